"""The command line in a throwaway folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.cli import _run
from factcheck.config import files


@dataclass(frozen=True)
class Done:
    """What a call gave."""

    status: int
    out: str
    err: str

    def one_line(self, *words: str) -> None:
        """Assert that the call failed with exit 2 and one clear line that holds `words`."""
        assert self.status == 2, self
        assert self.err.count("\n") == 1 and "Traceback" not in self.err, self.err
        for word in words:
            assert word in self.err


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Call the command line's entry function in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str) -> Done:
        files.load.cache_clear()
        files.find_nearest.cache_clear()
        status = _run(list(arguments))
        return Done(status, *capfd.readouterr())

    return called
