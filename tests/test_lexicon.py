"""The lists and tables under `rules/lexicon`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.data import folder

LISTS = sorted((folder("rules") / "lexicon").iterdir())
ROOT = Path(__file__).parents[1]
ORIGIN = re.compile(r"^# Origin: .+; licence: .+\.$", re.MULTILINE)
MAKER = re.compile(r"\bbenchmarks[./](?P<name>\w+)")


def head(path: Path) -> str:
    """Return the comment that a list begins with."""
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join(lines[:end])


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_origin(path: Path) -> None:
    """Each list says in its first lines what it is, and where it comes from under which licence or what makes it."""
    said = head(path)
    makers = [ROOT / "benchmarks" / f"{found['name']}.py" for found in MAKER.finditer(said)]
    assert said.count("\n") or not ORIGIN.search(said), "what the list is stands nowhere"
    assert ORIGIN.search(said) or (makers and all(maker.is_file() for maker in makers))
