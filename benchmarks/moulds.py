"""How many pairs of sentences in one mould are flagged: `python -m benchmarks.moulds [--show]`.

The pairs stand in `moulds.txt`. Each is checked in one paragraph, in two, and in two among paragraphs of other pairs.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import factcheck

SEED, AMONG, WRITTEN_BEFORE = 20261, 4, 26


def main(*options: str) -> None:
    """Print the share of pairs that are flagged."""
    pairs = [line.split(" | ") for line in _lines()]
    chance = random.Random(SEED)
    for name, some in (("before", pairs[:WRITTEN_BEFORE]), ("after", pairs[WRITTEN_BEFORE:])):
        found = {"one paragraph": 0, "two paragraphs": 0, "among others": 0}
        for one, two in some:
            others = ["\n\n".join(pair) for pair in chance.sample(pairs, AMONG) if pair != [one, two]]
            texts = (f"{one} {two}", f"{one}\n\n{two}", "\n\n".join([one, *others, two]))
            for way, text in zip(found, texts, strict=True):
                flagged = [said for said in _flagged(text) if way != "among others" or said[1] in (one, two)]
                found[way] += bool(flagged)
                if flagged and "--show" in options:
                    print(f"{way}: {flagged}")
        print(f"written {name}: {', '.join(f'{count} in {way}' for way, count in found.items())}, of {len(some)}")


def _lines() -> list[str]:
    lines = (Path(__file__).parent / "moulds.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _flagged(text: str) -> list[tuple[str, str]]:
    """Return what is said of conflicts, each with the paragraph it is in."""
    article = factcheck.read(text, format="text")
    found = [finding for finding in factcheck.check(article) if finding.code == "FC101"]
    blocks = ((finding.message, article.block_at(finding.span.start)) for finding in found)
    return [(message, article.words(block.span) if block else "") for message, block in blocks]


if __name__ == "__main__":
    main(*sys.argv[1:])
