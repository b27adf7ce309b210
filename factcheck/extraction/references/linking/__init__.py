"""Citations paired with the entries of the reference list, and what is left over on both sides.

A citation and an entry that agree in first author and year are a pair. Leftovers are paired before anything is
called missing: most of what looks missing is an entry whose year or spelling differs from the text's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from factcheck.extraction.citations.names import fold
from factcheck.extraction.citations.organisation_registry import canonical
from factcheck.extraction.references.linking.fallback import pair_leftovers
from factcheck.extraction.references.linking.keys import Cited, Listed, cited_as, listed_as
from factcheck.extraction.references.linking.published import pair_published
from factcheck.extraction.references.linking.scores import agreement, is_contradicted
from factcheck.model import Citation, Links, Pair, PairKind, Reference, Standing
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class _Match:
    """The numbers of the entries that fit, the best first, and how."""

    entries: tuple[int, ...] = ()
    kind: PairKind = "exact"


_NONE = _Match()
_NEAR = 3
"""A mark so many characters behind a name says which entry the name means."""
_CROWD = 50
"""So many entries of one author and year are compared with a citation."""


def link(
    citations: Sequence[Citation],
    references: Sequence[Reference],
    acronyms: Mapping[str, str] | None = None,
    linked: Collection[str] = (),
    noted: Collection[str] = (),
) -> Links:
    """Pair citations with entries; `acronyms` maps acronyms that the article defines to names.

    `linked` holds the ids of entries that the text leads to otherwise, so that they are not left over, `noted` the
    labels of the notes that are no entries: whose mark this is leads to no entry in that place of a list.

    A list of references promises to hold every source, further reading or footnotes only where they hold most. Where
    nothing does, citations are paired with entries that fit to the letter, and nothing is called missing.
    Only what is written as the mark of a note, "[^8]", promises a note, and each note that such marks lead to a mark.
    """
    matches = _matches(citations, references, acronyms or {}, noted)
    promised = _is_promised(citations, references, matches)
    if not promised:
        matches = [_NONE if _is_guess(found, match) else match for found, match in zip(citations, matches, strict=True)]
    standing: Standing = "list" if any(entry.standing == "list" for entry in references) else "body"
    paired = [(citation, match) for citation, match in zip(citations, matches, strict=True) if match.entries]
    used = {match.entries[0] for _, match in paired}
    numbered = not promised or any((entry.label or entry.id).isdigit() for entry in references)
    missing = tuple(
        citation
        for citation, match in zip(citations, matches, strict=True)
        if not match.entries and _belongs_in_list(citation, numbered)
    )
    has_notes = bool(noted) or any(entry.standing == "note" for entry in references)
    written = {one for one in citations if has_notes and one.is_written_note}
    return Links(
        tuple(Pair(citation, references[match.entries[0]], match.kind) for citation, match in paired),
        tuple(citation for citation in missing if promised or citation in written),
        tuple(
            entry
            for number, entry in enumerate(references)
            if number not in used
            and entry.id not in linked
            and ((promised and entry.standing == standing) or (written and entry.standing == "note"))
        ),
        tuple(
            (citation, tuple(references[number] for number in match.entries))
            for citation, match in paired
            if len(match.entries) > 1
        ),
        () if promised else tuple(citation for citation in missing if citation not in written),
    )


def _is_promised(citations: Sequence[Citation], references: Sequence[Reference], matches: Sequence[_Match]) -> bool:
    """Tell whether what is cited is meant to stand in a list: under a heading of references, or most of it does."""
    if any(entry.standing == "list" for entry in references):
        return True
    asking = {
        _mention(citation): bool(match.entries) and match.kind == "exact"
        for citation, match in zip(citations, matches, strict=True)
        if citation.kind != "note" and _belongs_in_list(citation, numbered=True)
    }
    return bool(asking) and 2 * sum(asking.values()) >= len(asking)


def _mention(citation: Citation) -> tuple[object, ...]:
    return citation.authors[:1], citation.organisation, citation.year, citation.suffix, citation.label


def _is_guess(citation: Citation, match: _Match) -> bool:
    """Tell whether a match rests on a number in a list that is not the article's, or on what nearly fits."""
    return citation.kind == "numbered" or match.kind != "exact"


