"""OpenDocument texts: what is read of them, what is passed over, and that they find what their Markdown twin finds."""

from __future__ import annotations

from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest

import factcheck
from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.reading import read_bytes as read_any
from factcheck.reading import read_text
from factcheck.reading.opendocument import read_bytes

SPACES = " ".join(
    f'xmlns:{name}="{space}"'
    for name, space in (
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("xlink", "http://www.w3.org/1999/xlink"),
    )
)
STYLES = (
    '<style:style style:name="Up"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="Down"><style:text-properties style:text-position="-33% 58%"/></style:style>'
    '<style:style style:name="P1" style:parent-style-name="Title"/>'
)


def odt(body: str, **parts: str) -> bytes:
    """Return a document with a body."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        for name, words in parts.items():
            archive.writestr(name, words)
    return packed.getvalue()


def of(body: str) -> Article:
    return read_bytes(odt(body), "draft.odt")


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def cells(*rows: str) -> str:
    """Return the rows of a table, whose cells stand between bars."""
    made = (
        "".join(f"<table:table-cell>{p(cell.strip())}</table:table-cell>" for cell in row.split("|")) for row in rows
    )
    return "".join(f"<table:table-row>{row}</table:table-row>" for row in made)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("one <text:span>two</text:span><text:s/>three"), "one two three"),
        (p('10<text:span text:style-name="Up">6</text:span> cells'), "10⁶ cells"),
        (p('CO<text:span text:style-name="Down">2</text:span>'), "CO2"),
        (p("a<office:annotation><text:p>a comment</text:p></office:annotation>b"), "ab"),
        (
            "<text:tracked-changes><text:changed-region><text:deletion>" + p("gone") + "</text:deletion>"
            "</text:changed-region></text:tracked-changes>" + p("kept"),
            "kept",
        ),
        ("<text:table-of-content>" + p("Contents") + "</text:table-of-content><text:section>" + p("in it")
         + "</text:section>", "in it"),
        (p("a<text:tab/>b<text:line-break/>c"), "a b c"),
    ],
)  # fmt: skip
def test_words(body: str, text: str) -> None:
    """The text is what the document shows."""
    assert of(body).text == text


def test_blocks_and_places() -> None:
    """Headings, lists, tables, links and notes are what they are, and each is named by its place."""
    article = of(
        '<text:p text:style-name="P1">Salt</text:p><text:h text:outline-level="2">How much</text:h>'
        + p('See <text:a xlink:href="https://example.org/a">this</text:a>.<text:note><text:note-citation>1'
            "</text:note-citation><text:note-body>" + p("A note.") + "</text:note-body></text:note>")
        + f"<text:list><text:list-item>{p('first')}<text:list><text:list-item>{p('inner')}</text:list-item></text:list>"
        + f"</text:list-item></text:list><table:table>{cells('Food | Salt', 'Bread | 1 g')}</table:table>"
    )  # fmt: skip
    kinds = [(block.kind, block.level, article.words(block.span)) for block in article.blocks]
    assert kinds == [
        ("heading", 1, "Salt"),
        ("heading", 2, "How much"),
        ("paragraph", 0, "See this."),
        ("list-item", 1, "first"),
        ("list-item", 2, "inner"),
        *(("table-cell", 0, words) for words in ("Food", "Salt", "Bread", "1 g")),
        ("footnote", 0, "A note."),
    ]
    assert [(article.words(link.span), link.target) for link in article.links] == [("this", "https://example.org/a")]
    assert [mark.label for mark in article.note_marks] == ["1"]
    assert article.place(article.text.index("See")) == "How much, paragraph 1"
    assert article.place(article.text.index("1 g")) == "How much, table 1, row 2"


MARKDOWN = """# Salt

Less than 5% of salt is added at the table (Harnack et al., 2017).

- Of 120 patients, 30 patients (20%) had lower pressure.
- Body temperature rose to 138 °C.

| Food | Salt |
|---|---|
| Bread | 1 g |

Less than 0.5% of salt is added at the table (Harnack & others, 2018).
"""


def test_findings_of_its_twin() -> None:
    """The same article as Markdown has the same findings, with the same words marked."""
    twin = of(
        '<text:h text:outline-level="1">Salt</text:h>'
        + p("Less than 5% of salt is added at the table (Harnack et al., 2017).")
        + "<text:list>"
        + "".join(
            f"<text:list-item>{p(words)}</text:list-item>"
            for words in (
                "Of 120 patients, 30 patients (20%) had lower pressure.",
                "Body temperature rose to 138 °C.",
            )
        )
        + f"</text:list><table:table>{cells('Food | Salt', 'Bread | 1 g')}</table:table>"
        + p("Less than 0.5% of salt is added at the table (Harnack &amp; others, 2018).")
    )
    other = read_text(MARKDOWN, "markdown", "-")
    found = [[(one.rule, article.words(one.span)) for one in factcheck.check(article)] for article in (twin, other)]
    assert found[0] == found[1] and {"conflicting-values", "impossible-value"} <= {rule for rule, _ in found[0]}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no OpenDocument text"),
        (b"PK\x03\x04broken", "damaged or cut off"),
        (odt("")[:-40], "damaged or cut off"),
        (odt(""), "holds no text"),
        (odt(p("a")).replace(b"content.xml", b"another.xml"), "no OpenDocument text"),
        (odt("<text:p>a</text:h>"), "no sound XML"),
        (odt(p("a" * 1_000_001)), "more than 1,000,000 characters"),
    ],
)
def test_what_is_no_document(data: bytes, words: str) -> None:
    """A file that is none, is damaged or holds nothing is one sentence, also from the process that reads it."""
    with pytest.raises(ReadingError, match=words):
        read_any(data, "odt", "draft.odt")


def test_mutated_documents_are_read_or_refused() -> None:
    """Whatever is changed in a document, it is an article or a sentence on why it is none."""
    random = Random(21)
    body = (
        f'<text:h text:outline-level="1">Salt</text:h>{p("5% of salt")}<table:table>{cells("a | b", "c | d")}'
        f"</table:table><text:list><text:list-item>{p('x')}</text:list-item></text:list>"
    )
    for _ in range(300):
        start = random.randrange(len(body))
        end = min(start + random.choice((0, 1, 5, 20)), len(body))
        put = random.choice(("", "<", ">", "&", '"', "<text:p>", "</text:p>", "9" * 30, "-1", "\x00", "ü"))
        try:
            article = of(body[:start] + put + body[end:])
        except ReadingError as problem:
            assert str(problem)
        else:
            assert all(article.words(block.span) for block in article.blocks)
