"""Features that tell whether a pair that states one fact with two values conflicts: its rivals, and the two values.

A value that another number confirms is no slip, and a sentence that holds a number which agrees is where the partner
is. Every claim is judged by its own partners: nothing depends on how long the article is.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.comparison.frames import Frame
from factcheck.comparison.likeness import Values
from factcheck.comparison.measures import Agreement, are_swapped, slip
from factcheck.model import Measure
from factcheck.text.passages import recall
from factcheck.values import dataclass

# A rival that is much less like, or none at all.
_NONE = -9.0
_CLIP = 4.0
# Pairs less alike than this are no rivals of any.
_FAR = -7.0
# Pairs that agree and are at least so alike show that two blocks tell of one thing.
_ALIKE = -3.0
# From here on a pair that agrees states one fact, more likely than not by far.
_ONE_FACT = -1.0
# What is added to the number of a part's claims, so that a part with one claim is not all told again.
_DOUBT = 1.5
# Pairs less alike than this are not judged.
_LEAST = -6.0
# How many rivals of a claim are looked at, the likest first.
_RIVALS = 6
# More facts that two blocks state alike tell no more.
_MOST_ACCOUNTS = 6
# Counts below this repeat by chance.
_SMALL = 13
_SAFE = ("tenfold", "unit", "digit")
# How two values stand to each other takes as much room in a memory as a passage of so many characters.
_ROOM = 100


_Part = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two frames, the log-odds that they state one fact, how their values stand to each other, and their features.

    `features` are the values of `likeness.FEATURES`.
    """

    one: Frame
    two: Frame
    logit: float
    agreement: Agreement
    features: Values


@dataclass(frozen=True, slots=True)
class _Partner:
    logit: float
    frame: Frame
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class _Field:
    """All pairs as seen from each claim: its likest partners, the likest that agrees, and the log-odds of each pair.

    `blocks` are the pairs that agree, by their blocks. `retold` maps each claim to how much of the rest of its section
    and of its block is told again elsewhere.
    """

    partners: Mapping[int, Sequence[_Partner]]
    agreeing: Mapping[int, _Partner]
    logits: Mapping[tuple[int, int], float]
    blocks: Mapping[tuple[int, int], Sequence[tuple[int, int]]]
    retold: Mapping[int, tuple[float, float]]


def standings(pairs: Sequence[Likeness]) -> Iterator[tuple[Likeness, dict[str, float]]]:
    """Yield each pair with its features, each between about -4 and 4; pairs that are far from alike are left out."""
    field = _field(pairs)
    for pair in pairs:
        if pair.logit > _LEAST:
            rivals = _rivals(pair, field)
            yield pair, rivals | (_agreement(pair) if pair.agreement == "agree" else _conflict(pair, field))


def _field(pairs: Sequence[Likeness]) -> _Field:
    partners: dict[int, list[_Partner]] = defaultdict(list)
    agreeing: dict[int, _Partner] = {}
    for pair in pairs:
        if pair.logit < _FAR:
            continue
        for own, other in ((pair.one, pair.two), (pair.two, pair.one)):
            partner = _Partner(pair.logit, other, pair.agreement)
            partners[own.number].append(partner)
            best = agreeing.get(own.number)
            if pair.agreement == "agree" and (best is None or best.logit < pair.logit):
                agreeing[own.number] = partner
    blocks: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        if pair.agreement == "agree" and pair.logit > _ALIKE and not small(pair.one):
            blocks[_blocks(pair)].append(_key(pair.one, pair.two))
    likest = {own: sorted(found, key=lambda each: -each.logit)[:_RIVALS] for own, found in partners.items()}
    logits = {_key(pair.one, pair.two): pair.logit for pair in pairs}
    return _Field(likest, agreeing, logits, blocks, _retold(pairs))


def _retold(pairs: Sequence[Likeness]) -> dict[int, tuple[float, float]]:
    """Return how much of what stands around each claim, in its section and in its block, another part states as well.

    A summary tells all of it again.
    """
    frames: dict[int, Frame] = {}
    told: dict[_Part, set[int]] = defaultdict(set)
    for pair in pairs:
        one, two = pair.one, pair.two
        frames[one.number], frames[two.number] = one, two
        if pair.agreement == "agree" and pair.logit > _ONE_FACT:
            for own, other in ((one, two), (two, one)):
                for part, elsewhere in zip(_parts(own), _parts(other), strict=True):
                    if part != elsewhere and not small(own):
                        told[part].add(own.number)
    claims = Counter(part for frame in frames.values() for part in _parts(frame))
    shares = {}
    for number, frame in frames.items():
        section, block = (
            (len(told[part]) - (number in told[part])) / (claims[part] - 1 + _DOUBT) for part in _parts(frame)
        )
        shares[number] = section, block
    return shares


def _parts(frame: Frame) -> tuple[_Part, _Part]:
    return ("section", frame.setting.section), ("block", frame.setting.block)


def _key(one: Frame, two: Frame) -> tuple[int, int]:
    return _key_of(one.number, two.number)


def _key_of(one: int, two: int) -> tuple[int, int]:
    return min(one, two), max(one, two)


def small(frame: Frame, least: float = _SMALL) -> bool:
    """Tell whether a claim is a count of less than that."""
    measure = frame.claim.quantity.measure
    return measure.dimension == "count" and _size(measure) < least


