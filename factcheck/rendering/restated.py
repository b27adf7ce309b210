"""The facts that an article states more than once, for `factcheck facts`: text for people, JSON and CSV for tools."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

from factcheck.comparison.restated import Fact
from factcheck.model import Article, Claim
from factcheck.rendering.json_report import place
from factcheck.text.printable import plural, printable, without_formula

VERSION = 1
COLUMNS = ("fact", "differ", "line", "value", "sentence")
# How many characters of a sentence stand beside its value.
_WIDTH = 96


def as_text(article: Article, facts: Iterable[Fact]) -> Iterator[str]:
    """Yield each fact with its mentions one below the other, those that differ first, and a line that counts them."""
    number = differing = 0
    for number, fact in enumerate(facts, 1):
        differing += fact.differ > 0
        yield f"{number}. {_verdict(fact)}\n"
        for claim in fact.mentions:
            where = article.place(claim.quantity.span.start)
            yield f"   {where:>10}  {printable(_value(article, claim))}  │ {_around(article, claim)}\n"
        yield "\n"
    yield f"{plural(number, 'fact')} stated more than once; {differing} of them may differ.\n"


def _around(article: Article, claim: Claim) -> str:
    """Return the words of the sentence around the number, cut at words."""
    start, end = claim.sentence.start, claim.sentence.end
    left = max(start, claim.quantity.span.start - _WIDTH // 2)
    right = min(end, left + _WIDTH)
    before = "… " if left > start else ""
    after = " …" if right < end else ""
    words = article.text[left:right]
    words = words[words.find(" ") + 1 :] if before else words
    return printable(before + (words[: words.rfind(" ")] if after else words) + after)


def _verdict(fact: Fact) -> str:
    return f"may differ ({fact.differ:.0%} sure)" if fact.differ else "agree"


def as_json(article: Article, facts: Iterable[Fact]) -> Iterator[str]:
    """Yield one document: each fact with the probability that its mentions differ, and their places."""
    document = {
        "schema_version": VERSION,
        "path": article.path,
        "facts": [
            {"differ": round(fact.differ, 4), "mentions": [_mention(article, claim) for claim in fact.mentions]}
            for fact in facts
        ],
    }
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _mention(article: Article, claim: Claim) -> dict[str, Any]:
    return {
        "value": _value(article, claim),
        "sentence": _sentence(article, claim),
        "place": place(article, claim.quantity.span),
    }


def as_csv(article: Article, facts: Iterable[Fact]) -> Iterator[str]:
    """Yield a table with a row a mention."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for number, fact in enumerate(facts, 1):
        for claim in fact.mentions:
            line = article.position(claim.quantity.span.start).line
            words = (without_formula(printable(each)) for each in (_value(article, claim), _sentence(article, claim)))
            rows.writerow((number, f"{fact.differ:.3f}", line, *words))
    yield out.getvalue()


def _value(article: Article, claim: Claim) -> str:
    return article.words(claim.quantity.span)


def _sentence(article: Article, claim: Claim) -> str:
    return " ".join(article.words(claim.sentence).split())


FORMATS: Mapping[str, Callable[[Article, Iterable[Fact]], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "csv": as_csv,
}
