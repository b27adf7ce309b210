"""Whatever dies in the middle of an audit, its tables come out as if nothing had happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.audit.engines import Engine
from factcheck.audit.model import Job, Outcome, Shard, Task
from factcheck.audit.shards import do, note_path
from factcheck.audit.supervision import results
from tests.audit import corpora


def run(source: Path, target: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start an audit by its command line."""
    command = [sys.executable, "-m", "factcheck", "audit", str(source), "-o", str(target), *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def workers(root: int) -> list[int]:
    """Return the worker processes of an audit."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1]) if entry.name.isdigit() else 0
        except (OSError, ValueError):
            continue
        if parent == root and b"spawn_main" in (entry / "cmdline").read_bytes():
            found.append(int(entry.name))
    return found


def begun(target: Path) -> None:
    """Wait until an article is at work."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not list((target / ".work").glob("*.at")):
        time.sleep(0.005)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked for in /proc")
@pytest.mark.parametrize("victim", ["worker", "driver"])
def test_kill(tmp_path: Path, victim: str) -> None:
    """After `kill -9` of a worker or of the driver and --resume the tables are those of an undisturbed run."""
    source = corpora.lines(tmp_path / "a.jsonl", 120)
    assert run(source, tmp_path / "whole").wait() == 0
    process = run(source, tmp_path / "killed")
    begun(tmp_path / "killed")
    found = workers(process.pid)
    os.kill(process.pid if victim == "driver" else found[0], signal.SIGKILL)
    status = process.wait()
    assert (status == 0) is (victim == "worker")
    if victim == "driver":
        assert run(source, tmp_path / "killed", "--resume").wait() == 0
    assert corpora.content(tmp_path / "killed") == corpora.content(tmp_path / "whole")


def test_no_more_workers_than_work(tmp_path: Path) -> None:
    """A worker is started when a shard waits for one, so that a large number of jobs costs nothing."""
    from factcheck.audit.engines.processes import Processes

    engine = Processes(Job(str(tmp_path)), 1_000)
    engine.submit(Task(Shard("s", "jsonl", "a.jsonl", (str(corpora.lines(tmp_path / "a.jsonl", 1)), 0, 9, 1))))
    assert len(engine._workers) == 1
    engine.close()


class Dying:
    """An engine in this process, in which some articles end their worker, after the note on them is written."""

    slots = 1

    def __init__(self, job: Job, deadly: dict[int, int]) -> None:  # noqa: D107
        self._job, self._deadly, self._ended = job, deadly, []

    def submit(self, task: Task) -> None:
        left_out = {number for number, _ in task.poison}
        for number, times in self._deadly.items():
            if times and number not in left_out:
                self._deadly[number] -= 1
                note_path(self._job.target, task.shard.name).parent.mkdir(parents=True, exist_ok=True)
                note_path(self._job.target, task.shard.name).write_text(str(number))
                self._ended.append(Outcome(task, "died", reason="it ended the worker process (SIGKILL)"))
                return
        self._ended.append(do(task, self._job))

    def wait(self, seconds: float) -> list[Outcome]:
        ended, self._ended = self._ended, []
        return ended

    def kill(self, task: Task) -> None:
        raise AssertionError("nothing is stuck here")

    def close(self) -> None:
        return


def test_an_article_that_kills_its_worker_is_left_out(tmp_path: Path) -> None:
    """Two deaths at one article make it an error; one death, as by somebody else's hand, costs no article."""
    from factcheck.audit.inputs import inputs, plan

    job = Job(str(tmp_path / "out"))
    shards = list(plan(inputs([str(corpora.lines(tmp_path / "a.jsonl"))]), job.columns))
    engine: Engine = Dying(job, {1: 1, 3: 99})
    outcomes = list(results(engine, shards, job))
    assert [outcome.kind for outcome in outcomes if isinstance(outcome, Outcome)] == ["done"]
    errors = corpora.rows(tmp_path / "out", "errors")
    assert [(row["article"], "SIGKILL" in str(row["message"])) for row in errors] == [("00000-000000:0003", True)]
    assert len(corpora.rows(tmp_path / "out", "articles")) == 5


def test_a_slow_article_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that takes longer than it may, even in code that catches everything, ends in `errors`."""
    from factcheck.audit import shards as module

    def slow(article: object, config: object) -> None:
        while True:
            try:
                time.sleep(0.01)
            except Exception:
                continue

    monkeypatch.setattr(module, "verify", slow)
    (tmp_path / "out").mkdir()
    path = corpora.lines(tmp_path / "a.jsonl", 2)
    place = (str(path), 0, path.stat().st_size, 1)
    outcome = do(Task(Shard("s", "jsonl", "a.jsonl", place)), Job(str(tmp_path / "out"), time_limit=0.1))
    assert dict(outcome.counts)["errors"] == 2
    assert "longer than 0.1 seconds" in str(corpora.rows(tmp_path / "out", "errors")[0]["message"])


def test_a_full_disk_stops_the_run_and_keeps_what_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without room for its tables a shard fails as the next one would; no half a table and no mark is left."""
    from factcheck.audit.tables import Tables

    def full(self: Tables) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Tables, "finish", full)
    path = corpora.lines(tmp_path / "a.jsonl", 2)
    place = (str(path), 0, path.stat().st_size, 1)
    outcome = do(Task(Shard("s", "jsonl", "a.jsonl", place)), Job(str(tmp_path / "out")))
    assert (outcome.kind, outcome.fatal, outcome.reason) == ("failed", True, "No space left on device")
    assert not list((tmp_path / "out").rglob("*.parquet"))
    assert not (tmp_path / "out" / ".done").exists()


@pytest.mark.slow
def test_ray(tmp_path: Path) -> None:
    """Ray's actors write the same tables as worker processes."""
    pytest.importorskip("ray")
    source = corpora.lines(tmp_path / "a.jsonl", 20)
    assert run(source, tmp_path / "one").wait() == 0
    assert run(source, tmp_path / "two", "--jobs", "2", "--engine", "ray").wait() == 0
    assert corpora.content(tmp_path / "one") == corpora.content(tmp_path / "two")
