"""A folder with the name of a file that factcheck reads of itself: told in one sentence, never passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("factcheck.lock", ("check", "--frozen", "draft.md")),
        ("factcheck.lock", ("lock", "draft.md")),
        ("factcheck.toml", ("check", "--offline", "draft.md")),
        ("references.bib", ("check", "--offline", "draft.md")),
        ("draft.bib", ("refs", "draft.md")),
        (".factcheck-baseline.json", ("check", "--offline", "draft.md")),
        (".factcheck-baseline.json", ("check", "--offline", "--update-baseline", "draft.md")),
        ("t.j2", ("check", "--offline", "--template", "t.j2", "draft.md")),
    ],
)
def test_a_folder_is_told(run: Run, tmp_path: Path, name: str, command: tuple[str, ...]) -> None:
    """Whoever made it meant a file, and would take what is not said for a file that was read."""
    (tmp_path / "draft.md").write_text("Bread holds iodine (Brandt et al., 2014).\n")
    (tmp_path / name).mkdir()
    run(*command).one_line(f"{name}: ", "cannot be read")


def test_patterns_that_are_a_folder(run: Run, tmp_path: Path) -> None:
    """The articles are checked, and the call says that nothing was left out."""
    (tmp_path / "draft.md").write_text("Bread holds iodine.\n")
    (tmp_path / ".gitignore").mkdir()
    done = run("check", "--offline", ".")
    assert done.status == 2 and "patterns cannot be read" in done.err and "1 article" in done.out
