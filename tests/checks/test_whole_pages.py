"""What whole pages of public sites hold: sound sentences that a rule took for slips, beside slips of the same kind."""

from __future__ import annotations

import pytest

import factcheck

LIST = "\n\n## References\n\n"
FILLER = "Salt raises the blood pressure of many adults, and most of them eat more than they need of it every day."


def told(text: str, *rules: str) -> list[str]:
    """Return the words at which a Markdown page has findings of these rules."""
    article = factcheck.read(text, format="markdown")
    return [article.words(one.span) for one in factcheck.check(article) if one.rule in rules]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("If you aim for 160 g of protein daily and eat 4 meals, that's 40 g per meal.", "product-arithmetic"),
        ("- The prevalence was 8.7%.\n- Nearly half of all cases showed severe illness (4.2%).", "percent-of-count"),
        ("Less salt can help reduce the systolic blood pressure up to 6 mm Hg.", "reference-value"),
        ("Walking lowers blood pressure by an average of 4 mmHg in most adults.", "reference-value"),
        ("Vitamin D is low. Those at risk (albuminuria ≥300 mg per 24 hours) are referred.", "reference-value"),
        ("In 2019, 37% (32 million) of pregnant women aged 15–49 years were affected.", "impossible-value"),
        (
            "Half an imperial pint (284 ml) of beer holds one unit.\n\nFor example, an imperial pint (568 ml) of beer "
            "at 4% holds two units of alcohol.",
            "conflicting-values",
        ),
        ("This page has data from three sources.\n\n- One survey.\n- Its answers.\n\nOthers:\n\n- More.", "list-count"),
        ("Research comparing the two approaches shows:\n\n- One is fast\n- One is slow\n- Both work", "list-count"),
        ("Based on data from the National Comorbidity Survey, it is common.", "vague-source"),
    ],
)
def test_sound(text: str, rule: str) -> None:
    """Nothing is told of a sentence that is right."""
    assert told(f"# Health\n\n{text}\n", rule) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Take 160 g of protein in three equal parts of 40 g each, that's 160 g in all.", "product-arithmetic"),
        ("A normal systolic blood pressure is 12 mmHg.", "reference-value"),
        ("She is pregnant for 60 weeks.", "impossible-value"),
        ("There are three sources:\n\n- The survey\n- The register", "list-count"),
        ("A survey by the National Sleep Foundation found that adults sleep less.", "vague-source"),
    ],
)
def test_slips(text: str, rule: str) -> None:
    """A slip of the same kind is told."""
    assert told(f"# Health\n\n{text}\n", rule)


@pytest.mark.parametrize(
    "entry",
    [
        "Examine guide to sleep. https://examine.com/guides/sleep/ (2020)",
        "Identification of a threshold (2024). PMC11448845",
        "Examine.com Optimal Sleep Guide (2025)",
    ],
)
def test_linked_entries_are_cited(entry: str) -> None:
    """An entry to whose page, number or site a link of the prose leads is cited by it, and no other entry is."""
    prose = (
        f"# Sleep\n\n{FILLER} Adults need sleep [Examine](https://www.examine.com/guides/sleep) and a threshold "
        "[PMC11448845](https://pmc.ncbi.nlm.nih.gov/articles/PMC11448845/) (Abara, 2019)."
    )
    entries = ("Abara C. Sleep in adults. Sleep. 2019;3:1-4.", entry, "Brandt Y. Bread. Bread. 2018;2:1-9.")
    found = told(prose + LIST + "".join(f"- {one}\n" for one in entries), "listed-not-cited")
    assert [one[:6] for one in found] == ["Brandt"]


def test_number_between_two_entries_is_one() -> None:
    """A numbered line without a year between two entries is an entry, and its number cited."""
    lines = (
        "[1] Abara C. Salt. BMJ. 2001;3:1-9.",
        '[2] NASM Blog - "Salt and muscle"',
        "[3] Low B. Rye. BMJ. 2002;3:1-9.",
    )
    text = f"# Salt\n\n{FILLER} It is so [1]. It does harm [2], and rye too [3].{LIST}" + "\n\n".join(lines)
    assert told(text, "cited-not-listed", "listed-not-cited") == []


@pytest.mark.parametrize(("later", "count"), [("The study, published in Tobacco Control, asked 900.", 0), (FILLER, 1)])
def test_news_names_its_study_below(later: str, count: int) -> None:
    """What the lead of an article credits to “new research” is named in the next paragraphs, or is vague."""
    lead = "E-cigarettes may lead young adults to smoke, new research suggests."
    assert len(told(f"# Vaping\n\n{lead}\n\n{FILLER}\n\n{later}\n", "vague-source")) == count
