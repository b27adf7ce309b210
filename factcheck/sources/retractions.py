"""Retraction Watch's list as a local index: what became of a work, without asking anyone.

https://gitlab.com/crossref/retraction-watch-data (CSV, a row for each notice; see also
https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from factcheck.cachedir import cache_folder
from factcheck.errors import FactcheckError
from factcheck.files import write_file
from factcheck.model import Work
from factcheck.opening import is_file
from factcheck.sources.text import doi_of

Update = Literal["", "retracted", "concern", "corrected"]
NATURES: Mapping[str, Update] = {
    "retraction": "retracted",
    "expression of concern": "concern",
    "correction": "corrected",
}
GRAVITY: tuple[Update, ...] = ("", "corrected", "concern", "retracted")
COLUMNS = ("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature")


def place(settings_path: str) -> Path:
    """Return where the index is: the given file, or one in the platform's user cache folder."""
    return Path(settings_path) if settings_path else cache_folder() / "retractions.tsv"


def build(rows: Iterable[str], target: Path) -> int:
    """Write the index of the CSV `rows` to `target` and return how many works it holds.

    Raises `FactcheckError` if the rows are not those of Retraction Watch.
    """
    try:
        gravest = _gravest(csv.DictReader(rows))
    except csv.Error as problem:
        raise FactcheckError(f"This is no Retraction Watch list: {problem}.") from None
    target.parent.mkdir(parents=True, exist_ok=True)
    write_file(target, "".join(f"{key}\t{gravest[key]}\n" for key in sorted(gravest)))
    return len(gravest)


def _gravest(reader: csv.DictReader[str]) -> dict[str, Update]:
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise FactcheckError(f"This is no Retraction Watch list: it has no column {missing[0]}.")
    gravest: dict[str, Update] = {}
    for identifier, update in _marks(reader):
        gravest[identifier] = max(gravest.get(identifier, ""), update, key=GRAVITY.index)
    return gravest


def _marks(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Update]]:
    """Yield each identifier with what happened to its work; a reinstatement says nothing."""
    for row in rows:
        update = NATURES.get((row["RetractionNature"] or "").strip().casefold(), "")
        if not update:
            continue
        if doi := doi_of(row["OriginalPaperDOI"] or ""):
            yield doi, update
        pmid = (row["OriginalPaperPubMedID"] or "").strip()
        if pmid.isdigit() and pmid.strip("0"):
            yield f"pmid:{pmid}", update


def known(work: Work, index: Path) -> Update:
    """Return what the index says of a work, nothing where there is no index."""
    table = _table(index)
    return max(table.get(work.doi, ""), table.get(f"pmid:{work.pmid}", ""), key=GRAVITY.index)


@cache
def _table(index: Path) -> Mapping[str, Update]:
    if not is_file(index):
        return {}
    # a line that was damaged matches nothing
    pairs = (line.split("\t") for line in index.read_text(encoding="utf-8", errors="replace").splitlines())
    return {pair[0]: update for pair in pairs if len(pair) == 2 for update in GRAVITY if update == pair[1]}
