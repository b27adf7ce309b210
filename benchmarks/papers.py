"""Papers as published, which state their numbers many times over and hardly ever contradict themselves.

They are the open full texts and the texts of `jats_cites` in the shared folder. Pages of the benchmarks alone are too
few to tell what stands a dozen times in a million words.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
# Full texts that are fitted on; those behind them, in the order of the digests of their names, are for measuring.
FITTED = 150
_FLOATS = frozenset({"table-wrap", "fig", "disp-formula", "inline-formula"})
_WITHIN = _FLOATS | {"p", "title", "caption", "fn", "list", "boxed-text"}


def cited(data: Path) -> Iterator[tuple[str, str]]:
    """Yield names and plain texts of the articles of `jats_cites`."""
    for line in (data / "jats_cites" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], row["text"]


def full_texts(first: int = 0, last: int = FITTED) -> Iterator[tuple[str, str]]:
    """Yield names and Markdown of full texts, abstract and body, in an order that says nothing of them."""
    with gzip.open(SHARED / "verify" / "fulltext-dev.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [(row["doi"], row["fulltext"]) for row in map(json.loads, file)]
    rows.sort(key=lambda row: hashlib.sha256(row[0].encode()).hexdigest())
    for doi, xml in rows[first:last]:
        yield doi, _markdown(xml)


def _markdown(xml: str) -> str:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True)
    root = etree.fromstring(xml.encode(), parser)
    parts = (*root.iter("abstract"), *root.iter("body"))
    return "\n\n".join(block for part in parts for block in _blocks(part))


def _blocks(part: etree._Element) -> Iterator[str]:
    for element in part.iter("title", "p"):
        if _WITHIN.isdisjoint(each.tag for each in element.iterancestors()):
            words = " ".join("".join(_words(element)).split())
            if words:
                yield f"## {words}" if element.tag == "title" else words


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for each in element:
        if isinstance(each.tag, str) and each.tag not in _FLOATS:
            yield from _words(each)
        yield each.tail or ""
