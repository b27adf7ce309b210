"""An index made from dump files answers without any request, and its silence convicts nobody."""

from __future__ import annotations

import gzip
import json
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import factcheck
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.sources.dumps import files, works
from factcheck.sources.index import opened, packed, unpacked
from factcheck.sources.indexing import build
from factcheck.verification import verify

CROSSREF = {
    "DOI": "10.1000/crossref",
    "title": ["Angiogenesis feeds the growth of tumors"],
    "author": [{"family": "Folkman", "given": "Judah"}],
    "issued": {"date-parts": [[1995]]},
    "container-title": ["Nature Medicine"],
}
OPENALEX = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.1000/openalex",
    "display_name": "Walking lowers blood pressure in adults",
    "publication_year": 2019,
    "authorships": [{"raw_author_name": "Sébastien Müller"}],
    "type": "article",
}
PUBMED = """<?xml version="1.0"?><PubmedArticleSet>
<PubmedArticle><MedlineCitation><PMID>77</PMID><Article>
<Journal><JournalIssue><PubDate><MedlineDate>1998 Feb-Mar</MedlineDate></PubDate></JournalIssue>
<Title>Gut</Title></Journal>
<ArticleTitle>Nodular hyperplasia of the <i>ileum</i> in children.</ArticleTitle>
<Abstract><AbstractText Label="RESULTS">Half of them recovered.</AbstractText></Abstract>
<AuthorList><Author><LastName>de Jong</LastName><Initials>A</Initials></Author></AuthorList>
<PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"/></CommentsCorrectionsList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/pubmed</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle>
</PubmedArticleSet>"""


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    """A folder with a dump file of each service in the shapes that they publish."""
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "0.json.gz").write_bytes(gzip.compress(json.dumps({"items": [CROSSREF, {"DOI": "10.1000/x"}]}).encode()))
    (folder / "part_000.gz").write_bytes(gzip.compress(json.dumps(OPENALEX).encode() + b"\n{damaged\n"))
    (folder / "p1.xml").write_text(PUBMED)
    return folder


def test_every_shape_is_read(dumps: Path) -> None:
    """Works come out of each shape with their fields; what is damaged or without a title is passed over."""
    found = [work for path in files(str(dumps)) for work in works(path) if work]
    named = {work.doi: work for work in found if work.title}
    assert named["10.1000/crossref"].years == (1995,)
    assert named["10.1000/openalex"].authors[0].family == "Müller"
    retracted = named["10.1000/pubmed"]
    assert (retracted.update, retracted.pmid, retracted.years) == ("retracted", "77", (1998,))
    assert (retracted.title, retracted.abstract) == (
        "Nodular hyperplasia of the ileum in children",
        "RESULTS: Half of them recovered.",
    )
    assert [unpacked(packed(work)) for work in found] == found


def statuses(text: str, index: Path, **more: bool) -> dict[str, str]:
    article = factcheck.read(text, format="text")
    config = Config()
    none = str(index.parent / "none")
    sources = replace(config.sources, index=str(index), retractions=none, cache=none, **more)
    found = verify(article, factcheck.extract(article), sources, "index").verdicts
    return {key: verdict.status for key, verdict in found.items()}


def test_offline_verdicts(dumps: Path, tmp_path: Path) -> None:
    """Author and year, title, or an identifier find a work with no network; what is not held stays unchecked."""
    index = tmp_path / "works.db"
    build(files(str(dumps)), index)
    text = (
        "Angiogenesis feeds the growth of tumors (Folkman, 1995). Walking lowers blood pressure in adults"
        " (Muller, 2019). Dust cures gout in goats (Nobody, 2011). It is known (doi:10.1000/pubmed)."
    )
    found = statuses(text, index)
    assert found["folkman 1995"] == "verified"
    assert found["muller 2019"] == "verified"
    assert found["doi 10.1000/pubmed"] == "retracted"
    assert found["nobody 2011"] == "unchecked"
    assert statuses(text, index, index_complete=True)["nobody 2011"] == "not-found"


def test_a_broken_off_run_goes_on(dumps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index is not used until it is finished, and a second run adds what is missing and nothing twice."""
    from factcheck.sources import indexing

    index, whole = tmp_path / "works.db", tmp_path / "whole.db"
    build(files(str(dumps)), whole)
    monkeypatch.setattr(indexing, "_BATCH", 1)
    damaged = dumps / "z.jsonl.gz"
    damaged.write_bytes(gzip.compress(json.dumps(CROSSREF).encode() * 50)[:60])
    with pytest.raises(FactcheckError, match="breaks off or is damaged"):
        build(files(str(dumps)), index)
    with pytest.raises(FactcheckError, match="not finished"):
        opened(index)
    damaged.unlink()
    assert build(files(str(dumps)), index) == build(files(str(dumps)), whole)
    with closing(sqlite3.connect(index)) as base:
        assert base.execute("SELECT count(*) FROM words WHERE words MATCH 'first : (folkman)'").fetchone() == (1,)


def test_another_database_is_left_alone(tmp_path: Path, dumps: Path) -> None:
    """Nothing is written into a database of somebody else's, and it is not read as an index."""
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as base:
        base.execute("CREATE TABLE mine (a)")
    for use in (lambda: build(files(str(dumps)), other), lambda: opened(other)):
        with pytest.raises(FactcheckError):
            use()


@pytest.mark.parametrize(
    "odd",
    [
        b"[" * 100_000,
        b'{"DOI": "10.1000/x", "title": ' + b"[" * 3_000 + b"]" * 3_000 + b"}",
        b'{"DOI": "10.1000/x", "volume": ' + b"9" * 5_000 + b"}",
        b'{"DOI": NaN}',
        b'{"DOI": "10.1000/x", "title": {"a": 1}}',
        b'{"DOI": "10.1000/x", "title": ["A"], "author": [5]}',
        b'{"authorships": "none", "display_name": "A"}',
        b"\xff\xfe\x00",
    ],
)
def test_an_odd_record_is_a_damaged_one(tmp_path: Path, odd: bytes) -> None:
    """Nesting, long numbers and fields of other types cost their record; those beside it are read."""
    path = tmp_path / "part.jsonl"
    path.write_bytes(b"\n".join([json.dumps(OPENALEX).encode(), odd, json.dumps(CROSSREF).encode()]))
    found = list(works(path))
    assert [work.doi for work in found if work] in (["10.1000/openalex", "10.1000/crossref"], ["10.1000/openalex"])
    assert None in found


@pytest.mark.parametrize(
    "record",
    [
        b"no zlib",
        zlib.compress(b"[" * 100_000),
        zlib.compress(b" " * 20_000_000),
        zlib.compress(b'{"title": {"a": 1}}'),
        zlib.compress(b'{"title": "A", "authors": [5]}'),
        zlib.compress(b'{"title": "A", "authors": [["a", "b", "c", "d"]]}'),
        zlib.compress(b'{"title": "A", "years": ["x"]}'),
    ],
)
def test_a_damaged_index_is_one_sentence(record: bytes) -> None:
    """What a stranger wrote into an index is told, not run into."""
    with pytest.raises(FactcheckError, match="damaged"):
        unpacked(record)
