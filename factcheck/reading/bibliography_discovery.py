"""The bibliography files of an article: named in its front matter or the settings, or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.opening import is_there, real
from factcheck.reading.files import is_page
from factcheck.reading.repository import home, is_inside
from factcheck.text.expressions import expression

_NAMED = expression(r"^bibliography[ \t]*[:=](?P<names>.*(?:\n[ \t]*-.*)*)", re.MULTILINE)
_NAME = expression(r"[^\s\"'\[\],]+\.(?:bib|json)\b")
_IN_LATEX = expression(
    r"^[^%\n]*?\\(?:bibliography|addbibresource)\s?(?:\[[^\[\]\n]{0,200}\])?\{(?P<names>[^{}]{0,2000})\}", re.MULTILINE
)
_BESIDE = ("{stem}.bib", "references.bib", "bibliography.bib")


def bibliographies(article: Article, configured: Iterable[str] = (), settings: str = "") -> Iterator[Path]:
    """Yield the files to read: those the front matter names, else the configured ones, else one beside the article.

    Files that are named need not exist; whoever reads them says so. `settings` is the file of settings that holds for
    the article. Raises `ReadingError` for a file outside of the article's repository, named or beside it as a link,
    which is nobody's but the user's: unless the settings list it.
    """
    known = tuple(map(Path, configured))
    if article.path == "-":
        return
    if is_page(article.path):  # which names no file on this machine
        yield from known
        return
    place = Path(article.path).parent
    if names := list(_named(article)):
        found = [place / name for name in names]
    elif known:
        yield from known
        return
    else:
        found = list(filter(is_there, (place / name.format(stem=Path(article.path).stem) for name in _BESIDE)))
    for path in found:
        if not is_inside(path, home(Path(article.path), settings)) and real(path) not in map(real, known):
            raise _outside(path, article)
        yield path


def _named(article: Article) -> Iterator[str]:
    """Yield the files that an article names itself, in its front matter or as LaTeX does, without an ending there."""
    if named := _NAMED.search(article.front_matter):
        yield from _NAME.findall(named["names"])
    for found in _IN_LATEX.finditer(article.source) if article.format == "latex" else ():
        names = (name.strip() for name in found["names"].split(","))
        yield from (name if name.endswith(".bib") else f"{name}.bib" for name in names if name)


def _outside(path: Path, article: Article) -> ReadingError:
    message = (
        f"The bibliography {path.name} lies outside of the article's repository or folder and is not read; list it as "
        "`bibliography` in your own settings to have it read."
    )
    return ReadingError(message, path=article.path)
