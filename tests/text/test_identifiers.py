"""Identifiers as people write and link them."""

from __future__ import annotations

import pytest

from factcheck.text.dois import guessed, normal, shorter
from factcheck.text.identifiers import find_identifiers, identified

SICI = "10.1002/(sici)1096-9861(19960129)365:1<113::aid-cne9>3.0.co;2-6"


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("https://doi.org/10.1136/bmj.e2#sec-3", "10.1136/bmj.e2"),
        ("https://doi.org/10.1136/bmj.e2&utm_source=x", "10.1136/bmj.e2"),
        ("https://dx.doi.org/10.1136%2fbmj.e2", "10.1136/bmj.e2"),
        ("https://www.tandfonline.com/doi/pdf/10.1080/123.2019?needAccess=true", "10.1080/123.2019"),
        ("https://journals.sagepub.com/doi/epub/10.1177/00221/", "10.1177/00221"),
        ("https://onlinelibrary.wiley.com/doi/pdfdirect/10.1002/hep.12345", "10.1002/hep.12345"),
        ("https://www.thieme-connect.com/products/ejournals/html/10.1055/a-1234-5678", "10.1055/a-1234-5678"),
        ("https://www.biorxiv.org/content/10.1101/2020.01.30.927871v1.abstract", "10.1101/2020.01.30.927871"),
        ("https://www.biorxiv.org/content/biorxiv/early/2018/10.1101/455345v3.full.pdf", "10.1101/455345"),
        ("https://www.frontiersin.org/articles/10.3389/fnut.2022.1234567/full", "10.3389/fnut.2022.1234567"),
        ("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456", "10.1371/journal.pone.0123456"),
        ("https://link.springer.com/content/pdf/10.1007/s00394-019-02011-y.pdf", "10.1007/s00394-019-02011-y"),
        ("https://proxy.example.edu/login?url=https%3A%2F%2Fdoi.org%2F10.1136%2Fbmj.e2", "10.1136/bmj.e2"),
        ("https://doi.org/10.1002/(SICI)1096-9861(19960129)365:1%3C113::AID-CNE9%3E3.0.CO;2-6", SICI),
        ("https://doi.org/10.1002/(SICI)1096-9861(19960129)365:1&lt;113::AID-CNE9&gt;3.0.CO;2-6", SICI),
        ("info:doi/10.1136/bmj.e2", "10.1136/bmj.e2"),
        ("https://doi.org/10.1016/S0140-6736(20)31180-6", "10.1016/s0140-6736(20)31180-6"),
        ("https://example.org/2010.1000/xyz", ""),
        ("https://example.org/v10.12/page", ""),
    ],
)
def test_addresses(address: str, doi: str) -> None:
    """What a publisher's address puts before and behind a DOI is no part of it, and what looks like one is none."""
    found = identified(address)
    assert normal(found.doi if found else "") == doi


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PubMed PMID: 28557738.", "28557738"),
        ("[PubMed: 28557738]", "28557738"),
        ("PMID 028557738", "28557738"),
        ("https://www.ncbi.nlm.nih.gov/m/pubmed/28557738/", "28557738"),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=28557738", "28557738"),
        ("pubmed.gov/28557738", "28557738"),
        ("https://europepmc.org/article/MED/28557738", "28557738"),
        ("https://europepmc.org/abstract/med/28557738", "28557738"),
        ("PMC5401234", "PMC5401234"),
        ("PMCID: 5401234", "PMC5401234"),
        ("https://europepmc.org/articles/PMC5401234", "PMC5401234"),
        ("registered as NCT01206062", "NCT01206062"),
        ("https://clinicaltrials.gov/ct2/show/NCT01206062", "NCT01206062"),
        ("https://arxiv.org/pdf/2101.00001v2", "10.48550/arXiv.2101.00001"),
        ("arXiv:math.GT/0309136", "10.48550/arXiv.math.GT/0309136"),
        ("doi: 10.1136/bmj.e2).", "10.1136/bmj.e2"),
        ("a PMID is a number of eight digits", ""),
        ("PubMed 2019 had 28557738 records", ""),
        ("the PMC has 12345 members", ""),
        ("on 10.12.2019/2020", ""),
    ],
)
def test_prose(text: str, expected: str) -> None:
    """Each way to announce a number is read, and a number that is not announced is none."""
    found = [one.doi or one.pmid or one.label for one in find_identifiers(text)]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        (
            "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)31180-6/fulltext",
            "s0140-6736(20)31180-6",
        ),
        ("https://www.sciencedirect.com/science/article/pii/S0140673620311806", "s0140-6736(20)31180-6"),
        ("https://www.sciencedirect.com/science/article/abs/pii/S0140673620311806?via%3Dihub", "s0140-6736(20)31180-6"),
        ("https://www.cell.com/cell/fulltext/S0092-8674(16)30398-1", "s0092-8674(16)30398-1"),
        ("https://www.nature.com/articles/s41586-019-1234-5", "s41586-019-1234-5"),
        ("https://www.nature.com/articles/nature17671.pdf", "nature17671"),
        ("https://www.bmj.com/content/347/bmj.f100", "bmj.f100"),
        ("https://www.bmj.com/content/369/bmj.m2107.full", "bmj.m2107"),
        ("https://www.nature.com/articles/", ""),
        ("https://www.bmj.com/content/347/7/100", ""),
        ("https://www.nature.com/collections/abcdefgh", ""),
    ],
)
def test_customs_of_publishers(address: str, doi: str) -> None:
    """An address without a DOI tells of one where its publisher builds both from the same number."""
    assert guessed(address).partition("/")[2] == doi


@pytest.mark.parametrize(
    ("doi", "right"),
    [
        ("10.1136/bmj.e2/5899003", "10.1136/bmj.e2"),
        ("10.1136/bmj.e2.pmid", "10.1136/bmj.e2"),
        ("10.1136/bmj.e2pmid:22222229", "10.1136/bmj.e2"),
        ("10.1136/bmj.e2epub", "10.1136/bmj.e2"),
        ("10.12688/f1000research.1234v2", "10.12688/f1000research.1234"),
        ("10.1136/bmj.e2.supplement", "10.1136/bmj.e2"),
        ("10.1136/bmj.e2)", "10.1136/bmj.e2"),
        ("10.21203/rs.3.rs-123456/v1", "10.21203/rs.3.rs-123456"),
    ],
)
def test_shorter_forms(doi: str, right: str) -> None:
    """What may have been read along with a DOI is taken off, and never the registrant's part."""
    forms = list(shorter(doi))
    assert right in forms
    assert all(form.partition("/")[2] for form in forms)


@pytest.mark.parametrize("doi", ["10.1136/bmj.e2", SICI, "10.1016/s0140-6736(20)31180-6", "10.1000/456"])
def test_normal_stays_normal(doi: str) -> None:
    """A DOI in its normal spelling is left as it is."""
    assert normal(doi) == doi == normal(normal(doi.upper()))
