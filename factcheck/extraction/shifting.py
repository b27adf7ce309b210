"""Facts of a passage moved to where it stands in the article."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, get_args, get_type_hints

from factcheck.model import Span

T = TypeVar("T")
_NOTHING: tuple[()] = ()


def moved(fact: T, by: int) -> T:
    """Return a copy of a fact with every span in it moved by `by` characters.

    A fact is made of dataclasses, named tuples and tuples. What is shared in it (a quantity and the claim on it) is
    shared in the copy.
    """
    copy: T = _moved(fact, by, {}) if by else fact
    return copy


def _moved(value: Any, by: int, known: dict[int, Any]) -> Any:
    kind: Any = type(value)
    if kind is Span:
        return Span(value.start + by, value.end + by)
    if not value:
        return value
    if kind is tuple:
        # Most of what tuples hold are spans, the sentences of a block.
        return tuple(
            [Span(one.start + by, one.end + by) if type(one) is Span else _moved(one, by, known) for one in value]
        )
    if (copy := known.get(id(value))) is not None:
        return copy
    fields, placed = _fields(kind)
    given = list(fields(value))
    for place in placed:
        if given[place] is not _NOTHING:
            given[place] = _moved(given[place], by, known)
    known[id(value)] = copy = kind(*given)
    return copy


@cache
def _fields(kind: Hashable) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[int, ...]]:
    """Return how to get all fields of a class, which has two at least, and which of them may hold a span."""
    hints = get_type_hints(kind)
    return attrgetter(*hints), tuple(place for place, hint in enumerate(hints.values()) if _holds_span(hint))


def _holds_span(hint: Any) -> bool:
    if hint is Span:
        return True
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, tuple)) and not get_args(hint):
        return any(map(_holds_span, get_type_hints(hint).values()))
    return any(map(_holds_span, get_args(hint)))
