"""Pairs of articles that may speak of one thing, found in SQL.

They find each other through pairs of words that few claims share, and through their own most frequent words.

Equal sentences count once, however many pages carry them, and so do sentences of pages that are copies of each other;
sentences that many pages fill in with numbers of their own are boilerplate and not compared.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

# A sentence filled in with more different numbers than this is a template.
TEMPLATES = 3
# The words next to the number by which claims find each other, and how many claims may share a pair of them.
WORDS, BLOCK = 8, 40
# The least weight of the pairs of words that the claims of two articles share.
LEAST = 1.0
# Articles also find each other through their most frequent words, if no more articles than PAGES have these too.
RANKS, PAGES = 15, 100
# How much alike two articles must be to be compared, and with how many an article is.
ALIKE, PARTNERS = 0.15, 12

_CLAIMS = """
CREATE OR REPLACE TEMP TABLE own AS
WITH templates AS (
    SELECT template FROM claims GROUP BY template HAVING count(DISTINCT sentence_hash) > $templates
)
SELECT row_number() OVER (ORDER BY article, claim) AS id, article, claim, subject[1:$words] AS words,
    hash(dimension, CASE WHEN statistic IN ('level', 'change', 'age', 'sample') THEN 'level'
        ELSE statistic END) AS kind
FROM (
    SELECT *, row_number() OVER (PARTITION BY sentence_hash, start - sentence_start ORDER BY article, claim) AS copy
    FROM claims
    WHERE statistic NOT IN ('confidence', 'p-value', 'heterogeneity') AND len(context) > 1
        AND article NOT IN (SELECT unnest($without))
)
WHERE copy = 1 AND template NOT IN (SELECT template FROM templates)
"""

_BLOCKS = """
CREATE OR REPLACE TEMP TABLE blocks AS
WITH placed AS (
    SELECT id, article, kind, unnest(words) AS word, generate_subscripts(words, 1) AS rank FROM own
),
paired AS (
    SELECT DISTINCT one.id, one.article, hash(one.kind, one.word, two.word) AS block
    FROM placed AS one JOIN placed AS two ON one.id = two.id AND one.word < two.word
),
sizes AS (
    SELECT block, count(*) AS size FROM paired GROUP BY block
    HAVING count(*) BETWEEN 2 AND $block AND count(DISTINCT article) > 1
)
SELECT id, article, block, 1.0 / sqrt(size) AS weight FROM paired JOIN sizes USING (block)
"""

_TERMS = """
CREATE OR REPLACE TEMP TABLE terms AS
WITH listed AS (SELECT article, unnest(terms) AS word, generate_subscripts(terms, 1) AS rank FROM articles),
told AS (
    SELECT word, count(*) AS pages, ln((SELECT count(*) FROM articles) / count(*)) ^ 2 AS weight
    FROM listed GROUP BY word HAVING count(*) > 1
)
SELECT article, word, rank, pages, weight FROM listed JOIN told USING (word)
"""

_PAIRS = """
CREATE OR REPLACE TEMP TABLE pairs AS
WITH claim_pairs AS (
    SELECT one.article AS a, two.article AS b, sum(one.weight) AS weight
    FROM blocks AS one JOIN blocks AS two ON one.block = two.block AND one.article < two.article
    GROUP BY ALL HAVING sum(one.weight) >= $least
),
topic_pairs AS (
    SELECT one.article AS a, two.article AS b
    FROM terms AS one JOIN terms AS two ON one.word = two.word AND one.article < two.article
    WHERE one.pages <= $pages AND two.pages <= $pages AND one.rank <= $ranks AND two.rank <= $ranks
    GROUP BY ALL
),
met AS (SELECT a, b FROM claim_pairs UNION SELECT a, b FROM topic_pairs),
lengths AS (SELECT article, sqrt(sum(weight)) AS length FROM terms GROUP BY article),
alike AS (
    SELECT a, b, sum(one.weight) AS common
    FROM met JOIN terms AS one ON one.article = a JOIN terms AS two ON two.article = b AND two.word = one.word
    GROUP BY a, b
),
close AS (
    SELECT a, b, common / (one.length * two.length) AS likeness
    FROM alike JOIN lengths AS one ON one.article = a JOIN lengths AS two ON two.article = b
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY a ORDER BY likeness DESC, b) AS rank_a,
        row_number() OVER (PARTITION BY b ORDER BY likeness DESC, a) AS rank_b
    FROM close WHERE likeness >= $alike AND a IN (SELECT article FROM own) AND b IN (SELECT article FROM own)
)
SELECT a, b, likeness FROM ranked WHERE least(rank_a, rank_b) <= $partners
"""


def find(base: duckdb.DuckDBPyConnection, without: Sequence[str] = ()) -> int:
    """Fill the table `pairs` (a, b, likeness) with articles worth comparing, and return how many there are.

    The articles `without` are left out. `likeness` is the cosine of their most frequent words, each weighted by how few
    articles share it.
    """
    base.execute(_CLAIMS, {"templates": TEMPLATES, "words": WORDS, "without": list(without)})
    base.execute(_BLOCKS, {"block": BLOCK})
    base.execute(_TERMS)
    limits = {"least": LEAST, "pages": PAGES, "ranks": RANKS, "alike": ALIKE, "partners": PARTNERS}
    base.execute(_PAIRS, limits)
    (count,) = base.execute("SELECT count(*) FROM pairs").fetchone() or (0,)
    return int(count)
