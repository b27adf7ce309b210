"""Footnotes in HTML, as Pandoc, kramdown, GitHub, WordPress, Ghost and Word write them: marks, notes, the way back."""

from __future__ import annotations

import re

from factcheck.text.expressions import expression

_NOTE = expression(
    r"(?:user-content-)?_?(?:(?:fn|ftn|edn|footnote|endnote)(?!-?_?ref)[-_:.]*+([\w:.-]+)|note[-_:.]?(\d+)"
    r"|easy-footnote-bottom-(\d+)(?:-\d+)?)$",
    re.IGNORECASE,
)
_BACK = expression(
    r"#(?:user-content-)?_?(?:fn-?ref|ftnref|ednref|footnote-?_?ref|endnote-?_?ref|fnt_|cite_ref"
    r"|[\da-f-]{4,40}-link$|easy-footnote-\d)"
)
_NOTES_ROLE = expression(r"(?:doc-)?(?:end|foot|rear)notes?$")
_ONE_NOTE = ("footnote", "endnote", "rearnote")
_NOTES_CLASS = expression(r"(?:^|\s)(?:(?:wp-block-)?footnotes?|endnotes?|easy-footnotes-wrapper)(?:\s|$)")


def note_label(identifier: str) -> str:
    """Return the label of the note that an id or a fragment names ("fn:1", "_ftn1"), "" for any other."""
    name = _NOTE.match(identifier)
    return (name[1] or name[2] or name[3]).rstrip("-") if name else ""


def marked_note(given: dict[str, str]) -> str:
    """Return the label of the note that a link leads to as a footnote mark, "" for any other link."""
    target = given.get("href", "")
    if "noteref" in given.get("epub:type", "").split():
        return _named(target)
    if not target.startswith("#"):
        return ""
    if label := note_label(target[1:]):
        return label
    marks = "doc-noteref" in given.get("role", "") or given.get("id", "") == f"{target[1:]}-link"
    return target[1:] if marks else ""


def own_label(given: dict[str, str]) -> str:
    """Return the label of the note that an element is, by its id or because it says so itself, "" for none."""
    is_note = given.get("epub:type", "") in _ONE_NOTE or given.get("role", "") == "doc-footnote"
    name = given.get("id", "")
    return note_label(name) or (name if is_note else "")


def _named(target: str) -> str:
    name = target.rpartition("#")[2]
    return note_label(name) or name


def leads_back(given: dict[str, str]) -> bool:
    """Tell whether a link leads from a note to its mark."""
    return "doc-backlink" in given.get("role", "") or bool(_BACK.match(given.get("href", "")))


def holds_notes(given: dict[str, str]) -> bool:
    """Tell whether an element is a list of notes, or a note itself."""
    role = given.get("role", "") or given.get("epub:type", "")
    return bool(_NOTES_ROLE.search(role)) or bool(_NOTES_CLASS.search(given.get("class", "")))
