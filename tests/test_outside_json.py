"""JSON of strangers: what is read is sound, and whatever is not is one kind of error."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.outside_json import LARGEST, load

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
)  # fmt: skip


@given(VALUES)
def test_json_is_read(value: object) -> None:
    """What every reader of JSON holds comes back as it was."""
    assert load(json.dumps(value)) == value


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a":' * 100_000, "9" * 5_000, str(LARGEST + 1), "NaN", "-Infinity", "1e999", "", "\0", "{"],
)
def test_anything_else_is_a_value_error(text: str) -> None:
    """Nesting without end, numbers that nothing holds and broken syntax are told in one way."""
    with pytest.raises(ValueError, match=r"."):
        load(text)


def test_half_characters_are_replaced() -> None:
    """Half a character, which no file could take, becomes the sign for a missing one, in names as well."""
    assert load('{"a\\ud800": ["\\udfff", "\\ud83d\\ude00"]}') == {"a\ufffd": ["\ufffd", "\N{GRINNING FACE}"]}
