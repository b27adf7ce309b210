"""Words of an article made safe to show at a terminal, in a table and in XML."""

from __future__ import annotations

from factcheck.text.expressions import expression

_CONTROL = expression("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]")
_ADDRESS = expression(r"(https?://[^\s<>\"]*[^\s<>\".,;:)\]])")
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NO_XML = expression("[\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return `text` on one line, without what a terminal obeys (controls, changes of direction) or cannot encode."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " ").replace("\n", " ").replace("\r", ""))


def without_formula(cell: str) -> str:
    """Return a cell of a table as a spreadsheet shows it and never computes it: behind an apostrophe if need be.

    Spreadsheets take what begins with one of these for a formula, which may run programs and send what other cells
    hold (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    return f"'{cell}" if cell.lstrip(" \ufeff").startswith(_FORMULAS) else cell


def split_addresses(text: str) -> list[str]:
    """Return the text in parts, each web address in it apart."""
    return [part for part in _ADDRESS.split(text) if part]


def is_address(text: str) -> bool:
    """Tell whether a part is a web address, which a reader may follow; no other scheme is one."""
    return text.startswith(("https://", "http://"))


def writable(text: str) -> str:
    """Return `text` as `printable` does, without what XML cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", printable(text))


def plural(count: int, singular: str, many: str = "") -> str:
    """Return "1 article" or "3 articles"."""
    return f"{count:,} {singular if count == 1 else many or singular + 's'}"
