"""What an editor takes home: reports and the list of sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import PurePosixPath

import click

from factcheck.desk.drafts import Draft
from factcheck.errors import UsageError
from factcheck.model import Article, Checked
from factcheck.rendering import FORMATS, Report

_STYLES = {"list-item": "List Bullet", "quote": "Quote"}
_UNFIT = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file to save."""

    name: str
    type: str
    data: bytes


def _rendered(format: str) -> Callable[[Checked, Draft], bytes]:
    def render(checked: Checked, draft: Draft) -> bytes:
        pieces = import_module(f"factcheck.rendering.{FORMATS[format]}").render(Report((checked,)))
        return "".join(map(click.unstyle, pieces)).encode("utf-8", "replace")

    return render


def _csl(checked: Checked, draft: Draft) -> bytes:
    from factcheck.rendering.references import as_csl, entries

    return "".join(as_csl(entries(checked))).encode("utf-8", "replace")


def _word(checked: Checked, draft: Draft) -> bytes:
    commented = import_module("factcheck.rendering.word_comments").commented
    data: bytes = commented(draft.data, checked)
    return data


def as_word(article: Article) -> bytes:
    """Return a typed draft as a plain Word file, so that it can be checked and commented as one."""
    from docx import Document

    document = Document()
    for block in article.blocks:
        words = _UNFIT.sub("", article.words(block.span))
        if block.kind == "heading":
            document.add_heading(words, min(max(block.level, 1), 9))
        else:
            document.add_paragraph(words, _STYLES.get(block.kind))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


_WAYS: Mapping[str, tuple[str, str, Callable[[Checked, Draft], bytes]]] = {
    "html": (".html", "text/html", _rendered("html")),
    "markdown": (".report.md", "text/markdown", _rendered("markdown")),
    "word": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word),
    "csl-json": (".csl.json", "application/json", _csl),
    "json": (".json", "application/json", _rendered("json")),
}


def available() -> tuple[str, ...]:
    """Return the formats that this installation can write."""
    word = find_spec("factcheck.rendering.word_comments") is not None
    return tuple(name for name in _WAYS if name in FORMATS or name == "csl-json" or (name == "word" and word))


def export(checked: Checked, draft: Draft, format: str) -> Export:
    """Return the file of one format; raises `UsageError` for one that does not exist or does not fit the draft."""
    if format not in available():
        raise UsageError(f"There is no export {format!r}; choose one of {', '.join(available())}.")
    ending, type, render = _WAYS[format]
    return Export(PurePosixPath(draft.name).stem + ending, type, render(checked, draft))
