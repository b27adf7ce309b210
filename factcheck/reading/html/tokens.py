"""The tokens of an HTML source with their places, in one pass of one regular expression.

Follows the tokenizer of the HTML Living Standard (section 13.2.5), save that nothing but comments and scripts is lost
where markup is never closed: a last tag without its ">" is text, or ends at the next ">" if it lacks a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.text.expressions import expression

TEXT, ENTITY, CLOSE, RAW, OPEN, BOGUS = 1, 2, 3, 5, 7, 8
"""What `lastindex` of a token says it is; that of a comment is None."""
RAW_NAME, RAW_ATTRIBUTES, NAME, ATTRIBUTES = 4, 5, 6, 7
"""Groups of a `RAW` token, an element whose content is no markup, and of an `OPEN` one."""

_TOKEN = r"""
  ((?:[^<&]++ | <(?!{markup}) | &(?!\#?[a-zA-Z0-9]))++)
| (&(?:\#[0-9]{{1,10}}+;?+ | \#[xX][0-9a-fA-F]{{1,8}}+;?+ | [a-zA-Z][a-zA-Z0-9]*+;?+)?+)
| </([a-zA-Z][^\s/<>]*+){attributes}{end}
| (?i:<(iframe|noembed|noframes|noscript|script|style|textarea|title|xmp)(?=[\s/>])({attributes})(?<!/)>
    (?:[^<]++ | <(?!/\4[\s/>]))*+ (?:</\4[^>]*+>?+ | \Z))
| <([a-zA-Z][^\s/<>]*+)({attributes}){end}
| <!--(?:-?> | (?:[^-]++ | -(?!-!?>))*+ (?:--!?> | \Z))
| <\?(?:php\b|=)(?:[^?]++ | \?(?!>))*+ (?:\?> | \Z)
| (<[!?/][^>]*+{end})
"""
_BY_THE_STANDARD = expression(
    _TOKEN.format(
        markup="[a-zA-Z/!?]",
        attributes=r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)*+",
        end=r"(?:>|\Z)",
    ),
    re.VERBOSE,
)
_FORGIVING = expression(
    _TOKEN.format(markup=r"(?:[/!?]?+[a-zA-Z][^<>]*+>|!--|\?php\b|\?=)", attributes="[^<>]*+", end=">"), re.VERBOSE
)


def tokens(source: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a source; only comments and malformed markup may be missing between them."""
    for token in _BY_THE_STANDARD.finditer(source):
        if token.end() == len(source) and token.lastindex in (CLOSE, OPEN, BOGUS) and source[-1] != ">":
            yield from _FORGIVING.finditer(source, token.start())
            return
        yield token
