"""The tokens of Rich Text: groups, control words with their numbers, and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.expressions import expression

_TOKEN = expression(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|(?P<hex>(?:\\'[0-9a-fA-F]{2})+)|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)


class Token(NamedTuple):
    """A token: `kind` is "{", "}", "word", "sign", "bytes" or "text", `value` its name or the bytes as Latin-1."""

    kind: str
    value: str
    number: int | None = None


def tokens(source: str) -> Iterator[Token]:
    r"""Yield the tokens of a file that was decoded as Latin-1; what `\bin` announces is passed over."""
    position = 0
    while found := _TOKEN.search(source, position):
        position = found.end()
        if word := found["word"]:
            number = int(found["number"]) if found["number"] else None
            if word == "bin":
                position += max(number or 0, 0)
            else:
                yield Token("word", word, number)
        elif found["hex"]:
            yield Token("bytes", bytes.fromhex(found["hex"].replace("\\'", "")).decode("latin-1"))
        elif found["sign"]:
            yield Token("sign", found["sign"])
        elif found["brace"]:
            yield Token(found["brace"], "")
        else:
            yield Token("text", found["text"])
