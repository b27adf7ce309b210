"""Who wrote it: the persons at the head of a reference entry, in any style of inverting and abbreviating."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck.data import word_list
from factcheck.extraction.references.text import APOSTROPHE, DASH, LETTER, LOWER, UPPER, YEAR
from factcheck.extraction.references.words import is_acronym, is_journal_word, is_organisation_word
from factcheck.model import Name
from factcheck.text.expressions import expression


class Authors(NamedTuple):
    """The names read, where they end, and whether they are the editors of the work."""

    names: tuple[Name, ...]
    end: int
    editors: bool = False


Styles = tuple[str, ...]

_WORD = rf"(?:[dDlLO][{APOSTROPHE}] ?|v[ao]n|d[aeiu])?[{UPPER}][{LETTER}{APOSTROPHE}‐‑–-]+(?![{LETTER}{APOSTROPHE}])"
_INITIAL = rf"[{UPPER}](?:(?!r\.)[{LOWER}]?\.|(?![\w.{APOSTROPHE}]))"
_NO_PARTICLE = r"(?!(?:DER|DI|DOS|DU|LA|VAN|VON)\b(?! ?(?:[,.;:(]|\d|$)))"
# "Forbes D. H. pylori", "Löwe B. A brief measure": what a genus is shortened to is no initial, nor is an article.
_GOES_ON = r"(?:and|et|und|och|van|von|de[nrls]?|della|d[aou]s?|te[nr]|bin|zu[rm]?|for|eds?)\b"
_GENUS = rf"(?![{UPPER}]\.? (?!{_GOES_ON})[a-z]{{2,}})"
_DOTTED = rf"{_INITIAL}(?: ?[-‐‑]? ?{_GENUS}{_INITIAL}){{0,5}}"
_BARE = rf"{_NO_PARTICLE}[{UPPER}]{{2,4}}(?![\w{APOSTROPHE}])(?:-[{UPPER}]\b)?"
_INITIALS = rf"(?:{_BARE}|{_DOTTED})"
# "Gallo, C. de B.", "Lima, M. dos S. e C.": what stands between the initials of a name, and behind them.
_GIVEN_PARTICLE = r"(?:d[aeio]|d[ao]s|del?|von|van|e|y)"
_PARTED = rf"(?:(?: {_GIVEN_PARTICLE} {_INITIAL}(?: ?{_INITIAL}){{0,2}}){{1,2}}(?= ?(?:[,;:(&]|$)))?"
_BETWEEN_INITIALS = expression(rf"(?<=[{UPPER}]\.) {_GIVEN_PARTICLE} (?=[{UPPER}]\.)")
_SUFFIX_WORD = r"(?:[JS]r|[js]r|JR|SR|2nd|3rd|4th|II|III|IV)\b(?!\.?[A-Za-z])"
_NOT_GIVEN = rf"(?! (?!{_SUFFIX_WORD}){_WORD}(?: ?[,.;:]| and [{UPPER}]| {_WORD}[,.;:]))"
_NOT_LISTED = rf"(?! (?!{_SUFFIX_WORD}){_WORD}(?: ?[,;]| and [{UPPER}]))"
_SUFFIX = rf"(?:,? {_SUFFIX_WORD}\.?)?"
_AND = r"(?:&|and\b|et\b(?!\.? ?al\b)|und\b|y\b|e\b|och\b|og\b|en\b)"
_SEPARATOR = expression(rf" ?(?:[,;/] ?(?:(?:…|\. ?\. ?\.),? ?(?:& ?)?)?(?P<joined>{_AND} ?)?|{_AND} ?(?P<and>)|… ?)")
_ET_AL = expression(
    r"[ ,;]{0,2}[(\[]?\b(?:et\.? ?al\b|et coll\b|and (?:others|colleagues|co-workers)\b|u\. ?a\.)[.)\]]?",
    re.IGNORECASE,
)
_ET_AL_AHEAD = expression(r"[^.()]{1,60}?\bet\.? al\b\.?")
_EDITORS = expression(
    r"[ ,.]{0,2}[(\[]?\b(?:eds?|editors?|hrsg|hg|comps?|coord|dirs?)\b[.,]{0,2} ?[)\]]?", re.IGNORECASE
)
_REPEATED = expression(rf"(?:[{DASH}_]{{2,}}|[{DASH}](?=[,.]))(?:,? ?(?:and ?)?[{DASH}_]+(?!\w))*")
_INVERTED_ALONE = expression(rf"(?P<family>{_WORD}) (?P<initials>[{UPPER}])\.(?= {_WORD}[.:])")
_LIST_END = expression(rf"(?<=\.) |[ ,]*(?:[.:;(\[“\"‘'«\x02]|{YEAR}\b|$)")
_TITLE_NEXT = expression(rf", (?:[{UPPER}0-9][{LETTER}{APOSTROPHE}-]*[ :.]|[^\W\d_]+[ :])")
_JOURNAL_GOES_ON = expression(rf"\.|,? ?\d| [{UPPER}][{LETTER}]*\.|$")
_YEAR_IN_BRACKETS = expression(rf"(?: ?\([A-Z][\w-]*\))?\.? ?[(\[]{YEAR}")
_ABBREVIATION = expression(rf" ([{UPPER}][{LETTER}]+)\.")
_SURNAMES = expression(rf"[^(\[0-9.]{{2,60}}?(?:\bet\.? al\b\.?|{_AND} ?[^(\[0-9.&]{{2,30}}?)[ ,]{{0,2}}[(\[]?{YEAR}\b")
_SENTENCE = expression(rf"(?:([^\W\d_]+) )?([a-z]+|\d+)(?![\w{APOSTROPHE}])")
_SUFFIXES = frozenset(("jr", "sr"))
_FOLLOWING: dict[str, Styles] = {
    "inverted": ("inverted too", "initials first", "full"),
    "inverted too": ("inverted too", "initials first", "full"),
    "initials first": ("initials first",),
    "full inverted": ("full inverted", "initials first", "full"),
    "full": ("full", "initials first"),
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = "|".join(re.escape(word) for word in word_list("particles/list"))
    particle = rf"(?:(?:{words})\.? )"
    family = rf"{particle}{{0,3}}{_WORD}"
    more = rf"(?: {particle}{{0,2}}{_WORD})"
    written_out = rf"{_WORD}(?: {_WORD}){{0,3}}(?: ?{_INITIAL}){{0,3}}"
    closed = rf"(?:{more}{{1,2}}(?= ?[,.;:(&\\[]| (?:{_AND}|et\\b|\\d)|$))?"
    behind = rf"(?: (?:{words})(?=[.,;:(]))?"
    opening = r"(?!(?:The|An?|In|On|From|Les?|La|Das|Der|Die|Une?)\b)"
    sources = {
        "inverted": rf"(?P<family>{family}{more}{{0,2}}?){_SUFFIX}"
        rf"(?:, ?(?P<given>{_INITIALS}{_PARTED})| \(?(?P<initials>{_INITIALS}){_NOT_GIVEN}\)?)",
        "inverted too": rf"(?P<family>{family}{more}{{0,2}}?){_SUFFIX}"
        rf"(?:, ?(?P<given>{_INITIALS}{_PARTED})| \(?(?P<initials>{_INITIALS}){_NOT_LISTED}\)?)",
        "initials first": rf"(?P<given>{_INITIALS}) ?(?P<family>{family}{closed})",
        "full inverted": rf"(?P<family>{family}{more}?){_SUFFIX}, {opening}"
        rf"(?P<given>(?:{_DOTTED} )?{written_out}{behind})",
        "full": rf"{opening}(?P<given>(?:{_DOTTED} ?)?{_WORD}(?: {_WORD}| ?{_INITIAL}){{0,3}}?) "
        rf"(?P<family>{family})(?! [{UPPER}])",
    }
    styles = {style: expression(source + _SUFFIX) for style, source in sources.items()}
    alone = rf"(?P<first>{family})(?:(?:, ?| ?(?P<and>{_AND}) ?)(?P<second>{family}))?"
    return styles | {
        "alone": expression(rf"{opening}{alone}(?:{_ET_AL.pattern})?(?=[ ,.]{{0,2}}[(\[]{YEAR}|, {YEAR}\b)")
    }


def read_authors(text: str) -> Authors | None:
    """Return the persons at the head of the entry; None where it does not begin with any."""
    repeated = _REPEATED.match(text)
    if repeated:
        after = _SEPARATOR.match(text, repeated.end())
        others = _read(text, after.end(), ("inverted", "initials first")) if after else []
        return _ended(text, others) if others else Authors((), repeated.end())
    if alone := _surnames(text):
        return alone
    if _is_sentence(text):
        return None
    for style in ("inverted", "initials first"):
        found = _read(text, 0, (style,))
        if found:
            return _ended(text, found)
    return _read_full(text)


def _surnames(text: str) -> Authors | None:
    """Return surnames alone before "et al." or joined by "and", right before the year: "Morton et al. (2018)."."""
    if not _SURNAMES.match(text):
        return None
    found = _patterns()["alone"].match(text)
    families = [found["first"], found["second"]] if found else []
    named = [one for one in families if one]
    others = found is not None and _ET_AL.search(text, found.start(), found.end())
    joined = found is not None and found["and"] and len(set(named)) > 1
    if (
        found is None
        or not (others or joined)
        or any(is_organisation_word(one) or is_acronym(one) for one in " ".join(named).split())
    ):
        return None
    return Authors(tuple(Name(one, "") for one in named), found.end())


def _is_sentence(text: str) -> bool:
    """Tell whether a text opens with a word or two of which none can be a name's, as in "Most of", "In 2019", "from".

    Most paragraphs do. They need none of the styles of names, whose expressions take long to compile.
    """
    opening = _SENTENCE.match(text)
    return bool(opening) and _no_names().isdisjoint(filter(None, opening.groups() if opening else ()))


@cache
def _no_names() -> frozenset[str]:
    return _SUFFIXES.union(words.split()[0] for words in word_list("particles/list"))


def _read_full(text: str) -> Authors | None:
    """Read names with their given names written out; they look like titles, so more is asked of them."""
    listed = _plausible(text, _read(text, 0, ("full",)))
    if len(listed) > 1:
        return _ended(text, listed)
    inverted = _plausible(text, _read(text, 0, ("full inverted",)))
    found = inverted or listed
    if listed and not inverted and (alone := _alone(text, listed)):
        return _ended(text, alone)
    return _ended(text, found) if inverted or (listed and not _is_title_or_group(text, listed)) else None


def _alone(text: str, found: Found) -> Found:
    """Return "Lambert M" of "Lambert M. Obesity. BMJ": nobody's given name stands before the initial."""
    inverted = _INVERTED_ALONE.match(text)
    if inverted is None or inverted["family"].lower() in word_list("given-names"):
        return []
    return [(Name(inverted["family"], inverted["initials"]), inverted.end())]


