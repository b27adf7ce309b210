"""What a file's bytes are taken for, and what is said of those that are no article."""

from __future__ import annotations

from pathlib import Path

import pytest

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
    assert (article.source, article.text) == ("Ärzte – 𝛽\r\nend", "Ärzte – 𝛽\nend")
    assert article.position(0).column == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n\t\n", "The file is empty."),
        (b"%PDF\x00\x01", "This is a binary file, not text."),
        (b"one\ntwo \xe9t\xe9", "The file is not valid UTF-8 at byte 8; save it as UTF-8."),
        (b"\xff\xfea\x00b", "The file is not valid UTF-16 at byte 4; save it as UTF-8."),
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
    assert failure(tmp_path / "none.md").message == "There is no such file or folder."
    folder = tmp_path / "folder.md"
    folder.mkdir()
    assert failure(folder).message == "This is a folder, not a file."


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
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    path = tmp_path / "a.txt"
    path.write_text("x" * 1_000_001, encoding="utf-8")
    assert failure(path).message == "The file is larger than 1 MB; split it."
