"""The blocks of AsciiDoc: what each line begins, goes on with or ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.model import Span
from factcheck.reading.asciidoc import inline, tables
from factcheck.reading.comments import MarkupComment
from factcheck.reading.composing import Composer
from factcheck.text.expressions import expression

_HEADING = expression(r"(={1,6}|\#{1,6})[ \t]+(?=\S)")
_ENTRY = expression(r":(!?[\w-]{1,60}!?):(?:[ \t]+(.*))?$")
_ITEM = expression(r"[ \t]*(?P<mark>\*{1,6}|-|\.{1,6}|\d{1,4}\.|[a-zA-Z]\.|<(?:\d+|\.)>)[ \t]+(?=\S)")
_TERM = expression(r"[ \t]*(?P<term>[^\s:](?:[^:\n]|:(?!:)){0,500}?)(?P<mark>:{2,4}|;;)(?:[ \t]+|$)")
_DELIMITER = expression(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|_{4,}|={4,}|\*{4,}|--|```\w*|[|,:!]={3,})[ \t]*$")
_MACRO = expression(
    r"(?:image|video|audio|include|toc|ifdef|ifndef|ifeval|endif|stem|thematic|plantuml)::\S*\[.*\][ \t]*$"
)
_ATTRIBUTES = expression(r"\[(?:[^\[\]]*|\[[^\[\]]*\])\][ \t]*$")
_ADMONITION = expression(r"(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING):[ \t]+")
_CHECKED = expression(r"\[[ xX*]\][ \t]+")
_RULE = expression(r"(?:'{3,}|<{3,}|-[ ]?-[ ]?-|\*[ ]?\*[ ]?\*)[ \t]*$")
_ENTRY_MARK = expression(r"\[\[\[([^\[\],]{1,200})[^\[\]]{0,200}\]\]\][ \t]*")
_CODE = expression(r"\[(?:source|listing|literal|stem|latexmath|asciimath|pass|plantuml|ditaa|mermaid|comment)\b")
_HIDDEN = ("----", "....", "++++", "////", "```", ",===", ":===")


@dataclass(slots=True)
class Writer:
    """A document as it is read, line by line."""

    source: str
    starts: tuple[int, ...]
    composer: Composer = field(default_factory=Composer)
    comments: list[MarkupComment] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    style: str = ""
    """The attributes that stand over the next block."""
    lists: list[tuple[str, str]] = field(default_factory=list)
    """The open lists: the mark of their items, and the element."""
    item: bool = False
    attached: bool = False
    """Whether a "+" ties the next block to the open item."""
    quoting: bool = False
    listing: bool = False
    """Whether items are entries of a list of references."""
    entry: bool = False
    line: int = 0

    def write(self) -> None:
        """Write the document."""
        self.attributes.update({inline.ENTRY + label: "" for label in _ENTRY_MARK.findall(self.source)})
        self._head()
        while self.line < len(self.starts):
            self._block()
        self._end_lists()

    def _text(self, line: int) -> str:
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.source)
        return self.source[self.starts[line] : end].rstrip("\r\n")

    def _head(self) -> None:
        """Read the title, and pass over the lines of authors and of the edition below it."""
        while self.line < len(self.starts) and self._is_aside(self._text(self.line)):
            self.line += 1
        if self.line < len(self.starts) and (title := self._text(self.line)).startswith("= "):
            self._heading(title, 1, 2)
            while self.line < len(self.starts) and (line := self._text(self.line)).strip():
                self._set(line)
                self.line += 1

    def _is_aside(self, line: str) -> bool:
        self._set(line)
        return not line.strip() or bool(_ENTRY.match(line)) or (line.startswith("//") and not line.startswith("////"))

    def _set(self, line: str) -> None:
        if entry := _ENTRY.match(line):
            self.attributes[entry[1].strip("!").lower()] = (entry[2] or "").strip()
        elif line.startswith("//"):
            self._remark(line)

    def _remark(self, line: str) -> None:
        if "factcheck" in line:
            start = self.starts[self.line]
            self.comments.append(MarkupComment(line[2:], Span(start, start + len(line))))

    def _block(self) -> None:
        line = self._text(self.line)
        if not line.strip():
            self.line += 1
            self.composer.part()
        elif line.strip() == "+" and self.lists:
            self.attached = True
            self.line += 1
        elif delimiter := _DELIMITER.match(line):
            self._delimited(delimiter[1])
        elif self._is_aside(line) or _MACRO.match(line) or _RULE.match(line):
            self.line += 1
        elif (_ATTRIBUTES.match(line) and not line.startswith("[[[")) or (line[0] == "." and line[1:2].strip(". \t")):
            self._over(line)
        elif heading := _HEADING.match(line):
            self._end_lists()
            self._heading(line, len(heading[1]), heading.end())
        elif (item := _ITEM.match(line)) and not item["mark"].startswith("<"):
            self._item(item)
        elif term := _TERM.match(line):
            self._term(term)
        else:
            self._paragraph(line)

    def _over(self, line: str) -> None:
        """Read what stands over a block: its attributes, or its title."""
        if line[0] == "[":
            self.style = line
            self.listing = self.listing or line.startswith("[bibliography")
            self.line += 1
        else:
            self._free()
            self._words("p", self.line, 1, 1)

    def _heading(self, line: str, level: int, start: int) -> None:
        self.listing = self.style.startswith("[bibliography")
        self._words(f"h{min(level, 6)}", self.line, start, 1)

    def _words(self, element: str, first: int, column: int, count: int) -> None:
        """Write lines as an element, the first from a column on, and go on behind them."""
        self.composer.begin(element)
        self._inside(first, column, count)
        self.composer.end(element)

    def _inside(self, first: int, column: int, count: int) -> None:
        start = self.starts[first] + column
        last = first + count - 1
        text = self.source[start : self.starts[last] + len(self._text(last))]
        inline.write(self.composer, text, start, self.attributes)
        self.line = first + count
        self.style = ""

    def _paragraph(self, line: str) -> None:
        hidden = line[0] in " \t" or bool(_CODE.match(self.style))
        if not self.attached:
            if hidden and self.lists:
                hidden = bool(_CODE.match(self.style)) or not self._text(self.line - 1).strip()
            self._free()
        self.attached = False
        count = self._length()
        if hidden:
            self.line, self.style = self.line + count, ""
            return
        quotes = self.style.startswith(("[quote", "[verse"))
        admonition = _ADMONITION.match(line)
        self._words("blockquote" if quotes else "p", self.line, admonition.end() if admonition else 0, count)

    def _length(self) -> int:
        """Return how many lines belong to the paragraph or item at hand."""
        count = 1
        while self.line + count < len(self.starts):
            line = self._text(self.line + count)
            if not line.strip() or line.strip() == "+" or _DELIMITER.match(line) or _ATTRIBUTES.match(line):
                break
            if (self.lists or self.item) and (_ITEM.match(line) or _TERM.match(line)):
                break
            if _MACRO.match(line):
                break
            count += 1
        return count

    def _item(self, item: re.Match[str]) -> None:
        mark = item["mark"]
        kind = "ul" if mark[0] in "*-" else "ol"
        self._level("." if mark[0] not in "*-." else mark, kind)
        line, column = self._text(self.line), item.end()
        if self.listing and (entry := _ENTRY_MARK.match(line, column)):
            self.composer.open_entry(entry[1])
            self.entry, column = True, entry.end()
        elif self.listing:
            self.composer.open_entry("")
            self.entry = True
        else:
            if checked := _CHECKED.match(line, column):
                column = checked.end()
            self.composer.begin("li")
        self.item = True
        self._inside(self.line, column, self._length())

    def _term(self, term: re.Match[str]) -> None:
        self._level(term["mark"], "dl")
        self.composer.begin("dt")
        start = self.starts[self.line]
        inline.write(self.composer, term["term"], start + term.start("term"), self.attributes)
        self.composer.end("dt")
        self.composer.begin("dd")
        self.item = True
        rest = self._text(self.line)[term.end() :]
        if rest.strip():
            self._inside(self.line, term.end(), self._length())
            return
        self.line += 1
        while self.line < len(self.starts) and not self._text(self.line).strip():
            self.line += 1
        following = self._text(self.line) if self.line < len(self.starts) else ""
        if following.strip() and not (_ITEM.match(following) or _TERM.match(following) or _DELIMITER.match(following)):
            self._inside(self.line, 0, self._length())

    def _level(self, mark: str, kind: str) -> None:
        """Go to the list whose items have a mark: an open one, or a new one within the open item."""
        self._end_entry()
        if any(mark == known for known, _ in self.lists):
            while self.lists[-1][0] != mark:
                self._close_list()
        if not self.lists or self.lists[-1][0] != mark:
            self.lists.append((mark, kind))
            self.composer.begin(kind)
        self.attached = False

    def _close_list(self) -> None:
        self.composer.end(self.lists.pop()[1])

    def _end_entry(self) -> None:
        if self.entry:
            self.composer.close_entry()
            self.entry = False

    def _end_lists(self) -> None:
        self._end_entry()
        while self.lists:
            self._close_list()
        self.item = False

    def _free(self) -> None:
        """End the lists before a block that is not tied to an item."""
        if not self.attached:
            self._end_lists()

    def _delimited(self, mark: str) -> None:
        """Read a delimited block: code is passed over, a table is read, what is within the others is as ever."""
        self._free()
        self.attached = False
        if mark.startswith(_HIDDEN) or (_CODE.match(self.style) and mark[0] not in "|!"):
            self._skip(mark)
        elif mark[0] in "|!":
            self._table(mark)
        elif mark[0] == "_":
            self.composer.end("blockquote") if self.quoting else self.composer.begin("blockquote")
            self.quoting = not self.quoting
            self.line, self.style = self.line + 1, ""
        else:
            self.composer.part()
            self.line, self.style = self.line + 1, ""

    def _end_of(self, mark: str) -> int:
        """Return the line that closes a block, the last one where none does."""
        closing = "```" if mark.startswith("```") else mark
        line = self.line + 1
        while line < len(self.starts) and self._text(line).rstrip() != closing:
            line += 1
        return line

    def _skip(self, mark: str) -> None:
        self.line, self.style = self._end_of(mark) + 1, ""

    def _table(self, mark: str) -> None:
        end = self._end_of(mark)
        first = self.line + 1
        while first < end and not self._text(first).strip():
            first += 1
        if first < end:
            start, stop = self.starts[first], self.starts[end] if end < len(self.starts) else len(self.source)
            found = list(tables.cells(self.source[start:stop], start))
            on_first = [cell for cell in found if cell.start <= start + len(self._text(first))]
            apart = first + 1 < len(self.starts) and not self._text(first + 1).strip()
            headed = "header" in self.style or (first == self.line + 1 and apart)
            self._rows(tables.rows(found, tables.columns(self.style, on_first)), headed)
        self.line, self.style = end + 1, ""

    def _rows(self, rows: Iterable[list[tables.Cell]], headed: bool) -> None:
        self.composer.begin("table")
        for number, row in enumerate(rows):
            self.composer.begin("thead" if headed and not number else "tbody")
            self.composer.begin("tr")
            for cell in row:
                spans = {"colspan": cell.width, "rowspan": cell.height}
                self.composer.begin("td", 0, 0, **{key: str(count) for key, count in spans.items() if count > 1})
                inline.write(self.composer, cell.text, cell.start, self.attributes)
                self.composer.end("td")
            self.composer.end("tr")
            self.composer.end("thead" if headed and not number else "tbody")
        self.composer.end("table")
