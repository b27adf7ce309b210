"""Every kind of input delivers its articles, and says what it could not deliver."""

from __future__ import annotations

import gc
import gzip
import threading
import warnings
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from factcheck.audit.inputs import Lost, inputs, plan, site
from factcheck.audit.model import Broken, Columns, Document, Shard
from factcheck.errors import UsageError
from factcheck.sources.settings import Settings

PAGE = "<html><body><h1>Page {}</h1><p>About {} of 100 patients relapse.</p></body></html>"


def delivered(*sources: str, settings: Settings | None = None) -> list[Document | Broken]:
    """Return what a plan brings along for all sources."""
    shards = list(plan(inputs(sources, settings), Columns()))
    assert not [each for each in shards if isinstance(each, Lost)]
    return [document for shard in shards if isinstance(shard, Shard) for document in shard.documents]


def archive(packed: bool) -> tuple[bytearray, list[int]]:
    """Return a WARC of six pages and a picture, and where its records start."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the writer leaves its temporary files to the collector
        written = _written(packed)
        gc.collect()
    return written


def _written(packed: bool) -> tuple[bytearray, list[int]]:
    out = BytesIO()
    writer = WARCWriter(out, gzip=packed)
    starts = []
    for number in range(7):
        starts.append(out.tell())
        kind = "image/png" if number == 6 else "text/html; charset=utf-8"
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = BytesIO(PAGE.format(number, number).encode())
        address = f"https://example.org/a/{number}"
        writer.write_record(writer.create_warc_record(address, "response", payload=payload, http_headers=headers))
    return bytearray(out.getvalue()), starts


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_a_web_archive(tmp_path: Path, ending: str) -> None:
    """The HTML pages of a WARC are its articles, under their addresses."""
    content, _ = archive(ending.endswith("gz"))
    (tmp_path / f"a.{ending}").write_bytes(content)
    found = delivered(str(tmp_path / f"a.{ending}"))
    assert [each.id for each in found] == [f"https://example.org/a/{number}" for number in range(6)]


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
@pytest.mark.parametrize("how", ["damaged", "cut"])
def test_a_broken_record_costs_no_other(tmp_path: Path, ending: str, how: str) -> None:
    """A record that is damaged, or cut at the end of the file, is an error; the sound ones are delivered."""
    content, starts = archive(ending.endswith("gz"))
    if how == "damaged":
        content[starts[2] + 2 : starts[2] + 40] = b"\0" * 38
        sound = [0, 1, 3, 4, 5]
    else:
        content = content[: starts[4] + 60]
        sound = [0, 1, 2, 3]
    path = tmp_path / f"a.{ending}"
    path.write_bytes(content)
    found = delivered(str(path))
    assert [each.id for each in found if isinstance(each, Document)] == [f"https://example.org/a/{n}" for n in sound]
    assert [each for each in found if isinstance(each, Broken)]


@pytest.fixture
def served() -> Iterator[str]:
    """A site with a sitemap of sitemaps, one of them packed, a feed, and a page that is forbidden."""
    files: dict[str, tuple[str, bytes]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = files.get(self.path, ("text/html", b""))
            self.send_response(200 if self.path in files else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    locs = "".join(f"<url><loc>{base}/{name}</loc></url>" for name in ("a", "b", "secret/c", "gone"))
    other = "<url><loc>http://elsewhere.example/x</loc></url>"
    files["/robots.txt"] = ("text/plain", b"User-agent: *\nDisallow: /secret/\n")
    files["/sitemap.xml"] = (
        "text/xml",
        f"<sitemapindex><sitemap><loc>{base}/one.xml.gz</loc></sitemap></sitemapindex>".encode(),
    )
    files["/one.xml.gz"] = ("application/gzip", gzip.compress(f"<urlset>{locs}{other}</urlset>".encode()))
    files["/feed"] = ("application/atom+xml", b'<feed><entry><link href="/a"/></entry></feed>')
    files["/empty.xml"] = ("text/xml", b"<urlset></urlset>")
    for name in ("a", "b", "secret/c"):
        files[f"/{name}"] = ("text/html; charset=utf-8", PAGE.format(name, 3).encode())
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield base
    server.shutdown()
    server.server_close()


def test_a_site(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sitemap or feed stands for the pages it names on its own host, but for those that robots.txt forbids."""
    monkeypatch.setattr(site, "PAUSE", 0.0)
    here = Settings(allow_private=True)
    found = delivered(f"{served}/sitemap.xml", settings=here)
    assert [each.id for each in found if isinstance(each, Document)] == [f"{served}/a", f"{served}/b"]
    assert [each.id for each in found if isinstance(each, Broken)] == [f"{served}/gone"]
    assert [each.id for each in delivered(f"{served}/feed", settings=here)] == [f"{served}/a"]


def test_nothing_there(tmp_path: Path) -> None:
    """A source that is not there, or of no kind that is read, is refused in a sentence."""
    (tmp_path / "a.xyz").write_text("?")
    for source, words in ((str(tmp_path / "no*.jsonl"), "no such file"), (str(tmp_path / "a.xyz"), "no kind")):
        with pytest.raises(UsageError, match=words):
            inputs([source])
    with pytest.raises(UsageError, match="pip install s3fs"):
        inputs(["s3://bucket/*.parquet"])
