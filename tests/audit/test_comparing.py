"""The processes that compare articles of a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from factcheck.audit.corpus import conflicts
from factcheck.errors import FactcheckError
from factcheck.running.pool import Died

pytestmark = pytest.mark.usefixtures("in_this_process")

CHUNKS = [[("a", "b", 0.9, True)], [("c", "d", 0.8, True)]]


def names(_: object, chunk: list[tuple[str, str, float, bool]]) -> list[str]:
    """Return the first article of each pair, in place of the conflicts."""
    return [pair[0] for pair in chunk]


@pytest.mark.parametrize("jobs", [1, 2])
def test_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    """What is found comes in the order of the pairs, however many processes compare."""
    duckdb = pytest.importorskip("duckdb")
    compared: Any = partial(conflicts._compared, duckdb.connect(), tmp_path, names, CHUNKS, jobs)
    monkeypatch.setattr(conflicts, "mapped", lambda work, chunks, _: (names(None, chunk) for chunk in chunks))
    assert list(compared()) == [["a"], ["c"]]


def test_a_process_that_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that was killed is told in a sentence that says how to go on."""

    def died(*_: object) -> Iterator[Died]:
        yield Died(-9)

    monkeypatch.setattr(conflicts, "mapped", died)
    with pytest.raises(FactcheckError, match="--resume"):
        list(conflicts._compared(None, tmp_path, names, CHUNKS, 2))  # type: ignore[arg-type]
