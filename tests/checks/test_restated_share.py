from __future__ import annotations

import pytest

import factcheck
from factcheck.checks import RuleContext
from factcheck.checks.share_percent import Options, check


def found(text: str) -> list[str]:
    """Return the words that do not fit."""
    article = factcheck.read(text, format="markdown")
    context = RuleContext(article, factcheck.extract(article))
    forms = (Options("count"), Options("ratio"))
    return [article.words(one.span) for form in forms for one in check(context, form)]


@pytest.mark.parametrize(
    "text",
    [
        "Severe infection happens in one operation in every 2,000, that is, 0.5%.",
        "Anaphylaxis follows about 1.7 doses in a million. That is one in every 170,000.",
        "Of those 1,150, only 276 had told a health professional, fewer than one in ten.",
        (
            "Of the 240 patients who started CPAP in our clinic last year, 180 were still using it after "
            "three months, or 65%."
        ),
        "It affects one child in 50, or 5%.",
        "Of the 800 women who answered, 200 had never been screened: that is half.",
        "About 3 births in 1,000 are affected. That's 3%.",
        "Roughly one person in five, i.e. 2%, carries the gene.",
        "Of our 90 residents, 30 had a fall last winter, or more than half.",
        "The tear happens in 1 of 200 eyes, that is 5%.",
        "Of 1,200 invited, 300 came, which is 40%.",
        "Two in a thousand get it. That is one in 50.",
        "Out of 400 samples taken at the pools, 100 were positive, or 40 per cent.",
        "In total, 60% of the 500 people asked said they slept badly; that is 320 people.",
        "In a survey of diet, 40% of the 300 patients ate fish. That is 90 patients.",
        "Last year 20% of our 250 members left, that is, 75 members.",
        "Nearly two thirds (56%) of adults agree.",
        "Almost three quarters (61%) of the nurses were tired.",
        "Nearly one in four (15%) has it.",
        "People were 4.2 times (42%) as likely to develop a cold.",
        "Their risk was 2.5-fold (25%) higher.",
    ],
)
def test_slips(text: str) -> None:
    """A share is compared with what says it again, also at the start of the next sentence."""
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Severe infection happens in one operation in every 2,000, that is, 0.05%.",
        "Anaphylaxis follows about 1.7 doses in a million. That is one in every 590,000.",
        "Of those 1,150, only 276 had told a health professional, fewer than one in four.",
        (
            "Of the 240 patients who started CPAP in our clinic last year, 180 were still using it after "
            "three months, or 75%."
        ),
        "It affects one child in 50, or 2%.",
        "One in five had a headache, or 20%, and one in ten had nausea.",
        "One in five men has it, and among women, one in three.",
        "Of the 300 patients, 120 had surgery; of these, half went home in a week.",
        "A third had pain before surgery, but afterwards, one in ten.",
        "Of 500 patients in 2010, 100 died within a year, compared with 10%.",
        "One in three adults smoked in 1970. That is one in eight today.",
        "Of the 100 women, 40 chose the pill, 30 the coil, or none at all, 30%.",
        "Of 80 children with asthma, 20 had a cat, nearly a quarter.",
        "One in 5 (20%) have it, or one in 5.",
        "Of 1,150 people asked, 575 felt low, in other words half.",
        "Two thirds of patients improve, that is, 66%.",
        "One in 8 women, or about 12%, will get it.",
        "In total, 60% of the 500 people asked slept badly; that is 300 people.",
        "Of those, 33% of the 1,200 pupils had a cold; that is about 400 pupils.",
        "It hit 60% of the 500 people in May; that is 320 days ago.",
        "Nearly half (44%) agree, almost a third (29%) do not, and nearly three quarters (70%) smoke.",
        "Nearly one in four (23%) has it.",
        "People were 4.2 times (420%) as likely to develop a cold, and 3.1 times (35%) as likely to sleep.",
        "They were 3 times (30%) as likely to have it.",
    ],
)
def test_what_fits(text: str) -> None:
    """Shares of other groups, times and answers are no restatements."""
    assert not found(text)
