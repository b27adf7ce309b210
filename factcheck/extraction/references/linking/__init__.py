"""Citations paired with the entries of the reference list, and what is left over on both sides.

A citation and an entry that agree in first author and year are a pair. Leftovers are paired before anything is
called missing: most of what looks missing is an entry whose year or spelling differs from the text's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.extraction.citations.names import fold
from factcheck.extraction.citations.organisation_registry import canonical
from factcheck.extraction.references.linking.fallback import pair_leftovers
from factcheck.extraction.references.linking.keys import Cited, Listed, cited_as, listed_as
from factcheck.extraction.references.linking.scores import agreement, is_contradicted
from factcheck.model import Citation, Links, Pair, PairKind, Reference


@dataclass(frozen=True, slots=True)
class _Match:
    """The numbers of the entries that fit, the best first, and how."""

    entries: tuple[int, ...] = ()
    kind: PairKind = "exact"


_NONE = _Match()
_CROWD = 50
"""So many entries of one author and year are compared with a citation."""


def link(
    citations: Sequence[Citation], references: Sequence[Reference], acronyms: Mapping[str, str] | None = None
) -> Links:
    """Pair citations with entries; `acronyms` maps acronyms that the article defines to names.

    Where there is no list nothing is paired, and nothing is called missing.
    """
    if not references:
        return Links()
    matches = _matches(citations, references, acronyms or {})
    paired = [(citation, match) for citation, match in zip(citations, matches, strict=True) if match.entries]
    used = {match.entries[0] for _, match in paired}
    numbered = any(entry.id.isdigit() for entry in references)
    return Links(
        tuple(Pair(citation, references[match.entries[0]], match.kind) for citation, match in paired),
        tuple(
            citation
            for citation, match in zip(citations, matches, strict=True)
            if not match.entries and _belongs_in_list(citation, numbered)
        ),
        tuple(entry for number, entry in enumerate(references) if number not in used),
        tuple(
            (citation, tuple(references[number] for number in match.entries))
            for citation, match in paired
            if len(match.entries) > 1
        ),
    )


def _belongs_in_list(citation: Citation, numbered: bool) -> bool:
    if citation.kind == "numbered":
        return numbered
    return citation.kind == "key" or (citation.kind in ("authors", "organisation") and bool(citation.year))


def _matches(
    citations: Sequence[Citation], references: Sequence[Reference], acronyms: Mapping[str, str]
) -> list[_Match]:
    """Return the match of each citation: by what identifies the entry, by author and year, or mended."""
    identified = _identified(references)
    known = {fold(short): canonical(name) for short, name in acronyms.items()}
    sources = [_source(citation, known) for citation in citations]
    entries = [listed_as(entry) for entry in references]
    fits = _fits(dict.fromkeys(filter(None, sources)), entries)
    by_mark = [_by_mark(citation, identified) for citation in citations]
    used = {match.entries[0] for match in (*by_mark, *fits.values()) if match.entries}
    unused = {number: entry for number, entry in enumerate(entries) if number not in used}
    taken = {number: entry for number, entry in enumerate(entries) if number in used}
    dated = [source for source, match in fits.items() if not match.entries and source.year.isdigit()]
    mended = {
        source: _Match((number,), kind) for source, (number, kind) in pair_leftovers(dated, unused, taken).items()
    }
    by_name = {**fits, **mended}
    return [
        mark if mark.entries or source is None else by_name[source]
        for mark, source in zip(by_mark, sources, strict=True)
    ]


def _source(citation: Citation, acronyms: Mapping[str, str]) -> Cited | None:
    """Return what an author-year citation is known by, None for any other."""
    return cited_as(citation, acronyms) if citation.authors or citation.organisation else None


def _identified(references: Sequence[Reference]) -> dict[str, int]:
    """Return the number of each entry under its label or key, DOI, PMID and URL, the first of equals."""
    found: dict[str, int] = {}
    for number, entry in enumerate(references):
        for kind, mark in (("#", entry.id), ("doi", entry.doi.lower()), ("pmid", entry.pmid), ("url", entry.url)):
            if mark:
                found.setdefault(f"{kind} {mark}", number)
    return found


def _by_mark(citation: Citation, identified: Mapping[str, int]) -> _Match:
    marks = (("#", citation.label), ("doi", citation.doi.lower()), ("pmid", citation.pmid), ("url", citation.url))
    for kind, mark in marks:
        number = identified.get(f"{kind} {mark}") if mark else None
        if number is not None:
            return _Match((number,))
    return _NONE


def _fits(sources: Iterable[Cited], entries: Sequence[Listed]) -> dict[Cited, _Match]:
    """Return for each source the entries of its first author and year that agree with it best."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for name in entry.names:
            for year in {*entry.years, ""}:
                index[name, year].append(number)
    return {source: _fit(source, _rivals(source, index), entries) for source in sources}


def _rivals(source: Cited, index: Mapping[tuple[str, str], list[int]]) -> list[int]:
    """Return the entries under the first of the source's names that has any; "in press" fits every year."""
    year = source.year if source.year.isdigit() else ""
    return next((index[name, year][:_CROWD] for name in source.names if (name, year) in index), [])


def _fit(source: Cited, rivals: Sequence[int], entries: Sequence[Listed]) -> _Match:
    scores = {
        number: agreement(source, entries[number]) for number in rivals if not is_contradicted(source, entries[number])
    }
    best = max(scores.values(), default=0)
    fitting = tuple(number for number, score in scores.items() if score == best)
    if not fitting or (len(fitting) > 1 and not source.year):
        return _NONE
    fitting = _lettered(source, fitting, entries)
    same = not source.year.isdigit() or entries[fitting[0]].suffix == source.suffix
    return _Match(fitting, "exact" if same else "suffix-mismatch")


def _lettered(source: Cited, fitting: tuple[int, ...], entries: Sequence[Listed]) -> tuple[int, ...]:
    """Return the entry that "b" means in a list that does not print the letters: the second of its kind."""
    place = ord(source.suffix) - ord("a") if len(source.suffix) == 1 else -1
    if not 0 <= place < len(fitting) or any(entries[number].suffix for number in fitting):
        return fitting
    return (fitting[place],)
