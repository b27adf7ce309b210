"""Entries that the prose leads to without a mark: by a link, an identifier, a site, a title, or who wrote them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck.extraction.references.text import UPPER
from factcheck.model import Article, Block, Citation, Link, Reference, Span
from factcheck.text.expressions import expression
from factcheck.text.folding import unaccented
from factcheck.text.identifiers import find_identifiers
from factcheck.text.passages import of_passage

_ADDRESS = expression(r"https?://(?:www\.)?(?P<page>(?P<host>[^/?#\s]+)[^?#\s]*)")
_SITE = expression(r"(?<![\w.@/-])(?:www\.)?((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,6})\b(?!/)")
_YEAR = expression(r" (?:19|20)\d\d ")
_DATE = expression(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FAMILY = expression(rf"(?<![\w’'-])[{UPPER}][\w’'-]+")
_HEAD = 3
"""So many of its first words stand for an entry that names nobody: "WHO GACVS Statement"."""
_WORD = expression(r"[^\W_]+")
_AUTHORS = expression(
    rf"(?<!\w)(?P<family>[{UPPER}][\w’'-]+)"
    r"(?:,? et al\b\.?| and (?:colleagues|co-?workers)\b| (?P<initials>[A-Z]{1,3})\b)"
)
_FULL_NAME = range(2, 4)
"""So many words are a given name and a family name."""
_SEGMENT = expression(r"[.,;:?!]\s")
_LONGEST = 500
_TO_THE_YEAR = 120
"""So many characters behind an author the year may stand, as in the next row of a table."""
_KEY = expression(r"\[(?P<key>[^\W\d_][\w+-]{0,15})\]")
_KEYED = expression(r"\[(?P<key>[^\W\d_][\w+-]{0,15})[\],;]")
_WHOLE_TITLE = 5
"""A title of fewer words may stand in a sentence without meaning the work."""
_OPENING = 80
"""A site that an entry is named by stands among so many of its first characters."""


def linked_entries(
    article: Article, blocks: Sequence[Block], citations: Sequence[Citation], references: Sequence[Reference]
) -> frozenset[str]:
    """Return the ids of the entries that the prose leads to, which is in `blocks`."""
    if not references:
        return frozenset()
    named = _titled(article, blocks, references) | _written_by(article, blocks, references)
    named |= _headed(article, blocks, references) | _of_journal(citations, references)
    named |= _in_full(article, blocks, references) | _published(citations, references)
    named |= _keyed(article, blocks, references) | _beside_year(article, blocks, citations, references)
    return _addressed(article, blocks, citations, references) | named


def _titled(article: Article, blocks: Sequence[Block], references: Sequence[Reference]) -> frozenset[str]:
    """Return the ids of the entries whose title the prose has to the letter: "their paper “Might Salt Be Safe?”"."""
    titles = {entry.id: _words(entry.title) for entry in references if len(entry.title.split()) >= _WHOLE_TITLE}
    if not titles:
        return frozenset()
    prose = " ".join(f" {_words(article.words(block.span))} " for block in blocks)
    return frozenset(id for id, title in titles.items() if f" {title} " in prose)


def _written_by(article: Article, blocks: Sequence[Block], references: Sequence[Reference]) -> frozenset[str]:
    """Return the ids of the entries whose author and year stand together: "Jain et al., JAMA 2015", in a table too."""
    families: dict[str, list[Reference]] = {}
    for entry in references:
        if entry.authors and entry.year and (words := _words(entry.authors[0].family).split()):
            families.setdefault(words[-1], []).append(entry)
    found = set[str]()
    for block in blocks if families else ():
        for end, family, written in _authors(article.words(block.span)):
            behind = block.span.start + end
            for entry in families.get(family, ()):
                initials = entry.authors[0].initials.replace(".", "").replace(" ", "")
                is_dated = (entry.year or "") in article.text[behind : behind + _TO_THE_YEAR]
                if is_dated and (written or initials) == initials:
                    found.add(entry.id)
    return frozenset(found)


@of_passage
def _authors(text: str) -> tuple[tuple[int, str, str | None], ...]:
    """Return where names that are written as authors end, the last word of each family name, and the initials."""
    found = ((one.end(), _words(one["family"]).split(), one["initials"]) for one in _AUTHORS.finditer(text))
    return tuple((end, words[-1], initials) for end, words, initials in found if words)


def _in_full(article: Article, blocks: Sequence[Block], references: Sequence[Reference]) -> frozenset[str]:
    """Return the ids of the entries whose author the words of a link name in full: "[Mike Bostock](https://…)"."""
    people: dict[tuple[str, str], list[str]] = {}
    for entry in references:
        if entry.authors and (words := _words(entry.authors[0].family).split()) and entry.authors[0].initials:
            people.setdefault((entry.authors[0].initials[0].lower(), words[-1]), []).append(entry.id)
    links = (_words(article.words(link.span)).split() for link in (_in(blocks, article.links) if people else ()))
    named = (words for words in links if len(words) in _FULL_NAME)
    return frozenset(id for words in named for id in people.get((words[0][0].lower(), words[-1]), ()))


def _published(citations: Sequence[Citation], references: Sequence[Reference]) -> frozenset[str]:
    """Return the ids of the entries without a year that name a body which is cited: "Stroke. Salt Council. (n.d.)"."""
    bodies = {_words(one.organisation) for one in citations if one.year and " " in one.organisation}
    undated = [entry for entry in references if bodies and not (entry.year or "").isdigit() and not entry.authors]
    return frozenset(
        entry.id for entry in undated if not bodies.isdisjoint(map(_words, _SEGMENT.split(entry.text[:_LONGEST])))
    )


def _keyed(article: Article, blocks: Sequence[Block], references: Sequence[Reference]) -> frozenset[str]:
    """Return the ids of the entries that open with a key in brackets which the prose has: "[JCS] Moe A. …"."""
    keys = {entry.id: found["key"] for entry in references if (found := _KEY.match(entry.text))}
    used = {found["key"] for block in (blocks if keys else ()) for found in _KEYED.finditer(article.words(block.span))}
    return frozenset(id for id, key in keys.items() if key in used)


def _beside_year(
    article: Article, blocks: Sequence[Block], citations: Sequence[Citation], references: Sequence[Reference]
) -> frozenset[str]:
    """Return the ids of the entries whose author and year stand near each other, where no citation was read.

    "Bruce Low, in a study of 2011", "Low A., Moe B., 2011": names are written in more ways than are known.
    """
    families: dict[tuple[str, str], list[str]] = {}
    for entry in references:
        if entry.authors and entry.year and (words := _words(entry.authors[0].family).split()):
            families.setdefault((words[-1], entry.year), []).append(entry.id)
    read = _Cover([citation.span for citation in citations])
    found = set[str]()
    for block in blocks if families else ():
        for offset, *dated in _dated_names(article.words(block.span)):
            ids = families.get((dated[0], dated[1]))
            if ids and not read.covers(block.span.start + offset):
                found.update(ids)
    return frozenset(found)


@of_passage
def _dated_names(text: str) -> tuple[tuple[int, str, str], ...]:
    """Return the words that may be names near before a year: where each starts, itself, and the year."""
    return tuple(
        (word.start(), _words(word[0]), year[0])
        for year in _DATE.finditer(text)
        for word in _FAMILY.finditer(text, max(year.start() - _TO_THE_YEAR, 0), year.start())
    )


class _Cover:
    """The characters that spans cover, none of which may begin inside another and end behind it."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def covers(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at].end


