"""The page for editors: whole, safe, and usable with a keyboard, a phone, a screen reader and in the dark."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factcheck.extraction import extract
from factcheck.model import Checked, Related, Span
from factcheck.reading import read
from factcheck.rendering import Report
from tests.rendering.fixture import finding, salt
from tests.rendering.test_formats import rendered
from tests.rendering.tools import browser, keep_screenshot, npm_file, watched

PHONE = {"viewport": {"width": 360, "height": 740}}


class Page(HTMLParser):
    """Collects what a page refers to, and checks that its elements close as they opened."""

    VOID = ("meta", "input", "br", "link", "img")

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.open: list[str] = []
        self.text: dict[str, str] = {}
        self.policy = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.update([given["id"]] if "id" in given else [])
        self.links += [given["href"]] if "href" in given else []
        self.loads += [name for name in given if name in ("src", "srcset", "style") or name.startswith("on")]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, (tag, self.getpos())

    def handle_data(self, data: str) -> None:
        if self.open:
            self.text[self.open[-1]] = self.text.get(self.open[-1], "") + data


@pytest.fixture(scope="module")
def html() -> str:
    """Return the page of the shared report."""
    return rendered("html")


def test_page_is_whole(html: str) -> None:
    """Elements nest, no anchor stands twice, every jump arrives, and nothing is loaded from anywhere."""
    page = Page(html)
    assert page.open == [] and max(page.ids.values()) == 1
    assert {link[1:] for link in page.links if link.startswith("#")} <= page.ids.keys()
    assert {link.split(":")[0] for link in page.links if not link.startswith("#")} == {"https"}
    assert page.loads == []


def test_policy(html: str) -> None:
    """The policy admits nothing but the page's own style and script, known by their hashes."""
    page = Page(html)
    for element in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.text[element].encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in page.policy
    assert page.policy.startswith("default-src 'none'; ") and "unsafe" not in page.policy


def test_article_is_shown(html: str) -> None:
    """Headings, lists, tables, quotes and references are what they were, the findings beside them."""
    for part in ("<h3", '<li class="level2"', '<th scope="col">', "<td>", "<blockquote", 'class="leading own"'):
        assert part in html
    words = re.sub(r"<[^>]+>", "", html)
    assert "Nested point about" in words and "doi = {10.1161/CIR}" in words and "two cohorts" in words
    assert "Sources of sodium" in words and "Perhaps" in words and "Here, line 6" in words and "There, line 3" in words


def test_nothing_found() -> None:
    """One article without a finding is still shown whole; among others it is only named."""
    article = read("Nothing is wrong.\n", "text")
    clean = Checked(article, extract(article), ())
    assert "Nothing is wrong." in rendered("html", Report((clean,)))
    assert "Nothing is wrong." not in rendered("html", Report((clean, clean)))


def test_facts_stated_more_than_once() -> None:
    """They stand before the text, unfolded where one may differ, each mention a jump; a large report has none."""
    text = "The measles rash usually lasts five days.\n\nThe rash of measles usually lasts five weeks.\n"
    article = read(text, "text")
    checked = Checked(article, extract(article), (finding("conflicting-values", article, "five weeks", "m"),))
    html = rendered("html", Report((checked,)))
    panel = html[html.index('<details class="facts"') : html.index('<div class="band"')]
    assert panel.startswith('<details class="facts" open>') and "1 fact stated more than once, 1 may differ" in panel
    assert {link[1:] for link in Page(panel).links} <= Page(html).ids.keys()
    assert 'class="fact' not in rendered("html", Report((checked,) * 21))


def test_facts_that_agree_are_folded_behind_one_that_differs() -> None:
    """An editor reads the article first: of its facts those that may differ stand open, the others folded below."""
    text = (
        "The measles rash usually lasts five days.\n\nThe rash of measles usually lasts five weeks.\n\n"
        "Whooping cough infects 40 million toddlers a year.\n\nEach year whooping cough infects 40 million toddlers.\n"
    )
    article = read(text, "text")
    checked = Checked(article, extract(article), (finding("conflicting-values", article, "five weeks", "m"),))
    html = rendered("html", Report((checked,)))
    panel = html[html.index('<details class="facts"') : html.index('<div class="band"')]
    before, folded = panel.split('<details class="agreeing">')
    assert "1 on which all mentions agree" in folded and "Both mentions agree" in folded
    assert 'class="fact differing"' in before and "mentions agree" not in before


