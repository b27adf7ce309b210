"""Spellings of one word meet: accents, capitals and ligatures do not part them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction.citations.names import fold as cited
from factcheck.text.folding import unaccented
from factcheck.verification.names import fold as recorded


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Ångström", "angstrom"),
        ("Østergård", "ostergard"),
        ("Ǿrsted", "orsted"),
        ("Łukasiewicz", "lukasiewicz"),
        ("Weiß", "weiss"),
        ("Æthelred", "aethelred"),
        ("Þórsson", "thorsson"),
        ("Iıİ", "iii"),
        ("ﬁeld", "field"),
    ],
)
def test_letters(written: str, plain: str) -> None:
    """Every letter with an accent or a stroke, and every ligature, is the plain one, composed or not."""
    for form in ("NFC", "NFD"):
        assert unaccented(unicodedata.normalize(form, written)) == plain


@given(st.text(alphabet=st.characters(categories=("L", "M")), max_size=20))
def test_folding_twice_changes_nothing(word: str) -> None:
    """A folded word is its own fold."""
    assert unaccented(unaccented(word)) == unaccented(word)


@pytest.mark.parametrize("name", ["Ǿrsted", "O’Neill", "Nuñez-Peña", "Müller", "Đorđević", "Ｌｉ"])
def test_cited_and_recorded_names_meet(name: str) -> None:
    """What folds a name in an article and what folds it in a record take letters for the same."""
    assert cited(name) == recorded(name)
