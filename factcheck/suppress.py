"""Ignore comments: which findings an article itself sets aside, and what is wrong with its comments.

factcheck: ignore[vague-source] why          the next block, or the one in which the comment stands
factcheck: ignore-start[FC101, FC203] why    from here to `factcheck: ignore-end`
factcheck: ignore-file[FC203] why            the whole file

factcheck: ignore[conflicting-values "five weeks"] why    there, what stands against a place with these words
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import accumulate
from typing import TYPE_CHECKING

from factcheck.comment_scope import between, covered, ground
from factcheck.model import Article, Comment, Fault, Finding, Span
from factcheck.text.expressions import expression
from factcheck.values import dataclass

if TYPE_CHECKING:
    from factcheck.comparison.parting import Apart

VERBS = ("ignore", "ignore-start", "ignore-end", "ignore-file")
_FOREIGN = ("disable", "noqa", "off", "skip", "suppress")
_NAMED = expression(r"(?P<name>[^,\"“”]*)(?:[\"“](?P<words>[^\"“”]*)[\"”])?[^,]*(?:,|$)")
_FORM = expression(r"factcheck\s*(?P<colon>:?)\s*(?P<verb>[A-Za-z-]*)\s*(?:\[(?P<names>[^\[\]]*)\])?(?P<reason>.*)")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a comment as written, and the rule that it means, "" for one that there is not.

    With `words`, only what stands against another place with these words is meant.
    """

    written: str
    rule: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Suppression:
    """An ignore comment: the names in it as rules, with what it covers (None where that is nothing)."""

    comment: Comment
    names: tuple[Named, ...]
    covers: Span | None
    reason: str

    def means(self, article: Article, rule: str, others: Iterable[Span]) -> bool:
        """Tell whether it sets a rule's finding aside that has one place in what is covered, and these others."""
        words = [named.words for named in self.names if named.rule == rule]
        return "" in words or any(says(article.words(other), each) for other in others for each in words)


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
    names: tuple[tuple[str, str], ...]
    reason: str


def apply(article: Article, found: Sequence[Finding], known: Mapping[str, str], applicable: Collection[str]) -> Applied:
    """Set those findings aside that a comment covers at one of their places.

    `known` maps names and codes of rules to their names; `applicable` holds the rules that could have found
    something in this run, since no comment is unused for want of a look-up or of the other articles of a site.
    """
    if not article.comments:
        return Applied(tuple(found))
    said, faults = _understood(article.comments)
    suppressions, open_faults = _suppressions(article, said, known)
    by_rule = _by_rule(suppressions)
    left, suppressed = [], []
    used: set[tuple[int, str]] = set()
    for finding in found:
        hits = sorted(_hits(article, finding, by_rule, suppressions))
        used |= {(index, finding.rule) for index in hits}
        if hits:
            suppressed.append(replace(finding, state="suppressed", reason=suppressions[hits[0]].reason))
        else:
            left.append(finding)
    faults += [*open_faults, *_faults(article, suppressions, used, found, applicable), *_unknown(suppressions, known)]
    return Applied(tuple(left), tuple(suppressed), tuple(sorted(faults, key=lambda fault: fault.span)))


def covers(article: Article, known: Mapping[str, str]) -> Iterator[tuple[str, Span]]:
    """Yield each rule that a comment names with what of the article's text the comment covers, in text order.

    `known` maps names and codes of rules to their names.
    """
    for one in _suppressions(article, _understood(article.comments)[0], known)[0] if article.comments else ():
        if one.covers is not None:
            whole = (named.rule for named in one.names if named.rule and not named.words)
            yield from ((rule, one.covers) for rule in dict.fromkeys(whole))


def kept_apart(article: Article, rule: str, known: Mapping[str, str]) -> Apart:
    """Return what the article's comments say of two places that a rule could set against each other.

    Only comments that name the words of the other place say that two things are meant; one without any sets a conflict
    aside, and nothing else.
    """
    found = _suppressions(article, _understood(article.comments)[0], known)[0] if article.comments else []
    said = [one for one in found if one.covers and any(each.rule == rule and each.words for each in one.names)]

    def reason(one: Span, other: Span) -> str | None:
        for each in said:
            for here, there in ((one, other), (other, one)):
                if each.covers and each.covers.overlaps(here) and each.means(article, rule, (there,)):
                    return each.reason
        return None

    return reason


def says(text: str, words: str) -> bool:
    """Tell whether a text holds some words, whatever their case and the white space between them."""
    wanted, given = (" ".join(each.casefold().split()) for each in (words, text))
    return re.search(rf"(?<![\w.,]){re.escape(wanted)}(?!\w|[.,]\d)", given) is not None


