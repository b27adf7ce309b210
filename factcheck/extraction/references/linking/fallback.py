"""Cited sources and entries that found no partner, paired where they differ in year or spelling only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from factcheck.extraction.references.linking.keys import Cited, Listed
from factcheck.extraction.references.linking.scores import agreement, is_contradicted
from factcheck.text.digits import whole

Difference = Literal["year-mismatch", "spelling-mismatch"]

Proposal = tuple[float, Cited, int, Difference]

_SHORT, _SURE = 4, 6
"""Names of so many letters that differ in one may be the same; and surely may."""
_OTHERS_AGREE = 7
_SAME_YEAR = 5
_CROWD = 200
"""More entries than this under one key are no clue to any of them."""


def pair_leftovers(
    cited: Sequence[Cited], unused: Mapping[int, Listed], used: Mapping[int, Listed]
) -> dict[Cited, tuple[int, Difference]]:
    """Return for each source the number of the entry it means and what differs.

    Each unused entry goes to one source. An entry that other citations have found may be meant, too, if a letter
    of a long name is all that differs.
    """
    by_support = sorted(_misspellings(cited, used, _SURE), key=lambda proposal: proposal[0])
    misspelt = {source: (number, difference) for _, source, number, difference in by_support}
    return {**misspelt, **_assigned(cited, unused)}


def _assigned(cited: Sequence[Cited], listed: Mapping[int, Listed]) -> dict[Cited, tuple[int, Difference]]:
    """Give each entry to the source for which most speaks."""
    proposals = [*_redatings(cited, listed), *_misspellings(cited, listed, _SHORT)]
    found: dict[Cited, tuple[int, Difference]] = {}
    taken: set[int] = set()
    for _, source, number, difference in sorted(proposals, key=lambda proposal: -proposal[0]):
        if source not in found and number not in taken:
            found[source] = number, difference
            taken.add(number)
    return found


def _redatings(cited: Sequence[Cited], listed: Mapping[int, Listed]) -> Iterator[Proposal]:
    """Yield pairs that agree in all but the year."""
    by_name = _index(listed, lambda entry: entry.names)
    for source in cited:
        for number in dict.fromkeys(number for name in source.names for number in by_name.get(name, ())):
            support = agreement(source, listed[number])
            if support >= 0 and not is_contradicted(source, listed[number]):
                yield support + _closeness(source.year, listed[number].years), source, number, "year-mismatch"


def _misspellings(cited: Sequence[Cited], listed: Mapping[int, Listed], shortest: int) -> Iterator[Proposal]:
    """Yield pairs whose names are one letter apart; names below `shortest` need further authors in common."""
    if not (cited and listed):
        return
    from rapidfuzz.distance import OSA  # late, since most articles have no name that differs

    by_spelling = _index(listed, lambda entry: _spellings(entry.names, entry.years))
    for source in cited:
        keys = _spellings(source.names, (source.year,))
        for number in dict.fromkeys(number for key in keys for number in by_spelling.get(key, ())):
            ours, theirs = source.names[0], listed[number].names[0]
            support = agreement(source, listed[number])
            enough = 0 if min(len(ours), len(theirs)) >= shortest else _OTHERS_AGREE
            if ours != theirs and support >= enough and OSA.distance(ours, theirs, score_cutoff=1) == 1:
                yield support + _SAME_YEAR, source, number, "spelling-mismatch"


def _index(listed: Mapping[int, Listed], keys: Callable[[Listed], Iterable[str]]) -> dict[str, list[int]]:
    """Return the entries under each of their keys, but for keys that are no clue."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, entry in listed.items():
        for key in keys(entry):
            found[key].append(number)
    return {key: numbers for key, numbers in found.items() if len(numbers) <= _CROWD}


def _spellings(names: Sequence[str], years: Sequence[str]) -> set[str]:
    """Return keys that names one letter apart share in a year: the name, and it without any one letter."""
    name = names[0][:40] if names else ""
    shorter = (name[:place] + name[place + 1 :] for place in range(len(name)))
    return {f"{year} {form}" for form in (name, *shorter) for year in years}


def _closeness(ours: str, theirs: Sequence[str]) -> float:
    """Return up to 2 for years that are near each other."""
    cited, listed = whole(ours), filter(None, map(whole, theirs))
    apart = [abs(cited - year) for year in listed] if cited else []
    return 2 / (1 + min(apart)) if apart else 0
