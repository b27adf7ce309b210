"""Audits: a whole site, an archive or a crawl, from its articles to tables, one shard at a time.

`shards.py` holds the one function from a shard to its tables; `engines/` run it, `run.py` drives them, and
`corpus/` works on the tables: conflicts between articles, sources resolved once for all of them.
"""
