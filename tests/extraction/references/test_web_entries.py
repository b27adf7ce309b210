"""Lists as web pages make them: linked and quoted titles, addresses alone, and what only looks like such a list."""

from __future__ import annotations

import pytest

from factcheck.extraction import extract
from factcheck.model import Reference
from factcheck.reading import read

BODY = "Salt raises blood pressure in adults.\n\nMost adults eat more than they need.\n\n"


def listed(heading: str, *entries: str) -> list[Reference]:
    """Return the entries that are read below a heading."""
    text = f"{BODY}## {heading}\n\n" + "".join(f"- {entry}\n" for entry in entries)
    return [entry for entry in extract(read(text, format="markdown")).references if entry.span]


def brief(entry: Reference) -> tuple[str, str | None, str]:
    return entry.authors[0].family if entry.authors else entry.organisation, entry.year, entry.title


@pytest.mark.parametrize("heading", ["Sources", "References", "Article sources", "Show references (3)", "📚 Sources:"])
@pytest.mark.parametrize(
    ("entry", "read_as"),
    [
        ("[Salt and your health](https://a.org/salt) - NHS", ("NHS", None, "Salt and your health")),
        (
            "[Eating less salt](https://a.org/s), American Heart Association, 2021",
            ("American Heart Association", "2021", "Eating less salt"),
        ),
        ("NHS: [Salt: the facts](https://a.org/salt)", ("NHS", None, "Salt: the facts")),
        ("[WHO – Salt fact sheet](https://a.org/salt) (CC BY 3.0)", ("WHO", None, "Salt fact sheet")),
        (
            "[Salt and sodium | National Sleep Foundation](https://a.org/s)",
            ("National Sleep Foundation", None, "Salt and sodium"),
        ),
        ("Mayo Clinic – [A salty habit](https://a.org/salt)", ("Mayo Clinic", None, "A salty habit")),
        ("Baer D. [Why we like salt](https://a.org/salt). News. 2009.", ("Baer", "2009", "Why we like salt")),
        ("Link: [Salt guidelines](https://a.org/salt)", ("", None, "Salt guidelines")),
        ("[Salt guidelines](https://a.org/salt) (CC BY-NC 3.0). Accessed 2 May 2023.", ("", None, "Salt guidelines")),
        ("https://a.org/salt Salt and sleep, NHS", ("NHS", None, "Salt and sleep")),
    ],
)
def test_linked_titles(heading: str, entry: str, read_as: tuple[str, str | None, str]) -> None:
    """A linked title is the title; who is named before or behind it wrote it; a visit dates nothing."""
    found = listed(heading, entry, "[Bread in the north](https://a.org/bread)", "[Why we sleep](https://a.org/sleep)")
    assert brief(found[0]) == read_as
    assert len(found) == 3 and all(one.url for one in found)


@pytest.mark.parametrize(
    ("entry", "read_as"),
    [
        ("“Salt: the facts”. NHS. Retrieved 2 May 2023.", ("NHS", None, "Salt: the facts")),
        (
            '"Sodium in food". U.S. Food and Drug Administration. 2022.',
            ("U.S. Food and Drug Administration", "2022", "Sodium in food"),
        ),
        ("“The salt code” by Jason Fung and Sharon R. Akabas (2016)", ("Fung", "2016", "The salt code")),
    ],
)
def test_quoted_titles(entry: str, read_as: tuple[str, str | None, str]) -> None:
    """A quoted title that opens an entry is read as a linked one is."""
    (found, _) = listed("References", entry, "Brandt Y, Holm P. Bread in the north. Nord Nutr. 2010;8:201-10.")
    assert brief(found) == read_as


def test_addresses_alone() -> None:
    """Where only references are expected, an address is one; a note that is an address is one, too."""
    found = listed("References", "https://www.nhs.uk/live-well/salt", "<https://www.who.int/salt>")
    assert [one.url for one in found] == ["https://www.nhs.uk/live-well/salt", "https://www.who.int/salt"]
    noted = extract(read("Salt is bad.[^1]\n\n[^1]: https://www.nhs.uk/salt\n", format="markdown")).references
    assert [(one.url, one.standing) for one in noted] == [("https://www.nhs.uk/salt", "note")]


@pytest.mark.parametrize(
    ("heading", "entries"),
    [
        ("Sources", ("Spinach", "Lentils and beans", "Red meat, 100 g a day")),
        ("Food sources", ("[Spinach and kale](https://a.org/s)", "[Lentils and beans](https://a.org/l)")),
        ("Related articles", ("[How to eat less salt](/salt) (2020)", "[How to sleep](/sleep) (2021)")),
        ("Sources", ("[How to eat less salt](/salt)", "[How to sleep better](/sleep)")),
        ("Evidence", ("[Salt and your health](https://a.org/salt)", "[Bread in the north](https://a.org/bread)")),
        ("External links", ("[Salt and your health](https://a.org/salt) at the NHS", "[Bread](https://a.org/b), 2012")),
    ],
)
def test_other_lists_of_links(heading: str, entries: tuple[str, ...]) -> None:
    """Foods, pages of the same site, and links under headings that promise no sources are no references."""
    assert [one for one in listed(heading, *entries) if one.standing == "list"] == []


