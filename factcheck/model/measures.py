"""Measures: what numbers measure, in terms that compare."""

from __future__ import annotations

from typing import Literal

from factcheck.values import dataclass

MeasureKind = Literal[
    "count",
    "proportion",
    "amount",
    "rate",
    "dose",
    "concentration",
    "duration",
    "age",
    "temperature",
    "multiple",
    "change",
    "effect",
    "probability",
    "rank",
    "date",
]
Bound = Literal["", "lower", "upper"]
Hedge = Literal["", "about", "nearly", "over"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a quantity measures: its kind, and an interval in the one base unit of its dimension.

    Measures of one `dimension` compare, whatever the writing: "10%", "one adult in ten" and "12 of 120" are shares
    of one, "two weeks" and "14 days" seconds, "39 °C" and "102 °F" kelvin. `kind` says what the number is of
    ("5 mg a day" is a rate of the dimension "mass"); a change keeps the dimension of what changes.

    `low` and `high` are what is stated, None where the interval is open, `low` above `high` in a fall "from 12 to
    8". `bound` is the side that a comparator closes, `limit` tells that the statement is the bound itself ("at
    least 150 minutes"), not a value near it ("more than 150"). `hedge` is how the value is loosened: "about 30",
    "nearly 30", "just over 30". `per_day` is how often a rate counts what is stated: 1 for "5 mg daily", 4 for "500 mg
    four times a day", 0 where nothing is said. `second` is the diastolic pressure of "120/80".

    `statistic` tells a level from a change, an interval, a p-value (`rules/lexicon/number-kinds.toml`). `unit` and
    `written` are the unit and the numbers as written, by which slips are told; `step` is the worth of the last digit
    in the base unit. `loose` tells that the value is said in few words ("a third", "1 in 8") and stands for more
    than it says. `of` is what is counted or dissolved ("patient", "alcohol").
    """

    kind: MeasureKind = "count"
    dimension: str = "count"
    low: float | None = None
    high: float | None = None
    bound: Bound = ""
    limit: bool = False
    hedge: Hedge = ""
    per_day: float = 0.0
    second: tuple[float, float] | None = None
    statistic: str = "level"
    unit: str = ""
    written: tuple[float, float] = (0.0, 0.0)
    step: float = 0.0
    loose: bool = False
    of: str = ""


UNMEASURED = Measure()
"""What a quantity measures of which nobody has asked."""
