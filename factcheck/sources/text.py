"""Small readings that several services need: titles with markup, names in one piece, dates in parts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from factcheck.data import word_list
from factcheck.model import Name
from factcheck.sources.responses import printable
from factcheck.text.expressions import expression
from factcheck.text.groups import is_group

_TAG = expression(r"</?[A-Za-z][^<>]{0,200}>")
_LABEL = expression(r"<(?:h4|jats:title)>([^<]{0,80})</(?:h4|jats:title)>")
_RETRACTED = expression(r"^\W{0,3}(?:retracted|withdrawn)(?: article| paper| chapter)?\s*[:\]–—-]+\s*", re.IGNORECASE)
_NOTICE = expression(
    r"^\W{0,3}(?:notice of |statement of )?(?:retraction|withdrawal|expression of concern|corrigendum|erratum"
    r"|(?:author |publisher )?correction)(?: notice| note)?\s*(?::|(?:to|of)\s*:?\s*[\"“‘'«])",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return deposited text without tags and entities; some publishers escape twice."""
    text = _LABEL.sub(r" \1: ", html.unescape(html.unescape(text)))
    return " ".join(printable(_TAG.sub("", text)).split())


def title_of(text: str) -> tuple[str, bool]:
    """Return a title without its closing stop and its retraction mark, and whether it bore such a mark."""
    title = plain(text)
    bare = _RETRACTED.sub("", title, count=1)
    return bare.rstrip(".").strip(" []"), bare != title


def is_notice(title: str) -> bool:
    """Tell whether a title is that of a notice about another work, such as "Retraction: …"."""
    return bool(_NOTICE.match(title))


def short_name(text: str) -> Name:
    """Read "Wakefield AJ": the family name first, initials last and without stops."""
    if is_group(text):
        return Name(text.strip())
    text = _unsuffixed(text.strip())
    family, _, last = text.rpartition(" ")
    if family and last.isupper() and len(last) <= 4:
        return Name(family, last)
    return Name(text)


def full_name(text: str) -> Name:
    """Read "Ludwig van Beethoven" or "Beethoven, Ludwig van": the family name takes its particles with it."""
    if is_group(text):
        return Name(text.strip())
    text = _unsuffixed(text.strip())
    if "," in text:
        family, *given = (part.strip() for part in text.split(","))
        return Name(_unsuffixed(family), " ".join(part for part in given if not _is_suffix(part)))
    words = text.split()
    if len(words) < 2:
        return Name(text)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in word_list("particles/record"):
        start -= 1
    return Name(" ".join(words[start:]), " ".join(words[:start]))


def _unsuffixed(name: str) -> str:
    """Return a name of several words without what stands behind it: "Jr", "III"."""
    words = name.split()
    while len(words) > 1 and _is_suffix(words[-1]):
        words.pop()
    return " ".join(words).rstrip(",")


def _is_suffix(word: str) -> bool:
    return word.rstrip(".,").casefold() in word_list("name-suffixes")


def years_in(dates: Iterable[str]) -> tuple[int, ...]:
    """Return the distinct plausible years of dates written in any form that starts with the year."""
    return tuple(sorted(set(_years(dates))))


def _years(dates: Iterable[str]) -> Iterator[int]:
    for date in dates:
        if (found := re.match(r"\s*([0-9]{4})\b", date)) and 1500 < int(found[1]) < 2100:
            yield int(found[1])


def doi_of(text: str) -> str:
    """Return a DOI in lower case without resolver or label, empty for anything else."""
    found = re.search(r"\b10\.[0-9]{4,9}/\S+", text)
    return found[0].casefold().rstrip(".,;") if found else ""
