from __future__ import annotations

import pytest

import factcheck
from factcheck.checks import RuleContext
from factcheck.checks.share_percent import Options, check


def found(text: str) -> list[str]:
    """Return the shares that do not fit."""
    article = factcheck.read(text, format="markdown")
    context = RuleContext(article, factcheck.extract(article))
    told = [one for form in ("count", "ratio") for one in check(context, Options(form=form))]
    return [article.words(one.span) for one in told]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Of 80 callers, 20 hung up before anyone answered. That is a third of them.", "a third"),
        ("Nine of the 45 children were absent that week (30 percent), most with a cold.", "30 percent"),
        ("In the survey 300 people answered; 120 of them, or 45 per cent, had no dentist.", "45 per cent"),
        ("Fever was seen in 12 of 200 infants (6%), rash in 8 (4%) and vomiting in 20 (15%).", "15%"),
        ("There were 40 doctors at the meeting. Ten of them, half of those present, left.", "half"),
        ("Two thirds of the practices, 30 out of 60, closed early on Fridays.", "Two thirds"),
        ("The trial enrolled 500 women. Fifty dropped out (5 percent), mainly because of nausea.", "5 percent"),
        ("We tested 60 samples: 45 were clean (75%) and 15 were not (35%).", "35%"),
        ("We wrote to 800 patients and 320 replied, a response rate of 50 percent.", "50 percent"),
        ("Twenty of 25 children kept the appointment. In other words, two thirds came.", "two thirds"),
        ("Out of 64 nurses, 48 got the jab. This makes an uptake of 65 percent.", "65 percent"),
        ("Sixteen of the 20 inhalers were empty, so nine out of ten had nothing left.", "nine out of ten"),
        ("Nine of 30 in one group and 6 of 30 in the other fell ill. In percentages: 30 versus 40.", "40"),
        ("- infection in 9 of 300 patients (3%)\n- a leak in 6 (2%)\n- bleeding in 12 (6%)", "6%"),
    ],
)
def test_slips(text: str, share: str) -> None:
    """A share is told that the part and the whole before it contradict, also where the whole is that of a list."""
    assert found(text) == [share]


@pytest.mark.parametrize(
    "text",
    [
        "Of 200 patients, 50 (25%) had pain, and of these 10 (20%) needed surgery.",
        "Twelve of 48 nurses were ill, a quarter, and half of them had been vaccinated.",
        "In all, 60 of 150 answered (40%). Among women the rate was 50%, among men 30%.",
        "Of the 90 children, 30 were boys under five (33%) and 20 girls under five (22%).",
        "A third of all patients need help; in our sample of 60 it was 25.",
        "Three in ten adults snore. Of the 50 we asked, 20 said they do.",
        "Of the 40 who started, 30 finished; 15 of them, half, were still well a year later.",
        "There were 25 responders among 100 treated, and 10 among 50 controls (20%).",
        "Nausea affected 6 of 120 patients (5%), headache 12 (10%), and 3 (2.5%) had both.",
        "- infection in 9 of 300 patients (3%)\n- a leak in 6 (2%)\n- of the women, pain in 12 (8%)",
        "The trial enrolled 500 women and 300 men. Fifty dropped out (17 percent), mainly because of nausea.",
        "Of the 800 we wrote to, 320 replied (40%), and of the replies 280 (87.5%) were complete.",
        "Our school has 500 pupils. Of the 60 in year one, 15 have asthma (25%).",
        "Thirty of 90 residents fell; 10 of them, a third, broke a bone.",
        "Fourteen out of 70 samples were positive, half of them strongly, which makes one in ten.",
        "Three of the twelve have an allergy. That's one in four.",
    ],
)
def test_what_fits(text: str) -> None:
    """Shares of another whole that is told near, and those of parts of parts, are left alone."""
    assert not found(text)
