"""Which files a call means."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import ReadingError
from factcheck.reading.files import find_files

ENDINGS = (".md", ".txt")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.md", "a.TXT", "c.py", ".hidden.md", "sub/d.md", ".git/e.md", "sub/.f/g.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_folders_are_searched_in_order(tree: Path) -> None:
    """Articles below a folder come sorted, files before folders, without hidden ones and other endings."""
    assert list(find_files([str(tree)], ENDINGS)) == [tree / "a.TXT", tree / "b.md", tree / "sub" / "d.md"]


def test_named_files_are_taken_as_named(tree: Path) -> None:
    """A named file is taken in the order given, whatever its ending, hidden or missing."""
    names = [str(tree / name) for name in ("c.py", ".hidden.md", "none.md")]
    assert list(find_files(names, ENDINGS)) == [Path(name) for name in names]


def test_each_file_comes_once(tree: Path) -> None:
    """A file named twice, by other spellings, or found again below a folder is yielded once."""
    names = [str(tree / "b.md"), str(tree / "sub" / ".." / "b.md"), str(tree)]
    assert list(find_files(names, ENDINGS)) == [tree / "b.md", tree / "a.TXT", tree / "sub" / "d.md"]


def test_a_folder_without_articles_is_an_error(tree: Path) -> None:
    """A folder in which nothing is found is said, with the endings looked for, and the search goes on."""
    (tree / "empty").mkdir()
    error, file = find_files([str(tree / "empty"), str(tree / "b.md")], ENDINGS)
    assert isinstance(error, ReadingError) and error.path == str(tree / "empty")
    assert error.message == "There is no article in this folder (a file that ends in .md, .txt)."
    assert file == tree / "b.md"


def test_a_folder_named_after_its_files_is_no_error(tree: Path) -> None:
    """A folder whose articles have all been named before is not called empty."""
    sub = tree / "sub"
    assert list(find_files([str(sub / "d.md"), str(sub)], ENDINGS)) == [sub / "d.md"]


def test_a_folder_that_may_not_be_searched_is_an_error(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the system does not open is named, in place of silence."""

    def refuse(place: object) -> None:
        raise PermissionError(13, "Permission denied", place)

    monkeypatch.setattr("os.scandir", refuse)
    (error,) = find_files([str(tree)], ENDINGS)
    assert isinstance(error, ReadingError) and error.path == str(tree)
    assert error.message == "The folder cannot be searched: Permission denied."
