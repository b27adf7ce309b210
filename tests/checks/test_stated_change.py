from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.checks import RuleContext
from factcheck.checks.stated_change import Options, check


def broken(text: str) -> list[str]:
    """The words at odds with their two values."""
    article = factcheck.read(text, format="text")
    context = RuleContext(article, factcheck.extract(article))
    return [article.words(diagnostic.span) for diagnostic in check(context, Options())]


@pytest.mark.parametrize(
    "text",
    [
        "Deaths fell from 100 to 80, a 20% drop.",
        "Deaths fell from 12 to 8, a one-third drop, or about 33%.",
        "Smoking fell by 6%, from 24% to 18%.",
        "Smoking fell by 25%, from 24% to 18%.",
        "Cases rose from 1,200 to 1,500 (a 25% increase).",
        "Costs rose from 2 to 4 million dollars, a 7% increase per year.",
        "Survival nearly doubled from 10% to 19%.",
        "Survival more than doubled from 10% to 24%.",
        "The rate was cut from 4% to 3%, and 50% of people agree.",
        "The rate rose from -5 to -10.",
        "Waiting grew from 20 to 30 minutes, a rise of 10 minutes.",
        "Deaths fell from 100 to 80, a drop of 20.",
        "It fell by 10 percentage points, from 30% to 20%.",
        "Her weight fell by 7.5 kg, from 80 kg to 72.5 kg.",
        "Weight increased from 70 to 77 kg, about a 10% gain.",
        "Her pressure was 160 in May and 140 in June. Ten points lower still would be ideal.",
        "He weighs 80 kg, his brother is 12 kg lighter, and their father weighs 75 kg.",
        "In the first year 40 people joined and in the second 60. Fifteen fewer had left by then.",
        "Waiting times went down from 12 weeks to 8. Patients with cancer wait three weeks less.",
        "There were 40 doctors in May and 60 nurses in June. That makes 30 more.",
        "Her reading dropped from 9.1 to 7.0, and two months later it was 0.5 lower again.",
        "The score was 0 in spring and 42 in autumn. An increase of 1 point in the score is a good sign.",
        "Before, 64 came to the group, afterwards 48. Sixteen fewer than before, they sigh.",
        "Cases doubled within a month: 120 in May, 250 in June.",
        "Prices fell from $50 to $40. A rival is cheaper, at $35: $15 less than in 2019.",
        "She smoked 30 a day and now smokes 12. Her husband has cut down by 20.",
        "From 2,400 names the list fell to 1,800, and a further 300 went, a reduction of 37.5 percent in all.",
        "Over 12 months, the water group averaged 1.7 infections and the control group 3.2. That's nearly half.",
        "Her pulse used to be 78; now it is 64. In bed it comes down by another 10 beats.",
        "He weighed 90 kg in May and 84 kg in July. She has lost 3 kg in the same time.",
        "In January the unit had 18 falls, in June 11. Nine fewer than last year is the best result in years.",
        "The queue was 40 people long at eight and 55 at nine. By ten, 25 more had come.",
        "The dose rose from 20 mg to 40 mg; it doubled.",
        "The dose rose from 20 mg to 30 mg; the price doubled.",
        "In men it was 40 mg and in women 25 mg. That difference of 15 mg is due to weight.",
    ],
)
def test_what_follows(text: str) -> None:
    """Shares and points, rounding, loose factors and rates by the year are no errors."""
    assert broken(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Deaths fell from 100 to 80, a 30% drop.", "30%"),
        ("Deaths fell from 100 to 80 (a 25% reduction).", "25%"),
        ("Smoking fell by 50%, from 24% to 18%.", "50%"),
        ("The drug cut the risk by 50%, from 4% to 3%.", "50%"),
        ("Pressure rose from 140 to 120 mmHg.", "rose"),
        ("Waiting grew from 20 to 30 minutes, a rise of 15 minutes.", "15 minutes"),
        ("It fell by 5 percentage points, from 30% to 20%.", "5 percentage points"),
        ("Pressure fell slightly from 120 to 140 mmHg.", "fell"),
        ("Survival doubled from 10% to 15%.", "doubled"),
        ("The rate more than halved from 10% to 8%.", "more than halved"),
        ("Maya could walk 300 metres; now she manages 450. Those extra 200 metres count.", "200 metres"),
        ("Her cholesterol was 6.8 in January and 5.2 in July. That is 2.6 lower, without a tablet.", "2.6"),
        ("The clinic used to have 14 beds and now has 20. Eight more beds sound like a lot.", "Eight"),
        (
            "In 2010 there were 340 midwives, in 2020 only 289. A fall of 51 midwives, or 25 percent, hurts.",
            "25 percent",
        ),
        ("The dose was lowered from 40 mg to 25 mg. That cut of 20 mg was enough.", "20 mg"),
        ("A ticket cost 4 euros last year. Now it costs 5 euros, a rise of 20 percent.", "20 percent"),
        ("Her waist went from 98 cm to 91 cm. She is proud of being nine centimetres slimmer.", "nine centimetres"),
        ("In March 64 people came, in April 48. Twenty fewer than the month before, they sigh.", "Twenty"),
        ("When she came she smoked 30 cigarettes. Now it's 12. She has cut down by 20.", "20"),
        ("Injuries have dropped from 48 to 36 a year, which is a third less.", "a third"),
        ("At first he weighed 118 kg. A year later it was 97 kg, so he had lost 31 kg.", "31 kg"),
        ("The list shrank from 2,400 names to 1,800. That's a reduction of 35 percent in a year.", "35 percent"),
        ("Her pulse used to be 78; after the training it is 64. It has come down by 24 beats.", "24"),
        ("In January the unit had 18 falls, in June 11. Nine fewer than in January is fine.", "Nine"),
        ("A dose used to cost $80; today it is $60, which is 20 dollars less, or a saving of a third.", "a third"),
        ("The dose rose from 20 mg to 30 mg; it doubled.", "doubled"),
        ("The price went up from 40 to 60 euros, so it has tripled.", "tripled"),
        ("The number of cases doubled within a month: 120 in May, 310 in June.", "doubled"),
    ],
)
def test_what_does_not(text: str, word: str) -> None:
    """A percentage over the wrong value, a wrong direction and a wrong factor are told."""
    assert broken(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "- 22% lower mortality in the low dose group\n- 28% lower mortality in the medium one\n- 35% lower above",
        "The low dose lowered it by 22%. The middle one made it 28% lower. The high dose made it 35% lower.",
    ],
)
def test_differences_side_by_side(text: str) -> None:
    """What is a difference itself is no end of another one."""
    assert broken(text) == []


