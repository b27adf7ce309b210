"""What sources say stands beside the draft's numbers on every surface: hover, card, Word comment, page and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from factcheck.cli import _run
from factcheck.config import Config
from factcheck.desk.showing import shown
from factcheck.lsp.hover import hover
from factcheck.model import Checked, Span
from factcheck.pipeline import forget, restated, verify
from factcheck.reading import read
from factcheck.rendering.beside import Beside, Piece, together
from factcheck.sources.settings import Settings
from factcheck.verification.query import queries
from tests.reading.word_documents import docx, p, r

PAPER = (
    "Sleep of adults\n\nWe followed 214 adults for 24 months in three towns, and asked them how they slept.\n\n"
    "Of all adults in the trial, 48% slept well. That was more than had been thought by those who planned it.\n"
)
DRAFT = "In the trial, 84% of all adults slept well (Li et al., 2019). The study followed 214 adults for 24 months.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "Li 2019.txt").write_text(PAPER)
    (tmp_path / "draft.md").write_text(DRAFT)
    (tmp_path / "factcheck.toml").write_text('offline = true\n[sources]\ndocuments = ["Li 2019.txt"]\n')
    monkeypatch.chdir(tmp_path)
    forget()
    yield tmp_path
    forget()


@pytest.fixture
def checked(folder: Path) -> Checked:
    sources = Settings(documents=(str(folder / "Li 2019.txt"),), cache=str(folder / "cache.sqlite"))
    return verify(read(folder / "draft.md"), Config(offline=True, sources=sources))


def test_hover(checked: Checked) -> None:
    """On a number its passages are shown with the source's number in bold; on the citation those of all its numbers."""
    facts = restated(checked.article, checked.extraction)

    def at(words: str) -> str:
        start = checked.article.source.index(words)
        return hover(checked, {}, facts, Span(start, start + 1))

    assert "**84** differs: the document says 48" in at("84%") and "**48**%" in at("84%")
    assert "**214** found in the document" in at("214") and "followed **214** adults" in at("214")
    assert all(f"**{number}**" in at("Li et al.") for number in ("84", "214", "24"))


def test_desk_card(checked: Checked) -> None:
    """A source's card has each number with its state, its place in the draft and marked passages."""
    asked = list(queries(checked.article, checked.extraction))
    (source,) = shown(checked, asked, {})["sources"]
    assert [(one["words"], one["state"]) for one in source["beside"]] == [
        ("84", "differs"),
        ("214", "found"),
        ("24", "found"),
    ]
    first = source["beside"][0]
    assert DRAFT[first["start"] : first["end"]] == "84"
    assert first["passages"][0]["where"].startswith("document: Li 2019.txt, Sleep of adults")
    assert [piece["text"] for piece in first["passages"][0]["pieces"] if piece["marked"]] == ["48"]


def test_word_comment(folder: Path) -> None:
    """The comment on a number that differs has the passage with the source's number in bold."""
    (folder / "draft.docx").write_bytes(docx(p(r(DRAFT))))
    _run(["check", "draft.docx", "--write-comments", "out.docx", "--output", "text=report.txt"])
    comments = ZipFile(folder / "out.docx").read("word/comments.xml").decode()
    bold = comments.split("<w:rPr><w:b/></w:rPr>")[1]
    assert bold.partition("</w:t>")[0].endswith(">48") and "Of all adults in the trial, " in comments


def test_page_and_counts(folder: Path) -> None:
    """The page marks the passages; page, text and JSON count what was found."""
    outputs = [part for name in ("html", "json", "text") for part in ("--output", f"{name}=out.{name}")]
    _run(["check", "draft.md", *outputs])
    page, text = ((folder / f"out.{name}").read_text() for name in ("html", "text"))
    assert "<b>48</b>" in page
    assert all("2 of 3 cited numbers found in their sources" in said for said in (page, text))
    evidence = json.loads((folder / "out.json").read_text())["articles"][0]["evidence"]
    assert [each["state"] for each in evidence] == ["differs", "found", "found"]


def test_passages_of_several_numbers_are_printed_once(folder: Path) -> None:
    """Where numbers of one sentence rest on the same passages, a page has these once, all the numbers marked."""
    _run(["check", "draft.md", "--output", "html=out.html"])
    page = (folder / "out.html").read_text()
    assert page.partition('class="passages"')[2].count("asked them how they slept") == 1
    assert "<b>214</b> adults for <b>24</b> months" in page


def test_marks_of_one_passage_are_put_together() -> None:
    """Marks that overlap, touch or lie apart keep the words of the passage, each marked where any mark covers it."""

    def one(words: str, *cut: tuple[str, bool], where: str = "abstract") -> Beside:
        return Beside(words, "line 1", "found", "found", ((where, tuple(Piece(*piece) for piece in cut)),))

    both = (
        one("2", ("a ", False), ("12", True), (" b 3", False)),
        one("3", ("a 1", False), ("2 b", True), (" 3", False)),
    )
    elsewhere = one("4", ("a 12 b 3", False), where="full text")
    first, second = together((*both, elsewhere))
    assert [each.words for each in first.all] == ["2", "3"] and second.all == (elsewhere,)
    ((where, pieces),) = first.passages
    assert (where, "".join(piece.text for piece in pieces)) == ("abstract", "a 12 b 3")
    assert "".join(piece.text if piece.marked else "_" * len(piece.text) for piece in pieces) == "__12 b__"


def test_numbers_without_a_passage_stand_alone() -> None:
    """What was compared with nothing is not put together with its neighbours."""
    bare = [Beside(words, "line 1", "not-compared", "not compared", ()) for words in ("4", "5")]
    assert [each.all for each in together(bare)] == [(bare[0],), (bare[1],)]
