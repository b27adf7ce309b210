from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.checks.recomputed_p.distributions import (
    chi_squared_upper,
    f_upper,
    incomplete_beta,
    normal_two_sided,
    t_two_sided,
    upper_gamma,
)

# Printed tables of critical values, and closed forms of the distributions.
KNOWN = [
    (normal_two_sided(1.959963985), 0.05),
    (normal_two_sided(-2.575829304), 0.01),
    (t_two_sided(12.7062047, 1), 0.05),
    (t_two_sided(2.228138852, 10), 0.05),
    (t_two_sided(-3.169272673, 10), 0.01),
    (t_two_sided(1.0, 1), 0.5),
    (chi_squared_upper(3.841458821, 1), 0.05),
    (chi_squared_upper(18.30703805, 10), 0.05),
    (chi_squared_upper(124.3421134, 100), 0.05),
    (chi_squared_upper(4.6, 2), math.exp(-2.3)),
    (f_upper(161.4476387, 1, 1), 0.05),
    (f_upper(4.102821015, 2, 10), 0.05),
    (f_upper(3.0, 2, 10), (1 + 2 * 3.0 / 10) ** -5),
    (incomplete_beta(1, 3, 0.2), 1 - 0.8**3),
    (upper_gamma(1, 0.5), math.exp(-0.5)),
]


@pytest.mark.parametrize(("computed", "known"), KNOWN)
def test_known_values(computed: float, known: float) -> None:
    """The tails agree with printed tables and closed forms."""
    assert computed == pytest.approx(known, rel=1e-7)


@settings(max_examples=60)
@given(st.floats(0.01, 40), st.floats(0.5, 5000))
def test_t_and_f_agree(t: float, df: float) -> None:
    """A squared t has the F distribution with one degree of freedom."""
    assert t_two_sided(t, df) == pytest.approx(f_upper(t * t, 1, df), rel=1e-8)


@settings(max_examples=60)
@given(st.floats(0, 1e6), st.floats(0.5, 1e6), st.floats(0.5, 1e6))
def test_tails_are_probabilities(x: float, df1: float, df2: float) -> None:
    """Whatever is put in, a probability comes out."""
    assert 0 <= f_upper(x, df1, df2) <= 1 + 1e-9
    assert 0 <= chi_squared_upper(x, df1) <= 1 + 1e-9
