"""The dashboard of an audit in a browser: how it was made, what is new, findings to filter, sort, save and follow."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from factcheck.audit.corpus import dashboard
from factcheck.cli import factcheck
from factcheck.errors import UsageError
from tests.audit import corpora
from tests.rendering.tools import browser, keep_screenshot, npm_file, watched

SLIP = "# Fever\n\n=Body temperature rose to 138 °C in one of four adults (40%).\n"


def called(folder: Path, *arguments: str) -> str:
    """Audit the site of a folder by the command line; return what it says."""
    done = CliRunner().invoke(factcheck, ["audit", str(folder / "site"), *arguments], standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site, an audit `one` of it, and another `two` after an article was mended and one was written."""
    place = tmp_path_factory.mktemp("dashboard")
    site = corpora.folder(place / "site", 4)
    called(place, "-o", str(place / "one"))
    (site / "news" / "0000.md").write_text("# Cells\n\nLess than 0.1% of circulating cells form tumors.\n")
    (site / "slips").mkdir()
    (site / "slips" / "fever.md").write_text(SLIP)
    called(place, "-o", str(place / "two"), "--since", str(place / "one"))
    return place


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser of all tests here."""
    with browser() as started:
        yield started


@pytest.fixture
def page(chromium: Any, folder: Path) -> Iterator[Any]:
    """The dashboard of the second audit."""
    with watched(chromium, folder / "two" / "dashboard.html") as opened:
        yield opened


def messages(page: Any) -> list[str]:
    """Return the rules of the findings that are shown, in order."""
    return list(page.locator("#found tbody tr td:nth-child(2)").all_text_contents())


def test_how_it_was_made(page: Any, folder: Path) -> None:
    """The page names what was audited, the day, the version, the settings and what is known of the sources."""
    run = json.loads((folder / "two" / "run.json").read_text())
    said = page.locator("header").inner_text()
    for words in (str(folder / "site"), run["on"][:10], f"factcheck {run['factcheck']}", "profile edit"):
        assert words in said
    assert "0 of 2 cited sources looked up; 2 unchecked: look-ups are switched off (2)." in said


def test_a_folder_given_as_a_dot_has_its_name() -> None:
    """A page that is sent to others says what was audited, wherever the command was called."""
    named = dashboard._named
    assert (named("."), named("site/"), named("articles.jsonl")) == (Path.cwd().name, "site/", "articles.jsonl")


def test_since(page: Any, folder: Path) -> None:
    """What is new and what is gone since an earlier audit is told, the new marked, and the chain of audits kept."""
    said = page.locator("#since").inner_text()
    assert "3 findings are new, 1 is gone." in said and page.locator("#since tbody tr").count() == 2
    assert "news/0000.md" in page.locator("#since details").text_content()
    page.locator("[data-new]").click()
    assert len(messages(page)) == 3 and set(page.locator("#found .new").all_inner_texts()) == {"new"}
    with pytest.raises(UsageError, match="holds no audit"):
        called(folder, "-o", str(folder / "three"), "--since", str(folder / "site"))


def test_facets(page: Any) -> None:
    """Severity, rule, section and words narrow the findings, and the number of those left is told."""
    every = messages(page)
    page.locator(".chip.warning").click()
    assert (
        messages(page) == ["impossible-value"] and page.locator(".filters output").inner_text() == f"1 of {len(every)}"
    )
    page.locator(".chip.warning").click()
    page.locator("[name=section]").select_option("news")
    assert set(messages(page)) == {"conflicting-values", "conflicting-articles"}
    page.locator("[name=section]").select_option("")
    page.locator("[name=words]").fill("fever ADULTS")
    assert set(messages(page)) == {"impossible-value", "ratio-percent"}


def test_sorted_and_saved(page: Any) -> None:
    """A click on a head sorts, another one turns it round; CSV holds what is shown, and no formula."""
    page.locator("#found th button").nth(1).click()
    rules = messages(page)
    assert rules == sorted(rules)
    page.locator("#found th button").nth(1).click()
    assert messages(page) == rules[::-1] and page.locator("#found th").nth(1).get_attribute("aria-sort") == "descending"
    page.locator("[name=words]").fill("138")
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV of these findings").click()
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text("utf-8-sig"))))
    assert {row["id"] for row in rows} == {"slips/fever.md"}
    assert all(not cell.startswith("=") for row in rows for cell in row.values())
    assert any(cell.startswith("'=Body") for row in rows for cell in row.values())
    with page.expect_download() as saved:
        page.locator("#worst .csv").click()
    assert "slips/fever.md" in Path(saved.value.path()).read_text("utf-8-sig")


def test_from_a_finding_to_the_marked_article(page: Any) -> None:
    """The article of a finding opens with its text, the words marked and a card beside them."""
    page.locator("[name=words]").fill("138")
    page.locator("#found tbody a").first.click()
    page.wait_for_url("**/pages/*.html")
    assert "138 °C" in page.locator("mark.error").first.inner_text() and page.locator(".card.error").count() == 1


def test_the_tables_name_the_articles(folder: Path) -> None:
    """Whoever asks the database needs no join to know which article a finding is in."""
    with duckdb.connect(str(folder / "two" / "audit.duckdb"), read_only=True) as base:
        rows = base.execute("SELECT id, rule FROM report WHERE severity = 'error'").fetchall()
    assert rows == [("slips/fever.md", "impossible-value")]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_accessible_at_every_width(chromium: Any, folder: Path, width: int, scheme: str) -> None:
    """Nothing scrolls sideways, and axe finds nothing."""
    with watched(
        chromium, folder / "two" / "dashboard.html", viewport={"width": width, "height": 800}, color_scheme=scheme
    ) as opened:
        keep_screenshot(opened, f"dashboard-{width}-{scheme}")
        assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
        opened.evaluate(npm_file("FACTCHECK_AXE", "axe-core/axe.min.js").read_text("utf-8"))
        found = opened.evaluate("axe.run()")["violations"]
        assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []


def test_no_more_than_a_page_can_hold(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more findings than can be filtered on a page the gravest are, and the page says of how many."""
    monkeypatch.setattr(dashboard, "FILTERED", 1)
    shutil.copytree(folder / "two", tmp_path / "two")
    called(folder, "-o", str(tmp_path / "two"), "--resume")
    page = (tmp_path / "two" / "dashboard.html").read_text()
    data = json.loads(page.partition('id="first-findings">')[2].partition("</script>")[0])
    count = len(corpora.rows(folder / "two", "findings"))
    assert [found[1] for found in data["findings"]] == ["impossible-value"] and f"The first 1 of {count}" in page


