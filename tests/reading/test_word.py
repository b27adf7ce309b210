"""Word documents: what is read of them, and what is passed over."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from factcheck.model import Article, NoteMark
from factcheck.reading.word import read_bytes
from tests.reading.word_documents import SPACES, docx, field, mark, notes, p, r, zipped


def of(body: str, **more: object) -> Article:
    return read_bytes(docx(body, **more), "draft.docx")


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (r("one ") + r("two"), "one two"),
        (f"<w:ins>{r('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>" + r("word"), "new word"),
        (f"<w:moveTo>{r('here ')}</w:moveTo><w:moveFrom>{r('there ')}</w:moveFrom>" + r("now"), "here now"),
        (r("shown") + r(" hidden", "<w:vanish/>") + r(" not", '<w:rStyle w:val="Secret"/>'), "shown"),
        (r("shown", '<w:vanish w:val="0"/>'), "shown"),
        (r("10") + r("9", '<w:vertAlign w:val="superscript"/>'), "10⁹"),
        (r("cells") + r("1,2", '<w:rStyle w:val="Up"/>'), "cells"),
        (r("cells") + r("[", '<w:rStyle w:val="Up"/>') + r("1]", '<w:rStyle w:val="Up"/>'), "cells[1]"),
        (r("CO") + r("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        (r("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:br/><w:t>c</w:t></w:r>", "a b c"),
        (r("5") + "<w:r><w:noBreakHyphen/></w:r>" + r("10 circu\u00adlat") + "<w:r><w:softHyphen/></w:r>" + r("ing"),
         "5-10 circulating"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>65</w:t></w:r>', "≥65"),
        (r("\uf0a3", '<w:rFonts w:ascii="Symbol"/>') + r("5"), "≤5"),
        ("<w:r><w:t>  trimmed  </w:t></w:r>" + r("x"), "trimmedx"),
        (f"<w:smartTag>{r('tagged')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{r(' kept')}</w:sdtContent></w:sdt>",
         "tagged kept"),
        (r("a") + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r(' Prompt')}</w:sdtContent></w:sdt>",
         "a"),
        (r("as shown ") + field(" ADDIN ZOTERO_ITEM CSL_CITATION {} ", r("(Smith, 2010)")), "as shown (Smith, 2010)"),
        (r("see ") + field(" IF ", field(" PAGE ", r("7"))), "see 7"),
        (r("open ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("field"), "open field"),
        ("<m:oMath><m:r><m:t>p &lt; 0.05</m:t></m:r></m:oMath>", "p < 0.05"),
        ("<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>",
         "3/4"),
        (r("a") + f"<mc:AlternateContent><mc:Choice>{r('b')}</mc:Choice><mc:Fallback>{r('c')}</mc:Fallback>"
         "</mc:AlternateContent>", "ab"),
    ],
)  # fmt: skip
def test_words_are_those_that_are_shown(runs: str, text: str) -> None:
    """A paragraph says what Word shows with all insertions made: nothing deleted, hidden, or behind a field."""
    assert of(p(runs)).text == text


def test_a_nested_field_in_a_code_is_no_text() -> None:
    """What stands in a field's code is not read, even where it is the result of another field."""
    inner = field(" REF x ", r("secret"))
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    body = p(code.format(inner, r("result")) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert of(body).text == "result"


@pytest.mark.parametrize("style", ["berschrift1", "House"])
def test_headings_by_style(style: str) -> None:
    """A heading is known by the built-in name of its style, whatever its identifier, or of one it is based on."""
    (block,) = of(p(r("Ergebnisse"), style=style)).blocks
    assert (block.kind, block.level) == ("heading", 1)


def test_headings_by_level_and_look() -> None:
    """An outline level makes a heading, of a style or a paragraph; so does a short bold line, but no bold sentence."""
    body = p(r("A"), style="Outlined") + p(r("B"), properties='<w:outlineLvl w:val="2"/>')
    body += p(r("Side effects", "<w:b/>")) + p(r("It was 5% of all.", "<w:b/>"))
    kinds = [(block.kind, block.level) for block in of(body).blocks]
    assert kinds == [("heading", 2), ("heading", 3), ("heading", 6), ("paragraph", 0)]


def test_lists_are_counted_as_word_counts() -> None:
    """Items bear their numbers at every level, which begin anew below another item; bullets bear none."""
    levels = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    levels += '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl>'
    numbering = f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbering += (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    )
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbering += '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'

    def item(text: str, number: int, level: int = 0) -> str:
        listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return p(r(text), properties=listed)

    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1) + item("e", 1, 1) + item("f", 2)
    blocks = of(body, numbering=numbering).blocks
    assert [(block.label, block.level) for block in blocks] == [
        ("3", 1), ("a", 2), ("b", 2), ("4", 1), ("a", 2), ("", 1),
    ]  # fmt: skip


