from __future__ import annotations

import pytest

import factcheck
from factcheck.extraction.sentences import split
from factcheck.extraction.statements.passage import Passage
from factcheck.extraction.statements.unnamed_studies import find_unnamed_studies
from factcheck.model import UnnamedStudy
from tests.extraction.statements.flagging import flagged


def unnamed(text: str) -> list[UnnamedStudy]:
    return list(factcheck.extract(factcheck.read(text, format="text")).statements.unnamed_studies)


def read(text: str) -> list[tuple[str, bool]]:
    """Return the words and generality of each unnamed study of a text."""
    found = find_unnamed_studies(Passage(text, tuple(split(text))))
    return [(text[one.span.start : one.span.end], one.general) for one in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A meta-analysis of 65 studies found less sleep.", "A meta-analysis"),
        ("A study investigated salt after meals.", "A study"),
        ("However, a meta-analysis of 400,000 people across 10 studies showed that salt harms.", "a meta-analysis"),
        ("Data from a study of approximately 378,000 people showed a drop.", "a study"),
        ("A longitudinal study of 76-year-old subjects found that sleep helps.", "A longitudinal study"),
        ("One large Danish survey suggests that bread helps.", "One large Danish survey"),
        ("Two separate trials have shown a benefit.", "Two separate trials"),
        ("Meta-analysis of 8 RCTs indicates an effect.", "Meta-analysis of 8 RCTs"),
        ("Harvard researchers found that coffee does no harm.", "Harvard researchers"),
        ("Scientists at the University of Bern discovered a link.", "Scientists at the University of Bern"),
        ("According to a recent study, salt harms.", "According to a recent study"),
    ],
)
def test_studies_in_particular(text: str, words: str) -> None:
    """A study that is told apart from others is found by its own words."""
    assert read(text) == [(words, False)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Studies show that salt harms.", "Studies"),
        ("Bread is old, and research suggests that it helps.", "research"),
        ("Some experts say that less is better.", "Some experts"),
        ("Double-blind studies report fewer cramps.", "Double-blind studies"),
        ("Randomized trials (n = 120) show that sleep improves.", "Randomized trials"),
        ("Studies comparing one salt to other salts report more.", "Studies"),
        ("Early clinical data suggest a decline.", "Early clinical data"),
        ("A growing body of evidence suggests that bread helps.", "A growing body of evidence"),
        ("Scientists have long believed it, and experts agree.", "experts"),
    ],
)
def test_studies_in_general(text: str, words: str) -> None:
    """Bare plurals and "some experts" mean nobody in particular."""
    assert read(text) == [(words, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The study found no harm.",
        "These studies show little.",
        "Researchers concluded that salt harms.",
        "Her research shows promise.",
        "A 2019 study found that salt harms.",
        "More studies are needed to show a benefit.",
        "If a study finds harm, tell your doctor.",
        "A study may show whether it helps.",
        "Do studies show that salt harms?",
        "A review of your medicines shows what to stop.",
        "No studies have shown harm.",
        "Genome-wide association studies have identified variants.",
        "Your personal data show a trend.",
        "A clinical trial is designed to find out.",
        "You can take part in a study at the clinic.",
        "Doctors recommend less salt.",
        "Check the data again to confirm it.",
        "The trial was stopped in May.",
        "A study by Moe et al. found harm.",
        "Case studies of bakers are rare.",
    ],
)
def test_what_is_no_unnamed_study(text: str) -> None:
    """What was named before, has a year, may be found, or is needed, is left alone."""
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Evidence of tuberculosis has been found in remains of ancient Egypt.",
        "Data from the ward were reported to the state.",
        "Over the past two decades, sleep has changed in clinical practice.",
    ],
)
def test_what_has_been_found_finds_nothing(text: str) -> None:
    """What is found or reported itself is no source that tells something."""
    assert read(text) == []


