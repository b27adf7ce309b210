"""Stretches of a Word document marked for comments: runs cut at the very characters, their look kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from factcheck.reading.word.words import Origin
from factcheck.reading.word.xml import XML_SPACE, Element, children, name, own_name


class Ranges:
    """A document's tree that is being marked. Raw offsets are those of `origins`, which stay true as runs are cut."""

    def __init__(self, root: Element, origins: Iterable[Origin]) -> None:
        """Take the tree, which will be changed, and where its words stand in it."""
        self._root = root
        self._origins = list(origins)
        self._starts = [origin[0] for origin in self._origins]

    def mark(self, start: int, end: int, identifier: str) -> bool:
        """Put a comment on the characters [start, end); return False where none of them is in the document."""
        self._cut(start)
        self._cut(end)
        hosts = [host for host in (self._host(index) for index in self._within(start, end)) if host is not None]
        if not hosts:
            return False
        first, last = hosts[0], hosts[-1]
        first.addprevious(self._element("commentRangeStart", identifier))
        closing = self._element("commentRangeEnd", identifier)
        last.addnext(closing)
        run = etree.Element(own_name(self._root, "r"))
        run.append(self._element("commentReference", identifier))
        closing.addnext(run)
        return True

    def _element(self, called: str, identifier: str) -> Element:
        element = etree.Element(own_name(self._root, called))
        element.set(own_name(self._root, "id"), identifier)
        return element

    def _within(self, start: int, end: int) -> range:
        return range(self._index(start), self._index(end - 1) + 1)

    def _index(self, raw: int) -> int:
        return max(bisect_right(self._starts, raw) - 1, 0)

    def _host(self, index: int) -> Element | None:
        """Return what a comment on an origin is put around: a run or a formula, in the body itself."""
        _, element, _, anchor = self._origins[index]
        return host_of(element if anchor is None else anchor)

    def _cut(self, raw: int) -> None:
        """Make the character at `raw` the first of a run, as far as it stands in one and may be commented itself."""
        index = self._index(raw)
        start, element, _, anchor = self._origins[index]
        if anchor is not None:
            return
        if name(element) == "w:t":
            self._keep_space(index)
            place = self._origins[index][2] + raw - start
            if place >= len(element.text):
                return
            if place:
                index = self._cut_text(index, raw, place)
        elif raw > start:
            return
        _cut_run(self._origins[index][1])

    def _cut_text(self, index: int, raw: int, place: int) -> int:
        """Cut a text element before its character `place`; return the index of the origin that starts there."""
        _, element, _, anchor = self._origins[index]
        rest = etree.Element(element.tag)
        rest.set(XML_SPACE, "preserve")
        rest.text, element.text = element.text[place:], element.text[:place]
        element.addnext(rest)
        for later in self._same(index):
            if later > index:
                start, _, first, _ = self._origins[later]
                self._origins[later] = start, rest, first - place, anchor
        self._origins.insert(index + 1, (raw, rest, 0, anchor))
        self._starts.insert(index + 1, raw)
        return index + 1

    def _keep_space(self, index: int) -> None:
        """Write down that white space counts, having taken away what did not."""
        element = self._origins[index][1]
        if element.get(XML_SPACE) == "preserve":
            return
        margin = len(element.text) - len(element.text.lstrip())
        element.text = element.text.strip()
        element.set(XML_SPACE, "preserve")
        for same in self._same(index):
            start, _, first, anchor = self._origins[same]
            self._origins[same] = start, element, first - margin, anchor

    def _same(self, index: int) -> range:
        """Return the indexes of all origins in the text element of this one."""
        element = self._origins[index][1]
        first, last = index, index
        while first and self._origins[first - 1][1] is element:
            first -= 1
        while last + 1 < len(self._origins) and self._origins[last + 1][1] is element:
            last += 1
        return range(first, last + 1)


def host_of(element: Element) -> Element:
    """Return the outermost run or formula that holds an element within its paragraph, None where there is none."""
    host = None
    while element is not None and name(element) not in ("w:p", "w:body"):
        if name(element) == "w:r" or name(element).startswith("m:"):
            host = element
        element = element.getparent()
    return host


def _cut_run(element: Element) -> None:
    """Begin a run of the same look with an element, unless it begins one already or stands deeper in its run."""
    run = element.getparent()
    if name(run) != "w:r" or host_of(run) is not run:
        return
    before = [other for other in element.itersiblings(preceding=True) if name(other) != "w:rPr"]
    if not before:
        return
    following = etree.Element(run.tag, run.attrib)
    following.extend(deepcopy(properties) for properties in children(run, "w:rPr"))
    following.extend([element, *element.itersiblings()])
    run.addnext(following)
