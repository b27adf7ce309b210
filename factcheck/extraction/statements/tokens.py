"""The tokens of a sentence: words, marks, and quantities as leaves of one piece; citations and note marks left out."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from factcheck.extraction.statements.passage import Passage, Token, Tokens, kept
from factcheck.model import Quantity, Span
from factcheck.text.expressions import expression
from factcheck.text.passages import is_remembering, recall

__all__ = ["Token", "Tokens", "tokens", "without_stops"]

_TOKEN = expression(r"\d{1,3}(?:,\d{3})+(?![\d,])|[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]")
# "(see Table 2)", "(Figure 1, Box 3)".
_PLACES = frozenset(("table", "tables", "figure", "figures", "fig", "figs", "box", "appendix", "section", "chapter"))
_POINTING = _PLACES | {"see", "also", "and", "in", ",", "."}
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§")
_made = tuple.__new__


def tokens(passage: Passage, sentence: Span) -> Tokens:
    """Return the tokens of a sentence in order, read once for all readers of statements."""
    place = sentence.start, sentence.end
    found = passage.read.get(place)
    if found is None:
        known = is_remembering() and not passage.citations
        found = passage.read[place] = (_moved if known else _tokens)(passage, sentence)
    return found


@kept
def without_stops(read: Tokens) -> Sequence[Token]:
    """Return the tokens of a sentence without full stops, for readers that go on into the next sentence."""
    return [token for token in read if token.word != "."] if "." in read.words else read


def _moved(passage: Passage, sentence: Span) -> Tokens:
    """Return the tokens of a sentence as a memory holds them, moved to where it stands now."""
    start, quantities = sentence.start, passage.within(sentence)
    key = passage.text[start : sentence.end], tuple([one.span.shifted(-start) for one in quantities])
    kept = recall(_kept, (passage, sentence), key, len(sentence))
    held = (None, *quantities)
    return Tokens([_made(Token, (one + start, end + start, word, held[place])) for one, end, word, place in kept])


def _kept(given: tuple[Passage, Span]) -> tuple[tuple[int, int, str, int], ...]:
    """Return the tokens of a sentence, counted from its start, each with the number of its quantity, from 1, or 0."""
    passage, sentence = given
    numbers = {one.span: place for place, one in enumerate(passage.within(sentence), 1)}
    return tuple(
        (
            one.start - sentence.start,
            one.end - sentence.start,
            one.word,
            numbers[one.quantity.span] if one.quantity else 0,
        )
        for one in _tokens(passage, sentence)
    )


def _tokens(passage: Passage, sentence: Span) -> Tokens:
    read = Tokens()
    numbers: list[tuple[int, Quantity]] = []
    text, position = passage.text, sentence.start
    cites = False
    for start, end, quantity in _leaves(passage, sentence):
        cites = cites or quantity is None
        if start >= position:
            if start > position + 1 or text[position:start] not in ("", " "):
                read += _words(text, position, start)
            if quantity:
                numbers.append((len(read), quantity))
            read.append(_made(Token, (start, end, "", quantity)))
            position = end
    read += _words(text, position, sentence.end)
    may_cite = cites or "[" in read.words or not read.words.isdisjoint(_PLACES)
    return _without_citations(read) if may_cite else read.holding(numbers)


def _leaves(passage: Passage, sentence: Span) -> list[tuple[int, int, Quantity | None]]:
    """Return where quantities stand, and citations, as leaves without a quantity, in order."""
    leaves: list[tuple[int, int, Quantity | None]]
    leaves = [(one.span.start, one.span.end, one) for one in passage.within(sentence)]
    if passage.citations and (cited := [one.span for one in passage.citations if sentence.covers(one.span)]):
        leaves = sorted([*((span.start, span.end, None) for span in cited), *leaves], key=itemgetter(0))
    return leaves


def _words(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of a stretch without quantities; most tokens come from here, and are made at once."""
    stretch = text[start:end]
    if stretch.isascii():
        return _ascii_words(stretch.lower(), start)
    return [
        _made(Token, (*one.span(), word, None))
        for one in _TOKEN.finditer(text, start, end)
        if (word := one.group().casefold()) not in _RAISED
    ]


def _ascii_words(small: str, start: int) -> list[Token]:
    """Return the words and marks of a stretch in small letters, each being the next of its letters: blanks are none."""
    found: list[Token] = []
    place, seek = 0, small.find
    for word in _TOKEN.findall(small):
        at = seek(word, place)
        place = at + len(word)
        if word != "*":
            found.append(_made(Token, (start + at, start + place, word, None)))
    return found


def _without_citations(found: list[Token]) -> Tokens:
    """Return the tokens without citations, and without the brackets that hold nothing else than them."""
    kept: list[Token] = []
    for token in found:
        if token.word in (")", "]") and (opening := _opening(kept)) is not None:
            inside = kept[opening + 1 :]
            if _only_cites(inside, kept[opening].word):
                del kept[opening:]
                continue
        kept.append(token)
    return Tokens(token for token in kept if not _is_citation(token))


def _only_cites(inside: Sequence[Token], opening: str) -> bool:
    """Tell whether a bracket holds citations, a table's name or an entry's number, and none that says anything."""
    words = [one.word for one in inside]
    if _PLACES.intersection(words) and all(word in _POINTING or word[:1].isdigit() for word in words):
        return True
    if any(_is_citation(one) for one in inside):
        return not any(one.quantity for one in inside)
    return opening == "[" and all(one.word.isdigit() or one.word in (",", "-", "–") for one in inside)


def _opening(kept: Sequence[Token]) -> int | None:
    for place in range(len(kept) - 1, -1, -1):
        if kept[place].word in (")", "]"):
            return None
        if kept[place].word in ("(", "["):
            return place
    return None


def _is_citation(token: Token) -> bool:
    return not token.word and token.quantity is None