def _belongs_in_list(citation: Citation, numbered: bool) -> bool:
    if citation.url.startswith("http") or citation.doi or citation.pmid:
        return False
    if citation.kind == "numbered":
        return numbered
    return citation.kind == "key" or (citation.kind in ("authors", "organisation") and bool(citation.year))


def _matches(
    citations: Sequence[Citation],
    references: Sequence[Reference],
    acronyms: Mapping[str, str],
    noted: Collection[str],
) -> list[_Match]:
    """Return the match of each citation: by what identifies the entry, by author and year, or mended."""
    identified = _identified(references)
    known = {fold(short): canonical(name) for short, name in acronyms.items()}
    sources = [_source(citation, known) for citation in citations]
    entries = [listed_as(entry) for entry in references]
    fits = _fits(dict.fromkeys(filter(None, sources)), entries)
    by_mark = [
        _NONE if citation.kind == "note" and citation.label in noted else _by_mark(citation, identified, references)
        for citation in citations
    ]
    used = {match.entries[0] for match in (*by_mark, *fits.values()) if match.entries}
    unused = {number: entry for number, entry in enumerate(entries) if number not in used}
    taken = {number: entry for number, entry in enumerate(entries) if number in used}
    dated = [source for source, match in fits.items() if not match.entries and source.year.isdigit()]
    mended = {
        source: _Match((number,), kind) for source, (number, kind) in pair_leftovers(dated, unused, taken).items()
    }
    left = [source for source, match in fits.items() if not match.entries and source not in mended]
    published = {source: _Match((number,)) for source, number in pair_published(left, entries, unused).items()}
    by_name = {**fits, **mended, **published}
    beside = _beside(citations, by_mark)
    return [
        mark if mark.entries or source is None else _named(by_name[source], source, beside.get(place), entries)
        for place, (mark, source) in enumerate(zip(by_mark, sources, strict=True))
    ]


def _beside(citations: Sequence[Citation], by_mark: Sequence[_Match]) -> dict[int, int]:
    """Return for each citation with a mark right behind it, "Low et al. (2011) [4]", the entry that the mark means."""
    found: dict[int, int] = {}
    for place, (one, two) in enumerate(pairwise(citations)):
        match = by_mark[place + 1]
        if match.entries and two.kind in ("numbered", "note") and 0 <= two.span.start - one.span.end <= _NEAR:
            found[place] = match.entries[0]
    return found


def _named(match: _Match, source: Cited, beside: int | None, entries: Sequence[Listed]) -> _Match:
    """Return the match of a name, or the entry of its author that the mark behind it means, if no other fits."""
    if match.entries or beside is None or not set(source.names) & set(entries[beside].names):
        return match
    return _Match((beside,), "exact" if source.year in entries[beside].years else "year-mismatch")


def _source(citation: Citation, acronyms: Mapping[str, str]) -> Cited | None:
    """Return what an author-year citation is known by, None for any other."""
    return cited_as(citation, acronyms) if citation.authors or citation.organisation else None


def _identified(references: Sequence[Reference]) -> dict[str, list[int]]:
    """Return the numbers of the entries under their label or key, DOI, PMID and URL.

    In a list without any label an entry is known by its place.
    """
    found: dict[str, list[int]] = defaultdict(list)
    plain = all(entry.span and not entry.label for entry in references)
    for number, entry in enumerate(references):
        printed = str(number + 1) if plain and entry.standing == "list" else entry.label or entry.id
        for kind, mark in (("#", printed), ("doi", entry.doi.lower()), ("pmid", entry.pmid), ("url", entry.url)):
            if mark:
                found[f"{kind} {mark}"].append(number)
    return found


def _by_mark(citation: Citation, identified: Mapping[str, list[int]], references: Sequence[Reference]) -> _Match:
    """Return the entry that a mark means: where each section has a list of its own, the next one below the mark."""
    marks = (("#", citation.label), ("doi", citation.doi.lower()), ("pmid", citation.pmid), ("url", citation.url))
    for kind, mark in marks:
        numbers = identified.get(f"{kind} {mark}", ()) if mark else ()
        if numbers:
            below = (number for number in numbers if _is_below(references[number], citation))
            return _Match((next(below, numbers[0]),))
    return _NONE


def _is_below(entry: Reference, citation: Citation) -> bool:
    return entry.span is not None and entry.span.start > citation.span.start


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
