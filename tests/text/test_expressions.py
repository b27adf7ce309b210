"""Expressions that wait for their first use: they do what compiled ones do, and each of the house compiles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import factcheck
from factcheck.text.expressions import _Unused, expression

PACKAGE = Path(factcheck.__file__).parent
# What lies below `text` compiles for itself.
BELOW = {
    "cachedir", "codec", "data", "edits", "errors", "files", "model", "opening", "options", "outside_json", "plugins",
    "provenance", "toml_lines", "values", "version", "worker",
}  # fmt: skip


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

    for module in map(import_module, _modules()):
        for name, value in vars(module).items():
            yield from within(f"{module.__name__}.{name}", value)


def _modules() -> list[str]:
    """Return the modules that wait with an expression, by name."""
    names = (module.name for module in walk_packages(factcheck.__path__, f"{factcheck.__name__}."))
    return [name for name in names if "expression(" in _source(name)]


def _source(name: str) -> str:
    path = PACKAGE.joinpath(*name.split(".")[1:])
    module = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return module.read_text(encoding="utf-8")


def test_every_expression_compiles() -> None:
    """None of them waits for a text that a user brings to show a mistake."""
    found = list(_waiting())
    assert len(found) > 400
    for name, waiting in found:
        assert waiting.pattern is not None, name  # type: ignore[attr-defined]


def test_importing_a_module_compiles_no_expression() -> None:
    """An expression of a module waits for its first text: a short draft leaves two of five uncompiled."""
    eager = re.compile(r"^_?[A-Z][A-Z_0-9]* = re\.compile\((?!r?b[\"'])", re.MULTILINE)
    paths = (
        path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0].removesuffix(".py") not in BELOW
    )
    found = {str(path.relative_to(PACKAGE)) for path in paths if eager.search(path.read_text(encoding="utf-8"))}
    assert found == set()
