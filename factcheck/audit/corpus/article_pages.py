"""The worst articles of an audit as pages: the text, with what was found marked in it and explained beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from factcheck.audit.corpus.verdicts import from_json
from factcheck.config import Config, at, rules_of
from factcheck.errors import FactcheckError
from factcheck.files import write_pieces
from factcheck.model import Lookups, Verdict
from factcheck.opening import is_file
from factcheck.pipeline import facts, judge
from factcheck.reading import format_of, read_bytes
from factcheck.reading.decoding import read_file
from factcheck.rendering import Report
from factcheck.rendering.html_page import render

FOLDER = "pages"
_VERDICTS = """
SELECT source, verdict FROM (SELECT verdict, unnest(cited_by, recursive := true) FROM works WHERE status <> 'unchecked')
WHERE article = $article
"""


def write_pages(
    base: duckdb.DuckDBPyConnection, target: Path, config: Config, articles: Sequence[Mapping[str, Any]]
) -> dict[str, str]:
    """Write a page for each of these rows of `articles` that has a file of its own; return its address by article.

    An article that has changed meanwhile or cannot be read any more has none.
    """
    made: dict[str, str] = {}
    (target / FOLDER).mkdir(exist_ok=True)
    for number, row in enumerate(articles, start=1):
        path = Path(row["path"])
        if not row["path"] or not is_file(path):
            continue
        name = f"{FOLDER}/{number:04}.html"
        try:
            write_pieces(target / name, render(_report(base, config, row["article"], path)))
        except FactcheckError:
            continue
        made[row["article"]] = name
    return made


def _report(base: duckdb.DuckDBPyConnection, config: Config, article: str, path: Path) -> Report:
    own = at(config, path)
    read = read_bytes(read_file(path), format_of(str(path)), str(path))
    found = dict(base.execute(_VERDICTS, {"article": article}).fetchall())
    verdicts: dict[str, Verdict] = {key: from_json(text, key) for key, text in found.items()}
    checked = judge(read, facts(read, own), Lookups(verdicts) if verdicts else None, own)
    return Report((checked,), rules={rule.name: rule for rule in rules_of(own)})
