"""Audits of small corpora, end to end."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from factcheck.audit import model
from factcheck.audit.model import Columns, Job
from factcheck.audit.run import audit
from factcheck.config.files import load
from factcheck.errors import FactcheckError, UsageError
from tests.audit import corpora


def test_a_folder(tmp_path: Path) -> None:
    """Each article of a folder becomes a row with its path as id, and its findings can be joined to it."""
    summary = audit([str(corpora.folder(tmp_path / "site"))], Job(str(tmp_path / "out")))
    articles = {row["article"]: row for row in corpora.rows(tmp_path / "out", "articles")}
    assert sorted(row["id"] for row in articles.values()) == [id for id, _ in corpora.texts(6)]
    found = corpora.rows(tmp_path / "out", "findings")
    assert {articles[row["article"]]["id"] for row in found if row["code"] == "FC101"} == {
        "news/0000.md",
        "news/0003.md",
    }
    assert summary.counts["articles"] == 6
    assert not summary.lost


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "parquet"])
def test_equal_tables_from_every_kind_of_file(tmp_path: Path, ending: str) -> None:
    """The same articles give the same tables, whatever file they come in."""
    import gzip

    plain = corpora.lines(tmp_path / "plain.jsonl")
    path = tmp_path / f"other.{ending}"
    if ending == "parquet":
        pq.write_table(pa.Table.from_pylist([json.loads(line) for line in plain.read_text().splitlines()]), path)
    else:
        path.write_bytes(gzip.compress(plain.read_bytes()) if ending.endswith("gz") else plain.read_bytes())
    audit([str(plain)], Job(str(tmp_path / "one")))
    audit([str(path)], Job(str(tmp_path / "two")))
    kinds = ("claims", "citations", "findings", "facts")
    assert corpora.content(tmp_path / "one", kinds) == corpora.content(tmp_path / "two", kinds)


def test_small_shards_and_two_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the number of workers nor the order in which they end changes a row."""
    from factcheck.audit.inputs import jsonl

    monkeypatch.setattr(jsonl, "SHARD", 2)
    path = corpora.lines(tmp_path / "a.jsonl", 9)
    audit([str(path)], Job(str(tmp_path / "one")))
    audit([str(path)], Job(str(tmp_path / "two")), jobs=2)
    assert corpora.content(tmp_path / "one") == corpora.content(tmp_path / "two")
    assert len(list((tmp_path / "two" / "articles").iterdir())) == 5


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    """Nothing is written into a folder that holds anything else, nor over an audit that is not resumed."""
    source = str(corpora.folder(tmp_path / "site", 1))
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="is not empty"):
        audit([source], Job(str(tmp_path / "other")))
    audit([source], Job(str(tmp_path / "out")))
    with pytest.raises(UsageError, match="--resume"):
        audit([source], Job(str(tmp_path / "out")))


def test_resume_with_anything_changed_is_refused(tmp_path: Path) -> None:
    """Tables made with other settings or from other files do not fit together."""
    site = corpora.folder(tmp_path / "site", 2)
    audit([str(site)], Job(str(tmp_path / "out")))
    with pytest.raises(UsageError, match="settings"):
        audit([str(site)], Job(str(tmp_path / "out"), columns=Columns(id="key")), resume=True)
    (site / "news" / "0001.md").write_text("Something else.")
    with pytest.raises(UsageError, match="has changed"):
        audit([str(site)], Job(str(tmp_path / "out")), resume=True)