def test_large_reports() -> None:
    """Five hundred articles, or one of a megabyte with a finding in each paragraph, are one page in linear time."""
    assert rendered("html", Report((salt(),) * 500)).count('class="sheet"') == 500
    article = read("Risk is 120% here. " * 5 + "\n\n", "text")
    article = read(article.source * 10_000, "text")
    found = finding("impossible-value", article, "120%", "m")
    spans = (Span(block.span.start + 8, block.span.start + 12) for block in article.blocks)
    findings = tuple(replace(found, span=span) for span in spans)
    page = rendered("html", Report((Checked(article, extract(read("a\n", "text")), findings),)))
    assert page.count('<article class="card') == len(findings) == 10_000


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser of all tests here."""
    with browser() as started:
        yield started


@pytest.fixture
def file(html: str, tmp_path: Path) -> Path:
    """The page as a file."""
    (tmp_path / "report.html").write_text(html, "utf-8")
    return tmp_path / "report.html"


@pytest.fixture(params=["desktop", "phone", "dark"])
def page(request: pytest.FixtureRequest, chromium: Any, file: Path) -> Iterator[Any]:
    """Open the page on a desk, on a phone, and in the dark."""
    settings: dict[str, dict[str, Any]] = {"desktop": {}, "phone": PHONE, "dark": {"color_scheme": "dark"}}
    with watched(chromium, file, **settings[request.param]) as opened:
        keep_screenshot(opened, f"report-{request.param}")
        yield opened


def test_no_script_of_the_article_runs(page: Any) -> None:
    """No dialog, no error, no request; the hostile words are text; nothing scrolls sideways, on a phone neither."""
    assert page.locator("script").count() == 1 and page.locator("img").count() == 0
    assert page.get_by_text("<img src=x onerror=alert(2)>").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_accessible(page: Any) -> None:
    """axe finds nothing, best practice included, with everything unfolded."""
    axe = npm_file("FACTCHECK_AXE", "axe-core/axe.min.js").read_text("utf-8")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate(axe)
    result = page.evaluate("axe.run()")
    found = [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in result["violations"]]
    assert found == []


@pytest.fixture
def desktop(chromium: Any, file: Path) -> Iterator[Any]:
    """Open the page on a desk."""
    with watched(chromium, file) as opened:
        yield opened


def focused(page: Any) -> str:
    """Return the id of what has the focus, or of the mark around it."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.parentElement?.id || ''"))


def test_keyboard(desktop: Any) -> None:
    """j and k go through the findings, Enter to the words, Escape back; the keys can be switched off."""
    desktop.keyboard.press("j")
    desktop.keyboard.press("j")
    assert focused(desktop) == "f2" and desktop.locator("#where").inner_text() == "2 of 8"
    desktop.keyboard.press("k")
    assert focused(desktop) == "f1"
    desktop.keyboard.press("Enter")
    assert focused(desktop) == "m1"
    desktop.evaluate(
        "void (window.jumped = new Promise((done) => addEventListener('hashchange', done, { once: true })))"
    )
    desktop.keyboard.press("Enter")
    desktop.evaluate("window.jumped.then(() => null)")
    assert desktop.url.endswith("#f1")
    desktop.keyboard.press("Escape")
    assert desktop.locator(".chosen").count() == 0
    desktop.locator("#keys").uncheck()
    desktop.locator("body").press("j")
    assert desktop.locator(".chosen").count() == 0


def test_filters(desktop: Any) -> None:
    """Severities and rules hide cards and their marks, and the keys pass over what is hidden."""
    desktop.locator(".chip.error").click()
    assert desktop.locator(".card:visible").count() == 4 and desktop.locator("#where").inner_text() == "4 shown"
    desktop.locator("#rule").select_option("conflicting-values")
    assert desktop.locator(".card:visible").count() == 1
    assert desktop.locator("#m3.off").count() == 0 and desktop.locator("#m5.off").count() == 1


