from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.references import parse_reference
from factcheck.model import Name

SENTENCE = "Slow breathing and blood pressure in older adults"
JOURNAL = "Journal of Hypertension Research"
DOI = "doi:10.1234/jhr.2011.07"
STYLES = {
    "apa": f"Okafor, T. B., & Lindqvist, M. (2011). {SENTENCE}. {JOURNAL}, 24(3), 220–225. "
    "https://doi.org/10.1234/jhr.2011.07",
    "vancouver": f"4. Okafor TB, Lindqvist M. {SENTENCE}. J Hypertens Res. 2011;24(3):220-225. {DOI}",
    "no full stop": f"Okafor TB, Lindqvist M, et al {SENTENCE}. J Hypertens Res 2011 Mar;24(3):220–225. {DOI}.",
    "harvard": f"Okafor, T.B. and Lindqvist, M. (2011) ‘{SENTENCE}’, {JOURNAL}, vol. 24, no. 3, pp. 220–225, {DOI}",
    "chicago": f"Okafor, Thomas B., and Maria Lindqvist. 2011. “{SENTENCE}.” {JOURNAL} 24, no. 3: 220–225. {DOI}",
    "mla": f"Okafor, Thomas, and Maria Lindqvist. “{SENTENCE}.” {JOURNAL}, vol. 24, no. 3, 2011, pp. 220–25. {DOI}",
    "ieee": f"[4] T. B. Okafor and M. Lindqvist, “{SENTENCE},” J. Hypertens. Res., vol. 24, "
    f"no. 3, pp. 220–225, 2011, {DOI}.",
    "copied from a PDF": f"Okafor ,T .B .,Lindqvist ,M . ( 2011). {SENTENCE} .J .Hypertens .Res . 24( 3), "
    "220 -225. doi :10.1234/jhr.2011.07",
}


@pytest.mark.parametrize("style", STYLES)
def test_fields_in_any_style(style: str) -> None:
    """One article gives the same fields in every citation style."""
    entry = parse_reference(STYLES[style])
    assert [name.family for name in entry.authors] == ["Okafor", "Lindqvist"]
    assert (entry.year, entry.title) == ("2011", SENTENCE)
    assert "Hyper" in entry.container and "Res" in entry.container
    assert (entry.volume, entry.issue, entry.pages[:3]) == ("24", "3", "220")
    assert entry.doi == "10.1234/jhr.2011.07"


@pytest.mark.parametrize(
    ("text", "volume", "pages", "year"),
    [
        ("R. Malik and J. Stone, Phys. Rev. Lett. 97, 168102 (2006).", "97", "168102", "2006"),
        ("Malik R., Stone J., 2006, MNRAS, 372, 961", "372", "961", "2006"),
        ("R. Malik, J. Stone, J. Solution Chem. 2010, 39, 301–317.", "39", "301–317", "2010"),
    ],
)
def test_entries_without_a_title(text: str, volume: str, pages: str, year: str) -> None:
    """Where the authors are followed by the journal, nothing is taken for a title."""
    entry = parse_reference(text)
    assert (entry.volume, entry.pages, entry.year, entry.title) == (volume, pages, year, "")
    assert entry.container


def test_chapter() -> None:
    """A chapter stands in its book, without the book's editors, place and publisher."""
    entry = parse_reference(
        "Abara, C. (2003). Salt and the kidney. In P. Holm & R. Dietz (Eds.), Handbook of renal physiology "
        "(pp. 114-131). Oxford: Marsh Press."
    )
    assert (entry.title, entry.container) == ("Salt and the kidney", "Handbook of renal physiology")
    assert entry.pages == "114-131"


def test_book() -> None:
    """A book has a title and no container; its edition belongs to neither."""
    entry = parse_reference("Abara C. The salted kidney. 3rd ed. New York: Marsh Press; 2003.")
    assert (entry.title, entry.container, entry.year) == ("The salted kidney", "", "2003")


def test_editors_are_not_authors() -> None:
    """A book listed under its editors names them as editors."""
    entry = parse_reference("Holm, P., & Dietz, R. (Eds.). (2001). Handbook of renal physiology. Oxford: Marsh.")
    assert entry.authors == ()
    assert entry.editors == (Name("Holm", "P."), Name("Dietz", "R."))


