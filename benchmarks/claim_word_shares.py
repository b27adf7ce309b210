"""Rebuild `rules/derived/claim-word-shares.txt`: `python -m benchmarks.claim_word_shares BENCH`.

BENCH is the folder of the benchmarks. The share of a word is that of the texts in which it stands in a sentence with a
number, over the open halves of health, contradoc, jats_cites, grobid_callouts and drift.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import factcheck
from benchmarks.audit import drift, texts
from benchmarks.derived import write
from factcheck.reading import read_text

LEAST = 0.01
HEAD = """\
# How many of a hundred texts on health and science have a word in a sentence with a number; words of fewer are left
# out. Built by benchmarks/claim_word_shares.py; change that, not this.
"""


def main(bench: str) -> None:
    """Count the words and write those that are common."""
    shares = counted([*texts(Path(bench)), *drift(Path(bench))])
    common = sorted((-share, word) for word, share in shares.items() if share >= LEAST)
    lines = (f"{word} {-share * 100:.0f}\n" for share, word in common)
    write("claim-word-shares.txt", HEAD + "".join(lines))


def counted(all_texts: Iterable[str]) -> dict[str, float]:
    """Return the share of the texts in which each word stands beside a number."""
    counts: Counter[str] = Counter()
    total = 0
    for text in all_texts:
        claims = factcheck.extract(read_text(text, "text", "-")).claims
        counts.update({word for claim in claims for word in claim.context})
        total += 1
    return {word: count / total for word, count in counts.items()}


if __name__ == "__main__":
    main(*sys.argv[1:])
