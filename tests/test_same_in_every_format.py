"""One text in Markdown, HTML, Word and plain text: the same findings, and the same restated facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from factcheck import pipeline
from factcheck.config import Config
from factcheck.desk.export import as_word
from factcheck.extraction import extract
from factcheck.model import Article
from factcheck.reading import read_bytes, read_text

Block = tuple[str, str]
"""A heading ("#", the first one the title), a paragraph ("") or an item of a list ("-"), with its words."""

ARTICLES: tuple[tuple[str, Sequence[Block]], ...] = (
    ("conflict", (
        ("#", "Measles"), ("", "The rash of measles usually lasts five days."),
        ("#", "Key points"), ("-", "The measles rash usually lasts five weeks."), ("-", "Rest helps."),
    )),
    ("three mentions", (
        ("#", "Gout"), ("", "Gout affects 4% of adults in the country."), ("", "Diet plays a part in some attacks."),
        ("#", "Who gets it"), ("", "Gout affects 14% of adults in the country."),
        ("#", "Summary"), ("", "Gout affects 4% of adults in the country."),
    )),
    ("tenfold", (
        ("#", "Iodine in pregnancy"), ("", "Pregnant women need 250 micrograms of iodine a day."),
        ("#", "What to do"), ("-", "Pregnant women need 25 micrograms of iodine a day."), ("-", "Use iodised salt."),
    )),
    ("share", (
        ("#", "A trial of walking"), ("", "Of the 200 people in the trial, 50 (35%) walked every day."),
        ("", "They were followed for two years."),
    )),
    ("conversion", (
        ("#", "Distance"), ("", "The course is 5 km (8 miles) long, and most runners finish it."),
    )),
    ("citations", (
        ("#", "Sleep"), ("", "Short sleep raises blood pressure (Miller et al., 2009)."),
        ("", "A study published in the Lancet found that naps help."),
    )),
    ("interval", (
        ("#", "Aspirin"), ("", "Aspirin lowered the risk of stroke (RR 0.62, 95% CI 0.70 to 0.94)."),
    )),
    ("agreeing", (
        ("#", "Shingles"), ("", "About one in three people gets shingles during their life."),
        ("#", "In short"), ("-", "One in three people gets shingles during their life."), ("-", "A vaccine helps."),
    )),
    ("ranges", (
        ("#", "Colds"), ("", "In the trial a cold lasted 6.1 days (95% CI 7.4 to 4.9)."),
        ("", "Honey eases the cough at night."),
    )),
    ("two sections", (
        ("#", "Tablets"), ("", "Nausea occurred in 44% of the patients who took tablets."),
        ("#", "Overview"), ("", "Nausea occurred in 4.4% of the patients who took tablets."),
        ("", "It passed within a week."),
    )),
)  # fmt: skip


def _markdown(blocks: Sequence[Block]) -> str:
    marks = {"#": "## ", "-": "- ", "": ""}
    return _joined(blocks, lambda kind, words: marks[kind] + words).removeprefix("#")


def _plain(blocks: Sequence[Block]) -> str:
    return _joined(blocks, lambda kind, words: f"- {words}" if kind == "-" else words)


def _joined(blocks: Sequence[Block], written: Callable[[str, str], str]) -> str:
    parts: list[str] = []
    for index, (kind, words) in enumerate(blocks):
        parts.append("\n" if kind == "-" and index and blocks[index - 1][0] == "-" else "\n\n")
        parts.append(written(kind, words))
    return "".join(parts).strip() + "\n"


def _html(blocks: Sequence[Block]) -> str:
    tags = {"#": "h2", "": "p", "-": "li"}
    body = "\n".join(f"<{tags[kind]}>{words}</{tags[kind]}>" for kind, words in blocks).replace("h2>", "h1>", 2)
    listed = re.sub(r"(?:<li>.*</li>\n?)+", lambda found: f"<ul>\n{found[0]}\n</ul>\n", body)
    return f"<!doctype html><html><body><main>\n{listed}\n</main></body></html>\n"


def _articles(blocks: Sequence[Block]) -> dict[str, Article]:
    markdown = read_text(_markdown(blocks), "markdown", "a.md")
    return {
        "markdown": markdown,
        "text": read_text(_plain(blocks), "text", "a.txt"),
        "html": read_text(_html(blocks), "html", "a.html"),
        "word": read_bytes(as_word(markdown), "word", "a.docx"),
    }


def _found(article: Article) -> list[tuple[str, ...]]:
    """Return rule, words, words of other places, and the message without its places."""
    return [
        (
            finding.rule,
            article.words(finding.span),
            *(article.words(other.span) for other in finding.related),
            re.sub(r"\s*\([^()]*(?:line|paragraph|heading)[^()]*\)", "", finding.message),
        )
        for finding in pipeline.check(article, Config(offline=True))
    ]


def _facts(article: Article) -> list[tuple[str, ...]]:
    """Return what each fact is of, whether it may differ, and the values of its mentions."""
    return [
        (fact.phrase, str(fact.differ > 0), *(article.words(claim.quantity.span) for claim in fact.mentions))
        for fact in pipeline.restated(article, extract(article)).facts
    ]


@pytest.mark.parametrize(("name", "blocks"), ARTICLES, ids=[name for name, _ in ARTICLES])
def test_the_same_text_gives_the_same(name: str, blocks: Sequence[Block]) -> None:
    """Whatever the format of an article, what is wrong with it and what it states twice is told in the same words."""
    articles = _articles(blocks)
    found = {format: _found(article) for format, article in articles.items()}
    facts = {format: _facts(article) for format, article in articles.items()}
    assert found["markdown"] or facts["markdown"]
    for format in articles:
        assert found[format] == found["markdown"], format
        assert facts[format] == facts["markdown"], format
