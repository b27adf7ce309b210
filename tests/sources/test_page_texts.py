"""The text of linked pages, asked of the replica: what can be read, what cannot, and that nobody is asked twice."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.sources.http import Client
from factcheck.sources.page_texts import NO_TEXT, page_text
from factcheck.sources.settings import Settings

WORDS = "Many people have asthma, and most of them take their medicine every day. " * 5
FACTS = f"<html><body><h1>Asthma</h1><p>{WORDS}</p><table><tr><th>Age</th><th>Percent</th></tr>"
FACTS += "<tr><td>Under 18</td><td>6.5</td></tr></table></body></html>"
PAGES: list[dict[str, Any]] = [
    {"url": "facts", "body": FACTS},
    {"url": "consent", "body": "<html><body><p>We value your privacy. Accept cookies?</p></body></html>"},
    {"url": "data", "body": "{}", "content_type": "application/json"},
    {"url": "broken", "status": 500, "body": "no"},
    {"url": "huge", "body": FACTS, "fill": 11_000_000},
]


@pytest.fixture(scope="module")
def replica(shared: Path) -> Iterator[Any]:
    sys.path.insert(0, str(shared))
    replica = pytest.importorskip("replica")
    with replica.Replica([], pages=PAGES, limits=False) as running:
        yield running
    sys.path.remove(str(shared))


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with Client(Settings(cache=str(tmp_path / "cache"), allow_private=True)) as client:
        yield client


def test_sentences_and_rows(client: Client, replica: Any) -> None:
    """A page is read as an article is; a bare number under "Percent" is one, and the second time nobody is asked."""
    first = page_text(client, replica.url("pages") + "/facts")
    texts = [passage.text for passage in first.passages]
    assert WORDS.split(". ")[0] + "." in texts
    assert any(text.endswith(" | Under 18; Percent: 6.5%") for text in texts)
    again = page_text(client, replica.url("pages") + "/facts")
    assert (again.passages, first.calls, again.calls) == (first.passages, 1, 0)


@pytest.mark.parametrize(
    ("page", "reason", "calls"),
    [
        ("consent", NO_TEXT, 0),
        ("data", "application/json", 0),
        ("broken", "status 500", 1),
        ("huge", "larger than 10 MB", 0),
        ("missing", "status 404", 0),
    ],
)
def test_what_is_no_text(client: Client, replica: Any, page: str, reason: str, calls: int) -> None:
    """Each is a sentence; only a server that fails is asked again."""
    url = f"{replica.url('pages')}/{page}"
    found = page_text(client, url)
    assert not found.passages
    assert reason in found.reason
    assert page_text(client, url).calls == calls
