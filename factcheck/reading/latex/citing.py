r"""Citations: what `\cite` prints, by the entries of `thebibliography`, or by its keys where they stand elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.reading.latex.nodes import TABLE, Node, braced, named, optional, verbatim
from factcheck.text.expressions import expression

_BRACKETED = frozenset(TABLE["citations"]["bracketed"])
_TEXTUAL = frozenset(TABLE["citations"]["textual"])
_AUTHORS_AND_YEAR = expression(r"([^()]{1,200})\((\d{4}[a-z]?)\)")
_MARKS = expression(r"[{}\\]|~")


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of `thebibliography`: its number, and its own label: "Smith et al.", "2019" or "Smi19", ""."""

    number: int
    label: str = ""
    year: str = ""


def listed(nodes: Sequence[Node], source: str) -> dict[str, Listed]:
    r"""Return the entries of the document by their keys."""
    found: dict[str, Listed] = {}
    number = 0
    for node in nodes:
        if named(node) == "bibitem" and (keys := braced(node)):
            number += 1
            label = "".join(verbatim(each, source) for each in optional(node))
            named_so = _AUTHORS_AND_YEAR.match(label)
            entry = Listed(number, *named_so.groups()) if named_so else Listed(number, label)
            found.setdefault(verbatim(keys[0], source).strip(), _clean(entry))
    return found


def _clean(entry: Listed) -> Listed:
    return Listed(entry.number, " ".join(_MARKS.sub(" ", entry.label).split()), entry.year)


def is_citation(node: Node) -> bool:
    """Tell whether a macro is a citation that is printed."""
    return named(node) in _BRACKETED or named(node) in _TEXTUAL


def printed(node: Node, source: str, entries: Mapping[str, Listed]) -> str:
    r"""Return what a citation prints: "[1,2]", "(Smith et al., 2019)", or "[@a; @b]".

    Keys stand for entries of another file, and for those with labels that say neither number nor name: "[Smi19]".
    """
    given = braced(node)
    keys = [key for key in (part.strip() for part in verbatim(given[0], source).split(",")) if key] if given else []
    in_text = named(node) in _TEXTUAL
    if not keys:
        return ""
    known = [entries[key] for key in keys if key in entries]
    if len(known) < len(keys):
        return _by_key(keys, in_text)
    if any(entry.label and not entry.year for entry in known):
        return _by_key(keys, in_text)
    if all(entry.year for entry in known):
        if in_text:
            return ", ".join(f"{entry.label} ({entry.year})" for entry in known)
        return f"({'; '.join(f'{entry.label}, {entry.year}' for entry in known)})"
    return f"[{','.join(str(entry.number) for entry in known)}]"


def _by_key(keys: Sequence[str], in_text: bool) -> str:
    shown = "; ".join(f"@{key}" for key in keys)
    return shown if in_text else f"[{shown}]"
