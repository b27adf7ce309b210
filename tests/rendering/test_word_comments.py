"""Findings as comments in a copy of a Word document."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.model import Article, Checked, Extraction, Finding, Related, Span
from factcheck.pipeline import verify
from factcheck.reading.word import read_bytes
from factcheck.reading.word.xml import name
from factcheck.rendering import Target
from factcheck.rendering.word_comments import commented, with_comments
from tests.cli.command import command_in
from tests.reading.articles import article, as_docx
from tests.reading.word_documents import SPACES, docx, field, mark, notes, p, r

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def finding(span: Span, message: str = "wrong", **more: object) -> Finding:
    return Finding("some-rule", "FC999", message, span, "warning", "high", **more)


def of(data: bytes, *words: str) -> tuple[bytes, Article]:
    """Return a copy of a document with a comment on each of the words."""
    read = read_bytes(data, "draft.docx")
    spans = [Span(read.text.index(word), read.text.index(word) + len(word)) for word in words]
    findings = tuple(finding(span, f"about {word}") for span, word in zip(spans, words, strict=True))
    return commented(data, Checked(read, Extraction(), findings)), read


def part(data: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def marked(data: bytes) -> dict[str, str]:
    """Return the text of each comment with the words of the document that stand in its range."""
    comments = {element.get(f"{W}id"): "".join(element.itertext()) for element in part(data, "word/comments.xml")}
    inside: dict[str, str] = {}
    open_ranges: set[str] = set()
    for element in part(data, "word/document.xml").iter():
        identifier = element.get(f"{W}id") if isinstance(element.tag, str) else None
        if element.tag == f"{W}commentRangeStart":
            open_ranges.add(identifier)
        elif element.tag == f"{W}commentRangeEnd":
            open_ranges.remove(identifier)
        elif element.tag == f"{W}t":
            for one in open_ranges:
                inside[one] = inside.get(one, "") + (element.text or "")
    assert not open_ranges
    return {comments[one]: inside.get(one, "") for one in comments}


SOUND = [
    (p(r("one two three")), "two", "two"),
    (p(r("one two three")), "one two three", "one two three"),
    (p(r("on", "<w:b/>"), r("e tw"), r("o")), "ne two", "ne two"),
    (p(r("a"), f'<w:hyperlink r:id="x">{r("linked words")}</w:hyperlink>'), "linked", "linked"),
    (p(r("a "), f"<w:ins>{r('new words')}</w:ins>", r(" b")), "words b", "words b"),
    (p("<w:r><w:t>a</w:t><w:tab/><w:t>b c</w:t></w:r>"), "b", "b"),
    (p("<w:r><w:t>  trimmed words  </w:t></w:r>"), "words", "words"),
    (p(r("circu\u00adlating cells")), "ting", "ting"),
    (p(r("circu\u00adlating cells")), "circulating", "circu\u00adlating"),
    (p(field(" ADDIN x ", r("(Smith, 2010)"))), "Smith, 2010", "Smith, 2010"),
    (p(r("10"), r("6", '<w:vertAlign w:val="superscript"/>'), r(" cells")), "10⁶", "106"),
    (f"<w:tbl><w:tr><w:tc>{p(r('left'))}</w:tc><w:tc>{p(r('12% of all'))}</w:tc></w:tr></w:tbl>", "12%", "12%"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words", "inside"), SOUND)
def test_a_comment_is_on_the_very_words(body: str, words: str, inside: str) -> None:
    """A comment's range holds the words and no others, wherever they stand; the text read again is the same."""
    copy, read = of(docx(body, links={"x": "https://a.org"}), words)
    assert marked(copy) == {f"about {words} [some-rule]": inside}
    again = read_bytes(copy, "copy.docx")
    assert (again.text, again.blocks, again.links, again.places) == (read.text, read.blocks, read.links, read.places)


def test_the_look_of_cut_runs_is_kept() -> None:
    """Each part of a run that is cut looks as the run did."""
    copy, _ = of(docx(p(r("one two three", "<w:i/>"))), "two")
    runs = [run for run in part(copy, "word/document.xml").iter(f"{W}r") if run.find(f"{W}t") is not None]
    assert [run.find(f"{W}t").text for run in runs] == ["one ", "two", " three"]
    assert all(run.find(f"{W}rPr/{W}i") is not None for run in runs)


def test_comments_may_overlap() -> None:
    """Comments on overlapping words each keep their own."""
    copy, _ = of(docx(p(r("one two three four"))), "two three", "three four", "two", "one two three four")
    assert list(marked(copy).values()) == ["two three", "three four", "two", "one two three four"]


