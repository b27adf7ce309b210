"""Files that end the process that reads them: one sentence, and the next file is read."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from functools import cache
from pathlib import Path

import pytest

from factcheck.errors import ReadingError
from factcheck.reading import apart, read, read_text
from factcheck.running.results import Done, results
from factcheck.running.work import Call
from factcheck.worker import Ended, TooSlow, Worker
from tests.reading.word_documents import docx, p, r

SENTENCE = "Reading this file takes more than 120 seconds or too much memory"
FONT = b"/Font<</F 5 0 R>>"
WORDS = b"BT /F 12 Tf 72 700 Td (Less than 5% of cells) Tj ET"
FORM = b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<%s/XObject<</X %d 0 R>>>>/Length %d>>"


def pdf(content: bytes, packed: bytes = b"", *forms: bytes) -> bytes:
    """Return a PDF of one page with this content, packed so, and these objects from number 6 on."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s/XObject<</X 6 0 R>>>>>>" % FONT
    )
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page,
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), packed, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *forms,
    )  # fmt: skip
    written = b"".join(b"%d 0 obj %s endobj\n" % numbered for numbered in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + written + b"trailer<</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(objects) + 1)


@cache
def spaces(megabytes: int) -> bytes:
    """Return a stream that unpacks to so many megabytes, with a header that few expect (a window of 16 kB)."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 14)
    pieces = [packer.compress(WORDS), *(packer.compress(b" " * 1_000_000) for _ in range(megabytes)), packer.flush()]
    return b"".join(pieces)


def drawing_each_other(levels: int) -> list[bytes]:
    """Return forms of which each draws the next ten times, and the last some words."""
    bodies = [b"/X Do " * 10] * (levels - 1) + [WORDS]
    return [FORM % (FONT, 7 + level, len(body)) + b"stream\n%s\nendstream" % body for level, body in enumerate(bodies)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a PDF and a Word document."""
    (tmp_path / "a.pdf").write_bytes(pdf(WORDS))
    (tmp_path / "c.docx").write_bytes(docx(p(r("Less than 5% of cells"))))
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bomb_costs_its_own_file(folder: Path, jobs: int) -> None:
    """A stream that unpacks to 500 MB ends no run, and what is told is the same with and without workers."""
    (folder / "b.pdf").write_bytes(pdf(spaces(500), b"/Filter/FlateDecode"))
    found = list(results(sorted(folder.iterdir()), Call({"offline": True}, keep=False), jobs))
    assert [isinstance(one, Done) for one in found] == [True, False, True]
    assert str(found[1]).startswith(f"{folder / 'b.pdf'}: {SENTENCE}")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
def test_forms_that_draw_forms(tmp_path: Path) -> None:
    """Two kilobytes that draw a hundred million words are given up."""
    path = tmp_path / "forms.pdf"
    path.write_bytes(pdf(WORDS + b" /X Do", b"", *drawing_each_other(9)))
    with pytest.raises(ReadingError, match=SENTENCE):
        read(path)


@pytest.mark.parametrize("end", [TooSlow("late"), Ended(-11), MemoryError()])
def test_every_end_is_one_sentence(end: Exception, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Whether it crashes, hangs or asks for too much: the file is named, and what to do."""

    def run(*_: object) -> None:
        raise end

    monkeypatch.setattr(Worker, "run", run)
    with pytest.raises(ReadingError, match=SENTENCE):
        read(folder / "a.pdf")
    with pytest.raises(ReadingError, match=SENTENCE):  # what an editor hands over, whose server must go on as well
        read_text("A text", "rst", "a.rst")


def test_a_script_without_a_guard_may_read(folder: Path) -> None:
    """A script that reads a PDF is not run again by the process that reads it, nor is a module beside it."""
    (folder / "multiprocessing.py").write_text("raise SystemExit('a module of the checked folder ran')")
    script = folder / "scripts" / "script.py"
    script.parent.mkdir()
    lines = (
        "import sys",
        "from pathlib import Path",
        "import factcheck",
        "print(factcheck.read(Path(sys.argv[1])).text)",
    )
    script.write_text("\n".join(lines), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, str(script), str(folder / "a.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=folder)
    assert (done.stdout, done.stderr) == ("Less than 5% of cells\n", "")


def test_one_process_reads_all(folder: Path) -> None:
    """The process is kept for the next file."""
    read(folder / "a.pdf")
    process = apart._reader()._process
    read(folder / "c.docx")
    assert apart._reader()._process is process
