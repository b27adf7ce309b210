"""The blocks of an HTML document, built from its tokens, and the containers that they stand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import NamedTuple

from factcheck.reading.assembly import Draft
from factcheck.reading.html.attributes import attributes, count, is_hidden, is_unspoken, lists_references
from factcheck.reading.html.containers import Containers
from factcheck.reading.html.elements import BLOCK, HEADINGS, HIDDEN, LISTS, NESTING, REPEATED, SCOPES, VOID
from factcheck.reading.html.entities import character
from factcheck.reading.html.footnotes import holds_notes, leads_back, marked_note, note_label, own_label
from factcheck.reading.html.grids import Grid
from factcheck.reading.html.inline_notes import InlineNote, is_inline_note
from factcheck.reading.html.tokens import ATTRIBUTES, CLOSE, ENTITY, NAME, OPEN, RAW, RAW_NAME, TEXT, tokens
from factcheck.reading.html.words import Words
from factcheck.reading.nesting import Role
from factcheck.values import dataclass

_PARAGRAPH: Role = ("paragraph", 0, "")


class Open(NamedTuple):
    """An element that is open: whether it gave its content a role, and the container around it."""

    name: str
    has_role: bool
    around: int


@dataclass(slots=True)
class Builder:
    """What has been read so far: the drafts, the number of the container that each stands in, what is open."""

    drafts: list[Draft] = field(default_factory=list)
    homes: list[int] = field(default_factory=list)
    containers: Containers = field(default_factory=Containers)
    title: str = ""
    whole_page: bool = False
    words: Words = field(default_factory=Words)
    roles: list[Role] = field(default_factory=lambda: [_PARAGRAPH])
    stack: list[Open] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    """Where in the stack the elements of a name are."""
    home: int = 0
    lists: list[int | None] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    tables: int = 0
    notes: int = 0
    """How many notes have been counted that have no name of their own."""
    inline: InlineNote | None = None
    """The note that is open within its sentence, if one is."""
    inline_drafts: list[Draft] = field(default_factory=list)
    """The notes within the block that is being written; they follow it."""
    paragraph_open: bool = False
    paragraph_role: Role | None = None
    hidden: str = ""
    """The hidden element that is open, if one is."""
    opened: dict[str, int] = field(default_factory=dict)
    """How many elements of each name are open inside the hidden one."""

    def feed(self, source: str, shift: int = 0) -> None:
        """Read a source, or a part of one whose offsets are counted from `shift`."""
        self.words.shift = shift
        for token in tokens(source):
            kind = token.lastindex
            if kind == TEXT:
                if not self.hidden:
                    self.words.text(token[0], token.start())
            elif kind == OPEN:
                self.open(token[NAME].lower(), token[ATTRIBUTES], *token.span())
            elif kind == CLOSE:
                self.close(token[CLOSE].lower())
            elif kind == ENTITY:
                if not self.hidden:
                    self._entity(token[0], token.start())
            elif kind == RAW and not self.title and token[RAW_NAME].lower() == "title":
                self.title = token[0]

    def finish(self) -> None:
        """End the last block."""
        self.part()

    def part(self) -> None:
        """End the block that is being written, and with it what is open in its line."""
        self._end_inline()
        if draft := self.words.taken(self.paragraph_role or self.roles[-1]):
            self.drafts.append(draft)
            self.homes.append(self.home)
        if self.inline_drafts:
            self.drafts += self.inline_drafts
            self.homes += [self.containers.add("aside", {}, self.home, noted=True)] * len(self.inline_drafts)
            self.inline_drafts = []
        self.paragraph_open, self.paragraph_role = False, None

    def _begin_inline(self, name: str) -> None:
        """Set the sentence aside and write the note that stands in it."""
        self.notes += 1
        if not self.words.raised:
            self.words.mark(str(self.notes))
        self.inline = InlineNote(name, self.words, ("footnote", 0, str(self.notes)))
        self.words = Words(shift=self.words.shift)

    def _end_inline(self) -> None:
        """Go on with the sentence."""
        if self.inline:
            note, self.inline = self.inline, None
            if draft := self.words.taken(note.role):
                self.inline_drafts.append(draft)
            self.words = note.sentence

    def _entity(self, written: str, start: int) -> None:
        value, length = character(written)
        self.words.add(value, start, start + length)
        if length < len(written):
            self.words.text(written[length:], start + length)

    def open(self, name: str, written: str, start: int, end: int) -> None:
        """Read the tag that opens an element, its attributes as written, at a place of the source."""
        if self.hidden and not self._shown_again(name):
            if name not in VOID and not written.endswith("/"):
                self.opened[name] = self.opened.get(name, 0) + 1
            return
        if name in BLOCK:
            self.part()
        if name in HIDDEN or (written and is_hidden(written)) or (name not in BLOCK and is_unspoken(written)):
            if name not in VOID and not written.endswith("/"):
                self._hide(name)
        elif self.inline and name == self.inline.name:
            self.inline.depth += 1
        elif name not in BLOCK and not self.inline and is_inline_note(written):
            self._begin_inline(name)
        elif handler := _OPENERS.get(name):
            handler(self, name, written, start, end)

    def _hide(self, name: str) -> None:
        self.hidden = name
        self.opened = {name: 1}

    def _shown_again(self, name: str) -> bool:
        """Tell whether a tag that opens ends the hidden element, as `<p>` ends `<p hidden>`; if so, end it."""
        follows = name == self.hidden and name in REPEATED and not any(map(self.opened.get, NESTING))
        if follows or (self.hidden == "p" and name in BLOCK):
            self.hidden = ""
        return not self.hidden

    def close(self, name: str) -> None:
        """Read the tag that closes an element."""
        if self.hidden:
            opened = self.opened.get(name, 0)
            if opened:
                self.opened[name] = opened - 1
                if opened == 1 and name == self.hidden:
                    self.hidden = ""
                return
            if not (self._is_open(name) or (name == "p" and self.paragraph_open)):
                return
            self.hidden = ""
        if self.inline and name == self.inline.name:
            self.inline.depth -= 1
            if not self.inline.depth:
                self._end_inline()
        elif name == "a":
            self.words.close_link()
        elif name in ("sup", "sub"):
            self.words.level()
        elif name in BLOCK:
            self.part()
            if name in _ROW_GROUPS and self.grids:
                self.grids[-1].group = ""
            name = "h" if name in HEADINGS else name
            if self._is_open(name):
                self._pop(name)

    def _is_open(self, name: str) -> bool:
        """Tell whether an element of the name is open, and not outside the cell or list that bounds it."""
        if not (own := self.places.get(name)):
            return False
        bounds = (self.places[bound][-1] for bound in SCOPES.get(name, SCOPES[""]) if self.places.get(bound))
        return own[-1] >= max(bounds, default=-1)

    def _push(self, name: str, role: Role | None = None) -> None:
        self.places.setdefault(name, []).append(len(self.stack))
        self.stack.append(Open(name, role is not None, self.home))
        if role:
            inherits = self.roles[-1][0] == "footnote" and not (role[0] == "footnote" and role[2])
            self.roles.append(self.roles[-1] if inherits else role)

    def _pop(self, name: str) -> None:
        """Close the innermost element of that name with all that is open in it."""
        closed = ""
        while closed != name:
            closed, has_role, self.home = self.stack.pop()
            self.places[closed].pop()
            if has_role:
                self.roles.pop()
            if closed in LISTS:
                self.lists.pop()
            elif closed == "table":
                self._set_foot(self.grids.pop())

    def _set_foot(self, grid: Grid) -> None:
        """Count the rows of a table's foot after the others, though it may be written before them."""
        for draft in reversed(self.drafts) if grid.foot else ():
            if draft.kind != "table-cell":
                continue
            number = int(draft.label.partition(":")[0])
            if number < grid.number:
                return
            if number == grid.number:
                draft.label = grid.shown(draft.label)

    def _end(self, *names: str) -> None:
        """Close what a new element of its kind ends: `<li>` the item before it in the list."""
        for name in names:
            if self._is_open(name):
                self._pop(name)

    def _container(self, name: str, written: str, *_: int) -> None:
        given = attributes(written) if written else {}
        role: Role | None = None
        if holds_notes(given) or own_label(given):
            role = ("footnote", 0, own_label(given))
        elif name == "blockquote":
            role = ("quote", 0, "")
        elif name in _REFERENCES or (given and name not in _WHOLE and lists_references(given)):
            role = ("reference", 0, "")
        self._push(name, role)
        self.home = self.containers.add(name, given, self.home, noted=role is not None and role[0] == "footnote")

    def _page(self, *_: object) -> None:
        self.whole_page = True

    def _paragraph(self, _: str, written: str, *__: int) -> None:
        self.paragraph_open = True
        if written and (label := note_label(attributes(written).get("id", ""))):
            self.paragraph_role = ("footnote", 0, label)

    def _heading(self, name: str, *_: object) -> None:
        self._end("h")
        self._push("h", ("heading", int(name[1]), ""))

    def _list(self, name: str, written: str, *_: int) -> None:
        given = attributes(written) if written else {}
        self._container(name, written)
        counted = name == "ol" and "reversed" not in given and given.get("type", "1") == "1"
        self.lists.append(count(given, "start", 1) if counted else None)

    def _item(self, _: str, written: str, *__: int) -> None:
        self._end("li")
        given = attributes(written) if written else {}
        self._push("li", self._item_role(given))

    def _item_role(self, given: dict[str, str]) -> Role:
        if self.lists and self.lists[-1] is not None:
            number = count(given, "value", self.lists[-1])
            self.lists[-1] = number + 1
        else:
            number = 0
        label = own_label(given)
        if label or self.roles[-1][0] == "footnote":
            return "footnote", 0, label or given.get("id", "") or str(number or "")
        if self.roles[-1][0] == "reference":
            return "reference", max(len(self.lists), 1), str(number or "")
        return "list-item", max(len(self.lists), 1), str(number or "")

    def _definition(self, name: str, *_: object) -> None:
        self._end("dt", "dd")
        self._push(name, ("list-item", max(len(self.lists), 1), ""))

    def _table(self, name: str, written: str, *_: int) -> None:
        self._container(name, written)
        self.tables += 1
        self.grids.append(Grid(self.tables))

    def _row(self, name: str, *_: object) -> None:
        self._end("td", "th", "tr")
        self._push(name)
        if self.grids:
            self.grids[-1].next_row()

    def _cell(self, name: str, written: str, *_: int) -> None:
        self._end("td", "th")
        given = attributes(written) if written else {}
        if self.grids:
            label = self.grids[-1].cell(max(count(given, "colspan", 1), 1), count(given, "rowspan", 1))
            self._push(name, ("table-cell", int(self.grids[-1].group == "thead"), label))
        else:
            self._push(name)

    def _row_group(self, name: str, *_: object) -> None:
        if self.grids:
            self.grids[-1].group = name

    def _break(self, _: str, __: str, start: int, end: int) -> None:
        if self.words.broken:
            self.part()
        else:
            self.words.line_break(start, end)

    def _link(self, _: str, written: str, *__: int) -> None:
        given = attributes(written)
        self.words.close_link()
        if label := marked_note(given):
            self.words.mark(label)
            self._hide("a")
        elif leads_back(given):
            self._hide("a")
        elif target := given.get("href"):
            self.words.open_link(target.strip())

    def _script(self, name: str, *_: object) -> None:
        self.words.raise_or_lower(name)


