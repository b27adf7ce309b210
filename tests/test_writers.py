"""Nothing but `factcheck/files` writes files: what opens, moves or makes one elsewhere is named with a reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck

PACKAGE = Path(factcheck.__file__).parent
REVIEWED = {
    "audit/corpus/database.py: TemporaryDirectory": "DuckDB makes its own file; it is written from there",
    "audit/corpus/database.py: duckdb.connect": "as above, and a database in memory",
    "audit/manifest.py: os.open": "the file that stands for a folder in use; it holds nothing",
    "audit/manifest.py: os.fdopen": "as above",
    "audit/shards.py: os.open": "the number of the document at work, overwritten in place before each",
    "cli/__init__.py: os.open": "/dev/null",
    "opening.py: os.open": "for reading, as its flags say",
    "opening.py: os.fdopen": "as above",
    "rendering/github.py: open": "GitHub's file of step summaries, which every step adds to",
    "rendering/word_parts.py: ZipFile": "in memory",
    "rendering/word_parts.py: open": "in memory",
    "sources/cache.py: sqlite3.connect": "in memory",
    "sources/index.py: sqlite3.connect": "opened for reading",
    "sources/indexing.py: sqlite3.connect": "SQLite's own transactions",
    "sources/storage.py: sqlite3.connect": "SQLite's own transactions",
}
"""What else may be, by file and call; a reason each."""

OPENING = {"open", "os.open", "os.fdopen", "io.open", "gzip.open", "bz2.open", "lzma.open", "codecs.open", "ZipFile"}
_MAKING = """
write_text write_bytes touch symlink_to hardlink_to rename extractall mkstemp mkdtemp NamedTemporaryFile TemporaryFile
TemporaryDirectory SpooledTemporaryFile copyfile copy2 copytree copy_file_range to_parquet to_csv os.replace os.rename
os.link os.symlink os.truncate os.sendfile os.mkfifo shutil.copy shutil.move sqlite3.connect duckdb.connect
write_feather shelve.open dbm.open
"""
MAKERS = frozenset(_MAKING.split())


def writing_calls(source: str) -> Iterator[str]:
    """Yield the calls of a module that write files, or could."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (name := _name(node.func)):
            last = name.rpartition(".")[2]
            if name in MAKERS or last in MAKERS:
                yield name if name in MAKERS else last
            elif (name in OPENING or last in ("open", "ZipFile")) and _may_write(name, node):
                yield name if name in OPENING else last
            elif last == "replace" and "." in name and len(node.args) == 1 and not node.keywords:
                yield "Path.replace"


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value) or '?'}.{node.attr}"
    return ""


def _may_write(name: str, call: ast.Call) -> bool:
    """Tell whether a mode, the first word of one to four letters among the arguments, is none of reading."""
    if name in ("os.open", "os.fdopen"):
        return not any(isinstance(one, ast.Attribute) and one.attr == "O_RDONLY" for one in call.args)
    modes = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    words = [one.value for one in modes if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return any(set(word) & set("wax+") for word in words if set(word) <= set("rwaxbt+"))


def test_nothing_else_writes() -> None:
    """Every call that could write a file is the writer's, or is named above; and what is named above exists."""
    found = {
        f"{path.relative_to(PACKAGE).as_posix()}: {call}"
        for path in PACKAGE.rglob("*.py")
        if path.parent != PACKAGE / "files"
        for call in writing_calls(path.read_text(encoding="utf-8"))
    }
    assert found - REVIEWED.keys() == set(), "write through factcheck.files, or say above why not"
    assert REVIEWED.keys() - found == set(), "take out what is written no more"


@pytest.mark.parametrize(
    "line",
    [
        "open(path, 'w')",
        "open(path, mode='ab')",
        "path.open('x', encoding='utf-8')",
        "Path(a, b).open(mode='r+b')",
        "path.write_text('')",
        "(folder / name).write_bytes(data)",
        "os.replace(a, b)",
        "Path(name).replace(path)",
        "part.replace(path)",
        "os.open(path, os.O_WRONLY | os.O_CREAT)",
        "tempfile.mkstemp()",
        "NamedTemporaryFile(dir=folder)",
        "shutil.move(a, b)",
        "sqlite3.connect(path)",
        "ZipFile(path, 'w')",
        "zipfile.ZipFile(path, mode='a')",
        "gzip.open(path, 'wt')",
        "path.with_name('a').rename(path)",
    ],
)
def test_what_is_seen(line: str) -> None:
    """The ways to write a file are seen."""
    assert list(writing_calls(line))


@pytest.mark.parametrize(
    "line",
    [
        "open(path)",
        "path.open('rb')",
        "path.read_text()",
        "text.replace('a', 'b')",
        "replace(finding, state='baseline')",
        "day.replace(year=2020)",
        "os.open(folder, os.O_RDONLY)",
        "ZipFile(BytesIO(data))",
        "archive.open(info)",
    ],
)
def test_what_is_none(line: str) -> None:
    """Reading, and changing strings, is no writing."""
    assert not list(writing_calls(line))
