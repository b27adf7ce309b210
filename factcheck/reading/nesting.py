"""What the words at a place of a Markdown document are: the containers that are open there."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from factcheck.model import BlockKind
from factcheck.values import dataclass

Role = tuple[BlockKind, int, str]
"""Kind, level and label of a block."""

_WITH_ROLE = frozenset({"Heading", "BlockQuote", "Item", "TableCell", "FootnoteDefinition"}) | {
    "DefinitionListTitle",
    "DefinitionListDefinition",
}
_TABLE_LEVELS = {"Table": 0, "TableHead": 1, "TableRow": 1, "TableCell": 2}


@dataclass(slots=True)
class Nesting:
    """The open containers: the innermost names the role of what it holds, save that a footnote holds footnotes."""

    roles: list[Role] = field(default_factory=lambda: [("paragraph", 0, "")])
    lists: list[int | None] = field(default_factory=list)
    cell: list[int] = field(default_factory=lambda: [0, 0, 0])
    """Number of the table, row and column."""

    @property
    def role(self) -> Role:
        """Kind, level and label of a block that starts here."""
        return self.roles[-1]

    def enter(self, tag: str, value: Any) -> None:
        """Open a block-level container; `value` is what pyromark says of it."""
        if tag == "List":
            self.lists.append(value)
        elif tag.startswith("Table"):
            level = _TABLE_LEVELS[tag]
            self.cell[level:] = [self.cell[level] + 1, *([0] * (2 - level))]
        if tag in _WITH_ROLE:
            self.roles.append(self.role if self.role[0] == "footnote" else self._role_of(tag, value))

    def leave(self, tag: str) -> None:
        """Close the innermost container, which is a `tag`."""
        if tag == "List":
            self.lists.pop()
        if tag in _WITH_ROLE:
            self.roles.pop()

    def _role_of(self, tag: str, value: Any) -> Role:
        if tag == "Heading":
            return "heading", int(value["level"][1:]), ""
        if tag == "Item":
            return "list-item", len(self.lists), self._next_number()
        if tag.startswith("DefinitionList"):
            return "list-item", len(self.lists) + 1, ""
        if tag == "TableCell":
            return "table-cell", 0, ":".join(map(str, self.cell))
        return ("footnote", 0, value) if tag == "FootnoteDefinition" else ("quote", 0, "")

    def _next_number(self) -> str:
        number = self.lists[-1]
        if number is None:
            return ""
        self.lists[-1] = number + 1
        return str(number)
