"""The flow: source, article, extraction, look-ups, checks, findings. The one place where the stages meet."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import joining, suppress
from factcheck.catalogue import Rule
from factcheck.checks import Diagnostic, Kind, RuleContext, kind
from factcheck.collector import without_circles
from factcheck.config import Config, find_nearest, load, names_of, rules_of
from factcheck.errors import ConfigError
from factcheck.extraction import extract
from factcheck.model import Article, Checked, Extraction, Finding, Lookups, Reference, Span, Work
from factcheck.opening import is_there
from factcheck.reading import read
from factcheck.reading.bibliography_discovery import bibliographies

COMMENTS = "ignore-comment"
"""The kind of the rules about ignore comments, which run after all others."""
CONFLICTS = "conflicting-values"
"""The rule whose ignore comments say that two mentions of a number are of two things."""
_NAMES = {CONFLICTS: CONFLICTS, "FC101": CONFLICTS}

if TYPE_CHECKING:
    from factcheck.comparison.house import HouseFact
    from factcheck.comparison.parting import Apart, Restated
    from factcheck.verification.lock import Lock
    from factcheck.verification.locked_evidence import Held


@without_circles
def check(article: Article, config: Config | None = None) -> tuple[Finding, ...]:
    """Return what is wrong in the article and not set aside by its own comments, asking nobody, in text order."""
    config = config or Config()
    return judge(article, facts(article, config), None, config).findings


def verify(article: Article, config: Config | None = None) -> Checked:
    """Return the article with its facts, its findings and, unless the settings say offline, its verdicts."""
    config = config or Config()
    rules_of(config)  # a wrong setting is told before anything is looked up
    extraction = facts(article, config)
    lookups = None if config.lookups == "none" else look_up(article, extraction, config)
    return judge(article, extraction, lookups, config)


@without_circles
def judge(article: Article, extraction: Extraction, lookups: Lookups | None, config: Config) -> Checked:
    """Return the article with the findings that its facts and the verdicts at hand lead to; nobody is asked.

    Those that the article's own comments ignore are set aside.
    """
    rules = rules_of(config)
    lookups = _with_evidence(article, extraction, lookups, config)
    context = replace(
        rule_context(article, extraction, lookups),
        documents=tuple(map(document, config.against)),
        facts=tuple(fact for page in config.sources.facts for fact in house_facts(page)),
    )
    applicable = frozenset(rule.name for rule in rules if _is_applicable(kind(rule.kind), lookups))
    applied = suppress.apply(article, tuple(findings(context, rules)), names_of(config), applicable)
    about_comments = findings(replace(context, faults=applied.faults), (one for one in rules if one.kind == COMMENTS))
    left = sorted((*applied.findings, *about_comments), key=_order)
    shown, set_aside = (tuple(_shown(found, rules, config)) for found in (left, applied.suppressed))
    return Checked(article, extraction, tuple(joining.join(shown, rules)), lookups, set_aside, applicable)


def _is_applicable(one: Kind, lookups: Lookups | None) -> bool:
    """Tell whether rules of a kind could find something in an article by itself, as far as it was looked up."""
    return not one.across and (not one.online or (lookups is not None and not lookups.unchecked))


def facts(article: Article, config: Config) -> Extraction:
    """Return what is extracted from the article, together with the bibliography files that belong to it."""
    return extract(article, _bibliography(article, config))


def restated(article: Article, extraction: Extraction, also: Apart = lambda one, other: None) -> Restated:
    """Return the facts that the article states more than once, without what its comments say are two things.

    `also` says of two places why somebody else keeps them apart, None where nobody does.
    """
    from factcheck.comparison.parting import part  # late, since a check does without what compares frames
    from factcheck.comparison.restated import find_facts

    said = suppress.kept_apart(article, CONFLICTS, _NAMES)

    def apart(one: Span, other: Span) -> str | None:
        reason = said(one, other)
        return also(one, other) if reason is None else reason

    numbers = sorted(quantity.span for quantity in extraction.quantities)
    return part(article, find_facts(article, extraction.claims), numbers, apart)


def _bibliography(article: Article, config: Config) -> list[Reference]:
    paths = tuple(bibliographies(article, config.bibliography, config.file))
    if not paths:
        return []
    from factcheck.extraction.references.bibliography import read_bibliography  # late, since it loads a parser

    return [entry for path in paths for entry in read_bibliography(path)]


def used(extraction: Extraction) -> Extraction:
    """Return the extraction without those entries of a bibliography file, often a whole site's, that nothing cites."""
    cited = {pair.reference.id for pair in extraction.links.pairs}
    kept = tuple(entry for entry in extraction.references if entry.span or entry.id in cited)
    return replace(extraction, references=kept)


def look_up(article: Article, extraction: Extraction, config: Config) -> Lookups:
    """Return the verdicts of the lock file, where there is one, and of the services on what it does not hold.

    Raises `ConfigError` where there is none and nobody else may be asked.
    """
    from factcheck.verification.place import find_lock  # late, since look-ups load an HTTP client

    extraction = used(extraction)
    path = find_lock(article.path, config.file)
    if not is_there(path):
        if config.lookups == "lock":
            message = "There is no lock file to go by; write it with `factcheck lock`, or leave --frozen out."
            raise ConfigError(message, path=str(path))
        from factcheck import verification

        return verification.verify(article, extraction, config.sources, config.lookups)
    return lock(article, extraction, config, path, read_lock(path))[0]


