"""Whatever has the name of a file: it is read, or is said to be none in a phrase, and nothing is waited for."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import baseline
from factcheck.catalogue import read_rule
from factcheck.config import load
from factcheck.errors import FactcheckError
from factcheck.extraction.references.bibliography import read_bibliography
from factcheck.opening import DEEPEST, below, is_there, read_regular, read_words, real
from factcheck.reading.decoding import read_file
from factcheck.reading.files import find_files
from factcheck.rendering.templates import house
from factcheck.verification import lock

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the special files are those of POSIX")


def _socket(path: Path) -> None:
    held = Path.cwd()
    os.chdir(path.parent)  # the names of sockets are short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path.name)
    os.chdir(held)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


SPECIAL: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "socket": _socket,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "huge": _huge,
    "folder": Path.mkdir,
}
READERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "article": ("a.md", read_file),
    "BibTeX": ("a.bib", read_bibliography),
    "CSL": ("a.json", read_bibliography),
    "baseline": (baseline.NAME, baseline.read),
    "lock": ("factcheck.lock", lock.read),
    "rule page": ("rule.md", read_rule),
    "settings": ("factcheck.toml", load),
    "template": ("t.j2", lambda path: house(str(path))),
}


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("kind", SPECIAL)
def test_special_files_are_one_sentence(kind: str, role: str, tmp_path: Path) -> None:
    """A pipe, a socket, an endless device, a link to itself, a huge file and a folder are refused, whatever for."""
    name, read = READERS[role]
    SPECIAL[kind](tmp_path / name)
    with pytest.raises(FactcheckError) as caught:
        read(tmp_path / name)
    assert caught.value.path == str(tmp_path / name)
    assert caught.value.message.endswith((".", "?"))


@pytest.mark.parametrize("kind", SPECIAL)
def test_patterns_that_cannot_be_read_are_told(kind: str, tmp_path: Path) -> None:
    """A `.gitignore` that is none is told, and the articles are found all the same."""
    (tmp_path / "a.md").touch()
    SPECIAL[kind](tmp_path / ".gitignore")
    found, problem = find_files([str(tmp_path)], (".md",))
    assert found == tmp_path / "a.md"
    assert "patterns cannot be read" in str(problem)


def test_a_name_with_a_null_character() -> None:
    """No file has such a name, and saying so is all that happens."""
    with pytest.raises(OSError, match="null character"):
        read_regular(Path("a\0b"), 10)
    assert not is_there(Path("a\0b"))


def test_an_audit_waits_for_no_pipe(tmp_path: Path) -> None:
    """A pipe in an audited folder is one broken document, and the others are read."""
    pytest.importorskip("pyarrow", reason="the extra audit is not installed")
    from factcheck.audit.inputs.folder import documents
    from factcheck.audit.model import Broken, Columns

    (tmp_path / "a.md").write_text("Words.", encoding="utf-8")
    os.mkfifo(tmp_path / "b.md")
    read, broken = documents((str(tmp_path), ("a.md", "b.md")), Columns())
    assert (read.id, isinstance(broken, Broken)) == ("a.md", True)


def test_what_counts_as_there(tmp_path: Path) -> None:
    """A link to nothing is not there; a folder, a pipe and a link to itself are: reading them says what they are."""
    pipe, loop, dangling = tmp_path / "pipe", tmp_path / "loop", tmp_path / "dangling"
    os.mkfifo(pipe)
    loop.symlink_to("loop")
    dangling.symlink_to("nothing")
    assert [is_there(path) for path in (pipe, loop, dangling, tmp_path, tmp_path / "none")] == [1, 1, 0, 1, 0]
    assert real(loop) == loop


def test_words(tmp_path: Path) -> None:
    """A byte-order mark goes and line ends become one; what is no UTF-8 is said to be none."""
    path = tmp_path / "a"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc")
    assert read_words(path, 100) == "a\nb\nc"
    path.write_bytes(b"\xff")
    with pytest.raises(OSError, match="not valid UTF-8"):
        read_words(path, 100)


def test_folders_without_end(tmp_path: Path) -> None:
    """Folders within each other are searched so deep and no deeper, and the rest is told."""
    place = tmp_path
    for _ in range(DEEPEST + 50):
        place = place / "a"
        place.mkdir()
    (place / "deep.md").touch()
    (tmp_path / "flat.md").touch()
    found, problem = find_files([str(tmp_path)], (".md",))
    assert found == tmp_path / "flat.md"
    assert f"more than {DEEPEST} folders deep" in str(problem)
    assert below(tmp_path, ".md") == [tmp_path / "flat.md"]
