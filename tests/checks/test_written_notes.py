"""Marks of notes as Markdown writes them, "[^8]": each promises a note, and each note is reached by a mark alone."""

from __future__ import annotations

import factcheck

NOTES = (
    "[^1]: Low J. Naps and the heart. Gut. 2011;4:11-19.",
    "[^2]: Moe K. Walks after meals. Chest. 2012;5:21-29.",
)


def told(*paragraphs: str) -> list[tuple[str, str]]:
    """Return the rules and words of what is told of citations and lists."""
    article = factcheck.read("\n\n".join(("# Naps", *paragraphs)) + "\n", "markdown")
    rules = ("cited-not-listed", "listed-not-cited", "no-reference-list")
    return [(one.rule, article.words(one.span)) for one in factcheck.check(article) if one.rule in rules]


def test_marks_and_notes_that_agree() -> None:
    """Where each mark has its note nothing is told, nor of a note that says something itself."""
    assert told("Naps help.[^1] So do walks.[^2]", *NOTES) == []
    assert told("Naps help.[^1] So do walks.[^2]", NOTES[0], "[^2]: After meals, that is.") == []


def test_a_mark_without_a_note() -> None:
    """A mark that no note has is told once, at its first place, also beside authors and years without a list."""
    text = "Naps help.[^1] So do walks,[^2] as Poe et al. (2016) say, and songs.[^3] Sing.[^3]"
    assert told(text, *NOTES) == [("cited-not-listed", "[^3]")]


def test_a_note_without_a_mark() -> None:
    """A note that no mark leads to is not shown on the page, and told."""
    assert told("Rest helps.[^1]", *NOTES) == [("listed-not-cited", "Moe K. Walks after meals. Chest. 2012;5:21-29.")]


def test_no_notes_at_all() -> None:
    """Where the article has no notes its marks are those of a list that is missing as a whole."""
    marks = " ".join(f"Naps help.[^{number}]" for number in range(1, 6))
    assert {rule for rule, _ in told(marks)} == {"no-reference-list"}
