"""Words for a result that its numbers contradict."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Related, Saying
from factcheck.values import dataclass

FIELDS = ("number",)
# The level that nearly all of medicine calls significant (R. A. Fisher, 1925). A p-value may be rounded to it.
_LEVEL = 0.05
# A p-value right below the level may be called "not significant" after many tests; one so small may not.
_SURE = 0.01
_HALF = 50.0
# "Nearly all" leaves out few, "hardly any" are few; what one in five has is not rare by any scale (the EMA's begins at
# 1 in 1,000).
_NEARLY_ALL, _HARDLY_ANY, _RARE = 66.0, 34.0, 19.0
# Coefficients below 0.2 are called very weak, those from 0.6 strong (J. D. Evans, Straightforward Statistics for the
# Behavioral Sciences, 1996); 0.7 leaves room for other scales.
_VERY_WEAK, _STRONG = 0.2, 0.7


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each word for a result that the numbers beside it deny."""
    for said in context.extraction.statements.sayings:
        if _is_denied(said):
            number = " ".join(context.article.words(said.number).split())
            yield Diagnostic(
                said.span, {"number": number}, said.says.replace(" ", "-"), (Related(said.number, number),)
            )


def _is_denied(said: Saying) -> bool:
    low, high = said.low, said.high
    match said.says:
        case "significant":
            return low is not None and low > _LEVEL
        case "not significant":
            return high is not None and high < _SURE
        case "most":
            return high is not None and high < _HALF
        case "few":
            return low is not None and low > _HALF
        case "nearly all":
            return high is not None and high < _NEARLY_ALL
        case "hardly any":
            return low is not None and low > _HARDLY_ANY
        case "rare":
            return low is not None and low > _RARE
        case "more" | "less" | "most of all":
            return True
        case "strong":
            return high is not None and high < _VERY_WEAK
        case "weak":
            return low is not None and low >= _STRONG
        case "increased":
            return high is not None and high < 1
        case "reduced":
            return low is not None and low > 1
