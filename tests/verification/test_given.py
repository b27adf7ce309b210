"""Documents given by hand: which source each is, what it states, and a sentence for each that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.config import Config
from factcheck.model import Evidence
from factcheck.pipeline import forget, verify
from factcheck.sources.given_documents import documents, faults
from factcheck.sources.settings import Settings
from tests.reading.word_documents import docx, p, r

WORDS = (
    "Sleep of grown people in the long northern winter",
    "We followed 214 adults for 24 months in the centres of three towns, and asked them every week how they had slept.",
    "Of all adults, 48% slept well in the trial. That was more than had been thought by those who planned it.",
)
TEXT = "\n\n".join(WORDS)
TITLE = WORDS[0]


def jats(doi: str = "10.1000/xyz", pmid: str = "12345678", title: str = TITLE) -> str:
    ids = f"<article-id pub-id-type='doi'>{doi}</article-id><article-id pub-id-type='pmid'>{pmid}</article-id>"
    meta = f"{ids}<title-group><article-title>{title}</article-title></title-group>"
    body = "".join(f"<p>{words}</p>" for words in WORDS[1:])
    return f"<article><front><article-meta>{meta}</article-meta></front><body><sec>{body}</sec></body></article>"


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "papers").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "papers"


def settings(papers: Path) -> Settings:
    forget()
    return Settings(documents=(str(papers),), cache=str(papers.parent / "cache.sqlite"))


def told(papers: Path, text: str, **more: bool) -> list[Evidence]:
    found = verify(factcheck.read(text, format="markdown"), Config(offline=True, sources=settings(papers)))
    assert found.lookups is not None
    return list(found.lookups.evidence or ())


CITED = "In the trial 48% of adults slept well (Li et al., 2019{})."
LISTED = "In the trial 48% of adults slept well [1].\n\n## References\n\n1. Li X. {} J Sleep. 2019.{}\n"


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("some.nxml", jats(), CITED.format(", doi:10.1000/xyz")),
        ("some.xml", jats(), LISTED.format("Sleep.", " doi:10.1000/xyz")),
        ("some.nxml", jats(doi="10.1000/own"), LISTED.format(TITLE + ".", "")),
        ("some.nxml", jats(), LISTED.format("Sleep.", " PMID: 12345678")),
        ("10.1000_xyz.txt", TEXT, CITED.format(", doi:10.1000/xyz")),
        ("12345678.md", TEXT, LISTED.format("Sleep.", " PMID: 12345678")),
        ("a.html", f"<html><body><h1>{TITLE}</h1><p>{'</p><p>'.join(WORDS[1:])}</p></body></html>",
         LISTED.format(TITLE + ".", "")),
        ("Li 2019.txt", TEXT, CITED.format("")),
        ("li2019-sleep.docx", docx("".join(p(r(words)) for words in WORDS)), CITED.format("")),
    ],
)  # fmt: skip
def test_a_document_is_known(papers: Path, name: str, content: str | bytes, text: str) -> None:
    """By DOI, PMID, title or file name, in drafts with a list and without, and nobody is asked."""
    (papers / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (each,) = told(papers, text)
    assert (each.state, each.text) == ("found", "document")
    assert each.shown[0].passage.place.startswith(name)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("some.nxml", jats(doi="10.1000/own"), CITED.format(", doi:10.1000/xyz")),
        ("Li 2019.nxml", jats(doi="10.1000/own"), CITED.format(", doi:10.1000/xyz")),
        ("Li 2018.txt", TEXT, CITED.format("")),
        ("Lima 2019.txt", TEXT, CITED.format("")),
        ("Li 2019.txt", TEXT, CITED.format("a") + " Of these, 9% slept badly (Li et al., 2019b)."),
    ],
)
def test_another_document_is_none(papers: Path, name: str, content: str, text: str) -> None:
    """A document with an identifier of its own, of another year or name, or of one of two such works is not taken."""
    (papers / name).write_text(content)
    assert {each.state for each in told(papers, text)} == {"not-compared"}


def test_another_value_differs(papers: Path) -> None:
    """A value that the document gives otherwise is told, with its passage."""
    (papers / "Li 2019.txt").write_text(TEXT)
    (each,) = told(papers, CITED.format("").replace("48", "84"))
    assert (each.state, each.said) == ("differs", "48")


SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n"
)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("Li 2019.nxml", jats()[:-40].encode(), "broken"),
        ("Li 2019.pdf", SCAN, "text"),
        ("Li 2019.pdf", b"%PDF-1.4 cut off", "PDF"),
        ("Li 2019.txt", b"In the trial 84% of adults slept well. " * 260_000, "larger than 4 MB"),
        ("Li 2019.html", b"<title>Cookies</title><p>48 partners and we value your privacy. Accept?</p>", "no text"),
        ("Li 2019.docx", b"PK\x03\x04 no zip", ""),
        ("Li 2019.txt", b"\xff\xfe\xff", ""),
    ],
)
def test_what_cannot_be_read_is_not_compared(papers: Path, name: str, content: bytes, reason: str) -> None:
    """A document that is broken, scanned, too large or a consent wall is a sentence, and nothing is compared."""
    (papers / name).write_bytes(content)
    (each,) = told(papers, CITED.format("").replace("48", "84"))
    assert each.state == "not-compared"
    assert reason in each.reason and each.reason.endswith(".")
    (fault,) = faults(settings(papers))
    assert each.reason in str(fault) and name in str(fault)


def test_read_once(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a document says is kept under its bytes: a second run reads no PDF anew, a changed file is read again."""
    (papers / "Li 2019.txt").write_text(TEXT)
    first = documents(settings(papers))
    monkeypatch.setattr("factcheck.sources.given_documents.read_bytes", None)
    assert documents(settings(papers)) == first
    monkeypatch.undo()
    monkeypatch.chdir(papers.parent)
    (papers / "Li 2019.txt").write_text(TEXT.replace("48%", "84%"))
    assert documents(settings(papers)) != first
