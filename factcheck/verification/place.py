"""Where the lock file of an article is, and under which name the article stands in it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from factcheck.model import Article
from factcheck.opening import is_there, real
from factcheck.reading.files import is_page

NAME = "factcheck.lock"


def find_lock(article: str, config_file: str) -> Path:
    """Return the lock file nearest to an article going up, else where one belongs: beside the configuration or here.

    That of a web page is looked for from the current folder.
    """
    folder = Path().resolve() if is_page(article) else real(Path(article)).parent
    for place in (folder, *folder.parents):
        if is_there(place / NAME):
            return place / NAME
    return (Path(config_file).parent if config_file else Path()) / NAME


def beside(article: Article, lock: Path) -> Article:
    """Return the article under its path from the lock file's folder, which is the same on every machine."""
    if is_page(article.path):
        return article
    path = os.path.relpath(real(Path(article.path)), real(lock).parent)
    return replace(article, path=Path(path).as_posix())
