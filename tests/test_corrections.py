"""Corrections that an editor may choose, through a check with and without look-ups."""

from __future__ import annotations

import pytest

import factcheck
from factcheck import corrections
from factcheck.autofix import applied
from factcheck.model import Article, Candidate, Finding, Name, Verdict, Work

LIST = """

## References

Paluch, A. E., Bajpai, S., & Bassett, D. R. (2022). Daily steps and mortality. *Lancet*, 7(3), 219–228.
"""
WORK = Work(
    source="crossref",
    doi="10.1000/steps",
    title="Daily steps and mortality",
    authors=(Name("Paluch", "AE"), Name("Bajpai", "S"), Name("Bassett", "DR")),
    years=(2022,),
)


def offered(text: str, *rules: str) -> list[tuple[str, str]]:
    """Return the words of each offer, and the text with its edits made."""
    article = factcheck.read(text, format="markdown")
    found = [one for one in factcheck.check(article) if one.rule in rules]
    return [(offer.words, applied(text, offer.edits)) for one in found for offer in one.offers]


@pytest.mark.parametrize(
    ("text", "words", "mended"),
    [
        ("Steps help (Paluch et al., 2021).", "2022", "Steps help (Paluch et al., 2022)."),
        ("Paluch et al. (2021) and (Paluch et al., 2021)", "2022", "Paluch et al. (2022) and (Paluch et al., 2022)"),
        ("Steps help (Paluck et al., 2022).", "Paluch", "Steps help (Paluch et al., 2022)."),
        ("As Paluck *et al.* (2022) say.", "Paluch", "As Paluch *et al.* (2022) say."),
    ],
)
def test_as_it_is_listed(text: str, words: str, mended: str) -> None:
    """The year or the spelling of the list is offered at every place that cites the entry, and nothing else changes."""
    assert offered(text + LIST, "year-mismatch", "spelling-mismatch") == [(words, mended + LIST)]


@pytest.mark.parametrize(
    "text",
    [
        "Steps help (Paluch et al., n.d.).",
        "Moe et al. (2022).",
    ],
)
def test_nothing_to_offer(text: str) -> None:
    """What has no other value in the list, or does not stand in the text letter by letter, is left alone."""
    assert offered(text + LIST, "year-mismatch", "spelling-mismatch") == []


def listed(text: str) -> tuple[Article, tuple[factcheck.model.Reference, ...]]:
    article = factcheck.read(f"Steps help (Paluch et al., 2022).\n\n## References\n\n{text}\n", format="markdown")
    return article, factcheck.extract(article).references


ENTRY = "Paluch, A. E., Bajpai, S., & Bassett, D. R. ({}). Daily steps and mortality. *Lancet*, 7(3), 219. https://doi.org/{}"


@pytest.mark.parametrize(
    ("year", "doi", "differs", "words"),
    [
        ("2021", "10.1000/steps", ("year",), "2022"),
        ("2022", "10.1000/stairs", ("doi",), "10.1000/steps"),
        ("2021", "10.1000/stairs", ("year", "doi"), ""),
        ("2022", "10.1000/steps", ("title",), ""),
    ],
)
def test_as_it_was_found(year: str, doi: str, differs: tuple[str, ...], words: str) -> None:
    """Where a work is found that differs in a single field, what the work has in it is offered for the entry."""
    article, entries = listed(ENTRY.format(year, doi))
    supports = tuple({"title", "first author", "year", "doi"} - {*differs})
    verdict = Verdict("differs", entries[0].id, (Candidate(WORK, supports, differs),), differs)
    offers = corrections.of_verdict(article, entries, verdict)
    assert [offer.words for offer in offers] == ([words] if words else [])
    for offer in offers:
        assert applied(article.source, offer.edits).count(words) == 1 + (words == "2022")


def test_a_mention_is_corrected_only_by_its_own_link() -> None:
    """A work that a search found for names in the text may be another one: nothing is offered for it."""
    article = factcheck.read("Steps help (Paluch et al., 2021).", format="markdown")
    told = factcheck.extract(article).citations
    found = (Candidate(WORK, ("first author",), ("year",)),)
    searched = Verdict("differs", "a", found, ("year",))
    assert corrections.of_verdict(article, told, searched) == ()
    linked = Verdict("differs", "a", found, ("year",), by_identifier=True)
    assert [offer.words for offer in corrections.of_verdict(article, told, linked)] == ["2022"]


def test_a_list_that_is_wrong_itself_is_no_model() -> None:
    """Where a look-up says that the entry has the wrong year, its year is not offered for the text."""
    from factcheck.checks import RuleContext
    from factcheck.checks.list_link import Options, check

    article = factcheck.read("Steps help (Paluch et al., 2021)." + LIST, format="markdown")
    extraction = factcheck.extract(article)
    entry = extraction.references[0].id
    verdict = Verdict("differs", entry, (Candidate(WORK, (), ("year",)),), ("year",))
    for known, count in (({}, 1), ({entry: verdict}, 0)):
        (found,) = check(RuleContext(article, extraction, known), Options("year-mismatch"))
        assert len(found.offers) == count


def test_fix_leaves_what_waits_for_a_choice() -> None:
    """Offers are no edits: `--fix` applies what is safe unread, and nothing else."""
    article = factcheck.read("Steps help (Paluch et al., 2021)." + LIST, format="markdown")
    found: list[Finding] = [one for one in factcheck.check(article) if one.offers]
    assert found and not any(one.edits for one in found)


@pytest.mark.parametrize(
    ("supports", "differs", "near"),
    [
        (("first author",), ("year",), True),
        (("title",), ("author", "year"), True),
        (("first author", "year"), ("title",), True),
        (("first author",), ("title", "year"), False),
        (("year", "subject"), ("author",), False),
    ],
)
def test_what_is_no_nearest_work(supports: tuple[str, ...], differs: tuple[str, ...], near: bool) -> None:
    """A work of a frequent name with another title and year, or on the same subject alone, is nobody's nearest work."""
    assert Candidate(WORK, supports, differs).is_near == near