@pytest.mark.parametrize(
    ("text", "organisation", "title"),
    [
        (
            "World Health Organization. (2014). Global status report on alcohol. Geneva: WHO.",
            "World Health Organization",
            "Global status report on alcohol",
        ),
        (
            "National Heart, Lung, and Blood Institute. Your guide to lowering blood pressure. 2003.",
            "National Heart, Lung, and Blood Institute",
            "Your guide to lowering blood pressure",
        ),
        ("WHO 2014 Global status report on alcohol. Geneva", "WHO", "Global status report on alcohol"),
    ],
)
def test_organisations(text: str, organisation: str, title: str) -> None:
    """An organisation in the author's place is kept whole."""
    entry = parse_reference(text)
    assert (entry.organisation, entry.title, entry.authors) == (organisation, title, ())


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("van der Berg, J. (1999). Sleep. Brain, 1, 2–3.", "van der Berg"),
        ("O’Neill-Smith J. Sleep and memory. Brain. 1999;1:2-3.", "O’Neill-Smith"),
        ("Huis in 't Veld M. Sleep and memory. Brain. 1999;1:2-3.", "Huis in 't Veld"),
        ("Steven C. Parker, Phys. Rev. Lett. 90, 252501 (2003)", "Parker"),
        ("Salah El Hadi and Yoko Brandt. Sleep and its use. In Proc. Sleep Conf., 1999.", "Hadi"),
    ],
)
def test_surnames(text: str, family: str) -> None:
    """Particles, apostrophes, compounds and given names before the surname are told apart."""
    assert parse_reference(text).authors[0].family.removeprefix("El ") == family


@pytest.mark.parametrize(
    "printed",
    [
        "https://doi.org/10.1000/a(12)3-4",
        "DOI: 10.1000/a(12)3-4.",
        "(doi:10.1000/a(12)3-4)",
        "10.1000/a(12)3-4",
    ],
)
def test_doi_in_any_form(printed: str) -> None:
    """A DOI is read without its prefix and without the punctuation around it."""
    assert parse_reference(f"Abara C. Salt. Kidney. 2003;1:2-3. {printed}").doi == "10.1000/a(12)3-4"


def test_web_page() -> None:
    """A web page keeps its address; the date of access is not its year."""
    entry = parse_reference(
        "Marsh Foundation. (2016). Salt in bread. Available at: https://marsh.example/salt (accessed May 3, 2019)."
    )
    assert (entry.year, entry.title, entry.url) == ("2016", "Salt in bread", "https://marsh.example/salt")


def test_pmid_and_suffix() -> None:
    """A PMID and the letter behind the year are kept."""
    entry = parse_reference("Abara C. (2003b). Salt in bread. Kidney, 1, 2–3. PMID: 1234567")
    assert (entry.pmid, entry.year, entry.suffix) == ("1234567", "2003", "b")


def test_script_without_capitals() -> None:
    """An entry in Chinese, Japanese or Korean gives its year and numbers."""
    entry = parse_reference("김민수, '소금과 신장', 한국신장학회지, 제19권, 제2호, pp.63-77, 2010.")
    assert (entry.volume, entry.issue, entry.pages, entry.year) == ("19", "2", "63-77", "2010")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("AbcÉz.,;:()[]-–&'“” 0123459"), max_size=300))
def test_any_text_is_read(text: str) -> None:
    """No text makes the reader fail, and it is kept as it came."""
    assert parse_reference(text).text == text


@pytest.mark.parametrize("piece", ["(", "1", "A", "A. ", "10.", "Smith J, ", "“", "[1] ", ", and ", "van ", "12(3), "])
def test_hostile_text(piece: str) -> None:
    """Megabytes of one piece are read in time that does not grow with a power of their length."""
    assert parse_reference(piece * 200_000).id == ""


def test_a_year_inside_a_group_s_name() -> None:
    """The year of the data is part of the group's name, the year of publication stands after it."""
    entry = parse_reference("GBD 2016 Headache Collaborators (2018) The burden of migraine. Lancet Neurol 17:954–976.")
    assert (entry.organisation, entry.year) == ("GBD 2016 Headache Collaborators", "2018")
    assert entry.title == "The burden of migraine"


def test_an_entry_without_a_date_has_the_year_of_no_name() -> None:
    """Years in names of programmes date nothing where the entry says that it has no date."""
    entry = parse_reference(
        "Health Office. More vaccines each year. Healthy People 2030. (n.d.). https://health.test/a"
    )
    assert entry.year == "n.d."


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (
            "Health Office. Recommendations and guidelines of ACIP. 2017. https://health.test/a",
            "Recommendations and guidelines of ACIP",
        ),
        ("Moe A. Health in the UK vs. the USA. BMJ 2012;3:1.", "Health in the UK vs. the USA"),
    ],
)
def test_a_title_ends_behind_no_preposition_or_abbreviation(entry: str, title: str) -> None:
    """What a preposition leads to, and what "vs." sets against something, belongs to the title."""
    assert parse_reference(entry).title == title
