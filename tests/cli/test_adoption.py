"""The README's adoption walk, in a noisy old repository."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
NOISE = "Sleeman & organized metastasis (2011) followed cells, Nguyen & frequent relapse (2015) did too.\n"


def commands() -> list[list[str]]:
    """Return the commands of the README's walk."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- commands: adoption -->\n```sh\n(.*?)```", readme, re.DOTALL)
    assert found
    return [shlex.split(line, comments=True)[1:] for line in found[1].splitlines()]


def test_adoption(run: Run, tmp_path: Path) -> None:
    """Three commands lead from a repository that fails to one that passes, and that fails again for new text only."""
    articles = tmp_path / "articles"
    (articles / "old").mkdir(parents=True)
    for number in range(5):
        (articles / "old" / f"{number}.md").write_text(f"# Old {number}\n\n{NOISE}\n{NOISE}")
    shutil.copy(ROOT / "examples/salt-and-blood-pressure.md", articles)
    walk = commands()
    assert len(walk) == 3
    check = walk[-1]
    assert run(*check).status == 1
    for command in walk:
        done = run(*command)
        assert done.status == 0, done.err
    assert "Nothing found in 6 articles." in done.out and "in the baseline." in done.out

    (articles / "old/0.md").rename(articles / "moved.md")
    (articles / "moved.md").write_text(f"Words before.\n\n> {NOISE}\n{NOISE}")
    assert run(*check).status == 0
    (articles / "new.md").write_text("Cells survive.\n")
    assert run(*check).status == 0
    (articles / "new.md").write_text(NOISE)
    assert run(*check).status == 1
    (articles / "new.md").unlink()
    (articles / "moved.md").write_text(f"{NOISE}\n{NOISE}\n{NOISE}")
    assert run(*check).status == 1
