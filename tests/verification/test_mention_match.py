"""How works are weighed, merged and judged, without any service."""

from __future__ import annotations

from factcheck.model import Name, Verdict, Work
from factcheck.sources.http import CUT_OFF
from factcheck.sources.search import SearchResult
from factcheck.verification import verdicts
from factcheck.verification.evidence import Evidence
from factcheck.verification.mention_match import chances, fit, same_journal
from factcheck.verification.merging import merged
from factcheck.verification.query import Query

PAPER = Work(
    source="europepmc",
    title="Sleep duration and blood pressure in night-shift nurses",
    authors=(Name("Nyström", "J"), Name("Okafor", "B"), Name("Silva", "P")),
    years=(2017, 2018),
    container="Journal of Sleep Research",
    doi="10.1000/sleep.1",
    url="https://doi.org/10.1000/sleep.1",
)
ASKED = Query(
    key="nystrom 2018",
    authors=(Name("Nystrom"),),
    et_al=True,
    year=2018,
    sentence="Nurses on night shifts slept less and had higher blood pressure.",
)


def answers(*works: Work, complete: bool = True) -> list[tuple[str, SearchResult]]:
    return [("europepmc", SearchResult.of(works, complete=complete)), ("crossref", SearchResult.of(()))]


def verdict(query: Query, heard: list[tuple[str, SearchResult]]) -> Verdict:
    return verdicts.verdict(Evidence(query, heard=heard))


def changed(query: Query, **changes: object) -> Query:
    from dataclasses import replace

    return replace(query, **changes)  # type: ignore[arg-type]


def test_independent_supports_verify() -> None:
    """Name, year, number of authors and subject together verify, and are named."""
    found = verdict(ASKED, answers(PAPER))
    assert found.status == "verified"
    assert set(found.candidates[0].supports) >= {"first author", "year", "subject"}
    assert found.candidates[0].work.url == "https://doi.org/10.1000/sleep.1"


def test_either_year_of_a_work_is_right() -> None:
    """Print and online year both verify; another year does not."""
    assert verdict(changed(ASKED, year=2017), answers(PAPER)).status == "verified"
    assert verdict(changed(ASKED, year=2012), answers(PAPER)).differs == ("year",)


def test_a_search_never_convicts() -> None:
    """What was found by searching is told as a difference that no identifier backs."""
    assert not verdict(changed(ASKED, year=2012), answers(PAPER)).by_identifier


def test_name_and_year_alone_do_not_verify() -> None:
    """A sentence that says little of its subject leaves the matter open."""
    asked = changed(ASKED, sentence="This was shown before.")
    assert verdict(asked, answers(PAPER)).status == "ambiguous"


def test_another_subject_is_told() -> None:
    """A work of that name and year on quite another subject differs in topic, and is shown."""
    asked = changed(ASKED, sentence="Resistance of wheat cultivars to stem rust maps to chromosome 6.")
    found = verdict(asked, answers(PAPER))
    assert (found.status, found.differs) == ("differs", ("topic",))
    assert found.candidates[0].work == PAPER


def test_a_wrong_second_author_is_named() -> None:
    """First author, year and subject hold, the second name does not: the field is named."""
    asked = changed(ASKED, authors=(Name("Nyström"), Name("Berger")), et_al=False)
    found = verdict(asked, answers(PAPER))
    assert (found.status, found.differs) == ("differs", ("coauthor",))


def test_silence_is_not_absence() -> None:
    """With one service silent, nothing is not-found."""
    heard = [
        ("europepmc", SearchResult.of(())),
        ("crossref", SearchResult("unavailable", reason="Crossref: status 503")),
    ]
    found = verdict(ASKED, heard)
    assert (found.status, found.reason) == ("unchecked", "Crossref: status 503")


def test_a_cut_list_is_not_absence() -> None:
    """Where a service knows more works than it sends, none of them being right proves nothing."""
    other = Work("europepmc", "Something else", (Name("Berger"),), (1999,))
    assert verdict(ASKED, answers(other, complete=False)).status == "ambiguous"
    assert verdict(ASKED, answers(other)).status == "not-found"


def test_retraction_is_the_union_of_what_services_say() -> None:
    """Any service that knows of a retraction is believed; concern and correction are told apart."""
    from dataclasses import replace

    for update, status in (("retracted", "retracted"), ("concern", "concern"), ("corrected", "corrected")):
        other = replace(PAPER, source="crossref", pmid="", update=update)
        heard = [("europepmc", SearchResult.of((PAPER,))), ("crossref", SearchResult.of((other,)))]
        assert verdict(ASKED, heard).status == status


def test_records_of_one_work_become_one() -> None:
    """An identifier or title and author join records; different identifiers of a kind keep them apart."""
    from dataclasses import replace

    print_record = replace(PAPER, doi="", pmid="123", years=(2018,), url="")
    other = replace(PAPER, doi="10.1000/sleep.2")
    one = merged([replace(PAPER, years=(2017,)), print_record])
    assert len(one) == 1 and one[0].years == (2017, 2018) and one[0].pmid == "123"
    assert len(merged([PAPER, other])) == 2


def test_journal_names_agree_through_abbreviation() -> None:
    """Abbreviated words stand for the whole ones, small words do not count."""
    assert same_journal("N Engl J Med", "The New England Journal of Medicine")
    assert same_journal("Journal of Sleep Research", "J Sleep Res")
    assert not same_journal("Nature", "Nature Medicine")


