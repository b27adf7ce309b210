r"""Numbers with units as siunitx prints them: `\SI{20}{\milli\gram}` is "20 mg"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.reading.latex.nodes import TABLE, Node, named, verbatim
from factcheck.text.expressions import expression

_UNITS: dict[str, str] = TABLE["units"]
_PART = expression(r"\\([A-Za-z]+)\s*|([^\\]+)")
_SQUARES = {"square": "²", "cubic": "³"}
_NUMBERS = {"SI": 1, "qty": 1, "SIrange": 2, "qtyrange": 2, "numrange": 2, "si": 0, "unit": 0}


def of_quantity(node: Node, given: Sequence[Node], source: str) -> str:
    """Return what a macro of siunitx prints, "" where an argument is missing."""
    count = _NUMBERS[named(node)]
    numbers = [_number(verbatim(each, source)) for each in given[:count]]
    unit = "".join(_unit(verbatim(each, source)) for each in given[count : count + 1])
    joint = "" if not unit or not numbers or (unit.startswith(("%", "°")) and unit != "°C") else " "
    return f"{' to '.join(numbers)}{joint}{unit}"


def _number(written: str) -> str:
    return " ".join(written.replace("+-", "±").replace(r"\pm", "±").replace("--", "–").split())


def _unit(written: str) -> str:
    """Return a unit: what it names, prefixes before, powers after; what is not known as it is written."""
    printed, power = "", ""
    for name, other in _PART.findall(written):
        if name in _SQUARES:
            power = _SQUARES[name]
            continue
        sign = _UNITS.get(name, name) if name else other.strip().replace(".", "·").replace("~", " ")
        printed += sign
        if power and name not in ("per", "milli", "micro", "nano", "pico", "kilo", "mega", "centi", "deci", "hecto"):
            printed, power = printed + power, ""
    return printed
