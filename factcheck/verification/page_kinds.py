"""What a page is that answers for a source: the work itself, another page, or one that stands in the way of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from factcheck.data import word_table
from factcheck.sources.pages import Landing, is_front
from factcheck.text.expressions import expression
from factcheck.verification.titles import compare, title_words

PageKind = Literal["work", "other", "untitled", "missing", "refused", "sign-in", "consent", "front"]
# Share of a title's words that make it the same, as of works (`reference_match`); words of "Page not found".
ALIKE, LONGEST_NOTICE = 0.75, 12
_SITE = expression(r"\s[|·•»–—-]\s|[|»:]")


def page_kind(landed: Landing, link: str, title: str) -> PageKind:
    """Return what the page is that a link ends on, for a source called `title`, "" where its title is not known.

    A page says what it is by its title and its address; one of another title may still be about the source.
    """
    if landed.title and is_titled(landed.title, title):
        return "work"
    told = _told(landed)
    if told:
        return told
    if is_front(link, landed.url):
        return "front"
    return "other" if landed.title else "untitled"


def is_titled(page: str, title: str) -> bool:
    """Tell whether the title of a page is that of a source, with the name of a site before or behind it.

    Short titles have to be all of the page's title, or all that stands between two marks in it.
    """
    words = title_words(title)
    if not words:
        return False
    if any(title_words(part) == words for part in (page, *_SITE.split(page))):
        return True
    found = compare(page.removesuffix("…"), title)
    return found.share >= ALIKE and not found.short and not found.replaced


def _told(landed: Landing) -> PageKind | None:
    """Return what the title or the end of the address says of a page that is not the one that was linked."""
    title = landed.title.casefold()
    if len(title_words(title)) <= LONGEST_NOTICE:
        kinds: tuple[PageKind, ...] = ("missing", "refused", "sign-in", "consent")
        if kind := next((one for one in kinds if _titles(one).search(title)), None):
            return kind
    steps = [step.casefold().partition(".")[0] for step in urlsplit(landed.url).path.split("/") if step]
    places: tuple[PageKind, ...] = ("missing", "sign-in", "consent")
    return next((one for one in places if set(steps[:1] + steps[-1:]) & set(_addresses(one))), None)


@cache
def _titles(kind: str) -> re.Pattern[str]:
    phrases = word_table("page-titles")["titles"][kind]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)")


def _addresses(kind: str) -> list[str]:
    found: list[str] = word_table("page-titles")["addresses"][kind]
    return found
