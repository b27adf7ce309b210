"""Pairs of articles that may speak of one thing, found in SQL.

Two articles are compared if each is the closest one to the other by its frequent words, if they have sentences whose
numbers stand among pairs of words that few claims share, or if one is a copy of the other.

Equal sentences count once, however many pages carry them, and so do pages that are copies of each other; sentences that
many pages fill in with numbers of their own are boilerplate and not compared.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from factcheck.audit.corpus import near_duplicates
from factcheck.comparison.idf import share, shares
from factcheck.values import dataclass

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
# How much alike two articles must be to be accounts of one thing.
ACCOUNTS = 0.2
# As many articles more count with the shares of words that are known beforehand.
PRIOR = 100

_PAGES = """
CREATE OR REPLACE TEMP TABLE pages AS
SELECT row_number() OVER (ORDER BY article) AS page, article, original
FROM articles LEFT JOIN copies USING (article)
WHERE article NOT IN (SELECT unnest($without))
"""

_CLAIMS = """
CREATE OR REPLACE TEMP TABLE own AS
WITH templates AS (
    SELECT template FROM claims GROUP BY template HAVING count(DISTINCT sentence_hash) > $templates
)
SELECT row_number() OVER (ORDER BY page, claim) AS id, page, subject[1:$words] AS words,
    hash(dimension, CASE WHEN statistic IN ('level', 'change', 'age', 'sample') THEN 'level'
        ELSE statistic END) AS kind
