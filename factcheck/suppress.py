"""Ignore comments: which findings an article itself sets aside, and what is wrong with its comments.

factcheck: ignore[vague-source] why          the next block, or the one in which the comment stands
factcheck: ignore-start[FC101, FC203] why    from here to `factcheck: ignore-end`
factcheck: ignore-file[FC203] why            the whole file
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import accumulate

from factcheck.comment_scope import between, covered, ground
from factcheck.model import Article, Comment, Fault, Finding, Span

VERBS = ("ignore", "ignore-start", "ignore-end", "ignore-file")
_FOREIGN = ("disable", "noqa", "off", "skip", "suppress")
_FORM = re.compile(r"factcheck\s*(?P<colon>:?)\s*(?P<verb>[A-Za-z-]*)\s*(?:\[(?P<names>[^\[\]]*)\])?(?P<reason>.*)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """An ignore comment: the names in it as rules, with what it covers (None where that is nothing)."""

    comment: Comment
    names: tuple[tuple[str, str], ...]
    """Each name as written, and the rule that it means, "" for one that there is not."""
    covers: Span | None
    reason: str


@dataclass(frozen=True, slots=True)
class Applied:
    """Findings that are left, those that are set aside with the reason given, and what is wrong with the comments."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    comment: Comment
    verb: str
    names: tuple[str, ...]
    reason: str


def apply(article: Article, found: Sequence[Finding], known: Mapping[str, str], applicable: Collection[str]) -> Applied:
    """Set those findings aside that a comment covers at one of their places.

    `known` maps names and codes of rules to their names; `able` holds the rules that could have found something in
    this run, since no comment is unused for want of a look-up or of the other articles of a site.
    """
    if not article.comments:
        return Applied(tuple(found))
    said, faults = _understood(article.comments)
    suppressions, open_faults = _suppressions(article, said, known)
    by_rule = _by_rule(suppressions)
    left, suppressed = [], []
    used: set[tuple[int, str]] = set()
    for finding in found:
        hits = sorted(by_rule[finding.rule].hits(finding)) if finding.rule in by_rule else []
        used |= {(index, finding.rule) for index in hits}
        if hits:
            suppressed.append(replace(finding, state="suppressed", reason=suppressions[hits[0]].reason))
        else:
            left.append(finding)
    faults += [*open_faults, *_faults(suppressions, used, found, applicable), *_unknown(suppressions, known)]
    return Applied(tuple(left), tuple(suppressed), tuple(sorted(faults, key=lambda fault: fault.span)))


def covers(article: Article, known: Mapping[str, str]) -> Iterator[tuple[str, Span]]:
    """Yield each rule that a comment names with what of the article's text the comment covers, in text order.

    `known` maps names and codes of rules to their names.
    """
    for one in _suppressions(article, _understood(article.comments)[0], known)[0] if article.comments else ():
        if one.covers is not None:
            yield from ((rule, one.covers) for rule in dict.fromkeys(rule for _, rule in one.names if rule))


def _understood(comments: Iterable[Comment]) -> tuple[list[_Said], list[Fault]]:
    """Return what the comments say, and those that mean to say something but do not."""
    said, faults = [], []
    for comment in comments:
        form = _FORM.match(comment.text)
        if not form:
            continue
        names = None if form["names"] is None else tuple(name.strip() for name in form["names"].split(","))
        if form["colon"] and form["verb"] in VERBS:
            named = tuple(filter(None, names or ()))
            said.append(_Said(comment, form["verb"], named, form["reason"].lstrip(" :–—-").strip()))
        elif form["verb"] == "front-matter":
            faults.append(Fault("front-matter", comment.span))
        elif names is not None or form["reason"].strip() == "" or _means_a_verb(form["verb"]):
            faults.append(Fault("form", comment.span))
    return said, faults


def _means_a_verb(word: str) -> bool:
    """Tell whether a word is a misspelt or another tool's verb, unlike that of a note ("factcheck: ask the author")."""
    return word in VERBS or bool(get_close_matches(word, (*VERBS, *_FOREIGN), n=1, cutoff=0.75))


def _suppressions(
    article: Article, said: Iterable[_Said], known: Mapping[str, str]
) -> tuple[list[Suppression], list[Fault]]:
    on = ground(article)
    found: list[Suppression] = []
    faults: list[Fault] = []
    opened: list[_Said] = []
    for one in said:
        if one.verb == "ignore-start":
            opened.append(one)
        elif one.verb == "ignore-end":
            ended = _rules(one, known)
            closed = [start for start in opened if not ended or ended & _rules(start, known)]
            opened = [start for start in opened if ended and not ended & _rules(start, known)]
            found += (_suppression(start, between(on, start.comment, one.comment), known) for start in closed)
            faults += [] if closed else [Fault("unopened", one.comment.span)]
        else:
            covers = Span(0, len(article.text)) if one.verb == "ignore-file" else covered(on, one.comment)
            found.append(_suppression(one, covers, known))
    faults += (Fault("unclosed", start.comment.span) for start in opened)
    return found, faults


def _rules(said: _Said, known: Mapping[str, str]) -> set[str]:
    return {known.get(name, name) for name in said.names}


def _suppression(said: _Said, covers: Span | None, known: Mapping[str, str]) -> Suppression:
    return Suppression(said.comment, tuple((name, known.get(name, "")) for name in said.names), covers, said.reason)


@dataclass(frozen=True, slots=True)
class _Covered:
    """What is covered for one rule, by start; `reach` is the farthest end up to each, `numbers` are suppressions."""

    spans: tuple[Span, ...]
    numbers: tuple[int, ...]
    reach: tuple[int, ...]

    def hits(self, finding: Finding) -> Iterator[int]:
        """Yield the suppressions that cover one of a finding's places."""
        for place in (finding.span, *(related.span for related in finding.related)):
            index = bisect_left(self.spans, place.end, key=lambda span: span.start) - 1
            while index >= 0 and self.reach[index] > place.start:
                if self.spans[index].end > place.start:
                    yield self.numbers[index]
                index -= 1


def _by_rule(suppressions: Iterable[Suppression]) -> dict[str, _Covered]:
    found: dict[str, list[tuple[Span, int]]] = {}
    for index, one in enumerate(suppressions):
        if one.covers is not None:
            for rule in {rule for _, rule in one.names if rule}:
                found.setdefault(rule, []).append((one.covers, index))
    return {rule: _covered(sorted(spans)) for rule, spans in found.items()}


def _covered(spans: Sequence[tuple[Span, int]]) -> _Covered:
    reach = accumulate((span.end for span, _ in spans), max)
    return _Covered(tuple(span for span, _ in spans), tuple(number for _, number in spans), tuple(reach))


def _faults(
    suppressions: Sequence[Suppression],
    used: set[tuple[int, str]],
    found: Sequence[Finding],
    applicable: Collection[str],
) -> Iterator[Fault]:
    for index, one in enumerate(suppressions):
        if not one.names:
            covered = [finding.rule for finding in found if one.covers and one.covers.overlaps(finding.span)]
            yield Fault("bare", one.comment.span, rules=tuple(dict.fromkeys(covered)))
        for name, rule in one.names:
            if rule in applicable and (index, rule) not in used:
                yield Fault("unused", one.comment.span, name)


def _unknown(suppressions: Iterable[Suppression], known: Mapping[str, str]) -> Iterator[Fault]:
    for one in suppressions:
        for name, rule in one.names:
            if not rule:
                near = get_close_matches(name, known, n=1)
                yield Fault("unknown", one.comment.span, name, near[0] if near else "")
