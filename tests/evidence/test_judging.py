"""What a source says of a cited number: found in any writing, differs where it states another, else not found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.evidence.citing import citing
from factcheck.evidence.judging import Judgement, judge
from factcheck.evidence.texts import sentences, source_text
from factcheck.model import Span

ABSTRACT = (
    "Background: Circulating tumour cells rarely form metastases. Methods: We injected labelled melanoma cells into 34 "
    "mice and followed them for 14 days. Results: Less than 0.1% of circulating cells formed tumours, while 87.4% of "
    "the cells were arrested in the liver within 90 minutes. Mean tumour size was 2.4 mm (SD 0.6). Survival rose from "
    "12 weeks to 21 weeks with treatment (hazard ratio 0.68, 95% CI 0.51 to 0.90). One in eight mice developed lung "
    "metastases. Conclusions: Metastasis is inefficient [14, 15]."
)
SOURCE = source_text(sentences(ABSTRACT))


def judged(sentence: str, words: str) -> Judgement:
    start = sentence.index(words)
    return judge(Span(start, start + len(words)), citing(sentence), SOURCE)


@pytest.mark.parametrize(
    ("sentence", "words", "said"),
    [
        ("Less than 0.1% of circulating cells form tumours.", "0.1", "0.1"),
        ("Fewer than one in a thousand circulating cells form a tumour.", "one in a thousand", "0.1"),
        ("About 87% of the cells stayed in the liver.", "87", "87.4"),
        ("Cells were arrested in the liver within an hour and a half.", "an hour and a half", "90"),
        ("Cells got stuck in the liver within 1.5 hours.", "1.5", "90"),
        ("The mice were followed for two weeks.", "two", "14"),
        ("Survival rose from 12 to 21 weeks.", "21", "21"),
        ("About 12.5% of the animals got lung metastases.", "12.5", "One in eight"),
        ("The average tumour measured 0.24 cm.", "0.24", "2.4"),
    ],
)
def test_a_number_is_found_in_any_writing(sentence: str, words: str, said: str) -> None:
    """What the source states is found, rounded, in words or in another unit, and the number that states it named."""
    found = judged(sentence, words)
    assert (found.state, found.said) == ("found", said)
    assert found.said in found.shown[0].passage.text


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Less than 0.01% of circulating cells form tumours.", "0.01"),
        ("Less than 1% of circulating cells form tumours.", "1"),
        ("Within 9 minutes the cells were arrested in the liver.", "9"),
        ("The researchers followed 43 mice for 14 days.", "43"),
        ("The researchers followed 34 mice for 14 weeks.", "14"),
        ("Survival rose from 12 to 31 weeks.", "31"),
        ("One in four mice developed lung metastases.", "One in four"),
        ("The average tumour measured 2.4 cm.", "2.4"),
    ],
)
def test_another_number_for_the_same_thing_differs(sentence: str, words: str) -> None:
    """A slip of a digit, of the point or of the unit is told, with what the source says."""
    found = judged(sentence, words)
    assert found.state == "differs"
    assert found.said in ABSTRACT


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("In adults, 34% of cancers are found late.", "34"),
        ("Screening of 1,200 women found 14 tumours.", "14"),
        ("About 40% of patients with melanoma relapse within 5 years.", "40"),
        ("Each year 8 million people die of cancer.", "8"),
        ("Of 300 patients, 15 had a stroke.", "15"),
    ],
)
def test_a_number_of_another_thing_is_not_found(sentence: str, words: str) -> None:
    """Neither the same number of another thing nor the mark of a note supports or contradicts a number."""
    assert judged(sentence, words).state == "not-found"


@given(st.integers(2, 10_000_000), st.sampled_from(["mice", "days", "%", "mg of salt a day", "people with asthma"]))
def test_a_sentence_that_the_source_holds_is_found(number: int, unit: str) -> None:
    """A source that is cited word for word supports its number, and never contradicts it."""
    sentence = f"The long trial of the new vaccine in schools counted {number} {unit} in winter."
    source = source_text(sentences(f"The vaccine was new. {sentence} Nothing else was told."))
    place = Span(sentence.index(str(number)), sentence.index(str(number)) + len(str(number)))
    assert judge(place, citing(sentence), source).state == "found"


def test_a_place_without_a_number_is_not_compared() -> None:
    """Where no number is read there is nothing to compare."""
    assert judged("Many cells form tumours.", "Many").state == "not-compared"


def test_an_empty_source_says_nothing() -> None:
    """A text without sentences leaves a number not found, and shows nothing."""
    sentence = "Less than 0.1% of cells form tumours."
    found = judge(Span(10, 13), citing(sentence), source_text(()))
    assert (found.state, found.shown) == ("not-found", ())


def test_citations_are_no_numbers_of_a_sentence() -> None:
    """The year of a citation is not a number that the source might state."""
    sentence = "Less than 0.1% of cells form tumours (Li, 2014)."
    found = citing(sentence, without=[Span(38, 46)])
    assert [sentence[figure.span.start : figure.span.end] for figure in found.figures] == ["0.1"]
