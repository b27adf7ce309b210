"""The set-up snippets of docs/editors.md."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import click

from factcheck.cli import factcheck
from factcheck.lsp.documents import format_for

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
EXTENSION = ROOT / "editors" / "vscode"


def fences(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_every_snippet_starts_the_server_that_there_is() -> None:
    """Each editor is told to run `factcheck lsp`, and that command exists."""
    helix, zed = map(tomllib.loads, fences("toml"))
    server = helix["language-server"]["factcheck"]
    assert [server["command"], *server["args"]] == ["factcheck", "lsp"]
    assert 'cmd = { "factcheck", "lsp" }' in fences("lua")[0]
    assert "factcheck" in zed["language_servers"] and 'vec!["lsp".into()]' in fences("rust")[0]
    settings = json.loads((EXTENSION / "package.json").read_text())["contributes"]["configuration"]["properties"]
    assert settings["factcheck.command"]["default"] == ["factcheck", "lsp"]
    assert isinstance(factcheck.get_command(click.Context(factcheck), "lsp"), click.Command)


def test_every_language_that_is_named_is_read() -> None:
    """The languages that VS Code and Neovim are told to send are those the server checks."""
    listed = re.search(r"LANGUAGES = \[(.*?)\]", (EXTENSION / "src" / "server.ts").read_text(), re.DOTALL)
    assert listed
    languages = re.findall(r'"(\w+)"', listed[1])
    events = json.loads((EXTENSION / "package.json").read_text())["activationEvents"]
    assert events == [f"onLanguage:{language}" for language in languages]
    filetypes = re.search(r"filetypes = \{(.*?)\}", fences("lua")[0])
    assert filetypes
    for language in (*languages, *re.findall(r'"(\w+)"', filetypes[1])):
        assert format_for(language, "") is not None, language


def test_a_workspace_chooses_no_program() -> None:
    """What VS Code starts is taken from the user's own settings alone."""
    settings = json.loads((EXTENSION / "package.json").read_text())["contributes"]["configuration"]["properties"]
    assert settings["factcheck.command"]["scope"] == "machine"
