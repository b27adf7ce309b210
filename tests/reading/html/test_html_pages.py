"""Whole pages of several kinds of sites give the text of their article, and nothing of what surrounds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.model import Span
from factcheck.reading import read
from tests.reading.documents import assert_sound

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_article_of_a_page_is_found(page: Path) -> None:
    """A page beside a text of the same name is read as that text."""
    article = read(page)
    lined = article.lined(Span(0, len(article.text)))
    assert lined == page.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
    assert_sound(article)


def test_a_fragment_is_read_whole() -> None:
    """What a content management system holds has no page around it: all its prose is the article."""
    source = "<div><p>Short.</p></div><article><p>Cells move on and on, as was found in many studies.</p></article>End."
    assert read(source, "html").text.split("\n\n")[::2] == ["Short.", "End."]


def test_the_largest_of_several_articles_is_read() -> None:
    """Of several articles on a page, as teasers are, the largest one counts."""
    words = "Cells move on and on through the body, as was found in many studies of mice and men. "
    page = f"<body><article><p>{words}</p></article><article><p>{words * 4}</p></article><article>Short</article>"
    assert read(page, "html").text == (words * 4).strip()


def test_teasers_do_not_stand_for_the_article() -> None:
    """A small article beside much prose is not what the page is about."""
    words = "Cells move on and on through the body, as was found in many studies of mice and men. "
    page = f"<body><main><p>{words * 8}</p><article><p>{words}</p></article></main>"
    assert read(page, "html").text.startswith(words * 7)


def test_a_page_of_few_words_is_read() -> None:
    """A page without a long paragraph is read as it stands."""
    assert read("<html><body><h1>Doses</h1><p>Take 5 mg.</p></body></html>", "html").text == "Doses\n\nTake 5 mg."
    assert read("<html><body><form><p>Take 5 mg.</p></form></body></html>", "html").text == "Take 5 mg."
