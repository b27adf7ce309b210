"""Whether a source tells a number of another outcome, or of another kind, than the sentence that cites it.

"10.8 million people died" is not stated by "10.8 million people fell ill", nor "adults have diabetes" by "adults have
prediabetes", whatever the other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.evidence.figures import Figure
from factcheck.evidence.words import Words
from factcheck.extraction.claims.words import outcome

# What makes of the name of a kind that of another: "prediabetes", "nonsmokers", "unvaccinated", "postmenopausal".
_PREFIXES = ("pre", "post", "peri", "non", "un")
# Shorter words are within others by chance: "un" and "it".
_SHORTEST = 5


def outcomes(said: Words, figures: Sequence[Figure], figure: Figure) -> frozenset[str]:
    """Return the outcomes that are told between the numbers before and after one, dates not counted."""
    others = [each.span for each in figures if each.read and each.measure.dimension != "date"]
    start = max((span.end for span in others if span.end <= figure.span.start), default=0)
    end = min((span.start for span in others if span.start >= figure.span.end), default=None)
    both = zip(said.forms, said.starts, strict=True)
    near = (word for word, at in both if word and start <= at and (end is None or at < end))
    return frozenset(filter(None, map(outcome, near)))


def are_other_outcomes(said: frozenset[str], told: frozenset[str]) -> bool:
    """Tell whether both tell outcomes, and none in common."""
    return bool(said and told) and not said & told


def is_other_kind(said: Words, told: Words) -> bool:
    """Tell whether a text has a word of another only behind a prefix that makes it another kind."""
    return any(
        len(word) >= _SHORTEST and any(prefix + word in told.all for prefix in _PREFIXES)
        for word in said.all - told.all
    )
