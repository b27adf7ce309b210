"""Ages told with a year, held against the one year of birth: "born in 1918 … died in 2005, at the age of 78"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.statements.derivations.dates import Date, find_dates
from factcheck.extraction.statements.derivations.told_ages import Age, find_ages, judged
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage, Token
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Span

_REACH = 8
"""A life is told within so many sentences of its beginning."""
_BEHIND_BORN = 5
_PRONOUNS = frozenset({"he", "she", "i", "his", "her", "my", "i'd", "i'm"})


def find_lives(passage: Passage) -> Iterator[Derivation]:
    """Yield each age that does not go with its year and the only year of birth that the article tells."""
    text = passage.text
    if " born " not in text:
        return
    sentences = [one for one in passage.sentences if len(one) <= LONGEST]
    births = [(place, one) for place, sentence in enumerate(sentences) for one in _births(passage, sentence)]
    if len(births) != 1 or births[0][1].year is None:
        return
    at, born = births[0]
    names = {name for one in sentences[max(at - 2, 0) : at + 1] for name in _names(text, tokens(passage, one))}
    for sentence in sentences[max(at - _REACH, 0) : at + _REACH + 1]:
        if passage.within(sentence):
            yield from _judged(passage, sentence, born, names)


def _births(passage: Passage, sentence: Span) -> Iterator[Date]:
    if passage.text.find(" born ", sentence.start, sentence.end) < 0:
        return
    read = tokens(passage, sentence)
    for one in find_dates(read):
        if "born" in {word(read, there) for there in range(max(one.place - _BEHIND_BORN, 0), one.place)}:
            yield one


def _judged(passage: Passage, sentence: Span, born: Date, names: set[str]) -> Iterator[Derivation]:
    """Yield the only age of a sentence that is of the one who was born, if its year does not fit."""
    read = tokens(passage, sentence)
    said = {token.word for token in read}
    ages = list(find_ages(read, 0))
    dates = [one for one in find_dates(read) if one.year and one.span != born.span]
    if len(ages) != 1 or len(dates) != 1 or said & (_words("relatives") | _words("research")):
        return
    if said & _PRONOUNS or names & _names(passage.text, read):
        yield from judged(ages[0].years - _later(read, ages[0]), ages[0].span, born, dates[0])


def _later(read: Sequence[Token], age: Age) -> float:
    """Return how many years after its date an age is told for: "In 2007 … and two years later, aged 51"."""
    for place, token in enumerate(read[: age.place]):
        quantity = token.quantity
        if quantity and quantity.unit == "year" and quantity.low and word(read, place + 1) in ("later", "afterwards"):
            return quantity.low
    return 0.0


def _names(text: str, read: Sequence[Token]) -> set[str]:
    """Return the words with a capital that say something."""
    return {token.word for token in read if token.word.isalpha() and text[token.start].isupper() and form(token.word)}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("chronology")[kind])
