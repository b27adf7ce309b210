"""The tables of an audit, column by column. `article` joins them: it names shard and place in it."""

from __future__ import annotations

import pyarrow as pa

_TEXT, _COUNT, _NUMBER, _FLAG = pa.string(), pa.int32(), pa.float64(), pa.bool_()
_WORDS, _NUMBERS = pa.list_(pa.string()), pa.list_(pa.float64())


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field(name, kind) for name, kind in columns.items()])


ARTICLES = _schema(
    article=_TEXT,
    id=_TEXT,
    source=_TEXT,
    path=_TEXT,
    section=_TEXT,
    title=_TEXT,
    format=_TEXT,
    chars=_COUNT,
    words=_COUNT,
    hash=_TEXT,
    signature=pa.list_(pa.int64()),
    terms=_WORDS,
    claims=_COUNT,
    citations=_COUNT,
    references=_COUNT,
    findings=_COUNT,
    ignored=pa.list_(pa.struct([pa.field("rule", _TEXT), pa.field("start", _COUNT), pa.field("end", _COUNT)])),
)
"""`hash` is a digest of the words, `signature` their MinHash, `terms` the most frequent (see `signatures.py`).

`path` is the file of an article that has one of its own, whose settings hold for it; `ignored` says for which rules its
ignore comments cover which characters, since findings of the whole corpus heed them too.
"""

_MEASURE = pa.struct(
    _schema(
        kind=_TEXT,
        dimension=_TEXT,
        low=_NUMBER,
        high=_NUMBER,
        bound=_TEXT,
        limit=_FLAG,
        hedge=_TEXT,
        per_day=_NUMBER,
        second=_NUMBERS,
        statistic=_TEXT,
        unit=_TEXT,
        written=_NUMBERS,
        step=_NUMBER,
        loose=_FLAG,
        of=_TEXT,
    )
)

CLAIMS = _schema(
    article=_TEXT,
    claim=_COUNT,
    dimension=_TEXT,
    statistic=_TEXT,
    head=_TEXT,
    subject=_WORDS,
    unit=_TEXT,
    comparator=_TEXT,
    low=_NUMBER,
    high=_NUMBER,
    step=_NUMBER,
    approximate=_FLAG,
    text=_TEXT,
    unit_text=_TEXT,
    counted=_TEXT,
    parts=_NUMBERS,
    second=_NUMBERS,
    measure=_MEASURE,
    labels=_WORDS,
    qualifiers=_WORDS,
    context=_WORDS,
    opening=_TEXT,
    complete=_FLAG,
    leads=_FLAG,
    sentence=_TEXT,
    sentence_hash=_TEXT,
    template=_TEXT,
    sentence_start=_COUNT,
    start=_COUNT,
    end=_COUNT,
    number_start=_COUNT,
    number_end=_COUNT,
    block=_COUNT,
    block_kind=_TEXT,
    block_label=_TEXT,
    row=_TEXT,
    column=_TEXT,
    headings=_WORDS,
    before=_TEXT,
    place=_TEXT,
)
"""One row a claim. `sentence_hash` is the same for equal sentences, `template` for those that differ in numbers only.

`dimension` and `statistic` say which claims may be compared; `measure` is what the number means, in the base unit of
its own dimension (`factcheck.model.Measure`), `labels` what says what a cell or a short item is of. `block` is where
the block starts, `headings` are those over it but for the title, `before` is the sentence before; `row` and `column`
are the first cells of those in which a cell stands. Offsets are characters of the article's text.
"""

CITATIONS = _schema(
    article=_TEXT,
    source=_TEXT,
    kind=_TEXT,
    text=_TEXT,
    authors=_WORDS,
    organisation=_TEXT,
    year=_TEXT,
    container=_TEXT,
    title=_TEXT,
    doi=_TEXT,
    pmid=_TEXT,
    url=_TEXT,
    listed=_FLAG,
    sentence=_TEXT,
    sentence_start=_COUNT,
    start=_COUNT,
    end=_COUNT,
    place=_TEXT,
    mark=_TEXT,
    question=_TEXT,
)
"""One row a mention or entry of a list. `source` is its cluster or entry within the article.

`mark` is the digest of what identifies the source; the first mention of each that can be looked up carries the
`question` as JSON.
"""

WORKS = _schema(
    work=_TEXT,
    status=_TEXT,
    mark=_TEXT,
    cited_as=_TEXT,
    articles=_COUNT,
    title=_TEXT,
    authors=_WORDS,
    year=_TEXT,
    container=_TEXT,
    doi=_TEXT,
    pmid=_TEXT,
    url=_TEXT,
    update=_TEXT,
    differs=_WORDS,
    reason=_TEXT,
    asked=_WORDS,
    by_identifier=_FLAG,
    verdict=_TEXT,
    cited_by=pa.list_(pa.struct([pa.field("article", _TEXT), pa.field("source", _TEXT)])),
)
"""One row a distinct cited source: its verdict in short and as JSON, the nearest work, and those who cite it."""

FINDINGS = _schema(
    article=_TEXT,
    rule=_TEXT,
    code=_TEXT,
    severity=_TEXT,
    confidence=_TEXT,
    message=_TEXT,
    words=_TEXT,
    sentence=_TEXT,
    start=_COUNT,
    end=_COUNT,
    line=_COUNT,
    place=_TEXT,
    related=_WORDS,
    evidence=_WORDS,
    fingerprint=_TEXT,
    other_article=_TEXT,
    other_words=_TEXT,
    other_sentence=_TEXT,
    other_place=_TEXT,
    other_start=_COUNT,
    score=_NUMBER,
)
"""`other_…` name the second place of a conflict between articles, which `score` ranks."""

FACTS = _schema(
    article=_TEXT,
    fact=_COUNT,
    what=_TEXT,
    differ=_NUMBER,
    side=_COUNT,
    value=_TEXT,
    unit=_TEXT,
    low=_NUMBER,
    high=_NUMBER,
    sentence=_TEXT,
    start=_COUNT,
    end=_COUNT,
    place=_TEXT,
)
"""One row a mention of a fact that an article states more than once; `fact` numbers these within it, from 0.

`what` is the fact in words of the article, with "…" for its number; `differ` the probability that the mentions differ,
0 where they agree. `side` tells which value a mention gives: 1 for all where they agree, else 1 for the likelier slip.
`value` is the number as written, `low` and `high` its bounds in `unit`; offsets are characters of the article's text.
"""

ERRORS = _schema(article=_TEXT, id=_TEXT, source=_TEXT, stage=_TEXT, kind=_TEXT, message=_TEXT)

TABLES = {
    "articles": ARTICLES,
    "claims": CLAIMS,
    "citations": CITATIONS,
    "findings": FINDINGS,
    "facts": FACTS,
    "errors": ERRORS,
}
"""The tables that a shard fills; `works` is filled for the whole corpus."""

EVERY = {**TABLES, "works": WORKS}