def test_resume_does_only_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shard without its mark is done again, one with it is left alone, and the tables come out the same."""
    from factcheck.audit.inputs import jsonl

    monkeypatch.setattr(jsonl, "SHARD", 2)
    path, target = corpora.lines(tmp_path / "a.jsonl"), tmp_path / "out"
    audit([str(path)], Job(str(target)))
    whole = corpora.content(target)
    (target / ".done" / "00000-000001.json").unlink()
    (target / "claims" / "00000-000001.parquet").write_bytes(b"half a file")
    kept = (target / "articles" / "00000-000000.parquet").stat().st_mtime_ns
    audit([str(path)], Job(str(target)), resume=True)
    assert corpora.content(target) == whole
    assert (target / "articles" / "00000-000000.parquet").stat().st_mtime_ns == kept


def test_a_poisonous_article_becomes_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that is too large, too slow to check or no text is one row of errors; the others are done."""
    path = tmp_path / "a.jsonl"
    huge = "word " * (model.LARGEST // 5 + 1)
    rows = [
        {"id": "a", "text": "Fine."},
        {"id": "b", "text": huge},
        {"id": "c", "text": None},
        {"id": "d", "text": "Fine."},
        {"id": "e", "text": "Fine.\n\n" + "a" * 1_000_001},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n")
    audit([str(path)], Job(str(tmp_path / "out")))
    assert [row["id"] for row in corpora.rows(tmp_path / "out", "articles")] == ["a", "d"]
    errors = {row["id"]: row["message"] for row in corpora.rows(tmp_path / "out", "errors")}
    assert list(errors) == ["b", "c", "e", "line 6"]
    assert str(errors["e"]).startswith("Line 3: The paragraph has 1,000,001 characters")


def test_a_missing_column_and_a_truncated_file_spare_the_rest(tmp_path: Path) -> None:
    """What cannot be read is named with a reason, and all other sources are done."""
    good = corpora.lines(tmp_path / "good.jsonl")
    pq.write_table(pa.table({"id": ["a"], "body": ["Words."]}), tmp_path / "column.parquet")
    (tmp_path / "short.parquet").write_bytes((tmp_path / "column.parquet").read_bytes()[:200])
    summary = audit([str(good), str(tmp_path / "*.parquet")], Job(str(tmp_path / "out")))
    reasons = {Path(lost.source).name: lost.reason for lost in summary.lost}
    assert "no column 'text'" in reasons["column.parquet"]
    assert "damaged" in reasons["short.parquet"]
    assert summary.counts["articles"] == 6


def test_what_cannot_be_written_down(tmp_path: Path) -> None:
    """A name or a text that no encoding can write costs no shard: each article is done under a name that can."""
    path = tmp_path / os.fsdecode(b"\xff.jsonl")
    path.write_text('{"id": "\\ud800", "text": "Half \\udc00 one."}\n{"id": "b", "text": "Fine."}\n')
    audit([str(path)], Job(str(tmp_path / "out")))
    assert [row["id"] for row in corpora.rows(tmp_path / "out", "articles")] == ["\ufffd", "b"]


def test_an_audit_inside_of_its_source(tmp_path: Path) -> None:
    """An audit reads neither its own tables nor those of another, and can go on where it stands in what it reads."""
    site = corpora.folder(tmp_path / "site", 2)
    for number, source in enumerate((str(site), f"{site}/**", str(site))):
        summary = audit([source], Job(str(site / f"audit-{number}")))
        assert (summary.counts["articles"], summary.lost) == (2, ())
    assert audit([str(site)], Job(str(site / "audit-0")), resume=True).counts["articles"] == 2


def test_what_the_settings_leave_out(tmp_path: Path) -> None:
    """A folder is searched as its `exclude` says, as by a check."""
    place = corpora.folder(tmp_path / "site", 2)
    (place / "factcheck.toml").write_text('exclude = ["0001.md"]')
    config = load(place / "factcheck.toml")
    assert audit([str(place)], Job(str(tmp_path / "out"), config=config)).counts["articles"] == 1


def test_a_name_with_wildcards(tmp_path: Path) -> None:
    """The folder of an audit may be named like a pattern."""
    source = str(corpora.folder(tmp_path / "site", 1))
    assert audit([source], Job(str(tmp_path / "it's [1] *"))).counts["articles"] == 1


def test_a_folder_that_takes_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full when the tables of the corpus are written is named, with how to go on."""
    from factcheck.audit import run

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    source = str(corpora.folder(tmp_path / "site", 1))
    with monkeypatch.context() as patch, pytest.raises(FactcheckError, match=r"out .*No space left.* --resume"):
        patch.setattr(run, "finish", full)
        audit([source], Job(str(tmp_path / "out")))
    assert audit([source], Job(str(tmp_path / "out")), resume=True).counts["articles"] == 1


def test_ctrl_c_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who stops an audit by hand reads that nothing is lost."""
    from factcheck.audit import run

    def stopped(*arguments: object) -> None:
        raise KeyboardInterrupt

    said: list[str] = []
    monkeypatch.setattr(run, "finish", stopped)
    with pytest.raises(KeyboardInterrupt):
        audit([str(corpora.folder(tmp_path / "site", 1))], Job(str(tmp_path / "out")), say=said.append)
    assert "--resume" in said[-1]


def test_time_left_counts_only_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What earlier runs did is no work for this one."""
    from factcheck.audit import run
    from factcheck.audit.progress import Progress

    path, target = corpora.lines(tmp_path / "a.jsonl"), tmp_path / "out"
    audit([str(path)], Job(str(target)))
    begun: list[tuple[float, float]] = []
    monkeypatch.setattr(run, "Progress", lambda whole, before: begun.append((whole, before)) or Progress(whole))
    audit([str(path)], Job(str(target)), resume=True)
    assert begun == [(path.stat().st_size, path.stat().st_size)]


RASH = "# Measles\n\nThe rash of measles lasts five days.\n\n## Key points\n\n- The measles rash lasts five weeks.{}\n"


def test_facts_stated_more_than_once(tmp_path: Path) -> None:
    """Each mention is a row with value, bounds and place; what an article keeps apart is none; the page lists them."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.md").write_text(RASH.format(""), encoding="utf-8")
    said = ' <!-- factcheck: ignore[conflicting-values "five days"] two rashes -->'
    (site / "b.md").write_text(RASH.format(said), encoding="utf-8")
    summary = audit([str(site)], Job(str(tmp_path / "out")))
    one, two = sorted(corpora.rows(tmp_path / "out", "facts"), key=lambda row: row["start"])
    assert summary.counts["facts"] == 2
    assert (one["value"], one["side"], one["low"], one["unit"]) == ("five days", 2, 5.0, "day")
    assert (two["value"], two["side"], two["place"]) == ("five weeks", 1, "line 7")
    assert one["what"] == two["what"] == "The measles rash lasts …" and one["differ"] == two["differ"] > 0
    page = (tmp_path / "out" / "dashboard.html").read_text(encoding="utf-8")
    assert "1 fact that an article states more than once may differ" in page and "“The measles rash lasts …”" in page
