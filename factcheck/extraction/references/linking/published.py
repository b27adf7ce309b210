"""Sources cited by who published them, where the entry begins with who wrote it: "(Sleep Foundation, 2022)"."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from factcheck.extraction.references.linking.keys import Cited, Listed

_SERIES = {"cochrane collaboration": "cochrane"}
"""Whose reviews are known by their name alone: "a 2016 Cochrane review"."""
_FEWEST = 2
"""A publisher's name has so many words, or stands alone behind the title; one stands in too many titles of journals."""


def pair_published(cited: Sequence[Cited], listed: Sequence[Listed], unused: Mapping[int, Listed]) -> dict[Cited, int]:
    """Return for each source that no entry has as its author the one entry of its year that it has published.

    Of the entries that other citations have found, only one that ends with the publisher is meant: "Wellington:
    Ministry of Health."
    """
    found = {source: _published(source, listed, unused) for source in cited}
    return {
        source: numbers[0]
        for source, numbers in found.items()
        if len(numbers) == 1 or (numbers and source.names[0] in _SERIES)
    }


def _published(source: Cited, listed: Sequence[Listed], unused: Container[int]) -> list[int]:
    name = source.names[0] if source.names else ""
    if source.others or source.et_al or not name:
        return []
    if len(name.split()) < _FEWEST:
        return [number for number, entry in enumerate(listed) if source.year in entry.years and _is_all(entry, name)]
    series = _SERIES.get(name, "")
    return [
        number
        for number, entry in enumerate(listed)
        if source.year in entry.years
        and (_names(entry.behind, name, last=number not in unused) or (series and entry.behind.startswith(series)))
    ]


def _is_all(entry: Listed, name: str) -> bool:
    """Tell whether a name is all that stands behind a title, an address aside: "Moe. (2021). Salt data. Kaggle."."""
    return entry.behind.partition(" http")[0] == name


def _names(behind: str, name: str, *, last: bool) -> bool:
    """Tell whether the words behind a title hold a name, or end with it."""
    return behind.endswith(f" {name}") if last else f" {name} " in f" {behind} "
