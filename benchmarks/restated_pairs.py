"""How often a fact stated twice is read alike: `python -m benchmarks.restated_pairs FOLDER [--show]`.

FOLDER holds articles with their restated facts: `NAME.gold.json` beside the article (`facts`, each with `mentions` as
offsets of the source), or `NAME.src`, the article with its mentions marked as `{{f1a|less than 0.1%}}`. Copies with
a changed mention (`drift` in the gold file) are passed over. Each pair of mentions of a fact counts once, by its
first obstacle: a mention in which no number is read, numbers of different dimensions, numbers that do not agree.
`--show` prints the pairs that fail; leave it out for articles that must not be read.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import factcheck
from factcheck.comparison.measures import comparable, compare
from factcheck.model import Quantity, Span

_MARK = re.compile(r"\{\{(?P<fact>[^|{}]*?)(?P<mention>[a-z]?)\|(?P<text>.*?)\}\}", re.DOTALL)
OBSTACLES = ("agree", "compatible", "differ", "turned", "typed apart", "unread")


@dataclass(frozen=True)
class Case:
    """An article with the places of each restated fact, in the source."""

    name: str
    source: str
    format: str
    facts: tuple[tuple[Span, ...], ...]


def main(folder: str, *flags: str) -> None:
    """Print how many pairs of mentions agree, and how many fail at which obstacle."""
    counts: Counter[str] = Counter()
    for case in cases(Path(folder)):
        for obstacle, mentions in judged(case):
            counts[obstacle] += 1
            if "--show" in flags and obstacle != "agree":
                print(f"{case.name}: {obstacle}: " + "  |  ".join(map(repr, mentions)))
    total = counts.total()
    print(f"{counts['agree']}/{total} = {counts['agree'] / max(total, 1):.3f} read, typed alike and agreeing")
    for obstacle in OBSTACLES[1:]:
        print(f"{counts[obstacle]:5} {obstacle}")


def judged(case: Case) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the obstacle of each pair of mentions, "agree" for none, and the words of both."""
    article = factcheck.read(case.source, format=case.format)
    found = factcheck.extract(article)
    numbers = {*found.quantities, *(claim.quantity for claim in found.claims)}
    placed = [(article.source_span(number.span), number) for number in numbers]
    for mentions in case.facts:
        for pair in combinations(mentions, 2):
            one, two = ([number for place, number in placed if place.overlaps(mention)] for mention in pair)
            yield obstacle_of(one, two), (_said(case.source, pair[0], one), _said(case.source, pair[1], two))


def obstacle_of(one: Iterable[Quantity], two: Iterable[Quantity]) -> str:
    """Return how far the best pair of numbers of two mentions gets."""
    first, second = ([number.measure for number in numbers] for numbers in (one, two))
    if not first or not second:
        return "unread"
    found = {compare(a, b) for a in first for b in second if comparable(a, b)}
    return next((name for name in OBSTACLES if name in found), "typed apart")


def _said(source: str, mention: Span, numbers: Iterable[Quantity]) -> str:
    read = ", ".join(f"{one.text} [{one.measure.kind} {one.measure.dimension}]" for one in numbers)
    return f"{source[mention.start : mention.end]} -> {read}"


def cases(folder: Path) -> Iterator[Case]:
    """Yield the articles of a folder that have not been changed."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "drift" in gold:
            continue
        file = folder / gold["file"]
        source = file.read_bytes().decode("utf-8")
        facts = tuple(tuple(Span(one["start"], one["end"]) for one in fact["mentions"]) for fact in gold["facts"])
        yield Case(file.name, source, "markdown" if file.suffix == ".md" else "text", facts)
    for path in sorted(folder.glob("*.src")):
        yield marked(path.name, path.read_bytes().decode("utf-8"))


def marked(name: str, text: str) -> Case:
    """Return the article of a text with marks: a line that names its format, the article, and its facts."""
    head, _, rest = text.partition("\n")
    body = re.split(r"^=====META", rest, maxsplit=1, flags=re.MULTILINE)[0]
    source, facts, end = "", dict[str, list[Span]](), 0
    for mark in _MARK.finditer(body):
        source += body[end : mark.start()]
        facts.setdefault(mark["fact"], []).append(Span(len(source), len(source) + len(mark["text"])))
        source, end = source + mark["text"], mark.end()
    format = "markdown" if head.partition(":")[2].strip() == "md" else "text"
    return Case(name, source + body[end:], format, tuple(tuple(places) for places in facts.values()))


if __name__ == "__main__":
    main(*sys.argv[1:])
