"""Files of another file system than this machine's, through fsspec: in memory, or by a `file://` address."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from factcheck import cli
from factcheck.audit.inputs import Lost, documents, inputs, jsonl, places, plan, table
from factcheck.audit.model import Broken, Columns, Document, Shard
from factcheck.errors import FactcheckError, UsageError
from tests.audit import corpora
from tests.audit.test_inputs import archive

pytestmark = pytest.mark.usefixtures("in_this_process")

ROWS = [{"id": id, "text": text} for id, text in corpora.texts(6)]


def lines() -> bytes:
    return "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def parquet() -> bytes:
    out = BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), out, row_group_size=2)
    return out.getvalue()


CONTENTS = {
    "jsonl": lines,
    "jsonl.gz": lambda: gzip.compress(lines()),
    "parquet": parquet,
    "warc": lambda: bytes(archive(False)[0]),
    "warc.gz": lambda: bytes(archive(True)[0]),
    "md": lambda: corpora.CONFLICT.encode(),
}


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A folder in memory with a file of each kind, and two articles a shard."""
    for module in (jsonl, table):
        monkeypatch.setattr(module, "SHARD", 2)
    system = fsspec.filesystem("memory")
    for ending, content in CONTENTS.items():
        system.pipe(f"/bucket/pages.{ending}", content())
    yield "memory://bucket"
    system.rm("/bucket", recursive=True)


def delivered(*sources: str) -> list[Document | Broken]:
    """Return what a plan brings along, or its shards are read from."""
    shards = list(plan(inputs(sources), Columns()))
    assert not [each for each in shards if isinstance(each, Lost)]
    return [document for shard in shards if isinstance(shard, Shard) for document in documents(shard, Columns())]


@pytest.mark.parametrize("ending", CONTENTS)
@pytest.mark.parametrize("pattern", ["pages", "p?ges", "*"])
def test_the_same_documents_as_from_a_file(bucket: str, tmp_path: Path, ending: str, pattern: str) -> None:
    """A file in a bucket, by its name or by a pattern, delivers what it delivers as a file of this machine."""
    (tmp_path / f"pages.{ending}").write_bytes(CONTENTS[ending]())
    here = [(each.id, each.content, each.format) for each in delivered(str(tmp_path / f"pages.{ending}"))]
    assert [(each.id, each.content, each.format) for each in delivered(f"{bucket}/{pattern}.{ending}")] == here
    assert here


def test_shards_of_a_file_are_entered_in_the_middle(bucket: str) -> None:
    """Stretches of lines and row groups are read where they lie, each by whoever does its shard."""
    for ending in ("jsonl", "parquet"):
        shards = [each for each in plan(inputs([f"{bucket}/pages.{ending}"]), Columns()) if isinstance(each, Shard)]
        assert len(shards) == 3
        assert not any(shard.documents for shard in shards)
        assert [each.id for each in documents(shards[2], Columns())] == [row["id"] for row in ROWS[4:]]


def test_what_changes_has_another_stamp(bucket: str, tmp_path: Path) -> None:
    """Other content of the same size is another source, whatever a file system calls the time of the change."""
    (tmp_path / "a.jsonl").write_text("1")
    for place in (f"{bucket}/pages.jsonl", f"file://{tmp_path}/a.jsonl"):
        system, path = fsspec.url_to_fs(place)
        before, size = places.stamp(place)
        system.pipe(path, b"x" * int(size))
        assert places.stamp(place)[1] == size
        assert places.stamp(place)[0] != before


def test_nothing_there(bucket: str) -> None:
    """A file, pattern or file system that is not there is refused in a sentence."""
    for source in (f"{bucket}/no.jsonl", f"{bucket}/no*.jsonl", "memory://other/*.parquet"):
        with pytest.raises(UsageError, match="no such file"):
            inputs([source])
    with pytest.raises(UsageError, match="cannot be opened"):
        inputs(["nosuchsystem://bucket/a.jsonl"])
    with pytest.raises(UsageError, match=r"no kind that is read.*bucket/\*\.parquet"):
        inputs([bucket])


@pytest.mark.parametrize("ending", ["jsonl", "parquet", "md"])
def test_a_file_that_is_deleted_meanwhile(bucket: str, ending: str) -> None:
    """What the plan saw and the worker no longer finds is told in a sentence, whatever error a file system has."""
    shards = list(plan(inputs([f"{bucket}/pages.{ending}"]), Columns()))
    fsspec.filesystem("memory").rm(f"/bucket/pages.{ending}")
    assert isinstance(shards[0], Shard)
    with pytest.raises(FactcheckError, match="cannot be read"):
        list(documents(shards[0], Columns()))


@pytest.mark.parametrize("ending", ["jsonl", "parquet", "warc.gz"])
def test_an_audit(tmp_path: Path, ending: str) -> None:
    """Worker processes open such addresses themselves, and the tables are those of the files."""
    (tmp_path / f"pages.{ending}").write_bytes(CONTENTS[ending]())
    for name, source in (("one", str(tmp_path)), ("two", f"file://{tmp_path}")):
        assert cli._run(["audit", f"{source}/*.{ending}", "-o", str(tmp_path / name)]) == 0
    kinds = ("claims", "citations", "findings", "errors")
    assert corpora.content(tmp_path / "one", kinds) == corpora.content(tmp_path / "two", kinds)
    assert len(corpora.rows(tmp_path / "two", "articles")) == 6
