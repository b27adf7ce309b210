"""The comment on a pull request: bounded, counted, and showing an article's words as they are."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pyromark
import pytest

from factcheck.rendering import Report
from factcheck.rendering.markdown import COMMENT, escaped
from factcheck.text.printable import printable
from tests.rendering import fixture
from tests.rendering.fixture import HOSTILE
from tests.rendering.test_formats import outside_of_ci, rendered  # noqa: F401 - a fixture

TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
OURS = {"h3", "p", "details", "summary", "blockquote", "ins", "strong", "a", "ul", "li", *TABLE}


class Tags(HTMLParser):
    """Collects the elements, the addresses and the words of HTML."""

    def __init__(self, html: str) -> None:
        """Read the HTML."""
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


def read_back(markdown: str) -> Tags:
    return Tags(pyromark.html(markdown, options=pyromark.Options.ENABLE_TABLES))


def test_only_our_markup() -> None:
    """Read back, the comment holds no element but its own, and every address is a file's or a work's."""
    found = read_back(rendered("markdown"))
    assert found.tags == OURS
    assert {address.split(":")[0] for address in found.links if not address.startswith("articles/")} == {"https"}


@pytest.mark.parametrize("words", [HOSTILE, "1. *a* _b_ __init__ ~~c~~ <br> &amp; \\* ![x](y) # no $x$", "a|b"])
def test_words_come_through(words: str) -> None:
    """Whatever markup an article's words hold, a reader sees them as they are."""
    assert read_back(f"x {escaped(words)} x").words.strip() == f"x {printable(words)} x".replace("\ufffe", "\ufffe")


def test_nobody_is_called() -> None:
    """No mention and no reference to an issue goes out."""
    outside_of_addresses = re.sub(r"\(\S*\)|<http[^>]*>", "", rendered("markdown"))
    assert not re.search(r"@\w|#\d", outside_of_addresses)


def test_counts_first_gravest_first() -> None:
    """The counts stand in the heading, errors above warnings in the table."""
    lines = rendered("markdown").splitlines()
    assert lines[1] == "### factcheck: 4 errors, 4 warnings in 4 articles"
    rows = [line for line in lines if re.match(r"\| (🔴|🟡|🔵)", line)]
    assert [row[2] for row in rows] == ["🔴"] * 4 + ["🟡"] * 4
    assert "#L6) | less than 0.5% here" in rows[4]


@pytest.mark.parametrize("copies", [100, 3000])
def test_bounded(copies: int) -> None:
    """A comment is never longer than GitHub takes, and says how many findings it leaves out."""
    noted = fixture.notes()
    shown = rendered("markdown", Report((replace(noted, findings=noted.findings * copies),)))
    assert COMMENT * 0.9 < len(shown) <= COMMENT
    kept = shown.count("| 🔴 error |")
    assert f"**{copies - kept:,} findings more: a comment cannot hold them.**" in shown


def test_words_too_long_for_any_comment() -> None:
    """One finding with a message longer than a comment still leaves a comment with the counts."""
    noted = fixture.notes()
    long = replace(noted.findings[0], message="x" * 100_000)
    shown = rendered("markdown", Report((replace(noted, findings=(long,)),)))
    assert len(shown) <= COMMENT and "1 error" in shown and "**1 finding more" in shown
