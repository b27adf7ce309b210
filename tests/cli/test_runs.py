"""Many files: a second run, a parallel run and the first run say the same, and nothing that goes wrong is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import factcheck
from factcheck.rendering import FORMATS
from tests.cli.command import CLEAN, SLIP, Call, command_in

NUMBERS = "Less than 0.1% of circulating cells form tumors.\n\nLess than 0.01% of circulating cells form tumors.\n"


@pytest.fixture
def call(tmp_path: Path) -> Call:
    return command_in(tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of articles of several kinds, one of which cannot be read."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        text = f"# Article {number}\n\n{(SLIP, CLEAN, NUMBERS)[number % 3]}\n\nAs said (Li et al., 20{number + 10}).\n"
        (folder / f"a{number:02}.md").write_text(text)
    (folder / "b.md").write_bytes(b"caf\xe9")
    (folder / "c.txt").write_text(NUMBERS)
    return folder


def entries(tmp_path: Path) -> list[Path]:
    return sorted(path for path in (tmp_path / ".cache/runs").rglob("*") if path.is_file())


def test_every_way_says_the_same(call: Call, tmp_path: Path, articles: Path) -> None:
    """One process, several, a first run with the cache and a second: equal to the byte in every format.

    What is said on standard error and the exit status are the same as well.
    """
    formats = sorted(set(FORMATS) - {"text", "template"})
    outputs = ["--output=text", *(f"--output={name}={tmp_path / name}.report" for name in formats)]
    seen = set()
    for way in (("--no-cache", "--jobs=1"), ("--no-cache", "--jobs=3"), (), ()):
        done = call("check", "--offline", "--fail-on=warning", *outputs, *way, "articles")
        reports = tuple((tmp_path / f"{name}.report").read_bytes() for name in formats)
        seen.add((done.returncode, done.stdout, done.stderr, reports))
        assert done.returncode == 2 and done.stderr.startswith("factcheck: articles/b.md:1: Byte 3")
    assert len(entries(tmp_path)) == 13 and len(seen) == 1


def test_second_run_checks_nothing(call: Call, tmp_path: Path) -> None:
    """What the cache holds is what is shown: the second run does not read the article again."""
    (tmp_path / "slip.md").write_text(SLIP)
    call("check", "--offline", "slip.md")
    only = entries(tmp_path)[0]
    before = only.stat().st_mtime_ns
    os.utime(only, (1, 1))
    call("check", "--offline", "slip.md")
    assert [path.name for path in entries(tmp_path)] == [only.name] and only.stat().st_mtime_ns > before


def test_what_decides_is_part_of_the_key(call: Call, tmp_path: Path) -> None:
    """Another text, setting, rule page, bibliography or format is another run; another name is too."""
    page = Path(__file__).parents[2] / "rules/citations/malformed-author.md"
    house = page.read_text("utf-8").replace("malformed-author (FC201)", "house-author (HX201)")
    (tmp_path / "slip.md").write_text(SLIP)
    (tmp_path / "house").mkdir()
    (tmp_path / "house/house-author.md").write_text(house)

    def shown(*arguments: str) -> str:
        return call("check", "--offline", "--output", "concise", *arguments, "slip.md").stdout

    assert shown() == shown() != ""
    assert shown("--ignore", "malformed-author") == ""
    (tmp_path / "factcheck.toml").write_text("rule-paths = ['house']\n")
    assert "house-author" in shown()
    (tmp_path / "house/house-author.md").write_text(house.replace('severity = "warning"', 'severity = "info"'))
    assert "info HX201" in shown()
    (tmp_path / "slip.md").write_text(CLEAN)
    assert shown() == ""


def test_bibliography_of_a_kept_run(call: Call, tmp_path: Path) -> None:
    """A bibliography that appears, changes or goes is noticed, though the article stays as it is."""
    entry = "@article{key, author = {Li, Xu}, year = {YEAR}, title = {How cells leave}, journal = {Cells}}\n"
    (tmp_path / "draft.md").write_text("Cells leave (Li, 2019).\n")

    def shown() -> str:
        return call("check", "--offline", "--output", "json", "draft.md").stdout

    without = shown()
    (tmp_path / "draft.bib").write_text(entry.replace("YEAR", "2019"))
    listed = shown()
    (tmp_path / "draft.bib").write_text(entry.replace("YEAR", "2018"))
    differing = shown()
    (tmp_path / "draft.bib").unlink()
    assert len({without, listed, differing}) == 3 and shown() == without


def test_damaged_entries_are_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that is empty, cut off, foreign or a bomb costs a new check and is replaced."""
    import zlib

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / ".cache"))

    def shown() -> str:  # without a process for each: what is kept is read anew in one, too
        return CliRunner().invoke(factcheck, ["check", "--offline", "slip.md"], standalone_mode=False).output

    (tmp_path / "slip.md").write_text(SLIP)
    first = shown()
    (only,) = entries(tmp_path)
    sound = only.read_bytes()
    foreign = zlib.compress(b'[]\n[[0,"x"]]')
    for content in (
        b"",
        sound[:-5],
        b"\x80\x04nonsense",
        zlib.compress(b"[]\nnull"),
        foreign,
        zlib.compress(b"[" * 10**6),
    ):
        only.write_bytes(content)
        assert "malformed-author" in shown() == first
        assert only.read_bytes() == sound