FROM (
    SELECT *, row_number() OVER (PARTITION BY sentence_hash, start - sentence_start ORDER BY article, claim) AS copy
    FROM claims JOIN pages USING (article)
    WHERE statistic NOT IN ('confidence', 'p-value', 'heterogeneity') AND len(context) > 1
)
WHERE copy = 1 AND template NOT IN (SELECT template FROM templates)
"""

_BLOCKS = """
CREATE OR REPLACE TEMP TABLE blocks AS
WITH placed AS (SELECT id, page, kind, unnest(words) AS word FROM own),
paired AS (
    SELECT DISTINCT one.id, one.page, hash(one.kind, one.word, two.word) AS block
    FROM placed AS one JOIN placed AS two ON one.id = two.id AND one.word < two.word
),
sizes AS (
    SELECT block, count(*) AS size FROM paired GROUP BY block
    HAVING count(*) BETWEEN 2 AND $block AND count(DISTINCT page) > 1
)
SELECT id, page, block, 1.0 / sqrt(size) AS weight FROM paired JOIN sizes USING (block)
"""

_TERMS = """
CREATE OR REPLACE TEMP TABLE terms AS
WITH listed AS (
    SELECT page, unnest(terms) AS word, generate_subscripts(terms, 1) AS rank FROM articles JOIN pages USING (article)
    WHERE original IS NULL
),
told AS (
    SELECT word, count(*) AS pages, row_number() OVER (ORDER BY word) AS term,
        ln(((SELECT count(*) FROM pages) + $prior + 1) / (count(*) + $prior * coalesce(any_value(share), $unknown))) ^ 2
            AS weight
    FROM listed LEFT JOIN shares USING (word) GROUP BY word HAVING count(*) > 1
)
SELECT page, term, rank, pages, weight FROM listed JOIN told USING (word)
"""

_MET = """
CREATE OR REPLACE TEMP TABLE met AS
WITH claim_pairs AS (
    SELECT one.page AS a, two.page AS b
    FROM blocks AS one JOIN blocks AS two ON one.block = two.block AND one.page < two.page
    GROUP BY ALL HAVING sum(one.weight) >= $least
),
topic_pairs AS (
    SELECT DISTINCT one.page AS a, two.page AS b
    FROM terms AS one JOIN terms AS two ON one.term = two.term AND one.page < two.page
    WHERE one.pages <= $pages AND one.rank <= $ranks AND two.rank <= $ranks
)
SELECT a, b, bool_or(claimed) AS claimed
FROM (SELECT *, true AS claimed FROM claim_pairs UNION ALL SELECT *, false FROM topic_pairs)
WHERE a IN (SELECT page FROM own) AND b IN (SELECT page FROM own)
GROUP BY a, b
"""

# In two steps: joined at once, the terms would meet each other before they meet the pairs.
_HALVES = """
CREATE OR REPLACE TEMP TABLE halves AS SELECT a, b, term, weight FROM met JOIN terms ON page = a
"""

_CLOSE = """
CREATE OR REPLACE TEMP TABLE close AS
WITH lengths AS (SELECT page, sqrt(sum(weight)) AS length FROM terms GROUP BY page),
alike AS (
    SELECT a, b, sum(halves.weight) AS common
    FROM halves JOIN terms ON terms.page = halves.b AND terms.term = halves.term
    GROUP BY a, b
)
SELECT a, b, claimed, common / (one.length * two.length) AS likeness
FROM alike JOIN met USING (a, b) JOIN lengths AS one ON one.page = a JOIN lengths AS two ON two.page = b
"""

_PAIRS = """
WITH both_ways AS (SELECT a, b, likeness FROM close UNION ALL SELECT b, a, likeness FROM close),
ranked AS (SELECT a, b, row_number() OVER (PARTITION BY a ORDER BY likeness DESC, b) AS rank FROM both_ways),
chosen AS (
    SELECT close.a, close.b, likeness, claimed, one.rank = 1 AND two.rank = 1 AND likeness >= $accounts AS closest
    FROM close JOIN ranked AS one ON one.a = close.a AND one.b = close.b
        JOIN ranked AS two ON two.a = close.b AND two.b = close.a
    WHERE likeness >= $alike AND least(one.rank, two.rank) <= $partners
),
copied AS (
    SELECT first.page AS a, copy.page AS b FROM pages AS copy JOIN pages AS first ON copy.original = first.article
)
SELECT one.article AS a, two.article AS b, likeness, closest
FROM (SELECT a, b, likeness, closest FROM chosen WHERE claimed OR closest UNION ALL SELECT a, b, 1.0, true FROM copied)
JOIN pages AS one ON one.page = a JOIN pages AS two ON two.page = b
ORDER BY 1, 2
"""

_COUNTS = """
SELECT word, count(*) FROM (SELECT DISTINCT article, unnest(context) AS word FROM claims) GROUP BY word
HAVING count(*) > 1
"""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Which articles to compare, as (one, other, likeness, closest) in order, and in how many each word stands.

    `likeness` is the cosine of their frequent words, each weighted by how few articles have it; two articles are
    `closest` if neither is more alike to another one. `originals` maps copies to the first article like them.
    """

    pairs: list[tuple[str, str, float, bool]]
    counts: dict[str, int]
    articles: int
    originals: dict[str, str]


def find(base: duckdb.DuckDBPyConnection, without: Sequence[str] = ()) -> Candidates:
    """Return the pairs of articles worth comparing, but for those `without`, and what to compare them with."""
    originals = near_duplicates.find(base, without)
    known = {word: share(word) for word in shares()}
    base.register("shares", pa.table({"word": list(known), "share": list(known.values())}))
    base.execute(_PAGES, {"without": list(without)})
    base.execute(_CLAIMS, {"templates": TEMPLATES, "words": WORDS})
    base.execute(_BLOCKS, {"block": BLOCK})
    base.execute(_TERMS, {"prior": PRIOR, "unknown": share("")})
    base.execute(_MET, {"least": LEAST, "pages": PAGES, "ranks": RANKS})
    base.execute(_HALVES)
    base.execute(_CLOSE)
    pairs = base.execute(_PAIRS, {"alike": ALIKE, "partners": PARTNERS, "accounts": ACCOUNTS}).fetchall()
    (articles,) = base.execute("SELECT count(*) FROM pages").fetchone() or (0,)
    return Candidates(pairs, dict(base.execute(_COUNTS).fetchall()), articles, originals)
