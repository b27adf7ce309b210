"""Entries in the source of an article that are not in its text: in a block of code, or in the quotes of a tag."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from factcheck.extraction.references.entry import parse_reference
from factcheck.extraction.references.linking.sureness import is_whole
from factcheck.model import Article
from factcheck.text.expressions import expression
from factcheck.text.passages import of_passage

_FEWEST = 2
_SHORTEST, _LONGEST = 40, 1500
_MOST = 40
"""So many lines are read as entries at most."""
_YEAR = expression(r"\b(?:1[89]|20)\d\d\b")
_TAG = expression(r"<[^<>]*>|\{[{%<].*?[>%}]\}")
_WORD = expression(r"[^\W\d_]{2,}")
_HEAD = 4
"""A line that begins with so many words of the text is no more than them."""


def hides_entries(article: Article) -> bool:
    """Tell whether lines that are whole entries stand in the source and not in the text."""
    found = 0
    for line in _hidden(article):
        found += is_whole(parse_reference(line))
        if found == _FEWEST:
            return True
    return False


def _hidden(article: Article) -> Iterator[str]:
    """Yield lines of the source with a year, of which the text has not even the first words."""
    if article.format == "notebook" or len(article.source) == len(article.text):
        return  # of a notebook the source is JSON, whose escapes hide what the text has
    said = " ".join(filter(None, map(_words, article.text.split("\n"))))
    left = _MOST
    for line in article.source[len(article.front_matter) :].splitlines():
        if not _SHORTEST <= len(line) <= _LONGEST or not _YEAR.search(line):
            continue
        words, head = _bare(line)
        if head not in said:
            yield words
            left -= 1
        if not left:
            return


@of_passage
def _words(text: str) -> str:
    return " ".join(_WORD.findall(text))


@of_passage
def _bare(line: str) -> tuple[str, str]:
    """Return a line of the source without its tags and marks, and its first words."""
    bare = unescape(_TAG.sub(" ", line)).strip(" \t\"'`|-*>#")
    return bare, " ".join(_WORD.findall(bare)[:_HEAD])