def lock(
    article: Article, extraction: Extraction, config: Config, path: Path, held: Lock, *, recheck: bool = False
) -> tuple[Lookups, Lock]:
    """Return the verdicts on an article's sources and the lock file's entries as they now stand; nothing is written.

    `path` is where the lock file is, `held` what it holds.
    """
    from factcheck.verification.locking import verify_locked
    from factcheck.verification.place import beside

    named = beside(article, path)
    today = date.today().isoformat()
    return verify_locked(
        named,
        extraction,
        config.sources,
        held,
        today=today,
        mode=config.lookups,
        recheck=recheck,
        evidence=read_evidence(path),
    )


def pin(
    article: Article, extraction: Extraction, source: str, identifier: str, config: Config
) -> tuple[str, Work, Path]:
    """Settle by hand which work a source of an article is, and write it into the lock file.

    `source` is what the article writes ("Li et al., 2019") or its key, `identifier` a DOI or PMID. Returns the key,
    the work and the lock file; raises `UsageError` for a source or an identifier that does not exist.
    """
    from factcheck.verification import lock as locks
    from factcheck.verification.pinning import find_query, work_of
    from factcheck.verification.place import beside, find_lock

    query = find_query(article, extraction, source)
    work = work_of(identifier, config.sources, config.lookups)
    path = find_lock(article.path, config.file)
    named = beside(article, path)
    held = locks.read(path)
    locks.merge(path, held, locks.pin(held, named.path, query, work, date.today().isoformat()))
    return query.key, work, path


def forget() -> None:
    """Drop what is kept of files for the length of a run, for a program that outlives a change to them."""
    for kept in (load, find_nearest, read_lock, read_evidence, document, house_facts):
        kept.cache_clear()
    if given := sys.modules.get("factcheck.sources.given_documents"):
        given.documents.cache_clear()


@cache
def read_lock(path: Path) -> Lock:
    """Return the entries of a lock file, read once a run."""
    from factcheck.verification.lock import read

    return read(path)


@cache
def document(path: str) -> Article:
    """Return a document that articles should agree with, read once a run; raises `ReadingError`.

    It is named as it is seen from the current folder, where it lies below that.
    """
    read_one, here = read(Path(path)), Path.cwd()
    return replace(read_one, path=str(Path(path).relative_to(here))) if Path(path).is_relative_to(here) else read_one


@cache
def house_facts(path: str) -> tuple[HouseFact, ...]:
    """Return what a house stands by, by one of its pages, read once a run; raises `ReadingError`."""
    from factcheck.comparison import house  # late, as what compares: most runs have no such page

    page = document(path)
    return house.house_facts(page, extract(page).claims)


@cache
def read_evidence(path: Path) -> Held:
    """Return the evidence beside a lock file, read once a run."""
    from factcheck.verification.locked_evidence import read

    return read(path)


def _shown(found: Iterable[Finding], rules: Iterable[Rule], config: Config) -> Iterator[Finding]:
    """Leave what a check itself is not sure of to the audit profile; a rule of low confidence runs if asked for."""
    unsure = {rule.name for rule in rules if rule.confidence == "low"}
    for finding in found:
        if finding.confidence != "low" or finding.rule in unsure or config.profile == "audit":
            yield finding


def _with_evidence(
    article: Article, extraction: Extraction, lookups: Lookups | None, config: Config | None = None
) -> Lookups | None:
    """Return the look-ups with what sources say of the article, where nobody was asked: by what is at hand.

    At hand are the abstracts of the verdicts and the documents that the settings name; without any, nothing is known.
    Where sources are still to be looked up, there is time until then.
    """
    by_hand = config is not None and bool(config.sources.documents)
    if lookups is None and config is not None and by_hand and config.lookups == "none":
        from factcheck import verification

        lookups = verification.verify(article, used(extraction), config.sources, "none")
    if lookups is None or lookups.evidence is not None or not lookups.verdicts:
        return lookups
    from factcheck.verification.source_evidence import gather_evidence

    given = None
    if config is not None and by_hand:
        from factcheck.verification.given import given_texts

        given = given_texts(article, extraction, lookups.verdicts, config.sources)
    return replace(lookups, evidence=gather_evidence(article, extraction, lookups.verdicts, given=given))


def rule_context(article: Article, extraction: Extraction, lookups: Lookups | None) -> RuleContext:
    """Return what the rules may look at."""
    known = _with_evidence(article, extraction, lookups)
    if known is None:
        return RuleContext(article, extraction)
    from factcheck.sources.registry import labels

    return RuleContext(article, extraction, known.verdicts, evidence=known.evidence or (), services=labels())


def findings(context: RuleContext, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Yield the findings of all rules in text order."""
    found = (_finding(rule, diagnostic, context) for rule in rules for diagnostic in _diagnostics(rule, context))
    yield from sorted(found, key=_order)


def _order(finding: Finding) -> tuple[Span, str, str]:
    return finding.span, finding.code, finding.message


def _diagnostics(rule: Rule, context: RuleContext) -> Iterable[Diagnostic]:
    return kind(rule.kind).check(context, rule.options)


def _finding(rule: Rule, diagnostic: Diagnostic, context: RuleContext) -> Finding:
    fields = {"this": context.article.words(diagnostic.span), **diagnostic.fields}
    if diagnostic.related:
        other = diagnostic.related[0].span
        fields.setdefault("other", context.article.words(other))
        fields.setdefault("other_place", context.article.place(other.start))
    message = rule.messages.get(diagnostic.variant, rule.message).format(**fields)
    return Finding(
        rule=rule.name,
        code=rule.code,
        message=" ".join(message.split()),
        span=diagnostic.span,
        severity=rule.severity_of(diagnostic),
        confidence=diagnostic.confidence or rule.confidence,
        related=diagnostic.related,
        suggestion=diagnostic.suggestion,
        evidence=diagnostic.evidence,
        edits=diagnostic.edits,
        offers=diagnostic.offers,
        slips=diagnostic.slips,
    )
