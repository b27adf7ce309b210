"""Comments that speak to factcheck in HTML pages and Word documents."""

from __future__ import annotations

from io import BytesIO

import docx

from factcheck import pipeline
from factcheck.config import Config
from factcheck.model import Article
from factcheck.reading import read_bytes, read_text

SLIP = "A study by Sleeman & organized metastasis (2011) followed cells."
OTHER = "Another by Sleeman & organized metastasis (2012) did too."
RULES = ("malformed-author", "suppressions")


def left(article: Article) -> list[tuple[str, str]]:
    """Return rule and source words of what is not set aside."""
    done = pipeline.verify(article, Config(offline=True, select=RULES))
    places = ((finding.rule, article.source_span(finding.span)) for finding in done.findings)
    return [(rule, article.source[place.start : place.end]) for rule, place in places]


def html(body: str) -> list[tuple[str, str]]:
    return left(read_text(f"<!doctype html>\n<title>x</title><body>{body}</body>", "html", "a.html"))


def test_html_before_a_block() -> None:
    """A comment between blocks covers the next one, one in a block its own, at its start as at its end."""
    first, second = (words.replace("&", "&amp;") for words in (SLIP, OTHER))
    other = [("malformed-author", "Sleeman &amp; organized metastasis (2012)")]
    comment = "<!-- factcheck: ignore[malformed-author] why -->"
    assert html(f"{comment}\n<p>{first}</p><p>{second}</p>") == other
    assert html(f"<p>{comment}{first}</p><p>{second}</p>") == other
    assert html(f"<p>{first} <b>It</b> ends. {comment}</p><p>{second}</p>") == other
    assert html(f"<ul><li>{comment} {first}</li>\n<li>{second}</li></ul>") == other
    assert html(f"<table><tr><td>{first}{comment}</td><td>{second}</td></tr></table>") == other


def test_html_scripts_say_nothing() -> None:
    """What looks like a comment in a script or a style is none."""
    comment = "<!-- factcheck: ignore[nothing] -->"
    assert html(f"<script>'{comment}'</script><STYLE>{comment}</STYLE><p>Cells.</p>") == []
    assert html(f"<p>Cells.</p>{comment}") == [("unknown-suppression", comment)]


def document(*parts: tuple[str, str]) -> Article:
    """Return a Word document of paragraphs, each with a comment on its first words if there is one."""
    made = docx.Document()
    for words, comment in parts:
        paragraph = made.add_paragraph()
        head, tail = words[:40], words[40:]
        run = paragraph.add_run(head)
        paragraph.add_run(tail)
        if comment:
            made.add_comment(run, comment, author="Editor")
    out = BytesIO()
    made.save(out)
    return read_bytes(out.getvalue(), "word", "a.docx")


def test_word_comment() -> None:
    """A Word comment covers the words that it is set on, and gives the reason."""
    article = document(
        ("Before.", "factcheck: ask the author"),
        (SLIP, "factcheck: ignore[malformed-author] as printed"),
        (OTHER, "Nice."),
    )
    (note, comment) = article.comments
    assert article.words(note.span) == "Before." and article.words(comment.span) == SLIP[:40]
    assert left(article) == [("malformed-author", "Sleeman & organized metastasis (2012)")]
    done = pipeline.verify(article, Config(offline=True, select=RULES))
    assert [finding.reason for finding in done.set_aside] == ["as printed"]


def test_faults_of_word_comments() -> None:
    """A comment that ignores nothing is shown at the words that it is set on."""
    article = document((OTHER.replace("&", "and"), "factcheck: ignore[malformed-author]"), (SLIP, "factcheck: ignore"))
    assert sorted(left(article)) == [
        ("malformed-author", "Sleeman & organized metastasis (2011)"),
        ("malformed-suppression", SLIP[:40]),
        ("unused-suppression", OTHER.replace("&", "and")[:40]),
    ]


def test_word_region_and_file() -> None:
    """Regions run from one comment to another; ignore-file covers the document."""
    rules = "[malformed-author]"
    region = document(
        (SLIP, ""), (SLIP, f"factcheck: ignore-start{rules}"), (OTHER, ""), ("End.", "factcheck: ignore-end")
    )
    assert left(region) == [("malformed-author", "Sleeman & organized metastasis (2011)")]
    assert left(document((SLIP, ""), (OTHER, ""), ("End.", f"factcheck: ignore-file{rules} why"))) == []
