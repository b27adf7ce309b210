"""Quantities as rows of the table of claims, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from factcheck.model import Measure, Quantity, Span

Row = Mapping[str, Any]
_AS_THEY_ARE = ("text", "low", "high", "comparator", "unit", "step", "approximate", "unit_text", "counted")
_MEASURE = tuple(field.name for field in fields(Measure))


def to_row(quantity: Quantity) -> dict[str, Any]:
    """Return the columns of a quantity; its offsets are those of its text."""
    return {
        **{name: getattr(quantity, name) for name in _AS_THEY_ARE},
        "start": quantity.span.start,
        "end": quantity.span.end,
        "number_start": quantity.number.start,
        "number_end": quantity.number.end,
        "parts": quantity.parts,
        "second": quantity.second,
        "measure": {name: getattr(quantity.measure, name) for name in _MEASURE},
    }


def from_row(row: Row, by: int = 0) -> Quantity:
    """Return the quantity of a row, moved by so many characters."""
    said = row["measure"]
    return Quantity(
        span=Span(row["start"] + by, row["end"] + by),
        number=Span(row["number_start"] + by, row["number_end"] + by),
        **{name: row[name] for name in _AS_THEY_ARE},
        parts=_pair(row["parts"]),
        second=_pair(row["second"]),
        measure=Measure(**{**said, "second": _pair(said["second"]), "written": _pair(said["written"]) or (0.0, 0.0)}),
    )


def _pair(held: Any) -> tuple[float, float] | None:
    return None if held is None else (held[0], held[1])
