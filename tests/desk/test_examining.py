"""The desk's check of a version says what a check that remembers nothing says, evidence included."""

from __future__ import annotations

import json
import random
from contextlib import nullcontext
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra desk is not installed")

from factcheck.config import Config
from factcheck.desk import examining
from factcheck.desk.drafts import Draft
from factcheck.desk.examining import Known, ask, examine
from factcheck.model import Candidate, Verdict, Work

TEXT = """# Iodine and sleep

In 240 adults, iodine at bedtime changed the sleep of 25% (Marekova et al., 2017). They slept 7 hours a night.

Of 96 children, 12% coughed for 3 days (Brandt, 2014), and "iodine in bread changed the sleep of most adults" [1].

| group | dose (mg) | better (%) |
|---|---|---|
| adults | 20 | 30 |
| children | 5 | 25 |

Less than 5% of the iodine in bread is lost in the oven. Less than 0.5% of the iodine in bread is lost in the oven.

## References

1. Marekova, J., Tell, A., & Ono, K. (2017). Bedtime iodine and the sleep of adults. *Journal of Sleep*, 3(2), 11-19.
2. Brandt, A. (2014). Coughs of children. *Chest*, 12, 34-39.
"""
ABSTRACT = (
    "In 240 adults, iodine at bedtime changed sleep in 24%. Iodine in bread changed the sleep of most adults. "
    "Of 96 children, 12% coughed, for 4 days."
)
PIECES = ("a", " ", "7", ". ", "\n\n", "2", ",", " (Brandt, 2014)", " In 2019, 30 of 90 adults snored.", " (%)", "")


def known(draft: Draft, config: Config) -> Known:
    """Return verdicts on all that the draft cites, with an abstract each."""
    work = Work(source="crossref", title="Bedtime iodine", years=(2017,), doi="10.1000/sleep.1", abstract=ABSTRACT)
    return Known({mark: Verdict("verified", query.key, (Candidate(work),)) for mark, query in ask(draft, config)})


def answered(draft: Draft, held: Known, config: Config) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(examine(draft, held, config).answer)
    return answer


@pytest.mark.parametrize("seed", range(3))
def test_as_a_check_that_remembers_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each of a dozen edits, findings, sources and what stands beside the numbers are those of a fresh check."""
    dice, config, text = random.Random(seed), Config(offline=True), TEXT
    held = known(Draft(1, "a.md", "markdown", text), config)
    beside = 0
    for version in range(2, 14):
        place = dice.randrange(len(text))
        text = text[:place] + dice.choice(PIECES) + text[place + dice.choice((0, 0, 1, 4)) :]
        draft = Draft(version, "a.md", "markdown", text)
        again = answered(draft, held, config)
        with monkeypatch.context() as patched:
            patched.setattr(examining, "remembered", nullcontext)
            assert again == answered(draft, held, config)
        beside += sum(len(source["beside"]) for source in again["sources"])
    assert beside
