"""`factcheck mcp`, spoken to by the SDK's own client over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra mcp is not installed")

from mcp import Client, StdioServerParameters

from tests.desk.conftest import replica, served

__all__ = ["replica"]

CONFLICT = "Less than 5% of bread holds iodine.\n\nNobody knows why less than 0.5% of bread holds iodine.\n"


def speak(folder: Path, talk: Callable[[Client], Awaitable[None]], *flags: str, own: str = "") -> None:
    """Start a server in a folder and let a client talk to it."""
    (folder / "own.toml").write_text(own)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "FACTCHECK_CONFIG": "own.toml"}
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "factcheck", "mcp", *flags], cwd=str(folder), env=environment
    )

    async def run() -> None:
        async with Client(server) as client:
            await talk(client)

    asyncio.run(run())


async def answer(client: Client, tool: str, **given: Any) -> Any:
    """Return what a tool answers as data."""
    result = await client.call_tool(tool, given)
    assert not result.is_error, result.content
    return result.structured_content


async def refusal(client: Client, tool: str, **given: Any) -> str:
    """Return why a tool does not answer."""
    result = await client.call_tool(tool, given)
    assert result.is_error
    return str(getattr(result.content[0], "text", ""))


def test_a_draft_is_checked_and_read(tmp_path: Path) -> None:
    """Findings and facts come with their places; rules are explained; numbers are compared with a source."""

    async def talk(client: Client) -> None:
        tools = {tool.name for tool in (await client.list_tools()).tools}
        assert tools == {
            *("check_draft", "extract_facts", "look_up_citation", "compare_with_source", "explain_rule"),
        }
        (article,) = (await answer(client, "check_draft", text=CONFLICT))["articles"]
        (found,) = article["findings"]
        assert found["rule"] == "conflicting-values" and found["place"]["start"]["line"] == 3
        assert found["related"][0]["place"]["text"] == "Less than 5%"
        facts = await answer(client, "extract_facts", text="Cells survive for 5 days (Li et al., 2019).")
        assert facts["quantities"][0]["unit"] == "day" and facts["citations"][0]["year"] == "2019"
        rule = await answer(client, "explain_rule", name="FC101")
        assert rule["name"] == "conflicting-values" and "How to fix it" in rule["sections"]
        compared = await answer(
            client,
            "compare_with_source",
            sentence="In the trial 412 adults took part (Li et al., 2019).",
            source="We enrolled adults in two towns. In all, 412 adults took part in the trial. Nobody was paid.",
        )
        assert [(one["number"], one["state"]) for one in compared["numbers"]] == [("412", "found")]
        assert "412 adults took part" in compared["numbers"][0]["passages"][0]["text"]

    speak(tmp_path, talk)


def test_no_file_outside_of_the_roots_is_read(tmp_path: Path) -> None:
    """Paths, links and what an article names lead nowhere but below the roots; without a root no file is read."""
    (tmp_path / "open").mkdir()
    (tmp_path / ".git").mkdir()  # what an article names lies in its repository, or is refused by itself
    (tmp_path / "secret.md").write_text(CONFLICT)
    (tmp_path / "secret.bib").write_text("@article{li, author={Secret, A}, title={A secret title}, year={2019}}")
    (tmp_path / "open" / "link.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "open" / "draft.md").write_text(f"---\nbibliography: ../secret.bib\n---\n{CONFLICT}")

    async def talk(client: Client) -> None:
        (article,) = (await answer(client, "check_draft", path="draft.md"))["articles"]
        assert article["findings"] and article["counts"]["references"] == 0
        for path in ("../secret.md", "link.md", str(tmp_path / "secret.md"), "/etc/passwd"):
            assert "in none of the folders" in await refusal(client, "check_draft", path=path)
        assert "either the text" in await refusal(client, "check_draft", path="draft.md", text="x")
        assert "no such file" in (await refusal(client, "check_draft", path="none.md")).lower()

    speak(tmp_path, talk, "--root", "open")

    async def without(client: Client) -> None:
        assert "No folder is open" in await refusal(client, "extract_facts", path="open/draft.md")
        assert "is written as one of" in await refusal(client, "check_draft", text="x", format="word")

    speak(tmp_path, without)


def test_citations_are_looked_up_only_if_the_user_says_so(tmp_path: Path, replica: Any) -> None:
    """Nobody is asked without --online; with it a citation gets its verdict and the work that is meant."""
    lines = "".join(f'{name} = "{address}"\n' for name, address in served(replica).items())
    own = f'[sources]\ncache = "cache.sqlite"\n{lines}'
    said = {"citation": "Marekova et al., 2017", "sentence": "Iodine changes the sleep of adults"}
    asked = len(replica.requests)

    async def offline(client: Client) -> None:
        assert "asks nobody" in await refusal(client, "look_up_citation", **said)
        await answer(client, "check_draft", text=f"{said['sentence']} ({said['citation']}).")

    speak(tmp_path, offline, own=own)
    assert len(replica.requests) == asked

    async def online(client: Client) -> None:
        (source,) = (await answer(client, "look_up_citation", **said))["sources"]
        assert source["verdict"]["candidates"][0]["authors"][0] == "Marekova"
        assert "No citation is read" in await refusal(client, "look_up_citation", citation="something")

    speak(tmp_path, online, "--online", own=own)
