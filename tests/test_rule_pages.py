"""Every example of every rule page holds, and every page can be read by an editor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck import pipeline
from factcheck.catalogue import Example, Rule, load
from factcheck.checks import Material, kinds
from factcheck.config import Config
from factcheck.extraction import extract
from factcheck.model import Article, Finding, Span
from factcheck.pipeline import COMMENTS, findings
from factcheck.reading import FORMATS, read_text
from factcheck.verification.replies import judge

RULES = tuple(load().values())
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}:{example.line}") for rule in RULES for example in rule.examples
]


def found(rule: Rule, example: Example) -> tuple[Article, list[Finding]]:
    """Return the example as an article without its marks, and what the rule finds in it."""
    words = example.text.replace("<mark>", "").replace("</mark>", "")
    article = read_text(words, example.format, f"{rule.name}.md")
    material = Material(article, extract(article))
    if example.lookup:
        verdicts = judge(article, material.extraction, example.lookup).verdicts
        material = replace(material, verdicts=verdicts)
    if rule.kind == COMMENTS:
        checked = pipeline.judge(article, material.extraction, None, Config(profile="audit"))
        return article, [finding for finding in checked.findings if finding.rule == rule.name]
    return article, list(findings(material, [rule]))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    """A `finding` example gives a finding at its mark, an `ok` example gives none."""
    article, problems = found(rule, example)
    if not example.expects_finding:
        assert not problems, problems[0].message
        return
    assert problems
    start = example.text.find("<mark>")
    if start >= 0:
        marked = Span(start, example.text.index("</mark>") - len("<mark>"))
        assert any(article.source_span(problem.span).overlaps(marked) for problem in problems)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page(rule: Rule) -> None:
    """A page shows at least one finding and one clean text, in formats that can be read, and fills its sections."""
    assert {example.expects_finding for example in rule.examples} == {True, False}
    assert {example.format for example in rule.examples} <= set(FORMATS)
    assert rule.summary.endswith(".")
    assert all(rule.sections.values())


def test_every_kind_has_a_rule() -> None:
    """No check is dead code: each kind is used by a page."""
    assert set(kinds()) == {rule.kind for rule in RULES}


def test_codes_and_families() -> None:
    """The first digit of a code and the folder of a page say the same."""
    families = {"numbers": "FC1", "citations": "FC2", "references": "FC3", "suppressions": "FC4"}
    for rule in RULES:
        assert rule.code.startswith(families[rule.family])
