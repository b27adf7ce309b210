"""A source that disappears while an audit runs: what is done is kept, the others are done, and somebody is told."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from factcheck import cli
from factcheck.audit import run as driver
from factcheck.audit.inputs import Lost, folder, inputs, jsonl, plan, site, table
from factcheck.audit.model import Broken, Columns, Document, Job, Shard
from factcheck.audit.run import audit
from factcheck.sources.settings import Settings
from tests.audit import corpora


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two articles a shard, five pages of a site."""
    for module in (folder, jsonl, table):
        monkeypatch.setattr(module, "SHARD", 2)
    monkeypatch.setattr(site, "PAUSE", 0.0)
    monkeypatch.setattr(site, "_SHARD", 5)


def files(place: Path) -> Path:
    return corpora.folder(place)


def lines(place: Path) -> Path:
    return corpora.lines(place.with_suffix(".jsonl"))


def parquet(place: Path) -> Path:
    path = place.with_suffix(".parquet")
    rows = [{"id": id, "text": text} for id, text in corpora.texts(6)]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=2)
    return path


def remove(path: Path) -> None:
    """Remove a file or a whole folder."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def when_the_first_shard_is_done(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let something happen between the first shard and the second: a lone worker asks for one after the other."""
    _before_shard(1, monkeypatch, act)


def when_the_first_shard_is_due(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let something happen between planning the first shard and reading it."""
    _before_shard(0, monkeypatch, act)


def _before_shard(number: int, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    def watched(*arguments: Any) -> Iterator[Shard | Lost]:
        for count, shard in enumerate(plan(*arguments)):
            if count == number:
                act()
            yield shard

    monkeypatch.setattr(driver, "plan", watched)


@pytest.mark.parametrize("make", [files, lines, parquet])
def test_a_source_that_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    """Its finished shards stay, it is named once with a reason, other sources are done, and the exit status is 2."""
    doomed, sound = make(tmp_path / "a"), corpora.lines(tmp_path / "b.jsonl", 4)
    when_the_first_shard_is_done(monkeypatch, lambda: remove(doomed))
    assert cli._run(["audit", str(doomed), str(sound), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 2
    articles = corpora.rows(tmp_path / "out", "articles")
    assert sorted((row["source"], row["id"]) for row in articles) == sorted(
        [(str(doomed), id) for id, _ in corpora.texts(2)] + [(str(sound), id) for id, _ in corpora.texts(4)]
    )
    assert not corpora.rows(tmp_path / "out", "errors")
    said = [line for line in capfd.readouterr().err.splitlines() if line.startswith("factcheck:")]
    assert len(said) == 1
    assert str(doomed) in said[0]
    assert "No such file or directory" in said[0]
    assert "No such file or directory" in (tmp_path / "out" / "dashboard.html").read_text()


def test_what_comes_back_is_done_by_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that was away for a while, as a disk is, costs nothing once it is there again."""
    place, away = files(tmp_path / "a"), tmp_path / "away"
    audit([str(place)], Job(str(tmp_path / "whole")))
    with monkeypatch.context() as patched:
        when_the_first_shard_is_done(patched, lambda: place.rename(away))
        assert audit([str(place)], Job(str(tmp_path / "out"))).counts["articles"] == 2
    away.rename(place)
    assert not audit([str(place)], Job(str(tmp_path / "out")), resume=True).lost
    assert corpora.content(tmp_path / "out") == corpora.content(tmp_path / "whole")


def test_a_single_file_of_a_folder_is_an_error_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only one article is gone, all others are done."""
    place = files(tmp_path / "a")
    when_the_first_shard_is_done(monkeypatch, (place / "news" / "0003.md").unlink)
    summary = audit([str(place)], Job(str(tmp_path / "out")))
    assert (summary.counts["articles"], summary.lost) == (5, ())
    assert [row["id"] for row in corpora.rows(tmp_path / "out", "errors")] == ["news/0003.md"]


def test_a_site_that_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is a source by itself is lost when it is gone, not an article that cannot be read."""
    path = tmp_path / "a.md"
    path.write_text(corpora.CONFLICT)
    when_the_first_shard_is_due(monkeypatch, path.unlink)
    summary = audit([str(path), str(corpora.lines(tmp_path / "b.jsonl", 2))], Job(str(tmp_path / "out")))
    assert [(lost.source, "no longer there" in lost.reason) for lost in summary.lost] == [(str(path), True)]
    assert (summary.counts["articles"], summary.counts["errors"]) == (2, 0)


def test_a_file_that_is_cut_short_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles that a file no longer holds are not passed over in silence."""
    path = lines(tmp_path / "a")
    whole = path.read_bytes()
    when_the_first_shard_is_done(monkeypatch, lambda: path.write_bytes(b"".join(whole.splitlines(True)[:3])))
    summary = audit([str(path)], Job(str(tmp_path / "out")))
    assert summary.counts["articles"] == 2
    assert {lost.reason for lost in summary.lost} == {
        "It has become shorter since the audit was begun: it ends before line 4.",
        "It has become shorter since the audit was begun: it ends before line 5.",
    }


class Site(ThreadingHTTPServer):
    """A site of ten pages, of which those in `gone` are answered with 404 and those in `silent` not at all."""

    def __init__(self) -> None:  # noqa: D107
        super().__init__(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        self.gone: set[int] = set()
        self.silent: set[int] = set()
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Refuse connections from now on."""
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        name = self.path.strip("/")
        if name.isdigit() and int(name) in self.server.silent:
            self.close_connection = True
            return
        if name == "sitemap.xml":
            locs = "".join(f"<url><loc>{self.server.base}/{number}</loc></url>" for number in range(10))
            kind, body = "text/xml", f"<urlset>{locs}</urlset>"
        else:
            kind, body = "text/html", f"<p>Page {name} has words.</p>"
        found = name == "sitemap.xml" or (name.isdigit() and int(name) not in self.server.gone)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *arguments: object) -> None:
        return


