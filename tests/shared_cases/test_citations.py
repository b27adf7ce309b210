"""The inputs of `shared/cases/citations`: each stands for a kind of what people write, and comes out right."""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.config import Config
from factcheck.model import Checked, Reference, Verdict
from factcheck.sources.registry import service_names
from factcheck.sources.settings import Settings
from tests import SHARED

HERE = SHARED / "cases" / "citations"
UNSERVED = ("openlibrary", "wayback")
SERVED = {"pubmed": "eutils"}
RETRACTED = ("S0140-6736(20)31180-6", "NEJMoa1200303")
FOUND = ("verified", "retracted", "corrected", "concern")


@pytest.fixture(scope="module")
def links(shared: Path) -> Iterator[str]:
    """Serve the pages that the inputs link to, at an address of one's own."""
    source = (shared / "cases" / "citations" / "linksrv.py").read_text("utf-8").partition("\nfor P in")[0]
    names: dict[str, Any] = {}
    exec(compile(source, "linksrv.py", "exec"), names)
    server = ThreadingHTTPServer(("127.0.0.1", 0), names["H"])
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def settings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The services as the replica answers for them with the small world of the inputs."""
    folder = shared / "cases" / "citations"
    records = [json.loads(line) for line in (folder / "world-mine.jsonl").read_text("utf-8").splitlines()]
    sys.path.insert(0, str(shared))
    replica = pytest.importorskip("replica")
    addresses: dict[str, Any] = dict.fromkeys(service_names(), "")
    with replica.Replica(records, limits=False, quirks=False) as running:
        addresses |= {name: running.url(SERVED.get(name, name)) for name in service_names() if name not in UNSERVED}
        place = tmp_path_factory.mktemp("cases")
        yield Settings(
            **addresses,
            cache=str(place / "c.db"),
            retractions=str(place / "none"),
            allow_private=True,
            read_timeout=2.0,
        )
    sys.path.remove(str(shared))


def checked(path: Path, settings: Settings, links: str) -> Checked:
    """Return what the audit profile says of an input, asking the services for those kinds that need it."""
    text = re.sub(r"127\.0\.0\.1:183\d\d", links, path.read_text("utf-8"))
    article = factcheck.read(text, format="html" if path.suffix == ".html" else "markdown")
    offline = path.name.split("-")[0] in OFFLINE
    return factcheck.verify(article, Config(profile="audit", offline=offline, sources=settings))


def codes(found: Checked, *codes: str) -> list[str]:
    return [one.code for one in found.findings if one.code in codes]


def statuses(found: Checked) -> list[str]:
    return [verdict.status for verdict in verdicts(found)]


def verdicts(found: Checked) -> list[Verdict]:
    assert found.lookups
    return list(found.lookups.verdicts.values())


def only(found: Checked) -> Verdict:
    """Return the one verdict on a source that somebody named, not on what merely repeats it."""
    (one,) = verdicts(found)
    return one


def is_found(found: Checked, path: Path) -> bool:
    status = only(found).status
    right = status == "retracted" if any(doi in path.read_text("utf-8") for doi in RETRACTED) else status in FOUND
    return right and not codes(found, "FC301", "FC214")


def is_verified(found: Checked, path: Path) -> bool:
    return set(statuses(found)) <= {"verified", "corrected"} and not codes(found, "FC301", "FC302", "FC206")


def is_by_cobb(found: Checked, path: Path) -> bool:
    entry = found.extraction.references[0]
    return (
        entry.authors[0].family == "Cobb" and entry.title.startswith("Sugar taxes") and only(found).status == "verified"
    )


def is_linked(title: str, found: Checked, path: Path) -> bool:
    entry = found.extraction.references[0]
    paired = [pair.reference.id for pair in found.extraction.links.pairs if pair.kind == "exact"]
    return paired == [entry.id] and entry.title.startswith(title) and not codes(found, "FC206", "FC208")


def is_without_citation(found: Checked, path: Path) -> bool:
    return {one.kind for one in found.extraction.citations} == {"note"} and not codes(found, "FC205", "FC206", "FC301")


def is_left_to_the_editor(found: Checked, path: Path) -> bool:
    return statuses(found) in (["agency"], ["unchecked"]) and not codes(found, "FC301", "FC302")


def is_no_warning(found: Checked, path: Path) -> bool:
    told = [one for one in found.findings if one.code in ("FC301", "FC302") and one.severity != "info"]
    return not told and statuses(found) != ["not-found"]


def has_title(found: Checked, path: Path) -> bool:
    (entry,) = found.extraction.references
    words = path.read_text("utf-8").rsplit("1. ", 1)[1].rstrip()
    known = {"N09-05.md": "Obesity"}.get(path.name) or next(
        part for part in TITLES if f"{part}." in words and not entry.title.startswith(f"{part} ")
    )
    return entry.title == known


def is_not_verified(found: Checked, path: Path) -> bool:
    return only(found).status in ("not-found", "differs", "ambiguous")


def differs(field: str, found: Checked, path: Path) -> bool:
    return any(one.status == "differs" and (not field or field in one.differs) for one in verdicts(found))


def is_told_of_page(found: Checked, path: Path) -> bool:
    return only(found).status == "not-found" and bool(codes(found, "FC301"))


def is_not_found(found: Checked, path: Path) -> bool:
    return only(found).status == "not-found" and bool(codes(found, "FC301")) and not codes(found, "FC302")


def is_cited(found: Checked, path: Path) -> bool:
    """Every entry of the list is cited."""
    return bool(found.extraction.references) and not codes(found, "FC206", "FC207", "FC208")


def is_read(found: Checked, path: Path) -> bool:
    uncited = 1 if "N07-0" in path.name or "N07-10" in path.name else 0
    return len(found.extraction.references) >= 1 and not codes(found, "FC206") and len(codes(found, "FC207")) <= uncited


def is_in_its_section(found: Checked, path: Path) -> bool:
    places = [(pair.citation.span.start, pair.reference.span) for pair in found.extraction.links.pairs]
    return len(places) == 4 and places == sorted(places) and not codes(found, "FC206", "FC207")


def notes_are_read(found: Checked, path: Path) -> bool:
    return len(found.extraction.references) == (1 if "N12-03" in path.name else 2) and not codes(
        found, "FC206", "FC207"
    )


TITLES = (
    "Asthma", "Migraine", "Obesity", "Sepsis", "H. pylori eradication in adults",
    "C. difficile infection in care homes", "E. coli in salad",
)  # fmt: skip
OFFLINE = ("K03b", "K04", "K07", "K07b", "K14", "K15", "N01", "N02", "N05", "N07", "N08", "N09", "N12")
RIGHT: dict[str, Callable[[Checked, Path], bool]] = {
    "K01": is_found,
    "K01b": is_found,
    "K02": is_found,
    "K03": is_by_cobb,
    "K03b": partial(is_linked, "Sugar taxes"),
    "K04": partial(is_linked, "20"),
    "K04b": is_verified,
    "K05": is_without_citation,
    "K06": is_left_to_the_editor,
    "K07": lambda found, path: not codes(found, "FC206"),
    "K07b": lambda found, path: len(codes(found, "FC206")) == 1,
    "K09": is_verified,
    "K10": is_no_warning,
    "K10b": is_verified,
    "K14": lambda found, path: found.extraction.references[0].title.startswith("Follow-up of "),
    "K15": lambda found, path: not codes(found, "FC214"),
    "K17": is_not_found,
    "N01": is_cited,
    "N02": is_cited,
    "N05": is_in_its_section,
    "N07": is_read,
    "N08": is_cited,
    "N09": has_title,
    "N12": notes_are_read,
    "P01": is_not_verified,
    "P02": partial(differs, "title"),
    "P03": partial(differs, "coauthor"),
    "P04": partial(differs, "pmid"),
    "P07": is_told_of_page,
    "P09": partial(differs, ""),
    "P10": is_not_verified,
}
INPUTS = [path for path in sorted(HERE.glob("[KNP]*-*")) if path.name.split("-")[0] in RIGHT]


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_input_comes_out_right(path: Path, settings: Settings, links: str) -> None:
    """What `INDEX.md` of the folder expects of an input is what comes out."""
    found = checked(path, settings, links)
    assert RIGHT[path.name.split("-")[0]](found, path), told(found)


def told(found: Checked) -> str:
    """Return what came out, for the message of a test that fails."""
    lines = [f"{one.code} {one.severity} {one.message}" for one in found.findings]
    if found.lookups:
        lines += [f"{v.key}: {v.status} {v.differs} {v.reason}" for v in found.lookups.verdicts.values()]
    return "\n".join([*lines, *map(repr, map(_short, found.extraction.references))])


def _short(entry: Reference) -> Reference:
    return replace(entry, text="")
