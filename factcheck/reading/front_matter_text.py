"""The text in front matter: title, description and summary, which readers see first and editors forget to mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.reading.assembly import Draft
from factcheck.reading.composing import Composer
from factcheck.reading.templates import BLANK
from factcheck.text.expressions import expression

_KEY = r"^(?:[\"']?(?P<key>{})[\"']?)[ \t]*{}[ \t]*(?=[^\s#])"
_UNPAIRED = expression("[\ud800-\udfff]")
_TABLE = expression(r"^\[", re.MULTILINE)
_BLOCK = expression(
    r"[|>][+-]?\d?[+-]?[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)"
    r"(?P<words>(?:[ \t]+[^\r\n]*(?:\r\n?|\n|\Z)|(?:\r\n?|\n))*)"
)
_DOUBLE = expression(r'"(?P<words>(?:[^"\\]++|\\.)*+)"', re.DOTALL)
_SINGLE = expression(r"'(?P<words>(?:[^']++|'')*+)'")
_LITERAL = expression(r"'(?P<words>[^'\r\n]*+)'")
_LONG = expression(r'"""(?P<words>(?:[^"\\]++|\\.|"(?!""))*+)"""', re.DOTALL)
_LONG_LITERAL = expression(r"'''(?P<words>(?:[^']++|'(?!''))*+)'''")
_PLAIN = expression(r"(?P<words>[^\s\[\]{}&*!%@`,#|>'\"-][^\r\n]*(?:(?:\r\n?|\n)[ \t]+[^\s#][^\r\n]*)*)")
_REMARK = expression(r"[ \t]#[^\r\n]*")
_ESCAPE = expression(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n?[ \t]*|\n[ \t]*|.)", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t", "r": " ", "b": "", "f": " ", "0": "", "a": "", "v": " ", "e": "", "N": " ", "_": " ",
          "L": "\n", "P": "\n"}  # fmt: skip


def front_matter_drafts(front: str) -> list[Draft]:
    """Return the title as a heading and the other texts as paragraphs, in the order in which they stand."""
    if not front:
        return []
    front = _UNPAIRED.sub(BLANK, front)
    composer = Composer()
    toml = front.startswith("+++")
    end = len(front) if not toml or not (table := _TABLE.search(front)) else table.start()
    for found in _keys(toml).finditer(front, 0, end):
        words, kind = _value(front, found.end(), end, toml=toml)
        if words:
            _write(composer, front, found["key"], words, kind)
    return composer.drafts()


@cache
def _keys(toml: bool) -> re.Pattern[str]:
    table = word_table("front-matter")
    names = "|".join((*table["titles"], *table["texts"]))
    return re.compile(_KEY.format(names, "=" if toml else ":"), re.MULTILINE)


def _value(front: str, start: int, end: int, *, toml: bool) -> tuple[tuple[int, int] | None, str]:
    """Return where the words of a value stand, None for a value that is no text, and how they are written."""
    kinds = _TOML if toml else _YAML
    for kind, way in kinds:
        if found := way.match(front, start, end):
            return found.span("words"), kind
    return None, ""


_TOML = (("escaped", _LONG), ("verbatim", _LONG_LITERAL), ("escaped", _DOUBLE), ("verbatim", _LITERAL))
_YAML = (("escaped", _DOUBLE), ("doubled", _SINGLE), ("block", _BLOCK), ("plain", _PLAIN))


def _write(composer: Composer, front: str, key: str, place: tuple[int, int], kind: str) -> None:
    composer.begin("h1" if key in word_table("front-matter")["titles"] else "p")
    for words, start, end in _pieces(front, *place, kind):
        if len(words) == end - start:
            composer.text(words, start)
        else:
            composer.put(words, start, end)
    composer.part()
    composer.end("h1")


def _pieces(front: str, start: int, end: int, kind: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a value, each escape for itself."""
    cuts = {"escaped": _ESCAPE, "plain": _REMARK, "doubled": re.compile("''")}.get(kind)
    for cut in cuts.finditer(front, start, end) if cuts else ():
        yield front[start : cut.start()], start, cut.start()
        start = cut.end()
        if kind == "doubled":
            yield "'", cut.start(), cut.end()
        elif kind == "escaped":
            yield _sign(cut[0][1:]), cut.start(), cut.end()
    yield front[start:end], start, end


def _sign(escape: str) -> str:
    if escape[0] in "xuU" and len(escape) > 1:
        code = int(escape[1:], 16)
        return chr(code) if 31 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else " "
    return "" if escape[0] in "\r\n" else _SIGNS.get(escape, escape)
