"""Formulas of Word (OMML) as a line of text: a fraction with a slash, powers raised, indices lowered."""

from __future__ import annotations

from factcheck.reading.scripts import RAISED, lowered
from factcheck.reading.word.xml import Element, children, name


def linear(element: Element) -> str:
    """Return what a formula says, in the order in which it is read."""
    parts: list[str] = []
    for inner in element:
        called = name(inner)
        if called == "m:t":
            parts.append(inner.text or "")
        elif called == "m:f":
            parts.append("/".join(_group(part) for part in (*children(inner, "m:num"), *children(inner, "m:den"))))
        elif called == "m:d":
            parts.append(f"({', '.join(linear(part) for part in children(inner, 'm:e'))})")
        elif called == "m:sup":
            parts.append(linear(inner).translate(RAISED))
        elif called == "m:sub":
            parts.append(lowered(linear(inner), "".join(parts)))
        elif called == "m:rad":
            parts.append("√" + "".join(_group(part) for part in children(inner, "m:e")))
        elif called.startswith("m:"):
            parts.append(linear(inner))
    return "".join(parts)


def _group(element: Element) -> str:
    words = linear(element)
    return words if words.strip().isalnum() else f"({words.strip()})"
