from __future__ import annotations

import pytest

from factcheck.extraction.citations import find_citations
from factcheck.extraction.sentences import split
from factcheck.model import Citation


def found(text: str) -> list[Citation]:
    return list(find_citations(text, tuple(split(text))))


def brief(text: str) -> str:
    """Return who and when of every dated citation."""
    return "; ".join(
        " & ".join(name.family for name in citation.authors)
        + f"{citation.organisation} {citation.year}{citation.suffix}"
        for citation in found(text)
        if citation.kind in ("authors", "organisation")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cells move (Ramos et al., 2011).", "Ramos 2011"),
        ("Cells move (Ramos & Kim, 2011; Osei 2012).", "Ramos & Kim 2011; Osei 2012"),
        ("Cells move (Ramos 2011, Osei 2012).", "Ramos 2011; Osei 2012"),
        ("Cells move (see also Ramos, Kim, & Osei, 2011).", "Ramos & Kim & Osei 2011"),
        (
            "Cells (Ramos et al., 1992a,b; Osei 1998, 2002).",
            "Ramos 1992a; Ramos 1992b; Osei 1998; Osei 2002",
        ),
        ("Ramos and Kim (2011) disagree.", "Ramos & Kim 2011"),
        ("However, Ramos and Kim (2011) disagree.", "Ramos & Kim 2011"),
        ("Whereas Ramos et al. (2011) disagree.", "Ramos 2011"),
        ("See Ramos and colleagues (2011).", "Ramos 2011"),
        ("Long et al. (2011) and An (2012) agree.", "Long 2011; An 2012"),
        ("In a review by He, Li and Okoye (2013) and later (He, 2014).", "He & Li & Okoye 2013; He 2014"),
        ("Ramos’s (1973) theory and Osei's model (1980).", "Ramos 1973; Osei 1980"),
        ("It was shown by T. B. Ramos et al. (2011).", "Ramos 2011"),
        ("It was shown (Ramos T.-B. et al., 2011; W. Osei, 2016).", "Ramos 2011; Osei 2016"),
        ("It spreads (van der Berg and De Luca, 2010).", "van der Berg & De Luca 2010"),
        ("It spreads (Branas-Garza et al., in press).", "Branas-Garza in press"),
        ("As described by Ramos et al., 2011, it spreads.", "Ramos 2011"),
        ("It spreads (World Health Organization (WHO), 2014).", "World Health Organization 2014"),
        ("It spreads (WHO, 2014).", "WHO 2014"),
        ("A report by the National Cancer Institute (2023) says so.", "National Cancer Institute 2023"),
        ("By the National Cancer Institute’s guidelines (2022).", "National Cancer Institute 2022"),
        ("A 2008 study by the Heart, Lung, and Blood Institute.", "Heart, Lung, and Blood Institute 2008"),
        ("A study published in 2021 by the American Heart Association.", "American Heart Association 2021"),
        ("A study published in Cancer Research (2010) by Ramos et al.", "Ramos 2010"),
        ("Research by H. D. Ramos in 2020 showed it.", "Ramos 2020"),
        ("(St. Clair & Osei Jr., 2010; Huis in ’t Veld, 2011)", "St. Clair & Osei 2010; Huis in ’t Veld 2011"),
        ("(vonHoldt 2010; Silva e Souza 2011; bin Said 2012)", "vonHoldt 2010; Silva e Souza 2011; bin Said 2012"),
        ("(O\u00adBrien, 2011; Ra-\nmos et al.,\n2012; Kim\u200b, 2013)", "OBrien 2011; Ramos 2012; Kim 2013"),
        ("Jane Ramos (2010) and Ramos, J., & Kim, K. (2011)", "Ramos 2010; Ramos & Kim 2011"),
        ("An, See and Long (2010) agree.", "An & See & Long 2010"),
        ("(Paris 1963, Osei et al. 1983)", "Paris 1963; Osei 1983"),
        (
            "(Ramos 2010a–c; Kim, 1990/2005; Osei, 2012, p. 33)",
            "Ramos 2010a; Ramos 2010b; Ramos 2010c; Kim 1990; Osei 2012",
        ),
        ("(Ramos n.d.; Kim & al., forthcoming)", "Ramos n.d.; Kim in press"),
        ("Ramos’s early model of growth (2012)", "Ramos 2012"),
        (
            "(Office for Rivers, Town of Shen (OPS) and Shen Museum, 1985)",
            "Office for Rivers, Town of Shen (OPS) and Shen Museum 1985",
        ),
        (
            "(1000 Genomes Consortium, 2015; GBD 2019 Collaborators, 2020)",
            "1000 Genomes Consortium 2015; GBD 2019 Collaborators 2020",
        ),
        ("(Diabetes UK, 2016; R Core Team., 2011)", "Diabetes UK 2016; R Core Team 2011"),
        (
            "the National Academies of Sciences, Engineering, and Medicine (2017)",
            "National Academies of Sciences, Engineering, and Medicine 2017",
        ),
        ("the National Cancer Institute's 2019 report; a 2018 WHO report", "National Cancer Institute 2019; WHO 2018"),
        ("Ramos and colleagues showed in a 2017 trial that it works.", "Ramos 2017"),
        ("In 2017, Ramos and colleagues showed it.", "Ramos 2017"),
        ("Sources: World Health Organization, 2020; Ramos et al., 2021", "World Health Organization 2020; Ramos 2021"),
    ],
)
def test_forms(text: str, expected: str) -> None:
    """Every form of an author-year citation is read with its authors, year and suffix."""
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The guidelines changed in 2015 and again in March 2016.",
        "In Kenya (2010) the rate fell.",
        "See https://example.org/Ramos/2011/09 for more.",
        "It was held in Beijing in 2008.",
        "The species Armadillidium vulgare (Latreille, 1804) is common.",
        "They drank it after the film Titanic (1997), Hurricane Ada (2005) and the Clean Air Act (1970).",
        "See Ray v. Cole (1973); Klimt (1862–1918) painted; MIC and MFC (1800 μg/mL) fell.",
        "It came from Boston, MA, 2010, and IBM (Armonk, NY, 2012), strain PTCC 1609.",
        "It ran from (17th October–31st December, 2017) and (Spring 2010) on.",
        "Ministry of Health, 2008 Guidelines for Bread",
        "BMJ 2010;340:c123 (BMJ 2010;340:c123)",
    ],
)
def test_dates_are_no_citations(text: str) -> None:
    """A year without an author is a date."""
    assert brief(text) == ""


