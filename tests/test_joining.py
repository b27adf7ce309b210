"""One slip, one finding, whatever number of rules see it; what each of them says is told with it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import baseline
from factcheck.catalogue import load
from factcheck.config import Config
from factcheck.errors import RuleError
from factcheck.extraction import extract
from factcheck.joining import apart, join
from factcheck.model import Checked, Finding, Lookups, Slip, Span, Verdict
from factcheck.pipeline import judge
from factcheck.reading import read_text
from factcheck.rendering import FORMATS, Report
from factcheck.rendering.word_comments import paragraphs
from factcheck.verification import replies

LI = {
    "title": "How cells leave the tumor",
    "authors": ["Li", "Wang", "Chen"],
    "year": 2019,
    "doi": "10.1234/jc.5678",
    "container": "Journal of Cells",
}
QUAIL = {
    "title": "Microenvironmental regulation of tumor progression and metastasis",
    "authors": ["Quail", "Joyce"],
    "year": 2013,
    "doi": "10.1038/nm.3394",
    "container": "Nature Medicine",
}
LISTED_LI = "Li, X., Wang, Y., & Chen, Z. (2019). How cells leave the tumor. *Journal of Cells*, 12(3), 34–56."
LISTED_QUAIL = (
    "Quail, D. F., & Joyce, J. A. (2013). Microenvironmental regulation of tumor progression and metastasis. "
    "*Nature Medicine*, 19(11), 1423–1437."
)


def article(cited: str, *entries: str) -> str:
    listed = "\n\n".join(entries)
    return f"Most cells die on their way out of the tumor ({cited}).\n\n## References\n\n{listed}\n"


def checked(text: str, world: list[dict[str, object]], **settings: object) -> Checked:
    """Check an article in a world that holds these works, which nobody finds by a name that is misspelt."""
    draft = read_text(text, "markdown", "draft.md")
    facts = extract(draft)
    config = Config(profile="audit", **settings)  # type: ignore[arg-type]
    verdicts = dict(replies.judge(draft, facts, json.dumps(world)).verdicts)
    lost = (cluster.key for cluster in facts.clusters if "Quaill" in cluster.citations[0].text)
    return judge(draft, facts, Lookups(verdicts | {key: Verdict("not-found", key) for key in lost}), config)


def told(found: Checked) -> list[tuple[str, ...]]:
    """Return the rules of each finding, the one that speaks first."""
    return [tuple(part.rule for part in apart(one)) for one in found.findings]


WRONG_YEAR = article("Li et al., 2018; Quail & Joyce, 2013", LISTED_LI, LISTED_QUAIL)
WRONG_NAME = article("Li et al., 2019; Quaill & Joyce, 2013", LISTED_LI, LISTED_QUAIL)
NOT_LISTED = article("Li et al., 2019; Quail & Joyce, 2013; Nobodyfeld et al., 2014", LISTED_LI, LISTED_QUAIL)
TWICE = article("Li et al., 2019; Quail & Joyce, 2013", LISTED_LI, LISTED_QUAIL, f"{LISTED_QUAIL} doi:10.1038/nm.3394")
ENTRY_YEAR = article("Li et al., 2019; Quail & Joyce, 2013", LISTED_LI.replace("2019", "2015"), LISTED_QUAIL)
ONE_DOI = article(
    "Li et al., 2019; Quail & Joyce, 2013", f"{LISTED_LI} doi:10.1234/jc.5678", f"{LISTED_QUAIL} doi:10.1234/jc.5678"
)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param(WRONG_YEAR, ("year-mismatch", "reference-not-found"), id="year"),
        pytest.param(WRONG_NAME, ("spelling-mismatch", "reference-not-found"), id="spelling"),
        pytest.param(NOT_LISTED, ("cited-not-listed", "reference-not-found"), id="unlisted"),
        pytest.param(TWICE, ("duplicate-reference", "ambiguous-citation", "listed-not-cited"), id="twice"),
        pytest.param(ENTRY_YEAR, ("year-mismatch", "reference-differs"), id="entry"),
        pytest.param(ONE_DOI, ("duplicate-reference", "doi-other-work"), id="one DOI"),
    ],
)
def test_a_slip_that_several_rules_see_is_told_once(text: str, rules: tuple[str, ...]) -> None:
    """One finding with all reasons; without the others it is the same finding with the first of them."""
    found = checked(text, [LI, QUAIL])
    assert told(found) == [rules]
    alone = checked(text, [LI, QUAIL], ignore=rules[1:])
    assert [one.rule for one in alone.findings] == [rules[0]]


def test_slips_of_two_sources_stay_two() -> None:
    """Another source's slip, and another slip of the same source, are findings of their own."""
    text = article(
        "Li et al., 2018; Nobodyfeld et al., 2014", LISTED_LI.replace("cells leave", "cells enter"), LISTED_QUAIL
    )
    found = checked(text, [LI, QUAIL])
    assert {one[0] for one in told(found)} == {
        "year-mismatch",
        "cited-not-listed",
        "listed-not-cited",
        "reference-differs",
    }