@settings(deadline=None)  # a busy machine takes its time
@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_every_change_worked_out_agrees(before: int, after: int, digits: int) -> None:
    """Whatever the values, their own change agrees with them at every number of decimals."""
    verb, noun = ("rose", "increase") if after >= before else ("fell", "decrease")
    change = f"{100 * abs(after - before) / before:.{digits}f}"
    assert broken(f"Cases {verb} from {before:,} to {after:,}, a {change}% {noun}.") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Five years ago the county had 18 midwives. Today there are 27, so numbers have doubled.", "doubled"),
        ("Whooping cough jumped to 320 cases this winter, four times the 160 seen the winter before.", "four times"),
        ("The old recipe had 12 g of sugar. The new yogurt has 9 g, half as much as before.", "half"),
        ("On quiet days they ate 30% of the plate. With old tunes playing, that figure tripled to 60%.", "tripled"),
        ("Patients used to wait 5.5 hours for tablets. The wait has been shortened to 6.3 hours.", "shortened"),
        ("The price climbed by 25% last spring. Patients who used to pay $40 now pay $60 at the till.", "25%"),
        (
            "Her waist was 102 cm in January. By June it was 94 cm. She likes losing those 12 centimetres.",
            "12 centimetres",
        ),
        ("His pulse used to be 84. After three months it had come down 10 beats to 70.", "10"),
        ("We saw 90, twice the 30 of last year.", "twice"),
        ("Average sleep rose from 6 hours to 7.5 hours, so people slept twice as long.", "twice"),
        ("The wait grew from 20 minutes to 30 minutes, so patients wait twice as long.", "twice"),
        ("Doses went up from 10 mg to 15 mg, which means they take three times as much.", "three times"),
        ("Rates rose from 20% to 30%, so it is twice as common.", "twice"),
        ("Sales grew by 60%. They went from $20 to $30.", "60%"),
        ("Sales at the shop grew by 60%. The shop's sales went from $20 to $30.", "60%"),
        ("The fee went from $20 to $30. It grew by 60%.", "60%"),
    ],
)
def test_told_of_two_times(text: str, word: str) -> None:
    """Factors, and verbs with the last value, are held against the value told before."""
    assert broken(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "The ward had 30 falls in 2019 and 15 in 2021, so the number halved. In 2022 it was 12.",
        "Waiting times doubled from 3 weeks to 6 weeks. In the north they went up by 2 weeks only, from 4 to 6.",
        "Years ago it had 18 midwives. Today there are 27. The number of births doubled.",
        "The clinic had 40 beds before and has 50 now. Each nurse has twice as many patients as before.",
        "A mug has 80 mg, an espresso 60 mg. Some double the dose to 120 mg before a race.",
        "The dose was 20 mg. It may be doubled to 40 mg, then raised to 50 mg.",
        "They were seen again from six to 12 months. There were 29% fewer falls by then.",
        "She weighed 90 kg in May and lost 10 kg. Her husband has slimmed down to 95 kg.",
        "The space between cells grows by 60% in sleep. Studies show that a short night takes amyloid from 20 "
        "to 30 pg/ml.",
        "Sleep rose from 6 hours to 12 hours, so people slept twice as long.",
        "Sleep rose from 6 hours to 7.5 hours, so women slept twice as long as men.",
        "Sleep rose from 6 hours to 7.5 hours, and dreams lasted twice as long.",
        "Use went from 6 g to 8 g, so a pack lasts half as long.",
        "Visits went from 10 minutes to 15 minutes, so the queue took twice as long.",
        "Deaths fell from 40 to 20, so half as many died.",
        "Sales grew by 60%. The fee went from $20 to $30.",
        "The fee went from $20 to $30. Sales grew by 60%.",
        "Visits rose from 200 to 300. The clinic closed on Fridays. Costs rose by 60%.",
        "Falls went down by 45%. Readmissions fell from 40 to 30 a month.",
        "Pain eased by 20%. The dose went from 80 mg to 40 mg.",
    ],
)
def test_other_two_times(text: str) -> None:
    """What fits, and what is told of something else, is no slip."""
    assert broken(text) == []
