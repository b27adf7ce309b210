"""What comes back to a study as one of something else."""

from __future__ import annotations

import pytest

from factcheck.extraction.statements.redescribed import find_redescribed


def described(text: str) -> list[tuple[str, str]]:
    return [
        (text[one.earlier.start : one.earlier.end], text[one.span.start : one.span.end])
        for one in find_redescribed(text)
    ]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("In one test 40 old rats ate berries. But the mice ate a cup a day.", ("rats", "mice")),
        ("A trial of 373 women tested juice. It is unclear if these men would do as well.", ("women", "men")),
        ("Half got a placebo pill. The placebo patch did well.", ("pill", "patch")),
        ("Six beagles were fed the drug. The pigs gained weight.", ("beagles", "pigs")),
        ("They gave a nicotine spray to half. Those on the nicotine patch slept worse.", ("spray", "patch")),
        ("Ten boys played a game. Those girls liked it.", ("boys", "girls")),
    ],
)
def test_a_definite_phrase_speaks_of_what_was_told_before(text: str, pair: tuple[str, str]) -> None:
    """Another animal, sex or form than the only one before is told, whatever the words."""
    assert described(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "In one test rats and mice ate berries. The mice ate more.",
        "A trial of 373 women tested juice. The men of the house may drink it.",
        "A trial of women and men tested juice. These men did well.",
        "Half got a placebo pill, half a patch. The placebo patch did well.",
        "Half got a placebo pill. The nicotine patch did well.",
        "We treated 40 rats." + " Nothing else happened." * 60 + " The mice came later.",
    ],
)
def test_what_was_named_before_or_is_new_is_no_slip(text: str) -> None:
    """Both named, any men, another thing in the form, and what is far off."""
    assert described(text) == []
