"""Kept answers: found again as they were, by several processes at once, and never code, whatever lies there."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.sources import cache, storage
from factcheck.sources.cache import Cache, Response, request_key
from factcheck.sources.kv_cache import note, recall
from factcheck.sources.settings import Settings

ANSWER = Response(200, "application/json", b'{"message": {}}')


@contextlib.contextmanager
def opened(path: Path):  # type: ignore[no-untyped-def]
    held = Cache(path)
    try:
        yield held
    finally:
        held.close()


def is_kept(path: Path) -> bool:
    """Keep an answer, and tell whether the next process finds it."""
    with opened(path) as held:
        held.keep("a", ANSWER)
        assert held.find("a") == ANSWER
    with opened(path) as held:
        return held.find("a") == ANSWER


def test_an_answer_is_found_as_it_was(tmp_path: Path) -> None:
    """Status, type and body come back; another request finds nothing, nor does one that was dropped."""
    path = tmp_path / "new" / "answers.sqlite"
    assert is_kept(path)
    with opened(path) as held:
        assert held.find("b") is None
        held.drop("a")
        assert held.find("a") is None


def test_a_request_is_named_by_what_it_asks() -> None:
    """The order of fields and whoever asks make no difference, all else does."""
    one = request_key("GET", "u", {"q": "x", "rows": 2, "mailto": "a@example.org"}, None)
    assert one == request_key("GET", "u", {"rows": 2, "q": "x"}, None)
    others = [("POST", "u", {"q": "x", "rows": 2}), ("GET", "v", {"q": "x", "rows": 2}), ("GET", "u", {"q": "x"})]
    assert len({one, *(request_key(*other, None) for other in others)}) == 4
    assert request_key("POST", "u", None, {"q": "x"}) != request_key("POST", "u", None, {"q": "y"})
    assert request_key("GET", "u", {"q": "x&rows=2"}, None) != one


def test_answers_expire_and_a_clock_that_is_wrong_loses_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After fourteen days an answer is asked for again; a clock a year slow or fast, set right again, loses nothing."""
    now, day = time.time(), 86_400
    clock = [now]
    monkeypatch.setattr(cache.time, "time", lambda: clock[0])
    with opened(tmp_path / "answers.sqlite") as held:
        held.keep("a", ANSWER)
        for moved, found in ((-365, True), (365, False), (0, True), (13, True), (15, False)):
            clock[0] = now + moved * day
            assert (held.find("a") is not None) is found, moved


def pickled(path: Path) -> None:
    """Make a file as requests-cache does, full of pickles that make a folder when they are read."""
    evil = b"cos\nmkdir\n(V" + str(path.parent / "RUN").encode() + b"\ntR."
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        for table in ("responses", "redirects"):
            base.execute(f"create table {table} (key text primary key, value blob, expires integer)")
            base.execute(f"insert into {table} values ('probe', ?, 1)", (evil,))


def damaged(path: Path) -> None:
    assert is_kept(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + random.Random(1).randbytes(len(whole) - 100))


def other_schema(path: Path) -> None:
    assert is_kept(path)
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        base.execute("drop table answers")
        base.execute(
            "create view answers as with recursive n(x) as (select 1 union all select x from n) select x from n"
        )


def triggered(path: Path) -> None:
    assert is_kept(path)
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        base.execute("create trigger t after insert on answers begin delete from answers; end")


