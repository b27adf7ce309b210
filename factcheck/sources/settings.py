"""What a look-up may ask, where, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ADDRESSES: Mapping[str, str] = {
    "europepmc": "https://www.ebi.ac.uk/europepmc/webservices/rest",
    "crossref": "https://api.crossref.org",
    "openalex": "https://api.openalex.org",
    "pubmed": "https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
    "datacite": "https://api.datacite.org",
    "doi": "https://doi.org",
    "openlibrary": "https://openlibrary.org",
    "semanticscholar": "https://api.semanticscholar.org/graph/v1",
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


@dataclass(frozen=True, slots=True)
class Settings:
    """How to look things up.

    `addresses` overrides the public address of a service by name; a service whose address is empty is never
    asked. `keys` are API keys by service. `cache` is the file of kept answers, None for the platform's user
    cache folder. `connect_timeout` and `read_timeout` are seconds of silence, `deadline` the seconds that one
    request may take with its retries. `workers` is how many services or queries may be under way at once.
    """

    offline: bool = False
    addresses: Mapping[str, str] = field(default_factory=dict)
    mailto: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    cache: Path | None = None
    connect_timeout: float = 1.2
    read_timeout: float = 8.0
    deadline: float = 20.0
    workers: int = 4

    def address(self, service: str) -> str:
        """Return the base address of a service without a slash at its end."""
        return self.addresses.get(service, ADDRESSES[service]).rstrip("/")
