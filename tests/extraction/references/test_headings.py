from __future__ import annotations

import pytest

from factcheck.extraction.references.headings import announcement, may_announce


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "REFERENCES:",
        "9. References",
        "**References**",
        "List of References",
        "Selected references",
        "Key scientific references",
        "References (in order of citation)",
        "References for this article",
        "Works Cited",
        "Full bibliography",
        "Literature cited in this chapter",
        "VII. Bibliography",
        "References\nAbara C. Salt. 2003.",
    ],
)
def test_reference_headings(heading: str) -> None:
    """A name of reference lists announces one, whatever words beside it only tell which."""
    found = announcement(heading)
    assert found and (found.sure, found.recommended, found.sourced) == (True, False, True)


@pytest.mark.parametrize(
    "heading", ["Sources", "Scientific sources", "Evidence", "Where we got our information", "Notes"]
)
def test_source_headings(heading: str) -> None:
    """Names that may stand above something else announce a list that is not sure."""
    found = announcement(heading)
    assert found and (found.sure, found.recommended) == (False, False)
    assert found.sourced == ("ources" in heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Further reading",
        "9.2 Further Reading by Category",
        "Bibliography and further reading",
        "References and Resources",
    ],
)
def test_reading_headings(heading: str) -> None:
    """Further reading and resources are recommended, also beside references."""
    found = announcement(heading)
    assert found
    assert found.recommended


@pytest.mark.parametrize(
    "heading",
    [
        "Sources of vitamin C",
        "Reference values",
        "External links",
        "Preferences",
        "Evidence for a link with cancer",
        "The literature on salt is large",
        "Natural resources of the north",
        "Notes from a small kitchen",
        "How we read studies",
        "",
        "7",
    ],
)
def test_other_headings(heading: str) -> None:
    """A heading that says anything else announces nothing."""
    assert announcement(heading) is None


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("References", True),
        ("  9.2 Selected sources", True),
        ("IV. References", True),
        ("[1] **Bibliografía**", True),
        ("The study found", True),
        ("Salt raises the pressure; references", False),
        ("2019, 12 (3)", False),
        ("", False),
    ],
)
def test_the_first_word_turns_most_lines_down(line: str, may: bool) -> None:
    """What begins with no word of such a heading is not looked at further, and would be none."""
    assert may_announce(line, 0, len(line)) is may
    assert may or announcement(line) is None
