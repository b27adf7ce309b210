"""How medicines are taken, wherever the article says so: "nitrofurantoin 100 mg twice a day for five days".

A medicine is a word that stands beside an amount once; its name marks the other sentences on it, and the next one that
goes on with "it". What is told to be all of it is a `CourseTotal`, which a check holds against dose and length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.tokens import Token, tokens, without_stops
from factcheck.model import Quantity, Regimen, RegimenKind, Span

_DOSES = frozenset({"milligram", "microgram", "gram", "millilitre", "international unit", "unit"})
_SHORTEST_NAME = 5
_NO_NAME = ("s", "ed", "ing", "ly", "er")
_TOTALS = (
    "in all",
    "in total",
    "altogether",
    "a total of",
    "all told",
    "comes to",
    "adds up to",
    "amounts to",
    "makes",
)
_FORMS = frozenset({"tablet", "capsule", "pill", "dose", "sachet", "injection"})


def find_regimens(passage: Passage) -> Iterator[Regimen]:
    """Yield what each sentence of an article says of how a medicine is taken; the passage is the whole article."""
    if not any(one.unit in _DOSES or one.measure.dimension == "times" for one in passage.quantities):
        return
    read = [
        (sentence, _tokens(passage, sentence) if len(sentence) <= LONGEST and quantities else ())
        for sentence, quantities in passage.by_sentence()
    ]
    names = {name for _, tokens_of in read for name in _medicines(tokens_of)}
    before: frozenset[str] = frozenset()
    for sentence, tokens_of in read:
        named = _named(passage.text, sentence, names)
        told = named or (before if word(tokens_of, 0) not in ("the", "a", "an") else frozenset())
        if told and any(token.quantity for token in tokens_of):
            yield from _regimens(sentence, tokens_of, named, told)
        before = named


def _named(text: str, sentence: Span, names: set[str]) -> frozenset[str]:
    words = text[sentence.start : sentence.end].casefold()
    return frozenset(name for name in names if name in words)


def _tokens(passage: Passage, sentence: Span) -> Sequence[Token]:
    return without_stops(tokens(passage, sentence))


def _medicines(read: Sequence[Token]) -> Iterator[str]:
    """Yield the words of a sentence that name medicines, beside amounts and where one is stopped."""
    stopping = _words("stopping")
    for place, token in enumerate(read):
        if token.quantity:
            yield from _beside(read, place)
        elif token.word in stopping:
            yield from _stopped(read, place)


def _beside(read: Sequence[Token], place: int) -> Iterator[str]:
    """Yield the medicine that stands beside the amount at a place: "500 mg of amoxicillin", "amoxicillin 500 mg"."""
    quantity = read[place].quantity
    if quantity is None or quantity.unit not in _DOSES:
        return
    after = place + 1 + (word(read, place + 1) == "of")
    before = place - 1 - (word(read, place - 1) in (":", "–", ","))
    for name in (word(read, after), word(read, before)):
        if _may_be_medicine(name):
            yield name
            return


def _stopped(read: Sequence[Token], place: int) -> Iterator[str]:
    """Yield the medicine that is stopped by the word at a place: "Stop the dexamethasone"."""
    name = place + 1
    while word(read, name) in ("the", "taking", "using", "your", "this"):
        name += 1
    if name > place + 1 and _may_be_medicine(word(read, name)):
        yield word(read, name)


def _may_be_medicine(name: str) -> bool:
    """Tell whether a word may name a medicine: hardly any ends like a plural, a participle or an adverb."""
    plain = name.isalpha() and not name.endswith(_NO_NAME)
    return plain and len(name) >= _SHORTEST_NAME and name not in _words("not_medicines")


def _regimens(sentence: Span, read: Sequence[Token], named: frozenset[str], told: frozenset[str]) -> Iterator[Regimen]:
    """Yield a regimen for each medicine of a sentence, one for all where it is the only one."""
    said = {token.word for token in read}
    excused = {"unless"} if "otherwise" in said else set()  # "unless we tell you otherwise"
    conditions = frozenset(said & _words("conditions") - excused)
    lasting = _lasting(read)
    count = next((one for token in read if (one := token.quantity) and _is_of_form(one)), None)
    amounts = [(place, one) for place, token in enumerate(read) if (one := token.quantity) and one.unit in _DOSES]
    total = _is_total(read)
    for place, amount in amounts:
        own = frozenset(_beside(read, place)) or (told if len(told) == 1 else frozenset())
        if own:
            kind: RegimenKind = "total" if total and not amount.measure.per_day else "dose"
            yield Regimen(kind, own, amount, lasting, count if kind == "total" else None, sentence, conditions)
    if not amounts and lasting and len(told) == 1 and (_stops(read) or _is_repeated(read)):
        kind = "length" if _stops(read) else "dose"
        yield Regimen(kind, told, None, lasting, None, sentence, conditions)


def _is_of_form(quantity: Quantity) -> bool:
    counted = {quantity.measure.of, *quantity.counted.split()}
    return quantity.unit is None and quantity.step == 1 and bool(counted & _FORMS)


def _lasting(read: Sequence[Token]) -> Quantity | None:
    """Return the one length of time of a sentence that a course may take."""
    found = [one for token in read if (one := token.quantity) and _is_length(one)]
    return found[0] if len(found) == 1 else None


def _is_length(quantity: Quantity) -> bool:
    measure = quantity.measure
    plain = measure.dimension == "time" and not measure.per_day and not measure.bound and measure.statistic == "level"
    return plain and (measure.low or 0.0) >= DAY and measure.low == measure.high


def _is_total(read: Sequence[Token]) -> bool:
    said = " ".join(token.word for token in read)
    return any(one in said for one in _TOTALS)


def _is_repeated(read: Sequence[Token]) -> bool:
    """Tell whether a sentence says how often something is taken: "one drop four times a day"."""
    return any(one.measure.per_day and one.measure.dimension in ("times", "count") for one in _quantities(read))


def _quantities(read: Sequence[Token]) -> Iterator[Quantity]:
    yield from (token.quantity for token in read if token.quantity)


def _stops(read: Sequence[Token]) -> bool:
    """Tell whether a sentence says when a medicine is stopped: "Stop the dexamethasone after ten days"."""
    place = next((place for place, token in enumerate(read) if token.word in _words("stopping")), None)
    return place is not None and any(token.word in ("after", "at") for token in read[place:])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("regimens")[kind])