def test_a_formula_is_marked_as_a_whole() -> None:
    """A comment on a formula stands around it."""
    copy, _ = of(docx(p(r("so "), "<m:oMath><m:r><m:t>p &lt; 0.05</m:t></m:r></m:oMath>")), "0.05")
    names = [name(element) for element in part(copy, "word/document.xml").find(f"{W}body/{W}p")]
    assert names[2:] == ["w:commentRangeStart", "m:oMath", "w:commentRangeEnd", "w:r"]


def test_a_note_is_marked_where_its_mark_is() -> None:
    """Word has no comments in footnotes: one on their words is on the mark, and quotes them."""
    data = docx(p(r("Text"), mark("footnote", 1), r(".")), footnotes=notes("footnote", "Smith, 2010"))
    copy, _ = of(data, "2010")
    (text,) = marked(copy)
    assert text == "“2010”: about 2010 [some-rule]"
    names = [name(element) for element in part(copy, "word/document.xml").find(f"{W}body/{W}p")]
    assert names == ["w:pPr", "w:r", "w:commentRangeStart", "w:r", "w:commentRangeEnd", "w:r", "w:r"]
    with ZipFile(BytesIO(data)) as old, ZipFile(BytesIO(copy)) as new:
        assert old.read("word/footnotes.xml") == new.read("word/footnotes.xml")


def test_comments_there_are_stay() -> None:
    """Comments of others are kept, and the new ones bear other numbers."""
    theirs = f'<w:comments {SPACES}><w:comment w:id="7" w:author="Ann">{p(r("Why?"))}</w:comment></w:comments>'
    data = docx(p('<w:commentRangeStart w:id="7"/>', r("one two"), '<w:commentRangeEnd w:id="7"/>'), comments=theirs)
    copy, _ = of(data, "two")
    assert marked(copy) == {"Why?": "one two", "about two [some-rule]": "two"}
    assert [element.get(f"{W}id") for element in part(copy, "word/comments.xml")] == ["7", "8"]


def test_everything_else_is_copied() -> None:
    """Parts without comments are copied byte for byte, and a document without findings keeps all of them."""
    data = docx(p(r("one")), settings=f"<w:settings {SPACES}/>")
    for copy in (of(data, "one")[0], of(data)[0]):
        with ZipFile(BytesIO(data)) as old, ZipFile(BytesIO(copy)) as new:
            assert new.testzip() is None
            assert old.read("word/settings.xml") == new.read("word/settings.xml")
    assert part(of(data)[0], "word/document.xml").find(f".//{W}commentReference") is None


def test_a_comment_says_all_there_is() -> None:
    """A comment holds message, suggestion, the other place with its words and their surroundings, and evidence."""
    data = docx(p(r("Less than 5% of all survive.")) + p(r("Only 9% survive.\x09")))
    read = read_bytes(data, "draft.docx")
    here, there = (Span(read.text.index(word), read.text.index(word) + 2) for word in ("9%", "5%"))
    found = finding(here, "9% here\x01", suggestion="Say which.", related=(Related(there, "the other"),),
                    evidence=(("PubMed", "https://x.org"), ("empty", "")))  # fmt: skip
    copy = commented(data, Checked(read, Extraction(), (found,)))
    assert ["".join(line.itertext()) for line in part(copy, "word/comments.xml").iter(f"{W}p")] == [
        "9% here\N{REPLACEMENT CHARACTER} [some-rule]",
        "Say which.",
        "See paragraph 1: “Less than 5% of all survive.” (the other)",
        "PubMed: https://x.org",
    ]


def test_a_document_that_changed_meanwhile_is_refused() -> None:
    """Comments are never put on other words than were checked."""
    read = read_bytes(docx(p(r("old"))), "draft.docx")
    with pytest.raises(UsageError, match="has changed while it was checked"):
        commented(docx(p(r("new"))), Checked(read, Extraction(), ()))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_words_can_be_marked(data: st.DataObject) -> None:
    """Whatever the runs and the words, a range holds just these words, and the text read again is the same."""
    texts = data.draw(st.lists(st.text("ab \u00ad", min_size=1, max_size=6), min_size=1, max_size=5))
    shells = st.sampled_from(["{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>"])
    document = docx(p(r("x"), *(data.draw(shells).format(r(text)) for text in texts), r("y")))
    read = read_bytes(document, "draft.docx")
    ends = st.tuples(st.integers(0, len(read.text) - 1), st.integers(1, len(read.text)))
    spans = [Span(a, b) for a, b in data.draw(st.lists(ends, max_size=5)) if a < b]
    findings = tuple(finding(span, f"{number}") for number, span in enumerate(spans))
    copy = commented(document, Checked(read, Extraction(), findings))
    assert read_bytes(copy, "copy.docx").text == read.text
    shown = [words.replace("\u00ad", "") for words in marked(copy).values()] if findings else []
    assert [re.sub(" +", " ", words) for words in shown] == [read.words(span) for span in spans]


