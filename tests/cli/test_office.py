"""Word and PDF through the command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.reading.word import read_bytes
from tests.reading.articles import Part, as_docx, as_pdf

PARTS = [
    Part("heading", "Survival", 1),
    Part("paragraph", "Less than 0.1% of circulating tumor cells survive in the blood."),
    Part("paragraph", "Other texts say that less than 0.01% of circulating tumor cells survive in the blood."),
]


def check(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "factcheck", "check", "--offline", "--fail-on", "warning", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False)


def test_word_comments_through_the_command(tmp_path: Path) -> None:
    """The copy with comments is written beside the report, which names places; the original is as it was."""
    draft, copy = tmp_path / "draft.docx", tmp_path / "reviewed.docx"
    draft.write_bytes(as_docx(PARTS))
    before = draft.read_bytes()
    result = check("--output", "concise", "--write-comments", str(copy), str(draft))
    assert result.returncode == 1
    assert f"{draft} (Survival, paragraph 2): warning FC101 ".encode() in result.stdout
    assert draft.read_bytes() == before
    assert read_bytes(copy.read_bytes(), "b").text == read_bytes(before, "a").text


@pytest.mark.parametrize(("name", "place"), [("draft.docx", "Survival, paragraph 2"), ("draft.pdf", "page 1")])
def test_standard_input_by_its_name(name: str, place: str) -> None:
    """Standard input is read by the ending of the name given for it."""
    data = as_docx(PARTS) if name.endswith("docx") else as_pdf(PARTS)
    result = check("--output", "concise", "--stdin-filename", name, "-", given=data)
    assert result.stdout.decode().startswith(f"{name} ({place}): warning FC101 ")


def test_a_document_that_cannot_be_read(tmp_path: Path) -> None:
    """A damaged document is said in one line; no copy is written, and the status is 2."""
    draft, copy = tmp_path / "draft.docx", tmp_path / "reviewed.docx"
    draft.write_bytes(as_docx(PARTS)[:-100])
    result = check("--write-comments", str(copy), str(draft))
    assert (result.returncode, result.stdout) == (2, b"")
    sentence = f"factcheck: {draft}: The file is damaged or cut off; save it again.\n"
    assert result.stderr.decode() == sentence and not copy.exists()


def test_a_copy_that_would_be_the_original(tmp_path: Path) -> None:
    """The document that is checked is never overwritten."""
    draft = tmp_path / "draft.docx"
    draft.write_bytes(as_docx(PARTS))
    before = draft.read_bytes()
    result = check("--write-comments", str(draft), str(draft))
    assert result.returncode == 2 and b"would overwrite" in result.stderr and draft.read_bytes() == before
