from __future__ import annotations

import pytest

from factcheck.extraction.citations.numeric_callouts import find_marks


def brief(text: str) -> list[str]:
    return [f"{found.kind} {found.label or found.doi or found.pmid}" for found in find_marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It spreads [3].", ["numbered 3"]),
        ("It spreads [1, 3–5].", ["numbered 1", "numbered 3", "numbered 4", "numbered 5"]),
        ("It fell by 36% [1,2], in 2015 [3] by 5 mg [4].", [f"numbered {label}" for label in "1234"]),
        ("It spreads [Source #1, #25] or not [ref. 4].", ["numbered 1", "numbered 25", "numbered 4"]),
        ("It spreads.¹² Others¹,³ disagree.", ["numbered 12", "numbered 1", "numbered 3"]),
        ("It spreads [1]–[3].", ["numbered 1", "numbered 2", "numbered 3"]),
        ("It spreads [1 and 3], [2 & 4].", [f"numbered {label}" for label in "1324"]),
        ("It spreads [refs 1–2] and [see ref. 4].", ["numbered 1", "numbered 2", "numbered 4"]),
        ("It spreads [3, p. 14], [4: pp. 2–5].", ["numbered 3", "numbered 4"]),
        ("It spreads [@ramos2011; see @kim:2012, p. 3].", ["key ramos2011", "key kim:2012"]),
        ("As @ramos2011 shows.", ["key ramos2011"]),
        ("See doi:10.1000/abc.123(4).", ["identifier 10.1000/abc.123(4)"]),
        ("(https://doi.org/10.1000/xyz)", ["identifier 10.1000/xyz"]),
        ("PMID: 12345678 and PMC1234567.", ["identifier 12345678", "identifier PMC1234567"]),
        ("arXiv:2101.00001v2", ["identifier arXiv:2101.00001"]),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", ["identifier 12345678"]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    """Numbers in brackets, superscripts, keys and identifiers are citations, one a source."""
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The median was 12 [8–15] mg.",
        "It covers 30 m² and 10⁵ cells, R² = 0.9, Ca²⁺.",
        "Write to ramos@example.org or @ramos.",
        "Scores of [1 to 5], ages [18–65] years, 95% CI [1, 3], IQR [2–4], [see 3 below].",
        "On [0, 1] it grows; see [2010]; t[28] = 2.1, a bis-[6,6] adduct.",
    ],
)
def test_other_numbers_are_no_marks(text: str) -> None:
    """Intervals, powers, charges and addresses are no citations."""
    assert brief(text) == []