def test_jumps_between_the_places(desktop: Any) -> None:
    """From a conflict's card to the other place, and from there back to the card."""
    desktop.locator("#f3 .message").click()
    desktop.get_by_role("link", name="There, line 3").first.click()
    assert desktop.url.endswith("#m3-1")
    desktop.locator("#m3-1 a").first.click()
    assert desktop.url.endswith("#f3") and desktop.locator("#f3.chosen").count() == 1


def test_text_runs_on(desktop: Any) -> None:
    """Cards stand beside the text, closed until they are asked for and below each other, and take no room from it."""
    height = "document.querySelector('.bands').offsetHeight"
    boxes = """() => [...document.querySelectorAll('.card')].map((card) => {
        const box = card.getBoundingClientRect();
        return [box.top, box.bottom, box.left];
    })"""
    right = desktop.evaluate("document.querySelector('.prose').getBoundingClientRect().right")
    before = desktop.evaluate(height)
    for number in (1, 3):
        assert desktop.locator(".card.open").count() == number // 3
        assert desktop.locator(f"#b{number}").is_visible() is False
        desktop.locator(f"#f{number} .message").click()
        desktop.wait_for_timeout(300)  # the moment that cards take to make room
        assert desktop.locator(f"#b{number}").is_visible() and desktop.locator(".card.open").count() == 1
        placed = desktop.evaluate(boxes)
        assert all(left > right for *_, left in placed)
        assert all(one[1] <= other[0] for one, other in pairwise(placed))
        words = desktop.evaluate(f"document.getElementById('m{number}').getBoundingClientRect().top")
        assert abs(placed[number - 1][0] - words) < 8
    desktop.locator("#f3 .message").click()
    assert desktop.locator(".card.open").count() == 0 and desktop.evaluate(height) == before


def test_cards_close_together(chromium: Any, file: Path) -> None:
    """On a phone a closed card is a line or two below its block; the article reads on."""
    with watched(chromium, file, **PHONE) as opened:
        heights = opened.evaluate("[...document.querySelectorAll('.card')].map((card) => card.offsetHeight)")
        assert max(heights) < 80
        opened.locator("#f1 .message").click()
        assert opened.locator("#b1").is_visible()


def test_print(desktop: Any) -> None:
    """On paper the tools are gone, and every card follows its words."""
    desktop.emulate_media(media="print")
    assert not desktop.locator(".tools").is_visible()
    assert desktop.locator(".card:visible").count() == 8
    keep_screenshot(desktop, "report-print")


def test_how_the_list_was_read_is_told() -> None:
    """An editor sees how many citations have an entry, and how many entries the list was read as."""
    text = (
        "Cells survive (Li, 2019), hide (Moe, 2018) and move (Roe, 2017).\n\n# References\n\n"
        "Li, A. (2019). How cells survive. *Cell*, 1(2), 3–9.\n\nMoe, B. (2018). How cells hide. *Cell*, 2(3), 4–9.\n"
    )
    read_ = read(text, "markdown")
    page = rendered("html", Report((Checked(read_, extract(read_), ()),)))
    assert "2 of 3 citations matched to the reference list, read as 2 entries." in page


def test_a_finding_about_dozens_of_places_stays_short() -> None:
    """The first places are shown with their words, the others are links, so that what is told of them can be found."""
    checked = salt()
    one = checked.findings[0]
    words = "".join(f"Number {place} of many.\n\n" for place in range(20))
    article = read(words, "markdown")
    spans = [block.span for block in article.blocks]
    many = replace(one, span=spans[0], related=tuple(Related(span, "here too") for span in spans[1:]))
    page = rendered("html", Report((Checked(article, extract(article), (many,)),)))
    cards = page.partition('<article class="card')[2].partition("</article>")[0]
    assert cards.count("<q>") == 6 and "and in 14 more places:" in cards
    assert len(set(re.findall(r'href="#(m1-\d+)"', cards))) == 19
