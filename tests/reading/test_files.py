"""Which files a call means."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import ReadingError, UsageError
from factcheck.reading.files import find_files
from factcheck.reading.patterns import Selection

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
    assert (
        error.message == "There is no article in this folder (a file in .md, .txt that is neither hidden nor ignored)."
    )
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


def found(folder: Path, **settings: tuple[str, ...]) -> list[str]:
    """Return what is found below a folder, under names relative to it."""
    selection = Selection(**settings, folder=str(folder))  # type: ignore[arg-type]
    files = find_files([str(folder)], ENDINGS, lambda _: selection)
    return [str(file.relative_to(folder)) for file in files if isinstance(file, Path)]


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_gitignore", ".gitignore")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_an_empty_name_is_a_usage_error(tree: Path) -> None:
    """An empty name, as an unset variable gives, is refused; it does not stand for the current folder."""
    with pytest.raises(UsageError, match="empty"):
        list(find_files([str(tree / "b.md"), ""], ENDINGS))


def test_a_name_too_long_is_left_to_the_reader() -> None:
    """A name that no file can have is yielded like one that is missing."""
    assert list(find_files(["x" * 5000], ENDINGS)) == [Path("x" * 5000)]


def test_git_ignores_are_respected(tree: Path) -> None:
    """Nested files of patterns count, the nearest first; a negation brings a file back, but not out of a folder."""
    write(tree, _gitignore="*.md\n/old/\n[z-a]\n", sub___gitignore="!d.md\n", old__x_txt="", sub__e_md="")
    for name in ("old/x.txt", "sub/e.md", "old/.gitignore"):
        (tree / name).write_text("!x.txt\n", encoding="utf-8")
    assert found(tree) == ["a.TXT", "sub/d.md"]


def test_patterns_above_the_folder_count_in_a_work_tree(tree: Path) -> None:
    """Below the top of a work tree the patterns above the folder count too, and those that git keeps apart."""
    write(tree, _gitignore="sub/d.md\n", sub__e_md="", sub__f_md="")
    for name in ("e.md", "f.md"):
        (tree / "sub" / name).touch()
    assert found(tree / "sub") == ["e.md", "f.md"]
    (tree / ".git" / "info").mkdir()
    (tree / ".git" / "info" / "exclude").write_text("f.md\n", encoding="utf-8")
    assert found(tree / "sub") == ["e.md"]


def test_without_a_work_tree_patterns_above_do_not_count(tree: Path) -> None:
    """Outside a work tree the patterns in the folder and below it count alone."""
    (tree / ".git" / "e.md").unlink()
    (tree / ".git").rmdir()
    (tree / ".gitignore").write_text("*.md\n", encoding="utf-8")
    assert found(tree) == ["a.TXT"]
    assert found(tree / "sub") == ["d.md"]


def test_an_ignored_folder_that_is_named_is_searched(tree: Path) -> None:
    """Who names a folder means it, though git ignores it; so for a file."""
    (tree / ".gitignore").write_text("sub/\nb.md\n", encoding="utf-8")
    assert found(tree) == ["a.TXT"]
    assert found(tree / "sub") == ["d.md"]
    assert list(find_files([str(tree / "b.md")], ENDINGS)) == [tree / "b.md"]


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"include": ("sub/",)}, ["sub/d.md"]),
        ({"include": ("*.md",)}, ["b.md", "sub/d.md"]),
        ({"include": ("/*.md",)}, ["b.md"]),
        ({"exclude": ("sub",)}, ["a.TXT", "b.md"]),
        ({"exclude": ("**/d.*", "a.*")}, ["b.md"]),
        ({"include": ("*.md",), "exclude": ("b.md",)}, ["sub/d.md"]),
        ({"include": ("*.md", "!b.md")}, ["sub/d.md"]),
    ],
)
def test_settings_include_and_exclude(tree: Path, settings: dict[str, tuple[str, ...]], names: list[str]) -> None:
    """`include` narrows a search, `exclude` takes files and whole folders out of it."""
    assert found(tree, **settings) == names


def test_named_files_need_not_be_included(tree: Path) -> None:
    """A file that is named is taken whatever the settings include."""
    named = find_files([str(tree / "b.md")], ENDINGS, lambda _: Selection(("*.txt",), ("*",), str(tree)))
    assert list(named) == [tree / "b.md"]