_Opener = Callable[[Builder, str, str, int, int], None]
_CONTAINERS = (
    "article", "aside", "blockquote", "center", "details", "dialog", "div", "dl", "fieldset", "figure", "footer",
    "form", "header", "main", "section", "reference", "references",
)  # fmt: skip
_REFERENCES = ("reference", "references")
_WHOLE = ("article", "main")
"""Elements that hold more than a list, whatever they are called."""
_ROW_GROUPS = ("thead", "tbody", "tfoot")
_OPENERS: dict[str, _Opener] = {
    **dict.fromkeys(_CONTAINERS, Builder._container),
    **dict.fromkeys(("html", "head", "body"), Builder._page),
    **dict.fromkeys(HEADINGS, Builder._heading),
    **dict.fromkeys(("ol", "ul", "menu"), Builder._list),
    **dict.fromkeys(("dt", "dd"), Builder._definition),
    **dict.fromkeys(("td", "th"), Builder._cell),
    **dict.fromkeys(("sup", "sub"), Builder._script),
    **dict.fromkeys(_ROW_GROUPS, Builder._row_group),
    "a": Builder._link,
    "br": Builder._break,
    "li": Builder._item,
    "p": Builder._paragraph,
    "table": Builder._table,
    "tr": Builder._row,
}
"""What an opening tag does; other tags do nothing but part blocks, if they are of that kind."""
