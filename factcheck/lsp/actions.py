"""What an editor can do about a finding with one click: mend, ignore, pin the work meant, open a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from factcheck.comparison.parting import Restated
from factcheck.joining import apart, offered
from factcheck.lsp.documents import Result
from factcheck.lsp.found import findings_at, source_at
from factcheck.lsp.places import Places
from factcheck.lsp.stated import mention_at, others
from factcheck.model import Article, Candidate, Checked, Edit, Finding, Span
from factcheck.pipeline import CONFLICTS
from factcheck.write_ignores import conflict, with_ignores

PIN, OPEN = "factcheck.pin", "factcheck.open"
"""The commands that the server carries out."""

REASON = "say why"
"""Stands where the editor writes why a finding is ignored."""

TWO_THINGS = "These are two things: keep them apart, and say why"
_OFFERED = 3
_TITLE = 60


def actions(
    result: Result, restated: Restated, places: Places, source: Span, told: Sequence[types.Diagnostic] = ()
) -> Iterator[types.CodeAction]:
    """Yield what can be done about the findings, the restated fact and the cited source at a span, the best first.

    An action names the diagnostic that it is for, of those that the editor was `told`; a mend that is certain is
    preferred, so that an editor may apply it by itself, and a correction to choose never is.
    """
    checked = result.checked
    if checked is None:
        return
    found = tuple(findings_at(checked, source))
    for finding in found:
        mine = [one for one in told if one.code == finding.rule and one.range == places.range(finding.span)]
        yield from _mended(finding, places, result.document.uri, mine)
    yield from _pins(checked, source, result.document.uri)
    for finding in found:
        yield from _ignored(checked, finding, places, result.document.uri)
        yield from _links(finding)
    if not any(finding.rule == CONFLICTS for finding in found):
        yield from _parted(checked.article, restated, places, source, result.document.uri)


def of_version(action: types.CodeAction, version: int) -> types.CodeAction:
    """Return an action whose edits hold for one version of its document: an editor leaves a later one alone."""
    if action.edit and action.edit.changes:
        documents = [
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, version), edits)
            for uri, edits in action.edit.changes.items()
        ]
        action.edit = types.WorkspaceEdit(document_changes=documents)
    return action


def _mended(finding: Finding, places: Places, uri: str, told: Sequence[types.Diagnostic]) -> Iterator[types.CodeAction]:
    for part in apart(finding):
        if edits := [edit for edit in part.edits if not edit.path]:
            action = _edit(f"Mend: {_mend(part, edits)}", uri, places, edits)
            action.diagnostics, action.is_preferred = list(told) or None, True
            yield action
    for offer in offered(finding):
        action = _edit(f"Write “{offer.words}”", uri, places, offer.edits)
        action.diagnostics = list(told) or None
        yield action


def _mend(part: Finding, edits: Sequence[Edit]) -> str:
    """Return what a click does in the few words that a menu has room for: what it writes, where that is short."""
    if len(edits) == 1 and 0 < len(edits[0].text) <= _TITLE:
        return f"write “{edits[0].text}”"
    return part.suggestion or part.message


def _ignored(checked: Checked, finding: Finding, places: Places, uri: str) -> Iterator[types.CodeAction]:
    article = checked.article
    ignored = with_ignores(article, (finding,), REASON)
    if ignored.comments:
        edit = _insertion(article.source, ignored.source)
        title = TWO_THINGS if finding.rule == CONFLICTS else f"Ignore {finding.rule} here, and say why"
        yield _edit(title, uri, places, [edit])


def _parted(article: Article, restated: Restated, places: Places, source: Span, uri: str) -> Iterator[types.CodeAction]:
    """Yield the action that keeps a mention of a fact apart from those that it stands against."""
    if found := mention_at(article, restated, source):
        fact, claim = found
        against = [other.quantity.span for other in others(fact, claim)]
        ignored = with_ignores(article, (conflict(claim.quantity.span, against),), REASON)
        if ignored.comments:
            yield _edit(TWO_THINGS, uri, places, [_insertion(article.source, ignored.source)])


def _insertion(old: str, new: str) -> Edit:
    """Return what was put into the old text to make the new one."""
    start = next((place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    return Edit(Span(start, start), new[start : start + len(new) - len(old)])


def _pins(checked: Checked, source: Span, uri: str) -> Iterator[types.CodeAction]:
    known = source_at(checked, source)
    if known is None or known[1].status in ("verified", "agency"):
        return
    cluster, verdict = known
    for candidate in verdict.candidates[:_OFFERED]:
        identifier = candidate.work.doi or candidate.work.pmid
        if identifier and candidate.may_be_meant:
            title = f"This is the one: {_named(candidate)}"
            yield _command(title, PIN, [uri, cluster.key, identifier])


def _named(candidate: Candidate) -> str:
    work = candidate.work
    authors = work.authors[0].family if work.authors else ""
    title = work.title if len(work.title) <= _TITLE else f"{work.title[:_TITLE].rstrip()}…"
    return f"{authors} ({'/'.join(map(str, work.years))}) {title}".strip()


def _links(finding: Finding) -> Iterator[types.CodeAction]:
    for label, text in finding.remarks():
        if text.startswith(("https://", "http://")):
            yield _command(f"Open {label}: {text}", OPEN, [text])


def _edit(title: str, uri: str, places: Places, edits: Sequence[Edit]) -> types.CodeAction:
    changes = [types.TextEdit(places.source_range(edit.span), edit.text) for edit in edits]
    return types.CodeAction(title, types.CodeActionKind.QuickFix, edit=types.WorkspaceEdit({uri: changes}))


def _command(title: str, command: str, arguments: list[str]) -> types.CodeAction:
    return types.CodeAction(
        title, types.CodeActionKind.QuickFix, command=types.Command(title, command, arguments=arguments)
    )
