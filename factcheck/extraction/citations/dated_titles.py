"""Titles and labels with a year in brackets, which cite nobody: "Workforce Composition (2023)", "Guidelines (2019)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.data import word_list
from factcheck.extraction.citations.journals import is_journal, is_journal_of_one_word
from factcheck.extraction.citations.organisations import connectors
from factcheck.model import Article, Block, Citation
from factcheck.text.expressions import expression

_LONGEST = 200
"""Characters before a citation that are read, and of a block that may be one title."""
_WORD = expression(r"[^\W\d_][\w’'&/.-]*")
_REST = expression(r"[\s)\]”\"’'*_.:;,-]*$")
_LOCATED = expression(r"[\W\d]*(?:(?:[Vv]ol|[Nn]o|[Nn]r|[Ii]ssue|[Pp]p?)\b[\W\d]*){0,3}$")
_BY = expression(r"[”\"]\s*,?\s+(?:edited )?by\s[^.;:]*$")
_NAMED = expression(r"\b(?:[Bb]y|[Aa]ccording to|[Ss]ee)\s+$")
"""What comes before somebody who is cited, in a heading as well: "A study by Sleeman (2011)"."""
_CITED = expression(r"\d[a-z]?\)[,;]?\s+(?:and\s+|&\s+)?$")
"""What comes before a citation that follows another one: "Nordal (1963), "."""
_MOST_WORDS_OF_A_NAME = 1


def dated_titles(article: Article, citations: Sequence[Citation]) -> Iterator[Citation]:
    """Yield those that are the end of a title: in a heading or a header cell, in quotes, or of a block of one title.

    A paragraph that is a journal with its year and nothing else says where the article itself appeared.
    """
    for citation in citations:
        block = article.block_at(citation.span.start) if _may_be_title(citation) or _is_of_journal(citation) else None
        if block is not None and (_is_title if _may_be_title(citation) else _is_record)(article, block, citation):
            yield citation


def _is_of_journal(citation: Citation) -> bool:
    title = citation.organisation or citation.container
    return citation.form == "bare" and (is_journal(title) or is_journal_of_one_word(title))


def _is_record(article: Article, block: Block, citation: Citation) -> bool:
    around = article.text[block.span.start : citation.span.start] + article.text[citation.span.end : block.span.end]
    return block.kind in ("paragraph", "heading") and _LOCATED.match(around) is not None


def _may_be_title(citation: Citation) -> bool:
    """Tell whether what stands before a year in brackets could be any capitalised words."""
    if citation.form != "narrative" or not citation.year or citation.et_al or citation.container:
        return False
    return bool(citation.organisation) or bool(citation.authors)


def _is_title(article: Article, block: Block, citation: Citation) -> bool:
    before = article.text[max(block.span.start, citation.span.start - _LONGEST) : citation.span.start]
    if citation.authors and len(citation.authors) > 1:
        return bool(_BY.search(before))
    several = len(_WORD.findall(citation.organisation or citation.authors[0].family)) > _MOST_WORDS_OF_A_NAME
    if block.kind == "heading" or (block.kind == "table-cell" and block.label.split(":")[1:2] == ["1"]):
        return several or (bool(before.strip()) and not _NAMED.search(before))
    if _is_quoted(article.text, block.span.start, citation.span.start) or _BY.search(before):
        return True
    if not before.strip() or _CITED.search(before):
        return False
    return _ends_block(article, block, citation) and _is_capitalised(before)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether quotation marks are open after the words of a block."""
    if text.count("“", start, end) > text.count("”", start, end):
        return True
    return text.count('"', start, end) % 2 == 1


def _ends_block(article: Article, block: Block, citation: Citation) -> bool:
    after = article.text[citation.span.end : block.span.end]
    return len(block.span) <= _LONGEST and bool(_REST.match(after))


def _is_capitalised(before: str) -> bool:
    """Tell whether the words are written as those of a title are: "Guidelines for the Care of Patients with"."""
    words = _WORD.findall(before)
    small = frozenset((*word_list("function-words/in-title"), *connectors()))
    return bool(words) and all(word[0].isupper() or word in small for word in words) and words[0][0].isupper()
