"""Which blocks of a page are the article's: in the part that says so, else where most of the prose stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import unescape

from factcheck.reading.assembly import Draft
from factcheck.reading.html.containers import Containers, Part
from factcheck.text.expressions import expression

# Characters of a paragraph that counts as text of an article, and the share of links from which on it is navigation.
# By hand.
_SHORTEST = 60
_MOST_LINKED = 0.5
_LITTLE = 200
"""A page with fewer characters of such paragraphs has no prose to go by."""
_ENOUGH = 1 / 3
"""A part that is named as the article's holds at least this share of the page's prose."""
_ELSEWHERE = 0.1
_MOST_WRAPPERS = 5
_LONGEST_TITLE = 2_000
_TRUNK = 0.8
"""Where no part is named, the article is looked for in the container that holds this share of its parent's prose."""
_PARTS: tuple[Part, ...] = ("article", "body", "main")
_TAG = expression(r"<[^>]*>")
_NO_WORD = expression(r"\W+")


def article_drafts(
    drafts: Sequence[Draft], homes: Sequence[int], tree: Containers, title: str, *, whole_page: bool
) -> list[Draft]:
    """Return the drafts of the article: on a page those of its body and the headline before it."""
    amounts = [_prose(draft) for draft in drafts]
    if sum(amounts) < _LITTLE:  # a page of one table, where a footer has more prose than the body
        amounts = [_prose(draft, shortest=0) for draft in drafts]
    out = _left_out(tree, amounts, homes)
    shown = [index for index, home in enumerate(homes) if not out[home]] or range(len(homes))
    if not whole_page:
        return [drafts[index] for index in shown]
    headline = _headline(drafts, title)
    around = homes[headline] if headline in shown else 0
    root = _body(tree, _sums(amounts, homes, tree, shown), around)
    inside = _within([number == root for number in range(len(out))], tree)
    kept = [index for index in shown if inside[homes[index]]]
    if kept and 0 <= headline < kept[0] and not any(_is_headline(drafts[index]) for index in kept):
        kept.insert(0, headline)
    return [drafts[index] for index in kept]


def _prose(draft: Draft, shortest: int = _SHORTEST) -> int:
    """Return how many characters of prose a block has: those of longer ones, links apart."""
    if draft.length < shortest:
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


def _left_out(tree: Containers, amounts: Sequence[int], homes: Sequence[int]) -> list[bool]:
    """Tell of each container whether it, or one around it, is no part of the article.

    What is doubtful is left out, unless hardly any prose stands elsewhere: a form around the whole page.
    """
    doubtful = list(tree.doubtful)
    out = _within(doubtful, tree)
    for _ in range(_MOST_WRAPPERS):
        shown = [index for index, home in enumerate(homes) if not out[home]]
        sums = _sums(amounts, homes, tree)
        if sum(amounts[index] for index in shown) >= sums[0] * _ELSEWHERE:
            break
        outermost = (number for number, is_out in enumerate(out) if is_out and not out[tree.parents[number]])
        doubtful[max(outermost, key=sums.__getitem__)] = False
        out = _within(doubtful, tree)
    return out


def _within(marked: Sequence[bool], tree: Containers) -> list[bool]:
    """Tell of each container whether it or one around it is marked."""
    inside = list(marked)
    for number in range(1, len(inside)):
        inside[number] = inside[number] or inside[tree.parents[number]]
    return inside


def _body(tree: Containers, prose: Sequence[int], headline: int) -> int:
    """Return the container of the article: the one that says so, or else the trunk, with a headline near by."""
    for part in _PARTS:
        named = [number for number, is_part in enumerate(tree.parts) if is_part == part]
        best = max(named, key=prose.__getitem__, default=0)
        if best and prose[best] >= prose[0] * _ENOUGH:
            return best
    trunk = _trunk(tree, prose)
    above = (tree.parents[trunk], tree.parents[tree.parents[trunk]])
    parents = {headline}
    while headline:
        headline = tree.parents[headline]
        parents.add(headline)
    return next((number for number in (trunk, *above) if number and number in parents), trunk)


def _trunk(tree: Containers, prose: Sequence[int]) -> int:
    """Return the innermost container that holds nearly all prose of the one around it, and so on outwards."""
    trunk = 0
    for number in range(1, len(prose)):
        if tree.parents[number] == trunk and prose[number] > prose[trunk] * _TRUNK:
            trunk = number
    return trunk


def _headline(drafts: Sequence[Draft], title: str) -> int:
    """Return the index of the last heading of level 1 whose words the page's title has, -1 without one."""
    named = _folded(unescape(_TAG.sub(" ", title[:_LONGEST_TITLE])))
    for index in range(len(drafts) - 1, -1, -1):
        if _is_headline(drafts[index]):
            words = _folded("".join(piece[0] for piece in drafts[index].pieces))
            if words and words in named:
                return index
    return -1


def _is_headline(draft: Draft) -> bool:
    return draft.kind == "heading" and draft.level == 1


def _folded(words: str) -> str:
    return _NO_WORD.sub(" ", words.lower()).strip()
