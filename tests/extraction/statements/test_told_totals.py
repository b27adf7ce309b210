"""Wholes that are called so, with the values before them as their parts."""

from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged

RULES = ("parts-and-total",)


@pytest.mark.parametrize(
    "text",
    [
        "Porridge holds 210 kcal, the banana 105 and peanut butter 95, so 470 kcal altogether.",
        "My rest takes 1,450. An office day adds 300, and digesting food 200. So there are 1,900 kcal burned in total.",
        "You spend about 10 minutes on forms, 20 with the nurse, half an hour on tests and 15 minutes with the "
        "doctor. All told, plan for 90 minutes.",
        "I ate two servings at breakfast, three at lunch and one at dinner. There you go: seven servings in total.",
        "The bill lists $120 for the visit, $45 for the test and $30 for the syringe, a total of $215.",
    ],
)
def test_parts_that_do_not_make_the_whole(text: str) -> None:
    """A whole that no two or more of the values before it come to is told."""
    assert flagged(text, *RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Porridge holds 210 kcal, the banana 105 and peanut butter 95, so 410 kcal altogether.",
        # some of the values alone, a product, a rate
        "Turtles made 512 people ill, 190 of them children. 44 children and 68 adults went to hospital, 112 in total.",
        "Take three tablets of 20 mg each, then two of 30 mg, 100 mg in all.",
        "She walked 30 minutes on Monday, 40 on Tuesday and 20 on Friday; her sister managed 60 minutes in all.",
        # far from their sum: more was counted than is told here
        "In April 12 people fell ill, in May 15 and in June 9; the year saw 140 cases in total.",
    ],
)
def test_values_that_make_the_whole_or_are_not_all_of_it(text: str) -> None:
    """Nothing is told where some of the values come to the whole, or where it is none of theirs."""
    assert not flagged(text, *RULES)
