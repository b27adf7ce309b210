"""`factcheck facts`: what an article states more than once."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

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


def test_json_has_places_and_probability(run: Run, tmp_path: Path) -> None:
    """Tools get each mention with its place, and how likely the mentions differ."""
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    document = json.loads(run("facts", "a.md", "--output", "json").out)
    differing, agreeing = document["facts"]
    assert 0 < differing["differ"] <= 1
    assert agreeing["differ"] == 0
    assert [mention["value"] for mention in differing["mentions"]] == ["five days", "five weeks"]
    assert differing["mentions"][0]["place"]


def test_csv_has_a_row_a_mention(run: Run, tmp_path: Path) -> None:
    """A spreadsheet shows one mention a row, the fact's number before it."""
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("facts", "a.md", "--output", "csv").out)))
    assert [row["fact"] for row in rows] == ["1", "1", "2", "2"]
    assert [row["line"] for row in rows] == ["3", "7", "3", "8"]


def test_an_unknown_format_is_one_sentence(run: Run, tmp_path: Path) -> None:
    """A wrong format names the right ones."""
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    done = run("facts", "a.md", "--output", "jsn")
    assert done.status == 2
    assert "json" in done.err


def test_an_article_without_restated_facts(run: Run, tmp_path: Path) -> None:
    """Nothing stated twice is said in a line, too."""
    (tmp_path / "a.md").write_text("Sleep is restful.\n", encoding="utf-8")
    assert run("facts", "a.md").out == "0 facts stated more than once; 0 of them may differ.\n"
