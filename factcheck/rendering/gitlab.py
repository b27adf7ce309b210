"""GitLab's Code Quality report: a JSON list of issues, each with a fingerprint of its own."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.fingerprints import fingerprint
from factcheck.model import Article, Finding
from factcheck.rendering import Report
from factcheck.rendering.details import details, first_line, placed
from factcheck.rendering.json_text import dumps
from factcheck.rendering.paths import repository_path
from factcheck.rendering.regions import region
from factcheck.text.printable import printable

SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def render(report: Report) -> Iterator[str]:
    """Yield the list: the files that cannot be read, then the findings of each article."""
    copies: Counter[str] = Counter()
    issues = [_problem(problem) for problem in report.problems]
    for checked in report.articles:
        issues += (_issue(checked.article, finding, copies) for finding in checked.findings)
    yield dumps(issues)


def _issue(article: Article, finding: Finding, copies: Counter[str]) -> dict[str, Any]:
    path = repository_path(article.path)
    known = f"{path}\n{fingerprint(article, finding)}"
    copies[known] += 1
    where = region(article, finding.span)
    lined = first_line(article, finding) is not None
    return {
        "description": placed(article, finding),
        "content": {"body": "\n\n".join(details(article, finding))},
        "check_name": finding.rule,
        "fingerprint": _digest(f"{known}\n{copies[known]}"),
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": path,
            "lines": {"begin": where.start_line if lined else 1, "end": where.end_line if lined else 1},
        },
    }


def _problem(problem: FactcheckError) -> dict[str, Any]:
    return {
        "description": printable(problem.message),
        "check_name": "unreadable-file",
        "fingerprint": _digest(str(problem)),
        "severity": "blocker",
        "location": {"path": repository_path(problem.path or "-"), "lines": {"begin": problem.line or 1}},
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]
