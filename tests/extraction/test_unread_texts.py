"""What is not read for want of some words holds nothing: every reader finds the same where it reads all texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import factcheck
from factcheck.catalogue import load
from factcheck.extraction.quantities import number_words
from factcheck.extraction.statements import credited_numbers, derivations, impersonal_findings, unnamed_studies
from factcheck.extraction.statements.derivations import change_signs, result_signs
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Extraction, Span
from factcheck.text.cues import Phrases

EXAMPLES = sorted({text for rule in load().values() for one in rule.examples for _, text in one.articles()})
DRIFT = Path(__file__).parents[3] / "shared/bench/data/drift/dev.jsonl"


def every(passage: Passage) -> Iterator[tuple[int, Span, bool]]:
    """Yield all sentences, as ones that may name who makes a finding."""
    yield from ((number, sentence, True) for number, sentence in enumerate(passage.sentences))


def always(*given: object) -> bool:
    """Let a reader go on."""
    return True


def every_reader(dimensions: frozenset[str]) -> tuple[object, object]:
    """Return the readers of results in sentences of any dimensions."""
    return derivations._READERS, derivations._OTHERS


@contextmanager
def reading_all() -> Iterator[None]:
    """Let the readers that go by words first read whatever there is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Phrases, "may_be_in", lambda self, words: True)
        patch.setattr(unnamed_studies, "_worth_reading", every)
        patch.setattr(unnamed_studies, "may_credit", lambda words: True)
        patch.setattr(number_words, "words_of", lambda text: frozenset(number_words._kinds()))
        patch.setattr(result_signs, "_kinds_in", lambda read: result_signs._KINDS)
        patch.setattr(change_signs, "_speaks_of_change", always)
        patch.setattr(credited_numbers, "_may_stand", always)
        patch.setattr(impersonal_findings, "_may_be_told", always)
        patch.setattr(unnamed_studies, "_heads_clause", always)
        patch.setattr(derivations, "_fitting", every_reader)
        yield


def read(texts: list[str], format: str) -> list[Extraction]:
    """Return what is extracted from each of the texts."""
    return [factcheck.extract(factcheck.read(text, format=format)) for text in texts]


def test_examples_are_read_alike() -> None:
    """The examples of the rule pages, each with its few sentences that say something."""
    quick = read(EXAMPLES, "markdown")
    with reading_all():
        assert read(EXAMPLES, "markdown") == quick


@pytest.mark.slow
@pytest.mark.skipif(not DRIFT.exists(), reason="The benchmark is not here.")
def test_abstracts_are_read_alike() -> None:
    """A hundred texts that nobody wrote for a rule."""
    texts = [json.loads(line)["text"] for line in DRIFT.read_text(encoding="utf-8").splitlines()[::5][:100]]
    quick = read(texts, "text")
    with reading_all():
        assert read(texts, "text") == quick


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("in all cases", True),
        ("all is in vain", True),
        ("overall", True),
        ("all told", False),
        ("in", False),
        ("", False),
    ],
)
def test_phrases_may_stand_where_all_their_words_do(words: str, there: bool) -> None:
    """In any order: whether a phrase stands there is for its reader to see."""
    assert Phrases(("in all", "overall", "all told of")).may_be_in(frozenset(words.split())) is there