def _understood(comments: Iterable[Comment]) -> tuple[list[_Said], list[Fault]]:
    """Return what the comments say, and those that mean to say something but do not."""
    said, faults = [], []
    for comment in comments:
        form = _FORM.match(comment.text)
        if not form:
            continue
        names = form["names"]
        if form["colon"] and form["verb"] in VERBS:
            said.append(_Said(comment, form["verb"], _named(names or ""), form["reason"].lstrip(" :–—-").strip()))
        elif form["verb"] == "front-matter":
            faults.append(Fault("front-matter", comment.span))
        elif names is not None or form["reason"].strip() == "" or _means_a_verb(form["verb"]):
            faults.append(Fault("form", comment.span))
    return said, faults


def _named(names: str) -> tuple[tuple[str, str], ...]:
    """Return the names between the brackets of a comment, each with the words in quotation marks after it."""
    found = ((each["name"].strip(), (each["words"] or "").strip()) for each in _NAMED.finditer(names))
    return tuple(each for each in found if each[0])


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
    return {known.get(name, name) for name, _ in said.names}


def _suppression(said: _Said, covers: Span | None, known: Mapping[str, str]) -> Suppression:
    names = tuple(Named(name, known.get(name, ""), words) for name, words in said.names)
    return Suppression(said.comment, names, covers, said.reason)


@dataclass(frozen=True, slots=True)
class _Covered:
    """What is covered for one rule, by start; `reach` is the farthest end up to each, `numbers` are suppressions."""

    spans: tuple[Span, ...]
    numbers: tuple[int, ...]
    reach: tuple[int, ...]

    def hits(self, place: Span) -> Iterator[int]:
        """Yield the suppressions that cover a place."""
        index = bisect_left(self.spans, place.end, key=lambda span: span.start) - 1
        while index >= 0 and self.reach[index] > place.start:
            if self.spans[index].end > place.start:
                yield self.numbers[index]
            index -= 1


def _hits(
    article: Article, finding: Finding, by_rule: Mapping[str, _Covered], suppressions: Sequence[Suppression]
) -> set[int]:
    """Return the suppressions that cover one of a finding's places, and mean what its other places say."""
    if finding.rule not in by_rule:
        return set()
    places = (finding.span, *(related.span for related in finding.related))
    return {
        number
        for place in places
        for number in by_rule[finding.rule].hits(place)
        if suppressions[number].means(article, finding.rule, (other for other in places if other != place))
    }


def _by_rule(suppressions: Iterable[Suppression]) -> dict[str, _Covered]:
    found: dict[str, list[tuple[Span, int]]] = {}
    for index, one in enumerate(suppressions):
        if one.covers is not None:
            for rule in {named.rule for named in one.names if named.rule}:
                found.setdefault(rule, []).append((one.covers, index))
    return {rule: _covered(sorted(spans)) for rule, spans in found.items()}


def _covered(spans: Sequence[tuple[Span, int]]) -> _Covered:
    reach = accumulate((span.end for span, _ in spans), max)
    return _Covered(tuple(span for span, _ in spans), tuple(number for _, number in spans), tuple(reach))


def _faults(
    article: Article,
    suppressions: Sequence[Suppression],
    used: set[tuple[int, str]],
    found: Sequence[Finding],
    applicable: Collection[str],
) -> Iterator[Fault]:
    for index, one in enumerate(suppressions):
        if not one.names:
            covered = [finding.rule for finding in found if one.covers and one.covers.overlaps(finding.span)]
            yield Fault("bare", one.comment.span, rules=tuple(dict.fromkeys(covered)))
        for named in one.names:
            if named.rule in applicable and not _is_of_use(article, one, named, (index, named.rule) in used):
                yield Fault("unused", one.comment.span, named.written)


def _is_of_use(article: Article, one: Suppression, named: Named, used: bool) -> bool:
    """Tell whether a name in a comment sets something aside; one with words, whether they stand elsewhere.

    Two places are kept apart in the list of restated facts as well, which no run of the rules makes.
    """
    if used or not named.words or one.covers is None:
        return used
    outside = f"{article.text[: one.covers.start]}\n{article.text[one.covers.end :]}"
    return says(outside if outside.strip() else article.text, named.words)


def _unknown(suppressions: Iterable[Suppression], known: Mapping[str, str]) -> Iterator[Fault]:
    for one in suppressions:
        for named in one.names:
            if not named.rule:
                near = get_close_matches(named.written, known, n=1)
                yield Fault("unknown", one.comment.span, named.written, near[0] if near else "")