def _rivals(pair: Likeness, field: _Field) -> dict[str, float]:
    own = pair.logit
    beside = max(_beside(pair.one, pair.two, field), _beside(pair.two, pair.one, field))
    agreeing = sorted(_agrees(each, field) for each in (pair.one, pair.two))
    return {
        "same": own,
        "unlike": min(own, 0.0),
        "over_beside": _clipped(own - beside),
        "confirmed": max(_clipped(agreeing[1] - own), -3.0),
        "both_confirmed": max(_clipped(agreeing[0] - own), -3.0),
        "confirmed_how": max(agreeing[1], -_CLIP),
        "third": _third(pair, field),
        "accounts": _accounts(pair, field) / 3,
    }


def _conflict(pair: Likeness, field: _Field) -> dict[str, float]:
    sections, blocks = zip(field.retold[pair.one.number], field.retold[pair.two.number], strict=True)
    return {
        **values(pair),
        **_sections(pair),
        "section_retold_least": min(sections),
        "section_retold_most": max(sections),
        "block_retold_least": min(blocks),
        "block_retold_most": max(blocks),
    }


def _beside(own: Frame, partner: Frame, field: _Field) -> float:
    """Return how like a claim is to the likest other number of its partner's sentence that is not stated elsewhere."""
    rivals = (
        rival.logit
        for rival in field.partners.get(own.number, ())
        if rival.frame.sentence == partner.sentence
        and rival.frame.number != partner.number
        and _agrees(rival.frame, field) < rival.logit
    )
    return max(rivals, default=_NONE)


def _agrees(frame: Frame, field: _Field) -> float:
    found = field.agreeing.get(frame.number)
    return found.logit if found else _NONE


def _accounts(pair: Likeness, field: _Field) -> float:
    """Return how many other facts the two blocks state alike, up to a few: an abstract and its summary share many."""
    numbers = pair.one.number, pair.two.number
    here: set[int] = set()
    there: set[int] = set()
    for one, two in field.blocks.get(_blocks(pair), ()):
        if one not in numbers and two not in numbers:
            here.add(one)
            there.add(two)
            if len(here) >= _MOST_ACCOUNTS and len(there) >= _MOST_ACCOUNTS:
                break
    return float(min(len(here), len(there), _MOST_ACCOUNTS))


def _blocks(pair: Likeness) -> tuple[int, int]:
    return _key_of(pair.one.setting.block, pair.two.setting.block)


def _third(pair: Likeness, field: _Field) -> float:
    """Return how like both are to a third mention that agrees with one of them: of three, the odd one is told."""
    found = -5.0
    for own, other in ((pair.one, pair.two), (pair.two, pair.one)):
        third = field.agreeing.get(own.number)
        if third and third.frame.number != other.number:
            found = max(found, min(third.logit, field.logits.get(_key(third.frame, other), _NONE)))
    return found


def _clipped(value: float) -> float:
    return max(min(value, _CLIP), -_CLIP)


def values(pair: Likeness) -> Mapping[str, float]:
    """Return how the values of a pair stand to each other: what slip makes one of the other, how far apart they are."""
    one, two = pair.one.read, pair.two.read
    return recall(_values, pair, (one, two), _ROOM) if one and two else _values(pair)


def _values(pair: Likeness) -> Mapping[str, float]:
    one, two = pair.one.claim.quantity.measure, pair.two.claim.quantity.measure
    kind = slip(one, two)
    told = kind in _SAFE or pair.agreement == "turned"
    apart = min(abs(math.log(_size(one) / _size(two))), 6.0) if _size(one) and _size(two) else 0.0
    return {
        **{name: float(kind == name) for name in _SAFE},
        "turned": float(pair.agreement == "turned"),
        "compatible": float(pair.agreement == "compatible"),
        "apart": apart / 3 * (not told),
        "close": float(apart < 0.25),
        "told": float(told),
        "swapped": float(kind == "digit" and are_swapped(one, two)),
    }


def _sections(pair: Likeness) -> dict[str, float]:
    """Return whether a text goes on without headings: there fewer things are told apart than where each has its own."""
    here, there = pair.one.setting.section, pair.two.setting.section
    headings = bool(here or there)
    return {"no_headings": float(not headings), "same_section": float(headings and here == there)}


def _agreement(pair: Likeness) -> dict[str, float]:
    """Return how far a value that both give speaks for one fact: "12.7" more than "2"."""
    one, two = pair.one.claim.quantity.measure, pair.two.claim.quantity.measure
    digits = min(_digits(one), _digits(two))
    return {
        "digits": min(digits, 3.0),
        "few_digits": float(digits < 2),
        "small_count": float(one.dimension == "count" and max(_size(one), _size(two)) < _SMALL),
        "share": float(one.dimension == "share"),
        "time": float(one.dimension in ("time", "age")),
        "date": float(one.dimension in ("date", "rank")),
        "tables": float(bool(pair.one.setting.table and pair.two.setting.table)),
        "ranges": float(_is_range(one) and _is_range(two)),
        "bounds": float(bool(one.bound and two.bound)),
        "converted": float(one.unit != two.unit),
    }


def _digits(measure: Measure) -> int:
    """Return how many digits tell the value, those of both ends of a range."""
    ends = {f"{abs(value):.6g}".partition("e")[0].replace(".", "").strip("0") for value in measure.written}
    return sum(map(len, ends))


def _size(measure: Measure) -> float:
    value = measure.high if measure.high is not None else measure.low
    return abs(value or 0.0)


def _is_range(measure: Measure) -> bool:
    return measure.low is not None and measure.high is not None and measure.low != measure.high
