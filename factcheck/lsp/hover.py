"""What an editor reads when the pointer rests on a finding or a citation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.catalogue import Rule
from factcheck.comparison.parting import Restated
from factcheck.lsp.found import evidence_at, findings_at, source_at
from factcheck.lsp.stated import described, mention_at
from factcheck.model import Candidate, Checked, Evidence, Finding, Span, Verdict
from factcheck.rendering.beside import beside
from factcheck.text.expressions import expression

SECTIONS = ("Why it matters", "How to fix it")
"""The sections of a rule's page that are shown."""

_MARKUP = expression(r"([\\`*_{}\[\]<>#|!])")
_CANDIDATES = 3
_NUMBERS = 6


def hover(checked: Checked, rules: dict[str, Rule], restated: Restated, source: Span) -> str:
    """Return Markdown on the findings, the restated fact and the cited source at a span, empty where there is none."""
    parts = [_finding(finding, rules.get(finding.rule)) for finding in findings_at(checked, source)]
    if found := mention_at(checked.article, restated, source):
        head, *mentions = described(checked.article, *found)
        parts.append("\n".join((f"**{escaped(head)}**\n", *(f"- {escaped(words)}" for words in mentions))))
    if known := source_at(checked, source):
        parts.append(_source(known[1]))
    parts += [_beside(checked, each) for each in list(evidence_at(checked, source))[:_NUMBERS]]
    return "\n\n---\n\n".join(parts)


def _finding(finding: Finding, rule: Rule | None) -> str:
    return "\n\n".join(_finding_parts(finding, rule))


def _finding_parts(finding: Finding, rule: Rule | None) -> Iterator[str]:
    yield f"**{escaped(finding.message)}**"
    if finding.suggestion:
        yield escaped(finding.suggestion)
    if remarks := list(finding.remarks()):
        yield "\n".join(f"- {escaped(label)}: {_linked(text)}" for label, text in remarks)
    for section in SECTIONS if rule else ():
        yield f"*{section}.* {rule.sections[section].strip()}" if rule else ""
    yield f"{finding.rule} ({finding.code})"


def _source(verdict: Verdict) -> str:
    lines = [f"**{verdict.status}**" + (f": {escaped(verdict.reason)}" if verdict.reason else "")]
    lines += (f"- {_work(candidate)}" for candidate in verdict.candidates[:_CANDIDATES])
    return "\n".join(lines)


def _beside(checked: Checked, evidence: Evidence) -> str:
    """Return a number with what its source says of it, and the closest passages with theirs in bold."""
    shown = beside(checked.article, evidence)
    lines = [f"**{escaped(shown.words)}** {escaped(shown.label)}"]
    for where, pieces in shown.passages:
        words = "".join(f"**{escaped(one.text)}**" if one.marked else _escaped(one.text) for one in pieces)
        lines.append(f"- {escaped(where)}: {words}")
    return "\n".join(lines)


def _work(candidate: Candidate) -> str:
    work = candidate.work
    authors = escaped(work.authors[0].family) if work.authors else ""
    years = "/".join(map(str, work.years))
    head = ", ".join(filter(None, (authors, years)))
    return f"{head}: {escaped(work.title)} {_linked(work.url)}".strip()


def _linked(text: str) -> str:
    return f"<{text}>" if re.fullmatch(r"https?://[^\s<>]+", text) else escaped(text)


def escaped(text: str) -> str:
    """Return words of an article or a record as Markdown that shows them as they are."""
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text.replace("\n", " "))
