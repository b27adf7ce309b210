"""What checks find in a text, for their tests."""

from __future__ import annotations

from types import ModuleType

import factcheck
from factcheck.checks import RuleContext


def found(text: str, *checks: ModuleType) -> list[str]:
    """Return the words of a Markdown text at which the checks have something to say."""
    article = factcheck.read(text, format="markdown")
    context = RuleContext(article, factcheck.extract(article))
    return [article.words(one.span) for each in checks for one in each.check(context, each.Options())]
