"""What a repository's file may not set, told by the language server."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.lsp.client import editor


def test_opening_a_draft_of_a_hostile_folder(tmp_path: Path) -> None:
    """The editor is told once what is ignored, the draft is checked, and no cache is made where the folder says."""
    (tmp_path / "factcheck.toml").write_text("offline = true\n[sources]\ncache = 'made.sqlite'\n")

    async def run() -> None:
        async with editor(tmp_path) as client:
            for name in ("a.md", "b.md"):
                uri = (tmp_path / name).as_uri()
                client.open(uri, "Less than 0.1% of cells form tumors.\n\nLess than 0.01% of cells form tumors.\n")
                assert await client.diagnostics(uri, 1)
            await client.until(lambda: bool(client.said))
            (line,) = client.said
            assert "factcheck.toml:3: A repository's file may not set sources.cache" in line

    asyncio.run(run())
    assert not list(tmp_path.glob("made*"))
