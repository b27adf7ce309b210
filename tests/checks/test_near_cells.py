"""Numbers that are one digit away from the cell of the row that the sentence names."""

from __future__ import annotations

import pytest

from factcheck.checks import table_text
from tests.checks.finding import found

FOODS = """| Food | Iron (mg) | Fibre (g) |
|---|---|---|
| Lentils, cooked | 3.3 | 8.1 |
| Beef, lean | 2.6 | 0 |
| Spinach | 3.6 | 2.4 |

"""
WARDS = """| Ward | Falls | Beds |
|---|---|---|
| A | 31 | 24 |
| B | 18 | 22 |
| C | 27 | 26 |

"""
TEA = """| Drink | Caffeine |
|---|---|
| Filter coffee (200 ml) | 90 mg |
| Black tea (200 ml) | 50 mg |

"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FOODS + "A plate of lentils gives you 3.8 mg of iron.", "3.8 mg"),
        (FOODS + "With beef, which my father would have put at the top, you get 2.9.", "2.9"),
        (FOODS + "Spinach, which my son hates, has 6.3 mg.", "6.3 mg"),
        (WARDS + "Ward B had the fewest falls, with 81.", "81"),
        (WARDS + "Ward C, where many patients have dementia, counted 37.", "37"),
        (WARDS + "On ward A there are 42 beds.", "42"),
        (WARDS.replace("Falls", "Births") + "On ward C 72 babies were born.", "72"),
        (TEA + "Since a cup of tea gives you 70 mg, two are no trouble.", "70 mg"),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A word of the label is enough where the number is a slip of the pen away from a cell of its row."""
    assert found(text, table_text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        FOODS + "Lentils have 3.3 mg, and with beef you get 2.6.",
        FOODS + "A serving of 300 g of lentils gives you 9.9 mg.",
        FOODS + "With spinach my iron rose to 3.9 mg.",
        FOODS + "Tofu costs 2.4 euros a pack.",
        WARDS + "Ward C has 26 beds and 27 falls; the hospital next door counted 37.",
        WARDS + "Ward B has 28 nurses.",
        WARDS + "In ward A, 21 of the falls were at night.",
        WARDS + "Ward B did best: 18 falls, 13 fewer than ward A.",
        TEA + "If you let the tea stand, you get 70 mg.",
        TEA + "A pot of tea has 150 mg.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right numbers, parts, other things, conditions and numbers farther from the cell are left alone."""
    assert not found(text, table_text)
