"""Open full texts: what is there is read as passages, and whatever else comes is told and never guessed at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.sources.full_texts import NONE, full_text
from factcheck.sources.http import Client
from factcheck.sources.settings import Settings
from tests.sources.test_http import Script, serve

__all__ = ["serve"]

XML = "application/xml"
ARTICLE = b"<article><body><sec><title>Results</title><p>Of 40 cells, 12 died.</p></sec></body></article>"


def read(serve: Callable[[Script], Client], folder: Path, script: Script, pmcid: str = "PMC1") -> tuple[list[str], str]:
    """Return the passages that a service's answers give, and the reason where there are none."""
    with serve(script) as other:
        address = other.settings.address("crossref")
    with Client(Settings(europepmc=address, cache=str(folder / "texts.sqlite"))) as client:
        found = full_text(client, pmcid)
    return [each.text for each in found.passages], found.reason


def test_a_text(serve: Callable[[Script], Client], tmp_path: Path) -> None:
    """The sentences of an article are passages."""
    passages, reason = read(serve, tmp_path, [(200, XML, ARTICLE)])
    assert "Of 40 cells, 12 died." in passages
    assert not reason


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((404, XML, b"<error/>"), NONE),
        ((404, "text/html", b"<html>no such page</html>"), "could not be read: Europe PMC: status 404"),
        ((500, XML, b""), "could not be read"),
        ((200, XML, ARTICLE[:60]), "could not be read: Europe PMC: unexpected answer"),
        ((200, "text/html", ARTICLE), "could not be read: Europe PMC: unexpected answer"),
    ],
    ids=["none", "a portal's page", "broken service", "cut off", "mislabelled"],
)
def test_no_text(serve: Callable[[Script], Client], tmp_path: Path, answer: tuple[int, str, bytes], told: str) -> None:
    """The service's own word that it has none is one answer, and each failure another, with its reason."""
    passages, reason = read(serve, tmp_path, [answer])
    assert not passages
    assert told in reason


@pytest.mark.parametrize("pmcid", ["", "PMC", "PMC1/../2", "PMC12345678901", "x"])
def test_no_identifier(serve: Callable[[Script], Client], tmp_path: Path, pmcid: str) -> None:
    """What is no identifier of a full text is asked of nobody."""
    assert read(serve, tmp_path, [(200, XML, ARTICLE)], pmcid) == ([], NONE)
