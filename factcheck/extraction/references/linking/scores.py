"""How well a citation and an entry of the same first author agree in the rest."""

from __future__ import annotations

from factcheck.extraction.references.linking.keys import Cited, Listed

CONTRADICTED = -3
_SLIPS = 2


def agreement(cited: Cited, listed: Listed) -> int:
    """Return what speaks for the entry, less what speaks against it, beside first author and year."""
    return _others(cited, listed) + _number(cited, listed) + _initials(cited, listed) + _suffix(cited, listed)


def is_contradicted(cited: Cited, listed: Listed) -> bool:
    """Tell whether the entry has none of the further authors that the citation names, under no spelling."""
    from rapidfuzz.distance import OSA  # late, since most articles have no name that differs

    if not cited.others or listed.most > len(listed.others) + 1:
        return False
    return not any(
        name in listed.written or any(OSA.distance(name, other) <= _SLIPS for other in listed.others)
        for name in cited.others
    )


def _others(cited: Cited, listed: Listed) -> int:
    """Count further authors that both name; one that the entry lacks counts against it."""
    score = 0
    for place, name in enumerate(cited.others):
        if name in listed.others:
            score += 3 if listed.others.index(name) == place else 2
        elif listed.others or listed.most == 1:
            score += CONTRADICTED
    return score


def _number(cited: Cited, listed: Listed) -> int:
    """Compare the number of authors: "et al." stands for two at least besides the first, rarely for one."""
    named = 1 + len(cited.others)
    if cited.et_al:
        return 1 if listed.most > 2 else -1 if listed.most == 2 else -2
    return 1 if listed.fewest <= named <= listed.most else -1


def _initials(cited: Cited, listed: Listed) -> int:
    if not cited.initials or not listed.initials:
        return 0
    shared = min(len(cited.initials), len(listed.initials))
    return 2 if cited.initials[:shared] == listed.initials[:shared] else CONTRADICTED


def _suffix(cited: Cited, listed: Listed) -> int:
    if cited.suffix == listed.suffix:
        return 4
    return 0 if not cited.suffix or not listed.suffix else -1