def _is_title_or_group(text: str, found: Found) -> bool:
    """Tell "Drinking Water Inspectorate (2017)" from a person: nobody inverts the names of persons there."""
    ((_, end),) = found
    return "." not in text[:end] and bool(_YEAR_IN_BRACKETS.match(text, end))


Found = list[tuple[Name, int]]


def _plausible(text: str, found: Found) -> Found:
    """Return as many of the names as end where a list of authors may end."""
    while found and not _may_end(text, found[-1][1]):
        found = found[:-1]
    return found


def _may_end(text: str, end: int) -> bool:
    return bool(
        _LIST_END.match(text, end)
        or _TITLE_NEXT.match(text, end)
        or _ET_AL.match(text, end)
        or _EDITORS.match(text, end)
    )


def _read(text: str, start: int, styles: Styles) -> Found:
    """Read names from `start`, the first in one of `styles`, each next in a style that may follow it."""
    found: Found = []
    position, joined = start, True
    while True:
        style, match = _name_at(text, position, styles, joined)
        if match is None:
            return found
        styles = styles if found else _FOLLOWING[style]
        found.append((_name(match), match.end()))
        separator = _SEPARATOR.match(text, match.end())
        if separator is None or _ET_AL.match(text, match.end()):
            return found
        position, joined = separator.end(), separator["joined"] is not None or separator["and"] is not None


