from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.extraction.references import parse_reference
from factcheck.extraction.references.linking import Links, link
from factcheck.model import Citation, Name, Span

LIST = {
    "a": "Abara, C. (2003). Salt and the kidney. Renal Medicine, 4(2), 11–19. doi:10.1234/salt",
    "b": "Brandt, Y., & Holm, P. (2010). Bread in the north. Nordic Nutrition, 8, 201–210.",
    "c": "Brandt, Y., Dietz, R., & Holm, P. (2010). Bread in the south. Nordic Nutrition, 8, 211–215.",
    "d": "World Salt Organization (WSO). (2014). Salt in bread. Geneva: WSO.",
    "e": "van der Bergen, J. (1999). The salted kidney. Oxford: Marsh Press.",
}
SPAN = Span(0, 4)


def cite(names: str, year: str | None, et_al: bool = False, suffix: str = "") -> Citation:
    """Return a citation of persons, "A & B"."""
    authors = tuple(map(Name, names.split(" & ")))
    return Citation(SPAN, names, "authors", "bare", SPAN, authors, et_al, year=year, suffix=suffix)


def group(name: str, year: str) -> Citation:
    """Return a citation of an organisation."""
    return Citation(SPAN, name, "organisation", "bare", SPAN, organisation=name, year=year)


def linked(*citations: Citation, listed: dict[str, str] = LIST) -> Links:
    """Return the links of citations to a list of entries by id."""
    return link(citations, [parse_reference(text, key) for key, text in listed.items()])


def pairs(links: Links) -> list[tuple[str, str]]:
    """Return the id of each paired entry, and how it is paired."""
    return [(pair.reference.id, pair.kind) for pair in links.pairs]


@pytest.mark.parametrize(
    ("citation", "entry"),
    [
        (cite("Abara", "2003"), "a"),
        (cite("Brandt & Holm", "2010"), "b"),
        (cite("Brandt", "2010", et_al=True), "c"),
        (cite("Brandt & Dietz & Holm", "2010"), "c"),
        (group("WSO", "2014"), "d"),
        (group("World Salt Organization", "2014"), "d"),
        (cite("Van der Bergen", "1999"), "e"),
        (cite("Abara", None), "a"),
        (cite("Abara", "in press"), "a"),
    ],
)
def test_exact(citation: Citation, entry: str) -> None:
    """First author and year find the entry; the other authors tell entries of one year apart."""
    assert pairs(linked(citation)) == [(entry, "exact")]


def test_leftovers_are_paired() -> None:
    """A year or a letter that differs is a mismatch, and nothing is missing then."""
    links = linked(
        cite("Abara", "2004"), cite("Brandt & Holm", "2010"), cite("Brandt", "2010", et_al=True),
        group("WSO", "2014"), cite("van der Bregen", "1999"),
    )  # fmt: skip
    assert pairs(links)[0] == ("a", "year-mismatch")
    assert pairs(links)[4] == ("e", "spelling-mismatch")
    assert links.cited_not_listed == links.listed_not_cited == ()


def test_missing_on_both_sides() -> None:
    """What has no partner is told: the citation without an entry, the entry without a citation."""
    other = cite("Osei", "2001")
    links = linked(other, cite("Abara", "2003"))
    assert links.cited_not_listed == (other,)
    assert [entry.id for entry in links.listed_not_cited] == ["b", "c", "d", "e"]


def test_another_work_is_no_mismatch() -> None:
    """Another year of an author whose entry is cited, and another second author, are other works."""
    later, others = cite("Abara", "2008"), cite("Brandt & Osei", "2009")
    links = linked(cite("Abara", "2003"), later, cite("Brandt & Holm", "2010"), others)
    assert links.cited_not_listed == (later, others)


