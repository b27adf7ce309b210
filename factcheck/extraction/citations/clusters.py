"""Mention clusters: the citations of one source under its different spellings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from factcheck.extraction.citations.names import fold
from factcheck.extraction.citations.organisation_registry import canonical
from factcheck.model import Citation, Cluster
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_PART = expression(r"[^\W\d_]+")

_Key = tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """Citations that may be one source, and what is known of its authors from all of them."""

    citations: list[Citation] = field(default_factory=list)
    initials: str = ""
    families: tuple[str, ...] = ()
    page: str = ""

    def takes(self, citation: Citation) -> bool:
        page = _page(citation)
        if page and self.page and page != self.page:
            return False
        initials, families = _initials(citation), _families(citation)
        if initials and self.initials and not _agree(initials, self.initials):
            return False
        return _agree(families[1:], self.families[1:])

    def add(self, citation: Citation) -> None:
        self.citations.append(citation)
        self.page = self.page or _page(citation)
        self.initials = max(self.initials, _initials(citation), key=len)
        self.families = max(self.families, _families(citation), key=len)


def cluster(citations: Iterable[Citation], acronyms: Mapping[str, str] | None = None) -> tuple[Cluster, ...]:
    """Return the clusters in order of their first citation.

    Citations are of one source if first family name, year and suffix are the same, initials and further
    authors agree as far as both give them, and both or neither stand for three authors or more. Mentions of an
    organisation that link different pages are of different sources. `acronyms` maps acronyms that the article defines
    to the organisations' names.
    """
    known = {fold(short): canonical(name) for short, name in (acronyms or {}).items()}
    groups: dict[_Key, list[_Group]] = {}
    for citation in citations:
        rivals = groups.setdefault(_key(citation, known), [])
        group = next((rival for rival in rivals if rival.takes(citation)), None)
        if group is None:
            group = _Group()
            rivals.append(group)
        group.add(citation)
    found = [Cluster(name, tuple(group.citations)) for name, group in _named(groups)]
    return tuple(sorted(found, key=lambda cluster: cluster.citations[0].span))


def _named(groups: Mapping[_Key, list[_Group]]) -> Iterable[tuple[str, _Group]]:
    """Yield each group with a key that is its own."""
    for key, rivals in groups.items():
        name = " ".join(part for part in key if part)
        for number, group in enumerate(rivals, 1):
            yield (name if number == 1 else f"{name} #{number}"), group


def _key(citation: Citation, acronyms: Mapping[str, str]) -> _Key:
    if citation.doi:
        return ("doi", citation.doi.lower())
    if citation.pmid:
        return ("pmid", citation.pmid)
    year = (citation.year or "") + citation.suffix
    if citation.authors:
        return (fold(citation.authors[0].family), _others(citation), year)
    if citation.organisation:
        name = canonical(citation.organisation)
        return (acronyms.get(name, name), year)
    if citation.container:
        return (fold(citation.container), year)
    return (citation.kind, citation.label or citation.url)


def _others(citation: Citation) -> str:
    """Return who stands behind the first author: nobody, one other, or "et al."."""
    if citation.et_al or len(citation.authors) > 2:
        return "et al."
    return f"& {fold(citation.authors[1].family)}" if len(citation.authors) == 2 else ""


def _page(citation: Citation) -> str:
    """Return the page that is linked for an organisation, which says different things on different pages."""
    if citation.authors or not citation.organisation:
        return ""
    return citation.url.partition("#")[0].rstrip("/").lower()


def _initials(citation: Citation) -> str:
    """Return the first author's initials, also of given names written out."""
    parts = _PART.findall(citation.authors[0].initials) if citation.authors else ()
    return "".join(part if part.isupper() else part[0] for part in parts)


def _families(citation: Citation) -> tuple[str, ...]:
    return tuple(fold(name.family) for name in citation.authors)


def _agree(ours: str | tuple[str, ...], theirs: str | tuple[str, ...]) -> bool:
    """Tell whether one is the beginning of the other."""
    shared = min(len(ours), len(theirs))
    return ours[:shared] == theirs[:shared]