def test_decades_are_no_studies() -> None:
    """A number of years before the word counts no studies."""
    assert [
        words for words, general in read("Over the past two decades, major randomized trials revealed a benefit.")
    ] in (
        [],
        ["major randomized trials"],
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cardiologists warn that 3 in 10 drinkers are at risk.", "Cardiologists"),
        ("Tests have shown that copper helps 60% of wearers.", "Tests"),
        ("Clinical experience shows that the pain goes within 10 days.", "Clinical experience"),
        ("Nine out of ten dentists recommend gum.", "Nine out of ten dentists"),
        ("Pooled results from several countries indicate a drop of 15%.", "Pooled results from several countries"),
        ("There is good evidence that prunes help 3 out of 4 people.", "There is good evidence that"),
        ("According to doctors, 6 glasses are plenty.", "According to doctors"),
        ("The latest figures tell us that 65% do without.", "The latest figures"),
        ("If leading cardiologists are to be believed, laughing helps.", "leading cardiologists"),
        ("It has been proven scientifically that humming kills germs.", "It has been proven scientifically"),
        ("The evidence is overwhelming: pets prevent colds.", "The evidence is overwhelming"),
    ],
)
def test_who_is_credited_with_a_number(text: str, words: str) -> None:
    """People of learning and what they make are nobody in particular, whatever they are said to do."""
    assert [(text[one.span.start : one.span.end], one.general) for one in unnamed(text)] == [(words, True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A big clinic in Asia noticed that tea cut cavities by 40%.", "A big clinic in Asia"),
        ("One investigation came to the conclusion that 3 in 10 lie.", "One investigation"),
        ("A university abroad recently discovered that dogs add four years.", "A university abroad"),
    ],
)
def test_one_of_them_is_a_study_in_particular(text: str, words: str) -> None:
    """One place or piece of research is meant, and could have been named."""
    assert [(text[one.span.start : one.span.end], one.general) for one in unnamed(text)] == [(words, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Your tests show 5 mmol/L.",
        "Results showed that 45% improved.",
        "The doctors say that 3 of 10 beds are free.",
        "Doctors recommend 8 hours.",
        "Experts say it helps, and so does the WHO in its report of 2020.",
        "Doctors, nurses and pharmacists all agree on. It helps 3 in 10.",
        "“Studies show”, it says on the jar.",
        "There is no evidence that 5 mg help.",
        "Our clinic noticed that 3 in 10 forget.",
        "Reports of pain rise to 5 in 10.",
        "The words on a nutrition label, which 3 in 10 read, say so.",
    ],
)
def test_who_is_credited_with_nothing(text: str) -> None:
    """What is one's own, was told of before, is quoted, denied or named credits nobody unnamed."""
    assert unnamed(text) == []


def test_the_words_of_a_study_are_its_own() -> None:
    """A list of qualities may stand between article and noun, what another comma ends may not."""
    assert read("A large, double-blind study found less pain.") == [("A large, double-blind study", False)]
    assert [words for words, _ in read("Coffee spares you a heart attack, new study finds.")] == []


def test_people_behind_a_place_are_no_part_of_a_name() -> None:
    """A programme that has scholars in its name is none."""
    assert read("A fellow of the Wood Johnson Scholars Program found that 3 in 10 slept.") == []


@pytest.mark.parametrize(
    "text",
    [
        "According to specialists in many countries who followed 9,000 smokers, patches double the odds.",
        "It has been shown in large trials that sardines sharpen memory.",
        "It's well documented in the medical press that each hour costs 24 minutes of sleep.",
        "Doctors in Norway who used both stitches report 30% fewer infections.",
        "An investigation by midwives showed that 4 in 10 mothers felt ill.",
        "Swedish researchers noted a drop of 15%.",
        "Investigators tracking older drivers have now reported that 12% stop by 80.",
    ],
)
def test_credits_with_words_between(text: str) -> None:
    """Where people of learning are, what they did and who made a study may stand before what was found."""
    assert flagged(text, "vague-source") == ["vague-source"]


@pytest.mark.parametrize(
    "text",
    [
        'Some papers will tell you that "studies show" it adds ten years to your life. We found none.',
        "A limitation of the study was its design, the authors noted.",
        "It has been shown in the trial by Okafor (2019) that sardines sharpen memory.",
    ],
)
def test_words_that_credit_nobody(text: str) -> None:
    """Quoted words, and words on a study that is known, are left alone."""
    assert not flagged(text, "vague-source")
