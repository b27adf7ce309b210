"""The facts that a house stands by: each number of each sentence of a page, with its line and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.comparison.frames import sentences
from factcheck.comparison.house.sayings import Saying, lexicon, sayings, written
from factcheck.extraction.claims.words import is_person, sides
from factcheck.model import Article, Claim, Measure, Span
from factcheck.text.expressions import expression
from factcheck.values import dataclass

# "2025-03-01", "March 2025", "1 March 2025", "2025" in brackets at the end of a sentence, or in a heading.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = rf"(?:\d{{4}}-\d\d(?:-\d\d)?|(?:\d{{1,2}}\s)?(?:{_MONTHS})(?:\s\d{{1,2}},)?\s\d{{4}}|\d{{4}})"
_AT_END = expression(rf"[(\[][^()\[\]\n]{{0,40}}?({_DATE})[)\]]\.?\s*\Z")
_BEHIND = expression(rf"\s*[(\[][^()\[\]\n]{{0,40}}?({_DATE})[)\]]")
_IN_HEADING = expression(rf"({_DATE})\)?\s*\Z")
_OF_PAGE = expression(
    rf"^\W*(?:date|updated|last[ _-]?(?:updated|modified|reviewed|mod)|reviewed|modified)\W+({_DATE})",
    re.IGNORECASE | re.MULTILINE,
)
_TAIL = 80
_WORD = expression(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class HouseFact:
    """A number that a house stands by.

    `page` and `place` say where ("house-facts.md", "line 3"), `date` since when, empty where the page does not say.
    `things` are the words that any sentence on the same thing has, those of the heading where the sentence
    names nothing itself; `groups` are those for the people it is on.
    """

    page: str
    place: str
    text: str
    date: str
    number: str
    saying: Saying
    things: frozenset[str]
    groups: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """All words that a sentence on the same thing may have."""
        return self.saying.everything | self.things | self.groups

    @property
    def measure(self) -> Measure:
        """What the number measures."""
        return self.saying.measure


def house_facts(page: Article, claims: Sequence[Claim]) -> tuple[HouseFact, ...]:
    """Return the facts of a page in order: what its sentences say with numbers, in whatever format."""
    return tuple(_facts(page, claims))


def _facts(page: Article, claims: Sequence[Claim]) -> Iterator[HouseFact]:
    whole = _OF_PAGE.search(f"{page.front_matter}\n{page.text[:2000]}")
    dates = list(_headings(page))
    for sentence in sentences(page, claims):
        words = page.words(sentence.span)
        if not written("deictic").isdisjoint(_WORD.findall(words.lower())):
            continue
        own = _AT_END.search(words, max(len(words) - _TAIL, 0))
        said = own or _BEHIND.match(page.text, sentence.span.end)
        over = next((date for start, date in reversed(dates) if start < sentence.span.start and date), "")
        date = said[1] if said else over or (whole[1] if whole else "")
        end = sentence.span.start + own.start() if own else sentence.span.end
        span = Span(sentence.span.start, end)
        undated = tuple(number for number in sentence.claims if claims[number].quantity.span.start < end)
        for saying in sayings(page, claims, replace(sentence, span=span, claims=undated), whole=True):
            if not _names_a_group(saying):
                yield _fact(page, saying, span, date)


def _headings(page: Article) -> Iterator[tuple[int, str]]:
    for block in page.blocks:
        if block.kind == "heading":
            found = _IN_HEADING.search(page.words(block.span))
            yield block.span.start, found[1] if found else ""


def _fact(page: Article, saying: Saying, span: Span, date: str) -> HouseFact:
    words = saying.everything
    groups = frozenset(word for word in words if is_group(word))
    things = words - groups - lexicon("plain")
    if not things and saying.claim.complete:
        things = frozenset(saying.lent[0]) - groups - lexicon("plain")
    return HouseFact(
        page=page.path,
        place=page.place(span.start),
        text=" ".join(page.words(span).split()),
        date=date,
        number=page.words(saying.claim.quantity.span),
        saying=saying,
        things=things,
        groups=groups,
    )


def is_group(word: str) -> bool:
    """Tell whether a form names people that others stand beside: adults, women, newborns."""
    return word in lexicon("groups") or (is_person(word) and bool(sides(word)))


def _names_a_group(saying: Saying) -> bool:
    """Tell whether a number says which people are meant, where another number says what holds for them."""
    if saying.measure.dimension != "age" and saying.measure.kind != "age":
        return False
    return bool(saying.others)
