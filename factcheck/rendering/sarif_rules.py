"""The rules of a SARIF report, with the help that code scanning shows beside a finding."""

from __future__ import annotations

from typing import Any

from factcheck.catalogue import Rule
from factcheck.rendering import Report

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
URGENCIES = {"error": "error", "warning": "warning", "info": "recommendation"}
_HELP = ("Why it matters", "How to fix it", "Limits")


def descriptors(report: Report) -> list[dict[str, Any]]:
    """Return a descriptor for every rule that ran and every one with a finding, in the order of their codes."""
    known = {rule.code: _descriptor(rule) for rule in report.rules.values()}
    for checked in report.articles:
        for finding in (*checked.findings, *checked.set_aside):
            known.setdefault(finding.code, {"id": finding.code, "name": _pascal(finding.rule)})
    return [known[code] for code in sorted(known)]


def _descriptor(rule: Rule) -> dict[str, Any]:
    parts = [(name, rule.sections[name]) for name in _HELP if rule.sections.get(name)]
    return {
        "id": rule.code,
        "name": _pascal(rule.name),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _one_line(rule.sections.get("Why it matters", "")) or rule.summary},
        "help": {
            "text": "\n\n".join(f"{name}: {_one_line(text)}" for name, text in parts),
            "markdown": "\n\n".join(f"## {name}\n\n{text}" for name, text in parts),
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.family, rule.name],
            "precision": rule.confidence,
            "problem.severity": URGENCIES[rule.severity],
        },
    }


def _pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _one_line(text: str) -> str:
    return " ".join(text.split())