def _ended(text: str, found: Found) -> Authors:
    """Return the names with "et al." and the word for editors behind them."""
    end = found[-1][1]
    others = _ET_AL.match(text, end) or _ET_AL_AHEAD.match(text, end)
    end = others.end() if others else end
    editors = _EDITORS.match(text, end)
    return Authors(tuple(name for name, _ in found), editors.end() if editors else end, bool(editors))


def _name_at(text: str, position: int, styles: Styles, joined: bool) -> tuple[str, re.Match[str] | None]:
    for style in styles:
        if style == "full" and styles[0].startswith("inverted") and not joined:
            continue
        match = _patterns()[style].match(text, position)
        if match is None or _is_no_person(match, style):
            continue
        if style != "initials first" or (joined and position) or not _is_journal(text, match):
            return style, match
    return "", None


def _is_no_person(match: re.Match[str], style: str) -> bool:
    """Tell an organisation from a person by its words."""
    words = match["family"].split()
    given = _name(match).initials.split()
    if any(map(is_acronym, (*words, *given))):
        return True
    if style.startswith("full"):
        return any(map(is_organisation_word, (*words, *given))) or all(map(is_journal_word, (*words, *given)))
    if style == "initials first" and not given[-1].endswith(".") and (len(given[-1]) > 2 or _goes_on(match)):
        return True
    behind = match.string[match.end() : match.end() + 1]
    alone = len(words) == 1 and (behind == "," or (style.startswith("inverted") and bool(match["given"])))
    return not alone and any(map(is_organisation_word, words))


def _goes_on(match: re.Match[str]) -> bool:
    """Tell whether another capitalised word follows the name without punctuation."""
    after = match.string[match.end() : match.end() + 2]
    return after[:1] == " " and after[1:].isupper()


def _is_journal(text: str, match: re.Match[str]) -> bool:
    """Tell "J. Phys." from "J. Smith": an abbreviated word of journal titles after the initials."""
    words = match["family"].split()
    if is_journal_word(words[0]) or (len(words) > 1 and is_journal_word(words[-1])):
        return bool(_JOURNAL_GOES_ON.match(text, match.end()))
    behind = _ABBREVIATION.match(text, match.end())
    return behind is not None and is_journal_word(behind[1])


def _name(match: re.Match[str]) -> Name:
    parts = match.groupdict()
    given = (parts["given"] or parts.get("initials") or "").strip()
    return Name(parts["family"].strip(), _BETWEEN_INITIALS.sub(" ", given))