def test_tables_name_their_cells() -> None:
    """Cells bear table, row and column; a merged cell is read once, and a deleted row not at all."""

    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"

    wide, tall = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    rows = f"<w:tr>{cell('a', wide)}{cell('b')}</w:tr>"
    rows += f"<w:tr>{cell('c', tall)}{cell('d')}{cell('e')}</w:tr>"
    rows += f"<w:tr>{cell('c again', '<w:vMerge/>')}{cell('f')}{cell('g')}</w:tr>"
    rows += f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}{cell('gone')}</w:tr>"
    article = of(f"<w:tbl>{rows}</w:tbl>")
    assert [(block.label, article.words(block.span)) for block in article.blocks] == [
        ("1:1:1", "a"), ("1:1:3", "b"), ("1:2:1", "c"), ("1:2:2", "d"), ("1:2:3", "e"), ("1:3:2", "f"), ("1:3:3", "g"),
    ]  # fmt: skip
    assert article.place(article.text.index("f")) == "table 1, row 3"


def test_a_table_of_one_column_is_a_box() -> None:
    """A table with a single column frames text: it is read as paragraphs."""
    article = of(f"<w:tbl><w:tr><w:tc>{p(r('one'))}{p(r('two'))}</w:tc></w:tr></w:tbl>")
    assert [block.kind for block in article.blocks] == ["paragraph", "paragraph"]


def test_notes_follow_the_text() -> None:
    """Footnotes and endnotes come after the text under labels of their own; their marks stand where they did."""
    body = p(r("First"), mark("endnote", 1), r(" second"), mark("footnote", 2), r(" third"), mark("footnote", 1))
    article = of(body, footnotes=notes("footnote", "f one", "f two"), endnotes=notes("endnote", "e one"))
    assert [(block.label, article.words(block.span)) for block in article.blocks[1:]] == [
        ("1", "f two"), ("2", "f one"), ("i", "e one"),
    ]  # fmt: skip
    assert article.note_marks == (NoteMark(5, "i"), NoteMark(12, "1"), NoteMark(18, "2"))
    assert article.place(article.text.index("f two")) == "footnote 1"


def test_notes_nobody_marks_are_not_read() -> None:
    """A note without a mark in the text is not shown by Word, nor read; nor is the line above the notes."""
    assert of(p(r("Text")), footnotes=notes("footnote", "left over")).text == "Text"


def test_links_keep_their_targets() -> None:
    """A link holds its words and where they lead, written either way; one within the document leads nowhere."""
    body = p(f'<w:hyperlink r:id="x">{r("WHO")}</w:hyperlink>', r(" and "))
    body += p(
        field(' HYPERLINK "https://b.org" ', r("report")), f'<w:hyperlink w:anchor="y">{r("below")}</w:hyperlink>'
    )
    article = of(body, links={"x": "https://a.org"})
    assert [(article.words(link.span), link.target) for link in article.links] == [
        ("WHO", "https://a.org"), ("report", "https://b.org"),
    ]  # fmt: skip


def test_text_boxes_are_read_once() -> None:
    """A text box, written in two forms for old and new programs, is read once, after its paragraph."""
    box = f"<w:txbxContent>{p(r('boxed'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    both += f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    assert of(p(r("before "), f"<w:r>{both}</w:r>", r("after"))).text == "before after\n\nboxed"


def test_a_deleted_paragraph_end_joins_paragraphs() -> None:
    """Text whose paragraph end has been deleted goes on in the next paragraph, which says what both are."""
    body = p(r("One "), properties="<w:rPr><w:del/></w:rPr>") + p(r("two"), style="House")
    article = of(body + p(r("last"), properties="<w:rPr><w:del/></w:rPr>"))
    assert article.text == "One two\n\nlast"
    assert article.blocks[0].kind == "heading"


def test_contents_are_passed_over() -> None:
    """A table of contents repeats the headings: it is not read."""
    assert of(p(r("Results 3"), style="TOC1") + p(r("Text"))).text == "Text"


def test_places_are_those_of_an_editor() -> None:
    """A place names the headings above and counts the paragraphs with words under the last."""
    body = p(r("Opening")) + p(r("Results"), style="House") + p(r("Follow-up"), style="Outlined")
    body += p() + p(r("one")) + p() + p(r("two")) + p(r("Methods"), style="House") + p(r("three"))
    article = of(body)
    assert [article.place(article.text.index(word)) for word in ("Opening", "Follow", "two", "three")] == [
        "paragraph 1", "Results › Follow-up, heading", "Results › Follow-up, paragraph 2", "Methods, paragraph 1",
    ]  # fmt: skip


def test_the_strict_dialect_is_read() -> None:
    """A document saved as Strict Open XML, whose namespaces are others, says the same."""
    data = docx(p(r("Results"), style="House") + p(r("10"), r("6", '<w:vertAlign w:val="superscript"/>')))
    old, new = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with ZipFile(BytesIO(data)) as archive:
        strict = zipped({name: archive.read(name).replace(old, new) for name in archive.namelist()})
    article = read_bytes(strict, "strict.docx")
    assert (article.text, article.blocks[0].kind) == ("Results\n\n10⁶", "heading")