def checked_article() -> tuple[bytes, Checked]:
    data = as_docx(article(4))
    return data, verify(read_bytes(data, "draft.docx"), Config(offline=True))


def test_python_docx_reads_the_comments() -> None:
    """Another reader of Word documents finds every comment, by its author."""
    import docx as python_docx

    data, checked = checked_article()
    comments = list(python_docx.Document(BytesIO(commented(data, checked))).comments)
    assert len(comments) == len(checked.findings) > 0
    assert {comment.author for comment in comments} == {"factcheck"}


def office() -> Iterator[str]:
    yield from filter(None, map(shutil.which, ("soffice", "libreoffice")))


@pytest.mark.programs
@pytest.mark.skipif(not any(office()), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy(tmp_path: Path) -> None:
    """LibreOffice opens the copy and finds every comment on its words; what it saves again reads the same."""
    data, checked = checked_article()
    (tmp_path / "copy.docx").write_bytes(commented(data, checked))
    command = [next(office()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    for kind in ("odt", "docx"):
        call = [*command, "--convert-to", kind, "--outdir", str(tmp_path / kind), str(tmp_path / "copy.docx")]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
    with ZipFile(tmp_path / "odt" / "copy.odt") as archive:
        content = archive.read("content.xml")
    assert content.count(b"<office:annotation ") == len(checked.findings)
    assert content.count(b"<dc:creator>factcheck</dc:creator>") == len(checked.findings)
    assert read_bytes((tmp_path / "docx" / "copy.docx").read_bytes(), "again.docx").text == checked.article.text


@pytest.mark.parametrize(
    ("paths", "file", "sentence"),
    [
        (["a.docx", "b.docx"], "c.docx", "Comments are written into a copy of one Word document; name one .docx."),
        (["a.md"], "c.docx", "Comments are written into a copy of a Word document, which a.md is not; name a .docx."),
        (["-"], "c.docx",
         "Comments are written into a copy of a Word document, which standard input is not; name a .docx."),
        (["a.docx"], "c.md", "The copy with comments is a Word document; let c.md end in .docx."),
        (["a.docx"], "./a.docx",
         "The copy with comments would overwrite ./a.docx, which is checked; name another file."),
        (["a.docx"], "r.docx", "A report and the copy with comments both go to r.docx; name another file."),
    ],
)  # fmt: skip
def test_calls_that_make_no_sense(paths: list[str], file: str, sentence: str) -> None:
    """Comments go from one .docx to another file, or a sentence says why not."""
    with pytest.raises(UsageError) as caught:
        with_comments((Target("json", "r.docx"),), paths, file)
    assert caught.value.message == sentence


def test_the_original_is_never_overwritten(tmp_path: Path) -> None:
    """Not under another name for it either."""
    draft = tmp_path / "draft.docx"
    draft.write_bytes(docx(p(r("a"))))
    (tmp_path / "link.docx").symlink_to(draft)
    (tmp_path / "hard.docx").hardlink_to(draft)
    for other in ("link.docx", "hard.docx"):
        with pytest.raises(UsageError, match="would overwrite"):
            with_comments((), [str(draft)], str(tmp_path / other))


def test_a_second_run_knows_its_own_comments(tmp_path: Path) -> None:
    """A copy that is checked again has one comment a finding, each of which says what to do; new findings are added."""
    words = [p(r("Body temperature rose to 138 °C.")), p(r("Of 120 patients, 30 patients (20%) slept."))]
    (tmp_path / "a.docx").write_bytes(docx("".join(words)))
    call = command_in(tmp_path)
    assert call("check", "--offline", "a.docx", "--write-comments", "b.docx").returncode == 1
    assert call("check", "--offline", "b.docx", "--write-comments", "c.docx").returncode == 1
    (one, other) = (_said_in(tmp_path / name) for name in ("b.docx", "c.docx"))
    assert one == other and len(one) == 2
    assert any("What to do: Take number and unit from the source again." in words for words in one)


def _said_in(path: Path) -> list[str]:
    """Return the words of the comments of a document."""
    with ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    return ["\n".join("".join(one.itertext()) for one in comment) for comment in root]
