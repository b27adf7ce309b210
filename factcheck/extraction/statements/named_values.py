"""Quantities with the name of what they are: "a BMI of 25", after `rules/lexicon/bounds.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.units import convert
from factcheck.extraction.statements.away import is_away
from factcheck.extraction.statements.passage import Passage
from factcheck.model import NamedValue, Quantity, Span
from factcheck.text.cues import words_of
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_REACH = 60
_NEAR, _NEAR_AFTER = 7, 3
"""So many words before and after a number say whether it is a change."""
_WORD = expression(r"[^\W\d_]+")
_ALL = 100.0
_HOLDING = frozenset(
    {
        "in",
        "out",
        "from",
        "per",
        "by",
        "with",
        "eating",
        "eat",
        "eats",
        "ate",
        "drinking",
        "drink",
        "contain",
        "contains",
    }
)
"""Behind these words stands the weight of food or of a product."""
_OF_OTHER = expression(r" of (?!it\b|this\b|that\b|them\b|the (?:drug|vitamin|medicine|supplement)s?\b)[a-z]")


@dataclass(frozen=True, slots=True)
class Name:
    """What a quantity is called, its unit, the words beside the number that say so, and what its sentence must hold.

    A text without any of the `cues`, if there are some, does not hold the name.
    """

    name: str
    unit: str
    cues: frozenset[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    context: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    changes: bool
    dose: bool


def find_named_values(passage: Passage) -> Iterator[NamedValue]:
    """Yield each quantity under every name that it goes by, and as a share of all where it is one above 100%."""
    names = {unit: _told_names(passage.text, unit) for unit in {one.unit for one in passage.quantities}}
    for sentence, quantities in passage.by_sentence():
        for quantity in quantities:
            if _is_more_than_all(passage.text, quantity):
                yield NamedValue("", quantity)
            for name in names[quantity.unit]:
                if _is_called(passage.text, quantity, name) and _fits(passage.text, sentence, quantity, name):
                    yield NamedValue(name.name, quantity)


def _fits(text: str, sentence: Span, quantity: Quantity, name: Name) -> bool:
    """Tell whether the sentence speaks of the value itself, not of its change, and of what the name is told in."""
    if name.before and name.changes and _is_change(text, sentence, quantity):
        return False
    if name.context and not name.context.search(text, sentence.start, sentence.end):
        return False
    return not (name.unless and name.unless.search(text, sentence.start, sentence.end))


def _is_change(text: str, sentence: Span, quantity: Quantity) -> bool:
    """Tell whether a quantity is a change, a difference or a share of another: "fell by 2", "150% of the start"."""
    start, end = quantity.span.start, quantity.span.end
    before = _WORD.findall(text[max(sentence.start, start - _REACH) : start].casefold())[-_NEAR:]
    after = _WORD.findall(text[end : min(sentence.end, end + _REACH)].casefold())[:_NEAR_AFTER]
    if before[-1:] == ["to"]:
        return False
    of_other = quantity.unit == "percent" and after[:1] == ["of"]
    apart = is_away(text, quantity)
    return of_other or apart or any(word in _changing() for word in (*before, *after))


def _holds_it(words: str) -> bool:
    """Tell whether the amount behind these words is of what holds a substance: "vitamin D comes from 150 g of fish"."""
    said = set(_WORD.findall(words.casefold()))
    return bool(said & _HOLDING) and said.isdisjoint(("dose", "doses"))


def _is_more_than_all(text: str, quantity: Quantity) -> bool:
    """Tell whether the quantity is a percentage above 100 of people or of something else that is counted."""
    low = quantity.low
    if quantity.unit != "percent" or low is None or low <= _ALL or quantity.comparator == "range":
        return False
    return bool(_share_of().match(text, quantity.span.end, quantity.span.end + _REACH))


def _is_called(text: str, quantity: Quantity, name: Name) -> bool:
    """Tell whether a quantity has the name: by the words around it, or by its unit alone."""
    if not name.before:
        return quantity.unit == name.unit
    if quantity.counted and not name.unit:
        return False  # "BMI was measured in three clinics"
    if quantity.measure.kind == "age" and "age" not in name.unit:
        return False  # "pregnant women aged 15–49 years"
    start, end = quantity.span.start, quantity.span.end
    before = name.before.search(text, max(0, start - _REACH), start)
    if before and name.dose and (_holds_it(before[0]) or _OF_OTHER.match(text, end)):
        before = None
    return bool(before or (name.after and name.after.match(text, end, end + _REACH)))


def _told_names(text: str, unit: str | None) -> Sequence[Name]:
    """Return the names that a quantity in that unit may go by in a text, which holds their words."""
    words = words_of(text)
    return [name for name in _names(unit) if not (name.before and name.cues and words.isdisjoint(name.cues))]


@cache
def _names(unit: str | None) -> tuple[Name, ...]:
    """Return the names that a quantity in that unit may go by."""
    every = map(_name, word_table("bounds")["quantity"])
    return tuple(name for name in every if (convert(1.0, unit or "", name.unit) is not None if name.unit else not unit))


def _name(entry: dict[str, str | float | list[str]]) -> Name:
    words = entry.get("words")
    every = "|".join(words) if isinstance(words, list) else ""
    return Name(
        name=str(entry["name"]),
        unit=str(entry.get("unit", "")),
        cues=_cues(words if isinstance(words, list) else ()),
        before=expression(rf"(?i:\b(?:{every})){_words_between(entry)}[ :=(]{{1,3}}$") if every else None,
        after=expression(rf" (?:of )?(?i:{every})\b") if every and "between" not in entry else None,
        context=_any(entry.get("context") or _dose(entry, "context")),
        unless=_any(entry.get("unless") or _dose(entry, "unless")),
        changes=bool(entry.get("changes", True)),
        dose=str(entry["name"]).startswith("a dose"),
    )


def _cues(names: Sequence[str]) -> frozenset[str]:
    """Return the longest word of each name, nothing where one of them is an expression."""
    plain = all(re.fullmatch("[A-Za-z ]+", name) for name in names)
    return frozenset(max(name.casefold().split(), key=len) for name in names) if plain else frozenset()


def _dose(entry: dict[str, str | float | list[str]], key: str) -> list[str]:
    """Return what the sentence of a dose must or must not hold, nothing for other quantities."""
    words: list[str] = word_table("bounds")["dose"][key] if str(entry["name"]).startswith("a dose") else []
    return words


def _any(words: object) -> re.Pattern[str] | None:
    if not isinstance(words, list) or not words:
        return None
    short = (word if word.islower() or "\\" in word or "[" in word else rf"(?-i:\b{word}\b)" for word in words)
    return expression("|".join(short), re.IGNORECASE)


@cache
def _changing() -> frozenset[str]:
    """Return the words that make a number beside them a change."""
    table = word_table("changes")
    kinds = ("rise", "fall", "moved", "rise_nouns", "fall_nouns", "nouns", "measures")
    return frozenset({*(word for kind in kinds for word in table[kind]), *table["factors"]})


def _words_between(entry: dict[str, str | float | list[str]]) -> str:
    """Return a pattern of what may stand between the quantity's name and the number: any few words, or those listed."""
    between = entry.get("between")
    return rf"(?: (?:{'|'.join(between)}))?" if isinstance(between, list) else "(?: [a-z]{1,12}){0,4}"


@cache
def _share_of() -> re.Pattern[str]:
    bases = "|".join(word_table("bounds")["share"]["bases"])
    filler = r"(?:(?:all|the|these|those|our|its|their|adult|older|young|elderly|pregnant|treated) ){0,3}"
    by_age = r"(?:[a-z]+-,? (?:and|to|or) )?[a-z\d]+-year-olds|over-\d+s|under-[a-z\d]+s"
    return re.compile(rf" (?:of )?{filler}(?:(?i:{bases})\b(?!['’-])|(?:{by_age})\b)")
