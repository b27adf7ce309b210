"""Quantities in the table of claims."""

from __future__ import annotations

import pytest

pa = pytest.importorskip("pyarrow", reason="the audit extra is not installed")

from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

import factcheck  # noqa: E402
from factcheck.audit.quantities import from_row, to_row  # noqa: E402
from factcheck.audit.schemas import CLAIMS  # noqa: E402
from factcheck.model import Measure, Quantity, Span  # noqa: E402

pytestmark = pytest.mark.usefixtures("in_this_process")

NUMBERS = st.floats(allow_nan=False)
PAIRS = st.tuples(NUMBERS, NUMBERS)
SPANS = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda ends: Span(min(ends), max(ends)))
MEASURES = st.builds(
    Measure,
    kind=st.sampled_from(["count", "rate", "proportion"]),
    low=st.none() | NUMBERS,
    high=st.none() | NUMBERS,
    bound=st.sampled_from(["", "lower", "upper"]),
    limit=st.booleans(),
    hedge=st.sampled_from(["", "about"]),
    per_day=NUMBERS,
    second=st.none() | PAIRS,
    written=PAIRS,
    step=NUMBERS,
    loose=st.booleans(),
    of=st.text(st.characters(exclude_categories=["Cs"])),
)
QUANTITIES = st.builds(
    Quantity,
    span=SPANS,
    text=st.text(st.characters(exclude_categories=["Cs"])),
    number=SPANS,
    low=st.none() | NUMBERS,
    high=st.none() | NUMBERS,
    comparator=st.sampled_from(["=", "<", "range"]),
    unit=st.none() | st.just("percent"),
    step=NUMBERS,
    approximate=st.booleans(),
    parts=st.none() | PAIRS,
    second=st.none() | PAIRS,
    measure=MEASURES,
)


def stored(quantity: Quantity) -> Quantity:
    """Return a quantity as it comes out of the table, the other columns of its claim left empty."""
    columns = to_row(quantity)
    table = pa.Table.from_pylist([columns], schema=pa.schema([CLAIMS.field(name) for name in columns]))
    return from_row(table.to_pylist()[0])


@given(QUANTITIES)
def test_what_is_written_is_read(quantity: Quantity) -> None:
    """A quantity read back from a table equals the one that was written, whatever its fields hold."""
    assert stored(quantity) == quantity


def test_quantities_of_a_text() -> None:
    """So do quantities of real kinds: shares, pressures, doses, bounds, ranges and ratios."""
    text = "Take 5 mg daily. One adult in ten, 12 of 120, 120/80 mmHg, at least 150 minutes, 5–10%, about 30, 1:30."
    found = factcheck.extract(factcheck.read(text)).quantities
    assert len(found) > 6
    assert tuple(map(stored, found)) == found


def test_moved() -> None:
    """Offsets are moved together with the sentence."""
    (quantity,) = factcheck.extract(factcheck.read("Take 5 mg.")).quantities
    moved = from_row(to_row(quantity), 7)
    assert (moved.span, moved.number) == (quantity.span.shifted(7), quantity.number.shifted(7))
