"""Title, description and summary in front matter are text, at their own places, and are held against the body."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.config import Config
from factcheck.model import Article, Span
from factcheck.reading import read
from factcheck.write_ignores import with_ignores


def of(front: str, body: str = "Body.", fence: str = "---") -> Article:
    return read(f"{fence}\n{front}\n{fence}\n{body}\n", "markdown")


@pytest.mark.parametrize(
    ("front", "text"),
    [
        ("title: Salt: less than 5% of it  # a remark", "Salt: less than 5% of it"),
        ('title: "Salt \\u2013 \\"less\\" than\\\n  5%" # no', "Salt – \"less\" than5%"),
        ("title: 'It''s 5%'", "It's 5%"),
        ("'title' : a#b", "a#b"),
        ("description: >-\n  Less than 5%\n  of salt.\n\n  More.\ntags: [a]", "Less than 5% of salt. More."),
        ("summary: |2+ # x\n  One\n  two", "One two"),
        ("summary: Less than 5%\n  of salt", "Less than 5% of salt"),
        ("author: Nobody\ndate: 2020-01-01\nparams:\n  title: no", ""),
        ("title: [a, b]\nsummary: {a: b}\ndescription: &x y\nexcerpt: *x\nlead: {{ x }}\nabstract:\n  a: b", ""),
        ("title:\nsummary: # nothing\ndescription: ''", ""),
        ("mytitle: no\ntitles: no\nsubtitle : yes", "yes"),
    ],
)  # fmt: skip
def test_yaml(front: str, text: str) -> None:
    """Values are read as YAML reads them: plain, quoted, folded; what is no text is none."""
    article = of(front)
    assert article.text == "\n\n".join(filter(None, (text, "Body.")))
    assert article.front_matter == f"---\n{front}\n---\n"


@pytest.mark.parametrize(
    ("front", "text"),
    [
        ('title = "Salt \\u2013 5%" # no', "Salt – 5%"),
        ("description = 'lit\\eral'", "lit\\eral"),
        ('summary = """\nOne \\\n  "two"\nthree"""', 'One "two" three'),
        ("summary = '''One\ntwo'''", "One two"),
        ('title = ["a"]\n[params]\ndescription = "no"', ""),
    ],
)
def test_toml(front: str, text: str) -> None:
    """Values are read as TOML reads them; those of tables are not the article's."""
    assert of(front, fence="+++").text == "\n\n".join(filter(None, (text, "Body.")))


def test_places() -> None:
    """The title is a heading, the rest are paragraphs; each character leads to its own in the source."""
    article = of('title: "Salt \\u00e9"\nweight: 5\ndescription: >\n  Less than 5%\n  of salt.')
    assert [(one.kind, one.level, article.place(one.span.start)) for one in article.blocks] == [
        ("heading", 1, "line 2"),
        ("paragraph", 0, "line 5"),
        ("paragraph", 0, "line 8"),
    ]
    for words, written in (("Salt", "Salt"), ("é", "\\u00e9"), ("5%", "5%"), ("salt.", "salt.")):
        start = article.text.index(words)
        place = article.source_span(Span(start, start + len(words)))
        assert article.source[place.start : place.end] == written


def test_claims_are_compared_with_the_body() -> None:
    """A description that says another number than the body is in conflict with it, at its own line."""
    front = "description: Less than 0.5% of salt is added at the table."
    article = of(front, "# Salt\n\nLess than 5% of salt is added at the table.")
    (found,) = factcheck.check(article)
    assert found.rule == "conflicting-values"
    assert {article.position(span.start).line for span in (found.span, found.related[0].span)} == {2, 6}


def test_a_description_names_no_source() -> None:
    """What front matter tells is not asked for its source, which stands in the text if anywhere."""
    config = Config(profile="audit")
    body = "About 21% of adults smoke."
    assert "uncited-number" in {one.rule for one in factcheck.check(of("x: y", body), config)}
    vague = "Studies show that walking lowers blood pressure."
    assert [one.rule for one in factcheck.check(of("x: y", vague))] == ["vague-source"]
    assert not factcheck.check(of(f"description: {vague}"))
    assert "uncited-number" not in {one.rule for one in factcheck.check(of(f"description: {body}"), config)}


def test_ignoring_leaves_front_matter_whole() -> None:
    """A comment for a finding in front matter is written below it, for the whole file."""
    article = of("title: Body temperature rose to 138 °C", "\nBody.")
    ignored = with_ignores(article, factcheck.check(article), "a model")
    assert ignored.source.startswith(f"{article.front_matter}<!-- factcheck: ignore-file[impossible-value] a model -->")
    assert [one.state for one in factcheck.check(read(ignored.source, "markdown"))] == []