def test_no_cache_keeps_nothing(call: Call, tmp_path: Path) -> None:
    """--no-cache writes nothing, and a cache folder that cannot be written is no error."""
    (tmp_path / "slip.md").write_text(SLIP)
    assert call("check", "--offline", "--no-cache", "slip.md").returncode == 0
    assert not (tmp_path / ".cache").exists()
    (tmp_path / "file").write_text("")
    done = command_in(tmp_path, FACTCHECK_CACHE_DIR=str(tmp_path / "file/cache"))("check", "--offline", "slip.md")
    assert done.returncode == 0 and done.stderr == ""


def test_standard_input_among_files(call: Call, tmp_path: Path) -> None:
    """Standard input is read once and checked among the files, by whatever number of processes."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(CLEAN)
    arguments = ("check", "--offline", "--output", "json", "--no-cache", "a.md", "-", "b.md")
    one, two = (call(*arguments, "--jobs", jobs, stdin=SLIP.encode()) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert "malformed-author" in one.stdout


def test_runs_side_by_side(tmp_path: Path, articles: Path) -> None:
    """Runs that fill one cache at the same time do not disturb each other."""
    (articles / "b.md").unlink()
    environment = {**os.environ, "FACTCHECK_CACHE_DIR": str(tmp_path / ".cache")}
    command = [sys.executable, "-m", "factcheck", "check", "--offline", "--output", "json", "articles"]
    runs = [subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, env=environment) for _ in range(3)]
    assert len({run.communicate()[0] for run in runs}) == 1
    assert {run.returncode for run in runs} == {0} and len(entries(tmp_path)) == 13


def _workers(parent: int) -> list[int]:
    """Return the worker processes of a run, where the system tells them."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux to find the workers")
def test_interrupt(tmp_path: Path) -> None:
    """Ctrl-C ends a parallel run without a word, and no worker stays behind."""
    for number in range(40):
        (tmp_path / f"a{number}.md").write_text(NUMBERS * 300)
    command = [sys.executable, "-m", "factcheck", "check", "--offline", "--no-cache", "--jobs", "2", "."]
    run = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    for _ in range(1000):  # until its workers are there: a busy machine takes seconds to start one
        if len(_workers(run.pid)) > 1:
            break
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    _, error = run.communicate(timeout=60)
    assert (run.returncode, error.strip()) == (130, b"")
    with pytest.raises(ProcessLookupError):
        for _ in range(50):
            os.killpg(run.pid, 0)
            time.sleep(0.1)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux to find the workers")
def test_killed_worker(tmp_path: Path) -> None:
    """A worker that the system kills is one line that names its article, and exit 2; the others are checked."""
    for number in range(6):
        (tmp_path / f"a{number}.md").write_text(NUMBERS * 60)
    command = [
        sys.executable,
        "-m",
        "factcheck",
        "check",
        "--offline",
        "--no-cache",
        "--jobs",
        "2",
        "--statistics",
        ".",
    ]
    run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    killed = 0
    for _ in range(400):
        if workers := _workers(run.pid):
            os.kill(workers[0], signal.SIGKILL)
            killed = 1
            break
        time.sleep(0.01)
    out, error = run.communicate(timeout=120)
    assert killed and run.returncode == 2 and error.count(b"\n") == 1
    assert b": The worker process was killed (signal 9) while it checked this file." in error
    assert b"in 5 articles" in out


def test_index_of_works_is_not_kept(call: Call, tmp_path: Path) -> None:
    """With an index of works an offline run depends on more than the article, so nothing of it is kept."""
    (tmp_path / "own.toml").write_text("[sources]\nindex = 'works.sqlite'\n")
    (tmp_path / "clean.md").write_text(CLEAN)
    call("check", "--offline", "clean.md")
    assert entries(tmp_path) == []
