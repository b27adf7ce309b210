"""The desk as an editor meets it, in Chromium. Screenshots go to the folder FACTCHECK_ARTEFACTS, where it is set."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from factcheck.reading import FORMATS
from factcheck.verification.lock import read

from .conftest import DRAFT
from .test_app import docx

RASH = "# Measles\n\nThe rash of measles lasts five days.\n\n## Key points\n\n- The measles rash lasts five weeks.\n"
SETTLED = "html[data-settled=yes]"
CONFLICT = "#findings .card:has(code:text-is('conflicting-values'))"


@pytest.fixture
def page(browser: Any, served_desk: tuple[str, Path]) -> Iterator[Any]:
    """A tab with the desk; the browser must have nothing to complain of."""
    context = browser.new_context(viewport={"width": 1360, "height": 860}, accept_downloads=True)
    context.set_default_timeout(15_000)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    tab.on("pageerror", lambda problem: complaints.append(str(problem)))
    tab.on("dialog", lambda dialog: complaints.append(dialog.message))
    outside: list[str] = []
    tab.on("request", lambda request: outside.append(request.url))
    open_page(tab, served_desk[0])
    yield tab
    context.close()
    assert complaints == []
    address = served_desk[0].partition("#")[0]
    assert [url for url in outside if not url.startswith((address, "blob:"))] == []


def open_page(tab: Any, address: str) -> None:
    tab.goto(address)
    tab.wait_for_selector("html[data-ready]", state="attached")


def paste(tab: Any, text: str, format: str = "markdown") -> None:
    tab.select_option("#format", format)
    tab.focus("#draft")
    tab.keyboard.press("Control+A")
    tab.keyboard.insert_text(text)
    tab.wait_for_selector(SETTLED, state="attached")


def selected(tab: Any) -> str:
    words: str = tab.eval_on_selector("#draft", "area => area.value.slice(area.selectionStart, area.selectionEnd)")
    return words


def in_view(tab: Any, selector: str) -> bool:
    seen: bool = tab.eval_on_selector(
        selector,
        """async element => {
            await new Promise(done => setTimeout(done, 900));
            const box = element.getBoundingClientRect();
            return box.bottom > 0 && box.top < innerHeight && box.height > 0;
        }""",
    )
    return seen


def drop_file(tab: Any, name: str, data: bytes) -> None:
    """Drop a file on the page as a file manager does."""
    transfer = tab.evaluate_handle(
        """([name, bytes]) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(bytes)], name));
            return transfer;
        }""",
        [name, list(data)],
    )
    tab.dispatch_event("#draft", "dragover", {"dataTransfer": transfer})
    tab.dispatch_event("#draft", "drop", {"dataTransfer": transfer})


def picture(tab: Any, name: str) -> None:
    if folder := os.environ.get("FACTCHECK_ARTEFACTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        tab.wait_for_timeout(400)
        tab.screenshot(path=str(Path(folder) / f"desk-{name}.png"))


def test_conflict_of_the_article(page: Any, shared: Path) -> None:
    """The pasted article shows its conflict with both places side by side, and a jump to each."""
    page.locator("#auto").uncheck()
    paste(page, (shared / "articles" / "how-cancer-travels.txt").read_text(encoding="utf-8"), "text")
    card = page.locator(CONFLICT)
    quotes = card.locator("blockquote mark").all_inner_texts()
    assert quotes == ["less than 0.01%", "less than 0.1%"]
    left, right = (card.locator("blockquote").nth(index).bounding_box() for index in (0, 1))
    assert left["x"] + left["width"] <= right["x"]
    card.locator(".jump").nth(0).click()
    assert selected(page) == "less than 0.01%" and in_view(page, "#backdrop mark.active.warning")
    card.locator(".jump").nth(1).click()
    assert selected(page) == "less than 0.1%" and in_view(page, "#backdrop mark.active.other")
    picture(page, "desktop")
    page.emulate_media(color_scheme="dark")
    picture(page, "dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 844})
    picture(page, "phone-draft")
    page.click(".switch [data-to=findings]")
    assert page.locator(CONFLICT).is_visible() and not page.locator("#draft").is_visible()
    page.locator(CONFLICT).scroll_into_view_if_needed()
    picture(page, "phone-findings")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(CONFLICT).locator(".jump").nth(1).click()
    assert page.locator("#draft").is_visible() and selected(page) == "less than 0.1%"


def test_two_places_of_one_line_have_jumps_of_their_own(page: Any) -> None:
    """Where both places stand on one line, no two jumps are named alike, and each leads to its words."""
    page.locator("#auto").uncheck()
    paste(page, "Of 200 people, 50 (30%) slept badly, they say.")
    card = page.locator("#findings .card:has(code:text-is('percent-of-count'))")
    card.wait_for()
    names = card.locator(".jump").all_inner_texts()
    assert len(names) == len(set(names)) == 2 and names[0].startswith("Go to line") and names[1].startswith("Go to “")
    for number, name in enumerate(names):
        card.locator(".jump").nth(number).click()
        assert number == 0 or f"“{selected(page)}”" in name


def test_marks_lie_under_their_words(page: Any) -> None:
    """The backdrop breaks its lines where the draft does, while typing too."""
    long = "\n\n".join([DRAFT, "word " * 300, "Ünbreakable" * 40, "\tcolumn\tcolumn  two  ", "日本語の文章" * 30])
    paste(page, long)
    heights = "() => ['draft', 'backdrop'].map(id => document.getElementById(id).scrollHeight)"
    for width in (1360, 900, 390):
        page.set_viewport_size({"width": width, "height": 860})
        draft, backdrop = page.evaluate(heights)
        assert draft == backdrop
    page.focus("#draft")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Typed before the rest. \n")
    page.wait_for_selector(SETTLED, state="attached")
    assert page.evaluate("document.getElementById('backdrop').innerText.trim()").startswith("Typed before the rest.")
    assert page.locator("#backdrop mark.warning").first.inner_text() == "Less than 0.5%"
    page.keyboard.press("Control+Z")
    page.keyboard.press("Control+Shift+Z")
    assert page.input_value("#draft").startswith("Typed before the rest.")


def test_keys_alone(page: Any) -> None:
    """Findings are reached, read, ignored with a reason and left again without a mouse."""
    page.locator("#auto").uncheck()
    paste(page, DRAFT)
    page.keyboard.press("F8")
    assert selected(page) == "Marekova et al., 2017" or selected(page) == "Less than 0.5%"
    while selected(page) != "Less than 0.5%":
        page.keyboard.press("F8")
    page.keyboard.press("F7")
    assert selected(page) == "Less than 5%"
    page.keyboard.press("F7")
    assert selected(page) == "Less than 0.5%"
    page.keyboard.press("Control+Enter")
    assert page.evaluate("document.activeElement.matches('.card')")
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("These are two"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".card [aria-label='Reason to ignore']:focus")
    page.keyboard.type("two kinds of bread")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card.aside:has-text('two kinds of bread')")
    page.wait_for_selector(SETTLED, state="attached")
    comment = '<!-- factcheck: ignore[conflicting-values "Less than 5%"] two kinds of bread -->\nNobody knows why.'
    assert comment in page.input_value("#draft")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "draft"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") != "draft"


def test_every_control_can_be_reached(page: Any) -> None:
    """Tab goes through the whole page and leaves it, and what has the focus shows it."""
    paste(page, DRAFT)
    page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        place, shown = page.evaluate(
            """() => {
                const element = document.activeElement;
                const ring = getComputedStyle(element).outlineStyle !== "none";
                const pane = getComputedStyle(element.closest(".pane") || element).boxShadow !== "none";
                return [element.id || element.textContent.slice(0, 20), element === document.body || ring || pane];
            }"""
        )
        seen.add(place)
        assert shown, place
    assert {"name", "format", "open", "help", "draft"} <= seen


def test_from_paste_to_export_by_keys(page: Any) -> None:
    """A draft is pasted, its finding reached and corrected, and the report saved, by keys alone."""

    def go(key: str, selector: str) -> None:
        for _ in range(40):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press(key)
        raise AssertionError(selector)

    go("Tab", "#draft")
    page.keyboard.insert_text(
        "Sleep helps (Tan, 2019).\n\n## References\n\nTan, B. (2018). Sleep. *J Sleep*, 3(2), 11-19.\n"
    )
    page.wait_for_selector(SETTLED, state="attached")
    page.wait_for_selector("#findings .mend")
    page.keyboard.press("F8")
    page.keyboard.press("Control+Enter")
    go("Tab", "#findings .mend")
    page.keyboard.press("Enter")
    page.wait_for_selector("#notice:has-text('Corrected')")
    assert page.input_value("#draft").count("2019") != 1
    go("Shift+Tab", "#export summary")
    page.keyboard.press("Enter")
    go("Tab", "[data-format=html]")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert "Sleep helps" in Path(waiting.value.path()).read_text(encoding="utf-8")


def test_lines_go_on_being_told_right(page: Any) -> None:
    """A button that leads to a line has its number after lines were put before it, and a reason half written stays."""
    paste(page, "# Sleep\n\nOf 120 patients, 30 (20%) slept well.\n")
    jump = page.locator("#findings .card:has(code:text-is('percent-of-count')) .jump").first
    assert "line 3" in jump.inner_text()
    page.locator("#findings summary:has-text('Ignore')").first.click()
    page.keyboard.type("as the source has")
    page.focus("#draft")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Enter")
    page.wait_for_selector("#findings .jump:has-text('line 4')")
    assert page.locator("[aria-label='Reason to ignore']").first.input_value() == "as the source has"


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_motion_is_reduced_where_that_is_asked_for(page: Any, motion: str) -> None:
    """A jump to words far below scrolls there at once, and nothing fades, where less motion is preferred."""
    page.emulate_media(reduced_motion=motion)
    paste(page, RASH.replace("\n\n##", "\n\n" + "A word.\n\n" * 400 + "##"))
    page.wait_for_selector(CONFLICT)
    page.keyboard.press("Control+Home")
    page.evaluate("() => document.querySelector('.pane.draft').scrollTo({ top: 0, behavior: 'instant' })")
    page.keyboard.press("F8")
    at_once = page.evaluate("document.querySelector('.pane.draft').scrollTop")
    assert (at_once > 2000) == (motion == "reduce")
    faded = page.eval_on_selector(CONFLICT, "card => getComputedStyle(card).transitionDuration")
    assert (faded == "0s") == (motion == "reduce")


@pytest.mark.parametrize("view", ["draft", "findings", "facts"])
def test_at_three_times_the_size(page: Any, view: str) -> None:
    """At 300 % zoom the pane in hand has the window to itself once the bars are scrolled away."""
    paste(page, RASH)
    page.set_viewport_size({"width": 427, "height": 267})
    page.click(f".switch [data-to={view}]")
    page.mouse.move(200, 20)
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(300)
    height = "[...document.querySelectorAll('.pane')].find(one => one.clientHeight).getBoundingClientRect()"
    shown = page.evaluate(f"Math.min({height}.bottom, innerHeight) - Math.max({height}.top, 0)")
    assert shown > 180
    assert page.evaluate("document.documentElement.scrollWidth") <= 427


def test_on_paper(page: Any) -> None:
    """A printed desk is its draft with the marks and the cards of the list, without what only a screen can do."""
    paste(page, RASH)
    page.wait_for_selector(CONFLICT)
    page.emulate_media(media="print")
    shown = [page.is_visible(one) for one in ("#backdrop", CONFLICT, "#draft", ".bar", ".status", ".card footer")]
    assert shown == [True, True, False, False, False, False]
    for place in ("body", "main", ".pane.draft", ".pane.found", "#findings"):
        assert page.eval_on_selector(place, "one => getComputedStyle(one).overflowY") == "visible", place


def locked(place: Path) -> Mapping[str, Any]:
    """Return the entries of a lock file as soon as it holds any; it is written while the page is told."""
    for _ in range(100):
        if place.exists() and (entries := read(place)):
            return entries
        sleep(0.1)
    return {}


def test_pin_export_and_reload(page: Any, served_desk: tuple[str, Path], tmp_path: Path) -> None:
    """Verdicts come in, an editor says which work it is, takes the sources home, and finds all again after a reload."""
    paste(page, DRAFT)
    page.wait_for_selector("#state:has-text('1 not found')", timeout=20_000)
    page.click(".tabs [data-to=sources]")
    card = page.locator("#sources .card:has-text('Marekova')")
    card.locator("summary").click()
    assert card.locator(".works a").count() == 2
    assert {card.locator(".works a").nth(index).get_attribute("rel") for index in (0, 1)} == {"noopener noreferrer"}
    picture(page, "sources")
    card.locator(".works li:has-text('second cohort') button").click()
    page.wait_for_selector("#sources .card:has-text('Marekova') .badge.verified")
    (entry,) = locked(served_desk[1] / "factcheck.lock").values()
    assert entry.pinned and entry.work and entry.work.doi == "10.1000/sleep.2"
    page.click("#export summary")
    with page.expect_download() as waiting:
        page.click("#export [data-format=csl-json]")
    items = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert items[0]["DOI"] == "10.1000/sleep.2"
    page.reload()
    page.click(".tabs [data-to=sources]")
    page.wait_for_selector("#sources .card:has-text('Marekova') .badge.verified")
    assert page.input_value("#draft") == DRAFT
    (served_desk[1] / "factcheck.lock").unlink()


@pytest.mark.skipif("word" not in FORMATS, reason="Word is not read")
def test_dropped_word_file(page: Any) -> None:
    """A dropped Word file is marked, exported with comments, and text once edited; what was there before comes back."""
    page.locator("#auto").uncheck()
    paste(page, "What stood here before.")
    drop_file(page, "iodine.docx", docx(*DRAFT.split("\n\n")))
    page.wait_for_selector("#backdrop mark.warning")
    assert page.input_value("#name") == "iodine.docx"
    assert page.locator(CONFLICT).count() == 1
    page.reload()
    page.wait_for_selector("#backdrop mark.warning")
    assert page.input_value("#format") == "word"
    page.click("#export summary")
    with page.expect_download() as waiting:
        page.click("#export [data-format=word]")
    from docx import Document

    assert any("0.5%" in one.text for one in Document(io.BytesIO(Path(waiting.value.path()).read_bytes())).comments)
    page.focus("#draft")
    page.keyboard.press("Control+End")
    page.keyboard.type(" More.")
    page.wait_for_selector(SETTLED, state="attached")
    assert page.input_value("#format") == "text" and page.locator("#notice").is_visible()
    drop_file(page, "other.md", b"Another draft.")
    page.wait_for_selector("#act:visible")
    page.click("#act")
    assert page.input_value("#draft").endswith("More.")


HOSTILE = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(2)> Less than 5% of bread (Li, 2011).\n" + DRAFT,
    "names": 'As "><img src=x onerror=alert(1)>Müller (2019) and <svg onload=alert(1)> et al. (2020) say.\n\n' + DRAFT,
    "unclosed": "<div><table><b>" * 20_000,
    "brackets": "[" * 100_000 + "(Li, 2011",
    "link": "[Li et al. (2011)](javascript:alert(1)) and [WHO (2020)](data:text/html,<script>alert(1)</script>) say.",
    "controls": "\u202eevil\u202c \u200b\u2028\u2029 \x07 " + DRAFT,
    "comment": "<!-- factcheck: ignore[conflicting-values] --><!-- " + DRAFT,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_drafts(page: Any, name: str) -> None:
    """Whatever a draft holds, the page gets no element from it, runs nothing and says nothing of errors."""
    page.locator("#auto").uncheck()
    count = "() => document.querySelectorAll('script, img, svg, iframe, object, link, table, b, form[action]').length"
    before = page.evaluate(count)
    for format in ("markdown", "text", *(["html"] if "html" in FORMATS else [])):
        paste(page, HOSTILE[name], format)
        assert page.evaluate(count) == before
        links = page.eval_on_selector_all(".found a", "all => all.map(one => one.protocol)")
        assert set(links) <= {"http:", "https:"}
    assert page.input_value("#draft").replace("\r", "") == HOSTILE[name]


def test_five_megabytes(page: Any, browser: Any, served_desk: tuple[str, Path]) -> None:
    """A draft of 5 MB is held and answered, be it that it takes too long here, and another tab is served meanwhile."""
    piece = DRAFT.replace("5%", "7%") + "\n" + "Nothing of any interest stands here. " * 40 + "\n\n"
    large = (piece * (5_000_000 // len(piece) + 1))[:5_000_000]
    other = browser.new_page()
    open_page(other, served_desk[0])
    other.locator("#auto").uncheck()
    other.evaluate(
        """text => {
            const area = document.getElementById("draft");
            area.value = text;
            area.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
        large,
    )
    paste(page, DRAFT)
    assert page.locator(CONFLICT).count() == 1
    other.wait_for_selector(f"{SETTLED}, #notice:not([hidden])", state="attached", timeout=150_000)
    assert other.evaluate("document.getElementById('draft').value.length") == 5_000_000
    assert other.locator("#state").inner_text() or "took more than" in other.locator("#notice").inner_text()
    other.close()


