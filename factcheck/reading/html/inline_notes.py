"""Notes that stand within their sentence, in elements that a style sheet moves to the margin or opens on a click.

Plug-ins and themes name such an element after what it holds: "modern-footnotes-footnote__note", "sidenote".
"""

from __future__ import annotations

from factcheck.reading.html.attributes import attributes
from factcheck.reading.html.words import Words
from factcheck.reading.nesting import Role
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_NAMED = expression(r"(?:^|[-_])(?:foot|end|side)?notes?(?:__|[-_])(?:note|text|content|body)$|^(?:side|margin)note$")


@dataclass(slots=True)
class InlineNote:
    """A note that is open: the element that it is, how many of that name are open in it, and the sentence around it."""

    name: str
    sentence: Words
    role: Role
    depth: int = 1


def is_inline_note(written: str) -> bool:
    """Tell whether the attributes of an inline element call it the words of a note."""
    if "note" not in written:
        return False
    return any(_NAMED.search(name) for name in attributes(written).get("class", "").lower().split())