def test_the_first_findings_are_there_before_all_are_read(
    chromium: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of many findings draws the first with the counts of all; what is filtered and saved are all of them."""
    monkeypatch.setattr(dashboard, "_DRAWN_FIRST", 2)
    shutil.copytree(folder / "two", tmp_path / "two")
    called(folder, "-o", str(tmp_path / "two"), "--resume")
    path = tmp_path / "two" / "dashboard.html"
    with watched(chromium, folder / "two" / "dashboard.html") as whole:
        every, chips, rules = (
            messages(whole),
            whole.locator(".chip").all_text_contents(),
            whole.locator("[name=rule] option").all_text_contents(),
        )
    first, rest = (
        json.loads(path.read_text().partition(f'id="{name}-findings">')[2].partition("</script>")[0])
        for name in ("first", "all")
    )
    assert first["total"] == len(rest["findings"]) == len(every) and first["findings"] == rest["findings"][:2]
    with watched(chromium, path) as opened:
        assert len(messages(opened)) == 2
        assert opened.locator(".filters output").text_content() == f"{len(every)} of {len(every)}"
        assert opened.locator(".chip").all_text_contents() == chips
        assert opened.locator("[name=rule] option").all_text_contents() == rules
        opened.locator("#more").click()
        opened.wait_for_function(f"document.querySelectorAll('#found tbody tr').length === {len(every)}")
        assert sorted(messages(opened)) == sorted(every)
        opened.locator("[name=rule]").select_option("impossible-value")
        assert messages(opened) == ["impossible-value"]
