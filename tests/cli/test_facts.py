"""`factcheck facts`: what an article states more than once."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ARTICLE = """# Measles

The rash of measles usually lasts five days. The fever of measles reaches 40 °C.

## Key points

- The measles rash usually lasts five weeks.
- Measles fever reaches 40 °C.
"""


def test_text_shows_the_mentions_side_by_side(run: Run, tmp_path: Path) -> None:
    """What may differ comes first, with both values; the last line counts."""
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    done = run("facts", "a.md")
    assert done.status == 0
    first, second, *_, last = done.out.split("\n\n")
    assert "may differ" in first
    assert "five days" in first
    assert "five weeks" in first
    assert "agree" in second
    assert last == "2 facts stated more than once; 1 of them may differ.\n"
    assert first.startswith("1. “The measles rash usually lasts …”")


def test_json_has_places_and_probability(run: Run, tmp_path: Path) -> None:
    """Tools get each mention with its place and side, and how likely the mentions differ."""
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    document = json.loads(run("facts", "a.md", "--output", "json").out)
    differing, agreeing = document["articles"][0]["facts"]
    assert 0 < differing["differ"] <= 1
    assert agreeing["differ"] == 0
    assert [mention["value"] for mention in differing["mentions"]] == ["five days", "five weeks"]
    assert [mention["side"] for mention in differing["mentions"]] == [2, 1]
    assert [mention["side"] for mention in agreeing["mentions"]] == [1, 1]
    assert differing["mentions"][0]["place"]["start"] == {"line": 3, "column": 35, "offset": 45}


def test_csv_has_a_row_a_mention(run: Run, tmp_path: Path) -> None:
    """A spreadsheet shows one mention a row, the fact's number before it; no cell is a formula."""
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "=b.md").write_text(ARTICLE, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("facts", "a.md", "=b.md", "--output", "csv").out)))
    assert [row["fact"] for row in rows] == ["1", "1", "2", "2"] * 2
    assert [row["line"] for row in rows] == ["3", "7", "3", "8"] * 2
    assert {row["path"] for row in rows} == {"a.md", "'=b.md"}


def test_several_files_and_standard_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, a file and standard input are listed one after the other, each under its name."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE.replace("- The", "The"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    done = run("facts", "site", "b.txt", "-", "--stdin-filename", "in.md")
    assert done.status == 0
    assert done.out.count("may differ (") == 3
    assert [line for line in done.out.splitlines() if line.endswith((".md", ".txt"))] == ["site/a.md", "b.txt", "in.md"]


def test_what_cannot_be_read_stops_nothing_else(run: Run, tmp_path: Path) -> None:
    """A missing file is said and makes the status 2; the others are listed."""
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    done = run("facts", "gone.md", "a.md")
    assert done.status == 2
    assert "gone.md" in done.err
    assert "may differ" in done.out


def test_a_report_never_replaces_an_article(run: Run, tmp_path: Path) -> None:
    """`--output html=a.md` is refused, and a.md stays."""
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    done = run("facts", "a.md", "--output", "html=a.md")
    assert done.status == 2
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == ARTICLE


def test_two_things_are_listed_apart(run: Run, tmp_path: Path) -> None:
    """A comment that names the other words keeps the two apart in the list; only these, and with its reason."""
    said = '<!-- factcheck: ignore[conflicting-values "five weeks"] another rash -->'
    (tmp_path / "a.md").write_text(ARTICLE.replace("The rash", f"{said}\nThe rash"), encoding="utf-8")
    done = run("facts", "a.md")
    assert "may differ (" not in done.out
    assert "Kept apart: five days (line 4) and five weeks (line 8): another rash" in done.out
    assert done.out.endswith("1 fact stated more than once; its mentions agree; 1 pair kept apart.\n")


def test_of_three_the_odd_one_is_named(run: Run, tmp_path: Path) -> None:
    """What one mention says stands against what the two others say, each with its lines."""
    text = ARTICLE + "\n## Summary\n\nThe rash of measles usually lasts five days.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    first = run("facts", "a.md").out.splitlines()[0]
    assert "five weeks (line 7), but five days (line 3 and line 12)" in first


def test_an_unknown_format_is_one_sentence(run: Run, tmp_path: Path) -> None:
    """A wrong format names the right ones."""
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    done = run("facts", "a.md", "--output", "jsn")
    assert done.status == 2
    assert "json" in done.err


def test_an_article_without_restated_facts(run: Run, tmp_path: Path) -> None:
    """Nothing stated twice is said in a line, too."""
    (tmp_path / "a.md").write_text("Sleep is restful.\n", encoding="utf-8")
    assert run("facts", "a.md").out == "0 facts stated more than once.\n"
