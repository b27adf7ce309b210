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
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_TOKEN = expression(r"[^\W_]+(?:[-'’][^\W\d_]+)*")
_OF_SOMEBODY = expression(r"['’]s?$")
# Where the part of a sentence that a number belongs to begins and ends.
_OPENS = expression(r";\s|,\s(?:and|but|so|while|whereas|which|because|although|or)\s|\s(?:but|while|whereas)\s|\)\s")
_ENDS = expression(r"[,;:()–—]|\s(?:and|but|while|whereas|which|because|so|since)\s")
# Behind these a number says when something else holds.
_CONDITION = expression(r"\b(?:if|when|unless|once|whenever|where)\b", re.IGNORECASE)
# "in 24 hours", "within a day", "per 24 hours".
_IN_A_DAY = expression(
    r"\b(?:in|with ?in|per|every|over|during)\s(?:any\s|a\s|one\s|each\s)?(?:24[\s-]hours?|24[\s-]hour period|day)\b",
    re.IGNORECASE,
)
_DAILY = expression(r"\b(?:daily|a day|each day|every day|per day)\b", re.IGNORECASE)
_AMOUNTS = ("mass", "length^3", "activity units", "count")
_MANNER = "ly"
# What "every 5 years" has in place of how often: the time itself is the value.
_EVERY = -1.0
# What may stand before a number that opens its sentence ("After 3 weeks, …"): the clause goes on behind the comma.
_BEFORE = frozenset({"after", "within", "before"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A number with what is said of it.

    `words` are the content words of its clause, `manner` those that only say how or are verbs of advice ("safely", "may
    consume"), `everything` the words of its sentence, `denials` the words of the clause
    that deny, but for those of a bound, `lent` the content words of heading, lead and sentence before, one group each.
    `others` are the other numbers of the clause, `beside` those of the sentence, `per_day` tells how often a day the
    value counts, 0 for no rate, `single` that one dose is meant, `sentence` where all of it stands.
    """

    claim: Claim
    words: frozenset[str]
    manner: frozenset[str]
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
        beside = [other for other in timed if not (_is_bracketed(article, other) or _is_pair(article, other))]
        setting = sentence.setting
        text = article.words(span)
        yield Saying(
            claim=claim,
            words=frozenset(word for word, _ in _words(article, span, stated)),
            manner=frozenset(word for word, manner in _words(article, span, stated) if manner),
            everything=frozenset(word for word, _ in _words(article, sentence.span, stated)),
            denials=frozenset(_denials(article, span, claim)),
            lent=(setting.heading, setting.over, setting.lead, sentence.before),
            others=tuple(other.quantity.measure for other in beside if span.covers(other.quantity.span)),
            beside=tuple(other.quantity.measure for other in timed),
            per_day=_per_day(article, claim, text, day),
            single=not lexicon("single").isdisjoint(forms_of(text)),
            sentence=sentence.span,
        )


def _clause(article: Article, sentence: Span, claim: Claim) -> Span:
    number = claim.quantity.span
    start = sentence.start
    for opening in _OPENS.finditer(article.text, sentence.start, number.start):
        start = opening.end()
    opens = _BEFORE.issuperset(forms(article.text[start : number.start]))
    comma = article.text.find(",", number.end, sentence.end) if opens else -1
    closing = _ENDS.search(article.text, max(comma + 1, number.end), sentence.end)
    return Span(start, closing.start() if closing else sentence.end)


def _day(article: Article, clause: Span, claim: Claim) -> Span | None:
    """Return where a clause says that an amount is that of 24 hours."""
    if claim.quantity.measure.dimension not in _AMOUNTS and not claim.quantity.measure.dimension.startswith("length"):
        return None
    found = _IN_A_DAY.search(article.text, clause.start, clause.end)
    return Span(*found.span()) if found else None


def _per_day(article: Article, claim: Claim, clause: str, day: Span | None) -> float:
    measure = claim.quantity.measure
    if measure.dimension == "time" and measure.per_day and measure.high:
        return _EVERY if _is_interval(article, claim) else measure.per_day
    if measure.per_day or measure.dimension in ("age", "temperature", "share"):
        return measure.per_day
    return 1.0 if day or _DAILY.search(clause) else 0.0


def _is_interval(article: Article, claim: Claim) -> bool:
    start = claim.quantity.span.start
    return article.text[start : claim.quantity.number.start + 1].lower().startswith("every") or (
        article.text.endswith(("every ", "Every "), 0, start)
    )


def _is_bracketed(article: Article, claim: Claim) -> bool:
    """Tell whether a number stands in brackets, as the same value in another unit does, or a date."""
    before = article.text[max(claim.sentence.start, claim.quantity.span.start - 40) : claim.quantity.span.start]
    return before.rfind("(") > before.rfind(")")


def words_in(article: Article, span: Span) -> frozenset[str]:
    """Return the content words and the names that are numbers of a part of an article, and the numbers themselves."""
    return frozenset(word for word, _ in _words(article, span, ()))


def _is_pair(article: Article, claim: Claim) -> bool:
    """Tell whether a number says no more than "between two doses"."""
    start = claim.quantity.span.start
    return claim.quantity.measure.written == (2.0, 2.0) and article.text.endswith("between ", 0, start)


def _words(article: Article, span: Span, stated: Sequence[Claim]) -> Iterator[tuple[str, bool]]:
    """Yield the content words of a part of a sentence, and whether each is but of manner or advice.

    Numbers that are names ("type 2") are among them.
    """
    taken = [Span(claim.quantity.number.start, claim.quantity.span.end) for claim in stated]
    lower = ""
    for match in _TOKEN.finditer(article.text, span.start, span.end):
        before, word = lower, _OF_SOMEBODY.sub("", match.group())
        lower = word.lower()
        place = Span(*match.span())
        if any(number.overlaps(place) for number in taken) or is_number_word(lower):
            continue
        if normal := form(word) or ("" if len(word) > 1 else word.upper() * (word.isupper() and word not in "AI")):
            yield normal, _is_manner(lower, normal) or (before in lexicon("modals") and _is_plain_verb(normal))


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
