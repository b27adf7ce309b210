"""The flow: source, article, extraction, look-ups, checks, findings. The one place where the stages meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.catalogue import Rule
from factcheck.checks import Material, Problem, kind
from factcheck.config import Config, rules_of
from factcheck.extraction import extract
from factcheck.model import Article, Checked, Extraction, Finding, Lookups, Reference
from factcheck.reading.companions import bibliographies


def check(article: Article, config: Config | None = None) -> tuple[Finding, ...]:
    """Return what is wrong in the article, asking nobody, in text order."""
    config = config or Config()
    rules = rules_of(config)
    material = Material(article, extract(article, _bibliography(article, config)))
    return tuple(_shown(findings(material, rules), rules, config))


def verify(article: Article, config: Config | None = None) -> Checked:
    """Return the article with its facts, its findings and, unless the settings say offline, its verdicts."""
    config = config or Config()
    rules = rules_of(config)
    extraction = extract(article, _bibliography(article, config))
    lookups = None if config.offline else _look_up(article, extraction, config)
    material = Material(article, extraction, lookups.verdicts if lookups else {})
    return Checked(article, extraction, tuple(_shown(findings(material, rules), rules, config)), lookups)


def _bibliography(article: Article, config: Config) -> list[Reference]:
    paths = tuple(bibliographies(article, config.bibliography))
    if not paths:
        return []
    from factcheck.extraction.references.bibliography import read_bibliography  # late, since it loads a parser

    return [entry for path in paths for entry in read_bibliography(path)]


def _look_up(article: Article, extraction: Extraction, config: Config) -> Lookups:
    from factcheck import verification  # late, since it loads an HTTP client

    return verification.verify(article, extraction, config.sources)


def _shown(found: Iterable[Finding], rules: Iterable[Rule], config: Config) -> Iterator[Finding]:
    """Leave what a check itself is not sure of to the audit profile; a rule of low confidence runs if asked for."""
    unsure = {rule.name for rule in rules if rule.confidence == "low"}
    for finding in found:
        if finding.confidence != "low" or finding.rule in unsure or config.profile == "audit":
            yield finding


def findings(material: Material, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Yield the findings of all rules in text order."""
    found = (_finding(rule, problem, material) for rule in rules for problem in _problems(rule, material))
    yield from sorted(found, key=lambda finding: (finding.span, finding.code, finding.message))


def _problems(rule: Rule, material: Material) -> Iterable[Problem]:
    return kind(rule.kind).check(material, rule.options)


def _finding(rule: Rule, problem: Problem, material: Material) -> Finding:
    fields = {"this": material.article.words(problem.span), **problem.fields}
    if problem.related:
        other = problem.related[0].span
        fields.setdefault("other", material.article.words(other))
        fields.setdefault("other_line", str(material.article.position(other.start).line))
    message = rule.messages.get(problem.variant, rule.message).format(**fields)
    return Finding(
        rule=rule.name,
        code=rule.code,
        message=" ".join(message.split()),
        span=problem.span,
        severity=problem.severity or rule.severity,
        confidence=problem.confidence or rule.confidence,
        related=problem.related,
        suggestion=problem.suggestion,
        evidence=problem.evidence,
    )
