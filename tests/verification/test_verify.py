"""The way through a whole article: with answers from cassettes, without a network, and offline."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from factcheck.model import Article, Citation, Cluster, Extraction, Name, Reference, Span
from factcheck.reading import read
from factcheck.sources.registry import service_names
from factcheck.sources.search import SearchResult
from factcheck.sources.settings import Settings
from factcheck.verification import verify
from factcheck.verification.evidence import Evidence
from factcheck.verification.query import Query
from factcheck.verification.verdicts import verdict
from tests.verification.replay import replayed

TEXT = (
    "Angiogenesis, the growth of new vessels, feeds solid tumors (Folkman, 1995). "
    "Hallmarks such as resisting cell death are shared by cancers (Hanahan and Weinberg, 2011). "
    "Metastatic colonization of bone is inefficient (Nobodyfeld et al., 2013). "
    "Physical activity lowers risk (World Health Organization, 2020)."
)


def mention(text: str, words: str, *authors: str, year: str, **more: object) -> Citation:
    start = text.index(words)
    sentence = Span(text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0, text.index(".", start) + 1)
    names = tuple(map(Name, authors))
    kind = "organisation" if "organisation" in more else "authors"
    span = Span(start, start + len(words))
    return Citation(span, words, kind, "parenthetical", sentence, names, year=year, **more)  # type: ignore[arg-type]


def example() -> tuple[Article, Extraction]:
    citations = (
        mention(TEXT, "Folkman, 1995", "Folkman", year="1995"),
        mention(TEXT, "Hanahan and Weinberg, 2011", "Hanahan", "Weinberg", year="2011"),
        mention(TEXT, "Nobodyfeld et al., 2013", "Nobodyfeld", year="2013", et_al=True),
        mention(TEXT, "World Health Organization, 2020", year="2020", organisation="World Health Organization"),
    )
    clusters = tuple(Cluster(citation.text, (citation,)) for citation in citations)
    return read(TEXT, format="text"), Extraction(citations=citations, clusters=clusters)


def at(base: str, cache: Path) -> Settings:
    paths = {"europepmc": "/europepmc/webservices/rest", "crossref": "/crossref", "openalex": "/openalex"}
    return Settings(
        **{name: base + paths[name] if name in paths else "" for name in service_names()},
        mailto="editor@example.org",
        cache=str(cache),
        retractions=str(cache.with_name("retractions.tsv")),
        workers=1,
    )


def test_every_citation_gets_a_verdict_with_the_nearest_work(tmp_path: Path) -> None:
    """Real works are verified with a link, an invented one is not found, an organisation is left alone."""
    article, extraction = example()
    with replayed("article") as address:
        found = verify(article, extraction, at(address, tmp_path / "answers.sqlite"))
    statuses = {key: verdict.status for key, verdict in found.verdicts.items()}
    assert statuses == {
        "Folkman, 1995": "verified",
        "Hanahan and Weinberg, 2011": "verified",
        "Nobodyfeld et al., 2013": "not-found",
        "World Health Organization, 2020": "agency",
    }
    best = found.verdicts["Hanahan and Weinberg, 2011"].candidates[0].work
    assert best.title.casefold() == "hallmarks of cancer: the next generation"
    assert best.url.startswith(("https://doi.org/10.", "https://europepmc.org/article/MED/"))
    assert sum(found.sent.values()) <= 6 and not found.unchecked


def test_a_second_run_asks_nobody(tmp_path: Path) -> None:
    """Kept answers give the same verdicts without a request."""
    article, extraction = example()
    with replayed("article") as address:
        settings = at(address, tmp_path / "answers.sqlite")
        first = verify(article, extraction, settings)
    second = verify(article, extraction, settings)
    assert {k: v.status for k, v in second.verdicts.items()} == {k: v.status for k, v in first.verdicts.items()}
    assert not second.sent and second.cached


def test_no_network_leaves_all_unchecked(tmp_path: Path) -> None:
    """Nothing can be reached: each service is tried once, every citation is unchecked, one reason is said of all."""
    article, extraction = example()
    found = verify(article, extraction, at("http://127.0.0.1:9", tmp_path / "answers.sqlite"))
    assert {verdict.status for verdict in found.verdicts.values()} == {"unchecked", "agency"}
    assert found.sent == {"europepmc": 1, "openalex": 1}
    assert set(found.unchecked) == {"no service answers"}


def test_offline_opens_nothing(tmp_path: Path) -> None:
    """Offline, neither the HTTP client is imported nor a cache made."""
    code = (
        "import sys; from tests.verification.test_verify import example; "
        "from factcheck.verification import Settings, verify;"
        "before = set(sys.modules);"
        f"found = verify(*example(), Settings(cache={str(tmp_path / 'a.sqlite')!r}), 'none');"
        "assert not {'requests', 'requests_ratelimiter'} & (set(sys.modules) - before);"
        "print({verdict.status for verdict in found.verdicts.values()})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "{'unchecked'}"
    assert not (tmp_path / "a.sqlite").exists()


def test_a_listed_reference_is_asked_for_once() -> None:
    """A citation whose reference is in the list makes no question of its own."""
    from factcheck.verification.query import queries

    article, extraction = example()
    listed = Reference("r1", "Folkman J. Angiogenesis. 1995.", authors=(Name("Folkman", "J"),), year="1995", title="A")
    from dataclasses import replace

    asked = tuple(queries(article, replace(extraction, references=(listed,))))
    assert [query.key for query in asked].count("r1") == 1
    assert "Folkman, 1995" not in [query.key for query in asked]


def test_a_journal_has_no_report_of_its_own() -> None:
    """Nobody is sent to a journal's site for a report: what is missing is who wrote the study."""
    for organisation, words in (("JAMA Internal Medicine", "no author"), ("World Health Organization", "report")):
        asked = Query("x", organisation=organisation, year=2020, sentence="An hour of housework counts.")
        found = verdict(Evidence(asked, heard=[("europepmc", SearchResult("not-found"))]))
        assert (found.status, words in found.reason) == ("agency", True)
