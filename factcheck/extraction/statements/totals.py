"""Wholes told with their parts: "200 patients (120 men and 80 women)", "90 men and 110 women, 200 in all".

What the parts are of decides: two groups that make up everybody belong to a number of people, not of weeks or clinics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.allocations import allocations
from factcheck.extraction.statements.parts import Part, closes, count, is_whole, joint, listed_before, number, word
from factcheck.extraction.statements.passage import LONGEST, Passage, Tokens
from factcheck.extraction.statements.remainders import remaining_shares
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Number, Span, Total

_NOUN_WORDS = 7
"""So many words may stand between a whole and its parts: "200 adult patients with asthma (120 men"."""
_BE = frozenset({"were", "was", "are", "is"})
_WHOLE_OPENS = frozenset({"(", "[", ":", ",", "–", "—"})
_ENDS_NOUN = frozenset(
    {
        "of",
        "in",
        "with",
        "who",
        "at",
        "from",
        "aged",
        "on",
        "by",
        "to",
        "that",
        "whose",
        "under",
        "over",
        "having",
        "and",
        "or",
    }
)
_SUMMED = ("altogether", "totalling", "totaling")
_SUMMING = frozenset((*_SUMMED, "total", "all", "combined"))
_TWO = 2
"""A sentence that names fewer groups has none that make up everybody."""
_TOTALLING = ("for", "making", "giving", "with")


def find_totals(passage: Passage) -> Iterator[Total]:
    """Yield the parts of each whole that they are told to make up, or to be no more than."""
    percentages = [one for one in passage.quantities if one.unit == "percent"]
    if _may_be_total(passage.text, 0, len(passage.text)):
        yield from _in_sentences(passage)
    yield from allocations(passage.text)
    if len(percentages) > 1:
        yield from remaining_shares(passage, percentages)


def _in_sentences(passage: Passage) -> Iterator[Total]:
    for sentence in passage.sentences:
        if len(sentence) <= LONGEST and _may_be_total(passage.text, sentence.start, sentence.end):
            read = tokens(passage, sentence)
            yield from _complements(read)
            yield from _sums(read)
            yield from _shares(read)


def _complements(read: Tokens) -> Iterator[Total]:
    """Yield "200 patients (120 men and 90 women)" and "Of 85 children, 40 were boys and 55 were girls"."""
    if len(read.words & _opposites().keys()) < _TWO:
        return
    for place, token in enumerate(read):
        if not (token.quantity or token.word[:1].isdigit()):
            continue
        found = _two_groups(read, place)
        if found and (whole := _whole_before(read, place, verb=found[2])) and _ends(read, place, found[1], found[2]):
            if _is_told(read, found[0], whole):
                continue
            yield Total("all", tuple(part.number for part in found[0]), _over(found[0]), whole)


def _two_groups(read: Sequence[Token], place: int) -> tuple[tuple[Part, Part], int, bool] | None:
    """Return two groups of whom everybody is in one, where the second ends, and whether a verb tells of them."""
    one = _group(read, place)
    if not one or not (start := joint(read, one.last)):
        return None
    two = _group(read, start)
    if not two or two.name not in _opposites().get(one.name, ()):
        return None
    return (one, two), two.last, one.verb


def _group(read: Sequence[Token], place: int, unit: str | None = None) -> Part | None:
    """Return "120 (60%) men", "40 were boys" or, in percent, "54% were women" as a part."""
    part = number(read, place, unit) if unit else count(read, place)
    if part is None:
        return None
    after, verb = part.last, False
    if word(read, after) in _BE:
        after, verb = after + 1, True
    name = word(read, after)
    if name not in _opposites() or word(read, after + 1) in ("'", "’"):
        return None
    return part._replace(name=name, verb=verb).closed(read, after + 1)


def _whole_before(read: Sequence[Token], place: int, *, verb: bool) -> Number | None:
    """Return the number of people before the parts, if what leads to them says that they are its parts."""
    end = place
    if verb and [word(read, there) for there in (place - 2, place - 1)] == ["of", "whom"]:
        end = place - 2
    opening = word(read, end - 1)
    if opening not in _WHOLE_OPENS:
        return None
    for there in range(end - 2, max(end - 3 - _NOUN_WORDS, -1), -1):
        if (whole := count(read, there)) is not None:
            of = "of" in (word(read, there - 1), word(read, there - 2))
            fits = not verb or of or end != place or opening != ","
            return whole.number if fits and _counts_people(read[there + 1 : end - 1]) else None
        if not read[there].word[:1].isalpha():
            return None
    return None


def _counts_people(noun: Sequence[Token]) -> bool:
    """Tell whether a noun phrase names people, by its last word before a preposition."""
    head = ""
    for token in noun:
        if token.word in _ENDS_NOUN:
            break
        head = token.word
    return is_whole(head)


def _ends(read: Sequence[Token], place: int, last: int, verb: bool) -> bool:
    """Tell whether the parts end where their bracket or clause does, with no third group and no verb of their own."""
    if word(read, place - 1) in ("(", "["):
        return word(read, last) in (")", "]", ";") or (word(read, last) == "," and not _more(read, last + 1))
    return closes(read, last) and not (word(read, last) in (",", ";") and _more(read, last + 1))


def _more(read: Sequence[Token], place: int) -> bool:
    return any(count(read, there) for there in range(place, min(place + 3, len(read))))


def _sums(read: Tokens) -> Iterator[Total]:
    """Yield "90 men and 110 women, 210 in total" and "120 adults and 90 children, for a total of 200"."""
    if read.words.isdisjoint(_SUMMING):
        return
    for place, token in enumerate(read):
        if token.word not in _SUMMING:
            continue
        if (found := _told_sum(read, place)) and (parts := listed_before(read, found[0])):
            if _is_told(read, parts, found[1]) or _are_of_others(read, parts, found[1]):
                continue
            yield Total("all", tuple(part.number for part in parts), _over(parts), found[1])


def _is_told(read: Sequence[Token], parts: Sequence[Part], whole: Number) -> bool:
    """Tell whether the parts make another number of the sentence: "another nine …: three, two and four (10 in all)"."""
    others = [count(read, place) for place in range(len(read))]
    inner = {whole.span, *(part.number.span for part in parts)}
    made = sum(part.number.value for part in parts)
    return any(each.number.value == made for each in others if each and each.number.span not in inner)


def _are_of_others(read: Sequence[Token], parts: Sequence[Part], whole: Number) -> bool:
    """Tell whether a sum is of people and its parts are not: "nine studies, totalling 122,417 participants"."""
    behind = next((place for place, token in enumerate(read) if token.span.start >= whole.span.end), len(read))
    if not is_whole(word(read, behind)):
        return False
    nouns = [[token.word for token in read if part.number.span.end <= token.span.start < part.end] for part in parts]
    return not any(name in _opposites() or is_whole(name) for words in nouns for name in words)


def _told_sum(read: Sequence[Token], place: int) -> tuple[int, Number] | None:
    """Return where what tells the sum begins, behind its opening mark, and the sum."""
    said = read[place].word
    if said in ("altogether", "totalling", "totaling") and (whole := count(read, place + 1)):
        return (place - 1, whole.number) if _opens_sum(read, place - 1) and _sum_ends(read, whole.last) else None
    if said == "total" and word(read, place + 1) == "of" and (whole := count(read, place + 2)):
        start = place - 1 if word(read, place - 1) == "a" else place
        start -= word(read, start - 1) in _TOTALLING
        return (start - 1, whole.number) if _opens_sum(read, start - 1) and _sum_ends(read, whole.last) else None
    first = place - 1 if said in ("total", "all") and word(read, place - 1) == "in" else place
    if first == place and said in ("total", "all"):
        return None
    for there in range(first - 1, max(first - 4, 0), -1):
        if whole := count(read, there):
            fits = _opens_sum(read, there - 1) and closes(read, place + 1)
            return (there - 1, whole.number) if fits else None
    return None


def _opens_sum(read: Sequence[Token], place: int) -> bool:
    return word(read, place) in _WHOLE_OPENS


def _sum_ends(read: Sequence[Token], place: int) -> bool:
    """Tell whether the sum ends its clause, at most a noun of two words behind it."""
    return any(closes(read, there) for there in range(place, place + 3)) and not _more(read, place)


def _shares(read: Tokens) -> Iterator[Total]:
    """Yield the shares of two groups that make up everybody: "54% were women and 56% were men"."""
    if len(read.words & _opposites().keys()) < _TWO:
        return
    for place, _ in read.numbers:
        one = _group(read, place, "percent")
        start = joint(read, one.last) if one else None
        two = _group(read, start, "percent") if start else None
        if one and two and two.name in _opposites().get(one.name, ()):
            yield Total("at-most", (one.number, two.number), _over((one, two)))


def _over(parts: Sequence[Part]) -> Span:
    return Span(parts[0].number.span.start, parts[-1].end)


@cache
def _opposites() -> dict[str, tuple[str, ...]]:
    """Return the groups that make up everybody together with each group."""
    found: dict[str, tuple[str, ...]] = {}
    for one, two in word_table("complements")["pairs"]:
        found[one] = (*found.get(one, ()), two)
        found[two] = (*found.get(two, ()), one)
    return found


def _may_be_total(text: str, start: int, end: int) -> bool:
    """Tell whether there may be a total between two places, quickly."""
    summed = any(text.find(word, start, end) >= 0 for word in _SUMMED)
    return summed or bool(_leads_to_total().search(text, start, end))


@cache
def _leads_to_total() -> re.Pattern[str]:
    """Return what stands in every other sentence with a total; it begins with a space, for which a search is quick."""
    groups = "|".join(sorted(_opposites()))
    counted = r"(?:(?<=[\d%)enr] )|(?<=[\d%)enr]cent ))"
    return re.compile(
        rf" (?:{counted}(?:were |was |are |is )?(?:{groups})\b|(?<=\bin )(?:total|all)\b|(?<=\btotal )of \d)"
    )
