"""What a file's bytes are taken for, and what is said of those that are no article."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck import opening
from factcheck.errors import ReadingError, UsageError
from factcheck.reading import decoding, read


def failure(path: Path) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert caught.value.path == str(path)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_without_its_mark(tmp_path: Path, encoding: str) -> None:
    """UTF-8 needs no byte-order mark, UTF-16 has one; neither is part of the text."""
    path = tmp_path / "a.md"
    mark = "\ufeff" if encoding[-3:] in ("-le", "-be") else ""
    path.write_bytes((mark + "Ärzte – 𝛽\r\nend").encode(encoding))
    article = read(path)
    assert (article.source, article.text) == ("Ärzte – 𝛽\r\nend", "Ärzte – 𝛽 end")
    assert article.position(0).column == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty; there is nothing to check in it."),
        (b" \n\t\n", "The file is empty; there is nothing to check in it."),
        (b"\xef\xbb\xbf\n", "The file is empty; there is nothing to check in it."),
        (b"%PDF\x00\x01", "This looks like a binary file, not text; save it as text or Markdown first."),
        (b"\xff\xfea\x00\x00\x00", "This looks like a binary file, not text; save it as text or Markdown first."),
        (b"one\ntwo \xe9t\xe9", "Byte 8 (0xE9) on line 2 is not valid UTF-8; save the file as UTF-8."),
        (b"\xff\xfea\x00b", "Byte 4 (0x62) on line 1 is not valid UTF-16; save the file as UTF-8."),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, sentence: str) -> None:
    """An empty, binary or wrongly encoded file is one sentence that says what to do."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert failure(path).message == sentence


def test_wrong_bytes_are_placed_on_their_line(tmp_path: Path) -> None:
    """The error names the line of the first byte that cannot be decoded."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\ntwo\n\xff")
    assert failure(path).line == 3


def test_what_is_no_file(tmp_path: Path) -> None:
    """A missing file and a folder are named as such."""
    assert failure(tmp_path / "none.md").message == "There is no such file or folder; check its name."
    folder = tmp_path / "folder.md"
    folder.mkdir()
    assert failure(folder).message == "This is a folder, not a file; name a file in it."


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing permissions are named as such; the call is patched because root may read everything."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.touch()
    monkeypatch.setattr(opening.os, "open", refuse)
    assert failure(path).message == "This file may not be read; change its permissions."


def test_what_is_read_from_a_shell_may_never_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What a shell has opened is read no further than the limit, though its size says nothing."""
    monkeypatch.setattr(decoding, "MAX_BYTES", 1_000)
    monkeypatch.setattr(opening, "is_given", lambda _: True)
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR)
    os.write(writer, b"x" * 2_000)
    with pytest.raises(ReadingError, match="larger than 0 MB"):
        decoding.read_file(pipe)
    os.close(writer)


def test_pipes_devices_and_sockets_are_refused(tmp_path: Path) -> None:
    """What is no regular file is refused at once, where reading it would wait or go on for ever."""
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    assert failure(pipe).message == "This is a device, a pipe or a socket, not a file; name a file."
    with pytest.raises(ReadingError, match="This is a device"):
        decoding.read_file(Path("/dev/null"))


def test_unknown_ending_lists_the_known(tmp_path: Path) -> None:
    """A file that no reader is for is told from the known endings, unless its format is given."""
    path = tmp_path / "a.xyz"
    path.write_text("Words.", encoding="utf-8")
    assert ".md" in failure(path).message
    assert read(path, "text").text == "Words."


def test_unknown_format_is_a_usage_error() -> None:
    """A format that does not exist is refused with the one that was most likely meant."""
    with pytest.raises(UsageError, match="markdown"):
        read("Words.", "markdwon")


def test_large_files_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is refused by its size alone."""
    monkeypatch.setattr(decoding, "MAX_BYTES", 1_000_000)
    path = tmp_path / "a.txt"
    path.write_text("x" * 1_000_001, encoding="utf-8")
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was read"))
    assert failure(path).message == "The file is larger than 1 MB; split it."