def test_the_number_of_authors_counts_for_two_names() -> None:
    """ "A and B" is no paper of three; "A et al." may be."""
    two = changed(ASKED, authors=(Name("Nyström"), Name("Okafor")), et_al=False)
    assert fit(two, PAPER).second is True and fit(two, PAPER).count is False
    assert fit(ASKED, PAPER).count is True


def test_the_second_author_says_nothing_of_the_subject() -> None:
    """Two names that fit do not make a work speak of what it does not."""
    both = changed(ASKED, authors=(Name("Nystrom"), Name("Okafor")), et_al=False)
    pair = changed_work(PAPER, authors=PAPER.authors[:2])
    strange = changed(both, sentence="Nitrogen fertilizer and crop rotation raised the yield of wheat in dry fields.")
    assert fit(strange, pair).odds > fit(strange, pair).subject
    assert verdict(strange, answers(pair)).differs == ("topic",)
    assert fit(strange, pair).topic < fit(both, pair).topic


def changed_work(work: Work, **changes: object) -> Work:
    from dataclasses import replace

    return replace(work, **changes)  # type: ignore[arg-type]


def unknown(query: Query, nearby: SearchResult) -> Verdict:
    """Return the verdict when no service knew the source, and a search for what is near it gave `nearby`."""
    return verdicts.verdict(Evidence(query, heard=answers(), nearby=nearby))


def test_an_unknown_source_is_named_by_what_its_authors_wrote() -> None:
    """The same author on the same subject in another year differs; another author beside a cited one is shown."""
    late = changed(ASKED, year=2009)
    assert unknown(late, SearchResult.of((PAPER,))).differs == ("year",)
    assert unknown(
        changed(late, sentence="Crops need nitrogen and water in spring."), SearchResult.of((PAPER,))
    ).status == ("not-found")
    wrong = changed(ASKED, authors=(Name("Hartmann"), Name("Okafor")), et_al=False)
    shown = unknown(wrong, SearchResult.of((PAPER,)))
    assert shown.status == "not-found"
    assert shown.candidates[0].work is PAPER and "second author" in shown.candidates[0].supports


def test_a_search_for_what_is_near_may_verify_but_not_convict() -> None:
    """A work that fits is verified, whoever overlooked it; strangers leave the source not found."""
    assert unknown(ASKED, SearchResult.of((PAPER,))).status == "verified"
    assert unknown(ASKED, SearchResult.of(())).status == "not-found"


def test_without_an_answer_on_what_is_near_a_source_stays_open() -> None:
    """That a work is missing weighs more than that it differs, which only the answer would tell."""
    found = unknown(changed(ASKED, year=2009), SearchResult("unavailable", reason="OpenAlex: status 503"))
    assert (found.status, found.reason) == ("unchecked", "OpenAlex: status 503")


def rival(number: int, **changes: object) -> Work:
    from dataclasses import replace

    work = replace(
        PAPER,
        title=f"Crop rotation, nitrogen and barley yields in field {number}",
        authors=(Name("Nyström", "K"), Name("Berg", "A"), Name("Dahl", "C")),
        years=(2018,),
        doi=f"10.1000/barley.{number}",
        url="",
    )
    return replace(work, **changes)  # type: ignore[arg-type]


def test_the_more_works_bear_a_name_and_year_the_less_is_sure() -> None:
    """A chance falls with every rival, and the chances of all works together leave room for one nobody told of."""
    alone = [fit(ASKED, PAPER)]
    among = [fit(ASKED, work) for work in (PAPER, *map(rival, range(8)))]
    assert 0 < chances(among)[0] < chances(alone)[0] < 1
    assert sum(chances(among)) < 1


def test_a_work_on_another_subject_is_not_verified_for_want_of_a_better_one() -> None:
    """The only work of a name and year stays open, or is told to be on another subject."""
    asked = changed(ASKED, sentence="Continuous pressure by mask lowers the risk of stroke in sleep apnoea.")
    for title in ("Harvest of winter barley", "A survey of teachers in rural schools"):
        assert verdict(asked, answers(rival(1, title=title))).status in ("ambiguous", "differs")


def test_a_retracted_rival_that_is_not_ruled_out_is_told() -> None:
    """Where a retracted work fits nearly as well, that is said, with the reason why it is not sure."""
    twin = rival(1, title="Sleep duration and blood pressure of nurses on night shifts", update="retracted")
    found = verdict(ASKED, answers(PAPER, twin))
    assert (found.status, found.candidates[0].work.doi) == ("retracted", twin.doi)
    assert found.reason
    far = rival(2, update="retracted")
    assert verdict(ASKED, answers(PAPER, far)).status == "verified"


def test_what_would_decide_is_said() -> None:
    """A source that stays open names the fields by which its works can be told apart."""
    twin = rival(1, title=PAPER.title.replace("duration", "length"), container="Acta Somnologica")
    found = verdict(ASKED, answers(PAPER, twin, rival(2, title=twin.title, container=twin.container)))
    assert found.status == "ambiguous"
    assert "the second author (Okafor or Berg)" in found.reason
    assert "the journal (Journal of Sleep Research or Acta Somnologica)" in found.reason
    assert "a DOI" in found.reason


def test_one_reason_where_nobody_answers() -> None:
    """What is not worth asking any more says so once, whichever services had been tried before."""
    tried = ("crossref", SearchResult("unavailable", reason="Crossref: cannot be reached"))
    heard = [tried, ("europepmc", SearchResult("unavailable", reason=CUT_OFF))]
    assert verdict(ASKED, heard).reason == CUT_OFF
    assert verdict(ASKED, [tried]).reason == "Crossref: cannot be reached"
