from __future__ import annotations

import pytest

from factcheck import check, extract, read
from factcheck.model import Extraction

ONE = "Moe A, Low B. Salt one here. BMJ. 2011;3:1-9."
TWO = "Low A, Poe B. Salt two here. BMJ. 2012;3:1-9."
THREE = "Poe A, Kay B. Bread three here. BMJ. 2013;3:1-9."
FOUR = "Doe A, Lee B. Bread four here. BMJ. 2014;3:1-9."


def facts(text: str, format: str = "markdown") -> Extraction:
    """Return the facts of a text."""
    return extract(read(text, format=format))


def entries(found: Extraction) -> list[tuple[str, int, str]]:
    """Return the text, list and standing of each entry."""
    return [(entry.text, entry.listing, entry.standing) for entry in found.references]


def linked(found: Extraction) -> list[str]:
    """Return the entries that the citations mean, in order."""
    return [pair.reference.text for pair in found.links.pairs]


@pytest.mark.parametrize(
    "heading", ["## References", "## Sources", "**References**", "###### References", "References:"]
)
def test_list_in_each_section(heading: str) -> None:
    """Where numbers begin anew, a number means the next list, and each entry has an id of its own."""
    text = (
        f"# Salt\n\nSalt helps [1]. It harms [2].\n\n{heading}\n\n1. {ONE}\n2. {TWO}\n\n"
        f"# Bread\n\nBread helps [1]. It harms [2].\n\n{heading}\n\n1. {THREE}\n2. {FOUR}\n"
    )
    found = facts(text)
    assert linked(found) == [ONE, TWO, THREE, FOUR]
    assert len({entry.id for entry in found.references}) == 4
    assert [entry.listing for entry in found.references] == [0, 0, 1, 1]


def test_lists_under_sub_headings() -> None:
    """Entries under headings inside of a list belong to it, also below a heading that is no list's."""
    text = (
        f"# References\n\n## Key references\n\n{ONE}\n\n## Bread\n\n{TWO}\n\n{THREE}\n\n# About\n\nDoe A. Bread. 2014."
    )
    assert entries(facts(text)) == [(ONE, 0, "list"), (TWO, 0, "list"), (THREE, 0, "list")]


@pytest.mark.parametrize(
    "text",
    [
        f"<details><summary>References</summary>\n\n- {ONE}\n- {TWO}\n\n</details>\n",
        f"## References\n\n<references>\n\n1. {ONE}\n2. {TWO}\n\n</references>\n",
        f"## References\n\n1. <reference>\n{ONE}\n</reference>\n\n2. <reference>\n{TWO}\n</reference>\n",
        f"9. References\n\nSalt is old.\n\n- {ONE}\n- {TWO}\n",
    ],
)
def test_wrapped_lists(text: str) -> None:
    """Elements around a list or its entries, and a numbered line in the place of a heading, hide nothing."""
    assert [entry.text for entry in facts(text).references] == [ONE, TWO]


def test_further_reading() -> None:
    """Works for further reading are entries, but none of them need be cited."""
    found = facts(
        f"Salt helps (Moe & Low, 2011).\n\n## References\n\n- {ONE}\n\n## Further reading\n\n- {TWO}\n- {THREE}\n"
    )
    assert [standing for *_, standing in entries(found)] == ["list", "reading", "reading"]
    assert found.links.listed_not_cited == ()


def test_resources_are_no_list_of_what_is_cited() -> None:
    """Where recommended works hold hardly anything that is cited, the article has no list."""
    found = facts(f"Salt [1] and bread [2–5] and kale (Doe et al., 1999).\n\n## Resources\n\n1. {ONE}\n2. {TWO}\n")
    assert [citation.text for citation in found.links.listless] == ["[1]", *["[2–5]"] * 4, "Doe et al., 1999"]
    assert not found.links.pairs


