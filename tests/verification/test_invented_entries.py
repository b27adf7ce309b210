"""Entries made of real parts: short titles inside longer ones, words put in, names beside a real first author."""

from __future__ import annotations

import pytest

from factcheck.extraction.references import parse_reference
from factcheck.model import Name, Reference, Verdict, Work
from factcheck.sources.search import SearchResult
from factcheck.verification import verdicts
from factcheck.verification.evidence import Evidence
from factcheck.verification.identifiers import Identity
from factcheck.verification.query import of_reference

SALT = Work(
    "crossref",
    "Salt and blood pressure in older adults: randomised trial",
    (Name("Moe", "A"), Name("Low", "B"), Name("Roe", "C"), Name("Poe", "D")),
    (2013,),
    "BMJ",
    "347",
    "f100",
    doi="10.1136/bmj.e2",
    pmid="22222229",
)
ASTHMA = Work("crossref", "Asthma", (Name("Papi", "A"), Name("Reddel", "HK")), (2018,), "Lancet", "391", "783-800")
NOBODY = Work("crossref", "Insulin overdose", (), (2013,), "Lancet", "3", "1")
TRIAL = Work(
    "crossref",
    "A randomized trial of intensive versus standard blood-pressure control",
    (Name("SPRINT Research Group"), Name("Wright", "JT"), Name("Williamson", "JD")),
    (2015,),
    "NEJM",
)
LOST = Work("crossref", "Nucleosomes mediate the thermosensory response in", (Name("Kumar", "SV"),), (2010,), "Cell")
KNOWN = (SALT, ASTHMA, NOBODY, TRIAL, LOST)
AUTHORS = "Moe A, Low B, Roe C, Poe D."
PLACE = "BMJ. 2013;347:f100."


def judged(entry: Reference, *works: Work, identity: Identity | None = None) -> Verdict:
    heard = [("crossref", SearchResult.of(works or KNOWN)), ("openlibrary", SearchResult.of(()))]
    return verdicts.verdict(Evidence(of_reference(entry), identity or Identity("none"), heard))


@pytest.mark.parametrize(
    "text",
    [
        f"{AUTHORS} Salt and blood pressure in older adults: randomised trial. {PLACE}",
        f"{AUTHORS} Salt and blood pressure in older adults. {PLACE}",
        f"{AUTHORS} Salt and blood pressure in older adults: a randomized controlled trial. {PLACE}",
        f"{AUTHORS} Salt and blood pressure in older adults (SALTY): randomised trial. {PLACE}",
        f"{AUTHORS} Salt and the blood pressure of older adults: randomised trial. {PLACE}",
        f"{AUTHORS} Salt and blood pressure control in older adults: randomised trial. {PLACE}",
        f"Moe A, Low B, et al. Salt and blood pressure in older adults: randomised trial. {PLACE}",
        f"Moe A, Low B, Roe-Smith C, Poe D. Salt and blood pressure in older adults: randomised trial. {PLACE}",
        "Papi A, Reddel HK. Asthma. Lancet. 2018;391:783-800.",
        "Kumar SV. Nucleosomes mediate the thermosensory response in Arabidopsis. Cell. 2010;140:136-147.",
        "Wright JT Jr, Williamson JD; SPRINT Research Group. A randomized trial of intensive versus standard "
        "blood-pressure control. NEJM. 2015;373:2103.",
        "SPRINT Investigators. A randomized trial of intensive versus standard blood-pressure control. NEJM. 2015;3:2.",
    ],
)
def test_a_real_entry_is_verified(text: str) -> None:
    """Subtitles, spelling, one word too many, what a record has lost and groups anywhere accuse nobody."""
    found = judged(parse_reference(text))
    assert (found.status, found.differs) == ("verified", ())


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        (f"{AUTHORS} Salt and blood pressure in older adults with dementia: randomised trial. {PLACE}", "title"),
        (f"{AUTHORS} Salt does not raise blood pressure in older adults: randomised trial. {PLACE}", "title"),
        (f"{AUTHORS} No effect of salt and blood pressure in older adults: randomised trial. {PLACE}", "title"),
        (f"{AUTHORS} Salt, fish oil and blood pressure in older adults: randomised trial. {PLACE}", "title"),
        (f"{AUTHORS} Salt and blood pressure in older women adults: randomised trial. {PLACE}", "title"),
        (f"{AUTHORS} Salt and blood pressure in older adults on statins and aspirin. {PLACE}", "title"),
        (f"Moe A, Fake B, Ghost C. Salt and blood pressure in older adults: randomised trial. {PLACE}", "coauthor"),
        (f"Moe A, Low B, Roe C, Poe D, Extra E. Salt and blood pressure in older adults: randomised trial. {PLACE}",
         "coauthor"),
        (f"Zed A, Low B, Roe C. Salt and blood pressure in older adults: randomised trial. {PLACE}", "author"),
    ],
)  # fmt: skip
def test_what_was_put_in_is_told(text: str, differs: str) -> None:
    """The work is found, and the field that is not its own is named."""
    found = judged(parse_reference(text))
    assert (found.status, found.differs) == ("differs", (differs,))