def _of_journal(citations: Sequence[Citation], references: Sequence[Reference]) -> frozenset[str]:
    """Return the ids of the entries whose journal the prose dates: "a 2018 JAMA Pediatrics study"."""
    dated = {(_journal(one.container), one.year) for one in citations if one.container and one.year}
    return frozenset(one.id for one in references if one.container and (_journal(one.container), one.year) in dated)


def _journal(name: str) -> str:
    return _words(name).removeprefix("the ")


def _headed(article: Article, blocks: Sequence[Block], references: Sequence[Reference]) -> frozenset[str]:
    """Return the ids of the entries without authors that a heading dates: "## Institute of Medicine Report (2004)"."""
    lines = [f" {_words(article.words(block.span))} " for block in blocks if block.kind == "heading"]
    dated = [line for line in lines if _YEAR.search(line)]
    return frozenset(
        entry.id
        for entry in (references if dated else ())
        if entry.year
        and not entry.authors
        and (head := _words(entry.organisation or " ".join(entry.title.split()[:_HEAD])))
        and any(f" {head} " in line and entry.year in line for line in dated)
    )


@of_passage
def _words(text: str) -> str:
    """Return the words of a text as titles are compared."""
    return " ".join(_WORD.findall(unaccented(text)))


def _addressed(
    article: Article, blocks: Sequence[Block], citations: Sequence[Citation], references: Sequence[Reference]
) -> frozenset[str]:
    """Return the ids of the entries that the prose links to or identifies as they do."""
    addresses = [found for link in _in(blocks, article.links) if (found := _ADDRESS.match(link.target))]
    addresses += _written(article, blocks)
    if not addresses:
        return frozenset()
    pages = {page for found in addresses for page in _as_written(found["page"])}
    hosts = {found["host"].lower() for found in addresses}
    labels = {one.label for one in citations if one.kind == "identifier" and one.label}
    return frozenset(
        entry.id
        for entry in references
        if not pages.isdisjoint(_pages(entry))
        or not labels.isdisjoint(one.label for one in find_identifiers(entry.text))
        or not hosts.isdisjoint(_sites(entry))
    )


def _in(blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[Link]:
    starts = [block.span.start for block in blocks]
    for link in links:
        at = bisect_right(starts, link.span.start) - 1
        if at >= 0 and link.span.start < blocks[at].span.end:
            yield link


def _written(article: Article, blocks: Sequence[Block]) -> Iterator[re.Match[str]]:
    """Yield the addresses that are written out in the blocks."""
    if "://" in article.text:
        for block in blocks:
            text = article.words(block.span)
            yield from _ADDRESS.finditer(text) if "://" in text else ()


def _as_written(page: str) -> tuple[str, str]:
    """Return a page without the mark, and without the bracket, that may stand behind its address in a sentence."""
    return _page(page.rstrip(".,;")), _page(page.rstrip(".,;)"))


def _page(address: str) -> str:
    """Return an address as pages are compared: without its scheme, its "www." and its last stroke."""
    return address.rstrip("/").lower()


def _pages(entry: Reference) -> Iterator[str]:
    for found in _ADDRESS.finditer(f"{entry.url} {entry.text}"):
        yield from _as_written(found["page"])


def _sites(entry: Reference) -> Iterator[str]:
    """Yield the sites that name an entry without authors and address: "Examine.com guide to protein (2025)"."""
    if not (entry.authors or entry.url or entry.doi or entry.pmid):
        for found in _SITE.finditer(entry.text, 0, min(len(entry.text), _OPENING)):
            yield found[1].lower()
