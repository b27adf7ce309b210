"""The dashboard: one HTML file that needs no network, from the tables through `reports/audit/`."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb

from factcheck import __version__, data
from factcheck.audit.corpus.article_pages import write_pages
from factcheck.audit.corpus.history import Run
from factcheck.audit.corpus.lookups import Coverage
from factcheck.audit.inputs import Lost
from factcheck.config import Config
from factcheck.files import write_file
from factcheck.opening import is_file, is_folder
from factcheck.rendering.pages import policy
from factcheck.rendering.summary import TALLY
from factcheck.values import dataclass

FILE = "dashboard.html"
# What a page can hold and people can read; the tables hold the rest, and the page says so.
RULES, SECTIONS, WORST, EACH, WORKS, CITING, CONFLICTS, ERRORS = 25, 20, 50, 3, 500, 200, 200, 100
FACTS, MENTIONS = 100, 6
# Findings that can be filtered on the page, and of those gone since an earlier audit.
FILTERED, GONE = 20_000, 200
# Findings that are drawn before all of them have been read: the rows that the page adds at once.
_DRAWN_FIRST = 100
# Ways to cite one work that are shown with it.
WAYS = 3

_TOTALS = """
SELECT count(*) AS articles, coalesce(sum(words), 0)::BIGINT AS words, coalesce(sum(claims), 0)::BIGINT AS claims,
    (SELECT count(*) FROM works) AS works, (SELECT count(*) FROM findings) AS findings,
    (SELECT count(DISTINCT article) FROM findings) AS with_findings, (SELECT count(*) FROM errors) AS errors,
    (SELECT count(*) FROM findings WHERE other_article IS NOT NULL) AS conflicts,
    (SELECT count(DISTINCT one) FROM told WHERE status = 'concern' OR (status = 'retracted' AND reason = ''))
        AS retracted,
    (SELECT count(DISTINCT one) FROM told) AS told,
    (SELECT count(DISTINCT one) FROM told WHERE status = 'not-found') AS not_found,
    (SELECT count(*) FROM findings WHERE severity = 'error') AS grave,
    (SELECT count(DISTINCT (article, fact)) FROM facts) AS facts,
    (SELECT count(DISTINCT (article, fact)) FROM facts WHERE differ > 0) AS differing
FROM articles
"""
_RULES = """
SELECT code, rule, severity, count(*) AS findings, count(DISTINCT article) AS articles
FROM findings GROUP BY ALL ORDER BY findings DESC, code LIMIT $limit
"""
_EXAMPLES = """
SELECT f.code, f.severity, f.message, f.words, f.sentence, f.place, a.id, a.source, a.title
FROM findings AS f JOIN articles AS a USING (article)
QUALIFY row_number() OVER (PARTITION BY f.code, f.severity ORDER BY f.confidence, f.article, f.start, f.message) = 1
"""
_SECTIONS = """
SELECT section, count(*) AS articles, coalesce(sum(number), 0)::BIGINT AS findings,
    coalesce(sum(number), 0) / count(*) AS rate
FROM articles LEFT JOIN (SELECT article, count(*) AS number FROM findings GROUP BY article) USING (article)
GROUP BY section ORDER BY findings DESC, section LIMIT $limit
"""
_CELLS = """
SELECT section, code, count(*) AS findings FROM findings JOIN articles USING (article) GROUP BY ALL
"""
_WORST = """
SELECT article, id, source, a.path, title, a.words, count(*) AS findings,
    count(*) FILTER (severity = 'error') AS errors, count(*) FILTER (severity = 'warning') AS warnings,
    list(DISTINCT code ORDER BY code) AS codes
FROM findings JOIN articles AS a USING (article) GROUP BY article, id, source, a.path, title, a.words
ORDER BY errors DESC, warnings DESC, findings DESC, id LIMIT $limit
"""
_WORST_FINDINGS = """
SELECT article, code, severity, message, words, sentence, place
FROM findings WHERE article IN (SELECT unnest($articles))
QUALIFY row_number() OVER (
    PARTITION BY article ORDER BY array_position(['error', 'warning', 'info'], severity), start, code, message
) <= $each
ORDER BY article, array_position(['error', 'warning', 'info'], severity), start, code, message
"""
_TOLD = """
CREATE OR REPLACE TEMP VIEW told AS
SELECT *, min(work) OVER (PARTITION BY status, reason = '',
    CASE WHEN status = 'not-found' THEN work ELSE coalesce(nullif(doi, ''), nullif(pmid, ''), work) END) AS one
