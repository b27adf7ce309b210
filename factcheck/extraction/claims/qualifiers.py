"""The words that restrict a number: plan or result, the role of a date, the time a rate counts by, parts of a count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.dates import DATE
from factcheck.extraction.quantities.units import dimension
from factcheck.model import Quantity, Span
from factcheck.text.expressions import expression

_LAST_WORD = expression(r"([A-Za-z]+) $")
_NOUN_PHRASE = 48
_PARTS = 60


def first_plan(text: str, sentence: Span) -> int | None:
    """Return where the sentence turns to a plan, a wish or a forecast, None if it does not."""
    found = _patterns()[0].search(text, sentence.start, sentence.end)
    return found.start() if found else None


def find_qualifiers(text: str, sentence: Span, quantity: Quantity, plan: int | None) -> Iterator[tuple[str, str]]:
    """Yield (slot, word) pairs; the slots are those of `rules/lexicon/qualifiers.toml`, `plan` is `first_plan`."""
    start, end = quantity.span.start, quantity.span.end
    if plan is not None and plan < start:
        yield "modality", "plan"
    if role := _role(text, sentence.start, quantity):
        yield "role", role
    if _patterns()[2].search(text, max(sentence.start, start - _PARTS), start):
        yield "part", "of"
    if found := _patterns()[1].match(text, end, min(sentence.end, end + _NOUN_PHRASE)):
        yield "rate", found.lastgroup or ""


def _role(text: str, sentence_start: int, quantity: Quantity) -> str | None:
    """Return what a date or time does in its sentence, None for other numbers."""
    if quantity.unit != DATE and dimension(quantity.unit) != "time":
        return None
    start = quantity.span.start
    found = _LAST_WORD.search(text, max(sentence_start, start - 12), start)
    return _roles().get(found.group(1).lower()) if found else None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = word_table("qualifiers")
    modality = "|".join(word.removesuffix("e") for word in table["modality"]["plan"] if len(word) > 2)
    rate = "|".join(f"(?P<{time}>{'|'.join(map(re.escape, words))})" for time, words in table["rate"].items())
    parts = "|".join(map(re.escape, table["part"]["of"]))
    letters = "".join({"i", *(word[0] for word in table["modality"]["plan"])})
    return (
        # The lookahead is there for speed: it turns most places down with one look at one letter.
        re.compile(rf"\b(?=[{letters}])(?:if|(?:{modality})(?:e|ed|es|s|ing|ned|ning|ted)?)\b", re.IGNORECASE),
        re.compile(rf"[^,;.()]{{0,40}}?\b(?:{rate})\b"),
        re.compile(rf", (?:{parts}) [^,;:.()]{{0,40}}$"),
    )


@cache
def _roles() -> dict[str, str]:
    return {word: role for role, words in word_table("qualifiers")["role"].items() for word in words}
