"""The distinct sources that a corpus cites: one question each, however many articles ask it.

Equal entries of lists, and mentions with the same identifier, are one source. Mentions that only share names and year
are one source if the articles say the same of it: "Li et al., 2019" may be another work elsewhere, and what is found
for one article must not be told of the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from factcheck.codec import from_record
from factcheck.values import dataclass
from factcheck.verification.query import Query
from factcheck.verification.words import stems

# Sentences kept of one source: more of them tell nothing new.
_SENTENCES = 5
# The words that two sentences must share, and what part of the shorter one these must be, to say the same.
_SHARED, _PART = 2, 2 / 3
# Sources of one name among which a mention looks for its own: for names that are on every page.
_OPEN = 200


@dataclass(frozen=True, slots=True)
class Distinct:
    """A source under a name that is the same in every run, and who cites it as (article, source within it)."""

    work: str
    mark: str
    query: Query
    cited_by: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Group:
    queries: list[Query]
    cited_by: list[tuple[str, str]]
    said: list[frozenset[str]]


Row = tuple[str, str, str, str]


def distinct(rows: Iterable[Row]) -> Iterator[Distinct]:
    """Yield the sources of (mark, article, source, question as JSON) rows that are sorted in this order."""
    for mark, same in groupby(rows, key=lambda row: row[0]):
        for number, group in enumerate(_groups(same)):
            yield Distinct(f"{mark}-{number}", mark, _merged(group.queries), tuple(group.cited_by))


def _groups(rows: Iterable[Row]) -> list[_Group]:
    groups: list[_Group] = []
    for _, article, source, text in rows:
        query = from_record(Query, json.loads(text))
        said = _said(query)
        group = next((group for group in groups[-_OPEN:] if _one_source(query, said, group)), None)
        if group is None:
            groups.append(group := _Group([], [], []))
        group.cited_by.append((article, source))
        if len(group.queries) < _SENTENCES:
            group.queries.append(query)
            group.said.append(said)
    return groups


def _said(query: Query) -> frozenset[str]:
    """Return the stems of what an article says of a source: of the sentence, or of what is around one of few words."""
    sentence = stems(query.sentence)
    return sentence if len(sentence) > _SHARED else stems(query.context)


def _one_source(query: Query, said: frozenset[str], group: _Group) -> bool:
    if query.listed or query.doi or query.pmid or query.url or query.title:
        return True
    return any(len(said & other) >= max(_SHARED, _PART * min(len(said), len(other))) for other in group.said)


def _merged(queries: list[Query]) -> Query:
    """Return one question that knows what all of them say."""
    first = queries[0]
    return replace(
        first,
        authors=max((one.authors for one in queries), key=len),
        et_al=any(one.et_al for one in queries),
        sentence=" ".join(dict.fromkeys(one.sentence for one in queries)),
        context=" ".join(dict.fromkeys(one.context for one in queries)),
    )
