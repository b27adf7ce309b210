"""Write the lists of journals in `rules/derived`: `python -m benchmarks.journal_titles TABLE.tsv.gz REGISTRY.db`.

Titles are those of the NLM Catalog, a work of the United States government and in the public domain, in the extract
that the package journal-targeter 1.0.0 on PyPI holds as `refs/pubmed/meta.tsv.gz` (columns `main_title`,
`alt_titles_str` separated by "|", `in_medline`); of the package nothing else is used. Abbreviations are those under
which metapub 0.7.5 (Apache 2.0), whose registry takes them from the same catalogue, knows journals
(`findit/data/registry.db`).
"""

from __future__ import annotations

import csv
import gzip
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator

from benchmarks.derived import write
from factcheck.extraction.citations.journals import journal_key

HEAD = """\
# Titles of the journals that MEDLINE indexes, and abbreviations of journals in PubMed, as `journal_key` folds them.
# Titles from the NLM Catalog of the National Library of Medicine (public domain), as of 2022, by way of the table in
# the package journal-targeter 1.0.0; abbreviations, from the same catalogue, by way of metapub 0.7.5 (Apache 2.0).
# Written by `benchmarks/journal_titles.py`. Journals of one word are in journals-of-one-word.txt.
"""
ONE_WORD = """\
# Titles of one word of the journals that MEDLINE indexes; most are ordinary words, too, and some are surnames.
# From the NLM Catalog (public domain) as journal-titles.txt is, written by `benchmarks/journal_titles.py`.
"""
_SHORTEST, _LONGEST = 6, 80


def main(table: str, registry: str) -> None:
    """Write the titles of several words and abbreviations, and those of one word."""
    titles = set(_titles(table))
    _listed("journal-titles", HEAD, filter(_is_kept, {*titles, *_abbreviations(registry)}))
    _listed("journals-of-one-word", ONE_WORD, (key for key in titles if key.isascii() and key.isalpha()))


def _listed(name: str, head: str, keys: Iterable[str]) -> None:
    write(f"{name}.txt", head + "".join(f"{key}\n" for key in sorted(keys)))


def _titles(table: str) -> Iterator[str]:
    """Yield the folded titles of the journals that MEDLINE indexes."""
    with gzip.open(table, "rt", encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            abbreviations = [title for title in row["alt_titles_str"].split("|") if title.isupper()]
            if row["in_medline"] == "True":
                yield from map(_folded, (row["main_title"], *abbreviations))


def _abbreviations(registry: str) -> Iterator[str]:
    for (name,) in sqlite3.connect(registry).execute("SELECT name FROM journals"):
        yield _folded(name)


def _folded(title: str) -> str:
    """Return the key of a title without subtitle, place and section."""
    return journal_key(re.split(r" : | = |\. \w", re.sub(r"\s*\([^)]*\)", "", title))[0])


def _is_kept(key: str) -> bool:
    return " " in key and _SHORTEST <= len(key) <= _LONGEST and key.isascii()


if __name__ == "__main__":
    main(*sys.argv[1:])
