"""Which blocks of a page are the article's: in the part that says so, else where most of the prose stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from factcheck.reading.assembly import Draft
from factcheck.reading.html.containers import Containers, Part

_SHORTEST = 60
_MOST_LINKED = 0.5
_ENOUGH = 1 / 3
"""A part that is named as the article's holds at least this share of the page's prose."""
_TRUNK = 0.8
"""Where no part is named, the article is looked for in the container that holds this share of its parent's prose."""
_PARTS: tuple[Part, ...] = ("article", "body", "main")
_TAG = re.compile(r"<[^>]*>")
_NO_WORD = re.compile(r"\W+")


def article_drafts(
    drafts: Sequence[Draft], homes: Sequence[int], tree: Containers, title: str, *, whole_page: bool
) -> list[Draft]:
    """Return the drafts of the article: on a page those of its body and the headline before it."""
    amounts = [_prose(draft) for draft in drafts]
    out = _left_out(tree, _sums(amounts, homes, tree))
    shown = [index for index, home in enumerate(homes) if not out[home]] or range(len(homes))
    if whole_page:
        inside = _below(_body(tree, _sums(amounts, homes, tree, shown)), tree)
        shown = [index for index in shown if inside[homes[index]]]
        return [*_headline(drafts, shown, title), *(drafts[index] for index in shown)]
    return [drafts[index] for index in shown]


def _prose(draft: Draft) -> int:
    """Return how many characters of prose a block has: those of longer ones, links apart."""
    if draft.length < _SHORTEST:
        return 0
    linked = sum(end - start for start, end, _ in draft.links)
    return draft.length - linked if linked < draft.length * _MOST_LINKED else 0


def _sums(
    amounts: Sequence[int], homes: Sequence[int], tree: Containers, indices: Iterable[int] | None = None
) -> list[int]:
    """Return how many characters of prose each container holds, counting the blocks with those indices."""
    sums = [0] * len(tree.parents)
    for index in range(len(homes)) if indices is None else indices:
        sums[homes[index]] += amounts[index]
    for number in range(len(sums) - 1, 0, -1):
        sums[tree.parents[number]] += sums[number]
    return sums


def _left_out(tree: Containers, prose: Sequence[int]) -> list[bool]:
    """Tell of each container whether it, or one around it, is no part of the article; what holds most of it is."""
    out = [False] * len(prose)
    for number in range(1, len(prose)):
        doubtful = tree.doubtful[number] and 2 * prose[number] <= prose[0]
        out[number] = out[tree.parents[number]] or doubtful
    return out


def _body(tree: Containers, prose: Sequence[int]) -> int:
    """Return the container of the article."""
    for part in _PARTS:
        named = [number for number, is_part in enumerate(tree.parts) if is_part == part]
        best = max(named, key=prose.__getitem__, default=0)
        if best and prose[best] >= prose[0] * _ENOUGH:
            return best
    return _trunk(tree, prose)


def _trunk(tree: Containers, prose: Sequence[int]) -> int:
    """Return the innermost container that holds nearly all prose of the one around it, and so on outwards."""
    trunk = 0
    for number in range(1, len(prose)):
        if tree.parents[number] == trunk and prose[number] > prose[trunk] * _TRUNK:
            trunk = number
    return trunk


def _below(root: int, tree: Containers) -> list[bool]:
    inside = [False] * len(tree.parents)
    inside[root] = True
    for number in range(root + 1, len(inside)):
        inside[number] = inside[tree.parents[number]]
    return inside


def _headline(drafts: Sequence[Draft], kept: Sequence[int], title: str) -> Iterator[Draft]:
    """Yield the heading of level 1 that stands before a body without one, if the page's title has its words."""
    if not kept or any(_is_headline(drafts[index]) for index in kept):
        return
    named = _folded(unescape(_TAG.sub(" ", title)))
    for index in range(kept[0] - 1, -1, -1):
        if _is_headline(drafts[index]):
            words = _folded("".join(piece[0] for piece in drafts[index].pieces))
            if words and words in named:
                yield drafts[index]
                return


def _is_headline(draft: Draft) -> bool:
    return draft.kind == "heading" and draft.level == 1


def _folded(words: str) -> str:
    return _NO_WORD.sub(" ", words.lower()).strip()