@pytest.mark.parametrize(
    "text",
    [
        "Papi A, Reddel HK. Asthma and fizzy drinks in primary school: a randomised trial. Lancet. 2018;392:1-9.",
        "Papi A. Salt rooms for asthma. BMJ. 2018;360:k1.",
        "Papi A. Childhood asthma inhalers and dental decay. Thorax. 2018;73:99-104.",
        "Smith J. Asthma. Chest. 2001;12:1-9.",
        "Zed A, Nobel Q. Insulin overdose in toddlers after mud pies: a randomised trial. Pediatrics. 2013;131:e1.",
        "Zed A, Nobel Q. Fear of insulin overdose among night nurses. J Sleep. 2014;2:1-5.",
        "Zed A, Nobel Q. Insulin overdose. J Sleep. 2014;2:1-5.",
        "Nobel Q. The effects of the heat. Heat. 2014;3:1-9.",
    ],
)
def test_a_short_title_neither_verifies_nor_accuses(text: str) -> None:
    """A title of under five words tells a work with author, year or place only; inside another it tells nothing."""
    found = judged(parse_reference(text))
    assert found.status == "not-found"


@pytest.mark.parametrize(
    ("text", "status", "differs"),
    [
        ("PMID: 22222229", "verified", ()),
        ("PMID: 28557738", "differs", ("pmid",)),
        ("doi:10.1136/bmj.e2. PMID: 28557738", "differs", ("pmid",)),
        ("doi:10.1136/bmj.e2. PMID: 22222229", "verified", ()),
    ],
)
def test_a_pmid_belongs_to_its_entry(text: str, status: str, differs: tuple[str, ...]) -> None:
    """The PMID of another work is told as a wrong PMID, and the work of the entry stays the nearest."""
    other = Work(
        "europepmc", "Oral corticosteroids for children in care", (Name("Farber", "HJ"),), (2017,), pmid="28557738"
    )
    entry = parse_reference(f"{AUTHORS} {SALT.title}. {PLACE} {text}")
    of_pmid = (SALT,) if entry.pmid == SALT.pmid else (other,)
    led = (SALT,) if entry.doi else of_pmid
    found = judged(entry, SALT, other, identity=Identity("work", led, of_pmid=of_pmid))
    assert (found.status, found.differs) == (status, differs)
    assert found.candidates[0].work == SALT


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Sugar taxes and atrial fibrillation in postal workers", "Coffee drinking"),
        ("Sugar taxes and tea drinking", ""),
    ],
)
def test_a_title_made_of_two_is_told_as_such(title: str, other: str) -> None:
    """The work that the other half of a title comes from is named; words of no work are just a wrong title."""
    taxes = Work(
        "crossref",
        "Sugar taxes and children: a cohort study",
        (Name("Cobb", "FW"),),
        (2018,),
        "Obes Rev",
        "19",
        "300-311",
    )
    coffee = Work(
        "crossref", "Coffee drinking and atrial fibrillation in postal workers", (Name("Zhang", "W"),), (2019,)
    )
    found = judged(parse_reference(f"Cobb FW. {title}. Obes Rev. 2018;19(5):300-11."), taxes, coffee)
    assert (found.status, found.differs) == ("differs", ("title",))
    assert ("the rest of its title is that of another work" in found.reason) is bool(other)
    assert other in found.reason
