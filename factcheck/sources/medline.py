"""PubMed's records in XML, as in its baseline files and `efetch`. https://dtd.nlm.nih.gov/ncbi/pubmed/"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

from factcheck.model import Name, Work
from factcheck.sources.text import doi_of, is_notice, plain, title_of, years_in

_UPDATES: dict[str, Literal["retracted", "concern", "corrected"]] = {
    "RetractionIn": "retracted",
    "RetractedandRepublishedIn": "retracted",
    "ExpressionOfConcernIn": "concern",
    "ErratumIn": "corrected",
    "CorrectedandRepublishedIn": "corrected",
}
_NOTICES = {"retraction of publication", "published erratum"}


def work(record: Element) -> Work | None:
    """Return the work of a `PubmedArticle`, None for a notice on another work and for a record without a title."""
    citation = record.find("MedlineCitation")
    article = citation.find("Article") if citation is not None else None
    if citation is None or article is None:
        return None
    title, marked = title_of(_text(article, "ArticleTitle") or _text(article, "VernacularTitle"))
    kinds = [_words(kind).casefold() for kind in article.iter("PublicationType")]
    if not title or _NOTICES & set(kinds) or is_notice(title):
        return None
    issue = article.find("Journal/JournalIssue")
    doi = next(_dois(record, article), "")
    pmid = _text(citation, "PMID")
    return Work(
        source="pubmed",
        title=title,
        authors=tuple(_authors(article)),
        years=years_in(_dates(article)),
        container=plain(_text(article, "Journal/Title") or _text(article, "Journal/ISOAbbreviation")),
        volume=_text(issue, "Volume") if issue is not None else "",
        pages=_text(article, "Pagination/MedlinePgn"),
        abstract=plain(" ".join(_abstract(article))),
        type="; ".join(kinds),
        doi=doi,
        pmid=pmid,
        url=f"https://doi.org/{doi}" if doi else f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
        update="retracted" if marked or "retracted publication" in kinds else _update(citation),
    )


def _words(element: Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _text(element: Element, path: str) -> str:
    return _words(element.find(path))


def _authors(article: Element) -> Iterator[Name]:
    for author in article.iterfind("AuthorList/Author"):
        if family := _text(author, "LastName") or _text(author, "CollectiveName"):
            yield Name(family, _text(author, "Initials"))


def _dates(article: Element) -> Iterator[str]:
    for path in ("Journal/JournalIssue/PubDate/Year", "Journal/JournalIssue/PubDate/MedlineDate", "ArticleDate/Year"):
        yield from map(_words, article.iterfind(path))


def _abstract(article: Element) -> Iterator[str]:
    for part in article.iterfind("Abstract/AbstractText"):
        label = part.get("Label", "")
        yield f"{label}: {_words(part)}" if label else _words(part)


def _dois(record: Element, article: Element) -> Iterator[str]:
    places = (*article.iterfind("ELocationID"), *record.iterfind("PubmedData/ArticleIdList/ArticleId"))
    for place in places:
        if "doi" in (place.get("EIdType"), place.get("IdType")) and (doi := doi_of(_words(place))):
            yield doi


def _update(citation: Element) -> Literal["", "retracted", "concern", "corrected"]:
    notes = citation.iterfind("CommentsCorrectionsList/CommentsCorrections")
    said = {_UPDATES.get(note.get("RefType", "")) for note in notes}
    return next((update for update in ("retracted", "concern", "corrected") if update in said), "")
