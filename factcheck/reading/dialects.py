"""What is mixed into Markdown: MDX, what Quarto and R Markdown compute, bullets that were pasted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from factcheck.reading.templates import BLANK
from factcheck.text.expressions import expression

_MODULE = expression(
    r"(?<![^\r\n])(?:import\s+(?:[{*\"']|\w+\s*(?:,|from\b))"
    r"|export\s+(?:[{*]|(?:const|let|var|function|default|async|class)\b))"
    r"[^\r\n]*(?:\r?\n[^\r\n]+)*"
)
_COMPONENT = expression(r"</?[A-Z][\w.:-]*(?:\s[^<>]*)?>|</?>")
_BRACE = expression(r"[{}]|\n[ \t\r]*(?=\n)")
_COMMENT = expression(r"\{/\*(?:[^*{]++|\*(?!/\})|\{(?!/\*))*+\*/\}")
_COMPUTED = expression(r"`(?:r|python|julia|\{(?:r|python|julia)\}) [^`\r\n]+`")
_FENCED_DIV = expression(r"(?<![^\r\n])[ \t]*:{3,}[^\r\n]*")
_BULLET = expression(r"(?<![^\r\n])([ \t>]*)[•‣◦▪●○■□](?=[ \t])")


def without_dialect(text: str, path: str) -> str:
    """Return the text, as long as it was, with what the dialect that the path's ending names mixes in blanked."""
    for endings, masked in _DIALECTS:
        if path.lower().endswith(endings):
            return masked(text)
    return text


def with_pasted_bullets(text: str) -> str:
    """Return Markdown, as long as it was, with the bullets that word processors copy into a text as marks of a list."""
    return text if text.isascii() else _BULLET.sub(r"\1-", text)


def _mdx(text: str) -> str:
    text = _blanked(text, (match.span() for match in _COMMENT.finditer(text)))
    text = _blanked(text, (match.span() for match in _MODULE.finditer(text)))
    text = _blanked(text, _expressions(text))
    text = _blanked(text, (match.span() for match in _COMPONENT.finditer(text)))
    return _blanked(text, (match.span() for match in _FENCED_DIV.finditer(text)))


def _quarto(text: str) -> str:
    text = _blanked(text, (match.span() for match in _COMPUTED.finditer(text)))
    return _blanked(text, (match.span() for match in _FENCED_DIV.finditer(text)))


def _expressions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the extents of the outermost pairs of braces; none goes on over a blank line."""
    open_braces: list[int] = []
    for token in _BRACE.finditer(text):
        if token[0] == "{":
            open_braces.append(token.start())
        elif token[0] != "}":
            open_braces.clear()
        elif open_braces:
            start = open_braces.pop()
            if not open_braces:
                yield start, token.end()


def _blanked(text: str, extents: Iterator[tuple[int, int]]) -> str:
    parts: list[str] = []
    end = 0
    for start, stop in extents:
        parts += (text[end:start], re.sub(r"[^\r\n]", BLANK, text[start:stop]))
        end = stop
    return "".join((*parts, text[end:]))


_DIALECTS: tuple[tuple[tuple[str, ...], Callable[[str], str]], ...] = (
    ((".mdx",), _mdx),
    ((".qmd", ".rmd"), _quarto),
)
