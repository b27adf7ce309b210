"""Expressions that wait for their first use: they do what compiled ones do, and each of the house compiles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

from factcheck import extraction
from factcheck.text.expressions import _Unused, expression


def test_used_like_a_compiled_one() -> None:
    """Every way to use it gives what `re` gives, the second time as the first."""
    waiting, compiled = expression("(?P<a>b+)c", re.IGNORECASE), re.compile("(?P<a>b+)c", re.IGNORECASE)
    for _ in range(2):
        assert waiting.sub("-", "xBBCx") == compiled.sub("-", "xBBCx") == "x-x"
        assert [match.span("a") for match in waiting.finditer("bc BBC")] == [(0, 1), (3, 5)]
        assert (waiting.pattern, waiting.groups) == (compiled.pattern, compiled.groups)
        assert waiting.fullmatch("xbc") is None


def test_a_mistake_is_raised_by_the_first_use() -> None:
    """A broken expression raises what `re.compile` raises, and goes on raising it."""
    broken = expression("(a")
    for _ in range(2):
        with pytest.raises(re.error):
            broken.match("a")


def _waiting() -> Iterator[tuple[str, object]]:
    def within(name: str, value: object) -> Iterator[tuple[str, object]]:
        if isinstance(value, _Unused):
            yield name, value
        elif isinstance(value, tuple):
            for inner in value:
                yield from within(name, inner)

    for module in walk_packages(extraction.__path__, f"{extraction.__name__}."):
        for name, value in vars(import_module(module.name)).items():
            yield from within(f"{module.name}.{name}", value)


def test_every_expression_compiles() -> None:
    """None of them waits for a text that a user brings to show a mistake."""
    found = list(_waiting())
    assert len(found) > 80
    for name, waiting in found:
        assert waiting.pattern is not None, name  # type: ignore[attr-defined]
