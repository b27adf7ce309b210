"""What an editor pins: a source of an article, and the work it is."""

from __future__ import annotations

import re

from factcheck.errors import UsageError
from factcheck.extraction.citations.names import fold
from factcheck.model import Article, Extraction, LookupMode, Reference, Work
from factcheck.options import did_you_mean
from factcheck.sources.settings import Settings
from factcheck.text.dois import PREFIX, RESOLVER
from factcheck.text.expressions import expression
from factcheck.verification.query import Query, queries

_DOI = expression(rf"(?:{RESOLVER}|doi:\s*)?(?P<doi>{PREFIX}\S+)", re.IGNORECASE)
_PMID = expression(r"(?:pmid:?\s*)?(?P<pmid>\d{1,8})", re.IGNORECASE)


def find_query(article: Article, extraction: Extraction, source: str) -> Query:
    """Return the source that an editor names as the article writes it, or by its key; raises `UsageError`."""
    asked = {query.key: query for query in queries(article, extraction)}
    names = {cluster.key: cluster.key for cluster in extraction.clusters}
    names |= {fold(citation.text): cluster.key for cluster in extraction.clusters for citation in cluster.citations}
    key = names.get(source) or names.get(fold(source)) or source
    if key not in asked:
        written = [cluster.citations[0].text for cluster in extraction.clusters]
        raise UsageError(f"The article cites no {source!r}{did_you_mean(source, written or asked)}")
    return asked[key]


def work_of(identifier: str, settings: Settings, mode: LookupMode) -> Work:
    """Return the work of a DOI or PMID, with what the services know of it; raises `UsageError` for anything else."""
    doi, pmid = _DOI.fullmatch(identifier), _PMID.fullmatch(identifier)
    if not doi and not pmid:
        raise UsageError(f"{identifier!r} is no DOI such as 10.1038/nm.3394 and no PMID such as 24202395.")
    entry = Reference("pin", identifier, doi=doi["doi"].lower() if doi else "", pmid=pmid["pmid"] if pmid else "")
    from factcheck.verification import verify_all

    lookups = verify_all([(Article.empty(), Extraction(references=(entry,)))], settings, mode)[0]
    candidates = lookups.verdicts["pin"].candidates
    url = f"https://doi.org/{entry.doi}" if entry.doi else f"https://pubmed.ncbi.nlm.nih.gov/{entry.pmid}/"
    return candidates[0].work if candidates else Work("editor", "", doi=entry.doi, pmid=entry.pmid, url=url)
