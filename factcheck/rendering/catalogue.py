"""The rules as a table for terminals, as JSON for tools and as Markdown for pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import groupby

from factcheck.catalogue import Rule
from factcheck.rendering.tables import table

COLUMNS = ("code", "name", "severity", "confidence", "summary")


def as_table(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a table."""
    rows = ([getattr(rule, column) for column in COLUMNS] for rule in rules)
    yield from table("rules", (*COLUMNS[:-1], "problem"), rows)


def as_json(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a JSON list with everything that a rule page says, its examples apart."""
    yield json.dumps([_record(rule) for rule in rules], ensure_ascii=False, indent=2) + "\n"


def as_markdown(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a heading and a table for each family."""
    for family, members in groupby(rules, key=lambda rule: rule.family):
        yield f"## {family.capitalize()}\n\n| code | name | severity | confidence | problem |\n|---|---|---|---|---|\n"
        for rule in members:
            cells = (rule.code, f"`{rule.name}`", rule.severity, rule.confidence, rule.summary)
            yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
        yield "\n"


def _record(rule: Rule) -> Mapping[str, object]:
    plain = ("name", "code", "family", "kind", "severity", "confidence", "since", "summary", "message")
    return {
        **{name: getattr(rule, name) for name in plain},
        "options": {name.replace("_", "-"): value for name, value in asdict(rule.options).items()},
        "why": rule.sections["Why it matters"],
        "fix": rule.sections["How to fix it"],
        "limits": rule.sections["Limits"],
        "references": rule.sections.get("References", ""),
    }


FORMATS: Mapping[str, Callable[[Iterable[Rule]], Iterator[str]]] = {
    "table": as_table,
    "json": as_json,
    "markdown": as_markdown,
}