@pytest.mark.parametrize(
    ("note", "title", "url"),
    [
        ("[Salt fact sheet](https://www.who.int/salt). WHO. 2017.", "Salt fact sheet", "https://www.who.int/salt"),
        (
            "[Salt in bread](https://x.example/s). Wikipedia. Retrieved on 2017-05-22.",
            "Salt in bread",
            "https://x.example/s",
        ),
        ("\n    Moe A, Low B. Salt one here. BMJ. 2011;3:1-9.", "Salt one here", ""),
        ("Moe A, Low B. Salt in bread. 4th edition. Wolters Kluwer.", "Salt in bread", ""),
        ("Moe A. 2015. [When salt was dear](https://x.example/d).", "When salt was dear", "https://x.example/d"),
    ],
)
def test_notes(note: str, title: str, url: str) -> None:
    """A note that begins with a link, lacks a year or begins on the next line is an entry, and its mark means it."""
    found = facts(f"Salt helps.[^a] So does bread.\n\n## References\n\n[^a]: {note}\n")
    assert [(entry.id, entry.title, entry.url) for entry in found.references] == [("a", title, url)]
    assert linked(found) == [found.references[0].text]
    assert found.links.listed_not_cited == ()


@pytest.mark.parametrize(
    "note",
    [
        "Here a dose means 15 µg.",
        "Group 1: 105 ng and no more. Group 2: 340 ng.",
        "Map from [Commons](https://x.example)",
    ],
)
def test_notes_that_speak(note: str) -> None:
    """A note that says something itself is no entry."""
    assert facts(f"Salt helps.[^a] So does bread.\n\n[^a]: {note}\n").references == ()


def test_mark_behind_a_name() -> None:
    """A name with a mark behind it means the entry of the mark, so that another year is a slip and no other source."""
    found = facts(f"As Low et al. (2015) [2] and Moe (2011) [1] say.\n\n## References\n\n1. {ONE}\n2. {TWO}\n")
    kinds = [(pair.citation.text, pair.kind) for pair in found.links.pairs if pair.citation.year]
    assert kinds == [("Low et al. (2015)", "year-mismatch"), ("Moe (2011)", "exact")]
    assert found.links.cited_not_listed == ()


@pytest.mark.parametrize(
    ("mark", "notes"),
    [
        (
            '<sup data-fn="ab12" class="fn"><a href="#ab12" id="ab12-link">1</a></sup>',
            '<ol class="wp-block-footnotes"><li id="ab12">{} <a href="#ab12-link">↩︎</a></li></ol>',
        ),
        (
            '<span class="easy-footnote"><a href="#easy-footnote-bottom-1-99"><sup>1</sup></a></span>',
            '<ol class="easy-footnotes-wrapper"><li><span id="easy-footnote-bottom-1-99"></span>{}'
            '<a class="easy-footnote-to-top" href="#easy-footnote-1-99"></a></li></ol>',
        ),
    ],
)
def test_notes_of_wordpress(mark: str, notes: str) -> None:
    """Notes of WordPress itself and of a plug-in are entries, and their marks mean them."""
    found = facts(f"<p>Salt helps.{mark} So does bread.</p>{notes.format(ONE)}", "html")
    assert linked(found) == [ONE]
    assert found.links.listed_not_cited == ()


def test_a_section_that_only_points_at_the_list_is_no_list() -> None:
    """What under "References" holds nothing but short citations names no work, however often such sections come."""
    text = """# Herbs

{sections}

## References

Nordal A (1963) The medicinal plants of Burma. Meddelelser fra Norsk Farmaceutisk Selskap 25: 155–185.

Perry LM (1980) Medicinal Plants of East and Southeast Asia. MIT Press, Cambridge.
"""
    section = "## Plant {n}\n\nUsed against fever.\n\nReferences\n\nNordal (1963), Perry (1980).\n"
    sections = "\n".join(section.format(n=n) for n in range(1, 5))
    article = read(text.format(sections=sections))
    assert [entry.year for entry in extract(article).references] == ["1963", "1980"]
    assert check(article) == ()
