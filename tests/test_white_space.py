"""How a text is typed decides nothing: neither the kind of a white space nor the width of its lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from random import Random
from textwrap import fill

import pytest

import factcheck
from factcheck.catalogue import load

FORMATS = ("text", "markdown", "html")
BLANKS = ("\n", "\u00a0", "\u2009", "  ")
WIDTHS = (40, 60, 72, 80, 100)
EXAMPLES = sorted(
    {
        " ".join(paragraph.split())
        for rule in load().values()
        if rule.code.startswith("FC1")
        for example in rule.examples
        for _, text in example.articles()
        for paragraph in re.split(r"\n\s*\n", text)
        if not re.match(r"[|>#<-]", paragraph)
    }
)
"""The paragraphs of the number rules' examples."""

Facts = tuple[list[object], list[object], list[object]]


def facts(text: str, format: str) -> Facts:
    """Return quantities, claims and findings of a text, by what they say."""
    if format == "html":
        text = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in text.split("\n\n"))
    article = factcheck.read(text, format=format)
    found = factcheck.extract(article)
    quantities: list[object] = [(one.low, one.high, one.comparator, one.unit) for one in found.quantities]
    claims: list[object] = [
        (one.quantity.low, one.quantity.high, one.quantity.unit, one.head, one.subject, one.statistic)
        for one in found.claims
    ]
    findings: list[object] = [(one.rule, article.words(one.span)) for one in factcheck.check(article)]
    return quantities, claims, findings


def blanks_of(text: str, format: str) -> list[int]:
    """Return the offsets of the single spaces; in plain text, where a line may be a paragraph, in sentences."""
    before = r"(?<=[^\s.!?:;\"”’)\]])" if format == "text" else r"(?<=\S)"
    return [match.start() for match in re.finditer(rf"{before} (?=\S)", text)]


def typed(text: str, places: list[int], random: Random | None) -> Iterator[str]:
    """Yield the text with one space typed in another way, at every place or at one of them by chance."""
    for blank in BLANKS:
        for place in places if random is None else random.sample(places, min(1, len(places))):
            yield f"{text[:place]}{blank}{text[place + 1 :]}"


def wrapped(text: str) -> Iterator[str]:
    """Yield the text with its lines broken at every width."""
    for width in WIDTHS:
        lines = (fill(part, width, break_long_words=False, break_on_hyphens=False) for part in text.split("\n\n"))
        yield "\n\n".join(lines)


def differing(text: str, format: str, random: Random | None) -> list[str]:
    """Return the ways to type a text that change what is read, those that Markdown reads as other marks left out."""
    text = re.sub(r"[^\S\n]+", " ", text)
    plain = facts(text, format)
    ways = [*typed(text, blanks_of(text, format), random), *wrapped(text)]
    if format == "markdown":
        ways = [way for way in ways if not re.search(r"\n(?!\n)\s*(?:[#>|+*=-]|\d+[.)])", way)]
    if format == "text":
        ways = [way for way in ways if not re.search(r"\n(?!\n)\s*(?:[•*+–-]|\(?\w{1,3}[.)]) ", way)]
    return [way for way in ways if facts(way, format) != plain]


@pytest.mark.parametrize("format", FORMATS)
def test_examples_are_read_alike_however_they_are_typed(format: str) -> None:
    """In the examples of the number rules, one space is a line break, no-break, thin or two, or lines are broken."""
    random = Random(1)
    assert not [way for text in random.sample(EXAMPLES, 25) for way in differing(text, format, random)]


@pytest.mark.parametrize("format", FORMATS)
def test_articles_are_read_alike_however_they_are_typed(format: str, shared: Path) -> None:
    """So it is with abstracts of reviews."""
    random = Random(2)
    assert not [way for text in random.sample(_drift(shared), 5) for way in differing(text, format, random)]


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_every_space_of_every_example(format: str) -> None:
    """The whole product of spaces and ways to type them over the examples."""
    assert not [way for text in EXAMPLES for way in differing(text, format, None)]


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_four_hundred_articles(format: str, shared: Path) -> None:
    """One space by chance for each way, and every width, over 400 abstracts."""
    random = Random(3)
    assert not [way for text in _drift(shared)[:400] for way in differing(text, format, random)]


def _drift(shared: Path) -> list[str]:
    lines = (shared / "bench" / "data" / "drift" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]
