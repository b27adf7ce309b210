"""What citing sentences and the works they cite say, read side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.extraction import extract
from factcheck.model import Article, CitedText, Extraction, Verdict, Work
from factcheck.reading import read


def cited_texts(article: Article, extraction: Extraction, verdicts: Mapping[str, Verdict]) -> Iterator[CitedText]:
    """Yield each mention of a work that is verified and has an abstract, with the facts of both texts.

    Sentence and abstract are read as one small article of two paragraphs, so that what counts as the same measure is
    decided as it is within an article.
    """
    for cluster in extraction.clusters:
        if work := _sure(verdicts.get(cluster.key)):
            for citation in cluster.citations:
                words = " ".join(article.words(citation.sentence).split("\n"))
                both = read(f"{words}\n\n{work.abstract}")
                yield CitedText(citation, work, both, extract(both).claims, len(words))


def _sure(verdict: Verdict | None) -> Work | None:
    if verdict and verdict.status == "verified" and verdict.candidates and verdict.candidates[0].work.abstract:
        return verdict.candidates[0].work
    return None