def test_malformed_second_author_is_kept_apart() -> None:
    """Words in the place of a second author are kept as written, and the span runs over them."""
    (citation,) = found("According to a study by Ramos & organized transport (2011), cells move.")
    assert citation.text == "Ramos & organized transport (2011)"
    assert [name.family for name in citation.authors] == ["Ramos"]
    assert citation.malformed == "organized transport"


def test_many_initials_are_kept() -> None:
    """Initials are kept as written, however many, and belong to the span."""
    (citation,) = found("Research by A. H. T. S. H. Ramos et al. (2014) indicates it.")
    assert citation.text == "A. H. T. S. H. Ramos et al. (2014)"
    assert citation.authors[0].initials == "A. H. T. S. H."


@pytest.mark.parametrize(
    ("text", "organisation", "container"),
    [
        ("According to the National Cancer Institute, it spreads.", "National Cancer Institute", ""),
        ("The American Cancer Society notes that it spreads.", "American Cancer Society", ""),
        ("A study published in The Lancet found that it spreads.", "", "Lancet"),
        ("A study published in Cephalalgia in March found it.", "", "Cephalalgia"),
    ],
)
def test_undated(text: str, organisation: str, container: str) -> None:
    """A source named without a year is an undated citation."""
    (citation,) = found(text)
    assert (citation.kind, citation.organisation, citation.container) == ("undated", organisation, container)


@pytest.mark.parametrize(
    "text",
    [
        "A study in the journal Heart, published on 9 September 2019 by Nadine Ramos and colleagues, saw naps.",
        "In 2020 Ramos and Li of Oxford pooled 14 studies in BMJ Evidence-Based Medicine.",
        "On March 3, 2021, a trial published in The Lancet ended the debate.",
    ],
)
def test_dated_elsewhere(text: str) -> None:
    """A study in a journal is no undated source where its sentence says anywhere when it was published."""
    assert not [citation for citation in found(text) if citation.kind == "undated"]


@pytest.mark.parametrize(
    "text",
    [
        "A study in the journal Heart followed 3,400 people from 1990 to 2005.",
        "A study in the journal Heart weighed 2010 men.",
        "A study in the journal Heart of 2,145 men saw few deaths.",
    ],
)
def test_years_of_something_else(text: str) -> None:
    """Years of the data and counts that look like years date no study."""
    assert [citation.kind for citation in found(text)] == ["undated"]


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("It helps, as do Eel et al. (2022).", ["Eel"]),
        ("So do Eel and Cod (2022) say.", ["Eel", "Cod"]),
        ("Neither do Eel et al. (2022) doubt it.", ["Eel"]),
        ("Do Eel et al. (2022) show it?", ["Eel"]),
        ("What do Eel et al. (2022) mean?", ["Eel"]),
        ("It is known (as do Eel et al., 2022).", ["Eel"]),
        ("Do Nascimento et al. (2019) found it.", ["Do Nascimento"]),
        ("So said do Nascimento et al. (2019).", ["do Nascimento"]),
        ("A cohort (do Nascimento et al., 2019).", ["do Nascimento"]),
        ("Taxes work (Cobb FW Jr et al., 2018).", ["Cobb"]),
        ("Taxes work (Cobb, F. W., Jr., & Lee, 2018).", ["Cobb", "Lee"]),
        ("Cobb III and Lee (2018) say so.", ["Cobb", "Lee"]),
    ],
)
def test_verbs_and_suffixes_are_no_part_of_a_name(text: str, families: list[str]) -> None:
    """ "Do" is a verb before its subject and a particle elsewhere; "Jr" is no name."""
    found = find_citations(text, tuple(split(text)))
    assert [name.family for name in next(found).authors] == families
