"""What goes to workers with each letter typed: verdicts go once, and are the same objects from then on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra desk is not installed")

from factcheck.desk import sending
from factcheck.desk.examining import Known
from factcheck.desk.sending import Kept, Sender, arrived, kept
from factcheck.desk.workers import Worker
from factcheck.model import Candidate, Verdict, Work


def verdicts(*marks: str) -> dict[str, Verdict]:
    work = Work(source="crossref", title="Bedtime iodine", years=(2017,), doi="10.1000/sleep.1", abstract="In 240.")
    return {mark: Verdict("verified", mark, (Candidate(work),)) for mark in marks}


def there(known: Known) -> tuple[int, tuple[str, ...], dict[str, str]]:
    """Return which object the verdicts are in the worker, their marks, and what else is known."""
    return id(known.verdicts), tuple(known.verdicts), dict(known.ignored)


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker of the desk with a process of its own."""
    made = Worker()
    yield made
    made.close()


def sent(worker: Worker, known: Known) -> Any:
    return worker.run(60, there, known)


def test_they_go_once(worker: Worker) -> None:
    """The same verdicts are the same object for each task, while what is ignored goes along anew."""
    one = Kept(verdicts("a", "b"))
    first, again = sent(worker, Known(one)), sent(worker, Known(one, {"key": "why"}))
    assert first[0] == again[0] and first[1] == again[1] == ("a", "b")
    assert (first[2], again[2]) == ({}, {"key": "why"})
    (parcel,) = worker._sender.packed((Known(one),))
    assert parcel.verdicts is None


def test_what_has_changed_goes_anew(worker: Worker) -> None:
    """Verdicts that came make another set; the same ones stay the set that was sent."""
    first = kept(verdicts("a"), Kept())
    assert kept(verdicts("a"), first) is first
    assert sent(worker, Known(first))[1] == ("a",)
    assert sent(worker, Known(kept(verdicts("a", "b"), first)))[1] == ("a", "b")
    assert sent(worker, Known(first))[1] == ("a",)


def test_a_new_process_gets_all(worker: Worker) -> None:
    """After a worker was ended, the process that takes its place is sent what the first one had."""
    one = Kept(verdicts("a"))
    sent(worker, Known(one))
    worker.stop()
    assert sent(worker, Known(one))[1] == ("a",)


def test_both_sides_forget_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many sets there are, and in whatever order, none is left out that the process no longer has."""
    monkeypatch.setattr(sending, "_HERE", type(sending._HERE)())
    sender, sets = Sender(), [Kept(verdicts(str(number))) for number in range(sending.MOST + 5)]
    for one in (*sets, *sets[::3], *reversed(sets), sets[0]):
        assert arrived(lambda known: dict(known.verdicts), *sender.packed((Known(one),))) == one
    assert len(sending._HERE) == sending.MOST


def test_other_things_go_as_they_are() -> None:
    """What is no verdict, and verdicts without a number, are left alone."""
    plain = Known(verdicts("a"))
    assert list(Sender().packed(("draft", plain))) == ["draft", plain]
