"""Damaged databases and cache entries: each is used, begun anew or refused in one sentence.

Half of the databases have their bytes spoiled, half their tables, columns and values, as a disk, another program or
another version leave them. An entry of the cache of runs is compressed, with a check sum: its bytes are spoiled.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

import factcheck
from factcheck.catalogue import load
from factcheck.codec import rows
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Checked
from factcheck.rendering import FORMATS, Report
from factcheck.running import result_cache
from factcheck.running.work import Source
from factcheck.sources import index, kv_cache
from factcheck.sources.cache import Cache, Response
from factcheck.sources.indexing import build
from factcheck.sources.settings import Settings
from factcheck.verification import verify
from tests.fuzz.outcomes import HangError, limited, told

IN_CI, AN_HOUR = 60, 2_500
"""Files of each of the four kinds: 240 and 10,000 in all."""

TEXT = """Angiogenesis feeds the growth of tumors (Folkman, 1995). Walking lowers blood pressure (Müller, 2019).

Less than 5% of bread holds iodine. Less than 0.5% of bread holds iodine, as 3 of 50 (60%) loaves did.
"""
ARTICLE = factcheck.read(TEXT, "markdown")
EXTRACTION = factcheck.extract(ARTICLE)
WORKS = (
    {"DOI": "10.1000/a", "title": ["Angiogenesis feeds tumors"], "author": [{"family": "Folkman", "given": "J."}],
     "issued": {"date-parts": [[1995]]}, "container-title": ["Nature Medicine"]},
    {"DOI": "10.1000/b", "title": ["Walking lowers blood pressure"], "author": [{"family": "Müller", "given": "S."}],
     "issued": {"date-parts": [[2019]]}},
)  # fmt: skip
VALUES = ("NULL", "-1", "1e999", "'a'", "x'00ff'", "''", "zeroblob(100000)", "char(0)", "9223372036854775807", "'2'")
SPOILING = (
    "UPDATE {table} SET {column} = {value}",
    "UPDATE {table} SET {column} = CAST({column} AS BLOB)",
    "UPDATE {table} SET {column} = substr({column}, 3)",
    "DELETE FROM {table}",
    "DROP TABLE {table}",
    "ALTER TABLE {table} RENAME TO other",
    "ALTER TABLE {table} RENAME COLUMN {column} TO other",
    "ALTER TABLE {table} DROP COLUMN {column}",
    "CREATE TRIGGER t AFTER INSERT ON {table} BEGIN DELETE FROM {table}; END",
    "CREATE TABLE more (a, b)",
    "CREATE VIEW seen AS SELECT * FROM {table}",
    "PRAGMA application_id = 5",
    "PRAGMA encoding = 'UTF-16'",
    "PRAGMA user_version = 9",
)


@cache
def _index() -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "0.json.gz").write_bytes(gzip.compress(json.dumps({"items": WORKS}).encode()))
        build([folder / "0.json.gz"], folder / "index.db")
        return (folder / "index.db").read_bytes()


def _use_index(path: Path) -> None:
    """Look a citation up; the connection that a thread keeps is closed, as at the end of a run."""
    index.check.cache_clear()
    settings = Settings(index=str(path), index_complete=True, cache=str(path.with_name("unused")), links=False)
    try:
        verify(ARTICLE, EXTRACTION, settings, mode="index")
    finally:
        for base in index._local.__dict__.pop("held", {}).values():
            base.close()


@cache
def _answers() -> bytes:
    with TemporaryDirectory() as name:
        path = Path(name) / "answers.sqlite"
        kept = Cache(path)
        for number in range(5):
            kept.keep(f"GET {number}", Response(200, "application/json", b"{}" * 100))
        kept.close()
        return path.read_bytes()


def _use_answers(path: Path) -> None:
    kept = Cache(path)
    try:
        for number in range(5):
            kept.find(f"GET {number}")
        kept.keep("GET 7", Response(200, "text/html", b"x"))
        kept.drop("GET 1")
    finally:
        kept.close()


@cache
def _notes() -> bytes:
    with TemporaryDirectory() as name:
        settings = Settings(cache=str(Path(name) / "a.sqlite"))
        kv_cache.note(settings, "page", "https://a.b", "there", 9e9)
        return (Path(name) / "a-notes.sqlite").read_bytes()


def _use_notes(path: Path) -> None:
    settings = Settings(cache=str(path.with_name("a.sqlite")))
    kv_cache.recall(settings, "page", "https://a.b", 1.0)
    kv_cache.note(settings, "page", "https://a.b", "gone", 9e9)


CONFIG = Config(offline=True)
KEY = result_cache.key(Source(TEXT.encode(), "markdown", "a.md"), CONFIG)


@cache
def _run() -> bytes:
    checked = Checked(ARTICLE, EXTRACTION, factcheck.check(ARTICLE))
    return zlib.compress(f"[]\n{rows.dumps(checked)}".encode(), 1)


def _use_run(path: Path) -> None:
    found = result_cache.recall(KEY, CONFIG)
    report = Report(articles=(found,) if found else (), problems=(), rules=load())
    for name in ("text", "json", "sarif", "html"):
        "".join(import_module(f"factcheck.rendering.{FORMATS[name]}").render(report)).encode()


KINDS: dict[str, tuple[str, Callable[[], bytes], Callable[[Path], None]]] = {
    "index": ("index.db", _index, _use_index),
    "answers": ("answers.sqlite", _answers, _use_answers),
    "notes": ("a-notes.sqlite", _notes, _use_notes),
    "run": (f"runs/{KEY[:2]}/{KEY[2:]}", _run, _use_run),
}


def with_spoiled_bytes(data: bytes, random: Random) -> bytes:
    """Return the bytes of a file with some changed, blanked, left out, doubled or put in, or cut off."""
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        start = random.randrange(len(data) + 1)
        end = start + random.choice((1, 1, 4, 100, 4096))
        put = random.choice((random.randbytes(end - start), b"\0" * (end - start), b"\xff" * (end - start), b"", b"\0"))
        data = data[:start] + put + data[end if random.random() < 0.8 else start :]
    return data[: random.randrange(len(data) + 1)] if random.random() < 0.1 else data


def spoil_tables(path: Path, random: Random) -> None:
    """Change values, columns, tables and marks of a database by statements of SQL."""
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        for _ in range(random.choice((1, 1, 2, 3))):
            with suppress(sqlite3.Error):  # what the last statement has broken, or cannot be done to this table
                tables = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                table = random.choice(tables or ["none"])
                columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
                words = {"table": table, "column": random.choice(columns or ["none"]), "value": random.choice(VALUES)}
                base.execute(random.choice(SPOILING).format(**words))


def spoil(kind: str, path: Path, sound: bytes, random: Random) -> None:
    """Write the file of a kind in a spoiled state."""
    if kind == "run" or random.random() < 0.5:
        path.write_bytes(with_spoiled_bytes(sound, random))
    else:
        path.write_bytes(sound)
        spoil_tables(path, random)


def outcome(kind: str, seed: int, folder: Path) -> str:
    """Return whether a file was used or refused; fail where it was neither."""
    name, sound, use = KINDS[kind]
    path = folder / name
    for beside in path.parent.glob(f"{path.name}*"):
        beside.unlink()
    spoil(kind, path, sound(), Random(f"{kind} {seed}"))
    try:
        with limited():
            use(path)
    except FactcheckError as refused:
        assert str(refused).isprintable(), (kind, seed, str(refused))
        return "refused"
    except (Exception, HangError) as problem:
        raise AssertionError(f"{kind} {seed}") from problem
    return "used"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that holds all caches."""
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    (tmp_path / KINDS["run"][0]).parent.mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_sound_files_are_used(kind: str, folder: Path) -> None:
    """What is spoiled was sound before."""
    name, sound, use = KINDS[kind]
    (folder / name).write_bytes(sound())
    use(folder / name)
    if kind == "run":
        assert result_cache.recall(KEY, CONFIG)


@pytest.mark.parametrize("kind", KINDS)
def test_spoiled_files_are_used_or_refused(kind: str, folder: Path) -> None:
    """No exception but `FactcheckError`, whose sentence any terminal shows; what can be asked again is begun anew."""
    told(kind, Counter(outcome(kind, seed, folder) for seed in range(IN_CI)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_spoiled_files_are_used_or_refused(kind: str, folder: Path) -> None:
    """So it is for as many as an hour allows."""
    told(kind, Counter(outcome(kind, seed, folder) for seed in range(IN_CI, AN_HOUR)))
