"""One slip, one finding: what several rules say of the same part of a source is told once, by the first of them.

Findings share a slip where they doubt the same part of a source at the same place. Which of two rules then speaks is
said on the page of the other one (`yields-to`); what that one found is kept with it as a further reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.catalogue import Rule
from factcheck.model import Finding, Offer, Severity

_GRAVEST: tuple[Severity, ...] = ("error", "warning", "info")


def join(found: Sequence[Finding], rules: Collection[Rule]) -> Iterator[Finding]:
    """Yield the findings in their order, those that yield to another one told with it.

    A finding yields to the first that there is of the rules that its own names, in the order in which it names them. A
    joined finding is as grave as the gravest of its parts.
    """
    leads = _leads(found, {rule.name: rule.yields_to for rule in rules})
    parts: dict[int, list[Finding]] = {}
    for index, finding in enumerate(found):
        parts.setdefault(_last(index, leads), []).append(finding)
    for index, finding in enumerate(found):
        if index in parts:
            yield together([finding, *(other for other in parts[index] if other is not finding)])


def together(found: Sequence[Finding]) -> Finding:
    """Return the first of some findings with all others as further reasons; as grave as the gravest."""
    first, *others = found
    if not others:
        return first
    severity = min((finding.severity for finding in found), key=_GRAVEST.index)
    return replace(first, severity=severity, also=tuple(others))


def apart(finding: Finding) -> tuple[Finding, ...]:
    """Return what a finding was joined from, itself first."""
    return (replace(finding, also=()), *finding.also) if finding.also else (finding,)


def offered(finding: Finding) -> tuple[Offer, ...]:
    """Return the corrections to choose from that the rules on one slip have, each once."""
    return tuple(dict.fromkeys(offer for part in apart(finding) for offer in part.offers))


def _leads(found: Sequence[Finding], yields_to: Mapping[str, Sequence[str]]) -> dict[int, int]:
    """Return the index of the finding that each one yields to, for those that do."""
    doubting: dict[object, int] = {}
    for index, finding in enumerate(found):
        for slip in finding.slips:
            doubting.setdefault((finding.rule, slip), index)
    leads = {}
    for index, finding in enumerate(found):
        wanted = ((rule, slip) for rule in yields_to.get(finding.rule, ()) for slip in finding.slips)
        lead = next((doubting[key] for key in wanted if key in doubting), None)
        if lead is not None:
            leads[index] = lead
    return leads


def _last(index: int, leads: Mapping[int, int]) -> int:
    """Return the finding that speaks for one; where rules yield to each other in a circle, each speaks for itself."""
    seen = [index]
    while (index := leads.get(index, index)) != seen[-1]:
        if index in seen:
            return seen[0]
        seen.append(index)
    return index
