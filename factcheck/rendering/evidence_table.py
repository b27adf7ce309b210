"""Evidence as a table, for `factcheck evidence`: for people, as CSV and as JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from factcheck.model import Checked, Evidence
from factcheck.rendering.beside import counted_numbers, label, numbers_found, where
from factcheck.rendering.json_report import evidence_record
from factcheck.rendering.json_text import dumps
from factcheck.text.printable import printable, without_formula

FORMATS = ("text", "json", "csv")
COLUMNS = ("path", "line", "place", "citation", "kind", "words", "state", "said", "text", "where", "passage", "reason")
VERSION = 1
_WORDS, _SOURCE, _PASSAGE = 16, 28, 90


def render(format: str, articles: Sequence[Checked]) -> Iterator[str]:
    """Yield the evidence on articles in one of `FORMATS`."""
    return {"text": _text, "json": _json, "csv": _csv}[format](articles)


def _evidence(checked: Checked) -> tuple[Evidence, ...]:
    return (checked.lookups and checked.lookups.evidence) or ()


def _text(articles: Sequence[Checked]) -> Iterator[str]:
    for checked in articles:
        article = checked.article
        if len(articles) > 1:
            yield f"{printable(article.path)}\n\n"
        for each in _evidence(checked):
            words, source = _fitted(article.words(each.place), _WORDS), _fitted(article.words(each.citation), _SOURCE)
            place = printable(article.place(each.place.start))
            yield f"{place:>10}  {words:<{_WORDS}}  {source:<{_SOURCE}}  {printable(label(each))}\n"
            for shown in each.shown:
                yield f"{'':>12}{printable(where(each, shown))}: {_fitted(shown.passage.text, _PASSAGE)}\n"
        told = counted_numbers(*numbers_found(_evidence(checked)))
        yield f"\n{told}.\n" if told else "Nothing in this article was compared with a source.\n"


def _fitted(words: str, width: int) -> str:
    text = printable(" ".join(words.split()))
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def _json(articles: Sequence[Checked]) -> Iterator[str]:
    yield dumps({"schema_version": VERSION, "articles": [_record(checked) for checked in articles]})


def _record(checked: Checked) -> dict[str, Any]:
    return {
        "path": checked.article.path,
        "evidence": [evidence_record(checked.article, each) for each in _evidence(checked)],
    }


def _csv(articles: Sequence[Checked]) -> Iterator[str]:
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for checked in articles:
        for each in _evidence(checked):
            rows.writerow(without_formula(printable(str(value))) for value in _row(checked, each))
    yield out.getvalue()


def _row(checked: Checked, each: Evidence) -> tuple[object, ...]:
    article, start = checked.article, each.place.start
    first = each.shown[0].passage if each.shown else None
    return (
        article.path,
        article.position(start).line,
        article.place(start),
        article.words(each.citation),
        each.kind,
        article.words(each.place),
        each.state,
        each.said,
        each.text,
        first.place if first else "",
        first.text if first else "",
        each.reason,
    )