def test_what_a_comment_ignores_is_no_reason() -> None:
    """The reason that is left speaks for itself, so that an old comment hides no new one."""
    ignoring = f"<!-- factcheck: ignore[cited-not-listed] known -->\n\n{NOT_LISTED}"
    assert told(checked(ignoring, [LI, QUAIL])) == [("reference-not-found",)]


def test_a_baseline_holds_reasons_one_by_one(tmp_path: Path) -> None:
    """What was known offline stays known, and what a look-up adds to it is new."""
    offline, online = checked(NOT_LISTED, [], ignore=("FC3",)), checked(NOT_LISTED, [LI, QUAIL])
    path, rules = tmp_path / baseline.NAME, frozenset(load())
    kept = baseline.updated({}, [offline], path, rules)
    (compared,) = baseline.compare(kept, [online], path, rules).articles
    assert told(compared) == [("reference-not-found",)]
    assert [one.rule for one in compared.set_aside] == ["cited-not-listed"]
    all_kept = baseline.updated({}, [online], path, rules)
    (compared,) = baseline.compare(all_kept, [online], path, rules).articles
    assert compared.findings == () and baseline.compare(all_kept, [offline], path, rules).articles[0].findings == ()


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"template", "statistics"}))
def test_every_format_shows_the_further_reason(format: str) -> None:
    """Whoever reads a report learns what the other rule found."""
    found = checked(ONE_DOI, [LI, QUAIL])
    (finding,) = found.findings
    render = import_module(f"factcheck.rendering.{FORMATS[format]}").render
    shown = "".join(render(Report((found,), rules=load())))
    assert finding.severity == "error" and finding.also[0].severity == "error"
    for part in apart(finding):
        assert part.message[:24].strip("“”") in shown.replace("&ldquo;", "“").replace("\\u201c", "“")


def test_a_comment_in_word_shows_the_further_reason() -> None:
    """As every format does."""
    found = checked(ONE_DOI, [LI, QUAIL])
    said = "\n".join(paragraphs(found.article, found.findings[0]))
    assert all(part.message in said for part in apart(found.findings[0]))


def finding(rule: str, *slips: Slip) -> Finding:
    return Finding(rule, "FC000", rule, Span(0, 1), "info", "high", slips=slips)


PLACES = st.builds(Slip, st.builds(lambda at: Span(at, at + 1), st.integers(0, 2)), st.sampled_from(["year", "author"]))
FOUND = st.lists(
    st.builds(lambda rule, slips: finding(rule, *slips), st.sampled_from(sorted(load())), st.lists(PLACES, max_size=3))
)


@given(FOUND)
def test_nothing_is_lost(found: list[Finding]) -> None:
    """Joined or not, each finding is told once, and taking them apart gives all of them back."""
    joined = list(join(found, load().values()))
    assert sorted(part.rule for one in joined for part in apart(one)) == sorted(one.rule for one in found)


def test_rules_that_yield_to_each_other() -> None:
    """In a circle nobody speaks for the others, so each speaks for itself."""
    rule = load()["year-mismatch"]
    rules = [replace(rule, name=name, yields_to=(other,)) for name, other in (("a", "b"), ("b", "a"))]
    slip = Slip(Span(0, 1), "year")
    found = [finding("a", slip), finding("b", slip)]
    assert list(join(found, rules)) == found


def test_a_page_names_rules_that_there_are(tmp_path: Path) -> None:
    """A name that no rule has is told with the one that was meant."""
    page = Path(load()["cited-not-listed"].path).read_text(encoding="utf-8")
    page = page.replace("cited-not-listed (FC206)", "house-rule (HR001)").replace(
        '"malformed-author"', '"malformed-autor"'
    )
    (tmp_path / "house-rule.md").write_text(page, encoding="utf-8")
    with pytest.raises(RuleError, match="malformed-author"):
        load((tmp_path,))


def test_a_doi_with_a_blank_is_told_once() -> None:
    """What stands before the blank leads to no work, which is no slip of its own."""
    draft = read_text("Most cells die (https://doi.org/10.1001/jama.2010 .1923) on their way.", "markdown", "draft.md")
    facts = extract(draft)
    verdicts = {one.key: Verdict("not-found", one.key, by_identifier=True) for one in facts.clusters}
    (found,) = judge(draft, facts, Lookups(verdicts), Config()).findings
    assert [one.rule for one in apart(found)] == ["malformed-doi", "reference-not-found"]
