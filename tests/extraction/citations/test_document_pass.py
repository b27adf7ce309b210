from __future__ import annotations

from dataclasses import replace

import factcheck
from factcheck.extraction.citations import find_citations
from factcheck.extraction.citations.acronyms import find_acronyms
from factcheck.extraction.citations.document_pass import complete
from factcheck.extraction.sentences import split
from factcheck.model import Article, Citation


def read(text: str) -> tuple[Article, list[Citation]]:
    article = factcheck.read(text, format="text")
    found: list[Citation] = []
    for block in article.blocks:
        words, start = article.words(block.span), block.span.start
        for citation in find_citations(words, tuple(split(words))):
            found += [replace(citation, span=citation.span.shifted(start))]
    return article, found


def completed(text: str) -> list[str]:
    article, found = read(text)
    return [citation.text for citation in complete(article, article.blocks, found)]


def test_a_known_author_and_year_need_no_bracket() -> None:
    """A lone name before a year is a citation if the article cites it elsewhere."""
    text = "It spreads (Ramos, 2015).\n\nFollowing Ramos, 2015, it does. In Kim, 2015, it did not."
    assert completed(text) == ["Ramos, 2015", "Ramos, 2015"]


def test_what_breaks_the_style_is_no_citation() -> None:
    """Among many citations with a comma, a lone name without one is a product or a place."""
    names = "Adler Bauer Cole Diaz Evans Frey Garza Hahn Ito Jung Kim Lund Mora Nagy Osei Pratt Quist Rau Toth Ury"
    cited = " ".join(f"It spreads ({name}, 2015)." for name in names.split())
    text = f"{cited} It was measured ({{}})."
    assert completed(text.format("Flash 2000, Acme Ltd"))[-1] == "Ury, 2015"
    assert completed(text.format("Uhl, 2000; Veit 2001"))[-1] == "Veit 2001"


def test_acronyms() -> None:
    """An acronym in brackets stands for the capitalised words before it."""
    text = "By the World Obesity Federation (WOF) and magnetic resonance imaging (MRI) of Body Mass (BMI)."
    assert find_acronyms(text) == {"WOF": "World Obesity Federation"}


def test_lost_capitals() -> None:
    """In a copy that has lost capitals, a word in lower case before a year may be a name."""
    lost = "It spreads (alemu et al., 2019; teklay et al., 2015). "
    text = "It was seen by rudloff (2011) and Ramos and tizazu (2010) (pospis, 2015), and updated (march, 2016)."
    assert completed(lost + text)[2:] == ["rudloff (2011)", "Ramos and tizazu (2010)", "pospis, 2015"]
    assert completed(text) == []
