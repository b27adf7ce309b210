"""Every example of every rule page holds, and every page can be read by an editor."""

from __future__ import annotations

import pytest

from factcheck.catalogue import Example, Rule, load
from factcheck.checks import kinds
from factcheck.examples import failure
from factcheck.reading import FORMATS

RULES = tuple(load().values())
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}:{example.line}") for rule in RULES for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    """A `finding` example gives a finding at its mark, an `ok` example gives none."""
    assert not failure(rule, example)


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
    families = {"numbers": "FC1", "citations": "FC2", "references": "FC3", "suppressions": "FC4", "corpus": "FC9"}
    for rule in RULES:
        assert rule.code.startswith(families[rule.family])


def test_sections_of_the_page_alone() -> None:
    """A heading in an example belongs to the article that it shows, and where a rule comes from is a section."""
    rules = load()
    assert rules["test-statistic"].sections["References"].startswith("- Nuijten")
    assert "References" not in rules["cited-not-listed"].sections
