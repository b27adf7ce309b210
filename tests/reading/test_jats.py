"""JATS: what is read of it, what is passed over, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.reading import format_of, read_bytes
from factcheck.reading.jats import tree


def jats(body: str, back: str = "", front: str = "") -> bytes:
    head = '<?xml version="1.0"?>\n<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-archivearticle1.dtd">\n'
    meta = f"<front><article-meta>{front}</article-meta></front>" if front else ""
    return f"{head}<article>{meta}<body>{body}</body><back>{back}</back></article>".encode()


def of(body: str, back: str = "", front: str = "") -> Article:
    return read_bytes(jats(body, back, front), "jats", "a.nxml")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>one <italic>two</italic>\n  three</p>", "one two three"),
        ("<p>10<sup>6</sup> cells, CO<sub>2</sub></p>", "10⁶ cells, CO2"),
        ("<p>a &lt; b&nbsp;&#233; <![CDATA[<5%]]></p>", "a < b é <5%"),
        ("<p>a<!-- note --> b <?pi x?>c</p>", "a b c"),
        ("<p>x <inline-formula><tex-math>\\alpha</tex-math></inline-formula>y</p>", "x y"),
        ("<p>so <xref ref-type='bibr' rid='B1'>1</xref>.</p>", "so [1]."),
        ("<p>so [<xref ref-type='bibr' rid='B1'>1</xref>,<xref ref-type='bibr' rid='B2'>2</xref>].</p>", "so [1,2]."),
        ("<p>so.<sup><xref ref-type='bibr' rid='B1'>1</xref></sup></p>", "so."),
        ("<p>as <xref ref-type='bibr' rid='B1'>Smith (2019)</xref> says</p>", "as Smith (2019) says"),
        ("<fig><label>Figure 1</label><caption><title>Deaths.</title><p>By year.</p></caption><graphic/></fig>",
         "Figure 1 Deaths. By year."),
    ],
)  # fmt: skip
def test_words(body: str, text: str) -> None:
    """The text is what the page of the journal shows."""
    assert of(body).text == text


def test_blocks() -> None:
    """Title, abstract, sections, lists, tables, notes and entries are what they are, on their lines."""
    article = of(
        "<sec><label>1</label><title>Intro</title><p>Salt.<xref ref-type='fn' rid='f1'>*</xref></p>\n"
        "<list list-type='order'><list-item><p>one</p></list-item><list-item><p>two</p><list><list-item><p>in it</p>"
        "</list-item></list></list-item></list></sec><table-wrap><label>Table 1</label><table><thead><tr><th>a</th>"
        "</tr></thead><tbody><tr><td>b</td></tr></tbody></table></table-wrap>",
        "<fn-group><fn id='f1'><label>*</label><p>A note.</p></fn></fn-group><ref-list><title>References</title>"
        "<ref id='B1'><label>7.</label><mixed-citation>Roe C. Pepper. 2010.</mixed-citation></ref></ref-list>",
        "<title-group><article-title>Salt</article-title></title-group><contrib-group><contrib>Nobody</contrib>"
        "</contrib-group><abstract><title>Abstract</title><p>Short.</p></abstract>",
    )
    assert [(one.kind, one.level, one.label, article.words(one.span)) for one in article.blocks] == [
        ("heading", 1, "", "Salt"),
        ("heading", 2, "", "Abstract"),
        ("paragraph", 0, "", "Short."),
        ("heading", 2, "", "Intro"),
        ("paragraph", 0, "", "Salt."),
        ("list-item", 1, "1", "one"),
        ("list-item", 1, "2", "two"),
        ("list-item", 2, "", "in it"),
        ("paragraph", 0, "", "Table 1"),
        ("table-cell", 1, "1:1:1", "a"),
        ("table-cell", 0, "1:2:1", "b"),
        ("heading", 2, "", "References"),
        ("reference", 1, "7", "Roe C. Pepper. 2010."),
        ("footnote", 0, "f1", "A note."),
    ]
    assert [(mark.label, article.text[: mark.offset][-5:]) for mark in article.note_marks] == [("f1", "Salt.")]
    assert article.place(article.text.index("one")) == "line 4"


ENTRY = """<ref id="B1"><label>1</label><element-citation><person-group person-group-type="author"><name>
<surname>Smith</surname><given-names>John A</given-names></name><name><surname>Doe</surname><given-names>B</given-names>
</name><etal/></person-group><article-title>Salt in food</article-title><source>BMJ</source><year>2019</year>
<volume>364</volume><issue>2</issue><fpage>101</fpage><lpage>109</lpage>
<pub-id pub-id-type="doi">10.1136/bmj.l1</pub-id>
</element-citation></ref>"""


def test_an_entry_in_fields_is_read_as_one_in_words() -> None:
    """Fields get the marks of a written entry, and a number in the text leads to it."""
    article = of(
        "<p>Salt kills <xref ref-type='bibr' rid='B1'>1</xref>.</p>",
        f"<ref-list><title>References</title>{ENTRY}</ref-list>",
    )
    assert article.words(article.blocks[-1].span) == (
        "Smith JA, Doe B, et al. Salt in food. BMJ. 2019;364(2):101–109. doi:10.1136/bmj.l1."
    )
    facts = factcheck.extract(article)
    (entry,), (cited,) = facts.references, facts.citations
    assert (entry.title, entry.container, entry.volume, entry.pages) == ("Salt in food", "BMJ", "364", "101–109")
    assert (entry.doi, entry.year, cited.label) == ("10.1136/bmj.l1", "2019", "1")
    assert "uncited-reference" not in {found.rule for found in factcheck.check(article)}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "file is empty"),
        (b"<article><body><p>a</body></article>", r"no sound XML \(mismatched tag\)"),
        (b"<rss><channel/></rss>", "no article in JATS"),
        (b'<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><article><body><p>&b;</p></body></article>',
         "defines the entity 'a' of its own"),
        (b'<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><article/>',
         "defines the entity 'x' of its own"),
        (b"<article>" + b"<sec>" * 500 + b"</sec>" * 500 + b"</article>", "nests more than 100 elements"),
        (b"<article><body><p>" + b"a" * 1_000_001 + b"</p></body></article>", "more than the 1,000,000"),
        (b"%PDF-1.7", "looks like a PDF"),
    ],
)  # fmt: skip
def test_what_is_no_article(data: bytes, words: str) -> None:
    """A file that is none, is damaged or means harm is one sentence."""
    with pytest.raises(ReadingError, match=words):
        read_bytes(data, "jats", "a.nxml")


def test_tags_are_counted_before_they_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tags cost far more memory than they are long: too many are refused unread."""
    monkeypatch.setattr(tree, "MAX_TAGS", 10)
    with pytest.raises(ReadingError, match="more than 10 tags"):
        of("<p>a</p>" * 10)


def test_xml_is_read_where_it_is_named(tmp_path: Path) -> None:
    """A file ending in .xml is read as JATS by its name; a folder's are passed over, most are no articles."""
    assert format_of("a.XML") == "jats" == format_of("a.nxml")
    (tmp_path / "a.nxml").write_bytes(jats("<p>5%</p>"))
    (tmp_path / "sitemap.xml").write_text("<urlset/>")
    from factcheck.reading import endings
    from factcheck.reading.files import find_files

    assert [str(path) for path in find_files([str(tmp_path)], endings())] == [str(tmp_path / "a.nxml")]


def test_comments_speak() -> None:
    """A comment in the XML sets findings aside as one in HTML does."""
    said = "<!-- factcheck: ignore-file[impossible-value] a model -->"
    for comment, wanted in ((said, 0), ("", 1)):
        article = of(f"{comment}<p>Body temperature rose to 138 °C.</p>")
        found = [one for one in factcheck.check(article) if one.state == "new"]
        assert len(found) == wanted