FROM works WHERE status IN ('retracted', 'concern', 'not-found')
"""
_WORKS = """
SELECT one AS work, status, list(DISTINCT cited_as ORDER BY cited_as) AS cited_as, first(title ORDER BY work) AS title,
    first(authors ORDER BY work) AS authors, first(year ORDER BY work) AS year, first(url ORDER BY work) AS url,
    first(reason ORDER BY work) AS reason
FROM told GROUP BY one, status
ORDER BY array_position(['retracted', 'concern', 'not-found'], status), sum(articles) DESC, one LIMIT $limit
"""
_CITING = """
SELECT w.one AS work, articles.id, articles.source, any_value(articles.title) AS title,
    first(c.text ORDER BY c.start) AS words, first(c.place ORDER BY c.start) AS place,
    first(c.sentence ORDER BY c.start) AS sentence
FROM (SELECT one, unnest(cited_by, recursive := true) FROM told WHERE one IN (SELECT unnest($works))) AS w
JOIN citations AS c USING (article, source) JOIN articles USING (article)
GROUP BY w.one, article, articles.id, articles.source ORDER BY w.one, articles.id
"""
_CONFLICTS = """
SELECT f.*, one.id, one.source, one.title, two.id AS other_id, two.source AS other_source, two.title AS other_title
FROM findings AS f JOIN articles AS one USING (article) JOIN articles AS two ON two.article = f.other_article
ORDER BY score DESC, f.article, f.start LIMIT $limit
"""
_FINDINGS = """
SELECT k.article, k.id, k.source, k.title, a.section, k.severity, k.code, k.rule, k.place, k.message, k.words,
    k.sentence, k.confidence, k.new, k.evidence
FROM known AS k JOIN articles AS a USING (article)
ORDER BY array_position(['error', 'warning', 'info'], k.severity), k.new DESC, k.id, k.start, k.code LIMIT $limit
"""
_SINCE = "SELECT count(*) FILTER (new) AS new, (SELECT count(*) FROM gone) AS gone FROM known"
_GONE = """
SELECT id, severity, rule, place, message FROM gone
ORDER BY array_position(['error', 'warning', 'info'], severity), id, start LIMIT $limit
"""
_FACTS = """
SELECT article, fact, what, differ, articles.id, articles.source, articles.title,
    list({'value': value, 'place': place, 'sentence': sentence, 'side': side} ORDER BY start) AS mentions
FROM facts JOIN articles USING (article) WHERE differ > 0
GROUP BY ALL ORDER BY differ DESC, article, fact LIMIT $limit
"""
_ERRORS = "SELECT id, source, stage, kind, message FROM errors ORDER BY stage, kind, id LIMIT $limit"
_STATUSES = """
SELECT CASE WHEN status = 'retracted' AND reason <> '' THEN 'perhaps retracted' ELSE status END AS status,
    count(*) AS works
FROM works GROUP BY ALL ORDER BY works DESC, status
"""

_PAGES = (".html", ".htm", ".xhtml")
_LONGEST = 300
# Words of a sentence by which a browser finds it: more of them meet a footnote mark or a link sooner.
_SOUGHT = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: its name, its number, and its share of the longest."""

    name: str
    number: float
    share: float
    severity: str = ""


