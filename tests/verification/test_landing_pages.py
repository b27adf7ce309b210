"""What a linked page adds to a verdict: it settles reports and pages, and silence convicts nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.extraction import extract
from factcheck.model import Extraction, Verdict
from factcheck.reading import read
from factcheck.sources.http import Client
from factcheck.sources.pages import Landing
from factcheck.sources.registry import service_names
from factcheck.sources.search import SearchResult
from factcheck.sources.settings import Settings
from factcheck.verification import landing_pages, verify
from factcheck.verification.evidence import Evidence
from factcheck.verification.query import Query, queries
from factcheck.verification.sites import search_address
from factcheck.verification.verdicts import verdict as verdicts_of

REPORT = "https://www.who.int/walking"
TEXT = f"Adults should walk for half an hour ([WHO, 2020]({REPORT})). Children play ([this page](https://www.cdc.gov/x)).\n"
LISTED = """Walking is good (Smith, 2020).

## References

Smith J. Walking is good for the heart. Daily News. 2020 May 3. Available from: https://news.example.org/walking
"""


def settings(folder: Path, **more: object) -> Settings:
    return Settings(**dict.fromkeys(service_names(), ""), cache=str(folder / "answers.sqlite"), **more)  # type: ignore[arg-type]


def verdicts(folder: Path, text: str = TEXT, **more: object) -> list[Verdict]:
    article = read(text, format="markdown")
    return list(verify(article, extract(article), settings(folder, **more)).verdicts.values())


@pytest.fixture
def landing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    def put(status: int, **more: str) -> list[str]:
        asked: list[str] = []

        def answer(client: Client, url: str) -> Landing:
            asked.append(url)
            return Landing(status, **{"url": url, **more}, calls=1)

        monkeypatch.setattr(landing_pages, "landing", answer)
        return asked

    return put


def test_a_page_that_answers_settles_its_source(landing: Callable[..., list[str]], tmp_path: Path) -> None:
    """The verdict names the title and where the page is; an editor need not look for it."""
    asked = landing(200, title="Physical activity")
    report, page = verdicts(tmp_path)
    assert (report.status, report.differs, report.asked) == ("agency", (), ("web",))
    assert report.reason == "the linked page answers; its title is “Physical activity”"
    assert report.candidates[0].work.url == REPORT
    assert page.status == "agency" and sorted(asked) == ["https://www.cdc.gov/x", REPORT]


def test_a_page_that_is_gone_is_a_fault_of_the_link(landing: Callable[..., list[str]], tmp_path: Path) -> None:
    """Status 404 is told as a link that differs, and where to look instead."""
    landing(404)
    report, page = verdicts(tmp_path)
    assert (report.status, report.differs, page.differs) == ("agency", ("link",), ("link",))
    assert REPORT in report.reason and "site%3Awho.int" in report.search


def test_silence_changes_nothing(landing: Callable[..., list[str]], tmp_path: Path) -> None:
    """A page that does not answer leaves the source to the editor, with the reason and a search."""
    landing(0, reason="The server answers with status 403")
    for found in verdicts(tmp_path):
        assert (found.status, found.differs) == ("agency", ())
        assert found.reason == "the linked page could not be checked: the server answers with status 403"
        assert found.search


def test_a_front_page_is_not_the_page(landing: Callable[..., list[str]], tmp_path: Path) -> None:
    """A link that ends on the front of its site says so."""
    landing(200, url="https://www.who.int/", title="WHO")
    assert "front page" in verdicts(tmp_path)[0].reason


def test_links_are_left_alone_on_request(landing: Callable[..., list[str]], tmp_path: Path) -> None:
    """With `links = false` no page is asked for."""
    asked = landing(200)
    report, page = verdicts(tmp_path, links=False)
    assert (report.status, page.status) == ("agency", "unchecked")
    assert not asked


def test_an_entry_that_no_service_knows_may_be_a_page(landing: Callable[..., list[str]], tmp_path: Path) -> None:
    """A listed web page that answers is not called unknown; without an answer it stays open."""
    landing(200, title="Walking is good for the heart")
    assert [found.status for found in verdicts(tmp_path, LISTED)] == ["agency"]
    landing(0, reason="Too slow")
    assert [found.status for found in verdicts(tmp_path, LISTED)] == ["unchecked"]


def test_a_host_that_fails_is_left_alone(landing: Callable[..., list[str]], tmp_path: Path) -> None:
    """After two pages without an answer the rest of a host is not tried, and each page is asked for once."""
    asked = landing(0, reason="Too slow")
    pages = [Query(str(n), organisation="WHO", url=f"https://www.who.int/{n % 5}") for n in range(9)]
    with Client(settings(tmp_path)) as client:
        found = landing_pages.landings(client, pages)
    assert len(asked) == 2 and len(found) == 9
    assert {one.reason for one in found if one} == {"Too slow"}


def test_a_link_gives_way_to_an_identifier() -> None:
    """A DOI says more than the page behind it."""
    assert landing_pages.link_of(Query("x", url="www.who.int/a")) == "https://www.who.int/a"
    assert landing_pages.link_of(Query("x", url=REPORT, doi="10.1000/x")) == ""
    assert landing_pages.link_of(Query("x", url="ftp://who.int/a")) == ""


@pytest.mark.parametrize(
    ("organisation", "expected"),
    [
        ("WHO", "https://duckduckgo.com/?q=site%3Awho.int+adults+walk+2020"),
        ("World Health Organisation", "https://duckduckgo.com/?q=site%3Awho.int+adults+walk+2020"),
        ("NICE", "https://www.nice.org.uk/search?q=adults+walk+2020"),
        ("Heart Trust {words}", "https://duckduckgo.com/?q=Heart+Trust+%7Bwords%7D+adults+walk+2020"),
    ],
)
def test_an_editor_gets_an_address_to_look_at(organisation: str, expected: str) -> None:
    """Known organisations are searched on their own site, others anywhere."""
    query = Query("x", organisation=organisation, year=2020, sentence="Adults should walk.")
    assert search_address(query) == expected


def test_questions_of_pages_need_no_service() -> None:
    """Only reports and bare links are told by their page; a paper with a link is not."""
    article = read(f"Cells divide ([Li et al., 2019]({REPORT})).\n", format="markdown")
    (paper,) = queries(article, extract(article) or Extraction())
    assert not landing_pages.told_by_link(paper)


PAPER = """Milk is good (Quell, 2011).

