"""Tail probabilities of the normal, chi-squared, F and t distributions, from the incomplete gamma and beta functions.

Continued fractions after Lentz, series where they converge faster: Press et al., Numerical Recipes, 3rd ed.,
sections 6.2 and 6.4. Relative error below 1e-10 for degrees of freedom up to a million.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import count

# Lentz's continued fraction: what stands for 0 in a denominator, where a term no longer tells, and when to give up
# (Numerical Recipes, 3rd ed., section 5.2).
_TINY = 1e-300
_EPSILON = 1e-14
_MOST_TERMS = 20_000


def normal_two_sided(z: float) -> float:
    """Return P(|Z| > |z|) of the standard normal distribution."""
    return math.erfc(abs(z) / math.sqrt(2))


def chi_squared_upper(x: float, df: float) -> float:
    """Return P(X > x) of the chi-squared distribution."""
    return upper_gamma(df / 2, x / 2)


def f_upper(x: float, df1: float, df2: float) -> float:
    """Return P(X > x) of the F distribution."""
    return incomplete_beta(df2 / 2, df1 / 2, df2 / (df2 + df1 * x)) if x > 0 else 1.0


def t_two_sided(t: float, df: float) -> float:
    """Return P(|T| > |t|) of Student's t distribution."""
    return incomplete_beta(df / 2, 0.5, df / (df + t * t))


def upper_gamma(a: float, x: float) -> float:
    """Return the regularised upper incomplete gamma function Q(a, x), for a > 0."""
    if x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        return 1.0 - front * _gamma_series(a, x)
    terms = ((-n * (n - a), x + 2 * n + 1 - a) for n in count(1))
    return front * _fraction(x + 1 - a, terms)


def _gamma_series(a: float, x: float) -> float:
    term = total = 1 / a
    for n in range(1, _MOST_TERMS):
        term *= x / (a + n)
        total += term
        if term < total * _EPSILON:
            break
    return total


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), for a, b > 0 and x in [0, 1]."""
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    if x > (a + 1) / (a + b + 2):
        return 1.0 - incomplete_beta(b, a, 1 - x)
    logarithm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(logarithm) / a * _fraction(1.0, _beta_terms(a, b, x))


def _beta_terms(a: float, b: float, x: float) -> Iterator[tuple[float, float]]:
    yield -(a + b) * x / (a + 1), 1.0
    for m in count(1):
        yield m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1.0
        yield -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1.0


def _fraction(first: float, terms: Iterable[tuple[float, float]]) -> float:
    """Return 1 / (first + n1 / (d1 + n2 / (d2 + …))) for terms (n, d)."""
    d = 1 / (first or _TINY)
    c, total = 1 / _TINY, d
    for (numerator, denominator), _ in zip(terms, range(_MOST_TERMS), strict=False):
        d = 1 / ((denominator + numerator * d) or _TINY)
        c = (denominator + numerator / c) or _TINY
        total *= c * d
        if abs(c * d - 1) < _EPSILON:
            break
    return total
