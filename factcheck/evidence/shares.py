"""Which words of a passage with several numbers are one number's own, and whether a cited number is another's.

"19.4% were caused by cancer and 22.8% by heart disease": each number has the words on its side of the conjunction. A
sentence that names what stands on the side of another number of the same measure, and nothing that is told of the equal
one alone, is of that one. "70% of anal cancers" are none of cervical cancers, and people who fell ill have not
died (`outcomes`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.comparison.measures import comparable
from factcheck.evidence.citing import Citing
from factcheck.evidence.figures import Figure
from factcheck.evidence.matching import Comparison, Match
from factcheck.evidence.outcomes import are_other_outcomes, is_other_kind, outcomes
from factcheck.evidence.tables import CELL, is_row
from factcheck.evidence.words import Weigh, words
from factcheck.extraction.claims.words import form
from factcheck.model import Passage, Span
from factcheck.text.expressions import expression

# Where the words of one number end and those of the next begin.
_SPLIT = expression(r"[,;:|–—]\s|\s(?:and|but|while|whereas|or|compared|versus|than|well)\s")
_YEAR = expression(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)")
# "% of anal cancers".
_OF = expression(r"\s?(?:%|per\s?cent|percent)?\sof\s(?:all\s|the\s)?(?P<kind>[^\W\d_]+)\s(?P<thing>[^\W\d_]+)\b")
# What the words of a rival must weigh, one telling word; those shared with the equal one alone weigh less than
# a common word. By hand, on the fact sheets of the replica and the citing sentences of `source`.
_TELLING, _COMMON = 3.0, 2.0


def is_anothers(place: Figure, match: Match, between: Comparison) -> bool:
    """Tell whether a sentence speaks of another number of the passage, or table, than the one that equals its own."""
    citing, weigh = between.citing, between.source.weight
    if _are_of_two_kinds(citing, place, match) or _is_of_another_row(match, between):
        return True
    read = match.read
    if is_other_kind(citing.words, read.words):
        return True
    if are_other_outcomes(
        outcomes(citing.words, citing.figures, place), outcomes(read.words, read.figures, match.figure)
    ):
        return True
    text, numbers = match.read.passage.text, _numbers(match)
    equal = next((each for each in numbers if each.span.covers(match.figure.span)), None)
    if len(numbers) < 2 or equal is None:
        return False
    parts = list(_parts(text, numbers, is_row=is_row(read.passage)))
    own = parts[numbers.index(equal)]
    rivals = [
        part
        for figure, part in zip(numbers, parts, strict=True)
        if figure is not equal and comparable(equal.measure, figure.measure) and abs(figure.value) != abs(equal.value)
    ]
    return any(_is_told_there(citing, match, own, rival, weigh) for rival in rivals)


def _are_of_two_kinds(citing: Citing, place: Figure, match: Match) -> bool:
    """Tell whether both numbers are of kinds of one thing: "of anal cancers" and "of cervical cancers"."""
    here = _OF.match(citing.text, place.span.end)
    there = _OF.match(match.read.passage.text, match.figure.span.end)
    if here is None or there is None:
        return False
    one, two = form(here["kind"]), form(there["kind"])
    same = form(here["thing"]) == form(there["thing"])
    return same and one != two and "" not in (one, two) and one not in match.read.words.all


def _is_of_another_row(match: Match, between: Comparison) -> bool:
    """Tell whether a sentence names another row of the table than the one that holds the number."""
    table, row = _row(match.read.passage)
    if not row or between.citing.words.all & words(row).all:
        return False
    labels = (_row(read.passage) for read in between.source.passages)
    return any(between.citing.words.all & words(label).all for name, label in labels if name == table and label != row)


def _row(passage: Passage) -> tuple[str, str]:
    """Return the name of a passage's table and the label of its row, empty where it is none or the label holds none."""
    table, comma, _ = passage.place.rpartition(", row ")
    label = passage.text.partition(" | ")[2] or passage.text
    label = label.partition(";")[0]
    return (table, label) if comma and words(label).all else ("", "")


def _numbers(match: Match) -> list[Figure]:
    """Return the numbers of a passage but for dates, a share that is told in two numbers as one."""
    found: list[Figure] = []
    for each in match.read.figures:
        inside = bool(found) and found[-1].span.covers(each.span)
        if each.read and each.measure.dimension != "date" and not inside:
            found.append(each)
    return found


def _parts(text: str, numbers: Sequence[Figure], *, is_row: bool) -> Iterator[Span]:
    """Yield the stretch of text around each number that is its own.

    Cells of a row have their own heads. Without a mark between two numbers what stands there is told of the first, or,
    where nothing follows the last ("Deaths 12 Cases 340"), names the second. What leads to the first is told of all.
    """
    leads = not any(character.isalpha() for character in text[numbers[-1].span.end + 2 :])
    ends: list[tuple[int, int]] = []
    for one, two in pairwise(numbers):
        cell = text.rfind(CELL, one.span.end, two.span.start) if is_row else -1
        if cell >= 0:  # "2021: 24,486; 2022: 27,569": the head goes with what follows it
            ends.append((cell, cell + len(CELL)))
            continue
        splits = list(_SPLIT.finditer(text, one.span.end, two.span.start))
        if splits:
            ends.append((splits[-1].start(), splits[-1].end()))
        else:
            at = one.span.end if leads else two.span.start
            ends.append((at, at))
    starts = [0 if leads else numbers[0].span.start, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    yield from map(Span, starts, stops)


def _is_told_there(citing: Citing, match: Match, own: Span, rival: Span, weigh: Weigh) -> bool:
    here, there = _words(match, own), _words(match, rival)
    said = citing.words.all
    years = set(_YEAR.findall(citing.text))
    text = match.read.passage.text
    own_years, its_years = (set(_YEAR.findall(text, span.start, span.end)) for span in (own, rival))
    if years and own_years and not years & own_years and years & its_years:
        return True
    if len(citing.figures) > 1:
        return False
    lead = _words(match, Span(0, _numbers(match)[0].span.start))
    first = own.start <= _numbers(match)[0].span.start < own.end
    told_there = sum(map(weigh, sorted((said & there) - here - lead)))
    told_here = sum(map(weigh, sorted(said & ((here | lead) if first else here) - there)))
    return told_there >= _TELLING and told_here < _COMMON and bool(here - said - there)


def _words(match: Match, span: Span) -> frozenset[str]:
    words = match.read.words
    found = zip(words.forms, words.starts, strict=True)
    return frozenset(word for word, start in found if word and span.start <= start < span.end)
