"""The set-up snippets of docs/editors.md."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import click

from factcheck.cli import factcheck
from factcheck.lsp.documents import format_for

PAGE = (Path(__file__).parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")


def fences(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_every_snippet_starts_the_server_that_there_is() -> None:
    """Each editor is told to run `factcheck lsp`, and that command exists."""
    (code,), (helix, zed) = map(json.loads, fences("json")), map(tomllib.loads, fences("toml"))
    assert [code["glspc.server.command"], *code["glspc.server.commandArguments"]] == ["factcheck", "lsp"]
    server = helix["language-server"]["factcheck"]
    assert [server["command"], *server["args"]] == ["factcheck", "lsp"]
    assert 'cmd = { "factcheck", "lsp" }' in fences("lua")[0]
    assert "factcheck" in zed["language_servers"] and 'vec!["lsp".into()]' in fences("rust")[0]
    assert isinstance(factcheck.get_command(click.Context(factcheck), "lsp"), click.Command)


def test_every_language_that_is_named_is_read() -> None:
    """The languages that VS Code and Neovim are told to send are those the server checks."""
    languages = [*json.loads(fences("json")[0])["glspc.server.languageId"], "text"]
    assert {format_for(language, "") for language in languages if language != "html"} == {"markdown", "text"}