def test_facts_that_were_not_looked_for_are_not_none(page: Any) -> None:
    """A draft that is too long for the list of facts has a stroke for their number, and the list says why."""
    page.locator("#auto").uncheck()
    page.evaluate(
        """text => {
            const area = document.getElementById("draft");
            area.value = text;
            area.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
        RASH + "Nothing of any interest stands here. " * 3_000,
    )
    page.wait_for_selector("html[data-stated=yes]", state="attached", timeout=60_000)
    assert page.locator("#count-facts").text_content() == "–"
    page.locator(".tabs [data-to=facts]").click()
    assert "too long" in page.locator("#facts").inner_text()


def test_tabs_are_independent(browser: Any, page: Any, served_desk: tuple[str, Path]) -> None:
    """Two tabs hold two drafts, and a desk without its token says what to open."""
    page.locator("#auto").uncheck()
    paste(page, "The first draft.")
    other = page.context.new_page()
    open_page(other, served_desk[0])
    assert other.input_value("#draft") == ""
    paste(other, "The second draft.")
    page.reload()
    page.wait_for_selector(SETTLED, state="attached")
    assert page.input_value("#draft") == "The first draft."
    stranger = browser.new_page()
    stranger.goto(served_desk[0].partition("#")[0])
    stranger.wait_for_selector("#state:has-text('whole address')")
    assert stranger.is_disabled("#open") and stranger.is_disabled("#example") and stranger.is_hidden("#export")
    stranger.close()


def test_a_desk_that_went_away(browser: Any, served_desk: tuple[str, Path]) -> None:
    """What to do stays said while the page asks again and again, and the check comes when the desk is back."""
    tab = browser.new_page()
    open_page(tab, served_desk[0])
    paste(tab, RASH)
    tab.route("**/api/drafts/**", lambda route: route.abort())
    tab.focus("#draft")
    tab.keyboard.type("x")
    tab.wait_for_selector("#state:has-text('does not answer')")
    tab.wait_for_timeout(1200)
    assert "copy it" in tab.inner_text("#state")
    tab.unroute("**/api/drafts/**")
    tab.wait_for_selector(SETTLED, state="attached")
    assert "words" in tab.inner_text("#state")
    tab.close()


def test_axe_finds_nothing(browser: Any, served_desk: tuple[str, Path]) -> None:
    """axe-core, from the file named by FACTCHECK_AXE, finds no fault, light and dark, wide and narrow."""
    script = os.environ.get("FACTCHECK_AXE")
    if not script or not Path(script).is_file():
        pytest.skip("FACTCHECK_AXE does not name axe.min.js (npm install axe-core)")
    context = browser.new_context(viewport={"width": 1360, "height": 860}, bypass_csp=True)
    tab = context.new_page()
    open_page(tab, served_desk[0])
    paste(
        tab, DRAFT + "\n" + "Cells grow (Quibble & made up 2011). A study published in a journal says so.\n" + RASH[2:]
    )
    tab.wait_for_timeout(3000)
    tab.add_script_tag(path=script)
    for scheme in ("light", "dark"):
        for width, view in (
            *((1360, "findings"), (1360, "facts"), (1360, "sources")),
            *((390, "draft"), (390, "findings"), (390, "facts")),
        ):
            tab.emulate_media(color_scheme=scheme)
            tab.set_viewport_size({"width": width, "height": 860})
            tab.click(f"[data-to={view}]:visible")
            for summary in tab.locator(".found summary:visible").all()[:3]:
                summary.click()
            found = tab.evaluate("async () => (await axe.run()).violations.map(one => [one.id, one.nodes[0].html])")
            assert found == [], (scheme, width, view)
    tab.click("#help")
    assert tab.evaluate("async () => (await axe.run()).violations.map(one => one.id)") == []
    context.close()


def test_input_methods(page: Any) -> None:
    """A word composed with an input method arrives whole, with marks and checks going on beneath it."""
    page.locator("#auto").uncheck()
    paste(page, DRAFT)
    page.keyboard.press("Control+Home")
    typed = page.context.new_cdp_session(page)
    for piece in ("n", "ni", "nih", "日", "日本"):
        typed.send("Input.imeSetComposition", {"text": piece, "selectionStart": len(piece), "selectionEnd": len(piece)})
        page.wait_for_timeout(120)
    typed.send("Input.insertText", {"text": "日本"})
    page.wait_for_selector(SETTLED, state="attached")
    assert page.input_value("#draft") == "日本" + DRAFT
    assert page.locator("#backdrop mark.warning").first.inner_text() == "Less than 0.5%"


STATED = "html[data-stated=yes]"


def test_facts_stated_more_than_once(page: Any) -> None:
    """The list of facts counts, leads to each mention, and keeps two things apart by a comment that undo takes back."""
    paste(page, RASH)
    page.wait_for_selector(STATED, state="attached")
    page.click(".tabs [data-to=facts]")
    assert page.inner_text(".tabs [data-to=facts]") == "Facts 1 may differ"
    page.click("#facts .jump:has-text('line 7')")
    assert selected(page) == "five weeks"
    page.keyboard.press("F9")
    page.keyboard.press("F7")
    assert selected(page) == "five days"
    page.keyboard.press("F7")
    assert selected(page) == "five weeks"
    page.click("#facts summary")
    page.wait_for_selector("#facts [aria-label='What sets them apart']:focus")
    page.keyboard.type("in adults")
    page.keyboard.press("Enter")
    page.wait_for_selector("#facts .aside")
    said = '<!-- factcheck: ignore[conflicting-values "five days"] in adults -->'
    assert said in page.input_value("#draft")
    page.wait_for_selector("#findings .card.aside", state="attached")
    picture(page, "facts-kept-apart")
    page.focus("#draft")
    page.keyboard.press("Control+Z")
    page.wait_for_selector("#facts .card.differing")
    assert page.input_value("#draft") == RASH


PASTED = """<h2>Iodine</h2><p>About 10<sup>6</sup> people &lt; 40 * eat <a href="https://example.org/a">bread</a>.</p>
<ul><li><p>first</p></li><li>second<ul><li>inner</li></ul></li></ul><ol><li>one</li></ol>
<table><tr><th>Food</th><th>Iodine</th></tr><tr><td>Bread</td><td>5 | 6</td></tr></table>
<script>alert(1)</script><p>1. not a list</p>
<img src="x:y" onerror="alert(1)">"""


def clip(tab: Any, html: str, plain: str) -> str:
    """Paste from a clipboard with markup and plain text; return the draft."""
    tab.focus("#draft")
    tab.evaluate(
        """([html, plain]) => {
            const data = new DataTransfer();
            if (html) data.setData("text/html", html);
            data.setData("text/plain", plain);
            const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.getElementById("draft").dispatchEvent(paste);
        }""",
        [html, plain],
    )
    tab.wait_for_selector(SETTLED, state="attached")
    return str(tab.input_value("#draft"))


def test_rich_paste(page: Any) -> None:
    """Headings, lists, tables, links and raised digits of the clipboard become Markdown; no markup does, undo works."""
    assert clip(page, PASTED, "plain") == (
        "## Iodine\n\nAbout 10⁶ people < 40 \\* eat [bread](https://example.org/a).\n\n"
        "- first\n- second\n   - inner\n1. one\n\n"
        "| Food | Iodine |\n| --- | --- |\n| Bread | 5 \\| 6 |\n\n1\\. not a list"
    )
    page.keyboard.press("Control+Z")
    assert page.input_value("#draft") == ""


def test_a_first_visit_is_explained(page: Any) -> None:
    """An empty desk says what to do and has an example, whose slips are found; neither is in the way of a draft."""
    page.locator("#auto").uncheck()
    page.get_by_role("button", name="Try it with an example").click()
    page.wait_for_selector(SETTLED, state="attached")
    assert not page.locator("#welcome").is_visible()
    rules = set(page.locator("#findings .card code").all_inner_texts())
    page.locator(".tabs [data-to=sources]").click()
    assert page.locator("#list").inner_text() == "1 of 2 citations matched to the reference list, read as 1 entry."
    page.locator(".tabs [data-to=findings]").click()
    assert not page.locator("#list").is_visible() and page.locator("#sieve").is_visible()
    page.focus("#draft")
    assert {"conflicting-values", "percent-of-count", "change-arithmetic"} <= rules
    page.keyboard.press("Control+Z")
    assert page.input_value("#draft") == "" and page.locator("#welcome").is_visible()


def test_a_correction_is_one_click_and_so_is_its_undo(page: Any) -> None:
    """Where the list or the form of a DOI knows the answer, a button names what it writes; one more takes it back."""
    page.locator("#auto").uncheck()
    draft = (
        "Walking helps (Paluch et al., 2021). So does running (Quibbel & Moe, 2019; "
        "https://doi.org/doi:10.1000/run).\n\n# References\n\n"
        "Paluch, A. E., Bajpai, S., & Bassett, D. R. (2022). Daily steps. *Lancet*, 7(3), 219–228.\n\n"
        "Quibble, A., & Moe, B. (2019). Daily runs. *Lancet*, 4(3), 19–28.\n"
    )
    paste(page, draft)
    for rule, old, new in (
        ("year-mismatch", "Paluch et al., 2021", "Paluch et al., 2022"),
        ("spelling-mismatch", "Quibbel", "Quibble"),
        ("malformed-doi", "doi:10.1000/run", "10.1000/run"),
    ):
        button = page.locator(f"#findings .card:has(code:text-is('{rule}')) .mend")
        wanted = {"year-mismatch": "2022", "spelling-mismatch": "Quibble", "malformed-doi": "10.1000/run"}[rule]
        assert button.inner_text() == f"Write “{wanted}”"
        button.click()
        assert page.input_value("#draft") == draft.replace(old, new, 1)
        page.wait_for_selector(SETTLED, state="attached")
        assert button.count() == 0
        page.locator("#act").click()
        assert page.input_value("#draft") == draft
        page.wait_for_selector(SETTLED, state="attached")


def test_an_undo_never_takes_back_what_was_written_since(page: Any) -> None:
    """Undo of a correction is refused once the draft has changed."""
    page.locator("#auto").uncheck()
    paste(page, "Walking helps (https://doi.org/doi:10.1000/run).\n")
    page.locator("#findings .mend").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("More.")
    page.locator("#act").click()
    assert page.input_value("#draft").endswith("More.") and "doi:10" not in page.input_value("#draft")


def test_findings_are_sifted_and_ordered(page: Any) -> None:
    """Severities hide cards and marks, the gravest come first if asked for, and buttons go through what is shown."""
    page.locator("#auto").uncheck()
    paste(page, "By 2020, most adults will walk.\n\nBody temperature rose to 138 °C in one in four adults (40%).\n")
    cards = page.locator("#findings .card")
    first = cards.first.inner_text()
    assert "Error" not in first and page.locator("#sieve .chip.error b").inner_text() == "1"
    page.locator("#gravest").check()
    assert cards.first.inner_text().startswith("Error")
    page.locator("#next").click()
    assert "138" in selected(page)
    page.locator("#sieve .chip.warning").click()
    assert cards.count() == 1 and page.locator("#backdrop mark.warning").count() == 0
    page.locator("#sieve .chip.warning").click()
    page.locator("#gravest").uncheck()
    assert cards.first.inner_text() == first


def test_two_places_of_one_sentence_are_shown_once(page: Any) -> None:
    """The words are quoted once, with both marks; places far apart stand side by side."""
    page.locator("#auto").uncheck()
    paste(page, "Body temperature rose in one in four adults (40%).\n\n" + DRAFT)
    card = page.locator("#findings .card:has(code:text-is('ratio-percent'))")
    assert card.locator("blockquote").count() == 1
    assert card.locator("blockquote mark").all_inner_texts() == ["one in four", "40%"]
    assert page.locator(CONFLICT).locator("blockquote").count() == 2


def test_plain_text_is_pasted_as_what_it_is(page: Any) -> None:
    """Words without Markdown give the findings of a file of plain text; within Markdown their bullets become a list."""
    notes = "Iodine\n• Less than 5% of bread holds iodine.\n• Less than 0.5% of bread holds iodine.\nNobody knows why."
    assert clip(page, "", notes) == notes and page.input_value("#format") == "text"
    page.keyboard.press("Control+A")
    assert clip(page, "<h1>Notes</h1>", "Notes") == "# Notes" and page.input_value("#format") == "markdown"
    page.keyboard.insert_text("\n\n")
    assert clip(page, "", "• one\n• two").endswith("- one\n- two")
