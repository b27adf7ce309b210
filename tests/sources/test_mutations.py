"""Spoiled answers: whatever a service sends ends in typed values or in "unexpected answer", and accuses nobody."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.mutating_proxy import rounds, sample
from benchmarks.mutations import MUTATIONS, WRONG, nodes
from factcheck.model import Name
from factcheck.sources import crossref, datacite, doi, europepmc, openalex, openlibrary, pubmed, semanticscholar
from factcheck.sources.responses import UnexpectedAnswer, parsed
from factcheck.sources.search import SearchResult
from tests.verification.replay import CASSETTES, replayed
from tests.verification.test_verify import example

Reader = Callable[[Any], Any]
AUTHORS = [{"name": "Folkman J", "authtype": "Author"}]
# Answers in the shape that each service gives, for those of which the cassette has none.
PUBMED = {
    "result": {
        "uids": ["7541"],
        "7541": {
            "uid": "7541", "title": "Angiogenesis in cancer.", "authors": AUTHORS, "pubdate": "1995", "epubdate": "",
            "fulljournalname": "Nature medicine", "volume": "1", "pages": "27-31", "pubtype": ["Journal Article"],
            "articleids": [{"idtype": "doi", "value": "10.1038/nm0195-27"}],
            "references": [{"reftype": "Erratum in"}],
        },
    }
}  # fmt: skip
FOUND = {"esearchresult": {"count": "2", "idlist": ["7541", "7542"]}}
DATACITE = {
    "data": [{
        "attributes": {
            "doi": "10.5061/dryad.1", "titles": [{"title": "Data from a survey"}], "publicationYear": 2019,
            "creators": [{"name": "Li, X", "familyName": "Li", "givenName": "X"}], "publisher": {"name": "Dryad"},
            "container": {}, "types": {"resourceTypeGeneral": "Dataset"},
            "dates": [{"date": "2019", "dateType": "Issued"}],
            "descriptions": [{"descriptionType": "Abstract", "description": "What was asked."}],
        }
    }]
}  # fmt: skip
OPENLIBRARY = {
    "docs": [{
        "key": "/works/OL1W", "title": "Sleep", "subtitle": "A history", "author_name": ["Ann Li"],
        "publisher": ["Norton"], "first_publish_year": 1999, "publish_year": [1999, 2004],
    }]
}  # fmt: skip
SEMANTICSCHOLAR = {
    "total": 1,
    "data": [{
        "paperId": "x", "title": "Sleep in nurses", "year": 2019, "authors": [{"name": "A. Li"}], "venue": "Sleep",
        "externalIds": {"DOI": "10.1000/sleep", "PubMed": "12"}, "journal": {"name": "Sleep", "volume": "4"},
        "publicationDate": None, "abstract": None,
    }]
}  # fmt: skip


def recorded() -> Iterator[tuple[str, Reader, Any]]:
    readers = {
        "europepmc": europepmc._answer,
        "crossref": lambda body: crossref._answer(body, 60),
        "openalex": lambda body: openalex._answer(body, 100),
    }
    for one in json.loads((CASSETTES / "article.json").read_text(encoding="utf-8")):
        name = one["target"].split("/")[1]
        yield name, readers[name], one["body"]
    yield "pubmed", pubmed._answer, PUBMED
    yield "pubmed, found", pubmed._pmids, FOUND
    yield "datacite", datacite._answer, DATACITE
    yield "doi", doi._is_registered, {"responseCode": 1, "handle": "10.1/x", "values": []}
    yield "openlibrary", openlibrary._answer, OPENLIBRARY
    yield "semanticscholar", semanticscholar._answer, SEMANTICSCHOLAR


ANSWERS = list(recorded())
NAMES = [f"{name} {number}" for number, (name, _, _) in enumerate(ANSWERS)]


def assert_typed(answer: Any) -> None:
    """Fail where any field of any work is not of its type, or holds what no terminal should get."""
    if not isinstance(answer, SearchResult):
        return
    for work in answer.works:
        assert work.title
        texts = [
            getattr(work, name) for name in ("title", "container", "volume", "pages", "abstract", "type", "doi", "url")
        ]
        texts += [work.pmid, *(part for name in work.authors for part in (name.family, name.initials))]
        assert all(isinstance(text, str) and "\x1b" not in text and text.encode() is not None for text in texts)
        assert all(isinstance(name, Name) and name.family for name in work.authors)
        assert all(isinstance(year, int) and 1500 < year < 2100 for year in work.years)
        assert work.update in ("", "retracted", "concern", "corrected")


@pytest.mark.parametrize(("name", "read", "body"), ANSWERS, ids=NAMES)
def test_each_node_may_be_anything(name: str, read: Reader, body: Any) -> None:
    """Every node of every answer, replaced by every wrong value, gives typed values or is unexpected."""
    text = json.dumps(body)
    assert_typed(read(json.loads(text)))
    places = list(nodes(body))
    random = Random(name)
    unexpected = 0
    for place in places if len(places) < 60 else random.sample(places, 60):
        for wrong in (None, True, -1, "", [], {}, *random.sample(list(WRONG), 6)):
            spoiled = json.loads(text)
            inner = spoiled
            for key in place[:-1]:
                inner = inner[key]
            inner[place[-1]] = wrong
            try:
                assert_typed(read(spoiled))
            except UnexpectedAnswer:
                unexpected += 1
    assert unexpected


@pytest.mark.parametrize("wrong", [*WRONG, 5, "x", [{}]])
@pytest.mark.parametrize(("name", "read", "body"), ANSWERS, ids=NAMES)
def test_nothing_else_passes_for_an_answer(name: str, read: Reader, body: Any, wrong: Any) -> None:
    """What is not an answer at all is unexpected, however it is dressed as JSON."""
    with pytest.raises(UnexpectedAnswer):
        read(wrong)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"nonsense", b'{"a":', b"\xff\xfe", b'"\xe9"', b"[NaN]", b"[Infinity]", b"[-Infinity]", b"[1e999]",
        b"[" + b"9" * 5_000 + b"]", b"[" * 200_000, b"[" * 5_000 + b"]" * 5_000, b'{"a":' * 9_000 + b"1" + b"}" * 9_000,
        b"[" + b"[]," * 1_100_000 + b"1]",
    ],
    ids=range(14),
)  # fmt: skip
def test_what_is_no_json_of_this_world_is_unexpected(body: bytes) -> None:
    """Broken, too deep, too long, in another charset, or with numbers that are none: one exception for all."""
    with pytest.raises(UnexpectedAnswer):
        parsed(body)


def test_spoiled_answers_accuse_nobody_and_are_not_kept() -> None:
    """Some of every way to spoil an answer, through real connections, on an article whose verdicts are known."""
    with replayed("article") as base:
        outcome = rounds(base, [example()], 20, seed=3, patience=0.4, services=("europepmc", "openalex", "crossref"))
    assert not outcome.wrong
    assert sum(outcome.spoiled.values()) >= 20
    assert len({way for way, _ in outcome.spoiled}) > len(MUTATIONS) // 4


@contextmanager
def world(shared: Path) -> Iterator[tuple[str, Path, Path]]:
    """Serve a part of the verification world: what the first rows of both files cite, and some works beside it."""
    sys.path.insert(0, str(shared))
    try:
        from replica import Replica
    finally:
        sys.path.remove(str(shared))
    files = shared / "verify" / "mentions-dev.jsonl", shared / "verify" / "references-dev.jsonl"
    gold = [json.loads(line)["gold"] for file in files for line in file.read_text(encoding="utf-8").splitlines()[:500]]
    cited = {value for row in gold for value in (row.get("doi"), row.get("pmid")) if value}
    with gzip.open(shared / "verify" / "world-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    chosen = [one for n, one in enumerate(records) if n % 40 == 0 or {one.get("doi"), one.get("pmid")} & cited]
    with Replica(chosen, limits=False) as running:
        yield f"http://127.0.0.1:{running.port}", *files


@pytest.mark.slow
def test_two_thousand_spoiled_answers(shared: Path) -> None:
    """No exception, no hang, nobody newly accused, nothing kept, nothing sent elsewhere.

    The environment may ask for fewer than two thousand (FACTCHECK_ANSWERS), as CI does.
    """
    count = int(os.environ.get("FACTCHECK_ANSWERS", "2000"))
    with world(shared) as (base, mentions, references):
        outcome = rounds(base, sample(mentions, references, 12), count, seed=7)
    assert not outcome.wrong
    assert sum(outcome.spoiled.values()) >= count
