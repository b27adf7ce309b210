"""Pages that are copies of each other, found through their MinHash signatures in bands (locality-sensitive hashing)."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

# Signatures of 32 bins in bands of 4: texts that share nine tenths of their runs of words meet in a band nearly always.
BAND = 4
# The share of bins that must be equal.
ALIKE = 0.8

_SQL = """
CREATE OR REPLACE TEMP TABLE copies AS
WITH banded AS (
    SELECT article, signature, band, hash(signature[band * $band + 1 : band * $band + $band]) AS bucket
    FROM (SELECT article, signature, unnest(range(len(signature) // $band)) AS band FROM articles)
    WHERE article NOT IN (SELECT unnest($without))
),
led AS (
    SELECT article, signature, first_value(article) OVER met AS original, first_value(signature) OVER met AS first
    FROM banded WINDOW met AS (PARTITION BY band, bucket ORDER BY article)
),
compared AS (
    SELECT article, original,
        len(list_filter(list_zip(signature, first), lambda bins: bins[1] = bins[2] AND bins[1] >= 0)) AS equal,
        len(list_filter(list_zip(signature, first), lambda bins: bins[1] >= 0 OR bins[2] >= 0)) AS filled
    FROM (SELECT DISTINCT * FROM led WHERE article <> original)
)
SELECT article, min(original) AS original FROM compared WHERE equal >= $alike * filled GROUP BY article
"""


def find(base: duckdb.DuckDBPyConnection, without: Sequence[str] = ()) -> dict[str, str]:
    """Return the first article of which another is a copy, by the article of the copy; those `without` are none."""
    base.execute(_SQL, {"band": BAND, "alike": ALIKE, "without": list(without)})
    found: dict[str, str] = dict(base.execute("SELECT article, original FROM copies").fetchall())
    return {article: found.get(original, original) for article, original in found.items()}
