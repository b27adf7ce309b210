"""Rebuild `rules/derived/subject-background.txt`: `python -m benchmarks.subject_background RECORDS PROSE`.

How the headings of titles and of citing sentences lie in the space of `subject-vectors.txt`: their mean and covariance,
from which `verification/background.py` tells how unusual a cosine is. RECORDS and PROSE are those of
`benchmarks/subject_vectors.py`. Run this after it.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.derived import write
from factcheck.extraction.sentences import split
from factcheck.verification.background import FLOAT, Vector
from factcheck.verification.subject import heading
from factcheck.verification.words import stems

EVERY, AROUND, SHORTEST = 4, 150, 50
HEAD = """\
# Mean and covariance of the headings of titles and of sentences, as little-endian half floats in base64. Built by
# benchmarks/subject_background.py; change that, not this.
"""


def main(records: str, *prose: str) -> None:
    """Write the statistics of the titles of `records` and the sentences of `prose`."""
    sentences = [vector for name in prose for vector in _sentences(Path(name))]
    lines = [HEAD]
    for name, vectors in (("titles", list(_titles(Path(records)))), ("sentences", sentences)):
        table = np.array([vector for vector in vectors if vector.any()])
        for kind, values in (("mean", table.mean(0)), ("covariance", np.cov(table.T))):
            lines.append(f"{name} {kind} {base64.b64encode(values.astype(FLOAT).tobytes()).decode()}\n")
    write("subject-background.txt", "".join(lines))


def _titles(records: Path) -> Iterator[Vector]:
    with gzip.open(records, "rt", encoding="utf-8") as rows:
        for number, row in enumerate(map(json.loads, rows)):
            if number % EVERY == 0:
                title = stems(row["title"])
                yield heading(title, stems(row.get("container") or "") - title)


def _sentences(prose: Path) -> Iterator[Vector]:
    """Yield the heading of every few sentences, with the words around it as its context."""
    with prose.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            for paragraph in re.split(r"\n+", row["text"]):
                for span in list(split(paragraph))[::EVERY]:
                    if len(span) > SHORTEST:
                        said = stems(paragraph[span.start : span.end])
                        around = stems(paragraph[max(span.start - AROUND, 0) : span.end + AROUND])
                        yield heading(said, around - said)


if __name__ == "__main__":
    main(*sys.argv[1:])
