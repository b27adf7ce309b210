"""The tokens of a sentence know their words and numbers, and what is read from them is read once."""

from __future__ import annotations

from collections.abc import Sequence

import factcheck
from factcheck.extraction.statements.derivations import apposed_shares
from factcheck.extraction.statements.derivations.shares_of_counts import counts
from factcheck.extraction.statements.passage import Passage, Token, Tokens, kept, read_once
from factcheck.extraction.statements.tokens import tokens, without_stops


def _read(text: str) -> list[Tokens]:
    found = factcheck.extract(factcheck.read(text, format="text"))
    passage = Passage(text, found.sentences, found.quantities)
    return [tokens(passage, sentence) for sentence in found.sentences]


def test_tokens_know_words_and_numbers() -> None:
    """Words are in small letters with an empty one for quantities, numbers have their places among the tokens."""
    (read,) = _read("At noon, 12 nurses drank 30 ml.")
    assert {"at", "noon", ",", "nurses", "drank", ".", ""} <= read.words
    assert [(place, quantity.text) for place, quantity in read.numbers] == [(3, "12"), (6, "30 ml")]
    assert [token.word for token in read.before(3)] == ["at", "noon", ","]
    assert read.before(3) is read.before(3)


def test_two_sentences_of_the_same_words_are_read_apart() -> None:
    """What is found in one sentence is never given for another, even for one of the same words and places."""
    asked: list[Sequence[Token]] = []

    @read_once
    def first(read: Sequence[Token], place: int) -> int:
        asked.append(read)
        return read[place].start

    (one,), (other,) = _read("It rains."), _read("It rains.")
    assert one == other
    assert [first(one, 0), first(one, 0), first(other, 0)] == [0, 0, 0]
    assert len(asked) == 2
    assert asked[0] is one
    assert asked[1] is other


def test_other_tokens_are_read_anew() -> None:
    """A stretch of a sentence that is no sentence's tokens is read each time."""
    asked = []

    @read_once
    def size(read: Sequence[Token]) -> int:
        asked.append(read)
        return len(read)

    (read,) = _read("It rains.")
    assert [size(read[:1]), size(read[:1])] == [1, 1]
    assert len(asked) == 2


def test_what_is_kept_is_read_once() -> None:
    """A reader that is given sentences alone reads each of them once, and gives the same again."""
    asked = []

    @kept
    def words(read: Tokens) -> list[str]:
        asked.append(read)
        return [token.word for token in read]

    one, other = _read("It rains. It snows.")
    assert words(one) is words(one)
    assert words(other) == ["it", "snows", "."]
    assert len(asked) == 2


def test_sentences_go_on_without_full_stops() -> None:
    """Tokens without full stops are those of the sentence, its quantities among them."""
    (read,) = _read("At noon, 12 nurses drank 30 ml.")
    assert list(without_stops(read)) == list(read[:-1])
    assert without_stops(read.before(3)) == read.before(3)


def test_shares_are_counted_alike_again() -> None:
    """Counting the numbers in words before "of them" adds them once, and to nothing that other readers know."""
    (read,) = _read("We asked 60 people, and six of them came.")
    before = list(counts(read))
    assert apposed_shares._counts(read) == apposed_shares._counts(read)
    assert counts(read) == before
