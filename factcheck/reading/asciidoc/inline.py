"""Words in a line of AsciiDoc: marks of emphasis, links, notes, citations and attributes among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from factcheck.reading.composing import Composer
from factcheck.text.expressions import expression

_TOKEN = expression(
    r"""(?P<escape>\\(?:[*_`\#^~<\[{+|\\]|(?=https?:|footnote)))
  | (?P<macro>footnote|link|xref|mailto|image|icon|kbd|btn|menu|stem|latexmath|asciimath|anchor|pass|cite|citenp
      |indexterm2?):(?!:)(?P<target>[^\s\[\]]{0,500})\[(?P<inside>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,300}\]){0,5000})\]
  | (?P<url>https?://[^\s\[\]<>"|]{1,2000})(?:\[(?P<label>[^\[\]]{0,500})\])?
  | <<(?P<id>[^<>,\n]{1,200})(?:,(?P<shown>[^<>]{0,500}))?>>
  | \[\[\[(?P<entry>[^\[\],]{1,200})[^\[\]]{0,200}\]\]\] | \[\[[^\[\]]{1,200}\]\]
  | \{(?P<attribute>[\w-]{1,60})\}
  | \^(?P<raised>[^\s^]{1,40})\^ | ~(?P<lowered>[^\s~]{1,40})~
  | \[[.\#%][\w.\#%-]{0,80}\](?=\#)
  | (?P<quote>["']`(?=\S)|(?<=\S)`["'])
  | (?P<double>\*\*|__|``|\#\#|\+\+)
  | (?P<mark>[*_`\#+])
  | (?P<dash>(?<=\w)--(?=\w)|(?<=[ ])--(?=[ ]))
  | (?P<break>[ ]\+(?=\r?\n|\r|$))
  | (?P<remark>(?:(?<=\n)|(?<=\r))//[^\r\n]*)""",
    re.VERBOSE,
)
_SHOWN_MACROS = ("kbd", "btn", "menu", "indexterm2")
_NAMED = {"nbsp": " ", "sp": " ", "empty": "", "zwsp": "", "wj": "", "deg": "°", "plus": "+", "amp": "&",
          "lt": "<", "gt": ">", "vbar": "|", "startsb": "[", "endsb": "]", "caret": "^", "asterisk": "*", "tilde": "~",
          "backtick": "`", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "apos": "'",
          "quot": '"'}  # fmt: skip
_QUOTES = {'"`': "“", '`"': "”", "'`": "‘", "`'": "’"}
_LOCATOR = expression(r"\([^()]{0,100}\)")


ENTRY = "entry of "
"""What stands before the label of an entry of the reference list among the attributes of a document."""


def write(composer: Composer, text: str, start: int, attributes: Mapping[str, str]) -> None:
    """Write the words of a block, whose source starts at `start`.

    `attributes` are those that the document sets, and one with `ENTRY` for each label of its reference list: "<<a>>" is
    a citation of such a one, and of any other anchor a link.
    """
    tokens = list(_TOKEN.finditer(text))
    hidden = set(_paired(text, tokens))
    end = 0
    for number, token in enumerate(tokens):
        if token.start() < end:
            continue
        composer.text(text[end : token.start()], start + end)
        end = _token(composer, token, start, attributes, hidden=number in hidden)
    composer.text(text[end:], start + end)


def _paired(text: str, tokens: list[re.Match[str]]) -> Iterator[int]:
    """Yield the numbers of the marks of emphasis that have their other half: "*so*", "un**fri**able", not "5 * 3"."""
    opened: dict[str, int] = {}
    for number, token in enumerate(tokens):
        mark = token["mark"] or token["double"]
        if not mark:
            continue
        before, after = text[token.start() - 1 : token.start()], text[token.end() : token.end() + 1]
        closes = mark in opened and not before.isspace() and (token["double"] or not _is_word(after))
        if closes and token.start() > tokens[opened[mark]].end():
            yield opened.pop(mark)
            yield number
        elif after and not after.isspace() and (token["double"] or not _is_word(before)):
            opened[mark] = number


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _token(composer: Composer, token: re.Match[str], start: int, attributes: Mapping[str, str], *, hidden: bool) -> int:
    """Write what a token shows, and return the offset behind what has been read."""
    first, last = start + token.start(), start + token.end()
    if token["macro"]:
        _macro(composer, token, start, attributes)
    elif token["url"]:
        return _address(composer, token, start)
    elif token["id"]:
        shown = token["shown"]
        cited = f"[@{token['id']}]" if ENTRY + token["id"] in attributes else ""
        composer.put(shown.strip() if shown is not None else cited, first, last)
    elif name := token["attribute"]:
        known = attributes.get(name.lower(), _NAMED.get(name.lower()))
        composer.put(token[0] if known is None else known, first, last)
    elif token["raised"] or token["lowered"]:
        group = "raised" if token["raised"] else "lowered"
        composer.begin("sup" if group == "raised" else "sub")
        composer.text(token[group], start + token.start(group))
        composer.end("sup" if group == "raised" else "sub")
    elif token["quote"]:
        composer.put(_QUOTES[token["quote"]], first, last)
    elif (token["mark"] or token["double"]) and not hidden:
        composer.text(token[0], first)
    elif token["dash"]:
        composer.put("—", first, last)
    elif token["break"]:
        composer.begin("br", first, last)
    elif token["escape"]:
        composer.text(token[0][1:], first + 1)
    return token.end()


def _address(composer: Composer, token: re.Match[str], start: int) -> int:
    """Write an address or the label behind it; the punctuation behind a bare one belongs to the sentence."""
    target, first = token["url"], start + token.start()
    label = (token["label"] or "").removesuffix("^")
    bare = target if token["label"] is not None else target.rstrip(".,;:!?)'\"")
    composer.begin("a", href=bare)
    if label:
        composer.text(label, start + token.start("label"))
    else:
        composer.text(bare, first)
    composer.end("a")
    return token.end() if token["label"] is not None else token.start() + len(bare)


def _macro(composer: Composer, token: re.Match[str], start: int, attributes: Mapping[str, str]) -> None:
    name, target, inside = token["macro"], token["target"], token["inside"]
    place = start + token.start("inside")
    if name == "footnote":
        _note(composer, target, inside, place, attributes)
    elif name in ("link", "mailto"):
        label = inside.partition(",")[0].removesuffix("^")
        composer.begin("a", href=target if name == "link" else f"mailto:{target}")
        composer.text(label or target, place if label else start + token.start("target"))
        composer.end("a")
    elif name == "xref":
        composer.text(inside, place)
    elif name in ("cite", "citenp"):
        keys = "; ".join(f"@{key.strip()}" for key in _LOCATOR.sub("", inside).split(",") if key.strip())
        shown = keys if name == "citenp" else f"[{keys}]"
        composer.put(shown, start + token.start(), start + token.end())
    elif name in _SHOWN_MACROS:
        composer.text(inside, place)


def _note(composer: Composer, label: str, inside: str, place: int, attributes: Mapping[str, str]) -> None:
    if composer.in_note:
        return
    if label and not inside:
        composer.words.mark(label)
        return
    composer.open_note(label or f"n{len(composer.notes.drafts) + 1}")
    write(composer, inside, place, attributes)
    composer.close_note()
