"""Calories beside the grams of nutrients that they come from."""

from __future__ import annotations

import pytest

from factcheck.checks import told_product
from tests.checks.finding import found

LABEL = "| Per serving | |\n|---|---|\n| Energy | {} |\n| Fat | 10 g |\n| of which saturates | 4 g |\n"
LABEL += "| Carbohydrate | 25 g |\n| of which sugars | 12 g |\n| Protein | 10 g |\n"
ROWS = "| Food | Calories | Protein (g) | Carbs (g) | Fat (g) |\n|---|---|---|---|---|\n"
ROWS += "| Bread | 130 kcal | 5 | 22 | 2 |\n"
ROWS += "| Cheese | {} | 7 | 0 | 10 |\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("One bar holds 12 g of protein, 20 g of carbohydrate and 8 g of fat. That makes 250 kcal a bar.", "250 kcal"),
        (
            "He needs about 105 grams of protein a day. At 4 calories a gram that is 420 calories. The 405 calories "
            "that come from protein are a fifth of his food.",
            "405 calories",
        ),
        ("Fat has 9 calories per gram, so 30 grams of fat supply 210 calories.", "210 calories"),
        ("Aim for 60 g of fat a day. Those 60 g of fat come to 240 calories.", "240 calories"),
        ("A pint of this beer contains 16 g of alcohol. The alcohol alone brings 64 kcal.", "64 kcal"),
        ("It gives her 200 g of carbohydrate, or 1,000 calories from carbohydrate, a day.", "1,000 calories"),
        ("Of the 1,800 calories, 30% should come from fat. That is 90 g of fat a day.", "90 g"),
        ("A can holds 39 g of sugar, about 210 calories from sugar alone.", "about 210 calories"),
        ("Nutrition per 100 g: energy 450 kcal, fat 5 g, carbohydrate 60 g, protein 8 g.", "450 kcal"),
        (LABEL.format("310 kcal"), "310 kcal"),
        (ROWS.format("218 kcal"), "218 kcal"),
    ],
)
def test_slips(text: str, told: str) -> None:
    """Calories that the nutrients told with them do not give are told."""
    assert found(text, told_product) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "One bar holds 12 g of protein, 20 g of carbohydrate and 8 g of fat. That makes 200 kcal a bar.",
        "A handful of almonds (30 g) has 170 calories, 6 g of protein and 15 g of fat.",
        "The yoghurt has 5 g of protein and 90 kcal a pot.",
        "Each serving of beans provides 120 kcal, 8 g of protein, 20 g of carbohydrate (7 g of which is fibre) and "
        "0.5 g of fat.",
        "Athletes eat 105 grams of protein a day, that is 420 of their 2,800 calories.",
        "Cut 500 calories a day and you lose half a kilogram of fat a week. A breakfast with 30 g of protein helps.",
        "A can holds 39 g of sugar, about 150 calories from sugar alone.",
        "One bar holds 12 g of protein, 20 g of carbohydrate and 8 g of fat. A glass of milk has 120 kcal.",
        "This bar has 10 g of protein, 20 g of carbohydrate, 5 g of fat and 10 g of polyols: 190 kcal.",
        LABEL.format("966 kJ / 231 kcal"),
        ROWS.format("118 kcal"),
    ],
)
def test_what_fits(text: str) -> None:
    """Right calories, and those of more than the nutrients told, are left alone."""
    assert not found(text, told_product)