def write_dashboard(
    base: duckdb.DuckDBPyConnection, target: Path, config: Config, run: Run, covered: Coverage, lost: Sequence[Lost]
) -> None:
    """Write the dashboard of the tables and of the views of `history.compare` that `base` sees, and marked articles."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = data.folder("reports") / "audit"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("dashboard.css", "dashboard.js"))
    environment.globals["link"] = lambda id, source, words="", sentence="": link(id, source, target, words, sentence)
    environment.filters["named"] = _named
    worst = _rows(base, _WORST, limit=WORST)
    pages = write_pages(base, target, config, worst)
    facts = _facts(base, worst)
    page = environment.get_template("dashboard.html").render(
        style=Markup(style),
        script=Markup(script),
        policy=Markup(policy(style, script)),
        version=__version__,
        lost=lost,
        run=run,
        covered=covered,
        pages=pages,
        explorer=tuple(map(Markup, _explorer(base, target, pages))),
        filtered=FILTERED,
        **facts,
    )
    write_file(target / FILE, page)


def _named(source: str) -> str:
    """Return a source as given, a folder that is given by dots alone by its name."""
    return source if source.strip("./\\") else Path(source).resolve().name or source


def _explorer(base: duckdb.DuckDBPyConnection, target: Path, pages: Mapping[str, str]) -> tuple[str, str]:
    """Return the findings that the page filters as JSON that no element of the page ends in: the first, then all.

    The first ones come with how many findings each severity, rule and section has; where they are all, the others are
    empty.
    """
    articles: dict[str, int] = {}
    named: list[list[str]] = []
    rows = []
    for row in _rows(base, _FINDINGS, limit=FILTERED):
        if row["article"] not in articles:
            articles[row["article"]] = len(named)
            where = pages.get(row["article"]) or link(row["id"], row["source"], target)
            named.append([row["title"][:_LONGEST], row["id"], where, row["section"]])
        there = "" if row["article"] in pages else link(row["id"], row["source"], target, row["words"], row["sentence"])
        rows.append(
            [
                *(row["severity"], row["rule"], articles[row["article"]], row["place"], row["message"][:_LONGEST]),
                *(row["words"], row["sentence"], row["confidence"], row["new"], there, row["evidence"][:3]),
            ]
        )
    counted = (("severity", 0), ("rule", 1))
    numbers = {name: Counter(row[place] for row in rows) for name, place in counted}
    numbers["section"] = Counter(named[row[2]][3] for row in rows)
    begin = rows[:_DRAWN_FIRST]
    cited = {"articles": named[: 1 + max((row[2] for row in begin), default=-1)], "findings": begin}
    first = _written({**cited, "total": len(rows), "numbers": numbers})
    return first, _written({"articles": named, "findings": rows}) if len(rows) > len(begin) else ""


def _written(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _facts(base: duckdb.DuckDBPyConnection, worst: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    base.execute(_TOLD)
    rules, sections = _rows(base, _RULES, limit=RULES), _rows(base, _SECTIONS, limit=SECTIONS)
    works = _rows(base, _WORKS, limit=WORKS)
    said: dict[str, list[dict[str, Any]]] = {row["article"]: [] for row in worst}
    for row in _rows(base, _WORST_FINDINGS, articles=list(said), each=EACH):
        said[row["article"]].append(row)
    citing: dict[str, list[dict[str, Any]]] = {work["work"]: [] for work in works}
    for row in _rows(base, _CITING, works=[work["work"] for work in works]):
        citing[row["work"]].append(row)
    return {
        "totals": _rows(base, _TOTALS)[0],
        "changed": _rows(base, _SINCE)[0],
        "gone": _rows(base, _GONE, limit=GONE),
        "rules": rules,
        "rule_bars": bars([(f"{row['code']} {row['rule']}", row["findings"], row["severity"]) for row in rules]),
        "sections": sections,
        "section_bars": bars([(row["section"], row["rate"], "") for row in sections]),
        "cells": {(row["section"], row["code"]): row["findings"] for row in _rows(base, _CELLS)},
        "examples": {(row["code"], row["severity"]): row for row in _rows(base, _EXAMPLES)},
        "worst": worst,
        "said": said,
        "statuses": _rows(base, _STATUSES),
        "tally": TALLY,
        "works": works,
        "citing": citing,
        "most_citing": CITING,
        "most_ways": WAYS,
        "conflicts": _rows(base, _CONFLICTS, limit=CONFLICTS),
        "facts": _rows(base, _FACTS, limit=FACTS),
        "most_mentions": MENTIONS,
        "errors": _rows(base, _ERRORS, limit=ERRORS),
    }


def _rows(base: duckdb.DuckDBPyConnection, query: str, **parameters: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = base.sql(query, params=parameters or None).to_arrow_table().to_pylist()
    return found


def bars(numbers: Sequence[tuple[str, float, str]]) -> list[Bar]:
    """Return the bars of a chart of (name, number, severity)."""
    longest = max((number for _, number, _ in numbers), default=0) or 1
    return [Bar(name, number, number / longest, severity) for name, number, severity in numbers]


def link(id: str, source: str, target: Path, words: str = "", sentence: str = "") -> str:
    """Return where an article can be opened: its address, or its file as seen from the dashboard; else nothing.

    Browsers go to the `words` in this `sentence` of the page.
    """
    if id.startswith(("http://", "https://")):
        return id + fragment(words, sentence, "" if "#" in id else "#")
    folder = Path(source)
    path = folder / id if is_folder(folder) else folder
    if path.name != id and (path == folder or ".." in Path(id).parts or Path(id).is_absolute()):
        return ""  # an identifier of a table may look like any path
    try:
        if not is_file(path):
            return ""
        page = quote(os.path.relpath(path, target), errors="surrogateescape")
    except (OSError, ValueError):
        return ""
    return page + (fragment(words, sentence) if path.suffix.lower() in _PAGES else "")


def fragment(words: str, sentence: str, sign: str = "#") -> str:
    """Return what sends a browser to words of a page (https://wicg.github.io/scroll-to-text-fragment/)."""
    start = sentence.find(words)
    some = " ".join((sentence[start:] if start >= 0 else words).split()[:_SOUGHT])
    return f"{sign}:~:text={quote(some, safe='').replace('-', '%2D')}" if words and some else ""
