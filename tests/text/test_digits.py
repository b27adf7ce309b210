"""Digits of strangers: a number, or none."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.config import Config
from factcheck.pipeline import verify
from factcheck.text.digits import whole


@pytest.mark.parametrize("digits", ["", None, "²", "²⁰¹⁹", "⑨", "½", "-1", "1.5", "n.d.", "9" * 10, "9" * 5_000])
def test_what_is_no_number(digits: str | None) -> None:
    """Superscripts, signs, words and more digits than count give none, where `int` raises or takes for ever."""
    assert whole(digits) is None


@pytest.mark.parametrize(("digits", "number"), [("2019", 2019), ("٢٠١٩", 2019), ("007", 7), ("999999999", 999_999_999)])
def test_numbers(digits: str, number: int) -> None:
    """Decimal digits of any script are a number."""
    assert whole(digits) == number


@pytest.mark.parametrize("digits", ["9" * 5_000, "²⁰¹⁹", "1" + "0" * 400])
@pytest.mark.parametrize(
    "text",
    [
        "It struck 3 per {} people a year, and 4 per {} later.",
        "It rose from 5 in {} to 9 in {}.",
        "Bread (Brandt et al., {}) is dated {}.\n\n## References\n\nBrandt A. Bread. J Food. {};{}({}):{}-{}.",
        "{}. One\n{}. Two\n\nThe {}th week, [{}], 1/{} and {}/80 mmHg.",
    ],
)
def test_articles_with_odd_digits(digits: str, text: str) -> None:
    """Wherever an article holds them, it is checked."""
    article = factcheck.read(text.replace("{}", digits), "markdown")
    verify(article, Config(offline=True, profile="audit"))
