"""Predictions for the benchmark scorers: `python -m benchmarks.predict KIND IN.jsonl OUT.jsonl`.

It calls the public API and nothing else. Each kind is a function from an input row to an output row; those that
look things up take all rows at once, and the address of a running replica: `--replica http://127.0.0.1:PORT`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import factcheck
from benchmarks import source_texts, verification
from factcheck.checks.recomputed_p.recomputation import Recomputation, recompute
from factcheck.comparison.restated import find_facts
from factcheck.extraction.citations.acronyms import find_acronyms
from factcheck.extraction.references import parse_reference
from factcheck.extraction.references.linking import link
from factcheck.model import Article, Citation, Finding, Links, SignificanceTest, Span

Row = dict[str, Any]
Item = TypeVar("Item")


def main(kind: str, source: str, target: str, flag: str = "", replica: str = "") -> None:
    """Write one prediction per row of `source` to `target`."""
    if kind in LOOKUPS:
        if flag != "--replica" or not replica:
            sys.exit(f"{kind} needs --replica http://127.0.0.1:PORT")
        _look_up(kind, Path(source), Path(target), replica)
        return
    predict = KINDS[kind]
    with Path(source).open(encoding="utf-8") as rows, Path(target).open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            out.write(json.dumps({"id": row["id"], **predict(row)}, ensure_ascii=False) + "\n")


def _look_up(kind: str, source: Path, target: Path, replica: str) -> None:
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    with target.open("w", encoding="utf-8") as out:
        for row, found in zip(rows, LOOKUPS[kind](rows, replica), strict=True):
            out.write(json.dumps({"id": row["id"], **found}, ensure_ascii=False) + "\n")


def quantities(row: Row) -> Row:
    """Return every quantity with its interval, comparator and unit."""
    article = factcheck.read(row["text"], format="text")
    found = [
        {
            **_place(article, quantity.span),
            "low": quantity.low,
            "high": quantity.high,
            "comparator": quantity.comparator,
            "unit": quantity.unit_text or None,
            "unit_norm": quantity.unit or quantity.counted or None,
        }
        for quantity in factcheck.extract(article).quantities
    ]
    return {"quantities": found}


def citations(row: Row) -> Row:
    """Return every author-year citation with the entry of the reference list that it means."""
    article, cited, links = _linked(row)
    entry_of = {pair.citation: pair.reference.id for pair in links.pairs}
    found = [
        {
            **_place(article, citation.span),
            "authors": [name.family for name in citation.authors] or [citation.organisation],
            "year": citation.year,
            "suffix": citation.suffix or None,
            "ref_id": entry_of.get(citation),
        }
        for citation in cited
        if citation.kind in ("authors", "organisation")
    ]
    return {"citations": found}


def list_issues(row: Row) -> Row:
    """Return what text and reference list do not agree in, one issue a work."""
    article, _, links = _linked(row)
    differing = [pair for pair in links.pairs if pair.kind in ("year-mismatch", "spelling-mismatch")]
    issues = [_issue("listed_not_cited", entry.id, ()) for entry in links.listed_not_cited]
    for (kind, entry), pairs in _grouped(differing, lambda pair: (pair.kind, pair.reference.id)).items():
        issues.append(_issue(kind.replace("-", "_"), entry, [_place(article, pair.citation.span) for pair in pairs]))
    unlisted = _grouped(links.cited_not_listed, lambda found: (found.authors[:1], found.organisation, found.year))
    issues += (
        _issue("cited_not_listed", None, [_place(article, found.span) for found in missing])
        for missing in unlisted.values()
    )
    return {"issues": issues}


def _linked(row: Row) -> tuple[Article, tuple[Citation, ...], Links]:
    """Return the article, its citations, and their links to the entries that the row lists."""
    article = factcheck.read(row["text"], format="text")
    entries = [replace(parse_reference(entry["string"]), id=entry["id"]) for entry in row.get("references", ())]
    cited = factcheck.extract(article).citations
    return article, cited, link(cited, entries, find_acronyms(article.text))


def references(row: Row) -> Row:
    """Return the fields of one entry.

    These sets count a DOI inside a link as a link, and the only number of a periodical as its volume.
    """
    entry = parse_reference(row["string"])
    return {
        "first_author": entry.authors[0].family if entry.authors else entry.organisation or None,
        "authors": [name.family for name in entry.authors] or [entry.organisation],
        "year": entry.year,
        "title": entry.title or None,
        "container": entry.container or None,
        "volume": entry.volume or entry.issue or None,
        "pages": entry.pages or None,
        "doi": None if "doi" in entry.url else entry.doi or None,
    }


def conflicts(row: Row) -> Row:
    """Return the places of each conflict that the default profile shows."""
    article = factcheck.read(row["text"], format="text")
    found = [
        {"kind": finding.rule, "spans": [_ends(article, span) for span in _places(finding)]}
        for finding in factcheck.check(article)
        if finding.rule.startswith("conflicting-")
    ]
    return {"findings": found}


def facts(row: Row) -> Row:
    """Return each fact that the article states more than once, with the probability that its mentions differ."""
    article = factcheck.read(row["text"], format=row.get("format", "text"))
    found = find_facts(article, factcheck.extract(article).claims)
    return {
        "facts": [
            {"spans": [_ends(article, claim.quantity.span) for claim in fact.mentions], "differ": fact.differ}
            for fact in found
        ]
    }


def statistics(row: Row) -> Row:
    """Return every test result with what is wrong with its p-value.

    statcheck's settings in `args` are ours under other names; without them its defaults hold, by which a text that
    speaks of one-sided tests is no excuse.
    """
    settings = dict(part.strip().split(" = ") for part in (row.get("args") or "").split(",") if part)
    alpha, zero = float(settings.get("alpha", 0.05)), settings.get("pZeroError") != "FALSE"
    article = factcheck.read("\n\n".join(row["texts"]) if "texts" in row else row["text"], format="text")
    one_sided = settings.get("OneTailedTests") == "TRUE"
    stated = factcheck.extract(article).statements
    excused = settings.get("OneTailedTxt") == "TRUE" and stated.one_sided
    found = []
    for result in stated.tests:
        judged = recompute(result, alpha=alpha, sides=1 if one_sided else 2, zero_is_error=zero)
        if excused and judged.error:
            judged = recompute(result, alpha=alpha, sides=1, zero_is_error=zero)
        found.append(_statistic(result, judged))
    return {"stats": found}


def _statistic(result: SignificanceTest, judged: Recomputation) -> Row:
    return {
        "type": result.test,
        "df1": result.df1,
        "df2": result.df2,
        "comparison": result.comparison,
        "value": result.value,
        "p_comparison": result.p_comparison,
        "p": result.p,
        "error": judged.error,
        "decision_error": judged.decision_error,
    }


def _places(finding: Finding) -> tuple[Span, ...]:
    return (finding.span, *(related.span for related in finding.related))


def _ends(article: Article, span: Span) -> list[int]:
    source = article.source_span(span)
    return [source.start, source.end]


def _issue(kind: str, entry: str | None, places: Sequence[Row]) -> Row:
    first = places[0] if places else {"start": None, "end": None}
    spans = [[place["start"], place["end"]] for place in places]
    return {"type": kind, "ref_id": entry, "start": first["start"], "end": first["end"], "spans": spans}


def _grouped(items: Iterable[Item], key: Callable[[Item], Hashable]) -> dict[Any, list[Item]]:
    groups: dict[Any, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _place(article: Article, span: Span) -> Row:
    source = article.source_span(span)
    return {"start": source.start, "end": source.end, "text": article.source[source.start : source.end]}


KINDS: dict[str, Callable[[Row], Row]] = {
    "quantities": quantities,
    "citations": citations,
    "list-issues": list_issues,
    "references": references,
    "conflicts": conflicts,
    "facts": facts,
    "statistics": statistics,
    "source-numbers": source_texts.source_numbers,
    "against": source_texts.against,
}
LOOKUPS: dict[str, Callable[[list[Row], str], Iterator[Row]]] = {
    "mentions": verification.mentions,
    "reference-checks": verification.reference_checks,
    "source-texts": source_texts.source_texts,
}


if __name__ == "__main__":
    main(*sys.argv[1:])
