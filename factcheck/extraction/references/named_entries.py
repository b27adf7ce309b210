"""Entries that the prose names in any form: "the Morton meta-analysis", "HYVET", "*Atomic Habits*", "(7)".

That nothing leads to an entry is an absence. A name is written in more ways than citations are read in, so an entry of
which the prose has what is its own counts as used, however that is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from factcheck.extraction.citations.numeric_callouts import labels
from factcheck.extraction.references.text import UPPER
from factcheck.model import Article, Block, Citation, Reference
from factcheck.text.expressions import expression
from factcheck.text.folding import unaccented

_NAME = expression(rf"[{UPPER}][^\W\d_]+(?:[’'][^\W\d_]+)?")
_SMALL = expression(r"(?<![^\W\d_])[a-zß-öø-ÿ][^\W\d_]{2,}")
_ACRONYM = expression(r"(?<![\w-])[A-Z][A-Z0-9]*[A-Z]{2,}[A-Z0-9]*(?![\w])")
_BRACKET = expression(r"[\[(]([^\[\]()]{2,40})[\])]")
_NUMBERS = expression(r"[\[(]\s?((?:\d{1,3}(?!\d)\s?(?:[,;–‐-]\s?)?){1,20})[\])]")
_PARTS = expression(r"[\s–-]+")
_CAPITALISED = expression(rf"[{UPPER}][\w’'-]*")
_TITLE_END = expression(r"[:.?!(]")
_SHORTEST = 4
"""Family names of fewer letters are too often something else: "Li", "Lee", "May"."""
_WORDS = 2
"""A title or a body of so many words with capitals is a name."""


def named_entries(
    article: Article, blocks: Sequence[Block], citations: Sequence[Citation], references: Sequence[Reference]
) -> frozenset[str]:
    """Return the ids of the entries that the prose, which is in `blocks`, names outside of what cites a year."""
    listed = [entry for entry in references if entry.span]
    if not listed:
        return frozenset()
    prose = _prose(article, blocks, citations)
    return frozenset(
        {
            *_by_family(prose, listed),
            *_by_acronym(prose, listed),
            *_by_capitals(prose, listed),
            *_by_number(prose, listed),
        }
    )


def _prose(article: Article, blocks: Sequence[Block], citations: Sequence[Citation]) -> str:
    """Return the words of the blocks, with blanks for citations that have a year: each of them means one work."""
    text, at = list[str](), 0
    dated = iter(sorted((one.span.start, one.span.end) for one in citations if one.year and one.authors))
    start, end = next(dated, (len(article.text), len(article.text)))
    for block in blocks:
        at = block.span.start
        while at < block.span.end:
            while end <= at:
                start, end = next(dated, (len(article.text) + 1, len(article.text) + 1))
            text.append(article.text[at : max(min(start, block.span.end), at)])
            at = max(end, at) if start < block.span.end else block.span.end
        text.append("\n")
    return "".join(text)


def _by_family(prose: str, listed: Sequence[Reference]) -> Iterator[str]:
    """Yield the entries whose first author's family name stands in the prose, with a capital and never without one."""
    families: dict[str, list[str]] = {}
    for entry in listed:
        if entry.authors:
            for part in _PARTS.split(entry.authors[0].family)[-1:]:
                families.setdefault(_folded(part), []).append(entry.id)
    found = {_folded(word) for word in _NAME.findall(prose)} & families.keys()
    found = {name for name in found if len(name) >= _SHORTEST}
    if found:
        found -= {_folded(word) for word in _SMALL.findall(prose)}
    for name in found:
        yield from families[name]


def _folded(word: str) -> str:
    return unaccented(word).lower().removesuffix("'s").removesuffix("’s")


def _by_acronym(prose: str, listed: Sequence[Reference]) -> Iterator[str]:
    """Yield the entries whose body or study the prose names by its acronym, where no other entry has it."""
    used = frozenset(_ACRONYM.findall(prose))
    owned = {entry.id: _acronyms(entry) & used for entry in listed} if used else {}
    shared = Counter(acronym for own in owned.values() for acronym in own)
    yield from (id for id, own in owned.items() if any(shared[acronym] == 1 for acronym in own))


def _acronyms(entry: Reference) -> frozenset[str]:
    """Return the acronyms that stand for an entry: of its body, and those that it has in brackets."""
    found = {word for inside in _BRACKET.findall(entry.text) for word in _ACRONYM.findall(inside)}
    if not entry.authors:
        body = entry.organisation or entry.text[: len(entry.text) // 3]
        found |= {*_ACRONYM.findall(body)}
        initials = "".join(word[0] for word in _CAPITALISED.findall(entry.organisation))
        found |= {initials} if len(initials) > _WORDS else set()
    return frozenset(found)


def _by_capitals(prose: str, listed: Sequence[Reference]) -> Iterator[str]:
    """Yield the entries whose body, or short title with capitals, stands in the prose as a name."""
    bodies = Counter(entry.organisation for entry in listed)
    for entry in listed:
        title = _TITLE_END.split(entry.title, maxsplit=1)[0].strip()
        names = [title] if _is_name(title) else []
        if not entry.authors and bodies[entry.organisation] == 1 and _is_name(entry.organisation):
            names.append(entry.organisation)
        if any(name in prose for name in names):
            yield entry.id


def _is_name(words: str) -> bool:
    return sum(word[:1].isupper() for word in words.split()) >= _WORDS


def _by_number(prose: str, listed: Sequence[Reference]) -> Iterator[str]:
    """Yield the entries whose number stands in brackets in the prose, alone or among others."""
    numbered: Mapping[str, list[str]] = _numbered(listed)
    if numbered:
        for inside in _NUMBERS.findall(prose):
            for label in labels(inside):
                yield from numbered.get(label, ())


def _numbered(listed: Sequence[Reference]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in listed:
        if entry.label.isdecimal():
            found.setdefault(entry.label, []).append(entry.id)
    return found
