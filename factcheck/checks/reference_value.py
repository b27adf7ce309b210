"""Values told as normal, as a daily most or as a class, far outside of what a public body publishes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Literal

from factcheck.checks import Diagnostic, RuleContext
from factcheck.checks.impossible_value import beyond_all
from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.quantities.units import convert, written
from factcheck.model import BodyValue, Claim, Classed, Span
from factcheck.values import dataclass

FIELDS = ("name", "published", "source")
Says = Literal["normal", "most", "class"]
# A limit of a class that is told so near to the published one is a rounding of it, or that of another body.
_NEAR = 2.0
_FAR = {"normal": 4.0, "most": 1.6}
"""So many times the most of a day is far beyond it: told as a usual dose, and told as the most."""


@dataclass(frozen=True, slots=True)
class Options:
    """A value of the house; without `words`, the values of `rules/lexicon/reference-values.toml`.

    `name`, `published` and `source` are for messages. `says` is how an article tells the value: as "normal", or as the
    "most" for a day. `words` name what it is of, one of them in the sentence; `unless` are words of others' sentences.
    `low` and `high` in `unit` are the ends beyond which a value is far outside, 0 for none.
    """

    name: str = ""
    says: Literal["normal", "most"] = "normal"
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unit: str = ""
    low: float = 0.0
    high: float = 0.0
    published: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A published value: `words` in the form in which claims hold them, one set a name; the ends of what is near."""

    fields: tuple[tuple[str, str], ...]
    says: Says
    words: tuple[frozenset[str], ...]
    unless: frozenset[str]
    unit: str
    low: float
    high: float
    named: str = ""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each value that is told as what is published otherwise."""
    references = (_of_house(options),) if options.words else _shipped()
    told: set[Span] = set()
    claims = [one for one in context.extraction.claims if one.complete]
    for _, group in groupby(claims, key=lambda claim: claim.sentence):
        sentence = list(group)
        said = sentence[0].context.union(*(_forms(one.quantity.text) for one in sentence))
        for reference in references:
            if _is_on(reference, said) and (claim := _far(reference, sentence, said)):
                told.add(claim.quantity.span)
                yield Diagnostic(claim.quantity.span, dict(reference.fields))
    for value in () if options.words else context.extraction.statements.body_values:
        if value.quantity.span not in told and (fields := _far_of_body(value)):
            yield Diagnostic(value.quantity.span, fields)
    for classed in context.extraction.statements.classed:
        for reference in references:
            if reference.named == classed.named and not classed.groups and _is_far(reference, classed):
                yield Diagnostic(classed.quantity.span, dict(reference.fields))


def _is_on(reference: Reference, said: frozenset[str]) -> bool:
    """Tell whether a sentence names what a reference is of, and speaks of nobody for whom it differs."""
    return any(words <= said for words in reference.words) and not reference.unless & said


def _far(reference: Reference, sentence: Sequence[Claim], said: frozenset[str]) -> Claim | None:
    """Return a claim of a sentence that tells the value far outside, if none tells it right."""
    told = [(claim, ends) for claim in sentence if (ends := _ends(reference, claim))]
    if reference.says == "normal":
        if not said & _words("normal") or any(_is_near(reference, ends) for _, ends in told):
            return None
        return told[0][0] if told else None
    limits = [(claim, ends) for claim, ends in told if claim.quantity.measure.bound == "upper" or said & _words("most")]
    by_day = "dai" in said or "day" in said or any(one.quantity.measure.low == DAY for one in sentence)
    daily = [(claim, ends) for claim, ends in limits if by_day or claim.quantity.measure.per_day]
    if reference.says == "class" or any(reference.high / _NEAR <= ends[1] <= reference.high for _, ends in daily):
        return None
    return next((claim for claim, ends in daily if ends[1] > reference.high), None)


def _ends(reference: Reference, claim: Claim) -> tuple[float, float] | None:
    """Return both ends of a quantity in the unit of the reference, a rate by the day; None if it is of another kind."""
    quantity = claim.quantity
    if claim.statistic != "level" or quantity.measure.hedge == "nearly":
        return None
    ends = [
        converted
        for end in (quantity.low, quantity.high)
        if end is not None and (converted := convert(end, quantity.unit or "", reference.unit)) is not None
    ]
    times = (quantity.measure.per_day or 1.0) if reference.says == "most" else 1.0
    return (min(ends) * times, max(ends) * times) if ends else None


def _is_near(reference: Reference, ends: tuple[float, float]) -> bool:
    return reference.low <= ends[0] and (not reference.high or ends[1] <= reference.high)


def _is_far(reference: Reference, classed: Classed) -> bool:
    """Tell whether a class is told to begin far from where it does, or to hold a value far below that."""
    low = classed.quantity.low
    if low is None or not _is_on(reference, classed.words):
        return False
    return low < reference.low - _NEAR or (classed.quantity.measure.bound == "lower" and low > reference.low + _NEAR)


def _far_of_body(value: BodyValue) -> dict[str, str] | None:
    """Return the fields of a message if a value of a body is told as usual or as the most, and far outside of that."""
    measure = _measures()[value.name, value.unit]
    ends = [end for end in (value.low, value.high) if end is not None]
    if not ends or not value.says or beyond_all(value):
        return None
    if usual := measure.get("usual"):
        if usual[0] <= min(ends) and max(ends) <= usual[1]:
            return None
        return {key: str(measure[key]) for key in FIELDS}
    most = measure.get("most")
    if not most or not value.daily or max(ends) * (value.quantity.measure.per_day or 1.0) <= most * _FAR[value.says]:
        return None
    name = f"a dose of {value.name}" if value.says == "normal" else f"the most of {value.name} for a day"
    return {"name": name, "published": f"{written(most, value.unit)} a day", "source": str(measure["source"])}


@cache
def _measures() -> dict[tuple[str, str], dict[str, Any]]:
    return {(one["name"], one["units"][0]): one for one in word_table("body-measures")["measure"] if one["units"]}


def _of_house(options: Options) -> Reference:
    fields = (("name", options.name), ("published", options.published), ("source", options.source))
    words = tuple(map(_forms, options.words))
    unless = frozenset().union(*map(_forms, options.unless)) if options.unless else frozenset[str]()
    return Reference(fields, options.says, words, unless, options.unit, options.low, options.high)


@cache
def _shipped() -> tuple[Reference, ...]:
    table = word_table("reference-values")
    others = _words("others")
    return tuple(
        Reference(
            fields=tuple((key, str(entry[key])) for key in FIELDS),
            says=entry["says"],
            words=tuple(map(_forms, entry["words"])),
            unless=others,
            unit=str(entry.get("unit", "")),
            low=float(entry.get("low", 0.0)),
            high=float(entry.get("high", 0.0)),
            named=str(entry.get("class", "")),
        )
        for entry in table["value"]
    )


def _forms(words: str) -> frozenset[str]:
    return frozenset(found for one in words.split() if (found := form(one)))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(found for one in word_table("reference-values")[kind] if (found := form(one)))