def empty(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("prepare", [pickled, damaged, other_schema, triggered, empty])
def test_a_file_of_ours_that_is_no_good_is_begun_anew(tmp_path: Path, prepare: Callable[[Path], None]) -> None:
    """Pickled answers, damage, views and triggers go; nothing of them is run, and answers are kept from then on."""
    path = tmp_path / "answers.sqlite"
    prepare(path)
    assert is_kept(path)
    assert not (tmp_path / "RUN").exists()


def foreign_text(path: Path) -> None:
    path.write_bytes(b"my novel\n" * 300)


def foreign_base(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        base.execute("create table photos (name text)")


def fifo(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path)


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("elsewhere"))


def to_foreign(path: Path) -> None:
    other = path.with_name("diary.txt")
    foreign_text(other)
    path.symlink_to(other)


def fifo_beside(path: Path) -> None:
    os.mkfifo(path.with_name(path.name + "-journal"))


@pytest.mark.parametrize("prepare", [foreign_text, foreign_base, fifo, folder, loop, dangling, to_foreign, fifo_beside])
def test_what_is_not_ours_is_left_alone(tmp_path: Path, prepare: Callable[[Path], None]) -> None:
    """Somebody else's file, a FIFO, a folder and a link to any of them stay as they are; answers last for the run."""
    path = tmp_path / "answers.sqlite"
    prepare(path)
    before = sorted((file.name, os.lstat(file).st_mode, os.lstat(file).st_size) for file in tmp_path.iterdir())
    assert not is_kept(path)
    settings = Settings(cache=str(path))
    note(settings, "page", "x", "said", time.time() + 9)
    after = sorted((file.name, os.lstat(file).st_mode, os.lstat(file).st_size) for file in tmp_path.iterdir())
    assert [one for one in after if "notes" not in one[0]] == before


@pytest.mark.parametrize(
    "row",
    [
        ("a", "200", "application/json", b"{}", 9e9),
        ("a", 200, None, b"{}", 9e9),
        ("a", 200, "application/json", "{}", 9e9),
        ("a", 200, "application/json", None, 9e9),
        ("a", 200, b"\xff", b"{}", 9e9),
        ("a", 200, "application/json", b"x" * (cache.LARGEST + 1), 9e9),
    ],
)
def test_a_row_of_other_types_is_no_answer(tmp_path: Path, row: tuple[object, ...]) -> None:
    """SQLite lets any type into any column: what is not status, type and a body of bounded size is not found."""
    path = tmp_path / "answers.sqlite"
    with opened(path):
        pass
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        base.execute("insert into answers values (?, ?, ?, ?, ?)", row)
    with opened(path) as held:
        found = held.find("a")
        assert found is None or (found.status, found.type, found.body) == (200, "application/json", b"{}")


def test_damage_that_shows_late_is_mended(tmp_path: Path) -> None:
    """A page that proves damaged when it is read costs what was kept, and keeping goes on."""
    path = tmp_path / "answers.sqlite"
    with opened(path) as held:
        for number in range(40):
            held.keep(f"request {number}", Response(200, "application/json", bytes(3_000)))
    whole = bytearray(path.read_bytes())
    for start in range(8_192, len(whole), 4_096):
        whole[start : start + 60] = b"\xff" * 60
    path.write_bytes(bytes(whole))
    with opened(path) as held:
        assert [held.find(f"request {number}") for number in range(40)].count(None) > 0
    assert is_kept(path)


def test_notes_of_an_earlier_version_do_no_harm(tmp_path: Path) -> None:
    """The file of notes is held to the same rules."""
    settings = Settings(cache=str(tmp_path / "answers.sqlite"))
    with contextlib.closing(sqlite3.connect(tmp_path / "answers-notes.sqlite")) as base, base:
        base.execute("create table notes (kind text, key text, text text, until real, primary key (kind, key))")
        base.execute("insert into notes values ('page', 'x', 'old', 9e9)")
    assert recall(settings, "page", "x", 0.0) is None
    note(settings, "page", "x", "new", 9e9)
    assert recall(settings, "page", "x", 0.0) == "new"


WRITER = """
import sys
import time
from pathlib import Path
from factcheck.sources.cache import Cache, Response
cache = Cache(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(int(sys.argv[3])):
    cache.keep(f"{sys.argv[2]} {number}", Response(200, "application/json", b"x" * 2000))
    print(number, flush=True)
    time.sleep(0.005)
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_processes_share_a_file_and_one_that_is_killed_leaves_it_whole(tmp_path: Path) -> None:
    """What each of three processes said it had kept is there, also of the one that was killed at its work."""
    path = tmp_path / "answers.sqlite"
    writers = [writer(path, name, 40 if name != "killed" else 100_000) for name in ("one", "two", "killed")]
    killed = writers[-1]
    assert killed.stdout
    for _ in range(20):
        killed.stdout.readline()
    killed.kill()
    told = [process.communicate()[0].split() for process in writers]
    with opened(path) as held:
        for name in ("one", "two"):
            assert all(held.find(f"{name} {number}") for number in range(40))
        assert all(held.find(f"killed {number}") for number in [*map(str, range(18)), *told[-1]] if number != "ready")
    with contextlib.closing(sqlite3.connect(path)) as base:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_file_in_the_making_is_not_taken_for_an_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At no moment of its making does another process find a file that it would begin anew."""
    path, connect, watched = tmp_path / "answers.sqlite", sqlite3.connect, []

    class Watched(sqlite3.Connection):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            done = super().execute(statement, *values)
            with monkeypatch.context() as patch:
                patch.setattr(sqlite3, "connect", connect)
                watched.append(storage._is_outdated(path, cache._TABLE))
            return done

    monkeypatch.setattr(sqlite3, "connect", lambda *given, **named: connect(*given, **named, factory=Watched))
    storage.opened(path, cache._TABLE).close()
    assert len(watched) > 3 and not any(watched)
