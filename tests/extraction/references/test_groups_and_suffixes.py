"""Authors as PubMed and journals print them: "Jr" without a comma, groups before, behind and instead of persons."""

from __future__ import annotations

import pytest

from factcheck.extraction.references import parse_reference

TAIL = "Sugar taxes and children. Obes Rev. 2018;19(5):300-11."


@pytest.mark.parametrize(
    ("head", "families"),
    [
        ("Cobb FW Jr, Smith JA, Lee KH.", ["Cobb", "Smith", "Lee"]),
        ("Cobb FW Jr., Smith JA.", ["Cobb", "Smith"]),
        ("Cobb FW, Smith JA 3rd, Lee KH.", ["Cobb", "Smith", "Lee"]),
        ("Cobb FW IV, Smith JA Sr, et al.", ["Cobb", "Smith"]),
        ("Cobb Jr FW, Smith JA.", ["Cobb", "Smith"]),
        ("COBB FW JR, SMITH JA.", ["COBB", "SMITH"]),
        ("King ML Jr.", ["King"]),
        ("De Groot J 2nd, Moe A.", ["De Groot", "Moe"]),
        ("Cobb F.W. Jr., Smith J.A.", ["Cobb", "Smith"]),
        ("Ng V, Lee V, Moe I.", ["Ng", "Lee", "Moe"]),
        ("Cobb FW, Smith JA; SPRINT Research Group.", ["Cobb", "Smith"]),
        ("Cobb FW, Smith JA, et al; for the SPRINT Investigators.", ["Cobb", "Smith"]),
        ("Cobb FW, Smith JA, on behalf of the SPRINT Research Group.", ["Cobb", "Smith"]),
        ("Cobb FW, Smith JA (GBD 2019 Risk Factors Collaborators).", ["Cobb", "Smith"]),
        ("Cobb FW, Smith JA, and the Women's Health Initiative Investigators.", ["Cobb", "Smith"]),
        ("SPRINT Research Group; Cobb FW Jr, Smith JA.", ["Cobb", "Smith"]),
        ("The SPRINT Research Group, Cobb FW, Smith JA, et al.", ["Cobb", "Smith"]),
        ("SPRINT Research Group.", []),
    ],
)
def test_heads(head: str, families: list[str]) -> None:
    """Every person is read, and the title begins with its own words."""
    entry = parse_reference(f"{head} {TAIL}")
    assert [name.family for name in entry.authors] == families
    assert (entry.title, entry.year) == ("Sugar taxes and children", "2018")
    assert bool(entry.organisation) == any(word in head for word in ("Group", "Investigators", "Collaborators"))


@pytest.mark.parametrize(
    ("entry", "authors", "title", "year"),
    [
        ("Papi A, Reddel HK. Asthma. Lancet. 2018;391:783-800.", 2, "Asthma", "2018"),
        ("Lambert M. Obesity. BMJ. 2010;340:c1.", 1, "Obesity", "2010"),
        ("Tan KH, Ng V. Gout. Lancet. 2019;5:1-9.", 2, "Gout", "2019"),
        ("Beasley R. Asthma? N Engl J Med. 2016;388:2039-52.", 1, "Asthma?", "2016"),
        ("Merton, R. K. (1949). Structure. Free Press.", 1, "Structure", "1949"),
        ("Robert K. Merton. Social theory and structure. Free Press, 1949.", 1, "Social theory and structure", "1949"),
        ("Fordy A, Forbes D. H. pylori in adults. Gut. 2019;24:1-9.", 2, "H. pylori in adults", "2019"),
        ("Moe A. E. coli in salad. BMJ. 2019;5:1-9.", 1, "E. coli in salad", "2019"),
        ("Moe A, Low B. P. falciparum in Mali. BMJ. 2019;5:1-9.", 2, "P. falciparum in Mali", "2019"),
        ("B. M. van der Berg, A. K. de Wit. Salt in salad. BMJ. 2019;5:1-9.", 2, "Salt in salad", "2019"),
        ("Mach F, et al. 2019 ESC guidelines. Eur Heart J. 2020;41:111-88.", 1, "2019 ESC guidelines", "2020"),
        ("Moe A, Low B. 2018 update on lupus. J Med. 2018;1:1-9.", 2, "2018 update on lupus", "2018"),
        ("Moe A, Low B. 1990 to 2016: salt. Lancet. 2017;1:1-9.", 2, "1990 to 2016: salt", "2017"),
        ("Moe A, Low B. 2018. 2017 survey of salt. J Med 1, 1-9.", 2, "2017 survey of salt", "2018"),
        ("Moe A, Low B. 2018 Salt intake in adults. BMJ 5, 1-9.", 2, "Salt intake in adults", "2018"),
        ("Moe A, Low B. 2019-nCoV in travellers. Lancet. 2020;1:1-9.", 2, "2019-nCoV in travellers", "2020"),
        ("Shah R, Patel N. Women's Health Initiative. JAMA. 2020;323:100-9.", 2, "Women's Health Initiative", "2020"),
        ("Shah R, Patel N. For the love of salt. JAMA. 2020;323:100-9.", 2, "For the love of salt", "2020"),
        ("Shah R, Patel N. Group therapy for adults. JAMA. 2020;323:100-9.", 2, "Group therapy for adults", "2020"),
    ],
)
def test_titles_that_begin_oddly(entry: str, authors: int, title: str, year: str) -> None:
    """Titles of one word, with a genus, a year or the name of a group in front stay whole, and the year is its own."""
    found = parse_reference(entry)
    assert (len(found.authors), found.title, found.year) == (authors, title, year)


@pytest.mark.parametrize(
    ("entry", "organisation"),
    [
        (
            "Harvard T.H. Chan School of Public Health. Fiber. 2020. https://x.test",
            "Harvard T.H. Chan School of Public Health",
        ),
        ("M. D. Anderson Cancer Center. Lung cancer. 2020. https://x.test", "M. D. Anderson Cancer Center"),
        ("Smith J.A. Public School meals in Oslo. BMJ 2003;3:1-2.", ""),
    ],
)
def test_an_institution_called_after_somebody_is_no_person(entry: str, organisation: str) -> None:
    """Initials inside a name of an institution are those of whom it is called after."""
    assert parse_reference(entry).organisation == organisation
