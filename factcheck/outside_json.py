"""JSON of files that others may have written: whatever is wrong with it is a `ValueError`.

Python reads more than the standard allows (NaN) and fails in its own ways (nesting beyond its stack, numbers of 5,000
digits). Whether fields are of their types is for the codec to tell.
"""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import Any, NoReturn

LARGEST = 2**53
"""The largest whole number that every reader of JSON holds exactly (RFC 8259, section 6)."""

_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def load(text: str) -> Any:
    """Return what JSON says; raises `ValueError`, which names the line where its syntax breaks, for anything else.

    Numbers beyond what JSON carries exactly are as wrong as nesting beyond the stack; half a character ("\\ud83d")
    becomes the sign for a missing one, since nothing could write it down again.
    """
    try:
        found = json.loads(text, parse_int=_whole, parse_float=_finite, parse_constant=_refuse)
        return _whole_text(found) if _ESCAPED_HALF.search(text) else found
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _whole(digits: str) -> int:
    if len(digits) > len(str(LARGEST)) + 1 or abs(int(digits)) > LARGEST:
        raise ValueError(f"a number of {len(digits):,} digits is more than JSON carries")
    return int(digits)


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(f"{digits[:20]} is more than JSON carries")
    return number


def _whole_text(value: Any) -> Any:
    """Return a value with every half of a character replaced."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole_text(one) for one in value]
    if isinstance(value, dict):
        return {_whole_text(name): _whole_text(one) for name, one in value.items()}
    return value
