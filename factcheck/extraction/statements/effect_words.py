"""What sentences say in words of the numbers beside them: "significant (p = 0.21)", "an increased risk (RR 0.81)"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import LONGEST, Passage, Tokens
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Estimate, Quantity, SaidOf, Saying, Span

_REACH = 14
"""So many tokens after "significant" its p-value may stand, and so many before an estimate the word for it."""
_WAY = 24
"""So far from an estimate may stand the word for its direction, and from a p-value that it makes no difference."""
_STRENGTH = 8
_ENDS = (";", ":", ")", "but", "while", "whereas", "and")
_COEFFICIENTS = frozenset(("r", "rho", "ρ"))
_SAYING = ("ignifican", "ost ", "ajority", "inority", "ew ", "differ", "correlat", "associat")
_DENIAL = 5
_NOUN = 4
_NO_DIFFERENCE = 1.0


def find_sayings(passage: Passage, estimates: Sequence[Estimate]) -> Iterator[Saying]:
    """Yield what is said of p-values, of ratios whose interval leaves out 1, and of shares as most or few."""
    for sentence, quantities in passage.by_sentence():
        inside = [one for one in estimates if sentence.covers(one.value.span)]
        if len(sentence) <= LONGEST and (inside or (quantities and _may_say(passage.text, sentence))):
            read = tokens(passage, sentence)
            yield from _of_significance(read)
            yield from _of_differences(read)
            yield from _of_correlations(read)
            yield from _of_majorities(read)
            yield from _of_directions(read, inside)


def _may_say(text: str, sentence: Span) -> bool:
    """Tell whether a sentence has a word for a p-value or a share, quickly."""
    return any(text.find(one, sentence.start, sentence.end) >= 0 for one in _SAYING)


def _of_significance(read: Sequence[Token]) -> Iterator[Saying]:
    for place, token in enumerate(read):
        if not token.word.startswith("significan"):
            continue
        before = {one.word for one in read[max(0, place - _DENIAL) : place]}
        after = read[place + 1 : place + _REACH]
        p = next((one.quantity for one in after if one.quantity and one.quantity.measure.kind == "probability"), None)
        if not p or before & (_words("weak") | _words("other")) or {one.word for one in read} & _words("weak"):
            continue
        if not any(one.word in _words("apart") or one.word.startswith("significan") for one in _until(after, p)):
            says: SaidOf = "not significant" if before & _words("denied") else "significant"
            yield Saying(says, token.span, p.span, p.low, p.high)


def _of_differences(read: Tokens) -> Iterator[Saying]:
    """Yield "did not differ (p < 0.001)" and "no difference (p < 0.001)", apart from tests of non-inferiority."""
    if read.words.isdisjoint(_words("differing")) or read.words.isdisjoint(_words("denied")):
        return
    if any("inferior" in token.word or "equivalen" in token.word for token in read):
        return
    for place, token in enumerate(read):
        if token.word not in _words("differing") or not {word(read, place - back) for back in (1, 2)} & _words(
            "denied"
        ):
            continue
        after = read[place + 1 : place + _WAY]
        p = next((one.quantity for one in after if one.quantity and one.quantity.measure.kind == "probability"), None)
        if p and not any(one.word in _words("apart") or one.word.startswith("signif") for one in _until(after, p)):
            yield Saying("not significant", token.span, p.span, p.low, p.high)


def _of_correlations(read: Tokens) -> Iterator[Saying]:
    """Yield "a strong correlation (r = 0.04)", by the size of the coefficient without its sign."""
    if read.words.isdisjoint(_COEFFICIENTS):
        return
    for place, token in enumerate(read):
        coefficient = read[place + 2].quantity if token.word in _COEFFICIENTS and place + 2 < len(read) else None
        if not coefficient or word(read, place + 1) != "=" or coefficient.low is None or abs(coefficient.low) > 1:
            continue
        before = read[max(0, place - _STRENGTH) : place]
        strengths = _words("strong") | _words("weak_link")
        said = [
            one for one, after in itertools.pairwise(before) if {one.word} & strengths and after.word in _words("links")
        ]
        denied = {one.word for one in before} & (_words("denied") | _words("apart"))
        if len(said) == 1 and not denied:
            says: SaidOf = "strong" if said[0].word in _words("strong") else "weak"
            yield Saying(says, said[0].span, coefficient.span, abs(coefficient.low), abs(coefficient.low))


def _until(read: Sequence[Token], quantity: Quantity) -> Iterator[Token]:
    for token in read:
        if token.quantity is quantity:
            return
        yield token


def _of_majorities(read: Tokens) -> Iterator[Saying]:
    """Yield "most patients (43%)" and "the majority (43%)", not "most common (43%)"."""
    if read.words.isdisjoint(_words("majority")) and read.words.isdisjoint(_words("minority")):
        return
    for place, token in enumerate(read):
        many = token.word in _words("majority")
        if not (many or token.word in _words("minority")) or (
            word(read, place - 1) in ("the", "at", "a") and token.word in ("most", "few")
        ):
            continue
        opening = next(
            (there for there in range(place + 1, place + 2 + _NOUN) if word(read, there) in ("(", ",", "–")), 0
        )
        share = read[opening + 1].quantity if 0 < opening < len(read) - 1 else None
        if share and share.unit == "percent" and closes(read, opening + 2) and _is_group(read[place + 1 : opening]):
            yield Saying("most" if many else "few", token.span, share.span, share.low, share.high)


def _is_group(noun: Sequence[Token]) -> bool:
    """Tell whether the words name a group: nothing more, "of …", or people."""
    words = [token.word for token in noun]
    return not words or words[0] == "of" or is_person(form(words[-1]))


def _of_directions(read: Sequence[Token], estimates: Sequence[Estimate]) -> Iterator[Saying]:
    for estimate in estimates:
        if not estimate.ratio or not estimate.low.value < estimate.high.value:
            continue
        if estimate.low.value < _NO_DIFFERENCE < estimate.high.value:
            continue
        said = [token for token in _clause(read, estimate) if token.word in _words("up") | _words("down")]
        if len(said) == 1 and _is_of_risk(read, said[0]):
            way: SaidOf = "increased" if said[0].word in _words("up") else "reduced"
            yield Saying(way, said[0].span, estimate.value.span, estimate.low.value, estimate.high.value)


def _clause(read: Sequence[Token], estimate: Estimate) -> Sequence[Token]:
    """Return the tokens that lead to an estimate, none where they deny it or tell of the others."""
    end = next((place for place, token in enumerate(read) if token.end > estimate.value.span.start), 0)
    if ":" in (word(read, end - back) for back in range(1, _NOUN)):
        end = next(place for place in range(end - 1, -1, -1) if word(read, place) == ":")
    start = end
    while (
        start and end - start < _WAY and word(read, start - 1) not in (";", ":", ")", "but", "while", "whereas", "and")
    ):
        start -= 1
    words = {token.word for token in read[start:end]}
    return () if words & (_words("denied") | _words("others")) else read[start:end]


def _is_of_risk(read: Sequence[Token], said: Token) -> bool:
    place = next(place for place, token in enumerate(read) if token is said)
    near = [token.word for token in (*read[max(0, place - _NOUN) : place], *read[place + 1 : place + 1 + _NOUN])]
    return any(one in _words("outcomes") for one in near)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("effect-words")[kind])
