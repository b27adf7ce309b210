"""Family names compared as printed, whatever accents, particles, hyphens and capitals they come with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from factcheck.data import word_list
from factcheck.text.expressions import expression
from factcheck.text.folding import unaccented
from factcheck.text.groups import is_group, same_group

Sameness = Literal["same", "part", "near", ""]
_WORD = expression(r"[^\W_]+")
_APOSTROPHE = expression(r"['’`´]")
_GERMAN = expression(r"(?<=[aou])e(?=[bcdfghjklmnpqrstvwxyz])")


@lru_cache(8192)
def fold(text: str) -> str:
    """Return text in lower case, without accents, its words parted by single spaces."""
    return " ".join(_WORD.findall(_APOSTROPHE.sub("", unaccented(text))))


@lru_cache(8192)
def core(family: str) -> str:
    """Return a folded family name without particles and "Jr"; a name made of nothing else keeps them."""
    words = fold(family).split()
    while len(words) > 1 and words[-1] in word_list("name-suffixes"):
        words.pop()
    kept = [word for word in words if word not in word_list("particles/record")]
    return " ".join(kept or words)


@lru_cache(8192)
def sameness(cited: str, known: str) -> Sameness:
    """Compare a cited family name with a recorded one.

    `part` is one half of a double name ("Garcia" for "García Lorca"), `near` a name one slip away from the
    other ("Novembrea", "Mueller" for "Müller"); short names have no room for a slip.
    """
    one, other = core(cited), core(known)
    if not one or not other:
        return ""
    if is_group(cited) or is_group(known):
        return "same" if same_group(cited, known) else ""
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return "same"
    if _is_part(one.split(), other.split()) or _is_part(other.split(), one.split()):
        return "part"
    if _GERMAN.sub("", one) == _GERMAN.sub("", other):
        return "near"
    shorter = min(len(one), len(other))
    return "near" if shorter >= 5 and OSA.distance(one, other, score_cutoff=1) <= 1 else ""


def persons(families: Sequence[str]) -> list[str]:
    """Return the names that are of persons."""
    return [family for family in families if not is_group(family)]


def group_in(families: Sequence[str], cited: str) -> bool:
    """Tell whether a cited group is among the names, wherever it stands."""
    return is_group(cited) and any(is_group(family) and same_group(cited, family) for family in families)


def _is_part(short: list[str], long: list[str]) -> bool:
    count = len(short)
    return count < len(long) and short in (long[:count], long[-count:]) and len("".join(short)) > 2
