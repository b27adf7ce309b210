from __future__ import annotations

from factcheck.extraction import extract
from factcheck.extraction.citations import find_citations
from factcheck.extraction.citations.clusters import cluster
from factcheck.extraction.sentences import split
from factcheck.reading import read_text


def texts(text: str) -> list[list[str]]:
    clusters = cluster(find_citations(text, tuple(split(text))))
    return [[citation.text for citation in found.citations] for found in clusters]


def test_spellings_meet() -> None:
    """Initials, particles, accents and brackets do not keep mentions of one source apart."""
    text = "G. Müller et al. (2019) say so. Others agree (Muller et al., 2019; van Dam 2010; Dam, 2010)."
    assert texts(text) == [["G. Müller et al. (2019)", "Muller et al., 2019"], ["van Dam 2010", "Dam, 2010"]]
    assert len(texts("Jane Ramos (2010) says so, and J. B. Ramos (2010) and Ramos (2010) agree.")) == 1


def test_sources_stay_apart() -> None:
    """Another year, suffix, second author, number of authors or initial is another source."""
    text = "As shown (Li S. et al., 2018; Li Z. et al., 2018; Li & Wu, 2018; Li & Ma, 2018; Li, 2018a; Li, 2018b)."
    assert len(texts(text)) == 6


def test_acronyms_meet_their_names() -> None:
    """An organisation is one source under its name and its acronym."""
    text = "It spreads (World Health Organization (WHO), 2014). It stops (WHO, 2014)."
    assert len(texts(text)) == 1


def test_defined_acronyms_meet_their_names() -> None:
    """An acronym that the article defines stands for its organisation."""
    text = "It grows (World Obesity Federation, 2014). It shrinks (WOF, 2014)."
    found = list(find_citations(text, tuple(split(text))))
    assert len(cluster(found)) == 2
    assert len(cluster(found, {"WOF": "World Obesity Federation"})) == 1


def test_pages_of_an_organisation_are_sources_of_their_own() -> None:
    """Mentions of an organisation that link two pages are of two sources; another place of one page is none."""
    link = "According to the [World Health Organization](https://example.org/{}), 9% of adults smoke.\n\n"
    article = read_text("".join(map(link.format, ("flu", "flu/#top", "smoking"))), "markdown", "draft.md")
    assert [len(each.citations) for each in extract(article).clusters] == [2, 1]
