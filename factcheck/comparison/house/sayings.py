"""What a sentence says of one of its numbers, in terms by which the very thing can be told: clause, people, time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.comparison.frames import Sentence
from factcheck.comparison.setting import forms
from factcheck.data import word_table
from factcheck.extraction.claims.words import form, sides
from factcheck.extraction.quantities.number_words import is_number_word
from factcheck.model import Article, Claim, Measure, Span
from factcheck.values import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W\d_]+)*")
_OF_SOMEBODY = re.compile(r"['’]s?$")
# Where the part of a sentence that a number belongs to begins and ends.
_OPENS = re.compile(r";\s|,\s(?:and|but|so|while|whereas|which|because|although|or)\s|\s(?:but|while|whereas)\s|\)\s")
_ENDS = re.compile(r"[,;:()–—]|\s(?:and|but|while|whereas|which|because|so|since)\s")
# Behind these a number says when something else holds.
_CONDITION = re.compile(r"\b(?:if|when|unless|once|whenever|where|after)\b", re.IGNORECASE)
# "in 24 hours", "within a day", "per 24 hours".
_IN_A_DAY = re.compile(
    r"\b(?:in|with ?in|per|every|over|during)\s(?:any\s|a\s|one\s|each\s)?(?:24[\s-]hours?|24[\s-]hour period|day)\b",
    re.IGNORECASE,
)
_DAILY = re.compile(r"\b(?:daily|a day|each day|every day|per day)\b", re.IGNORECASE)
_AMOUNTS = ("mass", "length^3", "activity units", "count")
_MANNER = "ly"


@dataclass(frozen=True, slots=True)
class Saying:
    """A number with what is said of it.

    `words` are the content words of its clause, `everything` those of its sentence, `denials` the words of the clause
    that deny, but for those of a bound, `lent` the content words of heading, lead and sentence before, one group each.
    `others` are the other numbers of the clause, `beside` those of the sentence, `per_day` tells how often a day the
    value counts, 0 for no rate, `single` that one dose is meant, `sentence` where all of it stands.
    """

    claim: Claim
    words: frozenset[str]
    everything: frozenset[str]
    denials: frozenset[str]
    lent: tuple[tuple[str, ...], ...]
    others: tuple[Measure, ...]
    beside: tuple[Measure, ...]
    per_day: float
    single: bool
    sentence: Span

    @property
    def measure(self) -> Measure:
        """What the number measures."""
        return self.claim.quantity.measure


def sayings(article: Article, claims: Sequence[Claim], sentence: Sentence, *, whole: bool = False) -> Iterator[Saying]:
    """Yield what a sentence says of each of its numbers; `whole` takes the sentence for one clause.

    Left out are cells of tables, which are no sentences, and numbers that say when something else holds.
    """
    stated = [claims[number] for number in sentence.claims]
    if sentence.setting.table:
        return
    for claim in stated:
        span = sentence.span if whole else _clause(article, sentence.span, claim)
        if _CONDITION.search(article.text, span.start, claim.quantity.number.start):
            continue
        day = _day(article, span, claim)
        timed = [other for other in stated if other is not claim and not (day and day.overlaps(other.quantity.span))]
        beside = [other for other in timed if not _is_bracketed(article, other)]
        setting = sentence.setting
        text = article.words(span)
        yield Saying(
            claim=claim,
            words=frozenset(_words(article, span, stated)),
            everything=frozenset(_words(article, sentence.span, stated)),
            denials=frozenset(_denials(article, span, claim)),
            lent=(setting.heading, setting.over, setting.lead, sentence.before),
            others=tuple(other.quantity.measure for other in beside if span.covers(other.quantity.span)),
            beside=tuple(other.quantity.measure for other in timed),
            per_day=_per_day(claim, text, day),
            single=not lexicon("single").isdisjoint(forms_of(text)),
            sentence=sentence.span,
        )


def _clause(article: Article, sentence: Span, claim: Claim) -> Span:
    number = claim.quantity.span
    start = sentence.start
    for opening in _OPENS.finditer(article.text, sentence.start, number.start):
        start = opening.end()
    closing = _ENDS.search(article.text, number.end, sentence.end)
    return Span(start, closing.start() if closing else sentence.end)


def _day(article: Article, clause: Span, claim: Claim) -> Span | None:
    """Return where a clause says that an amount is that of 24 hours."""
    if claim.quantity.measure.dimension not in _AMOUNTS and not claim.quantity.measure.dimension.startswith("length"):
        return None
    found = _IN_A_DAY.search(article.text, clause.start, clause.end)
    return Span(*found.span()) if found else None


def _per_day(claim: Claim, clause: str, day: Span | None) -> float:
    measure = claim.quantity.measure
    if measure.per_day or measure.dimension in ("age", "temperature", "share"):
        return measure.per_day
    return 1.0 if day or _DAILY.search(clause) else 0.0


def _is_bracketed(article: Article, claim: Claim) -> bool:
    """Tell whether a number stands in brackets, as the same value in another unit does, or a date."""
    before = article.text[max(claim.sentence.start, claim.quantity.span.start - 40) : claim.quantity.span.start]
    return before.rfind("(") > before.rfind(")")


def words_in(article: Article, span: Span) -> frozenset[str]:
    """Return the content words and the names that are numbers of a part of an article, and the numbers themselves."""
    return frozenset(_words(article, span, ()))


def _words(article: Article, span: Span, stated: Sequence[Claim]) -> Iterator[str]:
    """Yield the content words of a part of a sentence; numbers that are names ("type 2") are among them."""
    taken = [Span(claim.quantity.number.start, claim.quantity.span.end) for claim in stated]
    lower = ""
    for match in _TOKEN.finditer(article.text, span.start, span.end):
        before, word = lower, _OF_SOMEBODY.sub("", match.group())
        lower = word.lower()
        place = Span(*match.span())
        if any(number.overlaps(place) for number in taken) or is_number_word(lower):
            continue
        if normal := form(word) or ("" if len(word) > 1 else word.upper() * (word.isupper() and word not in "AI")):
            if _is_manner(lower, normal) or (before in lexicon("modals") and _is_plain_verb(normal)):
                continue
            yield normal


def _is_manner(word: str, normal: str) -> bool:
    return word.endswith(_MANNER) and normal not in lexicon("turning") and not sides(normal)


def _is_plain_verb(normal: str) -> bool:
    return normal not in lexicon("turning") and not sides(normal)


def _denials(article: Article, span: Span, claim: Claim) -> Iterator[str]:
    for match in _TOKEN.finditer(article.text, span.start, span.end):
        word = match.group().lower()
        if word in written("denials") and not claim.quantity.span.overlaps(Span(*match.span())):
            yield word


def forms_of(text: str) -> frozenset[str]:
    """Return the content words of a text in their form for comparison."""
    return frozenset(forms(text))


@cache
def lexicon(kind: str) -> frozenset[str]:
    """Return the words of one kind of `rules/lexicon/house-facts.toml`, as written and in their form for comparison."""
    return frozenset(filter(None, map(form, written(kind)))) | written(kind)


@cache
def written(kind: str) -> frozenset[str]:
    """Return the words of one kind as written."""
    return frozenset(word_table("house-facts")[kind])
