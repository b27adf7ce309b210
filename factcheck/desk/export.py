"""What an editor takes home: reports and the list of sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import PurePosixPath

import click

from factcheck.catalogue import Rule
from factcheck.desk.drafts import Draft
from factcheck.errors import UsageError
from factcheck.model import Article, Checked
from factcheck.rendering import Report, renderer
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_STYLES = {"list-item": "List Bullet", "quote": "Quote"}
_UNFIT = expression(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file to save."""

    name: str
    type: str
    data: bytes


Rules = Mapping[str, Rule]
Render = Callable[[Checked, Draft, Rules], bytes]


def _rendered(format: str) -> Render:
    def render(checked: Checked, draft: Draft, rules: Rules) -> bytes:
        pieces = renderer(format).render(Report((checked,), rules=rules))
        return "".join(map(click.unstyle, pieces)).encode("utf-8", "replace")

    return render


def _csl(checked: Checked, draft: Draft, rules: Rules) -> bytes:
    from factcheck.rendering.references import as_csl, entries

    return "".join(as_csl(entries(checked))).encode("utf-8", "replace")


def _word(checked: Checked, draft: Draft, rules: Rules) -> bytes:
    from factcheck.rendering.word_comments import commented

    return commented(draft.data, checked, rules)


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


_WAYS: Mapping[str, tuple[str, str, Render]] = {
    "html": (".html", "text/html", _rendered("html")),
    "markdown": (".report.md", "text/markdown", _rendered("markdown")),
    "word": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word),
    "csl-json": (".csl.json", "application/json", _csl),
    "json": (".json", "application/json", _rendered("json")),
}


EXPORTS = tuple(_WAYS)


def export(checked: Checked, draft: Draft, format: str, rules: Rules) -> Export:
    """Return the file of one format; raises `UsageError` for one that does not exist or does not fit the draft."""
    if format not in EXPORTS:
        raise UsageError(f"There is no export {format!r}; choose one of {', '.join(EXPORTS)}.")
    ending, type, render = _WAYS[format]
    return Export(PurePosixPath(draft.name).stem + ending, type, render(checked, draft, rules))
