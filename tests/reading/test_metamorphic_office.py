"""One article written as Markdown, Word and PDF says the same, at the same words."""

from __future__ import annotations

import re
from collections import Counter

import pytest

import factcheck
from factcheck.model import Article
from factcheck.reading import read, read_bytes
from tests.reading.articles import Part, article, as_docx, as_markdown, as_pdf

FEW = range(6)
MANY = range(6, 60)
PDF_SHARE = 0.98

Facts = Counter[tuple[object, ...]]


def facts(read: Article) -> dict[str, Facts]:
    """Return what is read from an article, each fact with the words it points at and without its place."""
    found = factcheck.extract(read)
    return {
        "claims": Counter(
            (read.words(claim.quantity.span), claim.quantity.low, claim.quantity.high, claim.quantity.unit, claim.head,
             claim.subject, claim.statistic)
            for claim in found.claims
        ),
        "citations": Counter(
            (read.words(mention.span), mention.kind, mention.authors, mention.year, mention.label)
            for mention in found.citations
        ),
        "references": Counter((entry.id, entry.authors, entry.year, entry.title) for entry in found.references),
        "findings": Counter(
            (finding.code, re.sub(r" \([^()]*\d\)", "", finding.message), read.words(finding.span),
             tuple(read.words(related.span) for related in finding.related))
            for finding in factcheck.check(read)
        ),
    }  # fmt: skip


def assert_same_facts(mine: Article, theirs: Article) -> None:
    one, other = facts(mine), facts(theirs)
    for kind in one:
        assert one[kind] - other[kind] == Counter() == other[kind] - one[kind], kind


def shares(parts: list[Part], columns: int) -> tuple[int, int]:
    """Return how many facts there are, and how many of them the PDF gives, wrong ones taken off."""
    wanted, got = facts(read(as_markdown(parts), "markdown")), facts(read_bytes(as_pdf(parts, columns), "pdf", "a.pdf"))
    total = sum(map(Counter.total, wanted.values()))
    wrong = sum((wanted[kind] - got[kind]).total() + (got[kind] - wanted[kind]).total() for kind in wanted)
    return total, total - wrong


@pytest.mark.parametrize("seed", FEW)
def test_word_says_what_markdown_says(seed: int) -> None:
    """A Word document gives the text, blocks and facts of the Markdown it could have been made from."""
    parts = article(seed)
    markdown, word = read(as_markdown(parts), "markdown"), read_bytes(as_docx(parts), "word", "a.docx")
    assert word.text == markdown.text
    assert [(block.kind, block.span) for block in word.blocks] == [
        (block.kind, block.span) for block in markdown.blocks
    ]
    assert_same_facts(word, markdown)


@pytest.mark.parametrize("columns", [1, 2])
def test_pdf_says_what_markdown_says(columns: int) -> None:
    """A PDF of several pages gives nearly all facts of the Markdown it could have been made from, and hardly others."""
    counts = [shares(article(seed), columns) for seed in FEW]
    assert sum(right for _, right in counts) >= PDF_SHARE * sum(total for total, _ in counts)


@pytest.mark.slow
@pytest.mark.parametrize("seed", MANY)
def test_many_word_documents_say_what_markdown_says(seed: int) -> None:
    """The same holds for Word documents of every length."""
    parts = article(seed, sections=2 + seed % 9)
    markdown, word = read(as_markdown(parts), "markdown"), read_bytes(as_docx(parts), "word", "a.docx")
    assert word.text == markdown.text
    assert_same_facts(word, markdown)


@pytest.mark.slow
@pytest.mark.parametrize("columns", [1, 2])
def test_many_pdfs_say_what_markdown_says(columns: int) -> None:
    """The same holds for PDFs of every length."""
    counts = [shares(article(seed, sections=2 + seed % 9), columns) for seed in MANY]
    assert sum(right for _, right in counts) >= PDF_SHARE * sum(total for total, _ in counts)
