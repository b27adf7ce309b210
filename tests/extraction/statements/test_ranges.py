"""Ranges that fall: slips, and what is written so for a reason."""

from __future__ import annotations

import pytest

import factcheck


def falling(text: str) -> list[str]:
    article = factcheck.read(text, "markdown")
    return [article.words(found.span) for found in factcheck.check(article) if found.rule == "range-reversed"]


@pytest.mark.parametrize(
    ("text", "range_"),
    [
        ("It affects 10–5% of adults.", "10–5%"),
        ("Adults took 20–15 mg a day.", "20–15 mg a day"),
        ("Take 20-10 mg tablets.", "20-10 mg"),
        ("Sleep 8–6 hours.", "8–6 hours"),
        ("Cut the dose by 30–20%.", "30–20%"),
        ("Rest 90-60 seconds, then walk 5-10 minutes.", "90-60 seconds"),
    ],
)
def test_slips(text: str, range_: str) -> None:
    """A range that falls among ranges that rise, or alone, is told."""
    assert falling(text) == [range_]


@pytest.mark.parametrize(
    "text",
    [
        "For a 35-year-old: 208 - 24.5 = 183 bpm.",
        "Net: 45 g - 12 g = 33 g",
        "100% - 37% = 63%",
        "HR max = 206.9 - 0.67 x age",
        "Her dose was tapered 40–10 mg over six weeks.",
        "The pulse drops 10–5 beats a minute.",
        "A free share below 15-10% is a warning.",
        "It was a 70-30% split.",
        "They won 10–5 points of it.",
        "Peaks: 8.19-8.09 (m, 3H), 7.83-7.79 (m, 2H), 7.62-7.54 (m, 1H).",
        "They were mapped in the 1–0.26 bin.",
    ],
)
def test_written_so_for_a_reason(text: str) -> None:
    """Differences, steps down, thresholds, two parts of all and lists that count down are no slips."""
    assert not falling(text)


@pytest.mark.parametrize(
    "text",
    [
        "Augmentin 875-125 mg",
        "She was on Zestoretic 20-12.5 mg daily.",
        "Bactrim DS 800-160 mg twice daily.",
        "She took drospirenone and ethinyl estradiol 3-0.02 mg.",
        "Symbicort 160-4.5 mcg, two puffs.",
    ],
)
def test_strengths(text: str) -> None:
    """Behind a brand or two substances, two falling amounts are the strengths of a combination."""
    assert not falling(text)
