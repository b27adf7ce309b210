"""The sources of an article as a table, CSL-JSON, BibTeX or CSV, for `factcheck refs`."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from factcheck.extraction.citations.names import fold
from factcheck.model import Checked, Citation, Name, Reference, Verdict, Work
from factcheck.rendering.json_text import dumps
from factcheck.rendering.tables import table
from factcheck.text.digits import whole
from factcheck.text.expressions import expression
from factcheck.text.printable import printable, without_formula

_NO_KEY = expression(r"[^\w:.+/-]")
_BRACES = str.maketrans("", "", "{}")
COLUMNS = ("id", "authors", "year", "title", "container", "volume", "issue", "pages", "doi", "pmid", "url")


def entries(checked: Checked) -> tuple[Reference, ...]:
    """Return the sources: the reference list, or what is cited where there is none.

    A cited source that a look-up has verified is given with the work's own fields.
    """
    if checked.extraction.references:
        return checked.extraction.references
    verdicts = checked.lookups.verdicts if checked.lookups else {}
    clusters = checked.extraction.clusters
    return tuple(_entry(cluster.citations[0], verdicts.get(cluster.key)) for cluster in clusters)


def _entry(citation: Citation, verdict: Verdict | None) -> Reference:
    if verdict and verdict.status == "verified" and verdict.candidates:
        return _of_work(verdict.candidates[0].work)
    return Reference(
        id="",
        text=citation.text,
        authors=citation.authors,
        organisation=citation.organisation,
        year=citation.year,
        suffix=citation.suffix,
        container=citation.container,
        doi=citation.doi,
        pmid=citation.pmid,
        url=citation.url,
    )


def _of_work(work: Work) -> Reference:
    return Reference(
        id="",
        text=work.title,
        authors=work.authors,
        year=str(work.years[-1]) if work.years else None,
        title=work.title,
        container=work.container,
        volume=work.volume,
        pages=work.pages,
        doi=work.doi,
        pmid=work.pmid,
        url=work.url,
    )


def _rows(references: Sequence[Reference]) -> Iterator[tuple[str, ...]]:
    for key, entry in zip(_keys(references), references, strict=True):
        authors = "; ".join(map(_name, entry.authors)) or entry.organisation
        others = (str(getattr(entry, column) or "") for column in COLUMNS[3:])
        yield key, authors, f"{entry.year or ''}{entry.suffix}", *others


def as_table(references: Sequence[Reference]) -> Iterator[str]:
    """Yield a table for people."""
    rows = ((_cited_as(entry), f"{entry.year or ''}{entry.suffix}", *_found_as(entry)) for entry in references)
    yield from table("references", ("authors", "year", "title", "container", "doi or link"), rows)


def _cited_as(entry: Reference) -> str:
    names = [name.family for name in entry.authors] or [entry.organisation]
    return f"{names[0]} et al." if len(names) > 2 else " & ".join(names)


def _found_as(entry: Reference) -> tuple[str, str, str]:
    return entry.title, entry.container, entry.doi or entry.url


def as_csv(references: Sequence[Reference]) -> Iterator[str]:
    """Yield a CSV file with a heading."""
    out = StringIO()
    rows = ([without_formula(printable(cell)) for cell in row] for row in _rows(references))
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *rows])
    yield out.getvalue()


def as_csl(references: Sequence[Reference]) -> Iterator[str]:
    """Yield CSL-JSON."""
    items = [_csl(key, entry) for key, entry in zip(_keys(references), references, strict=True)]
    yield dumps(items)


def as_bibtex(references: Sequence[Reference]) -> Iterator[str]:
    """Yield BibTeX in Unicode, characters that TeX would obey escaped."""
    for key, entry in zip(_keys(references), references, strict=True):
        fields = "".join(f",\n  {name} = {{{_tex(value)}}}" for name, value in _bibtex(entry) if value)
        yield f"@{'article' if entry.container else 'misc'}{{{_NO_KEY.sub('', key) or 'source'}{fields}\n}}\n\n"


FORMATS: Mapping[str, Callable[[Sequence[Reference]], Iterator[str]]] = {
    "table": as_table,
    "csl-json": as_csl,
    "bibtex": as_bibtex,
    "csv": as_csv,
}


def _keys(references: Iterable[Reference]) -> Iterator[str]:
    """Yield a key an entry such as "li2019": its own where it has one, told apart by letters where two are equal."""
    seen: dict[str, int] = {}
    for entry in references:
        author = entry.authors[0].family if entry.authors else entry.organisation
        made = re.sub(r"\W", "", fold(author)) + (entry.year or "").replace(".", "").replace(" ", "") + entry.suffix
        key = made if not entry.id or re.fullmatch(r"r?\d+", entry.id) else entry.id
        seen[key] = seen.get(key, 0) + 1
        yield (key or "source") + (f"-{seen[key]}" if seen[key] > 1 else "")


def _name(name: Name) -> str:
    return f"{name.family}, {name.initials}" if name.initials else name.family


def _csl(key: str, entry: Reference) -> dict[str, Any]:
    authors: list[dict[str, str]] = [
        {"family": name.family, "given": name.initials} if name.initials else {"family": name.family}
        for name in entry.authors
    ]
    if entry.organisation:
        authors.append({"literal": entry.organisation})
    year = entry.year or ""
    issued = {"date-parts": [[number]]} if (number := whole(year)) else {"literal": year} if year else None
    item = {
        "id": key,
        "type": "article-journal" if entry.container else "document",
        "author": authors,
        "issued": issued,
        "title": entry.title,
        "container-title": entry.container,
        "volume": entry.volume,
        "issue": entry.issue,
        "page": entry.pages,
        "DOI": entry.doi,
        "PMID": entry.pmid,
        "URL": entry.url,
    }
    return {name: value for name, value in item.items() if value}


def _bibtex(entry: Reference) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_name, entry.authors)) or (entry.organisation and f"{{{entry.organisation}}}")
    yield "year", f"{entry.year or ''}"
    yield from (
        (name, getattr(entry, field))
        for name, field in (("title", "title"), ("journal", "container"), ("volume", "volume"), ("number", "issue"))
    )
    yield from (("pages", entry.pages), ("doi", entry.doi), ("pmid", entry.pmid), ("url", entry.url))


def _tex(words: str) -> str:
    """Return words as the value of a field, which they cannot end: braces that do not match are left out."""
    flat = printable(" ".join(words.split()))
    return re.sub(r"(?<!\\)([%&#_$])", r"\\\1", flat if _is_balanced(flat) else flat.translate(_BRACES)).rstrip("\\")


def _is_balanced(words: str) -> bool:
    depth = 0
    for character in words:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0
