"""What a look-up may ask, where, and for how long: the `[sources]` table of a configuration."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

LABELS: Mapping[str, str] = {  # names for people
    "europepmc": "Europe PMC",
    "crossref": "Crossref",
    "openalex": "OpenAlex",
    "pubmed": "PubMed",
    "datacite": "DataCite",
    "doi": "doi.org",
    "openlibrary": "Open Library",
    "semanticscholar": "Semantic Scholar",
    "web": "linked pages",
}
PACES: Mapping[str, float] = {  # requests per second that a service grants
    "europepmc": 8.0,
    "crossref": 9.0,
    "openalex": 8.0,
    "pubmed": 2.8,
    "datacite": 3.0,
    "doi": 10.0,
    "openlibrary": 2.5,
    "semanticscholar": 0.9,
}


def _environment(name: str) -> Callable[[], str]:
    return lambda: os.environ.get(name, "")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to look things up.

    Each service has its address; one whose address is empty is never asked. `mailto` is the contact address
    that services want to know of, and keys are optional: all of them may also come from the environment
    (`FACTCHECK_MAILTO`, `OPENALEX_API_KEY`, `NCBI_API_KEY`, `S2_API_KEY`), and none of them is shown anywhere.
    `cache` is the file of kept answers, `retractions` the local index of Retraction Watch's list, either empty for
    one in the platform's user cache folder. `connect_timeout` and
    `read_timeout` are seconds of silence, `deadline` the seconds that one request may take with its retries.
    `workers` is how many requests may be under way at once. `links` tells whether pages that an article
    links to as sources are asked for, `allow_private` whether any web page may come from a private network.
    """

    europepmc: str = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    crossref: str = "https://api.crossref.org"
    openalex: str = "https://api.openalex.org"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    datacite: str = "https://api.datacite.org"
    doi: str = "https://doi.org"
    openlibrary: str = "https://openlibrary.org"
    semanticscholar: str = "https://api.semanticscholar.org/graph/v1"
    mailto: str = field(default_factory=_environment("FACTCHECK_MAILTO"), repr=False)
    openalex_key: str = field(default_factory=_environment("OPENALEX_API_KEY"), repr=False)
    pubmed_key: str = field(default_factory=_environment("NCBI_API_KEY"), repr=False)
    semanticscholar_key: str = field(default_factory=_environment("S2_API_KEY"), repr=False)
    cache: str = ""
    retractions: str = ""
    offline: bool = False
    connect_timeout: float = 1.2
    read_timeout: float = 8.0
    deadline: float = 20.0
    workers: int = 4
    links: bool = True
    allow_private: bool = False

    def address(self, service: str) -> str:
        """Return the base address of a service without a slash at its end, empty where it is switched off."""
        return str(getattr(self, service)).rstrip("/")
