"""A linked page is there, is not there, or nothing is known of it; only the first two are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import ReadingError
from factcheck.sources import pages
from factcheck.sources.http import Client
from factcheck.sources.pages import Landing, is_front, landing, title
from factcheck.sources.settings import Settings
from factcheck.sources.web import Page

URL = "https://example.org/report"


def answers(monkeypatch: pytest.MonkeyPatch, *said: Page | ReadingError) -> list[str]:
    """Let looks at pages end as `said`, one after the other, and return the list of addresses asked for."""
    asked: list[str] = []
    rest = iter(said)

    def look(url: str, settings: Settings) -> Page:
        asked.append(url)
        outcome = next(rest)
        if isinstance(outcome, ReadingError):
            raise outcome
        return outcome

    monkeypatch.setattr(pages, "look", look)
    return asked


@pytest.mark.parametrize("status", [200, 404, 410])
def test_an_answer_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, status: int) -> None:
    """A second run asks for nothing and hears the same."""
    asked = answers(monkeypatch, Page(f"{URL}/en", status, b"<title>Walking &amp; health</title>", "text/html"))
    settings = Settings(cache=str(tmp_path / "answers.sqlite"))
    with Client(settings) as client:
        first = landing(client, URL)
        assert (client.breakers["web"].sent, client.breakers["web"].cached) == (1, 0)
    with Client(settings) as client:
        second = landing(client, URL)
        assert (client.breakers["web"].sent, client.breakers["web"].cached) == (0, 1)
    assert asked == [URL]
    assert first == Landing(status, f"{URL}/en", "Walking & health", calls=1)
    assert second == Landing(status, f"{URL}/en", "Walking & health", calls=0)


@pytest.mark.parametrize(
    "silence", [Page(URL, 403), Page(URL, 429), Page(URL, 500), Page(URL, 204), ReadingError("It was too slow.")]
)
def test_silence_is_not_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, silence: Page | ReadingError) -> None:
    """Whatever is no answer leaves the status open, with the reason, and is asked for again."""
    answers(monkeypatch, silence, Page(URL, 200))
    with Client(Settings(cache=str(tmp_path / "answers.sqlite"))) as client:
        first = landing(client, URL)
        assert first.status == 0 and first.reason
        assert landing(client, URL).status == 200


def test_notes_that_cannot_be_written_cost_nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file of notes that is no database, or holds nonsense, does not keep anyone from asking."""
    (tmp_path / "answers-notes.sqlite").write_bytes(b"this is no database" * 200)
    answers(monkeypatch, Page(URL, 200), Page(URL, 404))
    with Client(Settings(cache=str(tmp_path / "answers.sqlite"))) as client:
        assert landing(client, URL).status == 200
        assert landing(client, URL).status == 404


@pytest.mark.parametrize(
    ("data", "charset", "expected"),
    [
        ("<title>Gesünder leben</title>".encode("latin-1"), "iso-8859-1", "Gesünder leben"),
        ('<meta charset="windows-1252"><title>Gesünder</title>'.encode("cp1252"), "", "Gesünder"),
        ("<TITLE lang=de>\n Gesünder\n leben </TITLE>".encode(), "", "Gesünder leben"),
        (b"<title>" + b"a" * 500 + b"</title>", "", "a" * 159 + "…"),
        (b"<p>No title", "", ""),
        (b"<title>cut sho", "no-such", "cut sho"),
        (b"<title " * 9000, "", ""),
    ],
)
def test_the_title_is_read_in_its_encoding(data: bytes, charset: str, expected: str) -> None:
    """Header, page or UTF-8 name the encoding; entities and breaks are read, length is bounded."""
    assert title(Page(URL, 200, data, "text/html", charset)) == expected


def test_a_lost_page_may_end_on_the_front_page() -> None:
    """Only a link to a page within a site can be led astray to its front."""
    assert is_front("https://example.org/report", "https://www.example.org/")
    assert not is_front("https://example.org", "https://www.example.org/")
    assert not is_front("https://example.org/report", "https://example.org/en/report")
