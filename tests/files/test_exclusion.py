"""One process at a time in a block that reads, merges and writes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.files import alone, exclusion, write_file

ROUNDS, WRITERS = 25, 4


def _count(path: Path) -> None:
    """Add one to the number in a file, again and again."""
    for _ in range(ROUNDS):
        with alone(path):
            write_file(path, str(int(path.read_text()) + 1), lasting=False)


@pytest.mark.parametrize("folders", [True, False], ids=["folders", "stand-ins"])
def test_nothing_is_lost_between_reading_and_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folders: bool
) -> None:
    """Four processes that each add to one file a hundred times in all lose nothing, by either way to hold it."""
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    if not folders:
        held = exclusion._held
        monkeypatch.setattr(exclusion, "_held", lambda path, flags: held(path, flags) if flags & os.O_CREAT else None)
    (tmp_path / "folder").mkdir()
    path = tmp_path / "folder" / "number"
    path.write_text("0")
    children = []
    for _ in range(WRITERS):
        if not (child := os.fork()):
            _count(path)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * WRITERS
    assert path.read_text() == str(ROUNDS * WRITERS) and list(path.parent.iterdir()) == [path]


def test_two_links_to_one_file_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is linked from elsewhere is held under every name."""
    monkeypatch.setattr(exclusion, "_PATIENCE", 0.05)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/file").write_text("")
    (tmp_path / "link").symlink_to("a/file")
    with alone(tmp_path / "a/file"), pytest.raises(FactcheckError, match="does not let go"), alone(tmp_path / "link"):
        pass
    with alone(tmp_path / "link"):
        pass


def test_where_nothing_can_be_held_the_work_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder and no cache folder: the block runs all the same."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "file" / "cache"))
    with alone(tmp_path / "no" / "file"):
        pass
