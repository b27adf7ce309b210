"""Every kind of input delivers its articles, and says what it could not deliver."""

from __future__ import annotations

import gc
import gzip
import json
import os
import threading
import warnings
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import factcheck
from factcheck.audit.inputs import Input, Lost, documents, folder, inputs, plan, site
from factcheck.audit.model import Broken, Columns, Document, Shard
from factcheck.audit.rows import rows
from factcheck.errors import FactcheckError, ReadingError, UsageError
from factcheck.model import Checked
from factcheck.sources.settings import Settings
from factcheck.sources.web import Page
from tests.audit import corpora

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


@pytest.mark.parametrize(
    ("body", "headers", "text"),
    [
        ("é".encode("latin-1"), {"Content-Type": "text/html; charset=iso-8859-1"}, "é"),
        (b"1\r\na\r\n0\r\n\r\n", {"Transfer-Encoding": "chunked"}, "a"),
        (gzip.compress(b"a"), {"Content-Encoding": "gzip"}, "a"),
        (b"?", {"Content-Encoding": "wrapped"}, "The page is packed in a way that is not read (wrapped)."),
    ],
    ids=["latin-1", "chunked", "gzip", "unknown"],
)
def test_how_a_page_was_sent(tmp_path: Path, body: bytes, headers: dict[str, str], text: str) -> None:
    """A page of an archive is read as its header says it was sent, and never as the bytes of a packing nobody knows."""
    sent = {"Content-Type": "text/html; charset=utf-8"} | headers
    answer = b"HTTP/1.1 200 OK\r\n" + "".join(f"{key}: {value}\r\n" for key, value in sent.items()).encode()
    block = answer + b"\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {len(block)}\r\n"
    kind = "WARC-Record-ID: <urn:x>\r\nContent-Type: application/http; msgtype=response\r\n\r\n"
    (tmp_path / "a.warc").write_bytes((head + kind).encode() + block + b"\r\n\r\n")
    (found,) = delivered(str(tmp_path / "a.warc"))
    assert (found.content if isinstance(found, Document) else found.reason) == text


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
    assert [each.content for each in found if isinstance(each, Document)] == [PAGE.format(n, n) for n in range(6)]


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
    index = "".join(
        f"<sitemap><loc>{base}/{name}</loc></sitemap>" for name in ("index.xml", "missing.xml", "one.xml.gz")
    )
    files["/index.xml"] = ("text/xml", f"<sitemapindex>{index}</sitemapindex>".encode())
    files["/feed"] = ("application/atom+xml", b'<feed><entry><link href="/a"/></entry></feed>')
    items = '<item><guid>/a</guid></item><item><guid isPermaLink="false">/b</guid></item>'
    files["/rss"] = ("application/rss+xml", f"<rss><channel>{items}</channel></rss>".encode())
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
    for feed in ("feed", "rss"):
        assert [each.id for each in delivered(f"{served}/{feed}", settings=here)] == [f"{served}/a"]


