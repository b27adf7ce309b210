"""What is kept on disk can hold no code: nothing in the package can unpickle a file."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck
from factcheck.verification import verify
from tests.verification.replay import replayed
from tests.verification.test_verify import at, example

PACKAGE = Path(factcheck.__file__).parent
# Modules that turn bytes into code, and serializers that are pickle behind another name. `multiprocessing` is not
# among them: what its pipes carry (running/pool.py, desk/workers.py) comes from a process that this one has started
# and from nowhere else, and no file is read through it. The same holds for Ray, between the machines of one cluster.
CODE = {"pickle", "_pickle", "cPickle", "pickletools", "marshal", "shelve"}
SERIALIZERS = {"dill", "cloudpickle", "joblib", "jsonpickle", "klepto", "diskcache", "requests_cache", "cachecontrol"}
FORBIDDEN = CODE | SERIALIZERS
# Functions that unpickle, execute or build objects of any class from what they read, whatever module they are of.
CALLS = {"read_pickle", "to_pickle", "unsafe_load", "full_load", "ForkingPickler", "eval", "exec"}

# A class of values is given its `__init__` as the standard library's dataclasses are, out of the names of its fields.
OF_THE_PACKAGE_ITSELF = {"values.py": {"exec"}}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            yield getattr(function, "attr", getattr(function, "id", ""))


def offences(source: str) -> set[str]:
    """Return what a module imports or calls although it must not."""
    if not re.search(rf"\b(?:{'|'.join(FORBIDDEN | CALLS)})\b", source):
        return set()  # parsing four hundred modules takes seconds
    tree = ast.parse(source)
    parts = {part for name in imported(tree) for part in name.split(".")}
    return parts & FORBIDDEN | set(called(tree)) & CALLS


def test_no_module_can_load_code_from_a_file() -> None:
    """No import of pickle, of its like, or of a serializer that uses it; no call that runs what it reads."""
    modules = sorted(PACKAGE.rglob("*.py"))
    found = {str(path.relative_to(PACKAGE)): offences(path.read_text(encoding="utf-8")) for path in modules}
    assert len(modules) > 100
    assert {path: bad for path, bad in found.items() if bad} == OF_THE_PACKAGE_ITSELF


@pytest.mark.parametrize(
    ("source", "bad"),
    [
        ("import os, pickle as p", "pickle"),
        ("def f():\n    from joblib import load", "joblib"),
        ("from requests_cache.serializers import utf8", "requests_cache"),
        ("from multiprocessing import reduction\nreduction.ForkingPickler(x)", "ForkingPickler"),
        ("pandas.read_pickle(x)", "read_pickle"),
        ("from multiprocessing.connection import Connection", ""),
    ],
)
def test_the_guard_sees_each_way_to_import(source: str, bad: str) -> None:
    """Every spelling of an import is seen, and so is a call; a pipe between processes is none."""
    assert offences(source) == ({bad} if bad else set())


def test_looking_up_and_recalling_unpickles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every way to unpickle shut, a first run asks and keeps, and a second one finds all that was kept."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("something was unpickled")

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refused)
    article, extraction = example()
    with replayed("article") as address:
        settings = at(address, tmp_path / "answers.sqlite")
        assert verify(article, extraction, settings).sent
    assert not verify(article, extraction, settings).sent
