"""What a site generator fills in before Markdown is read: front matter, shortcodes, attribute lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.text.expressions import expression

BLANK = "\ue000"
"""Stands in for each character that is no part of the text; a letter to Markdown, dropped when the text is written."""

_FRONT_MATTER = expression(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)(?=[^ \t\r\n])")
_FENCES = {
    "---": re.compile(r"(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)"),
    "+++": re.compile(r"(?<![^\r\n])\+\+\+[ \t]*(?:\r\n?|\n|\Z)"),
}

_TOKEN = expression(
    r"\{/\*|\*/\}|\{\{\{?|\{%|\{!\{|\}\}\}?|%\}\}?|\}!\}|\{(?::|[#.][A-Za-z_])[^{}\r\n]*\}|\n[ \t\r]*(?=\n)"
)
_CLOSING = {"{{": "}}", "{{{": "}}}", "{%": "%}", "{!{": "}!}", "{/*": "*/}"}
_OPENING_TAG = expression(r"\{[{%][<%-]?\s*(comment|highlight)\b")
_CLOSING_TAG = expression(r"\{[{%][<%-]?\s*(?:end|/\s*)(comment|highlight)\b")
_TEXT = expression(r"=\"[ \t]*(?=\r?\n)")
_END_OF_TEXT = expression(r"\"\s*-?$")
"""A parameter may hold paragraphs of the page: `{% include references.md list="`, each on its lines, and `" %}`."""
_WHOLE_LINES = expression(rf"(?<![^\r\n])[ \t]*{BLANK}[{BLANK} \t]*(?![^\r\n])")
_NEAR = 40
"""The quote that ends a parameter stands so many characters before the end of its tag at most."""
_LONE_RETURN = expression(r"\r(?!\n)")
_UNPAIRED = expression("[\ud800-\udfff]")


def front_matter_end(source: str) -> int:
    """Return where the body starts: after a YAML (`---`) or TOML (`+++`) block on the first line, else 0."""
    opening = _FRONT_MATTER.match(source)
    closing = opening and _FENCES[opening[1]].search(source, opening.end())
    return closing.end() if closing else 0


def masked(source: str) -> str:
    r"""Return the source, as long as it was, without what is template: a line of nothing else is a blank line.

    A lone "\r" becomes "\n": the parser does not end every kind of line at it.
    """
    text = _LONE_RETURN.sub("\n", _UNPAIRED.sub(BLANK, source))
    hidden = _with_contents(text, list(_templates(text)))
    if not hidden and BLANK not in text:
        return text
    parts: list[str] = []
    end = 0
    for start, stop in hidden:
        parts += (text[end:start], re.sub(r"[^\r\n]", BLANK, text[start:stop]))
        end = stop
    return _WHOLE_LINES.sub(lambda line: " " * len(line[0]), "".join((*parts, text[end:])))


def _with_contents(text: str, tags: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the extents, those of a comment or of highlighted code from its opening to its closing tag."""
    hidden: list[tuple[int, int]] = []
    opened, name = 0, ""
    for start, end in tags:
        if name and (closing := _CLOSING_TAG.match(text, start)) and closing[1] == name:
            hidden[opened:] = [(hidden[opened][0], end)]
            name = ""
            continue
        if not name and (opening := _OPENING_TAG.match(text, start)):
            opened, name = len(hidden), opening[1]
        hidden.append((start, end))
    return hidden


def _templates(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the extent of each `{{ … }}`, `{% … %}`, `{/* … */}` and `{!{ … }!}`, outermost only.

    So are attribute lists: `{: … }`, `{#id …}` and `{.class …}`.

    None but `{!{ … }!}` goes on over a blank line: two braces that are never closed hide nothing. Of a tag with
    paragraphs in quotes, the words around those are yielded.
    """
    last_block = text.rfind("}!}")
    start, closing, quoting = 0, "", False
    for token in _TOKEN.finditer(text):
        words = token[0]
        if closing and closing in words:
            yield start, token.end()
            closing, quoting = "", False
        elif closing:
            ended = words[0] == "\n" and closing != "}!}"
            opened = _TEXT.search(text, start, token.start() + 1) if ended and closing == "%}" else None
            if opened:
                yield start, opened.end()
            closing, quoting = ("" if ended else closing), quoting or opened is not None
        elif quoting and words.startswith("%}"):
            if end := _END_OF_TEXT.search(text, max(token.start() - _NEAR, 0), token.start()):
                yield end.start(), token.end()
            quoting = False
        elif words.startswith(("{:", "{#", "{.")):
            yield token.span()
        elif words in _CLOSING and (words != "{!{" or token.end() <= last_block):
            start, closing = token.start(), _CLOSING[words]
