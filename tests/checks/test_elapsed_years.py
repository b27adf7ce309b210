from __future__ import annotations

import pytest

from factcheck.checks import elapsed_years
from tests.checks.finding import found


@pytest.mark.parametrize(
    "text",
    [
        "He was born in Osaka in 1961 and took up his chair in 2001, at the age of fifty.",
        (
            "Achebe, who was 31 when her boy was born in 2014, works in Leeds. She tells me this on a wet "
            "afternoon in 2024, a few days after her forty-sixth birthday."
        ),
        (
            "We put questions to Beatrix Holloway, a district nurse for 31 years, who qualified in 1989 and "
            "retired in 2012."
        ),
        "Fairhaven opened its doors in 1996.\n\nWe celebrated our twentieth birthday in 2018, with cake.",
        "The clinic was founded in 1975. In 2015 the clinic marked its fiftieth anniversary.",
        'Ben, a 29-year-old rower, has taken it every day for six years. "I started when I was 27," he says.',
        "The hospice opened in 1988. Twenty years later, in 2018, it moved to the river.",
        "She joined the ward in 1999 and left in 2009 after 20 years.",
        "Born in 1940, he died in 2010 at the age of 60.",
        "Maria was 25 when she was diagnosed in 2005. In 2015, when she was 45, the disease came back.",
        "Our charity was set up in June 1990 and celebrated its 40th anniversary in 2020.",
        "He started dialysis in March 2012 and stopped in March 2014, after 36 months.",
        "The programme ran for fifteen years, from 1990 to 2015.",
        "Dr Osei, born in 1970, qualified in 1994, aged 34.",
        "Lena, a 40-year-old teacher, has had migraine for 15 years. It began when she was 20.",
        "The hospital, founded in 1904, marked its centenary twice; its 150th anniversary was in 2024.",
        "He started smoking in 1980 and quit in 1990, after 20 years.",
        "The laboratory was established in 1950. It celebrated its golden jubilee in 2010.",
        "I was 30 when I was told in 2001. In 2021 I turned 60.",
        "He was admitted on 2 May and went home on 9 May. Those ten days cost more than a car.",
        "The trial started in January 2015 and ended in December 2016. In those four years nobody got worse.",
        "She gave up alcohol on 1 June 2018. On 1 June 2024 she celebrated eight years of sobriety.",
        "The drug came on the market in 1998 and was withdrawn in 2004, after nine years of complaints.",
        "The clinic closed for repairs on October 10 and reopened on October 24, three weeks later.",
        "- 1990: first ward\n- 2002: new wing\n- 2010: helicopter pad\n\nIt took fifteen years from ward to wing.",
        "He was diagnosed in 2001 and has lived with the disease for thirty years when we meet in 2019.",
        "The surgery moved here in 1990. This year, in 2025, it celebrates 25 years in the house.",
        "My father had his stroke in 1998, at 61. He died in 2010, aged 78.",
        "Between the first jab on 1 March and the second on 29 March lay six weeks.",
        "The card was introduced in 1971, so in 2021 it had been around for forty years.",
        "The home opened on 1 May 1999 and closed on 30 April 2009. Its five years were happy ones.",
        "I joined the ward at 24, in 1996. In 2021, at 59, I became its manager.",
        "Her twins were born in May 2010. When they turned ten in May 2022, she went back to work.",
        "The association dates from 1921. In 2021 it will be ninety years old.",
    ],
)
def test_slips(text: str) -> None:
    """An age, an anniversary or a length of time that its dates deny is told."""
    assert found(text, elapsed_years)


@pytest.mark.parametrize(
    "text",
    [
        "He was born in Osaka in 1961 and took up his chair in 2001, at the age of forty.",
        (
            "Achebe, who was 31 when her boy was born in 2014, works in Leeds. She tells me this in 2024, a "
            "few days after her forty-first birthday."
        ),
        "A nurse for 23 years, she qualified in 1989 and retired in 2012.",
        "Fairhaven opened its doors in 1996.\n\nWe celebrated our twentieth birthday in 2016, with cake.",
        "Anna was 31 in 2014. Her mother was 60 in 2016.",
        'Ben, a 29-year-old rower, has taken it every day for six years. "I started when I was 23," he says.',
        "Patients were followed for five years between 2000 and 2012.",
        "The ten-year survival from 1990 to 2015 rose for all stages.",
        "He was born in 1961, and his son, born in 1990, died in 2010 at the age of 20.",
        "The trial started in 1999 and ended in 2009 after 5 years of recruitment.",
        "In 2019, 30 years after the first report of 1989, it was withdrawn.",
        "The society was founded in 1950. The NHS celebrated its 70th anniversary in 2018.",
        "She was 45 when she retired in 2010. He was 60 when he died in 2012.",
        "The drug was approved in 1998 and sold for ten years; it was withdrawn in 2015.",
        "The clinic opened in 1990. Twenty-five years later, in 2015, it moved.",
        "Lena, a 40-year-old teacher, has had migraine for 15 years. It began when she was 25.",
        "Between 2010 and 2019, smoking fell for nine years among those aged 16 in England.",
        "People aged 65 in 2010 will live until 2030.",
        "He came to London in 1999 and worked for three years as a porter before training as a nurse in 2005.",
        "From 2001 to 2015 deaths fell, and for five years they have risen.",
        "He was admitted on 3 June and discharged on 10 June, after eight days on the ward, counting both.",
        "It took ten years from the idea in 1995 to the first patient, and five more to approval in 2010.",
        "She stopped in 2010 and started again in 2012. By 2020 she had been smoke-free for three years.",
        "He started dialysis in March 2018. In those first six months he lost 10 kg; in 2020 he got a kidney.",
        "The hospital opened in 1970. Its sister hospital celebrated its fortieth anniversary in 2020.",
        "The trial ran from 31 December 2015 to 2 January 2021. Those five years taught us patience.",
        "- 1990: first ward\n- 2002: new wing\n\nIt took twelve years from the first ward to the new wing.",
        "My father had his stroke in 1998, at 61. My mother died in 2010, aged 70.",
        "He has been sober since 2012. In 2022 he had been married for fifteen years.",
        "The home opened in 1999. For five years it had a waiting list; it closed in 2009.",
        "She was born in 1960. Her mother died in 1985, at 52.",
        "Grandpa was born in 1931 and died in 2016; Grandma followed two years later at the age of 82.",
        "The school was founded in 1904 and rebuilt in 1954; in 2014 it celebrated its sixtieth anniversary.",
        "He smoked from 1980 to 2000. After five years without a cigarette his lungs had improved.",
        "In 1990 he met Ann. By 2012 he had been a nurse for thirty years.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right ones, those of others and times of studies are left alone."""
    assert not found(text, elapsed_years)
