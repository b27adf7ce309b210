"""DOIs as articles announce them, and the addresses that lead to them."""

from __future__ import annotations

import pytest

import factcheck


def written(text: str) -> list[tuple[str, str, str]]:
    article = factcheck.read(text, format="markdown")
    found = factcheck.extract(article).written_dois
    return [(one.kind, article.words(one.span), one.written) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See doi: 10.1000/xyz.", [("announced", "10.1000/xyz", "10.1000/xyz")]),
        ("See doi:l0.1000/xyz, too.", [("announced", "l0.1000/xyz", "l0.1000/xyz")]),
        ("See 10.1000/xyz.", []),
        ("No identifier at all.", []),
        (
            "See http://dx.doi.org/10.1000/xyz now.",
            [
                ("announced", "10.1000/xyz", "10.1000/xyz"),
                ("old-address", "http://dx.doi.org/", "http://dx.doi.org/"),
            ],
        ),
        ("See [a trial](http://dx.doi.org/10.1000/xyz).", [("old-address", "a trial", "http://dx.doi.org/")]),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, str, str]]) -> None:
    """What is announced as a DOI is read as written, old addresses in the text and behind the words of links."""
    assert written(text) == expected
