"""Words that the house does not print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Span

FIELDS = ("word",)


@dataclass(frozen=True, slots=True)
class Options:
    """`words` are those that are not printed, in lower case."""

    words: tuple[str, ...] = ()


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each of the words, wherever it stands."""
    for found in re.finditer(r"\w+", context.article.text):
        if found[0].lower() in options.words:
            yield Diagnostic(Span(*found.span()), {"word": found[0]})
