"""How much shared words tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison.idf import RAREST, shares, weigh


@given(st.integers(0, 10**8), st.data())
def test_no_weight_is_negative_or_above_the_rarest(articles: int, data: st.DataObject) -> None:
    """Weights lie between zero and that of a rare word, however large the site is."""
    pages = data.draw(st.dictionaries(st.sampled_from(["study", "kidney", "zygote"]), st.integers(0, articles)))
    assert all(0 <= weight < RAREST for weight in weigh(pages, articles).values())


def test_a_word_that_more_articles_have_weighs_less() -> None:
    """The weight of a word falls with the number of articles that have it."""
    weights = [weigh({"zygote": pages}, 1000).get("zygote", RAREST) for pages in (1, 10, 100, 1000)]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == RAREST


def test_common_words_are_known_without_a_site() -> None:
    """Words of every study weigh little where no other article is known."""
    assert weigh({}, 0)["study"] < 0.5
    assert shares()["study"] > 50
