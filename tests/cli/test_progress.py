"""The line that shows look-ups: on a terminal only, short enough, and gone at the end."""

from __future__ import annotations

import io
import sys

import pytest

from factcheck.cli.progress import look_up_line
from factcheck.extraction import extract
from factcheck.reading import read
from factcheck.sources.settings import Settings
from factcheck.verification import verify


class Screen(io.StringIO):
    """Standard error that may be a terminal."""

    watched = True

    def isatty(self) -> bool:
        return self.watched


def look_up(monkeypatch: pytest.MonkeyPatch, tmp_path: object, *, watched: bool) -> str:
    screen = Screen()
    screen.watched = watched
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "40")
    article = read("Cells divide (Li et al., 2019). They rest (Smith, 2020).\n", format="markdown")
    names = ("europepmc", "crossref", "openalex", "pubmed", "openlibrary")
    settings = Settings(**dict.fromkeys(names, "http://127.0.0.1:9"), cache=f"{tmp_path}/a.sqlite")  # type: ignore[arg-type]
    with look_up_line():
        verify(article, extract(article), settings)
    return screen.getvalue()


def test_a_terminal_sees_the_services(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """Each service asked is named with how many sources are settled; nothing is left, no line is too long."""
    shown = look_up(monkeypatch, tmp_path, watched=True)
    assert "0 of 2 sources settled, asking Europe" in shown
    assert shown.endswith("\r") and "\n" not in shown
    assert max(map(len, shown.split("\r"))) == 39


def test_nobody_watches_a_pipe(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """Where standard error is no terminal, nothing is written."""
    assert look_up(monkeypatch, tmp_path, watched=False) == ""
