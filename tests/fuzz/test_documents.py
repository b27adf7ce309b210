"""Made-up and damaged documents all the way: read, checked and reported, or refused in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from random import Random

import pytest

from factcheck.catalogue import load
from factcheck.config import Config
from factcheck.errors import ReadingError
from factcheck.pipeline import verify
from factcheck.reading import FORMATS as READERS
from factcheck.reading import apart, read_bytes
from factcheck.rendering import FORMATS, Report
from tests.fuzz.documents import BUNDLES, KINDS, made
from tests.fuzz.outcomes import HangError, limited, told

IN_CI, AN_HOUR = 10, 1_439
"""Documents of each of the fourteen kinds: 140 and 20,000 in all."""
REPORTS = ("text", "json", "sarif", "html", "markdown", "junit")
CONFIG = Config(offline=True, profile="audit")


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Read here, where an exception of a reader shows, and files take no time to hand over."""
    monkeypatch.setattr(apart, "is_worker", lambda: True)
    yield


def outcome(kind: str, seed: int) -> str:
    """Return whether a document was reported on or refused; fail where it was neither."""
    data = made(kind, Random(f"whole {kind} {seed}"))
    format, path = KINDS[kind]
    try:
        with limited():
            read = read_bytes(data, format, path)
            report = Report(articles=(verify(read, CONFIG),), problems=(), rules=load())
            for name in REPORTS:
                "".join(import_module(f"factcheck.rendering.{FORMATS[name]}").render(report)).encode()
    except ReadingError:
        return "refused"
    except (Exception, HangError) as problem:
        raise AssertionError(f"{kind} {seed}: {data!r}") from problem
    return "reported"


def test_every_format_is_tried() -> None:
    """A format that is added is added here; what PDF holds is damaged in `reading/test_hostile_office.py`."""
    assert {format for format, _ in KINDS.values()} == READERS.keys() - {"pdf"}


@pytest.mark.parametrize("kind", BUNDLES)
def test_damaged_bundles_stay_readable(kind: str) -> None:
    """What is damaged lies within the archive: its parts are reached, and not refused for a broken archive alone."""
    read = 0
    for seed in range(30):
        with suppress(ReadingError):
            read_bytes(made(kind, Random(f"whole {kind} {seed}")), *KINDS[kind])
            read += 1
    assert read >= 10


@pytest.mark.parametrize("kind", KINDS)
def test_documents_are_reported(kind: str) -> None:
    """No exception on the whole way, and a report that can be written."""
    told(kind, Counter(outcome(kind, seed) for seed in range(IN_CI)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_documents_are_reported(kind: str) -> None:
    """So it is for as many as an hour allows."""
    told(kind, Counter(outcome(kind, seed) for seed in range(IN_CI, AN_HOUR)))
