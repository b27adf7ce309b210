"""Made-up and damaged documents all the way: read, checked and reported, or refused in one sentence."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from random import Random

import pytest

from factcheck.catalogue import load
from factcheck.config import Config
from factcheck.errors import ReadingError
from factcheck.pipeline import verify
from factcheck.reading import read_bytes
from factcheck.rendering import FORMATS, Report
from tests.fuzz.outcomes import HangError, limited, told
from tests.reading.test_fuzz import PATHS, document

IN_CI, AN_HOUR = 25, 4_000
"""Documents of each of the five kinds: 125 and 20,000 in all."""
REPORTS = ("text", "json", "sarif", "html", "markdown", "junit")
CONFIG = Config(offline=True, profile="audit")


def outcome(kind: str, seed: int) -> str:
    """Return whether a document was reported on or refused; fail where it was neither."""
    data = document(Random(f"whole {kind} {seed}"))
    try:
        with limited():
            read = read_bytes(data, kind if kind in ("text", "html") else "markdown", PATHS[kind])
            report = Report(articles=(verify(read, CONFIG),), problems=(), rules=load())
            for name in REPORTS:
                "".join(import_module(f"factcheck.rendering.{FORMATS[name]}").render(report)).encode()
    except ReadingError:
        return "refused"
    except (Exception, HangError) as problem:
        raise AssertionError(f"{kind} {seed}: {data!r}") from problem
    return "reported"


@pytest.mark.parametrize("kind", PATHS)
def test_documents_are_reported(kind: str) -> None:
    """No exception on the whole way, and a report that can be written."""
    told(kind, Counter(outcome(kind, seed) for seed in range(IN_CI)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", PATHS)
def test_many_documents_are_reported(kind: str) -> None:
    """So it is for as many as an hour allows."""
    told(kind, Counter(outcome(kind, seed) for seed in range(IN_CI, AN_HOUR)))
