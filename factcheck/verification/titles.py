"""Titles compared as printed: what is wording, and what is another title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz.distance import OSA

from factcheck.data import word_list
from factcheck.text.expressions import expression
from factcheck.values import dataclass
from factcheck.verification.names import fold

# Words of a title that are compared: whatever a service sends, comparing ends.
LONGEST = 400
ALIKE = 0.75
_ARTICLES = frozenset(("a", "an", "the"))
SHORT = 5
_PARTS = expression(r"[:.?!;()\[\]“”\"|/]|\s[-–—]\s?|[–—]\s|, (?=(?:an?|the|results|findings|part)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a printed title and a record's agree.

    `share` is the part of the shorter title's telling words found in the other in order, 0 to 1; where it has none, of
    all. `replaced` pairs the words that stand for one another without being spellings, inflections or initials of each
    other. `added` are phrases with telling words that only the printed title has, `dropped` those that only the record
    has, neither in a part of its own such as a subtitle. `words` counts those of the shorter title, `alike` the telling
    ones that agree. `plurals` are printed where English has none and the record has the bare word: before the word that
    it belongs to ("survivals transcripts"), or with a mere "s" behind a "y".
    """

    share: float
    replaced: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    words: int = 0
    alike: int = 0
    plurals: tuple[str, ...] = ()

    @property
    def short(self) -> bool:
        """Tell whether the shorter title is too short to tell a work by itself."""
        return self.words < SHORT

    @property
    def turned(self) -> bool:
        """Tell whether what was put in makes another title: a phrase, or a word that denies or names another group.

        Printed titles have one word too many now and then.
        """
        words = [word for phrase in self.added for word in phrase.split() if word not in _ARTICLES]
        return len(words) > 1 or any(word in word_list("title-turners") for word in words)

    @property
    def exact(self) -> bool:
        """Tell whether nothing but wording and parts of their own tells the titles apart."""
        return not (self.replaced or self.added or self.dropped)


@lru_cache(8192)
def title_words(title: str) -> tuple[str, ...]:
    """Return the words of a title folded, Greek letters by name, numbers written in digits."""
    return tuple(fold(_GREEK.sub(_letter_name, title)).split()[:LONGEST])


_GREEK = expression(r"[\u0370-\u03ff]")


def _letter_name(match: re.Match[str]) -> str:
    name = unicodedata.name(match[0], "").split()
    return f" {name[3].casefold()} " if len(name) > 3 and name[2] == "LETTER" else match[0]


def compare(printed: str, recorded: str) -> Comparison:
    """Compare a printed title with that of a record."""
    found = _compared(title_words(printed), title_words(recorded))
    added, dropped = _only(printed, recorded), _only(recorded, printed)
    return replace(found, added=added, dropped=dropped, plurals=tuple(_plurals(printed, recorded)))


def _plurals(printed: str, recorded: str) -> Iterator[str]:
    """Yield the words of a printed title with an "s" that neither the record nor English gives them."""
    words, other = title_words(printed), title_words(recorded)
    for word in words:
        if word.endswith("s") and word not in other and word[:-1] in other:
            noun = re.search(rf"\b{word}[ -](?P<next>\w+)", printed.casefold())
            before = noun is not None and _weight(noun["next"]) == 1 and noun["next"] in other
            if before or re.search(r"[^aeiou]ys$", word):
                yield word


def _compared(one: Sequence[str], other: Sequence[str], *, inside: bool = False) -> Comparison:
    """Compare words; with `inside`, what is replaced counts only between words that agree."""
    if not one or not other:
        return Comparison(0.0)
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    alike = sum(map(_weight, (word for kind, i, j, _, _ in steps if kind == "equal" for word in one[i:j])))
    replaced = []
    for place, (kind, i, j, k, m) in enumerate(steps):
        if kind == "replace":
            left, right = _strange(one[i:j], other[k:m]), _strange(other[k:m], one[i:j])
            size = min(sum(map(_weight, one[i:j])), sum(map(_weight, other[k:m])))
            alike += max(0, size - max(len(left), len(right))) if len(left) < j - i else 0
            if _another(one[i:j], other[k:m], left, right) and not (inside and place in (0, len(steps) - 1)):
                replaced.append((" ".join(left or one[i:j]), " ".join(right or other[k:m])))
    least = min(sum(map(_weight, one)), sum(map(_weight, other)))
    words = min(len(one), len(other))
    share = alike / least if least else float(tuple(one) == tuple(other))
    return Comparison(min(1.0, share), tuple(replaced), words=words, alike=alike)


