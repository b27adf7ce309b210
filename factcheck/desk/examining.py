"""What worker processes do with a draft: check it, list its open questions, write a report."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import field, replace

from factcheck import pipeline
from factcheck.config import Config, rules_of
from factcheck.desk.drafts import Draft
from factcheck.desk.export import Export, as_word, export
from factcheck.desk.showing import keyed, shown
from factcheck.extraction import extract
from factcheck.model import Article, Checked, Extraction, Finding, Lookups, Verdict
from factcheck.text.expressions import expression
from factcheck.text.passages import Memory, remembering
from factcheck.text.positions import utf16_offsets
from factcheck.values import dataclass
from factcheck.verification.lock import addressed, mark
from factcheck.verification.query import Query, queries
from factcheck.write_ignores import with_ignores

_MEMORY = Memory()
_LATEST: list[tuple[Draft, Article, Extraction]] = []
"""The draft that this process checked last, as it was read."""
_UNFIT = expression(r"--+|[<>{}*\s]+")
"""What could end a comment before its time."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the draft: verdicts by the mark of their question, reasons to ignore by finding.

    `notice` says what keeps more from being known.
    """

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    ignored: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """What the page gets, as the bytes of a JSON object, with the draft's text where it comes from a file."""

    answer: bytes
    text: str = ""


def examine(draft: Draft, known: Known, config: Config) -> Examined:
    """Check a draft with what is known of its sources."""
    checked, asked = _checked(draft, known, config)
    answer = shown(checked, asked, known.ignored) | {
        "version": draft.version,
        "format": draft.format,
        "notice": known.notice,
    }
    text = draft.text or checked.article.source
    return Examined(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"), text if draft.data else "")


def ask(draft: Draft, config: Config) -> tuple[tuple[str, Query], ...]:
    """Return what the draft's sources make one ask, each with its mark."""
    with remembered():
        article = draft.article()
        asked = queries(article, pipeline.used(pipeline.facts(article, config)))
        return tuple((mark(query), query) for query in asked)


def comment(draft: Draft, known: Known, config: Config, key: str, reason: str) -> tuple[int, str] | None:
    """Return the comment that ignores a finding and the UTF-16 place in the draft's text where it goes in.

    None where the finding is gone, or where the format takes no comments.
    """
    checked, _ = _checked(draft, known, config)
    return insertion(draft, checked.article, [finding for one, finding in keyed(checked) if one == key], reason)


def insertion(draft: Draft, article: Article, findings: Sequence[Finding], reason: str) -> tuple[int, str] | None:
    """Return the comment that sets findings aside and the UTF-16 place in the draft's text where it goes in.

    None where there is nothing to set aside, or where the format takes no comments.
    """
    with remembered():
        ignored = with_ignores(article, findings, " ".join(_UNFIT.sub(" ", reason).split())) if not draft.data else None
    if not ignored or not ignored.comments:
        return None
    old, new = article.source, ignored.source
    start = next((place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    return utf16_offsets(old)(start), new[start : start + len(new) - len(old)]


def remembered() -> AbstractContextManager[None]:
    """Return the context in which passages that this process has read before are not read again."""
    return remembering(_MEMORY)


def report(draft: Draft, known: Known, config: Config, format: str) -> Export:
    """Return the draft's report in one of the formats of `export`; findings that the editor ignores are set aside."""
    if format == "word" and draft.format != "word":
        draft = replace(draft, format="word", data=as_word(draft.article()))
    checked, _ = _checked(draft, known, config)
    aside = [
        replace(finding, state="suppressed", reason=known.ignored[key])
        for key, finding in keyed(checked)
        if key in known.ignored and finding.state == "new"
    ]
    gone = {(finding.rule, finding.span, finding.message) for finding in aside}
    kept = tuple(one for one in checked.findings if (one.rule, one.span, one.message) not in gone)
    article = replace(checked.article, path=draft.name)
    told = replace(checked, article=article, findings=kept, set_aside=(*checked.set_aside, *aside))
    return export(told, draft, format, {rule.name: rule for rule in rules_of(config)})


def latest(draft: Draft) -> tuple[Article, Extraction]:
    """Return a draft as it was read for its check, where that was the last one here; else it is read.

    The list of facts is asked for right after a check, and compares the same numbers: `find_facts` knows them again by
    being the same objects. A bibliography adds entries to what is read, and no numbers.
    """
    for held, article, extraction in _LATEST:
        if (held.text, held.format, held.data) == (draft.text, draft.format, draft.data):
            return article, extraction
    article = draft.article()
    return article, extract(article)


def _checked(draft: Draft, known: Known, config: Config) -> tuple[Checked, Sequence[Query]]:
    with remembered():
        article = draft.article()
        extraction = pipeline.used(pipeline.facts(article, config))
        _LATEST[:] = [(draft, article, extraction)]
        asked = tuple(queries(article, extraction))
        marks = ((query, mark(query)) for query in asked)
        verdicts = {one.key: addressed(known.verdicts[held], one) for one, held in marks if held in known.verdicts}
        lookups = Lookups(verdicts) if verdicts else None
        return pipeline.judge(article, extraction, lookups, config), asked
