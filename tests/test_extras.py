"""What is optional is installed by a command that works, wherever factcheck came from."""

from __future__ import annotations

import importlib.metadata
import json
import sys
from pathlib import Path

import pytest

from factcheck.extras import install


class _Installed:
    def __init__(self, told: str | None) -> None:
        self._told = told

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self._told


def told(monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    """Let the package say that it was installed from somewhere."""
    monkeypatch.setattr(importlib.metadata, "distribution", lambda _: _Installed(text))


def test_from_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was installed from a folder is added to from there, as there need not be a release."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    told(monkeypatch, json.dumps({"url": folder.as_uri(), "dir_info": {}}))
    assert "'factcheck-lint[desk]'" in install("desk")  # the folder is gone
    (folder / "pyproject.toml").touch()
    assert install("desk").endswith(f" -m pip install '{folder}[desk]'")


@pytest.mark.parametrize("text", [None, "{}", "[", '{"url": "https://a.b/c.zip"}', '{"url": "git+ssh://a/b"}'])
def test_from_an_index(monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    """What came from elsewhere, or says nothing that can be read, is added to by the name of the package."""
    told(monkeypatch, text)
    assert install("desk").endswith(" -m pip install 'factcheck-lint[desk]'")


def test_the_environment_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The interpreter that factcheck runs in is named, from the current folder where that is shorter."""
    told(monkeypatch, None)
    monkeypatch.setattr(sys, "executable", str(tmp_path / ".venv" / "bin" / "python"))
    assert install("lsp").startswith(f"{tmp_path}/.venv")
    monkeypatch.chdir(tmp_path)
    assert install("lsp").startswith(".venv/bin/python -m pip")
