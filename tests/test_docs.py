"""The documentation builds, holds every rule, and loads nothing from the network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.catalogue import load

REPOSITORY = Path(__file__).parents[1]


def test_site(tmp_path: Path) -> None:
    """`mkdocs build --strict` gives a page a rule with its examples, and no page loads anything from another site."""
    pytest.importorskip("material", reason="the docs extra is not installed")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for rule in load().values():
        page = (tmp_path / f"rules/{rule.name}.html").read_text("utf-8")
        assert rule.code in page and 'class="example finding"' in page
        assert rule.name in (tmp_path / "rules/index.html").read_text("utf-8")
        parts = ('class="example finding"', '<h2 id="why-it-matters"', '<h2 id="definition"')
        assert [*map(page.index, parts)] == sorted(map(page.index, parts))
    assert "--stdin-filename" in (tmp_path / "commands.html").read_text("utf-8")
    settings = (tmp_path / "settings.html").read_text("utf-8")
    assert all(f"<code>{name}</code>" in settings for name in ("fail-on", "europepmc", "mailto", "read-timeout"))
    for page in tmp_path.rglob("*.html"):
        loaded = re.findall(r"<(?:script|link|img)\b[^>]*?(?:src|href)=\"?(https?:[^\" >]+)", page.read_text("utf-8"))
        assert not [address for address in loaded if "canonical" not in address], page


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md", "docs/extend.md"])
def test_paths_are_there(page: str) -> None:
    """What a page for contributors sends them to is there."""
    text = (REPOSITORY / page).read_text("utf-8")
    named = re.findall(r"`((?:factcheck|rules|tests|benchmarks|docs)/[\w./-]*)`", text)
    linked = re.findall(r"\]\((?!https?:)([\w./-]+)\)", text)
    folder = (REPOSITORY / page).parent
    named = [path for path in named if not re.search(r"\b[A-Z]{3,}\b", path)]  # those stand for a name
    assert [path for path in named if not (REPOSITORY / path).exists()] == []
    assert [path for path in linked if not (folder / path).exists()] == []
