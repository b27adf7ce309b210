"""Ignore comments put into any article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.config import Config
from factcheck.model import Span
from factcheck.reading import read_text
from factcheck.write_ignores import with_ignores, with_two_things
from tests.reading.test_twins import TOLD, WRITERS

SLIP = "A study by Sleeman & organized metastasis (2011) followed cells."
PIECES = (
    SLIP,
    f"{SLIP} {SLIP}\nand more",
    f"# {SLIP}",
    f"{SLIP}\n====",
    f"- {SLIP}\n- {SLIP}",
    f"* one\n\n  {SLIP}\n\n  - {SLIP}",
    f"1. {SLIP}\n   {SLIP}\n2. > {SLIP}",
    f"> {SLIP}\n>\n> - {SLIP}",
    f"> > {SLIP}",
    f"| a | b |\n|---|---|\n| 1 | {SLIP} |\n| {SLIP} | 2 |",
    f"| {SLIP} |\n|---|\n",
    f"Term\n: {SLIP}",
    f"**{SLIP}**",
    f"`code` <b>{SLIP}</b>\\",
    f"[^n]: {SLIP}",
    f"Words[^n] {SLIP}  ",
    f"- [ ] {SLIP}",
    f"<!-- factcheck: ignore[vague-source] -->\n{SLIP}",
    f"```\n{SLIP}\n```",
    f"    {SLIP}",
    f"<div>\n\n{SLIP}\n\n</div>",
    f"<div>\n<p>{SLIP}</p>\n<ul><li>{SLIP}</li></ul>\n</div>",
    f"<table><tr><td>1</td><td>{SLIP}</td></tr></table>",
    f"{{{{< box >}}}}\n{SLIP}\n{{{{< /box >}}}}",
    f"{SLIP}\n{{: .note}}",
    "---",
    "Words.",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n\n\n"]))
def test_every_finding_finds_its_comment(pieces: list[str], joint: str) -> None:
    """Whatever stands beside it, each finding is set aside by a comment, and the article reads the same."""
    article = read_text(joint.join(("Start.", *pieces)), "markdown", "a.md")
    config = Config(select=("malformed-author",))
    ignored = with_ignores(article, pipeline.check(article, config), "as printed")
    assert not ignored.left
    again = read_text(ignored.source, "markdown", "a.md")
    assert again.text == article.text
    assert not pipeline.check(again, config)


def test_two_things_name_the_other_words() -> None:
    """The comment stands at the one place, names the words of the other, and sets nothing else aside."""
    text = "The rash lasts five [5] days.\n\n- The rash lasts five weeks.\n"
    article = read_text(text, "markdown", "a.md")
    one, other = (
        Span(article.text.index(words), article.text.index(words) + 10) for words in ("five weeks", "five [5] d")
    )
    done = with_two_things(article, one, [other], "in adults")
    said = '<!-- factcheck: ignore[conflicting-values "5"] in adults -->'
    assert done.source == text.replace("five weeks.", f"five weeks. {said}")
    done = with_two_things(article, other, [one], "in adults")
    assert done.source == '<!-- factcheck: ignore[conflicting-values "five weeks"] in adults -->\n' + text


@pytest.mark.parametrize(("format", "mark"), [("latex", "% "), ("rst", ".. "), ("asciidoc", "// ")])
def test_comments_that_are_lines(format: str, mark: str) -> None:
    """Formats whose comments are lines get such lines; each finding is set aside, and the article reads the same."""
    source = WRITERS[format](TOLD).decode()
    article = read_text(source, format, f"a.{format}")
    ignored = with_ignores(article, pipeline.check(article, Config()), "as printed")
    again = read_text(ignored.source, format, f"a.{format}")
    assert not ignored.left and again.text == article.text and not pipeline.check(again, Config())
    added = [line.strip() for line in ignored.source.splitlines() if line not in source.splitlines()]
    assert len(added) == ignored.comments > 3
    assert all(line.startswith(f"{mark}factcheck: ignore") for line in added)
