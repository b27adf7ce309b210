"""Texts beyond abstracts, asked for where an abstract does not say what is cited: one request a work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model import Article, Evidence, Extraction, Verdict
from factcheck.sources.full_texts import SourcePassages, full_text
from factcheck.sources.http import Client
from factcheck.sources.page_texts import page_text
from factcheck.verification.batching import each, groups
from factcheck.verification.given import given_texts
from factcheck.verification.source_evidence import gather_evidence, wanting

SPENT = "The bytes that a run may fetch for full texts are spent."
Asked = tuple[Article, Extraction, Mapping[str, Verdict]]


def evidence_on(client: Client, articles: Sequence[Asked]) -> list[tuple[Evidence, ...]]:
    """Return what the sources of each article say of its numbers and quotations; each text is asked for once."""
    given = [given_texts(*asked, client.settings) for asked in articles]
    by_abstracts = [gather_evidence(*asked, given=held) for asked, held in zip(articles, given, strict=True)]
    names = [wanting(found, asked[2]) for found, asked in zip(by_abstracts, articles, strict=True)]
    texts = _texts(client, list(dict.fromkeys(name for some in names for name in some)))
    if not texts:
        return by_abstracts
    return [gather_evidence(*asked, texts, held) for asked, held in zip(articles, given, strict=True)]


def _texts(client: Client, names: Sequence[str]) -> dict[str, SourcePassages]:
    """Return the texts under their names, asked for side by side, until the bytes of a run are spent."""
    settings = client.settings
    if not settings.full_text:
        return {}
    wanted = [name for name in names if settings.links or not _is_page(name)]
    wanted = [name for name in wanted if _is_page(name) or settings.address("europepmc")]
    found: dict[str, SourcePassages] = {}
    left = settings.full_text_bytes
    for group in groups(wanted, settings.workers):
        if left <= 0:
            found |= dict.fromkeys(group, SourcePassages(reason=SPENT))
            continue
        answers = each(client, group, lambda client, name: (page_text if _is_page(name) else full_text)(client, name))
        left -= sum(answer.size for answer in answers)
        found |= zip(group, answers, strict=True)
    return found


def _is_page(name: str) -> bool:
    return name.startswith(("http://", "https://"))
