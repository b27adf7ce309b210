"""Groups beside the persons of a reference entry: "et al; SPRINT Research Group.", "ABC Group, Shah R"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extraction.references.text import LETTER, UPPER
from factcheck.text.expressions import expression
from factcheck.text.groups import is_group


class Group(NamedTuple):
    """The name of a group, and where it ends in the text that it was read from."""

    name: str
    end: int


_LONGEST = 240
_WORD = rf"(?:[{UPPER}0-9][\w/’'&+-]*)"
_SMALL_WORDS = r"of|the|for|in|and|on|&|to|investigators?|collaborators?|study|writing|group|team|committee|consortium"
_SMALL = rf"(?:{_SMALL_WORDS})"
_SMALL_ALONE = expression(_SMALL_WORDS)
_NAME = rf"(?P<name>{_WORD}(?:,? (?:{_WORD}|{_SMALL})\b){{0,16}}?)"
_LEAD = r"(?P<lead>(?:for|on behalf of|behalf of|representing|with|from|writing (?:group|committee) (?:for|of))\b ?)?"
_BEHIND = expression(
    rf"(?: ?[,:;(\[] ?|\.? (?=(?:and|&|for|on) ))(?:and |& )?(?:for and )?{_LEAD}(?:the |all )?{_NAME}"
    r"[)\]]?(?=[.;:](?: |$)|,? ?\()"
)
_AHEAD = expression(rf"(?:[Tt]he )?{_NAME}[,;:.] ?(?=[{UPPER}][{LETTER}’'-]+,? [{UPPER}])")


def is_small_in_group(word: str) -> bool:
    """Tell whether a word in small letters may stand inside the name of a group."""
    return _SMALL_ALONE.fullmatch(word) is not None


def read_group_behind(text: str) -> Group | None:
    """Return the group that stands behind the persons, None where the title begins there."""
    found = _BEHIND.match(text, 0, _LONGEST)
    if found is None or not (found["lead"] or is_group(found["name"])):
        return None
    return Group(found["name"], found.end())


def read_group_ahead(text: str) -> Group | None:
    """Return the group that an entry begins with and after which persons may follow."""
    found = _AHEAD.match(text, 0, _LONGEST)
    return Group(found["name"], found.end()) if found and is_group(found["name"]) else None
