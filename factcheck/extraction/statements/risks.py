"""Changes of a risk in percent: "cuts the risk of stroke by 30%"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.statements.dated import has
from factcheck.extraction.statements.passage import Passage, within
from factcheck.model import Quantity, RiskChange
from factcheck.text.expressions import expression

_CHANGE = expression(r"[\s-](?:relative |lower|higher|less|more|greater|reduc|increas|decreas|drop|rise|fall)")
_REACH = 20


def find_risk_changes(passage: Passage) -> Iterator[RiskChange]:
    """Yield each percentage by which a sentence says that a risk changes."""
    text, quantities = passage.text, passage.quantities
    changes = [each for each in quantities if each.unit == "percent" and _is_change(text, each)]
    if not changes:
        return
    absolute = "absolute" in text or any(map(_is_absolute, quantities))
    for sentence in passage.sentences:
        inside = within(changes, sentence)
        if inside and has("risk", text, sentence) and has("change", text, sentence):
            yield from (RiskChange(each, absolute) for each in inside)


def _is_change(text: str, quantity: Quantity) -> bool:
    start, end = quantity.span.start, quantity.span.end
    return text[max(0, start - 3) : start] == "by " or bool(_CHANGE.match(text, end, end + _REACH))


def _is_absolute(quantity: Quantity) -> bool:
    unit = quantity.unit or ""
    return unit in ("ratio", "percentage point") or unit.startswith("per ") or quantity.text.startswith("from ")