@pytest.fixture
def served() -> Iterator[Site]:
    """The site, as long as a test lasts or lets it."""
    server = Site()
    yield server
    server.stop()


def planned(served: Site) -> Iterator[Shard | Lost]:
    return plan(inputs([f"{served.base}/sitemap.xml"], Settings(allow_private=True)), Columns())


def numbers(shard: Shard | Lost, kind: type[Document | Broken] = Document) -> list[int]:
    """Return the pages of a shard that came, or those that did not."""
    assert isinstance(shard, Shard)
    return [int(each.id.rpartition("/")[2]) for each in shard.documents if isinstance(each, kind)]


def test_a_site_that_refuses_connections_in_the_middle(served: Site) -> None:
    """Pieces that are whole stay, the site is given up after a few pages, and the reason says how to go on."""
    shards = planned(served)
    first = next(shards)
    served.stop()
    (lost,) = list(shards)
    assert numbers(first) == [0, 1, 2, 3, 4]
    assert isinstance(lost, Lost)
    assert "5 pages in a row did not come" in lost.reason
    assert f"from {served.base}/5 on" in lost.reason
    assert "cannot be reached" in lost.reason
    assert "--resume" in lost.reason


def test_pages_that_are_gone(served: Site) -> None:
    """However many pages a site answers with 404, each is an error, and the others are read."""
    served.gone = set(range(2, 9))
    shards = list(planned(served))
    assert [number for shard in shards for number in numbers(shard)] == [0, 1, 9]
    assert [number for shard in shards for number in numbers(shard, Broken)] == list(range(2, 9))


def test_pages_that_are_not_answered_now_and_then(served: Site) -> None:
    """A few pages without an answer are errors in their places; only many in a row mean that the site is gone."""
    served.silent = {1, 2, 3, 4, 6, 9}
    shards = list(planned(served))
    assert [number for shard in shards for number in numbers(shard)] == [0, 5, 7, 8]
    assert [number for shard in shards for number in numbers(shard, Broken)] == [1, 2, 3, 4, 6, 9]
    assert [len(shard.documents) for shard in shards if isinstance(shard, Shard)] == [5, 5]
