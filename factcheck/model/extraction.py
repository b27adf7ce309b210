"""Everything that is read in an article."""

from __future__ import annotations

from dataclasses import field

from factcheck.model.facts import Citation, Claim, Cluster, Links, Quantity, Reference
from factcheck.model.statements import AnnouncedList, Statements, Table, WrittenDoi
from factcheck.model.text import Span
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Extraction:
    """The facts found in an article, each in text order; `links` pairs the citations with the references.

    `sentences` and all else are read outside of the reference list.
    """

    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    references: tuple[Reference, ...] = ()
    links: Links = field(default_factory=Links)
    sentences: tuple[Span, ...] = ()
    statements: Statements = field(default_factory=Statements)
    lists: tuple[AnnouncedList, ...] = ()
    tables: tuple[Table, ...] = ()
    written_dois: tuple[WrittenDoi, ...] = ()
