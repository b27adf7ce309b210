from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged


@pytest.mark.parametrize(
    "text",
    [
        "Ann joined the ward in 1990 and retired in 2015, after 35 years of nursing.",
        "He was taken ill on 4 May.\n\nHe came home on 20 May, having spent 26 days in intensive care.",
        "Marie was born in 1930 in Leeds. She studied in Paris.\n\nMarie died in 2001, at the age of 81.",
        "I was born in 1975. In 2000 I moved to York, and five years later, aged 35, I had my first attack.",
        "It opened in 1970, with a transplant in 1984. It closed in 2004, 30 years after the first transplant.",
        "She worked without a licence between May 2015 and May 2018, a period lasting six years.",
        "Tom was told in 1995. He began the pills in 2005, having had the virus for 20 years by then.",
        "She was born on 3 March 1940. At the age of 50 she ran her first race, in 2000.",
        "The drug was banned in 1961. The law came in 1971, two decades after the ban.",
        "Jo was born in 1950. He qualified in 1975 aged 25 and he retired in 2010 at 70.",
    ],
)
def test_times_that_no_dates_have_between_them(text: str) -> None:
    """A length that was over at its date, or an age in a year, is told of where no dates of the text lead to it."""
    assert flagged(text, "date-arithmetic") == ["date-arithmetic"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann joined the ward in 1990 and retired in 2015, after 25 years of nursing.",
        "He fell ill on 4 May and moved on 14 May.\n\nHe came home on 20 May, having spent six days on the ward.",
        "Marie was born in 1930 in Leeds. Her brother died in 2001, at the age of 81.",
        "He came in 1999. In 2005 he trained as a nurse, having worked for three years as a porter.",
        "He was born in 1975. In 2000 his mother died at the age of 60.",
        "Fleming was born in 1881. Penicillin was found in 1928. Florey, aged 43, took it up in 1941.",
        "The trial began in 2001 and ended in 2010. Patients died after 3 years of follow-up.",
        "Born in 1940, she had her first child in 1962, aged 22. Her daughter turned 50 in 2012.",
        "He fell on 3 June. On 20 June he went home, two weeks after the operation on 6 June.",
        "At the 12-week scan on 25 March she was well. Her baby is due on 7 October 2024.",
    ],
)
def test_times_that_fit_or_are_of_others(text: str) -> None:
    """What two of the dates have between them, what is told of somebody else, and labels of weeks are left alone."""
    assert not flagged(text, "date-arithmetic")
