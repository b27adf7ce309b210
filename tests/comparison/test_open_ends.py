"""Measures with an open end."""

import pytest

from factcheck.comparison.measures import compare
from factcheck.model import Measure


@pytest.mark.parametrize("hedge", ["", "about", "nearly", "over"])
@pytest.mark.parametrize("ends", [(None, 0.04), (0.04, None), (None, None)])
def test_open_ends_compare(hedge, ends):
    """A hedged measure without one of its ends compares with any other, and is no overflow."""
    open_ended = Measure("amount", "mass", *ends, hedge=hedge, step=0.001)
    whole = Measure("amount", "mass", 0.3, 0.3, step=0.1)
    assert compare(open_ended, whole) in ("agree", "compatible", "differ")
    assert compare(whole, open_ended) in ("agree", "compatible", "differ")
