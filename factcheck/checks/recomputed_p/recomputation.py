"""p-values computed again from test statistics, and whether the stated ones fit, after statcheck's rounding rules."""

from __future__ import annotations

import math

from factcheck.checks.recomputed_p.distributions import chi_squared_upper, f_upper, normal_two_sided, t_two_sided
from factcheck.model import SignificanceTest
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Recomputation:
    """The p-value of a result: `p` from the statistic as written, `low` to `high` over what it was rounded from.

    `error` tells that the stated p-value lies outside, `decision_error` that it lies on the other side of alpha.
    `zero` tells that the stated p-value is 0, which none can be.
    """

    p: float
    low: float
    high: float
    error: bool
    decision_error: bool
    zero: bool


def recompute(
    result: SignificanceTest, *, alpha: float = 0.05, sides: int = 2, zero_is_error: bool = True
) -> Recomputation:
    """Return the p-value of the result; `sides` 1 halves it where the statistic has a direction (t, z, r)."""
    least, greatest = _magnitudes(result)
    low, p, high = (_p_value(result, size, sides) for size in (greatest, abs(result.value), least))
    low, high = (low if result.comparison != ">" else 0.0), (high if result.comparison != "<" else 1.0)
    zero = result.p == 0 and result.p_comparison != ">"
    error = (zero and zero_is_error) or not _fits(result, low, high, alpha)
    sides_of_alpha = {_significant(result, alpha), _side(low, high, alpha)}
    return Recomputation(p, low, high, error, error and sides_of_alpha == {True, False}, zero)


def _magnitudes(result: SignificanceTest) -> tuple[float, float]:
    """Return the least and greatest size that the statistic may have been rounded from; a bound is exact."""
    size, most = abs(result.value), 1.0 if result.test == "r" else math.inf
    slack = result.step / 2 if result.comparison == "=" else 0.0
    return max(size - slack, 0.0), min(size + slack, most)


def _p_value(result: SignificanceTest, size: float, sides: int) -> float:
    match result.test:
        case "t":
            return t_two_sided(size, result.df2 or 1) * sides / 2
        case "r":
            df = result.df2 or 1
            t = size * math.sqrt(df / (1 - size * size)) if size < 1 else math.inf
            return t_two_sided(t, df) * sides / 2 if math.isfinite(t) else 0.0
        case "z":
            return normal_two_sided(size) * sides / 2
        case "F":
            return f_upper(size, result.df1 or 1, result.df2 or 1)
        case _:
            return chi_squared_upper(size, result.df1 or 1)


def _fits(result: SignificanceTest, low: float, high: float, alpha: float) -> bool:
    """Tell whether the stated p-value can be one between `low` and `high`, both rounded to its decimals."""
    slack = 1e-9
    match result.p_comparison:
        case "ns":
            return high > alpha
        case "<":
            return low < (result.p or 0.0) * (1 + slack)
        case ">":
            return high > (result.p or 0.0) - slack
        case _:
            half = result.p_step / 2 + slack
            return low - half <= (result.p or 0.0) <= high + half


def _significant(result: SignificanceTest, alpha: float) -> bool | None:
    """Return what the stated p-value says of significance, None where it leaves that open."""
    if result.p is None or (result.p_comparison == ">" and result.p >= alpha):
        return False
    if result.p_comparison == ">":
        return None
    if result.p <= alpha:
        return True
    return False if result.p_comparison == "=" else None


def _side(low: float, high: float, alpha: float) -> bool | None:
    """Return whether every p-value between the two is significant, None where they lie on both sides."""
    return True if high <= alpha else False if low > alpha else None
