"""What is written is read back equal, and nothing else is read."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.codec import DamagedError
from factcheck.codec.rows import dumps, loads
from factcheck.config import Config
from factcheck.model import Checked, Name, Quantity, Span

TEXT = """# Cells

Less than 0.1% of cells form tumors (Li & Wang, 2019a, b); 5–10% (1 in 8) do not [1].

Less than 0.01% of cells form tumors 😀, see https://doi.org/10.1038/nm.3394.

## References

1. Li, X., & Wang, Y. (2019a). How cells leave. *Cells*, 12(3), 34–56.
"""


def test_round_trip() -> None:
    """An article with all its facts and findings comes back equal, and what was shared is shared again."""
    checked = factcheck.verify(factcheck.read(TEXT, "markdown"), Config(offline=True))
    assert checked.extraction.claims and checked.extraction.links.pairs and checked.findings
    back = loads(Checked, dumps(checked))
    assert back == checked
    assert back.extraction.claims[0].quantity in back.extraction.quantities
    assert dumps(back) == dumps(checked)


def test_odd_values() -> None:
    """Infinity, missing bounds, a pair of numbers and half a surrogate keep their kind."""
    quantity = Quantity(Span(0, 3), "\ud800", Span(0, 1), None, float("inf"), "<", parts=(1.0, 8.0), step=0)
    back = loads(Quantity, dumps(quantity))
    assert back == quantity and isinstance(back.parts, tuple) and isinstance(back.step, int)


@pytest.mark.parametrize(
    "text", ["", "null", "{}", "[]", "[[0]]", "[[9,1]]", "[[-1]]", '[["x"]]', "[" * 100_000, '[[0,"a"]]x']
)
def test_damage(text: str) -> None:
    """Anything but a row for each instance is refused in one way."""
    with pytest.raises(DamagedError):
        loads(Name, text)
