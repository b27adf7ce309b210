"""Frames: what a claim measures, of whom, under what and when, with what the words around leave to its setting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from operator import attrgetter

from factcheck.comparison.companions import Companions, companions
from factcheck.comparison.echoes import Around
from factcheck.comparison.setting import Setting, forms, settings
from factcheck.comparison.tokens import (
    Tokens,
    around,
    is_change,
    is_negated,
    is_of_rest,
    phrases,
    stretch,
    tokens_of,
    words,
)
from factcheck.extraction.claims.words import sides
from factcheck.extraction.sentences import split
from factcheck.model import Article, Claim, Span
from factcheck.text.expressions import expression
from factcheck.text.passages import is_remembering, of_passage, recall
from factcheck.values import dataclass

_YEAR = expression(r"[12](?<!\w[12])(?:(?<=1)9|(?<=2)0)\d\d\b")
# How much less a word says of the number for each content word between the two; marks and conjunctions are in
# `rules/lexicon/frames.toml`. Set by hand before anything was fitted.
_DECAY = 0.93
# What the words of the setting are worth beside those of the sentence.
_ASKED, _HEADING, _OVER, _LEAD, _LABEL = 0.6, 0.45, 0.25, 0.6, 0.9
_BEFORE, _BEFORE_PRONOUN = 0.35, 0.7
_FEW_WORDS = 6
# Words that say so much of a number may contrast it with another.
_CONTRASTING = 0.5


class Read:
    """Stands for a frame that a memory holds, wherever it stands; none equals another one."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim with what its comparison needs.

    `near` maps the content words of the sentence to how much each says of the number (0 to 1), `support` those of
    heading, list, and sentence before. `phrases` holds the slots: "whom" (the phrase behind the number), "condition",
    "subject" (before the verb), "governor" (the words right before). `names` are capitalised words, `years` those of
    the sentence, `pairs` words in sequence, `behind` the content word right behind the number. `contrasts` and
    `context_contrasts` say on which side of which contrast the near words and those of the setting stand. `sentence`
    counts those with numbers. `around` has the words to either side of the number in order.
    `read` stands for all of it that does not hang on its place, where a memory holds that.
    """

    number: int
    claim: Claim
    sentence: int
    setting: Setting
    near: Mapping[str, float]
    support: Mapping[str, float]
    phrases: Mapping[str, tuple[str, ...]]
    names: frozenset[str]
    years: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    contrasts: Mapping[int, frozenset[int]]
    context_contrasts: Mapping[int, frozenset[int]]
    behind: str
    rest: bool
    change: bool
    negated: bool
    companions: Companions
    around: Around
    read: Read | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with numbers: its claims by number, its setting, and the content words of the sentence before it."""

    number: int
    span: Span
    claims: tuple[int, ...]
    setting: Setting
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the frames of one sentence have in common (see `Frame`), and its words and labels that take a side."""

    setting: Setting
    support: Mapping[str, float]
    names: frozenset[str]
    years: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    context_contrasts: Mapping[int, frozenset[int]]
    sided: tuple[str, ...]


def sentences(article: Article, claims: Sequence[Claim]) -> Iterator[Sentence]:
    """Yield the sentences that hold claims, in order. Questions claim nothing, and so are left out."""
    starts = [claim.sentence.start for claim in claims]
    number = 0
    for block, setting in settings(article):
        first, last = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        if first == last:
            continue
        said = [span.shifted(block.span.start) for span in _sentences(article.words(block.span))]
        ends = [span.end for span in said]
        for span, group in _grouped(claims, range(first, last)):
            if article.text[span.end - 1] != "?":
                place = bisect_right(ends, span.start)
                before = forms(article.words(said[place - 1])) if place else ()
                yield Sentence(number, span, tuple(group), setting, before)
                number += 1


@of_passage
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(split(text))


def _grouped(claims: Sequence[Claim], numbers: range) -> Iterator[tuple[Span, list[int]]]:
    found: dict[Span, list[int]] = {}
    for number in numbers:
        found.setdefault(claims[number].sentence, []).append(number)
    yield from found.items()


def frames(article: Article, claims: Sequence[Claim], sentence: Sentence) -> Iterator[Frame]:
    """Yield the frame of each claim of a sentence."""
    if not is_remembering():
        yield from _frames((article, claims, sentence))
        return
    key = _hanging_on(article, claims, sentence)
    kept = recall(_kept, (article, claims, sentence), key, len(sentence.span))
    at, setting = sentence.number, sentence.setting
    for number, frame in zip(sentence.claims, kept, strict=True):
        yield Frame(number, claims[number], at, setting, *_rest(frame))


# All of a frame that is the same wherever its sentence stands; faster than `replace`, for each number of an article.
_rest = attrgetter(*[field.name for field in fields(Frame)][4:])


def _hanging_on(article: Article, claims: Sequence[Claim], sentence: Sentence) -> Hashable:
    """Return all that the frames of a sentence hang on, wherever it stands.

    Its block's text tells its claims, but for the unit that a table's header gives to a cell.
    """
    setting, block = sentence.setting, article.blocks[sentence.setting.block]
    lent = setting.heading, setting.over, setting.asked, setting.labels, setting.lead, sentence.before
    in_cell = block.kind == "table-cell"
    measures = tuple([claims[number].quantity.measure for number in sentence.claims]) if in_cell else ()
    return article.words(block.span), sentence.span.shifted(-block.span.start), lent, measures


def _kept(given: tuple[Article, Sequence[Claim], Sentence]) -> tuple[Frame, ...]:
    return tuple(replace(frame, read=Read()) for frame in _frames(given))


def _frames(given: tuple[Article, Sequence[Claim], Sentence]) -> Iterator[Frame]:
    article, claims, sentence = given
    group = [(number, claims[number]) for number in sentence.claims]
    tokens = tokens_of(article.text, sentence.span, [claim.quantity.span for _, claim in group])
    setting = sentence.setting
    content = [word for word in tokens.forms if word]
    shared = _Shared(
        setting=setting,
        support=_support(sentence, tokens.lower[0] if tokens.lower else "", len(content)),
        names=_names(tokens),
        years=frozenset(_YEAR.findall(article.text, sentence.span.start, sentence.span.end)),
        pairs=frozenset(pairwise(content)),
        context_contrasts=_contrasts((*setting.heading, *setting.labels)),
        sided=tuple(filter(sides, {*content, *setting.labels})),
    )
    beside = companions([claim for _, claim in group])
    for (number, claim), others in zip(group, beside, strict=True):
        yield _frame(number, claim, sentence.number, tokens, shared, others)


def _frame(number: int, claim: Claim, sentence: int, tokens: Tokens, shared: _Shared, beside: Companions) -> Frame:
    first, last = stretch(tokens, claim.quantity.span)
    near = _near(tokens, first, last)
    for word in shared.setting.labels:
        near[word] = max(near.get(word, 0.0), _LABEL)
    return Frame(
        number=number,
        claim=claim,
        sentence=sentence,
        setting=shared.setting,
        near=near,
        support=shared.support,
        phrases=phrases(tokens, first, last),
        names=shared.names,
        years=_years(claim, shared.years),
        pairs=shared.pairs,
        contrasts=_contrasts(word for word in shared.sided if near.get(word, 0.0) >= _CONTRASTING),
        context_contrasts=shared.context_contrasts,
        behind=next(filter(None, tokens.forms[last:]), ""),
        rest=is_of_rest(tokens, first, last),
        change=is_change(tokens, first, last),
        negated=is_negated(tokens, first, last),
        companions=beside,
        around=around(tokens, first, last),
    )


def _years(claim: Claim, years: frozenset[str]) -> frozenset[str]:
    """Return the years of a sentence without that of the claim itself."""
    own = claim.quantity
    return frozenset(year for year in years if year not in own.text) if own.measure.dimension == "date" else years


def _near(tokens: Tokens, first: int, last: int) -> dict[str, float]:
    near: dict[str, float] = {}
    steps = tokens.steps
    behind, before = steps[bisect_left(steps, (last,)) :], steps[: bisect_left(steps, (first,))]
    for side in (behind, reversed(before)):
        weight = 1.0
        for _, factor, word in side:
            weight *= factor
            if word:
                weight *= _DECAY
                if weight > near.get(word, 0.0):
                    near[word] = weight
    return near


def _support(sentence: Sentence, opener: str, length: int) -> dict[str, float]:
    setting = sentence.setting
    leans = opener in words("openers") or length < _FEW_WORDS
    found: dict[str, float] = {}
    for lent, weight in (
        (setting.heading, _ASKED if setting.asked or leans else _HEADING),
        (setting.over, _OVER),
        (sentence.before, _BEFORE_PRONOUN if leans else _BEFORE),
        (setting.lead, _LEAD),
        (setting.labels, 1.0),
    ):
        for word in lent:
            found[word] = max(found.get(word, 0.0), weight)
    return found


def _names(tokens: Tokens) -> frozenset[str]:
    capital = zip(tokens.written[1:], tokens.forms[1:], strict=True)
    return frozenset(normal for word, normal in capital if normal and word[0].isupper())


def _contrasts(said: Iterable[str]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for word in said:
        for line, side in sides(word):
            found.setdefault(line, set()).add(side)
    return {line: frozenset(of_line) for line, of_line in found.items()}
