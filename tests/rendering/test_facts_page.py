"""The page of restated facts: whole, safe, and usable with a keyboard, a phone and in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck import pipeline
from factcheck.extraction import extract
from factcheck.reading import read_text
from factcheck.rendering.restated import Listing, render
from tests.rendering.test_html import Page
from tests.rendering.tools import browser, keep_screenshot, npm_file, watched

ARTICLE = """# Measles

The rash of measles usually lasts five days. The fever of measles reaches 40 °C.

## Key points

- The measles rash usually lasts five weeks.
- Measles fever reaches 40 °C. <script>alert(1)</script> "quoted" & <b>bold</b>

| Sign | Measles |
|---|---|
| Fever | 40 °C |
"""
HOSTILE = 'The <img src=x onerror=alert(1)> rash of measles & mumps lasts five {} \u202e, "so to say".\n'


def page_of(*articles: tuple[str, str]) -> str:
    """Return the page for articles, each a format and a text."""
    listings = []
    for number, (format, text) in enumerate(articles):
        article = read_text(text, format, f"{number}.{format}")
        listings.append(Listing(article, pipeline.restated(article, extract(article))))
    return "".join(render("html", listings))


@pytest.mark.parametrize("articles", [(), (("markdown", ARTICLE),), (("markdown", ARTICLE), ("text", "Nothing.\n"))])
def test_page_is_whole(articles: tuple[tuple[str, str], ...]) -> None:
    """Elements nest, no anchor stands twice, every jump arrives, and nothing is loaded from anywhere."""
    page = Page(page_of(*articles))
    assert page.open == [] and max(page.ids.values()) == 1
    assert {link[1:] for link in page.links if link.startswith("#")} <= page.ids.keys()
    assert page.loads == []


def test_what_differs_comes_first_and_says_so() -> None:
    """The first fact is the one that differs, with both values and lines, and the comment that parts them."""
    html = page_of(("markdown", ARTICLE))
    first = html[html.index('<article class="fact') :].partition("</article>")[0]
    assert "May differ" in first and "five weeks (line 7), but five days (line 3)" in first
    assert "factcheck: ignore[conflicting-values &#34;five days&#34;] say why" in first
    assert html.count('<article class="fact') == 2


def test_words_of_an_article_are_no_markup() -> None:
    """Tags, quotes and marks of direction in a draft are shown as words or left out."""
    html = page_of(("text", HOSTILE.format("days") + "\n" + HOSTILE.format("weeks")))
    assert "<article class=" in html
    assert "<img" not in html and "\u202e" not in html
    assert "&lt;img src=x" in html


def test_no_word_of_an_article_commands_a_terminal() -> None:
    """A page that is written to a terminal holds no controls, also where a fact is named by such words."""
    text = "The rash of \x1b]0;a\x07 measles usually lasts five {}.\n"
    page = page_of(("text", text.format("days") + "\n" + text.format("weeks")))
    assert "Stated 2 times" in page and not {"\x1b", "\x07"} & set(page)


def test_formats_without_comments_offer_none() -> None:
    """Plain text takes no comment; a Word comment is given without marks of HTML."""
    text = ARTICLE.replace("- ", "")
    assert "ignore[" not in page_of(("text", text))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Start a browser for the module."""
    with browser() as started:
        yield started


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write the page."""
    path = tmp_path / "facts.html"
    path.write_text(page_of(("markdown", ARTICLE), ("markdown", ARTICLE)), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_accessible_at_any_width(chromium: Any, file: Path, width: int, scheme: str) -> None:
    """axe finds nothing with everything unfolded, on a phone and a desk, light or dark; nothing overflows."""
    axe = npm_file("FACTCHECK_AXE", "axe-core/axe.min.js").read_text("utf-8")
    with watched(chromium, file, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        keep_screenshot(page, f"facts-{width}-{scheme}")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(axe)
        found = page.evaluate("axe.run()")["violations"]
        assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []


def test_jump_to_the_text_and_back(chromium: Any, file: Path) -> None:
    """A mention leads to its words in the text, and these lead back to the fact, by keyboard alone."""
    with watched(chromium, file) as page:
        page.focus("#x1-1 .mentions a")
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector(':target').textContent") == "five days"
        page.focus(":target a")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#x1-1"
