"""Which numbers rest on which source."""

import pytest

import factcheck
from factcheck.evidence.resting import resting


def rests(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Return, for each part of a sentence, the sources and the numbers and quotations that rest on them."""
    article = factcheck.read(text, format="markdown")
    found = resting(article, factcheck.extract(article))
    return [
        (
            "; ".join(article.words(citation.span) for citation in part.citations),
            [article.words(place) for place in part.numbers],
            [article.words(place) for place in part.quotations],
        )
        for part in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 12% of adults smoke (Li et al., 2019).", [("Li et al., 2019", ["12"])]),
        (
            "About 12% of men smoke (Li et al., 2019), but 7% of women do (Ray, 2020).",
            [("Li et al., 2019", ["12"]), ("Ray, 2020", ["7"])],
        ),
        (
            "Li et al. (2019) found that 12% smoke, whereas 7% do elsewhere (Ray, 2020).",
            [("Li et al. (2019)", ["12"]), ("Ray, 2020", ["7"])],
        ),
        ("Smoking costs 9 years (Li et al., 2019; Ray, 2020).", [("Li et al., 2019; Ray, 2020", ["9"])]),
        (
            "Li et al. (2019) asked about smoking. They questioned 812 men. Nurses are few, 30 or so.",
            [("Li et al. (2019)", []), ("Li et al. (2019)", ["812"])],
        ),
        (
            "Smoking is common (Li et al., 2019). In the same study, 40% of them had tried to stop.",
            [("Li et al., 2019", []), ("Li et al., 2019", ["40"])],
        ),
        ("Smoking is common (Li et al., 2019). Every year 8 million people die.", [("Li et al., 2019", [])]),
        ("The 2015 survey counted 34 of 60 men (Li et al., 2019).", [("Li et al., 2019", ["34 of 60"])]),
    ],
)
def test_numbers_go_to_the_source_whose_clause_holds_them(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """Each number goes to the citation of its clause; a next sentence counts while it speaks of the study."""
    assert [(cited, numbers) for cited, numbers, _ in rests(text)] == expected


def test_a_new_paragraph_rests_on_nothing() -> None:
    """What "they" are in another paragraph cannot be told."""
    text = "Smoking is common (Li et al., 2019).\n\nThey die 10 years earlier."
    assert [numbers for _, numbers, _ in rests(text)] == [[]]


def test_quotations_of_five_words_or_more() -> None:
    """A term in quotation marks is no quotation."""
    text = "Li et al. (2019) call it “a habit” and write that “smoking is the habit of fools”."
    assert [quoted for *_, quoted in rests(text)] == [["smoking is the habit of fools"]]
