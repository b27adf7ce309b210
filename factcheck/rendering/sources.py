"""What became of each cited source: one line each, for the report for people."""

from __future__ import annotations

from collections.abc import Iterator

import click

from factcheck.model import Candidate, Checked, Verdict
from factcheck.rendering.words import printable

COLORS = {"verified": "green", "retracted": "red", "not-found": "yellow", "differs": "yellow", "concern": "yellow"}
_STATUS, _SOURCE, _TITLE = 10, 32, 64


def sources(checked: Checked) -> Iterator[str]:
    """Yield a line a source with its verdict, the nearest work and its link; nothing where nobody was asked."""
    if not checked.lookups or not any(verdict.asked for verdict in checked.lookups.verdicts.values()):
        return
    yield f"{click.style('Sources of ' + printable(checked.article.path), bold=True)}\n"
    for key, words in _cited(checked):
        if verdict := checked.lookups.verdicts.get(key):
            yield _line(words, verdict)
    yield "\n"


def _cited(checked: Checked) -> Iterator[tuple[str, str]]:
    yield from ((cluster.key, cluster.citations[0].text) for cluster in checked.extraction.clusters)
    yield from ((reference.id, reference.text) for reference in checked.extraction.references)


def _line(words: str, verdict: Verdict) -> str:
    status = click.style(f"{verdict.status:<{_STATUS}}", fg=COLORS.get(verdict.status))
    known = verdict.status in ("verified", "differs", "ambiguous", "retracted", "concern", "corrected")
    rest = (
        _work(verdict.candidates[0])
        if known and verdict.candidates
        else printable(f"{verdict.reason} {verdict.search}")
    )
    return f"  {status} {_fitted(words, _SOURCE):<{_SOURCE}}  {rest}".rstrip() + "\n"


def _work(candidate: Candidate) -> str:
    work = candidate.work
    years = "/".join(map(str, work.years))
    return f"{_fitted(work.title, _TITLE)} ({years}) {printable(work.url)}"


def _fitted(words: str, width: int) -> str:
    text = printable(" ".join(words.split()))
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
