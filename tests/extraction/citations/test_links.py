from __future__ import annotations

import factcheck
from factcheck.extraction.citations import find_citations
from factcheck.extraction.citations.links import with_links
from factcheck.extraction.sentences import split
from factcheck.model import Article, Citation, Link, NoteMark, Span


def article(text: str, link: str = "", target: str = "", note: int | None = None) -> Article:
    """Return a text with a link on the words `link` and a note mark before the character `note`."""
    read = factcheck.read(text, format="text")
    at = text.index(link)
    links = (Link(Span(at, at + len(link)), target),) if link else ()
    marks = (NoteMark(note, "2"),) if note is not None else ()
    return Article(read.path, read.format, text, text, read.blocks, read.source_map, read.line_starts, links, marks)


def linked(found: Article) -> tuple[Citation, ...]:
    return with_links(found, found.blocks, list(find_citations(found.text, tuple(split(found.text)))))


def test_a_link_tells_what_a_citation_means() -> None:
    """The target of a link on an author-year citation becomes the citation's own."""
    (citation,) = linked(article("It spreads (Ramos, 2002).", "Ramos, 2002", "https://doi.org/10.1000/xyz"))
    assert (citation.kind, citation.doi, citation.url) == (
        "authors",
        "10.1000/xyz",
        "https://doi.org/10.1000/xyz",
    )


def test_a_link_to_a_work_is_a_citation() -> None:
    """A link to a source is a citation whatever its words are."""
    found = article("A recent study. It spreads.", "recent study", "https://pubmed.ncbi.nlm.nih.gov/12345678/")
    (citation,) = linked(found)
    assert (citation.kind, citation.text, citation.pmid) == ("identifier", "recent study", "12345678")
    assert found.words(citation.sentence) == "A recent study."


def test_a_link_to_a_shop_is_none() -> None:
    """A link to a site that publishes no sources is no citation."""
    assert linked(article("Buy it here.", "here", "https://shop.example.com/10")) == ()


def test_a_note_mark_is_a_citation() -> None:
    """A footnote mark cites its note, on the word that bears it."""
    (citation,) = linked(article("It spreads. Others do not.", note=11))
    assert (citation.kind, citation.label, citation.text) == ("note", "2", "[^2]")