def test_short_names_are_not_misspelt() -> None:
    """One letter tells "Li" from "Lu"; further authors in common show a slip."""
    listed = {"l": "Lu, X., & Holm, P. (2011). Tea. Nordic Nutrition, 9, 1–2."}
    assert linked(cite("Li", "2011"), listed=listed).pairs == ()
    assert pairs(linked(cite("Li & Holm", "2011"), listed=listed)) == [("l", "spelling-mismatch")]


def test_letters() -> None:
    """ "2010b" is the entry with that letter; in a list without letters, the second of its kind."""
    lettered = {
        "x": "Abara, C. (2003a). Salt. Renal Medicine, 4, 1–2.",
        "y": "Abara, C. (2003b). Bread. Renal Medicine, 4, 3–4.",
    }
    assert pairs(linked(cite("Abara", "2003", suffix="b"), listed=lettered)) == [("y", "exact")]
    plain = {key: text.replace("3a)", "3)").replace("3b)", "3)") for key, text in lettered.items()}
    assert pairs(linked(cite("Abara", "2003", suffix="b"), listed=plain)) == [("y", "suffix-mismatch")]


def test_ambiguous() -> None:
    """A citation that two entries fit equally is paired with the first, and said to be ambiguous."""
    listed = {
        "x": "Abara, C. (2003). Salt. Renal Medicine, 4, 1–2.",
        "y": "Abara, C. (2003). Bread. Renal Medicine, 4, 3–4.",
    }
    links = linked(cite("Abara", "2003"), listed=listed)
    assert pairs(links) == [("x", "exact")]
    assert [[entry.id for entry in fitting] for _, fitting in links.ambiguous] == [["x", "y"]]


def test_marks() -> None:
    """Numbers, keys and DOIs find their entries; a number that the list lacks is missing, a DOI is not."""
    listed = {"1": LIST["a"], "2": LIST["b"]}
    number = Citation(SPAN, "[1]", "numbered", "bare", SPAN, label="1")
    unknown = Citation(SPAN, "[7]", "numbered", "bare", SPAN, label="7")
    doi = Citation(SPAN, "", "identifier", "bare", SPAN, doi="10.1234/SALT")
    other = Citation(SPAN, "", "identifier", "bare", SPAN, doi="10.1234/other")
    links = linked(number, unknown, doi, other, listed=listed)
    assert pairs(links) == [("1", "exact"), ("1", "exact")]
    assert links.cited_not_listed == (unknown,)


def test_acronym_of_the_article() -> None:
    """An acronym that the article defines stands for the name."""
    listed = {"x": "Norwegian Bread Bureau. (2001). Loaves. Oslo: NBB."}
    reference = parse_reference(listed["x"], "x")
    links = link([group("BreadBu", "2001")], [reference], {"BreadBu": "Norwegian Bread Bureau"})
    assert pairs(links) == [("x", "exact")]


def test_no_list() -> None:
    """Without a list nothing is missing from it; what asks for one is told apart."""
    citation = cite("Abara", "2003")
    assert linked(citation, listed={}) == Links(listless=(citation,))


def test_hostile_input() -> None:
    """Thousands of works of one year against as many entries, all of similar names, are linked."""
    citations = [cite(f"Abara{chr(97 + n % 26)}{n}", "2003") for n in range(5_000)]
    listed = {f"k{n}": "Abarz, C. (2003). Salt. Renal Medicine, 4, 1–2." for n in range(1000)}
    assert len(linked(*citations, listed=listed).cited_not_listed) == 5_000


def test_a_note_of_its_own_is_no_entry() -> None:
    """The mark of a note that is prose leads to no entry, whatever stands at its place in a list without numbers."""
    mark = Citation(SPAN, "[^1]", "note", "bare", SPAN, label="1")
    listed = [replace(parse_reference(text, f"r{key}"), span=SPAN, standing="list") for key, text in LIST.items()]
    assert pairs(link([mark], listed)) == [("ra", "exact")]
    found = link([mark, cite("Abara", "2004")], listed, noted={"1"})
    assert pairs(found) == [("ra", "year-mismatch")]
