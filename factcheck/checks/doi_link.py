"""Links to DOIs by an address that the resolver has given up."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.edits import replacing
from factcheck.model import Article, Edit, Link, Span
from factcheck.values import dataclass

FIELDS = ("old", "new")

_NEW = "https://doi.org/"
_FARTHEST = 200
"""Characters of markup between a link's words and its address."""


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each old address in the text, and for each link that leads to one from other words."""
    article = context.article
    for found in context.extraction.written_dois:
        if found.kind == "old-address":
            edits = _in_markup(article, found.link, found.written) if found.link else None
            edits = replacing(article, found.span, _NEW) if edits is None else edits
            yield Diagnostic(found.span, {"old": found.written, "new": _NEW}, edits=edits)


def _in_markup(article: Article, link: Link, old: str) -> tuple[Edit, ...]:
    """Return the edit of a link's address, which stands after its words in Markdown and before them in HTML."""
    if article.places:
        return ()
    words = article.source_span(link.span)
    after = article.source.find(link.target, words.end, words.end + _FARTHEST + len(link.target))
    if after >= 0 and article.source[words.end : after].strip("*_`<") == "](":
        return (Edit(Span(after, after + len(old)), _NEW),)
    before = article.source.rfind(link.target, max(words.start - _FARTHEST - len(link.target), 0), words.start)
    if before >= 0 and article.source[max(before - 6, 0) : before].rstrip("\"'").lower().endswith("href="):
        return (Edit(Span(before, before + len(old)), _NEW),)
    return ()
