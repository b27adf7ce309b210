"""Which source a document is that somebody gave by hand: by DOI, PMID, title or file name, in this order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from factcheck.model import Article, Extraction, Verdict, Work
from factcheck.sources.full_texts import SourcePassages
from factcheck.sources.given_documents import Given, documents
from factcheck.sources.settings import Settings
from factcheck.text.expressions import expression
from factcheck.verification.names import fold
from factcheck.verification.query import Query, queries
from factcheck.verification.titles import SHORT, title_words

Known = Mapping[str, Verdict]
_PART = expression(r"[^\W\d_]+|\d+")
# Verdicts that say which work is meant.
_SURE = ("verified", "retracted", "concern", "corrected", "differs")


def given_texts(
    article: Article, extraction: Extraction, verdicts: Known, settings: Settings
) -> dict[str, SourcePassages]:
    """Return the texts of documents given by hand, by the key of the source that each is."""
    if not settings.documents:
        return {}
    read = documents(settings)
    found: dict[str, SourcePassages] = {}
    asked = list(queries(article, extraction))
    named = Counter(_name_and_year(query) for query in asked)
    for query in asked:
        only = named[_name_and_year(query)] == 1
        document = _document(query, _work(verdicts.get(query.key)), read, only=only)
        if document is not None:
            found[query.key] = document.text
    return found


def _name_and_year(query: Query) -> tuple[str, int | None]:
    return fold(next(_names(query), "")), query.year


def _work(verdict: Verdict | None) -> Work | None:
    return verdict.candidates[0].work if verdict and verdict.candidates and verdict.status in _SURE else None


def _document(query: Query, work: Work | None, read: Sequence[Given], *, only: bool) -> Given | None:
    """Return the document that is a source; by its title or its file's name only where there is but one.

    `only` tells that no other source has its name and year.
    """
    dois = {query.doi} if query.doi and not query.guessed else {work.doi.lower()} if work and work.doi else set()
    pmids = {query.pmid} if query.pmid else {work.pmid} if work and work.pmid else set()
    titles = {title_words(title) for title in (query.title, work.title if work else "")}
    tests: list[tuple[Callable[[Given], bool], bool]] = [
        (lambda each: each.doi in dois or any(each.is_named(doi, "") for doi in dois), False),
        (lambda each: each.pmid in pmids or any(each.is_named("", pmid) for pmid in pmids), False),
        (lambda each: any(_is_titled(each, title) for title in titles), True),
        (lambda each: only and _is_named_after(each, query), True),
    ]
    others = [each for each in read if not (each.doi and dois and each.doi not in dois)]
    for test, alone in tests:
        fitting = [each for each in others if test(each)]
        if fitting and (not alone or len({each.text for each in fitting}) == 1):
            return fitting[0]
    return None


def _is_titled(document: Given, title: tuple[str, ...]) -> bool:
    """Tell whether a title of some length stands in the first words of a document, or is its file's name."""
    if len(title) < SHORT:
        return False
    words = f" {' '.join(title)} "
    return words in f" {' '.join(_head_words(document.head))} " or title == title_words(document.stem)


@lru_cache(4096)
def _head_words(head: str) -> tuple[str, ...]:
    return title_words(head)


def _is_named_after(document: Given, query: Query) -> bool:
    """Tell whether a file is named after a source's first author, or organisation, and its year."""
    words = _PART.findall(fold(document.stem))
    return bool(query.year) and str(query.year) in words and any(_stand_in(name, words) for name in _names(query))


def _names(query: Query) -> Iterator[str]:
    if query.authors:
        yield query.authors[0].family
    elif query.organisation:
        yield query.organisation


def _stand_in(name: str, words: Sequence[str]) -> bool:
    wanted = _PART.findall(fold(name))
    return bool(wanted) and any(
        list(words[start : start + len(wanted)]) == wanted for start in range(len(words) - len(wanted) + 1)
    )