def test_undated_pages_at_the_end() -> None:
    """Pages of organisations without a year, as APA writes them, are a list without a heading, too."""
    body = "Fiber helps.\n\n" + "\n\n".join(
        f"{who}. (n.d.). {title}. Retrieved from https://www.{site}.org"
        for who, title, site in (
            ("Mayo Clinic", "Dietary fiber: Essential for a healthy diet", "mayoclinic"),
            ("American Heart Association", "The benefits of dietary fiber", "heart"),
            ("National Institutes of Health", "Fiber and health outcomes", "nih"),
        )
    )
    found = extract(read(body, format="markdown")).references
    assert [(one.organisation, one.title) for one in found] == [
        ("Mayo Clinic", "Dietary fiber: Essential for a healthy diet"),
        ("American Heart Association", "The benefits of dietary fiber"),
        ("National Institutes of Health", "Fiber and health outcomes"),
    ]


@pytest.mark.parametrize("label", ["S{}", "[{}]", "{}."])
def test_labels_of_rows(label: str) -> None:
    """Rows of a table are entries by the label in their first cell, which the text cites."""
    entries = (
        "Abara C, Low M. Salt and the kidney. Ren Med. 2003;4(2):11-19.",
        "Brandt Y, Holm P. Bread in the north. Nord Nutr. 2010;8:201-10.",
        "Walker M, Moe A. Why we sleep less. Sleep Med. 2017;3:1-9.",
    )
    rows = "".join(f"| {label.format(number)} | {entry} |\n" for number, entry in enumerate(entries, 1))
    mark = label.format(3).strip("[].")
    text = f"Salt raises blood pressure [{mark}].\n\n## Sources\n\n| ID | Source |\n|---|---|\n{rows}"
    facts = extract(read(text, format="markdown"))
    assert [entry.authors[0].family for entry in facts.references] == ["Abara", "Brandt", "Walker"]
    assert [pair.reference.authors[0].family for pair in facts.links.pairs] == ["Walker"]


_ITEMS = (
    "Abara C, Low M. Salt and the kidney. Ren Med. 2003;4(2):11-19.",
    "Brandt Y, Holm P. Bread in the north. Nord Nutr. 2010;8:201-10.",
    "Walker M. Why we sleep. Scribner; 2017.",
)
_LIST = "<ol>" + "".join(f"<li>{one}</li>" for one in _ITEMS) + "</ol>"
_LINES = "<p>" + "<br>".join(f"{number}. {one}" for number, one in enumerate(_ITEMS, 1)) + "</p>"


@pytest.mark.parametrize(
    "written",
    [
        f"<div class='wide references'>{_LIST}</div>",
        f"<section aria-label='References'>{_LIST}</section>",
        f"<div role='doc-bibliography'>{_LINES}</div>",
        f"<ul id='references'>{_LIST}</ul>",
        "".join(f"<reference>{one}</reference>" for one in _ITEMS),
        f"<div class='ref-list'><h2>References</h2>{_LIST}</div>",
    ],
)
def test_a_list_that_its_markup_names(written: str) -> None:
    """A page's markup may say what a list is, without a heading; the list ends with its element."""
    beside = "<p>Moe A, Ros T. Sugar in tea. Tea Med. 2001;1:1-9.</p><p>Drink less of it.</p>"
    facts = extract(read(f"<p>Eat less salt.<sup>3</sup></p>{written}<div>{beside}</div>", format="html"))
    listed = [entry for entry in facts.references if entry.standing == "list"]
    assert [(entry.authors[0].family, entry.year) for entry in listed[:3]] == [
        ("Abara", "2003"),
        ("Brandt", "2010"),
        ("Walker", "2017"),
    ]
    assert {entry.listing for entry in listed} == {0}
    assert "<h2>" in written or len(listed) == 3


def test_a_marked_list_without_entries() -> None:
    """A list that is only named like one has no entries."""
    page = "<p>Eat less salt.</p><ul class='references'><li>Salt in bread</li><li>About us</li></ul><p>Sleep more.</p>"
    assert extract(read(page, format="html")).references == ()


def test_an_article_that_is_called_a_list() -> None:
    """Sentences are no entries, whatever the element around them is called."""
    prose = "<p>Salt raises blood pressure by 5 mm Hg.</p><p>In 2019 30 of 60 people said so.</p><p>Sleep more.</p>"
    for element in ("main", "div"):
        assert extract(read(f"<{element} class='references'>{prose}</{element}>", format="html")).references == ()
