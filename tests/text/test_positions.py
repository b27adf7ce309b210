"""Offsets of other programs are those of Python counted in their units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.positions import utf8_length, utf16_length, utf16_offsets

TEXTS = st.text(alphabet="a é\n€😀\ud800", max_size=30)


@given(TEXTS)
def test_many_offsets_are_single_lengths(text: str) -> None:
    """The offsets of a text are the lengths of what stands before them."""
    offsets = utf16_offsets(text)
    assert [offsets(place) for place in range(len(text) + 1)] == [utf16_length(text[:p]) for p in range(len(text) + 1)]


@given(TEXTS, TEXTS)
def test_lengths_add_up(first: str, second: str) -> None:
    """No unit is shared by two characters."""
    for length in (utf8_length, utf16_length):
        assert length(first + second) == length(first) + length(second)
