"""Blood pressures that cannot be: the lower number above the upper one, "1,200/80"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.statements.passage import Passage
from factcheck.model import RuledOut, Span
from factcheck.text.cues import words_of
from factcheck.text.expressions import expression

_PAIR = expression(
    r"(?<![\w.,/–-])(?P<upper>\d{2}|\d,?\d{3}|\d{3})(?P<between>\s?/\s?|\sover\s)(?P<lower>\d{2,4})(?![\w.,]?[\w/])"
    r"(?=\s?mm ?Hg|[.,;:)]|$|\s(?:and|but|on|at|in|when|before|after|which|this|last|again|by|so|as|is|was)\b)"
)
_SPOKEN_OF = expression(r"blood pressures?|systolic|diastolic|mm ?Hg|hypertens\w+|\bBP\b")
_SAID_OF = expression(r"\b(?:blood )?pressures?\b|systolic|diastolic|mm ?Hg|\bBP\b|\breadings?\b")
"""What speaks of a pressure where its two numbers are said: "78 over 124" is hardly anything else."""
_REACH, _SAID_REACH = 80, 200
_HIGHEST, _LOWEST = 370.0, 30.0
"""The highest on record is 370/360 mmHg (MacDougall and others, J Appl Physiol, 1985)."""


def find_pressures(passage: Passage) -> Iterator[RuledOut]:
    """Yield each pair of numbers that is told of a blood pressure and can be none."""
    if words_of(passage.text).isdisjoint(
        ("pressure", "pressures", "systolic", "diastolic", "mmhg", "bp", "hypertension")
    ):
        return
    for found in _PAIR.finditer(passage.text):
        upper, lower = float(found["upper"].replace(",", "")), float(found["lower"])
        turned = _LOWEST <= upper < lower <= _HIGHEST / 2 and upper + _LOWEST / 3 <= lower and lower >= 2 * _LOWEST
        slipped = upper > _HIGHEST and _LOWEST <= lower <= upper / 2
        said = found["between"].strip() == "over"
        near = passage.text[max(0, found.start() - (_SAID_REACH if said else _REACH)) : found.end() + _REACH // 8]
        if (turned or slipped) and (_SAID_OF if said else _SPOKEN_OF).search(near):
            yield RuledOut(Span(*found.span()), "pressure", "")
