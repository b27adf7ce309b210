"""The clean view: typing decides nothing of what is read, and every span leads back to what stands in the source."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction import extract
from factcheck.model import NoteMark, Span
from factcheck.reading import read
from factcheck.reading.cleaning import clean
from tests.reading.documents import assert_sound

CLEAN = {
    "no-break": ("5\u00a0mg of\u202fit", "5 mg of it"),
    "typographic": ("5\u2009mg\u200aof\u2007it\u3000now\u2003here", "5 mg of it now here"),
    "double": ("5  mg\t\tof \u00a0 it", "5 mg of it"),
    "line": ("5\nmg of  \n  it", "5 mg of it"),
    "line separator": ("5\u2028mg of\x85it", "5 mg of it"),
    "soft hyphen": ("mil\u00adli\u00adgrams", "milligrams"),
    "soft hyphen at a line's end": ("milli\u00ad\ngrams", "milligrams"),
    "zero width": ("5,\u200b000 \u2060mg/\u200bkg \u200b now\ufeff", "5,000 mg/kg now"),
    "direction": ("\u200e5\u202c mg", "5 mg"),
    "full width": ("\uff15\uff0e\uff12\uff05 of \uff4d\uff47", "5.2% of mg"),
    "other digits": ("\u0665\u066b\u0662\u066a, \u096b mg, \U0001d7d3 mg", "5.2%, 5 mg, 5 mg"),
    "squares": ("5 ㎎, 3 ㎝, \ufb01ve", "5 mg, 3 cm, five"),
    "hyphens": ("30‑day, 5‐year", "30-day, 5-year"),
    "hyphen at a line's end": ("30-\nday mg/\n kg, 5–\n10", "30-day mg/kg, 5–10"),
    "suspended hyphen": ("short-\nand long-term", "short- and long-term"),
    "dash at a line's end": ("word –\nword", "word – word"),
    "note mark": ("500 g³, two weeks⁴, 4 mmol/L²; cells¹,³ die", "500 g, two weeks, 4 mmol/L; cells die"),
    "power": ("m², 5 m/s², 10⁶, 25 kg/m², 3 in³, R² and χ², eta², 5 s⁻¹", None),
    "no note": ("Ca²⁺, HbA¹c, H²O, CO²", None),
    "length in words": ("deaths in², 3 in², few feet³", "deaths in, 3 in², few feet"),
    "formula": ("fell ($p < 0.05$), $r = 3.2$, $$p < .1$$, $10$ of", "fell (p < 0.05), r = 3.2, p < .1, 10 of"),
    "money": ("$5 to $10, US$5–$6 (A$ 7 = $5), $5M = €4M in US$", None),
}  # fmt: skip


@pytest.mark.parametrize("kind", CLEAN)
def test_a_text_is_clean(kind: str) -> None:
    """White space is one space, invisible characters are gone, digits are plain, note marks stand apart."""
    typed, expected = CLEAN[kind]
    assert clean(typed) == (expected or typed)


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
@pytest.mark.parametrize("kind", CLEAN)
def test_every_format_is_clean(kind: str, format: str) -> None:
    """One view for every format, and the way back is sound."""
    typed, expected = CLEAN[kind]
    expected = expected or typed
    if format == "html":
        typed = re.sub(r"(?<=\w[-/–])\n *(?!and)", "", typed.replace("<", "&lt;"))  # a page shows a space there
    article = read(f"Word {typed} end.", format)
    assert article.text == f"Word {expected} end."
    assert_sound(article)


@given(st.text(alphabet="a5 \n\t\u00a0\u00ad\u200b\u0665㎎³-–$=", max_size=30))
def test_cleaning_is_done_once(text: str) -> None:
    """What is clean stays as it is, and no white space but single spaces is left."""
    once = clean(text)
    assert not any(part.isspace() and part != " " for part in once) and "  " not in once


@given(st.text(alphabet="ab5 \n\u00a0\u00ad\u200b\u0665㎎³", min_size=1, max_size=30))
def test_words_lead_back_to_where_they_stand(text: str) -> None:
    """A letter that is kept leads to the same letter in the source, in order."""
    article = read(text, "text")
    found = [(article.source_span(Span(i, i + 1)), letter) for i, letter in enumerate(article.text) if letter in "ab"]
    assert [article.source[span.start : span.end] for span, _ in found] == [letter for _, letter in found]


def test_line_breaks_are_kept_beside_the_text() -> None:
    """The text has spaces for line ends; `lined` gives its lines."""
    article = read("one\ntwo three\n  four\n\nfive", "text")
    assert article.text == "one two three four\n\nfive"
    assert article.lined(Span(0, len(article.text))) == "one\ntwo three\nfour\n\nfive"


def test_a_paragraph_of_nothing_seen_is_none() -> None:
    """Invisible characters alone make no block."""
    assert [block.span for block in read("\u200b\n\n\u00adword\u200b\n\n\ufeff", "text").blocks] == [Span(4, 8)]


def test_raised_numbers_are_marks_beside_the_text() -> None:
    """A raised number on a word or after it is a note mark, whose link goes to the word that bears it."""
    article = read(
        "<p>Take 20 mg<sup>2</sup> a day,<sup><a href='https://doi.org/10.1/x'>3–5</a></sup> or so.</p>", "html"
    )
    assert article.text == "Take 20 mg a day, or so."
    assert article.note_marks == (NoteMark(10, "2", raised=True), NoteMark(17, "3–5", raised=True))
    assert [(article.words(link.span), link.target) for link in article.links] == [("day,", "https://doi.org/10.1/x")]


def test_raised_numbers_cite() -> None:
    """Each number of a mark cites on the word that bears it, and a claim of the sentence takes the nearest."""
    facts = extract(read("Of all men, 20%¹ died.²,⁴ None came back.", "text"))
    assert [(one.kind, one.label) for one in facts.citations] == [
        ("numbered", "1"),
        ("numbered", "2"),
        ("numbered", "4"),
    ]
    assert [claim.citation.label for claim in facts.claims if claim.citation] == ["1"]


@pytest.mark.parametrize(
    "pair",
    [("in the end of", "2015"), ("a trial of 30", "days and more"), ("as told by", "Smith (2015)"), ("6,", "7 and")],
)
def test_a_sentence_goes_on_in_a_text_of_long_lines(pair: tuple[str, str]) -> None:
    """One paragraph a line, but a line that ends in mid-sentence goes on in the next."""
    long = "Words that go on for longer than anybody breaks lines at. " * 5
    above, below = (f"{long}{pair[0]}", f"{pair[1]} {long}")
    assert len(read(f"{above}\n{below}", "text").blocks) == 1
    assert len(read(f"{above}.\n{below}", "text").blocks) == len(read(f"A Title\n{long}", "text").blocks) == 2
