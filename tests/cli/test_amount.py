"""How much is said: counts, findings alone, or every step."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import CLEAN, SLIP, Call, command_in


@pytest.fixture
def call(tmp_path: Path) -> Call:
    (tmp_path / "slip.md").write_text(f"{SLIP}\nA study by Ye & cell division (2012) helps.\n")
    (tmp_path / "link.md").write_text("It helps (http://dx.doi.org/10.1038/nm.3394).\n")
    (tmp_path / "clean.md").write_text(CLEAN)
    return command_in(tmp_path)


def test_statistics(call: Call) -> None:
    """--statistics counts by rule, the most frequent first, in place of the findings; the exit status is the same."""
    done = call("check", "--offline", "--statistics", "--quiet", "--fail-on", "warning", ".")
    lines = done.stdout.splitlines()
    assert done.returncode == 1 and lines[0].split() == ["2", "FC201", "malformed-author"]
    assert "1  FC219  outdated-doi-link  [--fix]" in lines
    assert call("check", "--offline", "--statistics", "--output", "text", ".").returncode == 2


def test_quiet(call: Call) -> None:
    """--quiet shows the findings and nothing else; of a clean article nothing at all."""
    assert "article" not in call("check", "--offline", "--quiet", "slip.md").stdout
    done = call("check", "--offline", "--quiet", "clean.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert call("check", "--quiet", "--verbose", "clean.md").returncode == 2


def test_verbose(call: Call, tmp_path: Path) -> None:
    """--verbose names the settings, what the cache answered and the time on standard error; the report stays."""
    (tmp_path / "factcheck.toml").write_text("profile = 'audit'\n")
    first, second = (call("check", "--offline", "--verbose", "clean.md") for _ in range(2))
    assert first.stdout == second.stdout == call("check", "--offline", "clean.md").stdout
    assert "factcheck.toml, profile audit; checked in" in first.stderr
    assert "as an earlier run found it" in second.stderr and "1 article, 1 of them" in second.stderr


def test_verbose_requests(call: Call, tmp_path: Path) -> None:
    """--verbose says which service was asked how often, and why a source stayed unchecked."""
    (tmp_path / "draft.md").write_text("Cells survive (Li et al., 2019).\n")
    services = "".join(f"{name} = 'http://127.0.0.1:9'\n" for name in ("europepmc", "crossref", "openalex"))
    (tmp_path / "own.toml").write_text(f"[sources]\n{services}cache = 'cache.sqlite'\n")
    assert "1 request to Europe PMC" in call("check", "--verbose", "draft.md").stderr
