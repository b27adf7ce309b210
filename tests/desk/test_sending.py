"""What goes to workers with each letter typed: verdicts are written once, and made once where they arrive."""

from __future__ import annotations

import pickle

import pytest

pytest.importorskip("starlette", reason="the extra desk is not installed")

from factcheck.desk import sending
from factcheck.desk.sending import Kept, kept
from factcheck.model import Candidate, Verdict, Work


def verdicts(*marks: str) -> dict[str, Verdict]:
    work = Work(source="crossref", title="Bedtime iodine", years=(2017,), doi="10.1000/sleep.1", abstract="In 240.")
    return {mark: Verdict("verified", mark, (Candidate(work),)) for mark in marks}


def test_they_arrive_as_they_were() -> None:
    """What arrives equals what was sent, and is the same object as before while nothing has changed."""
    sent = Kept(verdicts("one", "two"))
    here, again = (pickle.loads(pickle.dumps((sent, "a draft")))[0] for _ in range(2))
    assert here == sent == verdicts("one", "two") and again is here
    assert pickle.loads(pickle.dumps(here)) is here


def test_they_are_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sending verdicts again writes none of them."""
    sent = Kept(verdicts("one"))
    pickle.dumps(sent)
    monkeypatch.setattr(Verdict, "__getstate__", None)
    pickle.dumps(sent)
    with pytest.raises(TypeError):
        pickle.dumps(Kept(verdicts("one")))


def test_what_has_changed_is_sent_anew() -> None:
    """Verdicts that came or changed make another set; the same ones keep the set that was sent."""
    first = kept(verdicts("one"), Kept())
    assert kept(verdicts("one"), first) is first
    second = kept(verdicts("one", "two"), first)
    assert second == verdicts("one", "two") and first == verdicts("one")
    assert pickle.loads(pickle.dumps(second)) == second


def test_a_worker_forgets_the_oldest() -> None:
    """However many sets arrive, a worker keeps the latest of a bounded number."""
    for number in range(sending.MOST + 5):
        latest = pickle.loads(pickle.dumps(Kept(verdicts(str(number)))))
    assert len(sending._MADE) == sending.MOST
    assert pickle.loads(pickle.dumps(Kept(verdicts(str(sending.MOST + 4))))) is latest
