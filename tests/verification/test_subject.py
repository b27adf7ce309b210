"""What a sentence and a work have in common."""

from __future__ import annotations

import pytest

from factcheck.verification.subject import affinity, rarity, speaks_of_method
from factcheck.verification.words import content_words, stem, stems


def near(sentence: str, title: str, **more: str) -> float:
    found = affinity(sentence, more.get("context", ""), title, more.get("container", ""), more.get("abstract", ""))
    return found.direction + found.nearness


def test_words_of_the_same_company_are_near() -> None:
    """Without a word in common, a work of the same field is nearer than one of another."""
    sentence = "Tumour cells that enter the circulation seldom colonize distant organs."
    same = near(sentence, "Oncogenes and the prognosis of breast carcinoma")
    other = near(sentence, "Crop rotation and nitrogen in wheat fields")
    assert same > other + 0.2


def test_rare_words_weigh_more() -> None:
    """A word of many titles is less rare than one of few, an unknown one is rarest."""
    assert rarity(stem("cells")) < rarity(stem("lymphedema")) <= rarity("qzxqzx") < 1


def test_inflections_share_a_stem() -> None:
    """Plural, adjective and noun of a word meet."""
    assert stem("metastasis") == stem("metastatic")
    assert stem("infections") == stem("infected")
    assert stem("therapies") == stem("therapy")


def test_function_words_and_numbers_are_no_subject() -> None:
    """Only what names a subject is kept, once, in order."""
    assert content_words("In 2019 the risk of stroke was 12% and the stroke was fatal") == (
        "risk",
        "stroke",
        "fatal",
    )


def test_a_citation_for_a_method_is_known() -> None:
    """Phrases that introduce a procedure are told from statements."""
    assert speaks_of_method("Lipids were extracted as described by .")
    assert not speaks_of_method("Lipids lower the risk of stroke.")


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("Rates were calculated according to  .", True),
        ("Samples were cleared according to the manual of   with care.", True),
        ("Doses were set in accordance with the steps ( ).", True),
        ("Species were told apart following the keys of  .", True),
        ("In accordance with the theories above, old tissue makes more ( ; ).", False),
        ("Neurons grow according to the track that is provided by astrocytes ( ).", False),
        ("Following the flood of that winter, many moved to the hills ( ).", False),
    ],
)
def test_what_is_according_to_the_source_stands_before_it(sentence: str, cited: bool) -> None:
    """A phrase that leads to something else than the citation does not make it one for a method."""
    assert speaks_of_method(sentence) is cited


def test_the_abstract_and_the_paragraph_help() -> None:
    """Words found in the abstract or the surrounding paragraph count apart from those of the title."""
    found = affinity("Aspirin prevents stroke.", "Trials in elderly women", "Elderly women", "", "Aspirin and stroke")
    assert found.shared == 0 and found.abstract > 0 and found.around > 0


def test_empty_and_unknown_text_is_no_error() -> None:
    """Nothing to compare is far from everything."""
    assert near("", "") == 0.0
    assert near("qzx wvx", "xqz kkq") == 0.0


def test_hostile_text_takes_linear_time() -> None:
    """A long run of hyphenated letters, brackets and capitals is read to its end."""
    assert stems("a-" * 200_000) == frozenset()
    assert len(stems("A(" * 200_000 + "stroke")) == 1


def test_a_cosine_is_judged_beside_others() -> None:
    """A work of the sentence's field stands out among titles and among sentences; one of another does not."""
    sentence = "Tumour cells that enter the circulation seldom colonize distant organs."
    same = affinity(sentence, "", "Oncogenes and the prognosis of breast carcinoma", "", "")
    other = affinity(sentence, "", "Crop rotation and nitrogen in wheat fields", "", "")
    assert same.among_titles > 0.5 > 0 > other.among_titles
    assert same.among_sentences > other.among_sentences


def test_unknown_words_tell_nothing() -> None:
    """Only words of the table count for how much a title or a sentence says; a heading without any stands nowhere."""
    found = affinity("Qzxqzx vlorp (LiXyPO4).", "", "Zorgblat, wrombly and tumours", "", "")
    assert found.told == 0 and 0 < found.titled < 1
    assert (found.among_titles, found.direction) == (0, 0)
