"""Frames: what a claim measures, of whom, under what and when, with what the words around leave to its setting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise

from factcheck.comparison.companions import Companions, companions
from factcheck.comparison.echoes import BREAK, EDGE, REACH, Around
from factcheck.comparison.setting import Setting, forms, settings
from factcheck.data import word_table
from factcheck.extraction.claims.words import form, sides
from factcheck.extraction.quantities.number_words import is_number_word
from factcheck.extraction.sentences import split
from factcheck.model import Article, Claim, Span
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_TOKEN = expression(r"[^\W\d_]\w*|\d[\d.,]*|[^\w\s]")
_YEAR = expression(r"\b(?:19|20)\d\d\b")
# How much less a word says of the number for each content word between the two; marks and conjunctions are in
# `rules/lexicon/frames.toml`. Set by hand before anything was fitted.
_DECAY = 0.93
# What the words of the setting are worth beside those of the sentence.
_ASKED, _HEADING, _OVER, _LEAD, _LABEL = 0.6, 0.45, 0.25, 0.6, 0.9
_BEFORE, _BEFORE_PRONOUN = 0.35, 0.7
_FEW_WORDS = 6
# How far a condition, and another number of the same clause, may stand from the number, in tokens.
_CLAUSE = 14


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim with what its comparison needs.

    `near` maps the content words of the sentence to how much each says of the number (0 to 1), `support` those of
    heading, list, and sentence before. `phrases` holds the slots: "whom" (the phrase behind the number), "condition",
    "subject" (before the verb), "governor" (the words right before). `names` are capitalised words, `years` those of
    the sentence, `pairs` words in sequence, `behind` the content word right behind the number. `contrasts` and
    `context_contrasts` say on which side of which contrast the near words and those of the setting stand. `sentence`
    counts those with numbers. `around` has the words to either side of the number in order.
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with numbers: its claims by number, its setting, and the content words of the sentence before it."""

    number: int
    span: Span
    claims: tuple[int, ...]
    setting: Setting
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The tokens of a sentence: each in lower case, its form (empty for function words and numbers), its place.

    `factors` are by how much less words behind each token say of a number before it, `conditions` the places of words
    that set a condition.
    """

    lower: tuple[str, ...]
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    written: tuple[str, ...]
    factors: tuple[float, ...]
    conditions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the frames of one sentence have in common; see `Frame`."""

    setting: Setting
    support: Mapping[str, float]
    names: frozenset[str]
    years: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    context_contrasts: Mapping[int, frozenset[int]]


def sentences(article: Article, claims: Sequence[Claim]) -> Iterator[Sentence]:
    """Yield the sentences that hold claims, in order. Questions claim nothing, and so are left out."""
    starts = [claim.sentence.start for claim in claims]
    number = 0
    for block, setting in settings(article):
        first, last = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        if first == last:
            continue
        said = [span.shifted(block.span.start) for span in split(article.words(block.span))]
        ends = [span.end for span in said]
        for span, group in _grouped(claims, range(first, last)):
            if article.text[span.end - 1] != "?":
                place = bisect_right(ends, span.start)
                before = forms(article.words(said[place - 1])) if place else ()
                yield Sentence(number, span, tuple(group), setting, before)
                number += 1


def _grouped(claims: Sequence[Claim], numbers: range) -> Iterator[tuple[Span, list[int]]]:
    found: dict[Span, list[int]] = {}
    for number in numbers:
        found.setdefault(claims[number].sentence, []).append(number)
    yield from found.items()


def frames(article: Article, claims: Sequence[Claim], sentence: Sentence) -> Iterator[Frame]:
    """Yield the frame of each claim of a sentence."""
    group = [(number, claims[number]) for number in sentence.claims]
    tokens = _tokens(article.text, sentence.span, [claim.quantity.span for _, claim in group])
    setting = sentence.setting
    content = [word for word in tokens.forms if word]
    shared = _Shared(
        setting=setting,
        support=_support(sentence, tokens.lower[0] if tokens.lower else "", len(content)),
        names=_names(tokens),
        years=frozenset(_YEAR.findall(article.text, sentence.span.start, sentence.span.end)),
        pairs=frozenset(pairwise(content)),
        context_contrasts=_contrasts((*setting.heading, *setting.labels)),
    )
    stated = [claim for _, claim in group]
    for place, (number, claim) in enumerate(group):
        yield _frame(number, claim, sentence.number, tokens, shared, companions(stated, place))


def _frame(number: int, claim: Claim, sentence: int, tokens: _Tokens, shared: _Shared, beside: Companions) -> Frame:
    first, last = _ends(tokens, claim.quantity.span)
    near = _near(tokens, first, last)
    for word in shared.setting.labels:
        near[word] = max(near.get(word, 0.0), _LABEL)
    lower = tokens.lower
    window = lower[max(first - 6, 0) : last + 4]
    return Frame(
        number=number,
        claim=claim,
        sentence=sentence,
        setting=shared.setting,
        near=near,
        support=shared.support,
        phrases=_phrases(tokens, first, last),
        names=shared.names,
        years=_years(claim, shared.years),
        pairs=shared.pairs,
        contrasts=_contrasts(word for word, weight in near.items() if weight >= 0.5),
        context_contrasts=shared.context_contrasts,
        behind=next(filter(None, tokens.forms[last:]), ""),
        rest=not _words("rest").isdisjoint(lower[max(first - 2, 0) : last + 4]) and "of" in lower[first : last + 3],
        change=not _words("changes").isdisjoint((*window, *tokens.forms[max(first - 6, 0) : last + 4])),
        negated=not _words("negations").isdisjoint(window),
        companions=beside,
        around=_around(tokens, first, last),
    )


