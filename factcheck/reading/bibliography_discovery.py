"""The bibliography files of an article: named in its front matter or the settings, or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.model import Article
from factcheck.opening import is_there
from factcheck.reading.files import is_page

_NAMED = re.compile(r"^bibliography[ \t]*[:=](?P<names>.*(?:\n[ \t]*-.*)*)", re.MULTILINE)
_NAME = re.compile(r"[^\s\"'\[\],]+\.(?:bib|json)\b")
_BESIDE = ("{stem}.bib", "references.bib", "bibliography.bib")


def bibliographies(article: Article, configured: Iterable[str] = ()) -> Iterator[Path]:
    """Yield the files to read: those the front matter names, else the configured ones, else one beside the article.

    Files that are named need not exist; whoever reads them says so.
    """
    if article.path == "-":
        return
    if is_page(article.path):  # which names no file on this machine
        yield from map(Path, configured)
        return
    place = Path(article.path).parent
    if named := _NAMED.search(article.front_matter):
        yield from (place / name for name in _NAME.findall(named["names"]))
    elif paths := tuple(configured):
        yield from map(Path, paths)
    else:
        beside = (place / name.format(stem=Path(article.path).stem) for name in _BESIDE)
        yield from filter(is_there, beside)
