"""The snippet of docs/editors.md in a Neovim that is there, against the real server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from tests.lsp.test_editors_page import fences

NVIM = os.environ.get("FACTCHECK_NVIM") or which("nvim")
WAIT = 60_000
"""Milliseconds that Neovim waits for the marks."""

PROGRAM = """
{snippet}
vim.cmd.edit("draft.md")
vim.wait({wait}, function() return #vim.diagnostic.get(0) > 0 end, 20)
local found = vim.diagnostic.get(0)
local actions = vim.lsp.buf_request_sync(0, "textDocument/codeAction", {{
  textDocument = vim.lsp.util.make_text_document_params(0),
  range = {{ start = {{ line = 2, character = 0 }}, ["end"] = {{ line = 2, character = 15 }} }},
  context = {{ diagnostics = {{}} }},
}}, {wait})
local titles = {{}}
for _, answer in pairs(actions or {{}}) do
  for _, action in ipairs(answer.result or {{}}) do table.insert(titles, action.title) end
end
local clients = vim.lsp.get_clients({{ bufnr = 0 }})
for _, client in ipairs(clients) do client:stop() end
vim.wait({wait}, function() return #vim.lsp.get_clients() == 0 end, 20)
print(vim.json.encode({{ codes = vim.tbl_map(function(one) return one.code end, found),
  lines = vim.tbl_map(function(one) return one.lnum end, found), titles = titles, left = #vim.lsp.get_clients() }}))
vim.cmd.quitall({{ bang = true }})
"""


def version() -> tuple[int, int]:
    if NVIM is None:
        return 0, 0
    said = subprocess.run([NVIM, "--version"], capture_output=True, text=True, check=True, timeout=60).stdout
    found = re.match(r"NVIM v(\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else (0, 0)


@pytest.mark.programs
@pytest.mark.skipif(version() < (0, 11), reason="Neovim 0.11 is not installed (FACTCHECK_NVIM names one)")
def test_the_snippet_marks_a_conflict(tmp_path: Path) -> None:
    """With the page's snippet and nothing else, a draft is marked, the lamp offers to say why, and the server ends."""
    (tmp_path / "draft.md").write_text("Less than 0.1% of cells survive.\n\nLess than 0.01% of cells survive.\n")
    (tmp_path / "factcheck.toml").write_text("offline = true\n")
    (tmp_path / "init.lua").write_text(PROGRAM.format(snippet=fences("lua")[0], wait=WAIT))
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "factcheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
    command.chmod(0o755)
    environment = {**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}", "HOME": str(tmp_path),
                   "PYTHONPATH": str(Path(__file__).parents[2]), "XDG_STATE_HOME": str(tmp_path)}  # fmt: skip
    assert NVIM
    done = subprocess.run([NVIM, "--headless", "--clean", "-c", "luafile init.lua"], cwd=tmp_path, env=environment,
                          capture_output=True, text=True, timeout=200)  # fmt: skip
    told = json.loads(re.findall(r"\{.*\}", done.stdout + done.stderr)[-1])
    assert (told["codes"], told["lines"], told["left"]) == (["conflicting-values"], [2], 0)
    assert any("keep them apart" in title for title in told["titles"])
