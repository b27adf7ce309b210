"""Mention clusters: the citations of one source under its different spellings."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Citation, Cluster


def cluster(citations: Iterable[Citation]) -> tuple[Cluster, ...]:
    """Return the clusters in order of their first citation."""
    return ()
