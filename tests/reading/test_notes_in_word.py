"""Notes of Word documents are what the same notes are in Markdown: prose with its numbers and citations, or entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from factcheck import pipeline
from factcheck.config import Config
from factcheck.extraction import extract
from factcheck.model import Article
from factcheck.reading import read_bytes, read_text
from tests.reading.word_documents import docx, mark, notes, p, r

MANSON = "Manson JE, Cook NR, Lee IM. Vitamin D supplements and prevention of cancer. N Engl J Med. 2019;380:33-44."
LEBOFF = (
    "LeBoff MS, Chou SH, Ratliff KA. Supplemental vitamin D and incident fractures. N Engl J Med. 2022;387:299-309."
)
LISTED = ("References", f"[1] {LEBOFF}", f"[2] {MANSON}")

ARTICLES: tuple[tuple[str, Sequence[str], Sequence[str]], ...] = (
    (
        "numbers of a note",
        ("The VITAL trial gave 2,000 IU of vitamin D a day to adults.{1}", "They took it for five years."),
        ("The VITAL trial gave 1,000 IU of vitamin D a day to adults.",),
    ),
    (
        "citations of a note",
        ("The trial gave 2,000 IU a day to adults [1].{1}", "They took it for five years.", *LISTED),
        ("An earlier report gives the same dose [2].",),
    ),
    (
        "a citation that the list lacks",
        ("The dose was high (LeBoff et al., 2022).{1}", "They took it for five years.", "References", LEBOFF, MANSON),
        ("Others took less (Manson et al., 2018; Abara, 2003).",),
    ),
    (
        "entries and prose",
        ("The dose was high.{1} It was taken for five years.{2}", "Nobody fell ill.{3}"),
        (LEBOFF, "That is 60 months, or four years.", MANSON),
    ),
    (
        "sums in a note",
        ("Half of the group took the tablets.{1}", "They took them for five years."),
        ("Of the 200 people, 50 (35%) took them every day.",),
    ),
)
TOLD = ("numbers of a note", "a citation that the list lacks", "sums in a note")
"""The articles in which something is wrong."""


def _markdown(body: Sequence[str], noted: Sequence[str]) -> Article:
    headed = (f"## {part}" if part == "References" else part for part in body)
    told = (re.sub(r"\{(\d)\}", r"[^\1]", part) for part in headed)
    given = (f"[^{number}]: {note}" for number, note in enumerate(noted, start=1))
    return read_text("\n\n".join((*told, *given)) + "\n", "markdown", "draft.md")


def _word(body: Sequence[str], noted: Sequence[str], kind: str) -> Article:
    written = "".join(_paragraph(part, kind) for part in body)
    return read_bytes(docx(written, **{f"{kind}s": notes(kind, *noted)}), "word", "draft.docx")


def _paragraph(text: str, kind: str) -> str:
    if text == "References":
        return p(r(text), style="berschrift1")
    parts = re.split(r"\{(\d)\}", text)
    return p(*(mark(kind, int(part)) if place % 2 else r(part) for place, part in enumerate(parts) if part))


def _told(article: Article) -> list[tuple[str, ...]]:
    """Return rule and words of each finding with those of its other places."""
    found = pipeline.check(article, Config(offline=True))
    return sorted(
        (one.rule, *(article.words(span) for span in (one.span, *(o.span for o in one.related)))) for one in found
    )


def _read(article: Article) -> tuple[list[str], ...]:
    facts = extract(article)
    return (
        sorted(claim.quantity.text for claim in facts.claims),
        sorted(one.text for one in facts.citations if one.kind != "note"),
        sorted(entry.title for entry in facts.references),
    )


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize(("name", "body", "noted"), ARTICLES, ids=[name for name, *_ in ARTICLES])
def test_notes_are_read_as_in_markdown(kind: str, name: str, body: Sequence[str], noted: Sequence[str]) -> None:
    """The same claims, citations, entries and findings; a note that the text marks is never cited nowhere."""
    markdown, word = _markdown(body, noted), _word(body, noted, kind)
    assert _read(word) == _read(markdown)
    assert _told(word) == _told(markdown)
    assert bool(_told(markdown)) == (name in TOLD)


def test_prose_is_no_entry() -> None:
    """Of four notes the two that are references are entries; the others are cited as notes and claim something."""
    body, noted = ARTICLES[3][1:]
    facts = extract(_word(body, noted, "footnote"))
    assert [(entry.authors[0].family, entry.standing) for entry in facts.references] == [
        ("LeBoff", "note"),
        ("Manson", "note"),
    ]
    assert {pair.citation.label for pair in facts.links.pairs} == {"1", "3"}
    assert "60 months" in {claim.quantity.text for claim in facts.claims}