## References

Quell R, Zapp T. Milk and teeth in children of farmers. J Dent. 2011;2:3-4. https://news.example.org/milk
"""


@pytest.mark.parametrize(
    ("status", "title", "url", "verdict"),
    [
        (200, "Milk and teeth in children of farmers | J Dent", "", "agency"),
        (200, "Asthma - NHS", "", "not-found"),
        (200, "Page not found", "", "not-found"),
        (200, "Sign in", "", "not-found"),
        (200, "", "", "not-found"),
        (200, "J Dent", "https://news.example.org/", "not-found"),
        (404, "", "", "not-found"),
        (200, "Just a moment...", "", "unchecked"),
        (0, "", "", "unchecked"),
    ],
)
def test_a_paper_is_settled_by_its_own_page_only(
    landing: Callable[..., list[str]], tmp_path: Path, status: int, title: str, url: str, verdict: str
) -> None:
    """A live page clears no paper that services would know unless it is the paper; a refusal leaves it open."""
    landing(status, title=title, **({"url": url} if url else {}))
    evidence = Evidence(next(iter(listed(PAPER))), heard=[("crossref", SearchResult.of(()))])
    with Client(settings(tmp_path)) as client:
        (landed,) = landing_pages.landings(client, [evidence.query])
    found = verdicts_of(replace(evidence, landing=landed))
    assert found.status == verdict
    assert ("Asthma" in found.reason) is ("Asthma" in title)


@pytest.mark.parametrize("status", [0, 404, 200])
def test_a_report_is_never_unknown_to_services(landing: Callable[..., list[str]], tmp_path: Path, status: int) -> None:
    """What an organisation publishes outside of journals is left to the editor, whatever its site answers."""
    landing(status, reason="The server answers with status 451")
    text = PAPER.replace("Quell R, Zapp T.", "World Health Organization.").replace("J Dent. 2011;2:3-4.", "2011.")
    evidence = Evidence(next(iter(listed(text))), heard=[("crossref", SearchResult.of(()))])
    with Client(settings(tmp_path)) as client:
        (landed,) = landing_pages.landings(client, [evidence.query])
    found = verdicts_of(replace(evidence, landing=landed))
    assert found.status == "agency"
    assert found.differs == (("link",) if status == 404 else ())


def listed(text: str) -> list[Query]:
    article = read(text, format="markdown")
    return [query for query in queries(article, extract(article)) if query.listed]


@pytest.mark.parametrize(("status", "title"), [(404, ""), (410, ""), (200, "Page not found")])
def test_a_dead_link_names_an_archived_copy(
    landing: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    status: int,
    title: str,
) -> None:
    """Where the archive has a copy of a page that is gone, the reason says where; without one it says nothing of it."""
    landing(status, title=title)
    copy = "https://web.archive.org/web/2020/" + REPORT
    monkeypatch.setattr(landing_pages, "archived", lambda client, url: copy if url == REPORT else "")
    report, page = verdicts(tmp_path)
    assert report.differs == page.differs == ("link",)
    assert report.reason.endswith(f"an archived copy is at {copy}")
    assert "archived" not in page.reason


def test_a_page_that_answers_is_not_looked_for_in_the_archive(
    landing: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only dead links cost a request."""
    asked: list[str] = []
    monkeypatch.setattr(landing_pages, "archived", lambda client, url: asked.append(url) or "")
    for status in (200, 0):
        landing(status, title="Physical activity")
        verdicts(tmp_path / str(status))
    assert not asked
