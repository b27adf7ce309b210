from __future__ import annotations

import factcheck
from factcheck.model import Claim


def claims(text: str) -> list[Claim]:
    return list(factcheck.extract(factcheck.read(text, format="text")).claims)


def test_a_claim_says_what_is_counted_and_by_which_words() -> None:
    """The head is a class of the lexicon; the nearest words come first."""
    trials, women = claims("The review pooled 14 small trials with 2,310 women.")
    assert (trials.head, women.head) == ("study", "person")
    assert women.subject[0] == "woman"


def test_kinds_of_numbers_are_told_apart() -> None:
    """An interval, an effect, a p-value, a change, an age and a sample are no levels."""
    text = "Scores rose by 12% (RR 1.4, 95% CI 1.1 to 1.8, n = 310, P = 0.03) in people aged 40 to 60 years."
    kinds = [claim.statistic for claim in claims(text)]
    assert kinds == ["change", "effect", "confidence", "interval", "sample", "p-value", "age"]


def test_qualifiers_hold_plan_rate_and_role() -> None:
    """A plan is marked as one, a rate names its time, a date the part it plays."""
    plan, since, rate = claims(
        "The ward should admit 40 patients. It has been open since May 2014. It sees 90 patients per day."
    )
    assert ("modality", "plan") in plan.qualifiers
    assert ("role", "since") in since.qualifiers
    assert ("rate", "day") in rate.qualifiers


def test_dates_are_claims() -> None:
    """A period is one date; a day lies within its month and its year."""
    article = factcheck.read("He lived from 1811 to 1886. The unit opened on 7 May 2014.", format="text")
    facts = factcheck.extract(article)
    period, day = (claim.quantity for claim in facts.claims)
    assert (period.unit, period.comparator) == ("date", "range")
    assert day.low is not None and 2014 + 4 / 12 < day.low < 2014 + 5 / 12


def test_parts_of_other_numbers_state_nothing_themselves() -> None:
    """ "One of the" counts nothing, and the first part of a broken decimal is no number."""
    assert [claim.quantity.text for claim in claims("It is one of the main causes of death.")] == []


def test_tokenised_decimals_are_read_as_one_number() -> None:
    """Spaces around punctuation do not cut "0. 95" into two sentences and two numbers."""
    (claim,) = claims("The star , a dwarf , has a mass that is 0. 95 times that of the Sun.")
    assert claim.quantity.high == 0.95
    assert "sun" in claim.subject


def test_a_raised_power_is_no_decimal_of_a_broken_number() -> None:
    """ "101. 10⁹" in tokenised text is no decimal and no crash, although "⁹" is a digit to Python."""
    found = claims("He died , aged 5. See 4(1): 101. 10⁹ cells grew.")
    assert "101. 10⁹" not in [claim.quantity.text for claim in found]


def test_rows_without_a_full_stop_are_marked() -> None:
    """A row of a list is no complete sentence."""
    (row,) = claims("12 grams of fat a day")
    (sentence,) = claims("Eat 12 grams of fat a day.")
    assert (row.complete, sentence.complete) == (False, True)


def test_hostile_input_takes_linear_time() -> None:
    """Brackets, digits and capitals by the ten thousand are read without a claim too many."""
    for text in ("(" * 20_000, "9 " * 20_000, "A" * 50_000, "May " * 20_000, "from 1811 " * 2_000):
        assert len(claims(text)) <= len(text)


def test_parts_of_a_count_say_so() -> None:
    """A list that opens with "including" after a comma holds parts; the verb "including" opens none."""
    text = "The fire hurt 11 people, including five children and four women. We found trials including 40 children."
    found = factcheck.extract(factcheck.read(text, format="text")).claims
    assert [(claim.quantity.text, dict(claim.qualifiers).get("part")) for claim in found] == [
        ("11", None),
        ("five", "of"),
        ("four", "of"),
        ("40", None),
    ]