def _weight(word: str) -> int:
    return word not in word_list("function-words/in-title")


@lru_cache(4096)
def _only(title: str, other: str) -> tuple[str, ...]:
    """Return the phrases of a title that the other has not, but for whole parts: subtitles, what is in brackets."""
    mine, yours = title_words(title), title_words(other)
    ends = tuple(_ends_of_parts(title))
    found: list[str] = []
    for kind, i, j, k, m in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        if kind in ("delete", "replace") and _is_gap(yours, k):
            continue
        if i in ends and j in ends:
            continue
        strange = _strange(mine[i:j], yours)
        if kind == "delete" and strange:
            found.append(" ".join(mine[i:j]))
        elif kind == "replace" and j - i > m - k:
            found += strange[len(_strange(yours[k:m], mine)) :]
    return tuple(found)


def _is_gap(words: Sequence[str], at: int) -> bool:
    """Tell whether a title has lost words at a place, as records lose what is in italics: "response in", "of in"."""
    small = word_list("function-words/in-title")
    return at > 0 and words[at - 1] in small and (at == len(words) or words[at] in small)


def _ends_of_parts(title: str) -> Iterator[int]:
    """Yield after how many words a part of the title ends, 0 for its head."""
    count = 0
    yield count
    for part in _PARTS.split(title):
        count += len(title_words(part))
        yield count


def _another(words: Sequence[str], others: Sequence[str], left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether words stand for others: each side has a strange one, or one word does a small word's work."""
    small = word_list("function-words/in-title")
    one = len(words) == len(others) == 1 and bool(left or right)
    return bool(left and right) or (one and (words[0] in small or others[0] in small))


def _strange(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the telling words that nothing on the other side spells, inflects or abbreviates."""
    joined, shortened = "".join(others), _shortened(words, others)
    return [
        word
        for place, word in enumerate(words)
        if word not in word_list("function-words/in-title")
        and word not in joined
        and place not in shortened
        and not any(_same_word(word, other) for other in others)
        and not _initials(word, others)
    ]


@lru_cache(16384)
def _same_word(one: str, other: str) -> bool:
    """Tell whether two words are one in another spelling or form: "summarising", "mechanisms", "indolic"."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 4:
        return shorter == longer
    shared = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if shared >= max(4, 0.6 * len(longer)):
        return True
    return OSA.normalized_similarity(one, other) >= ALIKE


def _shortened(words: Sequence[str], others: Sequence[str]) -> set[int]:
    """Return the places of neighbours whose first letters are a word of the other side."""
    letters = "".join(word[0] for word in words)
    runs = ((letters.find(other), len(other)) for other in others if _initials(other, words))
    return {place for start, length in runs for place in range(start, start + length)}


def _initials(word: str, others: Sequence[str]) -> bool:
    """Tell whether a word is made of the first letters of neighbours on the other side."""
    letters = "".join(other[0] for other in others)
    return 2 <= len(word) <= 6 and word in letters


def within(text: str, recorded: str) -> Comparison:
    """Compare a record's title with a whole reference, of which the title is a part.

    Words before and after the title's place do not count. A replaced first or last word cannot be told from
    them: it counts as missing, not as replaced.
    """
    words, title = title_words(text), title_words(recorded)
    if not words or not title:
        return Comparison(0.0)
    blocks = [
        block for block in SequenceMatcher(None, words, title, autojunk=False).get_matching_blocks() if block.size
    ]
    place = next(_places(blocks, len(title)), None)
    if place is None:
        return Comparison(0.0)
    return _compared(words[place[0] : place[1]], title, inside=True)


def _places(blocks: Sequence[tuple[int, int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Yield where in the text a title of `length` words lies, judged by its longest matching run."""
    if blocks:
        start, position, _ = max(blocks, key=lambda block: block[2])
        yield max(0, start - position), start - position + length
