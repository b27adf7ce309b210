"""References of published reports that turned out not to exist, as printed, with and without a live link.

Those of the report "Make Our Children Healthy Again" (May 2025), a paper whose DOI is that of another article, and a
letter to the editor that cites a paper its own journal never printed. The works are the real ones nearest to each.
"""

from __future__ import annotations

from itertools import product

import pytest

from factcheck.extraction.references import parse_reference
from factcheck.model import Name, Verdict, Work
from factcheck.sources.pages import Landing
from factcheck.sources.search import SearchResult
from factcheck.verification import verdicts
from factcheck.verification.evidence import Evidence
from factcheck.verification.identifiers import Identity
from factcheck.verification.query import of_reference

FARBER = Work(
    "europepmc",
    "Oral Corticosteroid Prescribing for Children With Asthma in a Medicaid Managed Care Program",
    tuple(map(Name, ("Farber", "Silveira", "Vicere", "Kothari", "Giardino"), ("HJ", "EA", "DR", "VD", "AP"))),
    (2017,),
    "Pediatrics",
    "139",
    "e20164146",
    doi="10.1542/peds.2016-4146",
)
KEYES = Work(
    "crossref",
    "Recent increases in depressive symptoms among US adolescents: trends from 1991 to 2018",
    (Name("Keyes", "KM"), Name("Gary", "D"), Name("O’Malley", "PM")),
    (2019,),
    "Social Psychiatry and Psychiatric Epidemiology",
    "54",
    "987-996",
)
FINDLING = Work(
    "crossref",
    "Ziprasidone in adolescents with schizophrenia: results from a placebo-controlled study",
    (Name("Findling", "RL"), Name("Çavuş", "İ"), Name("Pappadopulos", "E")),
    (2013,),
    "Journal of Child and Adolescent Psychopharmacology",
    "23",
    "531-544",
)
SHAH = Work("crossref", "Attention deficit and its medication in schools", (Name("Shah", "M"),), (2008,), "Pediatrics")
SLEEP = Work(
    "crossref",
    "Sleep and the human heart: a randomized trial in shift workers",
    (Name("de Oliveira Silva", "D"), Name("Pappas", "E")),
    (2016,),
    "JAMA",
    "316",
    "400-408",
    doi="10.1001/jama.2016.18028",
)
KNOWN = (FARBER, KEYES, FINDLING, SHAH, SLEEP)
URL = "https://journal.example/article/12"
INVENTED = (
    "Findling RL, Shah MB. Direct-to-consumer advertising of psychotropic medications for youth: a growing concern. "
    "J Child Adolesc Psychopharmacol. 2009;19(5):487-492.",
    "Shah, M. B., et al. (2008). Direct-to-consumer advertising and the rise in ADHD medication use among children. "
    "Pediatrics, 122(5), e1055-e1060.",
    "Farber, H. J., et al. (2017). Overprescribing of oral corticosteroids for children with asthma. "
    "Pediatrics, 139(5), e20164146.",
    "Keyes KM, Hasin D, Grant B. Changes in mental health and substance use among US adolescents during the COVID-19 "
    "pandemic. JAMA Pediatr. 2022;176(12):1255-1263.",
    "Robinson T, Borzekowski D. The impact of media on the health of children and adolescents. Pediatrics. "
    "2004;113(3):657-664.",
    "Silva DO, Pappas E. Salt rooms against migraine in postal workers. JAMA. 2019;322(4):300-308.",
)
PAGES = (
    None,
    Landing(200, URL, "Journal of Children’s Health"),
    Landing(200, URL, "Page not found"),
    Landing(404, URL),
    Landing(200, f"{URL}/login", "Sign in"),
)


def judged(text: str, landing: Landing | None = None, identity: Identity | None = None) -> Verdict:
    heard = [(name, SearchResult.of(KNOWN)) for name in ("europepmc", "crossref", "openalex")]
    query = of_reference(parse_reference(f"{text} {URL}" if landing else text))
    return verdicts.verdict(Evidence(query, identity or Identity("none"), heard, landing=landing))


@pytest.mark.parametrize(("text", "landing"), list(product(INVENTED, PAGES)))
def test_an_invented_entry_is_told(text: str, landing: Landing | None) -> None:
    """It is not found, or differs from the work nearest to it, whatever its link shows but the work itself."""
    assert judged(text, landing).status in ("not-found", "differs")


@pytest.mark.parametrize("text", INVENTED)
def test_the_doi_of_another_article_is_told(text: str) -> None:
    """A DOI that leads to another work is named, though it exists."""
    found = judged(f"{text} doi:{SLEEP.doi}", identity=Identity("work", (SLEEP,)))
    assert found.status == "differs"
    assert {"doi", "title"} & set(found.differs)


@pytest.mark.parametrize("text", INVENTED)
def test_a_doi_that_does_not_exist_is_told(text: str) -> None:
    """An invented DOI beside an invented paper makes it no more real."""
    assert judged(f"{text} doi:10.1001/jama.2019.99999", identity=Identity("unregistered")).status in (
        "not-found",
        "differs",
    )
