"""House facts in the settings: both places in every format, comments, baseline, audits, whose pages they are."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from factcheck import pipeline
from factcheck.cli import factcheck
from factcheck.running import result_cache
from tests.reading.word_documents import docx, p, r

DRAFT = "# Pain\n\nFor adults, the maximum daily dose of paracetamol is 8 g.\n"
FACTS = "# House\n\nAdults take at most 4 g of paracetamol a day. (2025-03-01)\n"
SETTINGS = 'offline = true\n[sources]\nfacts = ["facts/house.md"]\n'
COMMENT = "<!-- factcheck: ignore[contradicts-house-fact] a hospital -->"
SENTENCE = "Adults take at most 4 g of paracetamol a day."


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "facts").mkdir()
    for name, text in (("draft.md", DRAFT), ("facts/house.md", FACTS), ("factcheck.toml", SETTINGS)):
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> Result:
    pipeline.forget()
    result_cache.forget()
    return CliRunner().invoke(factcheck, arguments, standalone_mode=False)


ONLY = ("--select", "contradicts-house-fact")


@pytest.mark.parametrize(
    "format", ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "html", "markdown"]
)
def test_both_places_are_told_in_every_format(house: Path, format: str) -> None:
    """Each format says the number, the fact, its page, line and date, and the call fails."""
    done = call("check", "draft.md", *ONLY, "--output", format)
    for words in ("8 g", SENTENCE, "facts/house.md", "line 3", "2025-03-01"):
        assert words in done.output, words
    assert done.return_value == 1


def test_a_word_comment_tells_both(house: Path) -> None:
    """The copy of a Word draft has a comment with the fact and its place, and a Word page of facts is read."""
    (house / "draft.docx").write_bytes(docx(p(r("Adults take at most 8 g of paracetamol a day."))))
    (house / "facts/house.docx").write_bytes(docx(p(r(SENTENCE))))
    (house / "factcheck.toml").write_text(SETTINGS.replace("house.md", "house.docx"))
    call("check", "draft.docx", *ONLY, "--write-comments", "out.docx")
    comments = ZipFile(house / "out.docx").read("word/comments.xml").decode()
    assert SENTENCE in comments and "facts/house.docx" in comments


def test_comments_and_baselines_set_it_aside(house: Path) -> None:
    """An ignore comment holds, and so does a baseline."""
    assert call("check", "draft.md", *ONLY, "--baseline", "known.json", "--update-baseline").return_value == 0
    assert call("check", "draft.md", *ONLY, "--baseline", "known.json").return_value == 0
    (house / "draft.md").write_text(DRAFT.replace("For", f"{COMMENT}\nFor"))
    assert call("check", "draft.md", *ONLY).return_value == 0


def test_a_changed_fact_is_compared_anew(house: Path) -> None:
    """What an earlier run kept does not outlive the page of facts."""
    assert call("check", "draft.md", *ONLY).return_value == 1
    (house / "facts/house.md").write_text(FACTS.replace("4 g", "8 g"))
    assert call("check", "draft.md", *ONLY).return_value == 0


def test_audits_check_every_article(house: Path) -> None:
    """An audit of the folder finds the contradiction, too."""
    pytest.importorskip("duckdb")
    call("audit", ".", "--output", "out", "--jobs", "1")
    import duckdb

    rows = duckdb.sql(f"select evidence from '{house}/out/findings/*.parquet' where rule = 'contradicts-house-fact'")
    ((evidence,),) = rows.fetchall()
    assert evidence == [f"facts/house.md, line 3, 2025-03-01: {SENTENCE}"]


def test_a_page_that_is_not_there_is_told(house: Path) -> None:
    """A page that cannot be read is one sentence with its name, and the exit status is 2."""
    (house / "facts/house.md").unlink()
    done = call("check", "draft.md", *ONLY)
    assert done.return_value == 2


def test_a_repository_names_its_own_pages_alone(house: Path) -> None:
    """A page outside of the repository is the user's to name."""
    (house / "factcheck.toml").write_text(SETTINGS.replace("facts/house.md", "../elsewhere.md"))
    assert call("check", "draft.md", *ONLY).return_value == 0
    (house / "own.toml").write_text(SETTINGS)
    assert call("check", "draft.md", *ONLY, "--config", "own.toml").return_value == 1
