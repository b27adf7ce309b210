from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged


@pytest.mark.parametrize(
    "text",
    [
        "Pledges came to £11,730 for the 46 nurses, which means £153 per nurse.",
        "Six wards shared 54 nurses, so each ward had 13 nurses at its disposal.",
        "Lorries carried 28 tonnes. Four lorries did the work, so each one shifted 14 tonnes on average.",
        "We took in 96 guests. They stayed for 1,152 nights between them, 15 nights per guest.",
        "A team of 25 took 1,500 calls in May, so everyone had 120 calls to deal with.",
    ],
)
def test_shares_of_a_whole_that_the_number_of_things_denies(text: str) -> None:
    """What comes to each, told by its unit or by a subject that is each of the things, is told if it does not fit."""
    assert flagged(text, "product-arithmetic") == ["product-arithmetic"]


@pytest.mark.parametrize(
    "text",
    [
        "Six wards shared 54 nurses, so each ward had nine nurses at its disposal.",
        "Her sensor read 4.7, 1.8 mmol/l up. It gives a reading every 5 minutes.",
        "Salmon fillets come in packs of two, 260 g together and thus 130 g each, a sensible helping.",
        "Two workers collapsed. They need a cup of 8 ounces each time. That is 32 ounces an hour.",
        "- 3 pints of lager, 2.3 units each\n- 2 gins, 1 unit each\n- 1 alcopop, 1.1 units\n\nThe lager is 6.9 units; "
        "everything together makes 10.",
    ],
)
def test_shares_that_fit_and_amounts_of_other_things(text: str) -> None:
    """Right shares, concentrations, and amounts that other things lead to are left alone."""
    assert not flagged(text, "product-arithmetic", "parts-and-total")


def test_parts_that_went_out_again() -> None:
    """A rest of a sum that came in less what went out is right; percentages of another clause are no change."""
    assert not flagged(
        "Schools had handed in 412 coats, offices 157 and churches 81, and volunteers found that 65 were too worn. "
        "That left 585 fit to be given out."
    )
    assert not flagged("They smoked 60 per cent less by the count, but nicotine in it sank only from 300 ng to 210.")
