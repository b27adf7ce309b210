"""The examples of a rule page as tests: what the rule finds in each, and whether that is what the page promises."""

from __future__ import annotations

from dataclasses import replace

from factcheck.catalogue import Example, Rule
from factcheck.checks import RuleContext
from factcheck.comparison.house import house_facts
from factcheck.config import Config
from factcheck.extraction import extract
from factcheck.model import Article, Finding, Reference, Span
from factcheck.pipeline import COMMENTS, findings, judge, rule_context
from factcheck.reading import read_text

MARKS = ("<mark>", "</mark>")


def found(rule: Rule, example: Example) -> tuple[Article, list[Finding]]:
    """Return the example as an article without its marks, and what the rule finds in it."""
    context, *others = (_context(rule, example, name, text) for name, text in example.articles())
    named = tuple(other.article for other in others)
    stood_by = tuple(fact for other in others for fact in house_facts(other.article, other.extraction.claims))
    article, context = context.article, replace(context, others=tuple(others), documents=named, facts=stood_by)
    if example.lookup:
        from factcheck.verification import replies

        lookups = replies.judge(article, context.extraction, example.lookup)
        context = replace(rule_context(article, context.extraction, lookups), others=context.others)
    if rule.kind == COMMENTS:
        checked = judge(article, context.extraction, None, Config(profile="audit"))
        return article, [finding for finding in checked.findings if finding.rule == rule.name]
    return article, list(findings(context, [rule]))


def _context(rule: Rule, example: Example, name: str, text: str) -> RuleContext:
    article = read_text(text, example.format, name or f"{rule.name}.md")
    return RuleContext(article, extract(article, _references(example)))


def failure(rule: Rule, example: Example) -> str:
    """Return in a sentence what an example gives instead of what it should, nothing where it holds.

    A `finding` example holds with a finding that touches its marked words, or with any where none are marked; an
    `ok` example holds with none.
    """
    article, diagnostics = found(rule, example)
    shown = "; ".join(f"“{article.words(diagnostic.span)}”: {diagnostic.message}" for diagnostic in diagnostics)
    if not example.expects_finding:
        return f"should find nothing, but finds {shown}" if diagnostics else ""
    if not diagnostics:
        return "should find a problem, but finds nothing"
    marked = _marked(example)
    if marked and not any(article.source_span(diagnostic.span).overlaps(marked) for diagnostic in diagnostics):
        words = example.text[marked.start + len(MARKS[0]) : marked.end + len(MARKS[0])]
        return f"should find a problem at “{words}”, but finds {shown}"
    return ""


def _marked(example: Example) -> Span | None:
    """Return the marked words as characters of the example without its marks, None where none are marked."""
    start = example.text.find(MARKS[0])
    end = example.text.find(MARKS[1], start)
    return Span(start, end - len(MARKS[0])) if 0 <= start < end else None


def _references(example: Example) -> tuple[Reference, ...]:
    if not example.bibliography:
        return ()
    from factcheck.extraction.references.bibtex import read_bibtex

    return read_bibtex(example.bibliography)
