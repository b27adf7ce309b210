"""Dates with the ages, anniversaries and lengths of time told with them, of one life or one institution.

What is read is an `Elapsed`: two dates, and the years that are told to lie between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage, Tokens
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Elapsed, Milestone, Quantity, Span
from factcheck.text.dates import YEAR, month_number
from factcheck.text.expressions import expression

_YEAR = expression(YEAR)
_DIGITS = 4
_ORDINAL = expression(r"(\d{1,3})(?:st|nd|rd|th)")
_YEAR_LENGTH = 365.25 * DAY
_MONTH = 1 / 12
_ADULT, _OLDEST = 14, 110
_PRONOUNS = (("he", "his", "him"), ("she", "her"), ("i", "my", "i've", "i'm"))
_PERFECT = frozenset(("has", "have", "i've", "he's", "she's"))
_IT = ("it", "its", "they", "their")
_SHORTEST, _VERB_REACH, _NAME = 20, 6, 5
"""A passage that can tell of a founding, how far its verb may be from the year, and the letters of a telling word."""


class Dated(NamedTuple):
    """A date of a sentence: which token, the year with the part that has passed, and whether its month is told."""

    place: int
    span: Span
    year: float
    month: bool


class Age(NamedTuple):
    """An age or a birthday, and the date that it is told for, if any."""

    place: int
    span: Span
    years: float
    date: Dated | None


class Told(NamedTuple):
    """A sentence read: its tokens, dates and ages."""

    read: Tokens
    dates: Sequence[Dated]
    ages: Sequence[Age]


def has_year(text: str) -> bool:
    """Tell whether a text may date anything, or tell of an age."""
    return "-old" in text or bool(_YEAR.search(text))


def find_elapsed(passage: Passage) -> Iterator[Elapsed]:
    """Yield each number of years with the two dates that it is told to lie between, within two sentences."""
    told = [_told(passage, sentence) for sentence in passage.sentences if len(sentence) <= LONGEST]
    for one in told:
        yield from _lasting(one)
    for before, one in pairwise([Told(Tokens(), (), ()), *told]):
        yield from _since_birth(before, one)
        yield from _ages_apart(before, one)
    for place, one in enumerate(told):
        yield from _started(one, told[place : place + 3])


def _told(passage: Passage, sentence: Span) -> Told:
    read = tokens(passage, sentence)
    written = [place for place, token in enumerate(read) if len(token.word) == _DIGITS and token.word.isdigit()]
    dates = [found for place in written if _YEAR.fullmatch(read[place].word) and (found := _date(read, place))]
    if not dates and read.words.isdisjoint(_words("starting")):
        return Told(read, dates, ())  # an age is held against dates, or begins what is told before it
    aged = {place for place, _ in read.numbers}
    if "birthday" in read.words:
        aged |= {place - 1 for place, token in enumerate(read) if place and token.word == "birthday"}
    ages = [age for place in sorted(aged) if (age := _age(read, place, dates))]
    return Told(read, dates, ages)


def _date(read: Sequence[Token], place: int) -> Dated | None:
    token = read[place]
    if word(read, place + 1) in ("-", "–", "/"):
        return None
    before = word(read, place - 1)
    month = month_number(before) or month_number(word(read, place - 2) if before in (",", "of") else "")
    if not month and before not in _words("dating") and not (before == "," and word(read, place - 2).isdigit()):
        return None
    return Dated(place, token.span, float(token.word) + ((month or 1) - 1) * _MONTH, bool(month))


def _age(read: Sequence[Token], place: int, dates: Sequence[Dated]) -> Age | None:
    """Return the age at a place: "at the age of fifty", "who was 31 when", "her forty-sixth birthday"."""
    token = read[place]
    years = ordinal(token.word) if word(read, place + 1) == "birthday" else 0.0
    if (quantity := token.quantity) and quantity.comparator == "=" and quantity.low is not None:
        told = quantity.measure.dimension == "age" and "-old" not in quantity.text
        years = quantity.low if told or _is_bare_age(read, place, quantity) else 0.0
    return Age(place, token.span, years, _nearest(read, place, dates)) if 0 < years < _OLDEST else None


def _is_bare_age(read: Sequence[Token], place: int, quantity: Quantity) -> bool:
    """Tell whether a bare number is an age: "was 31 when", "aged 40", "died at 83"."""
    if quantity.unit is not None or quantity.step != 1 or quantity.counted:
        return False
    before, after = word(read, place - 1), word(read, place + 1)
    if before in ("was", "were", "turned") and after in ("when", "in", "at", ",", "and", "years"):
        return after == "when" or word(read, place - 2) in _words("pronouns") or before == "turned"
    if before == "at" and word(read, place - 2) == "," and after in (",", ".", "", ")"):
        return True
    if before == "at" and after == "," and _YEAR.fullmatch(word(read, place + 3)):
        return True
    return before == "aged" or (before == "at" and word(read, place - 2) in ("died", "retired", "married", "chair"))


def _nearest(read: Sequence[Token], place: int, dates: Sequence[Dated]) -> Dated | None:
    """Return the date that an age is told for: the one nearest in its sentence, without a semicolon between."""
    near = sorted(dates, key=lambda date: abs(date.place - place))
    if not near or (len(near) > 1 and abs(near[0].place - place) == abs(near[1].place - place)):
        return None
    between = read[min(near[0].place, place) : max(near[0].place, place)]
    return None if any(token.word in (";", ":") for token in between) else near[0]


def _since_birth(before: Told, told: Told) -> Iterator[Elapsed]:
    """Yield "born in 1961 and took up his chair in 2001, at the age of fifty", in one sentence or in two."""
    if not (told.dates or before.dates):
        return
    births = _births(told)
    if len(births) == 1 and len(told.dates) == 2 and len(told.ages) == 1:
        age, other = told.ages[0], next(date for date in told.dates if date is not births[0])
        if age.place > births[0].place and age.date == other and not _relative_near(told.read, age.place):
            yield _aged(age, births[0], other)
        return
    for one, two in ((before, told), (told, before)):
        births = _births(one)
        plain = len(births) == len(one.dates) == len(two.dates) == len(two.ages) == 1 and not one.ages
        if plain and two.ages[0].date and _may_be_one(one.read, two.read):
            age = two.ages[0]
            yield from () if _relative_in(two.read[: age.place]) else (_aged(age, births[0], two.dates[0]),)


def _births(told: Told) -> list[Dated]:
    return [date for date in told.dates if "born" in _words_before(told.read, date.place, 5)]


def _aged(age: Age, birth: Dated, other: Dated) -> Elapsed:
    return Elapsed(age.span, age.years, 1.0, birth.span, other.span, other.year - birth.year)


def _ages_apart(before: Told, told: Told) -> Iterator[Elapsed]:
    """Yield two ages of one person at two dates: "was 31 when he was born in 2014 … in 2024, on her 46th birthday"."""
    if not told.ages:
        return
    ages = [age for one in (before, told) for age in one.ages if age.date and age.years >= _ADULT]
    dates = {age.date.span for age in ages if age.date}
    if len(ages) != 2 or len(dates) != 2 or _relative_near(told.read, told.ages[-1].place):
        return
    first, second = ages
    if second not in told.ages or not first.date or not second.date:
        return
    if first in before.ages and _relative_in(told.read[: second.place]):
        return
    if _persons(told.read) and (told is not before and _may_be_one(before.read, told.read)):
        apart = second.date.year - first.date.year
        yield Elapsed(second.span, second.years - first.years, 1.01, first.date.span, second.date.span, apart)


def _may_be_one(first: Sequence[Token], second: Sequence[Token]) -> bool:
    return not _persons(first) or bool(_persons(first) & _persons(second))


def _persons(read: Sequence[Token]) -> set[str]:
    """Return who is spoken of, by pronouns: "he", "she" or "i"."""
    return {pronouns[0] for pronouns in _PRONOUNS for token in read if token.word in pronouns}


def _lasting(told: Told) -> Iterator[Elapsed]:
    """Yield "a nurse for 31 years, who qualified in 1989 and retired in 2012"."""
    if len(told.dates) != 2:
        return
    words = told.read.words
    lengths = [(place, one) for place, one in told.read.numbers if _is_length(one)]
    if len(lengths) != 1 or words & _words("studies"):
        return
    place, length = lengths[0]
    linked = word(told.read, place - 1) in ("for", "lasting", "after", "over", "of") or _behind(told.read, place)
    first, last = told.dates
    if first.place < place < last.place and word(told.read, place - 1) != "after":
        return
    if any(token.word in ("and", "but", "then") for token in told.read[last.place : place]):
        return
    if linked and words & _words("begins") and words & _words("ends") and last.year > first.year:
        yield from _elapsed(length, first, last)


def _behind(read: Sequence[Token], place: int) -> bool:
    return word(read, place + 1) in ("later", "afterwards", "on") or word(read, place + 1) == ")"


def _started(told: Told, following: Sequence[Told]) -> Iterator[Elapsed]:
    """Yield "a 29-year-old who has taken it for six years. 'I started when I was 27'"."""
    read = told.read
    old = [one for _, one in read.numbers if one.measure.dimension == "age" and "-old" in one.text]
    if len(old) != 1 or read.words.isdisjoint(_PERFECT):
        return
    lasting = [one for place, one in read.numbers if _is_length(one) and word(read, place - 1) == "for"]
    if len(lasting) != 1:
        return
    now, length = old[0], lasting[0]
    for said in following:
        begins = said.read.words & _words("starting")
        ages = [age for age in said.ages if age.span != now.span]
        if begins and len(ages) == 1 and now.low and length.low and not _relative_near(said.read, ages[0].place):
            years = (length.measure.low or 0.0) / _YEAR_LENGTH
            yield Elapsed(ages[0].span, years, 1.01, length.span, now.span, now.low - ages[0].years)


def _is_length(quantity: Quantity) -> bool:
    measure = quantity.measure
    exact = quantity.comparator in ("=", "~") and measure.dimension == "time" and not measure.per_day
    return exact and not measure.bound and quantity.unit in ("year", "month", "decade")


def _elapsed(length: Quantity, first: Dated, last: Dated) -> Iterator[Elapsed]:
    """Yield a length between two dates; in months only where both dates have theirs."""
    years = (length.measure.low or 0.0) / _YEAR_LENGTH
    months = first.month and last.month
    if length.unit == "month" and not months:
        return
    room = 1.6 * _MONTH if months and length.unit == "month" else 1.01
    loose = 0.15 * years if length.approximate or length.measure.hedge or length.unit == "decade" else 0.0
    yield Elapsed(length.span, years, room + loose, first.span, last.span, last.year - first.year)


def _words_before(read: Sequence[Token], place: int, reach: int) -> set[str]:
    return {token.word for token in read[max(0, place - reach) : place]}


def _relative_near(read: Sequence[Token], place: int) -> bool:
    """Tell whether an age right behind a word for somebody else is theirs: "her mother was 60"."""
    return bool(_words_before(read, place, 4) & _words("relatives"))


def ordinal(written: str) -> float:
    """Return the number of "46th", "forty-sixth" or "golden", 0 for any other word."""
    if found := _ORDINAL.fullmatch(written):
        return float(found[1])
    tens, _, ones = written.partition("-")
    table = word_table("chronology")
    if ones:
        return float(table["tens"].get(tens, 0) + table["ordinals"].get(ones, 0)) if tens in table["tens"] else 0.0
    return float(table["ordinals"].get(written, 0))


def find_milestones(passage: Passage) -> Iterator[Milestone]:
    """Yield when something was founded, and the anniversaries of a year: "our twentieth birthday in 2018"."""
    for sentence in passage.sentences if len(passage.text) > _SHORTEST else ():
        words = passage.text[sentence.start : sentence.end].casefold()
        if len(sentence) <= LONGEST and any(one in words for one in _telling()):
            told = _told(passage, sentence)
            yield from _foundings(told)
            yield from _anniversaries(passage.text, told)
            yield from _grown_old(told)


def _foundings(told: Told) -> Iterator[Milestone]:
    for date in told.dates:
        near = [token.word for token in told.read[max(0, date.place - _VERB_REACH) : date.place]]
        if word(told.read, date.place - 1) == "in" or date.month or {"since", "dates"} & set(near[-2:]):
            verb = next((one for one in reversed(near) if one in _words("founds")), "")
            since = set(near[near.index(verb) :]) if verb else set()
            if verb and (not since & {"and", "but", "until", "after"} or "again" in since):
                yield Milestone(date.span, date.year, 0.0, _is_own(told.read), frozenset(_names(told.read)))


def _anniversaries(text: str, told: Told) -> Iterator[Milestone]:
    for place, token in enumerate(told.read):
        years = ordinal(word(told.read, place - 1))
        behind = next((one for one in told.dates if one.place > place), told.dates[0] if told.dates else None)
        date = _nearest(told.read, place, told.dates) or behind
        if token.word in _words("anniversaries") and years > 1 and date and not _relative_in(told.read[:place]):
            own, names = _is_own(told.read), frozenset(_names(told.read))
            refers = word(told.read, 0) in _IT or word(told.read, place - 2) in _IT
            refers = refers and not _has_another(text, told.read[: place - 1])
            yield Milestone(told.read[place - 1].span, date.year, years, own, names, refers)


def _grown_old(told: Told) -> Iterator[Milestone]:
    """Yield "in 2026, it will be seventy years old"."""
    for age in told.ages:
        if age.date and "it" in _words_before(told.read, age.place, 4):
            yield Milestone(age.span, age.date.year, age.years, False, frozenset(_names(told.read)), True)


def _has_another(text: str, read: Sequence[Token]) -> bool:
    """Tell whether a name before "its anniversary" has the anniversary: "The NHS celebrated its"."""
    return any(text[token.start].isupper() and not month_number(token.word) for token in read[1:])


def _relative_in(read: Sequence[Token]) -> bool:
    return bool({token.word for token in read} & _words("relatives"))


@cache
def _telling() -> tuple[str, ...]:
    """Return the words of which a sentence on a founding or an anniversary has one."""
    return (*_words("founds"), *_words("anniversaries"), "years old")


def _is_own(read: Sequence[Token]) -> bool:
    return any(token.word in ("we", "our", "us", "ours") for token in read)


def _names(read: Sequence[Token]) -> Iterator[str]:
    """Yield the words of a sentence that may name what it tells of."""
    for token in read:
        if len(token.word) >= _NAME and token.word not in _words("founds") | _words("anniversaries"):
            yield token.word


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("chronology")[kind])
