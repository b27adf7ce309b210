import dataclasses
import pickle
from copy import deepcopy
from typing import Any

import pytest

from factcheck.values import dataclass as ours


def _classes(dataclass: Any) -> tuple[type[Any], type[Any], type[Any]]:
    """Return three classes by a decorator: a frozen one, one that starts with made values, one that may change."""

    @dataclass(frozen=True, slots=True, order=True)
    class Place:
        line: int
        column: int = 1

        def shifted(self) -> Any:
            return type(self)(self.line + 1, self.column)

    @dataclass(frozen=True, slots=True)
    class Found:
        """A class with a docstring of its own."""

        place: Any
        words: dict[str, int] = dataclasses.field(default_factory=dict)
        key: str = dataclasses.field(default="none", repr=False)

    @dataclass(slots=True)
    class State:
        held: list[int] = dataclasses.field(default_factory=list)
        size: int = dataclasses.field(init=False)

        def __post_init__(self) -> None:
            self.size = len(self.held)

    return Place, Found, State


OURS, STANDARD = _classes(ours), _classes(dataclasses.dataclass)


CASES = {
    "printed": lambda place, found, state: repr(found(place(1), {"a": 1}, "secret")),
    "without values": lambda place, found, state: repr(state()),
    "named": lambda place, found, state: repr(place(column=3, line=2)),
    "fields": lambda place, found, state: [[field.name for field in dataclasses.fields(one)] for one in (place, found)],
    "equal": lambda place, found, state: (place(1) == place(1), place(1) == place(2), place(1) == (1, 1)),
    "ordered": lambda place, found, state: [repr(one) for one in sorted([place(2, 1), place(1, 3), place(1, 2)])],
    "compared": lambda place, found, state: (
        place(1) < place(2),
        place(1) <= place(1),
        place(2) > place(2),
        place(2) >= place(2),
    ),
    "in a set": lambda place, found, state: len({place(1), place(1, 1), place(1, 2)}),
    "no hash": lambda place, found, state: state.__hash__,
    "replaced": lambda place, found, state: repr(dataclasses.replace(found(place(1)), key="b", place=place(3))),
    "as a dictionary": lambda place, found, state: dataclasses.asdict(found(place(1), {"a": 1})),
    "copied": lambda place, found, state: repr(deepcopy(found(place(1), {"a": 1}))),
    "by a method": lambda place, found, state: repr(place(1).shifted()),
    "by a pattern": lambda place, found, state: place.__match_args__,
    "after its making": lambda place, found, state: state([1, 2]).size,
    "no shared list": lambda place, found, state: state().held is state().held,
    "with slots": lambda place, found, state: hasattr(place(1), "__dict__"),
    "documented": lambda place, found, state: found.__doc__,
}


@pytest.mark.parametrize("seen", CASES.values(), ids=CASES)
def test_like_the_standard_library(seen: Any) -> None:
    """What is seen of a value is what the standard library's dataclasses show."""
    assert seen(*OURS) == seen(*STANDARD)


@pytest.mark.parametrize("wrong", [{}, {"lines": 1}, {"line": 1, "column": 2, "row": 3}], ids=repr)
def test_wrong_arguments(wrong: dict[str, int]) -> None:
    """A value with a field too many or too few is refused, the first as any other."""
    place, _, _ = _classes(ours)
    for _ in range(2):
        with pytest.raises(TypeError):
            place(**wrong)


def test_frozen_values_do_not_change() -> None:
    """A field of a frozen value can be neither set nor deleted; one that is not frozen can."""
    place, _, state = OURS
    value = place(1)
    with pytest.raises(dataclasses.FrozenInstanceError, match="line stays what it is"):
        value.line = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.line
    changed = state()
    changed.held = [1]
    assert (value.line, changed.held) == (1, [1])


def test_between_processes() -> None:
    """A value reaches another process as it was."""
    from factcheck.model import Link, Span

    link = Link(Span(1, 2), "https://example.org")
    assert pickle.loads(pickle.dumps(link)) == link


def test_inherited_fields() -> None:
    """A class that inherits from another has the fields of both."""
    place, _, _ = _classes(ours)

    @ours(frozen=True, slots=True)
    class Named(place):  # type: ignore[misc, valid-type]
        name: str = ""

    assert repr(Named(1, 2, "a")).endswith("Named(line=1, column=2, name='a')")
    assert Named(1) != place(1)
