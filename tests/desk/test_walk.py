"""Three drafts walked as an editor would, with a stopwatch: from the start of the desk to a finding and its mending.

Seconds and screenshots go to the folder FACTCHECK_ARTEFACTS, where it is set. No promise is about seconds: how many
pass says how busy the machine is.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from tests.reading.word_documents import docx, mark, notes, p, r

from .conftest import served
from .test_browser import SETTLED, clip, drop_file, open_page, paste, picture

pytestmark = pytest.mark.slow
WIDTHS, SCHEMES = (360, 768, 1280, 1920), ("light", "dark")
MARKDOWN = """# Salt

Adults eat about 9 g of salt a day (Harnack et al., 2018). Less than 5% of the salt is added at the table.

In one trial, 30 of 120 patients (20%) had lower pressure. Less than 0.5% of the salt is added at the table.

## References

Harnack, L. J., Cogswell, M. E., & Shikany, J. M. (2017). Sources of sodium. *Circulation*, 135(19), 1775–1783.
"""
RICH = """<h1>Sleep</h1><p>People who slept 5 hours had <b>15%</b> more ghrelin than people who slept 8 hours.</p>
<ul><li>About 10<sup>6</sup> people were asked.</li><li>People who slept 5 hours had 51% more ghrelin than people who
slept 8 hours.</li></ul><table><tr><th>Group</th><th>People</th></tr><tr><td>One</td><td>120</td></tr></table>"""


def tracked(kind: str, text: str) -> str:
    """Return a change that Word keeps track of: `ins` or `del`."""
    words = r(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ") if kind == "del" else r(text)
    return f'<w:{kind} w:id="9" w:author="JM" w:date="2026-01-01T00:00:00Z">{words}</w:{kind}>'


def word_draft() -> bytes:
    """Return a Word document with a deleted and an inserted number, and a note that gives another one."""
    text = p(
        r("The trial gave "), tracked("del", "1,500 IU"), tracked("ins", "2,000 IU"),
        r(" of vitamin D a day to 25,871 adults."), mark("footnote", 1),
    )  # fmt: skip
    note = "The trial gave 1,000 IU of vitamin D a day to 25,871 adults."
    return docx(p(r("Vitamin D"), style="berschrift1") + text, footnotes=notes("footnote", note))


@pytest.fixture
def stopwatch(request: pytest.FixtureRequest) -> Iterator[Callable[[str], None]]:
    """Return a function that notes how many seconds have passed since the walk began, under what was reached."""
    began, laps = perf_counter(), {}
    yield lambda reached: laps.setdefault(reached, round(perf_counter() - began, 2))
    print(request.node.name, laps)
    if folder := os.environ.get("FACTCHECK_ARTEFACTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder, f"{request.node.name}.json").write_text(json.dumps(laps, indent=1))


@pytest.fixture
def tab(browser: Any, tmp_path: Path, replica: Any, stopwatch: Callable[[str], None]) -> Iterator[Any]:
    """A desk that was started just now, in a tab."""
    lines = "".join(f'{name} = "{address}"\n' for name, address in served(replica).items())
    (tmp_path / "own.toml").write_text(f'[sources]\ncache = "cache.sqlite"\n{lines}')
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--no-open"]
    place = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": place, "FACTCHECK_CONFIG": str(tmp_path / "own.toml")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path, env=environment) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        context = browser.new_context(viewport={"width": 1280, "height": 860})
        page = context.new_page()
        open_page(page, found[0])
        stopwatch("the desk is open")
        yield page
        context.close()
        process.terminate()


def card(tab: Any, rule: str) -> Any:
    return tab.locator(f"#findings .card:has(code:text-is('{rule}'))")


def type_over(tab: Any, old: str, new: str) -> None:
    """Select words of the draft and write others."""
    start = tab.input_value("#draft").index(old)
    tab.evaluate(
        """([start, end]) => {
            const area = document.getElementById("draft");
            area.focus();
            area.setSelectionRange(start, end);
        }""",
        [start, start + len(old)],
    )
    tab.keyboard.insert_text(new)
    tab.wait_for_selector(SETTLED, state="attached")


def album(tab: Any, name: str) -> None:
    """Keep the tab at every width and in both schemes, and look for what is wider than the window."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            tab.set_viewport_size({"width": width, "height": 860})
            tab.emulate_media(color_scheme=scheme)
            for view in ("draft", "findings", "facts", "sources") if width < 800 else ("findings", "facts", "sources"):
                tab.click(f"[data-to={view}]:visible")
                picture(tab, f"walk-{name}-{width}-{scheme}-{view}")
                assert tab.evaluate("document.documentElement.scrollWidth") <= width
                assert tab.evaluate("document.querySelector('.pane.draft').scrollWidth") <= width


def test_markdown_with_a_list(tab: Any, stopwatch: Callable[[str], None]) -> None:
    """The year of the list is one click; a conflict is seen with both places and goes when its words fit."""
    paste(tab, MARKDOWN)
    card(tab, "conflicting-values").wait_for()
    stopwatch("a conflict is seen")
    card(tab, "conflicting-values").locator(".jump").first.click()
    type_over(tab, "0.5%", "5%")
    card(tab, "conflicting-values").wait_for(state="detached")
    stopwatch("the conflict is mended")
    card(tab, "year-mismatch").locator(".mend").click()
    card(tab, "year-mismatch").wait_for(state="detached")
    assert "(Harnack et al., 2017)" in tab.input_value("#draft")
    stopwatch("the year is mended")
    card(tab, "percent-of-count").wait_for()
    album(tab, "markdown")


def test_word_with_tracked_changes_and_notes(tab: Any, stopwatch: Callable[[str], None]) -> None:
    """What was deleted is not read, what was inserted is; the note is compared; comments go into a copy."""
    drop_file(tab, "vitamin d – JM.docx", word_draft())
    found = card(tab, "conflicting-values")
    found.wait_for()
    stopwatch("a conflict is seen")
    words = found.inner_text()
    assert "2,000 IU" in words and "1,000 IU" in words and "1,500 IU" not in tab.input_value("#draft")
    album(tab, "word")
    tab.set_viewport_size({"width": 1280, "height": 860})
    tab.click("#export summary")
    with tab.expect_download() as waiting:
        tab.click("#export [data-format=word]")
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
    stopwatch("a copy with comments is saved")


def test_pasted_rich_text(tab: Any, stopwatch: Callable[[str], None]) -> None:
    """What is pasted from a page keeps its structure, and its conflict is mended."""
    draft = clip(tab, RICH, "Sleep")
    assert draft.startswith("# Sleep") and "10⁶" in draft and "| Group | People |" in draft
    card(tab, "conflicting-values").wait_for()
    stopwatch("a conflict is seen")
    type_over(tab, "51%", "15%")
    card(tab, "conflicting-values").wait_for(state="detached")
    stopwatch("the conflict is mended")
    tab.keyboard.press("Control+Z")
    card(tab, "conflicting-values").wait_for()
    album(tab, "pasted")
