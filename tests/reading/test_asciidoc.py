"""AsciiDoc: what is rendered of it, what is passed over, where it stands, and how its citations are read."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.model import Article, Span
from factcheck.reading import format_of, read_text


def of(source: str) -> Article:
    return read_text(source, "asciidoc", "a.adoc")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one *two* _three_ `four` #five# [.lead]#six#", "one two three four five six"),
        ("un**fri**able, 5 * 3 * 2, a_b_c, 2 # 3", "unfriable, 5 * 3 * 2, a_b_c, 2 # 3"),
        ("10^6^ cells, CO~2~, \\*kept*", "10⁶ cells, CO2, *kept*"),
        ('"`quoted`" -- so', "“quoted” — so"),
        (":drug: aspirin\n\n5 mg of {drug}{nbsp}a day, {unknown}", "5 mg of aspirin a day, {unknown}"),
        (
            "See https://example.org/a_b[this^], link:a.html[that] and https://b.org.",
            "See this, that and https://b.org.",
        ),
        ("one\n// a remark\ntwo +\nthree", "one two three"),
        ("----\n5%\n----\n\n....\n6%\n....\n\n[source,py]\nx = 5\n\n////\nno\n////\n\nimage::a.png[]\n\nend", "end"),
        (" literal 5%\n\nNOTE: A note.\n\n====\nAn example.\n====", "A note.\n\nAn example."),
        ("= Title\nA. Nobody <a@b.org>\nv1.0, 2020\n:x: y\n\nend", "Title\n\nend"),
        ("ifdef::a[]\nkept\nendif::[]\ninclude::/etc/passwd[]", "kept"),
        ("image:a.png[no] kbd:[yes] stem:[x^2] anchor:x[] end", "yes end"),
    ],
)
def test_words(source: str, text: str) -> None:
    """The text is what a page of it shows."""
    assert of(source).text == text


DOCUMENT = """\
= Salt

== How much

* one footnote:[A *note*.]
** in it
* two
+
more of two

. first
. second

Term:: Its meaning.
Other::
  More.

.Foods
[cols="2*", options="header"]
|===
|Food |Salt
|Bread
|1 g

2+|both
.2+|a |b
|c
|===

____
Words of others.
____

[quote, Me]
Mine.
"""


def test_blocks_on_their_lines() -> None:
    """Headings, lists in lists, tables, quotes and notes are what they are, each on its line."""
    article = of(DOCUMENT)
    found = [(one.kind, one.level, one.label, article.words(one.span), article.position(one.span.start).line)
             for one in article.blocks]  # fmt: skip
    assert found[:-1] == [
        ("heading", 1, "", "Salt", 1),
        ("heading", 2, "", "How much", 3),
        ("list-item", 1, "", "one", 5),
        ("list-item", 2, "", "in it", 6),
        ("list-item", 1, "", "two", 7),
        ("list-item", 1, "", "more of two", 9),
        ("list-item", 2, "1", "first", 11),
        ("list-item", 2, "2", "second", 12),
        ("list-item", 2, "", "Term", 14),
        ("list-item", 2, "", "Its meaning.", 14),
        ("list-item", 2, "", "Other", 15),
        ("list-item", 2, "", "More.", 16),
        ("paragraph", 0, "", "Foods", 18),
        ("table-cell", 1, "1:1:1", "Food", 21),
        ("table-cell", 1, "1:1:2", "Salt", 21),
        ("table-cell", 0, "1:2:1", "Bread", 22),
        ("table-cell", 0, "1:2:2", "1 g", 23),
        ("table-cell", 0, "1:3:1", "both", 25),
        ("table-cell", 0, "1:4:1", "a", 26),
        ("table-cell", 0, "1:4:2", "b", 26),
        ("table-cell", 0, "1:5:2", "c", 27),
        ("quote", 0, "", "Words of others.", 31),
        ("quote", 0, "", "Mine.", 35),
    ]
    assert (found[-1][0], found[-1][3], found[-1][4]) == ("footnote", "A note.", 5)
    assert [mark.label for mark in article.note_marks] == [found[-1][2]]


def test_citations() -> None:
    """A cross-reference to an entry is a citation of it, one to a section is none; `cite:` names a key."""
    article = of(
        "Salt kills <<smith>>, <<intro>> <<intro,see there>> cite:[doe(12), roe].\n\n[bibliography]\n== References\n\n"
        "* [[[smith]]] Smith J. Salt. BMJ. 2019;1:2.\n"
    )
    assert article.words(article.blocks[0].span) == "Salt kills [@smith], see there [@doe; @roe]."
    assert (article.blocks[-1].kind, article.blocks[-1].label) == ("reference", "smith")
    facts = factcheck.extract(article)
    assert [(pair.citation.label, pair.reference.year) for pair in facts.links.pairs] == [("smith", "2019")]
    place = article.source_span(facts.citations[0].span)
    assert article.source[place.start : place.end] == "<<smith>>"


def test_characters_lead_to_their_source() -> None:
    """What stands in the source is marked to the character."""
    article = of("* Of *all* cells\nabout {half} and 10^6^\r\nsay so.\n")
    for words, written in (("all", "all"), ("about", "about"), ("{half}", "{half}"), ("⁶", "6"), ("so", "so")):
        start = article.text.index(words)
        place = article.source_span(Span(start, start + len(words)))
        assert article.source[place.start : place.end] == written


def test_comments_speak() -> None:
    """A comment sets the findings of the next block aside."""
    said = "// factcheck: ignore[impossible-value] a model\n"
    for before, count in ((said, 0), ("", 1)):
        found = factcheck.check(of(f"{before}Body temperature rose to 138 °C."))
        assert sum(one.state == "new" for one in found) == count


@pytest.mark.parametrize(
    "unit",
    [
        "* a\n** b\n",
        "|===\n|a\n",
        "footnote:[",
        "footnote:[[",
        "<<a",
        "[[",
        "{a",
        "^a",
        "----\n",
        "a::\n",
        "+\n",
        "20*|",
    ],
)
def test_what_is_repeated_without_end(unit: str) -> None:
    """What stands many times over, or is never closed, is read."""
    assert of(unit * 3_000).format == "asciidoc"


@pytest.mark.parametrize("end", ["", "\n", "\na", "\n|a", "\n|a |b", "\n\n", "\n\n|a", "\n]"])
@pytest.mark.parametrize("mark", ["|===", "----", "====", "____", "++++", "////", "```", "[bibliography]", ".Title"])
def test_what_ends_within_a_block(mark: str, end: str) -> None:
    """A block that the file ends in is read as far as it goes."""
    assert "before" in of(f"before\n\n{mark}{end}").text


def test_endings() -> None:
    """The usual endings are AsciiDoc."""
    assert {format_of(name) for name in ("a.adoc", "a.asciidoc", "A.ADOC")} == {"asciidoc"}
