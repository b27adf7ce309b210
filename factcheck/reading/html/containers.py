"""The tree of a page's containers, as much of it as tells the article from what surrounds it."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from factcheck.reading.html.attributes import is_boilerplate
from factcheck.values import dataclass

Part = Literal["", "article", "main", "body"]
"""What a container says it holds; `body` is `itemprop="articleBody"`."""

_DOUBTFUL = frozenset({"aside", "footer", "form", "dialog"})
_DOUBTFUL_ROLES = frozenset({"banner", "complementary", "contentinfo", "dialog", "navigation", "search"})
_NEVER_DOUBTED = frozenset({"article", "main", "blockquote"})


@dataclass(slots=True)
class Containers:
    """Containers by their number, the whole document being 0; those inside another come after it."""

    parents: list[int] = field(default_factory=lambda: [0])
    parts: list[Part] = field(default_factory=lambda: [""])
    doubtful: list[bool] = field(default_factory=lambda: [False])
    """Whether a container looks like navigation, advertisement or the like."""

    def add(self, name: str, given: dict[str, str], parent: int, *, noted: bool) -> int:
        """Add a container inside `parent` and return its number; `noted` if it holds footnotes."""
        self.parents.append(parent)
        self.parts.append(self._part(name, given))
        self.doubtful.append(not noted and self._is_doubtful(name, given))
        return len(self.parents) - 1

    @staticmethod
    def _part(name: str, given: dict[str, str]) -> Part:
        if "articleBody" in given.get("itemprop", "").split():
            return "body"
        if name == "article":
            return "article"
        return "main" if name == "main" or given.get("role") == "main" else ""

    @staticmethod
    def _is_doubtful(name: str, given: dict[str, str]) -> bool:
        if name in _NEVER_DOUBTED and "comment" not in given.get("class", ""):
            return False
        if name in _DOUBTFUL or given.get("role") in _DOUBTFUL_ROLES:
            return True
        return bool(given) and (is_boilerplate(given) or given.get("aria-hidden") == "true")