def test_a_sitemap_that_is_missing_costs_no_other(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that cannot be read is named, and the pages of the others are fetched."""
    monkeypatch.setattr(site, "PAUSE", 0.0)
    (found,) = inputs([f"{served}/index.xml"], Settings(allow_private=True))
    assert found.pages == (f"{served}/a", f"{served}/b", f"{served}/gone")
    shards = list(plan([found], Columns()))
    assert [each.source for each in shards if isinstance(each, Lost)] == [f"{served}/missing.xml"]


def test_pages_that_are_done_are_not_fetched_again(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that goes on keeps to the pages it was begun with, and asks the site for none that is done."""
    monkeypatch.setattr(site, "PAUSE", 0.0)
    monkeypatch.setattr(site, "_SHARD", 1)
    asked: list[str] = []
    monkeypatch.setattr(site, "_page", lambda address, settings: asked.append(address) or Broken(address, ""))
    begun = {f"{served}/sitemap.xml": (["https://a.example/1", "https://a.example/2"], [])}
    found = inputs(list(begun), Settings(), begun)
    assert [each.name for each in plan(found, Columns(), ["00000-000000"]) if isinstance(each, Shard)] == [
        "00000-000001"
    ]
    assert asked == ["https://a.example/2"]


def test_a_page_elsewhere(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page of the site redirects to on another host is not taken for that page."""
    monkeypatch.setattr(site, "PAUSE", 0.0)
    elsewhere = Page("https://other.example/", 200, b"<p>Words.</p>", "text/html")
    monkeypatch.setattr(site, "fetch", lambda address, settings, kinds: elsewhere)
    (found,) = site.documents(("", ("https://a.example/1",), Settings()), Columns())
    assert isinstance(found, Broken)
    assert "another site: https://other.example/" in found.reason


def test_a_page_is_no_sitemap(served: str) -> None:
    """Who names the first page of a site is told what to name instead."""
    with pytest.raises(FactcheckError, match=r"name one of these, such as http.*/sitemap\.xml"):
        inputs([f"{served}/a"], Settings(allow_private=True))


def test_one_source_by_several_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source is read once, however often and by whatever path it is named, in any order."""
    corpora.folder(tmp_path / "site", 1)
    monkeypatch.chdir(tmp_path)
    names = ["site/", "./site", str(tmp_path / "site")]
    assert [each.place for each in inputs(names)] == [each.place for each in inputs(names[::-1])]
    assert len(inputs(names)) == 1


def test_a_folder_with_faults(tmp_path: Path) -> None:
    """A link to nowhere and a name that is no Unicode cost no other article; the link is an error."""
    place = corpora.folder(tmp_path / "site", 1)
    (place / "gone.md").symlink_to("nowhere.md")
    (place / os.fsdecode(b"\xff.md")).write_text("Words.")
    (shard,) = plan(inputs([str(place)]), Columns())
    assert isinstance(shard, Shard)
    found = list(documents(shard, Columns()))
    assert {each.id for each in found if isinstance(each, Document)} == {"news/0000.md", "\ufffd.md"}
    assert [each.id for each in found if isinstance(each, Broken)] == ["gone.md"]


def test_a_folder_that_cannot_be_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is barred is named, and the articles beside it are delivered."""
    place = corpora.folder(tmp_path / "site", 1)
    barred = ReadingError("The folder cannot be searched: Permission denied.", path=str(place / "barred"))
    monkeypatch.setattr(folder, "find_files", lambda paths, endings, selection: [barred, place / "news" / "0000.md"])
    shard, lost = plan([Input("folder", str(place))], Columns())
    assert isinstance(shard, Shard)
    assert isinstance(lost, Lost)
    assert "barred: The folder cannot be searched" in lost.reason


def test_a_folder_of_tables(tmp_path: Path) -> None:
    """A folder that holds tables and no articles says how to name them."""
    (tmp_path / "year=2020").mkdir()
    (tmp_path / "year=2020" / "a.parquet").write_bytes(b"")
    (lost,) = plan(inputs([str(tmp_path)]), Columns())
    assert isinstance(lost, Lost)
    assert f"'{tmp_path}/**/*.parquet'" in lost.reason


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "jsonl.zst"])
def test_half_a_character(tmp_path: Path, ending: str) -> None:
    """An escape that is no character becomes one that can be written down; "ids" may be numbers."""
    plain = b'{"id": 7, "text": "Half \\ud83d one."}\n'
    packed = {"jsonl": bytes, "jsonl.gz": gzip.compress, "jsonl.zst": lambda text: pa.compress(text, "zstd", True)}
    (tmp_path / f"a.{ending}").write_bytes(packed[ending](plain))
    (shard,) = plan(inputs([str(tmp_path / f"a.{ending}")]), Columns())
    assert isinstance(shard, Shard)
    assert list(documents(shard, Columns())) == [Document("7", "Half \ufffd one.", "text")]


def test_html_where_there_is_no_text(tmp_path: Path) -> None:
    """A row without text is read from its HTML."""
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "", "html": "<p>Words.</p>"}\n{"id": "b", "html": "b"}\n')
    (shard,) = plan(inputs([str(tmp_path / "a.jsonl")]), Columns(text="text", html="html"))
    assert isinstance(shard, Shard)
    found = [each for each in documents(shard, Columns(text="text", html="html")) if isinstance(each, Document)]
    assert [(each.id, each.format) for each in found] == [("a", "html"), ("b", "html")]


def test_what_came_before_the_damage_is_kept(tmp_path: Path) -> None:
    """The articles of a packed file that breaks off are delivered up to there."""
    rows = b"".join(b'{"id": %d, "text": "%s"}\n' % (n, os.urandom(3_000).hex().encode()) for n in range(40))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows)[:-2_000])
    shard, lost = plan(inputs([str(tmp_path / "a.jsonl.gz")]), Columns())
    assert isinstance(shard, Shard)
    assert isinstance(lost, Lost)
    assert len(shard.documents) > 30


def test_nothing_there(tmp_path: Path) -> None:
    """A source that is not there, or of no kind that is read, is refused in a sentence."""
    (tmp_path / "a.xyz").write_text("?")
    for source, words in (
        ("", "is empty"),
        (str(tmp_path / "no*.jsonl"), "no such file"),
        (str(tmp_path / "a.xyz"), "no kind"),
    ):
        with pytest.raises(UsageError, match=words):
            inputs([source])
    with pytest.raises(UsageError, match="pip install s3fs"):
        inputs(["s3://bucket/*.parquet"])


def test_a_name_that_is_no_unicode_can_be_written(tmp_path: Path) -> None:
    """The row of such a file holds words that a table takes; before, its worker died, and with it all of the shard."""
    path = tmp_path / os.fsdecode(b"\xff.md")
    path.write_text("Bread holds 5% of salt.")
    article = factcheck.read(path)
    document = Document("\ufffd.md", path.read_bytes(), "markdown", str(path))
    checked = Checked(article, factcheck.extract(article), ())
    for _, row in rows("0", document, str(tmp_path), checked, {}):
        json.dumps(row, ensure_ascii=False, default=str).encode()
