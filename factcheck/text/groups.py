"""Names of groups of authors: "SPRINT Research Group", "GBD 2019 Collaborators", "for the ABC Investigators"."""

from __future__ import annotations

from functools import lru_cache

from factcheck.data import word_list
from factcheck.text.expressions import expression

_WORD = expression(r"[^\W_]+(?:[-’'][^\W_]+)*")
_UNTELLING = frozenset(
    ["study", "trial", "research", "writing", "working", "work", "task", "the", "of", "for", "on", "and", "in"]
)


@lru_cache(4096)
def is_group(name: str) -> bool:
    """Tell whether a name is that of a group of authors: one of its words, behind the first, says so."""
    words = _WORD.findall(name.lower())
    return any(word in word_list("study-groups") for word in words[1:])


@lru_cache(4096)
def same_group(one: str, other: str) -> bool:
    """Tell whether two names may be of one group: the telling words of one are in the other's, or are their acronym.

    "SPRINT Investigators" is the SPRINT Research Group, "DPP Research Group" the Diabetes Prevention Program's.
    """
    ours, theirs = _telling(one), _telling(other)
    if not ours or not theirs:
        return False
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return _initials(ours) in theirs or _initials(theirs) in ours


def _telling(name: str) -> tuple[str, ...]:
    words = _WORD.findall(name.casefold())
    return tuple(word for word in words if word not in _UNTELLING and word not in word_list("study-groups"))


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)
