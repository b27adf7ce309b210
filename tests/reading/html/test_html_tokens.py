"""Tokens: none of the text is lost, and no source takes more than linear time."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ReadingError
from factcheck.reading import read
from factcheck.reading.html.tokens import CLOSE, OPEN, TEXT, tokens

UNITS = (
    "<", "&", "<!--", "<!", "<![", "</", "<?", "<?php ", "<a b=\"", "<a b='", '<a b="" ', '<a b=">" ', "<a ", "<a=",
    "<script>", "<script ", "</script", "<title>", "&#1", "&amp;", "&notit", "{{ a", "{%", "{#", "<sup>1", "<td>",
    "<tr><td rowspan=9>", "<td colspan=999>a", "<table>", "<table></div>", "<b>", "<b>a</b>", "<div>", "<div></b>",
    "<div><b>", "</div>", "<p>a", "<p hidden>", "<span hidden>", "<a href=#fn1>", "<a href=x>a", "<ul><li>", "<h1><p>",
    "<article>a", "<nav>", "<svg>", "<ol><dl><li><dd>", "   ", "\r\n", "<div class='ad '>",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_sources_are_read(unit: str) -> None:
    """What is never closed, or nested many thousand times, is read or refused in one line."""
    half = unit * (100_000 // len(unit))
    for source in (half, half + f"</{unit.strip('</>').split(' ')[0]}>" * 20_000):
        try:
            read(source, "html")
        except ReadingError as problem:
            assert "more than the" in problem.message


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_a_million_tags_are_read(unit: str) -> None:
    """So is a source of a million of them."""
    try:
        read(unit * 1_000_000, "html")
    except ReadingError as problem:
        assert "more than the" in problem.message


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("5 mg <b", "5 mg <b"),
        ("5 <b>mg</b> <a href='x", "5 mg <a href='x"),
        ("a <i title=\"b>c</i> d", "a c d"),
        ("a </b", "a </b"),
        ("a <!doctype", "a <!doctype"),
        ("a <?xml", "a <?xml"),
        ("a <!-- b", "a"),
        ("a <script>b", "a"),
        ("a <!--> b <!---> c <!-- d --!> e", "a b c e"),
        ("<a title='1 > 0'>b</a>", "b"),
        ('<a b="c>d', '<a b="c>d'[8:]),
        ("<script/>a<title/>b", "ab"),
        ("<a\"b>c<a'd>e", "ce"),
        ("<script><!-- a </b> --></SCRIPT >b", "b"),
    ],
)  # fmt: skip
def test_what_is_never_closed(source: str, text: str) -> None:
    """A tag that the end of the file breaks off is text; comments and scripts hide up to the end, as in browsers."""
    assert read(source, "html").text == text


class Oracle(HTMLParser):
    """What the standard library takes for text and tags."""

    found: list[str]

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.found.append(data)


WELL_FORMED = ("word", " ", "é", "&lt;", "&#8211;", "<p>", "</p>", "<br>", "<a href='x>y'>", '<i b="c" d=e f>', "</i>",
               "<!-- x < y -->", "<!DOCTYPE html>", "a < b", "5 > 4")  # fmt: skip


@given(parts=st.lists(st.sampled_from(WELL_FORMED), max_size=20))
@settings(max_examples=200, deadline=None)
def test_well_formed_sources_give_what_the_standard_library_gives(parts: list[str]) -> None:
    """On markup that is closed the tokens are those of Python's own parser."""
    source = "".join(parts)
    mine = []
    for token in tokens(source):
        if token.lastindex in (OPEN, CLOSE):
            mine.append(re.sub(r"(</?\w+).*", r"\1>", token[0], flags=re.DOTALL))
        elif token.lastindex == TEXT or token[0].startswith("&"):
            mine.append(unescape(token[0]))
    oracle = Oracle(convert_charrefs=True)
    oracle.found = []
    oracle.feed(source)
    oracle.close()
    assert "".join(mine) == "".join(oracle.found)


@given(source=st.text(alphabet="<>!-/?&;ab =\"'#1 \n", max_size=40))
@settings(max_examples=500, deadline=None)
def test_tokens_leave_nothing_out(source: str) -> None:
    """Tokens lie one after another from the first character to the last."""
    assert "".join(token[0] for token in tokens(source)) == source
