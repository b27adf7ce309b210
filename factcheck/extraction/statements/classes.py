"""Values that are put into a class: "a ferritin under 15 is deficient", "Severe: 30 or more", a row of a table.

Each is one claim that values of an interval belong to the class; two of one class and one thing should agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.statements.grid import frame, heads
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage, within
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Classed, Quantity, Span, Table
from factcheck.text.cues import cues, words_of
from factcheck.text.expressions import expression

_WORD = expression(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_STEP_BEHIND = expression(r"\W{1,4}(?:[^\W\d_]{4,9}\s)?(?:\d|I{1,3}V?)(?![^\W_]|[.,–-]?\d)")
_STEP_BEFORE = expression(r"(?<!\w)[^\W\d_]{4,9}\s(?:\d|I{1,3}V?)\s$")
"""A step of a class has bounds of its own: "Hypertension grade 2", "stage 1 hypertension"."""
_BEFORE = 14
_DIMENSIONS_LEFT_OUT = frozenset({"time", "age", "date", "rank", "times", "multiple", "points", "probability"})
_REACH = 14


def find_classed(passage: Passage, tables: Sequence[Table]) -> Iterator[Classed]:
    """Yield what an article puts into classes, in sentences and short items, then in tables."""
    cells = {cell.span.start for table in tables for cell in table.cells}
    before = Span(0, 0)
    for sentence, quantities in () if words_of(passage.text).isdisjoint(_cues()) else passage.by_sentence():
        plain = len(sentence) <= LONGEST and sentence.start not in cells
        if quantities and plain and _has_class(passage.text, sentence):
            yield from _in_sentence(passage, sentence, before)
        before = sentence
    for table in tables:
        yield from _in_table(passage, table)


@cache
def _cues() -> frozenset[str]:
    return cues(_classes())


def _has_class(text: str, span: Span) -> bool:
    return not _classes().keys().isdisjoint(_WORD.findall(text[span.start : span.end].casefold()))


def _in_sentence(passage: Passage, sentence: Span, before: Span) -> Iterator[Classed]:
    read = [token for token in tokens(passage, sentence) if token.word != "."]
    labels = [place for place, token in enumerate(read) if token.word in _classes()]
    if len({_classes()[read[place].word] for place in labels}) != 1 or not _is_told(read, labels[0]):
        return
    measured = [(place, one) for place, token in enumerate(read) if (one := token.quantity) and _is_measured(one)]
    dimensions = [one.measure.dimension for _, one in measured]
    near = [(place, one) for place, one in measured if abs(place - labels[0]) <= _REACH]
    if not near or len(dimensions) != len(set(dimensions)):
        return
    if _is_step(passage.text, read[labels[0]].span):
        return
    words, around = _words_of(read), _words_of(tokens(passage, before) if len(before) <= LONGEST else ())
    is_open = read[0].quantity is not None or bool({word(read, 0), word(read, 1)} & _words("open"))
    groups = _groups(passage.text, sentence)
    for _, quantity in near:
        yield Classed(_classes()[read[labels[0]].word], quantity, read[labels[0]].span, words, groups, around, is_open)


def _is_step(text: str, label: Span) -> bool:
    """Tell whether a class is divided, and one of its steps is meant."""
    behind = _STEP_BEHIND.match(text, label.end)
    return bool(behind or _STEP_BEFORE.search(text, max(label.start - _BEFORE, 0), label.start))


def _is_told(read: Sequence[Token], place: int) -> bool:
    """Tell whether a class is given to something, not denied or only mentioned."""
    links = {token.word for token in read} & _words("links")
    near = {word(read, there) for there in range(place - 2, place)} & _words("denied")
    after = word(read, place + 1)
    aims = {token.word for token in read} & _words("aims")
    return bool(links) and not near and not aims and after not in ("of", "risk", "dose", "intake", "diet")


def _is_measured(quantity: Quantity) -> bool:
    measure = quantity.measure
    return measure.dimension not in _DIMENSIONS_LEFT_OUT and measure.statistic == "level" and not measure.per_day


def _in_table(passage: Passage, table: Table) -> Iterator[Classed]:
    around = frame(table)
    for cell in table.cells:
        label = around.labels.get(cell.row)
        named = _classes().get(label.text.casefold()) if label and label is not cell else None
        if label and named and cell.row > table.header_rows:
            found = within(passage.quantities, cell.span)
            if len(found) == 1 and found[0].text == cell.text and _is_measured(found[0]):
                over = " ".join(one.text for one in heads(around, cell))
                yield Classed(named, found[0], label.span, frozenset(_forms(over)), frozenset())


def _words_of(read: Sequence[Token]) -> frozenset[str]:
    """Return the forms of a sentence's words, without those of its quantities."""
    return frozenset(_forms(" ".join(token.word for token in read)))


def _forms(text: str) -> Iterator[str]:
    for said in _WORD.findall(text):
        plain = said.casefold()
        if plain not in _classes() and plain not in _words("common") and (found := form(said)):
            yield found


def _groups(text: str, span: Span) -> frozenset[str]:
    said = {found.casefold() for found in _WORD.findall(text, span.start, span.end)}
    return frozenset(said & _words("groups"))


@cache
def _classes() -> dict[str, str]:
    return {written: name for name, written_as in word_table("classes")["class"].items() for written in written_as}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("classes")["words"][kind])
