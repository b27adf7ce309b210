from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.studies import are_of_two_pools, are_of_two_sources, name_two_studies, names_another, studies
from factcheck.model import Article, Claim
from factcheck.reading import read_text


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The DASH trial enrolled 459 adults.", {"DASH"}),
        ("In the DASH-Sodium trial, 412 adults took part.", {"DASH-Sodium"}),
        ("In PREDIMED, the risk of stroke fell.", {"PREDIMED"}),
        ("Half of the Lyon Diet Heart Study ate more bread.", {"Lyon Diet Heart"}),
        ("Large trials show little.", set()),
        ("Another study of LDL in COPD found less.", set()),
        ("It was a small trial.", set()),
    ],
)
def test_studies_are_known_by_name(sentence: str, named: set[str]) -> None:
    """A capitalised name before "trial" is one, a long acronym by itself, and a word that opens a sentence is none."""
    assert studies(sentence) == named


@pytest.mark.parametrize("words", ["Another study", "A later trial", "A second large survey", "Another research group"])
def test_a_further_study_is_another(words: str) -> None:
    """What tells that a study is not the one told of before."""
    assert names_another(f"{words} followed 310 teachers.")


@pytest.mark.parametrize("words", ["The study", "One trial", "A large survey", "Another 12 teachers of the study"])
def test_the_same_study_is_not(words: str) -> None:
    """A study that may be the one told of before."""
    assert not names_another(f"{words} followed 310 teachers.")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("A Danish study found 5%.", "The Norwegian trial found 7%."),
        ("The DASH trial enrolled 459.", "The DASH-Sodium trial enrolled 412."),
        ("In the Rosen study, it fell by 50%.", "In PREDIMED, it fell by 30%."),
        ("The French cohort of the Tiller study had 5%.", "The Danish Rosen study had 7%."),
        ("The DETOX trial had 40 people.", "In the DETOX II trial there were 90."),
    ],
)
def test_two_names_are_two_studies(one: str, two: str) -> None:
    """Other names, other nations, and the next trial of a series."""
    assert name_two_studies(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Cuban trial enrolled 293 people.", "In the Vilar-Gomez study of 793 people, it went away."),
        ("It fell by 72% (MRC Vitamin Study Research Group, 1991).", "In the MRC trial, it fell by 27%."),
        ("The KEN SHE trial had 2,275 women.", "The Kenyan trial had 2,844."),
        ("A Danish study found 5%.", "In the Danish trial it was 7%."),
        ("The DASH trial enrolled 459.", "The trial enrolled 412."),
    ],
)
def test_a_study_may_be_known_by_its_country_or_its_acronym(one: str, two: str) -> None:
    """A nationality is no other study than a name, and an acronym none than the whole name that begins with it."""
    assert not name_two_studies(one, two)


def claims(*sentences: str) -> list[Claim]:
    """Return the claims on people of an article of these paragraphs."""
    article: Article = read_text("\n\n".join(sentences), "markdown", "a.md")
    return [claim for claim in factcheck.extract(article).claims if claim.head == "person"]


POOLED = "Holt et al. (2017) combined 25 randomised trials in 11,321 people and found fewer infections."


@pytest.mark.parametrize(
    "other",
    [
        "The trial gave vitamin D to half of its 25,871 volunteers and found no fewer infections (Mann et al., 2019).",
        "Berg (2015) found fewer infections in a randomised trial in 240 people.",
        "In a trial of 322 adults, infections were as frequent (Lund & Carr, 2012).",
        "According to Okafor and Ruiz (2020), a study of 5,110 women found no fewer infections.",
        "A cohort study followed 34,601 people with infections (Yamamoto et al., 2016).",
    ],
)
def test_the_people_of_two_cited_studies_are_two_numbers(other: str) -> None:
    """Each study has its own people, wherever in the sentence its authors are cited."""
    one, two = claims(POOLED, other)
    assert are_of_two_sources(one, two)
    assert are_of_two_sources(two, one)


@pytest.mark.parametrize(
    "other",
    [
        "Holt et al. (2017) combined 25 trials in 13,121 people.",
        "The 25 trials had 13,121 people in all (Holt et al., 2018).",
        "The 25 randomised trials of the review had 13,121 people.",
        "Every year 13,121 people fall ill (Mann et al., 2019).",
    ],
)
def test_one_source_people_at_large_and_no_source_stay_comparable(other: str) -> None:
    """The same authors with another year, no citation, and people of no study: the numbers may be one number."""
    one, two = claims(POOLED, other)
    assert not are_of_two_sources(one, two)


def test_evidence_in_brackets_is_that_on_one_outcome() -> None:
    """Other numbers of studies are other evidence, and a single study is any of them."""
    one = "Pain fell (one study, "
    assert are_of_two_pools(one, "Deaths did not differ (one study, ")
    assert are_of_two_pools("Pain fell (3 trials, ", "Deaths did not differ (8 trials with ")


def test_the_same_evidence_and_what_stands_in_no_brackets_may_be_one() -> None:
    """Eight studies twice are the same evidence, and in the open the people are those of all."""
    assert not are_of_two_pools("Pain fell (8 studies, ", "More had pain (RR 2; 8 studies, ")
    assert not are_of_two_pools("Pain fell (8 studies, ", "We found one study of ")
