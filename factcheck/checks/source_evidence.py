"""Numbers that a source states otherwise, and quotations whose words it does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Evidence, Span, Verdict
from factcheck.values import dataclass

FIELDS = ("source", "said", "text", "title")
ONLINE = True


@dataclass(frozen=True, slots=True)
class Options:
    """`of`: "number" for numbers that differ, "quotation" for quotations that are not in the whole text."""

    of: Literal["number", "quotation"] = "number"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each number or quotation that a source gives otherwise, and none cited for it gives so."""
    seen: set[Span] = set()
    for evidence in context.evidence:
        if _is_wrong(evidence, options) and evidence.place not in seen:
            seen.add(evidence.place)
            yield _diagnostic(context, evidence)


def _is_wrong(evidence: Evidence, options: Options) -> bool:
    if evidence.kind != options.of or evidence.elsewhere:
        return False
    if evidence.kind == "number":
        return evidence.state == "differs"
    return evidence.state == "not-found" and evidence.text in ("full text", "linked page", "document")


def _diagnostic(context: RuleContext, evidence: Evidence) -> Diagnostic:
    title, address = _work(context.verdicts, evidence.source)
    passages = [(_place(evidence, shown.passage.place), shown.passage.text) for shown in evidence.shown]
    return Diagnostic(
        evidence.place,
        {
            "source": context.article.words(evidence.citation),
            "said": evidence.said,
            "text": evidence.text,
            "title": title,
        },
        evidence=(*passages, *((("work", f"{title} {address}".strip()),) if title or address else ())),
    )


def _place(evidence: Evidence, place: str) -> str:
    return evidence.text if not place or place.lower() == evidence.text else f"{evidence.text}: {place}"


def _work(verdicts: Mapping[str, Verdict], key: str) -> tuple[str, str]:
    verdict = verdicts.get(key)
    if verdict is None or not verdict.candidates:
        return "", ""
    work = verdict.candidates[0].work
    return work.title, work.url
