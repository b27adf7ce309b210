"""Rebuild `rules/derived/subject-vectors.txt`: `python -m benchmarks.subject_vectors RECORDS.jsonl.gz PROSE.jsonl`.

RECORDS are works with title, container and abstract, PROSE articles with a text: titles speak of a subject in other
words than the sentences that cite them.

What words of titles and abstracts keep company with, as positive pointwise mutual information reduced to a few
dimensions (Levy and Goldberg 2014, "Neural word embedding as implicit matrix factorization"; context
distribution smoothed with exponent 0.75 as in Levy, Goldberg and Dagan 2015). Only counts of stems enter the
file, no sentence of the records.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.derived import write
from factcheck.extraction.sentences import split
from factcheck.verification.words import content_words, stem

WORDS, DIMENSIONS, SENTENCES, LEAST = 9000, 64, 15, 8
Matrix = NDArray[np.float32]
HEAD = """\
# Stems of the vocabulary of titles, how many of 100,000 titles hold each, and a vector of its company: signed
# bytes in base64. Built by benchmarks/subject_vectors.py; change that, not this.
"""


def main(source: str, *prose: str) -> None:
    """Write the table made from the records of `source` and the sentences of `prose`."""
    titles: Counter[str] = Counter()
    passages: list[list[str]] = []
    count = 0
    for title, passage in _passages(Path(source)):
        titles.update(title)
        passages += passage
        count += 1
    for name in prose:
        passages += _sentences_of(Path(name))
    vocabulary = [word for word, _ in _most(passages)]
    vectors = reduced(mutual(passages, vocabulary), DIMENSIONS)
    lines = [HEAD]
    for word, vector in sorted(zip(vocabulary, vectors, strict=True), key=lambda pair: pair[0]):
        packed = base64.b64encode(np.round(vector * 127).astype(np.int8).tobytes()).decode()
        lines.append(f"{word} {max(1, round(titles[word] * 100_000 / count))} {packed}\n")
    write("subject-vectors.txt", "".join(lines))


def _sentences_of(prose: Path) -> Iterator[list[str]]:
    """Yield the stems of each sentence of the articles of a file."""
    with prose.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield from filter(None, (_stems(row["text"][span.start : span.end]) for span in split(row["text"])))


def _passages(source: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Yield for each record the stems of its title, and of title with journal and of each abstract sentence."""
    with gzip.open(source, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            title = _stems(row["title"])
            sentences = re.split(r"(?<=[.!?])\s+", row.get("abstract") or "")[:SENTENCES]
            journal = _stems(row.get("container") or "")[:4]
            yield title, [list(dict.fromkeys([*title, *journal])), *filter(None, map(_stems, sentences))]


def _stems(text: str) -> list[str]:
    return list(dict.fromkeys(map(stem, content_words(text))))


def _most(passages: list[list[str]]) -> list[tuple[str, int]]:
    counts = Counter(word for passage in passages for word in passage if len(word) > 2)
    return [(word, count) for word, count in counts.most_common(WORDS) if count >= LEAST]


def mutual(passages: list[list[str]], vocabulary: list[str]) -> Matrix:
    """Return the positive pointwise mutual information of each pair of words sharing a passage."""
    places = {word: place for place, word in enumerate(vocabulary)}
    size = len(vocabulary)
    together: Matrix = np.zeros((size, size), dtype=np.float32)
    for passage in passages:
        known = np.array([places[word] for word in passage if word in places], dtype=np.int64)
        together[np.ix_(known, known)] += 1
    np.fill_diagonal(together, 0)
    rows = together.sum(1) + 1e-9
    context = rows**0.75 / (rows**0.75).sum()
    with np.errstate(divide="ignore"):
        information = np.log(together / (rows[:, None] * context[None, :]))
    information[~np.isfinite(information) | (information < 0)] = 0
    mutual_information: Matrix = information.astype(np.float32)
    return mutual_information


def reduced(matrix: Matrix, dimensions: int) -> Matrix:
    """Return unit rows in the first singular directions of a matrix (randomised subspace iteration)."""
    random = np.random.default_rng(0)
    basis = matrix @ random.standard_normal((matrix.shape[1], dimensions + 16)).astype(np.float32)
    for _ in range(4):
        basis, _ = np.linalg.qr(basis)
        basis = matrix @ (matrix.T @ basis)
    basis, _ = np.linalg.qr(basis)
    left, strengths, _ = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    rows = (basis @ left[:, :dimensions]) * np.sqrt(strengths[:dimensions])
    unit: Matrix = (rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
    return unit


if __name__ == "__main__":
    main(*sys.argv[1:])
