"""Acronyms that an article defines: "World Obesity Federation (WOF)"."""

from __future__ import annotations

from factcheck.text.expressions import expression

_IN_BRACKETS = expression(r"\s[(\[](?P<short>[A-Z][\w-]{1,9})[)\]]")
_INITIAL = expression(r"(?<![\w'’])[A-Z]")
_FOREIGN = expression(r"[.;:()\[\]]|(?<![\w'’-])[a-z]{5,}")
_WINDOW = 120


def find_acronyms(text: str) -> dict[str, str]:
    """Return the acronyms that a text defines, each with the words whose initials it stands for."""
    found: dict[str, str] = {}
    for match in _IN_BRACKETS.finditer(text):
        before = text[max(match.start() - _WINDOW, 0) : match.start()]
        name = _named(before, [letter for letter in match["short"] if letter.isupper()])
        if name:
            found.setdefault(match["short"], name)
    return found


def _named(before: str, capitals: list[str]) -> str:
    """Return the end of `before` whose capitalised words begin with these letters, or nothing."""
    initials = list(_INITIAL.finditer(before))[-len(capitals) :]
    if len(capitals) < 2 or [initial.group() for initial in initials] != capitals:
        return ""
    name = before[initials[0].start() :]
    return "" if _FOREIGN.search(name) else " ".join(name.split())
