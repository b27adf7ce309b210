"""What nutrients give a body by the gram, by `rules/lexicon/nutrient-energy.toml`, and which one a mass is of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token

NUTRIENTS = ("protein", "carbohydrate", "fat", "alcohol")
MACRONUTRIENTS = frozenset(NUTRIENTS[:3])
JOULES = 4184.0
"""In a kilocalorie (Regulation (EU) No 1169/2011 rounds to 4.2 kJ)."""
_GRAMS = 1000.0


@cache
def nutrient(said: str) -> str:
    """Return the nutrient that a word names, "" for none."""
    return next((name for name in NUTRIENTS if said in word_table("nutrient-energy")[name]["words"]), "")


@cache
def told(kind: str) -> frozenset[str]:
    """Return words of a kind of the table's last part."""
    return frozenset(word_table("nutrient-energy")["told"][kind])


def energy(name: str, kilograms: float, room: float = 0.0, *, whole: bool = False) -> tuple[float, float]:
    """Return what a mass of a nutrient gives at least and at most, in joules; `room` is its rounding in kilograms.

    As part of a food's whole, carbohydrate may be fibre that nobody tells, which gives half as much.
    """
    least, most = word_table("nutrient-energy")[name]["kcal"]
    least = least / 2 if whole and name == "carbohydrate" else least
    low, high = max(kilograms - room, 0.0), kilograms + room
    return low * _GRAMS * least * JOULES, high * _GRAMS * most * JOULES


def nutrient_at(read: Sequence[Token], place: int) -> tuple[str, str]:
    """Return the nutrient that the mass at a place is of, and its word: "12 g of protein", "protein: 12 g"."""
    behind = place + 1
    while word(read, behind) in ("of", "pure", "the"):
        behind += 1
    if found := nutrient(word(read, behind)):
        return found, word(read, behind)
    before = place - 1
    while word(read, before) in (":", "(", "–", "—", "=", "is", "about"):
        before -= 1
    if word(read, place + 1).isalpha() or word(read, before - 1) in told("parts"):
        return "", ""
    return nutrient(word(read, before)), word(read, before)
