"""Digests of texts: of their words, of sentences with and without their numbers, a MinHash, and terms.

The MinHash is that of one permutation in bins (Li, Owen & Zhang 2012): each run of words is hashed once, and each bin
keeps its smallest hash, so that a signature costs one pass.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from zlib import crc32

from factcheck.extraction.claims.words import WORD, form
from factcheck.text.expressions import expression

BINS = 32
_RUN = 4
_TERMS = 40
_NUMBER = expression(r"\d+(?:[.,·]\d+)*")


def digest(words: str) -> str:
    """Return 16 hexadecimal digits that stay for equal words, whatever their case and the space between them."""
    return hashlib.sha256(" ".join(words.casefold().split()).encode()).hexdigest()[:16]


def template(sentence: str) -> str:
    """Return the digest of a sentence without its numbers."""
    return digest(_NUMBER.sub("#", sentence))


def signature(text: str) -> list[int]:
    """Return the MinHash of the runs of four words: two texts share about as many bins as they share runs.

    A text of fewer words has a run of those it has; a bin that no run falls into is -1.
    """
    words = [word.encode() for word in text.casefold().split()]
    bins = [-1] * BINS
    for start in range(max(len(words) - _RUN + 1, 1)):
        value = crc32(b" ".join(words[start : start + _RUN]))
        place, rest = value % BINS, value // BINS
        if bins[place] < 0 or rest < bins[place]:
            bins[place] = rest
    return bins


def terms(text: str) -> list[str]:
    """Return the most frequent content words of a text in their form for comparison, the most frequent first."""
    counts = Counter(map(form, WORD.findall(text)))
    del counts[""]
    return sorted(counts, key=lambda word: (-counts[word], word))[:_TERMS]
