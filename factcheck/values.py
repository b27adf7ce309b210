"""Dataclasses that load and are made in a fraction of the time that the standard library's take.

    @dataclass(frozen=True, slots=True)
    class Place:
        line: int

They are dataclasses to type checkers, to `dataclasses.fields`, `replace` and `asdict`, and to whoever compares, prints
or hashes them. The standard library writes and compiles half a dozen methods for each class, whether or not one
of its values is ever made: a quarter of a millisecond, of which a check of a draft spent 50 before its first word. Here
a class shares all methods but its `__init__`, which is written when its first value is made, and a frozen value is
filled through its slots: `object.__setattr__` takes twice as long, for each number and word of a text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

C = TypeVar("C")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False, order: bool = False) -> Callable[[type[C]], type[C]]:
        """Return a decorator for classes as `dataclasses.dataclass` makes them, with slots."""
        if not slots:
            raise TypeError("A dataclass of factcheck.values has slots.")
        return lambda cls: _made(cls, frozen, order)


def _made(plain: type[Any], frozen: bool, order: bool) -> type[Any]:
    own = frozenset(vars(plain))
    if not plain.__doc__:
        plain.__doc__ = plain.__name__  # the standard library would work out a signature
    cls: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    methods = {"__init__": _first_init(cls, frozen), "__repr__": _repr, **_comparing(cls, frozen, order)}
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _state, "__setstate__": _set_state}
    for name, method in methods.items():
        if name not in own:
            setattr(cls, name, method)
    return cls  # type: ignore[no-any-return]


def _first_init(cls: type[Any], frozen: bool) -> Callable[..., None]:
    def __init__(self: Any, *values: Any, **named: Any) -> None:
        cls.__init__ = _init(cls, frozen)
        cls.__init__(self, *values, **named)

    return __init__


def _init(cls: type[Any], frozen: bool) -> Callable[..., None]:
    """Return an `__init__` with the fields as its parameters; nothing but their names stands in what is compiled."""
    names: dict[str, Any] = {"_unset": object()}
    parameters, lines = [], []
    for field in dataclasses.fields(cls):
        name, default, factory = field.name, field.default, field.default_factory
        names[f"_set_{name}"] = getattr(cls, name).__set__
        value, given = name, name
        if factory is not dataclasses.MISSING:
            names[f"_make_{name}"] = factory
            made = f"_make_{name}()"
            value, given = (f"{made} if {name} is _unset else {name}", f"{name}=_unset") if field.init else (made, "")
        elif default is not dataclasses.MISSING:
            names[f"_default_{name}"] = default
            value, given = (name, f"{name}=_default_{name}") if field.init else (f"_default_{name}", "")
        elif not field.init:
            continue
        if field.init:
            parameters.append(given)
        lines.append(f"_set_{name}(self, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n ".join(lines or ["pass"])
    exec(f"def __init__(self, {', '.join(parameters)}):\n {body}\n", names)
    written: Callable[..., None] = names["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written


def _comparing(cls: type[Any], frozen: bool, order: bool) -> dict[str, Any]:
    """Return the methods that compare values of a class by all of their fields."""
    names = [field.name for field in dataclasses.fields(cls)]
    get: Callable[[Any], Any] = attrgetter(*names) if names else lambda value: ()

    def __eq__(self: Any, other: object) -> bool:
        return get(self) == get(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(get(self))

    def __lt__(self: Any, other: object) -> bool:
        return get(self) < get(other) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self: Any, other: object) -> bool:
        return get(self) <= get(other) if other.__class__ is self.__class__ else NotImplemented

    def __gt__(self: Any, other: object) -> bool:
        return get(self) > get(other) if other.__class__ is self.__class__ else NotImplemented

    def __ge__(self: Any, other: object) -> bool:
        return get(self) >= get(other) if other.__class__ is self.__class__ else NotImplemented

    equal = {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}
    return equal | ({"__lt__": __lt__, "__le__": __le__, "__gt__": __gt__, "__ge__": __ge__} if order else {})


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, value: Any = None) -> None:
    raise dataclasses.FrozenInstanceError(f"A {type(self).__name__} does not change: {name} stays what it is.")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