def _years(claim: Claim, years: frozenset[str]) -> frozenset[str]:
    """Return the years of a sentence without that of the claim itself."""
    own = claim.quantity
    return frozenset(year for year in years if year not in own.text) if own.measure.dimension == "date" else years


def _around(tokens: _Tokens, first: int, last: int) -> Around:
    """Return the words to either side of a number, with an edge where the sentence ends."""
    before = _echoed(tokens, range(first - 1, -1, -1))
    after = _echoed(tokens, range(last, len(tokens.lower)))
    return Around(tuple(islice(before, REACH)), tuple(islice(after, REACH)))


def _echoed(tokens: _Tokens, places: range) -> Iterator[tuple[str, str]]:
    for at in places:
        word = tokens.lower[at]
        if word[0].isalnum():
            yield word, tokens.forms[at]
        elif word in ",;:()–—":
            yield BREAK, ""
    yield EDGE, ""


def _tokens(text: str, span: Span, numbers: Sequence[Span]) -> _Tokens:
    lower, found, starts, written = [], [], [], []
    taken = [0, *(end for number in numbers for end in (number.start, number.end))]
    for match in _TOKEN.finditer(text, span.start, span.end):
        word, start = match.group(), match.start()
        plain, normal = _forms(word)
        lower.append(plain)
        found.append(normal if normal and bisect_right(taken, start) % 2 else "")
        starts.append(start)
        written.append(word)
    breaks, conditions = word_table("frames")["breaks"], _words("conditions")
    factors = tuple(breaks.get(word, 1.0) for word in lower)
    conditional = tuple(place for place, word in enumerate(lower) if word in conditions)
    return _Tokens(tuple(lower), tuple(found), tuple(starts), tuple(written), factors, conditional)


@lru_cache(8192)
def _forms(word: str) -> tuple[str, str]:
    """Return a token in lower case and in its form for comparison, which marks, letters and numbers have none of."""
    plain = word.lower()
    counts = len(word) > 1 and word[0].isalpha() and not is_number_word(plain)
    return plain, form(word) if counts else ""


def _ends(tokens: _Tokens, number: Span) -> tuple[int, int]:
    """Return the first token of a number and the one behind it."""
    return bisect_left(tokens.starts, number.start), bisect_left(tokens.starts, number.end)


def _near(tokens: _Tokens, first: int, last: int) -> dict[str, float]:
    near: dict[str, float] = {}
    behind = zip(tokens.factors[last:], tokens.forms[last:], strict=True)
    before = zip(tokens.factors[:first][::-1], tokens.forms[:first][::-1], strict=True)
    for side in (behind, before):
        weight = 1.0
        for factor, word in side:
            weight *= factor
            if word:
                weight *= _DECAY
                if weight > near.get(word, 0.0):
                    near[word] = weight
    return near


def _support(sentence: Sentence, opener: str, words: int) -> dict[str, float]:
    setting = sentence.setting
    leans = opener in _words("openers") or words < _FEW_WORDS
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


def _phrases(tokens: _Tokens, first: int, last: int) -> dict[str, tuple[str, ...]]:
    lower, found = tokens.lower, {}
    whom = next((place for place in range(last, min(last + 3, len(lower))) if lower[place] in _words("whom")), None)
    if whom is not None:
        found["whom"] = tuple(_phrase(tokens, whom + 1, 5))
    conditions = [
        place
        for place in tokens.conditions
        if not first <= place < last and abs(place - (first if place < first else last)) < _CLAUSE
    ]
    found["condition"] = tuple(word for place in conditions for word in _phrase(tokens, place + 1, 4))
    found["subject"] = tuple(_subject(tokens, first))
    found["governor"] = tuple(_run(tokens, range(first - 1, max(first - 7, -1), -1)))
    return {slot: words for slot, words in found.items() if words}


def _phrase(tokens: _Tokens, start: int, most: int) -> Iterator[str]:
    for place in range(start, min(start + 9, len(tokens.lower))):
        if (
            not tokens.lower[place][0].isalnum()
            or tokens.lower[place] in _words("stops")
            or tokens.lower[place] in _words("conditions")
            or not most
        ):
            return
        if word := tokens.forms[place]:
            most -= 1
            yield word


def _subject(tokens: _Tokens, first: int) -> Iterator[str]:
    left = 4
    for word, normal in zip(tokens.lower[:first], tokens.forms[:first], strict=True):
        if not left or (word in _words("verbs") and left < 4):
            return
        if normal:
            left -= 1
            yield normal


def _run(tokens: _Tokens, places: range) -> Iterator[str]:
    """Yield the first two content words at the places, up to a mark."""
    left = 2
    for place in places:
        if not left or not tokens.lower[place][0].isalnum():
            return
        if word := tokens.forms[place]:
            left -= 1
            yield word


def _names(tokens: _Tokens) -> frozenset[str]:
    capital = zip(tokens.written[1:], tokens.forms[1:], strict=True)
    return frozenset(normal for word, normal in capital if normal and word[0].isupper())


def _contrasts(words: Iterator[str] | Sequence[str]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for word in words:
        for line, side in sides(word):
            found.setdefault(line, set()).add(side)
    return {line: frozenset(of_line) for line, of_line in found.items()}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_table("frames")[name])
