"""`factcheck lsp`, spoken to by a real client over standard input and output."""

from __future__ import annotations

import ast
import asyncio
import random
from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types
from pygls import uris

import factcheck
from factcheck import config, pipeline
from factcheck.model import Name, Work
from factcheck.reading import read_text
from factcheck.verification import lock as locks
from factcheck.verification.pinning import find_query
from tests.lsp.client import Editor, editor

CONFLICT = """# Cells in the blood

Less than 0.1% of circulating tumor cells form new tumors 😀.

Some write 😀😀 that less than 0.01% of circulating tumor cells form new tumors.
"""
OFFLINE = """offline = true
"""
SILENT = "[sources]\n" + "".join(
    f'{name} = ""\n'
    for name in ("europepmc", "crossref", "openalex", "pubmed", "datacite", "doi", "openlibrary", "semanticscholar")
)


def at(uri: str, line: int, column: int) -> tuple[types.TextDocumentIdentifier, types.Position]:
    return types.TextDocumentIdentifier(uri), types.Position(line, column)


async def offered(client: Editor, uri: str, line: int, column: int) -> list[types.CodeAction]:
    document, place = at(uri, line, column)
    parameters = types.CodeActionParams(document, types.Range(place, place), types.CodeActionContext([]))
    return [_action(found) for found in await client.text_document_code_action_async(parameters) or ()]


def _action(found: types.Command | types.CodeAction) -> types.CodeAction:
    """Undo what lsprotocol does to an action with a command: it takes the action itself for the command."""
    if isinstance(found, types.CodeAction):
        return found
    return types.CodeAction(found.title, command=types.Command(**ast.literal_eval(found.command)))


async def hovered(client: Editor, uri: str, line: int, column: int) -> str:
    answer = await client.text_document_hover_async(types.HoverParams(*at(uri, line, column)))
    assert answer is None or isinstance(answer.contents, types.MarkupContent)
    return answer.contents.value if answer else ""


def test_a_conflict_is_marked_at_both_places_in_utf_16(tmp_path: Path) -> None:
    """A finding stands on its words as UTF-16 counts them, names its rule, and leads to the other place."""

    async def run() -> None:
        async with editor(tmp_path, "--offline") as client:
            uri = (tmp_path / "draft.md").as_uri()
            client.open(uri, CONFLICT)
            (found,) = await client.diagnostics(uri, 1)
            assert (found.code, found.source) == ("conflicting-values", "factcheck")
            assert found.code_description and Path(uris.to_fs_path(found.code_description.href) or "").read_text(
                "utf-8"
            ).startswith("# conflicting-values")
            start = CONFLICT.splitlines()[4].index("less than") + 2
            assert found.range == types.Range(
                types.Position(4, start), types.Position(4, start + len("less than 0.01%"))
            )
            (related,) = found.related_information or ()
            assert related.location.range.start == types.Position(2, 0)

    asyncio.run(run())


def test_columns_are_counted_as_the_editor_asks(tmp_path: Path) -> None:
    """An editor that counts in UTF-8 alone is told UTF-8 columns."""
    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf8])

    async def run() -> None:
        capabilities = types.ClientCapabilities(general=general)
        async with editor(tmp_path, "--offline", capabilities=capabilities) as client:
            uri = (tmp_path / "draft.md").as_uri()
            client.open(uri, CONFLICT)
            (found,) = await client.diagnostics(uri, 1)
            line = CONFLICT.splitlines()[4]
            assert found.range.start.character == len(line[: line.index("less than")].encode())
            assert "conflicting-values" in await hovered(client, uri, 4, found.range.start.character + 1)

    asyncio.run(run())


def test_hover_explains_and_plain_words_say_nothing(tmp_path: Path) -> None:
    """Hovering a finding shows its message and the rule's page; hovering other words shows nothing."""

    async def run() -> None:
        async with editor(tmp_path, "--offline") as client:
            uri = (tmp_path / "draft.md").as_uri()
            client.open(uri, CONFLICT)
            words = await hovered(client, uri, 4, 30)
            assert "10 times apart" in words and "Why it matters" in words and "How to fix it" in words
            assert await hovered(client, uri, 0, 3) == ""
            assert await hovered(client, uri, 99, 0) == ""

    asyncio.run(run())


def test_the_marks_go_when_the_text_is_mended_or_closed(tmp_path: Path) -> None:
    """A change that mends the conflict takes its mark away, and so does closing a document that has one."""

    async def run() -> None:
        async with editor(tmp_path, "--offline") as client:
            uri = (tmp_path / "draft.md").as_uri()
            client.open(uri, CONFLICT)
            assert await client.diagnostics(uri, 1)
            client.change(uri, 2, CONFLICT.replace("0.01%", "0.1%"))
            assert not await client.diagnostics(uri, 2)
            client.change(uri, 3, CONFLICT)
            assert await client.diagnostics(uri, 3)
            client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
            await client.until(lambda: not client.told[uri].diagnostics)

    asyncio.run(run())


def test_only_the_formats_it_reads_are_checked(tmp_path: Path) -> None:
    """Plain text is checked by its language, a file of code is left alone."""

    async def run() -> None:
        async with editor(tmp_path, "--offline") as client:
            code, text = ((tmp_path / name).as_uri() for name in ("tool.py", "notes"))
            client.open(code, CONFLICT, "python")
            client.open(text, CONFLICT, "plaintext")
            assert await client.diagnostics(text, 1)
            assert code not in client.told

    asyncio.run(run())


def test_a_broken_setting_is_shown_where_the_editor_looks(tmp_path: Path) -> None:
    """A problem in the configuration is one diagnostic that names file and line; mending the file clears it."""
    settings = tmp_path / "factcheck.toml"
    settings.write_text("selct = []\n")

    async def run() -> None:
        async with editor(tmp_path, "--offline") as client:
            uri = (tmp_path / "draft.md").as_uri()
            client.open(uri, CONFLICT)
            (found,) = await client.diagnostics(uri, 1)
            assert f"{settings}:1" in found.message and "select" in found.message
            settings.write_text('ignore = ["conflicting-values"]\n')
            changed = types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)
            client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
            await client.until(lambda: not client.told[uri].diagnostics)

    asyncio.run(run())


def test_pinning_a_work_settles_its_source(tmp_path: Path) -> None:
    """A work of the cited author and year can be pinned, which takes the finding away; others are not offered."""
    text = "Zinc shortens colds by two days (Hemila, 2011), and so does sleep (Quibble, 2012).\n"
    draft, settings = tmp_path / "draft.md", tmp_path / "factcheck.toml"
    settings.write_text(f"frozen = true\n{SILENT}")
    article = read_text(text, "markdown", str(draft))
    zinc = Work("europepmc", "Zinc lozenges", (Name("Hemila"),), (2011,), doi="10.1000/zinc")
    sleep = Work("europepmc", "Sleep and colds", (Name("Others"),), (2012,), doi="10.1000/sleep")
    entries = {}
    for cited, work, differs in (("Hemila, 2011", zinc, ("coauthor",)), ("Quibble, 2012", sleep, ("author",))):
        query = find_query(article, factcheck.extract(article), cited)
        entry = locks.Locked("draft.md", query.key, locks.mark(query), "differs", "2026-01-01", work, differs)
        entries["draft.md", query.key] = entry
    locks.write(tmp_path / "factcheck.lock", entries)

    async def run() -> None:
        async with editor(tmp_path) as client:
            uri = draft.as_uri()
            client.open(uri, text)
            await client.until(lambda: uri in client.told and any(client.told[uri].diagnostics))
            column = text.index("Hemila")
            assert "Zinc lozenges" in await hovered(client, uri, 0, column)
            (action,) = [a for a in await offered(client, uri, 0, column) if a.title.startswith("This is the one")]
            assert action.command and "Zinc lozenges" in action.title
            for found in await offered(client, uri, 0, text.index("Quibble")):
                assert not found.title.startswith("This is the one")
            call = types.ExecuteCommandParams(action.command.command, arguments=action.command.arguments)
            await client.workspace_execute_command_async(call)
            await client.until(
                lambda: (
                    not any("Hemila" in found.message for found in client.told[uri].diagnostics)
                    and any("pinned" in line for line in client.said)
                )
            )

    asyncio.run(run())
    held = locks.read(tmp_path / "factcheck.lock")
    assert [entry.work and entry.work.doi for entry in held.values() if entry.pinned] == ["10.1000/zinc"]


def test_ignoring_a_finding_writes_a_comment_that_sets_it_aside(tmp_path: Path) -> None:
    """The action puts in one comment that names the rule, and the document with it has no mark any more."""

    async def run() -> None:
        async with editor(tmp_path, "--offline") as client:
            uri = (tmp_path / "draft.md").as_uri()
            client.open(uri, CONFLICT)
            assert await client.diagnostics(uri, 1)
            (action,) = [a for a in await offered(client, uri, 4, 30) if a.title.startswith("These are two things")]
            assert action.edit and action.edit.changes
            (change,) = action.edit.changes[uri]
            assert 'ignore[conflicting-values "Less than 0.1%"] say why' in change.new_text
            client.change(uri, 2, _with(CONFLICT, change))
            assert not await client.diagnostics(uri, 2)

    asyncio.run(run())


MISDATED = """Steps help (Paluch et al., 2021).

## References

Paluch, A. E., Bajpai, S., & Bassett, D. R. (2022). Daily steps. *Lancet*, 7(3), 219. http://dx.doi.org/10.1000/steps
"""


def test_corrections_are_actions_and_only_safe_ones_preferred(tmp_path: Path) -> None:
    """One action writes the year of the list, and the mark goes with it; an editor must choose that one."""

    async def run() -> None:
        async with editor(tmp_path, "--offline") as client:
            uri = (tmp_path / "draft.md").as_uri()
            client.open(uri, MISDATED)
            assert len(await client.diagnostics(uri, 1)) == 2
            (written,) = [a for a in await offered(client, uri, 0, 15) if a.title == "Write “2022”"]
            (mended,) = [a for a in await offered(client, uri, 4, 90) if a.title.startswith("Mend: ")]
            assert mended.is_preferred and not written.is_preferred
            assert mended.title.startswith("Mend: write “https://doi.org/")
            assert written.edit and written.edit.changes
            (change,) = written.edit.changes[uri]
            client.change(uri, 2, _with(MISDATED, change))
            assert [one.code for one in await client.diagnostics(uri, 2)] == ["outdated-doi-link"]

    asyncio.run(run())


def _with(text: str, change: types.TextEdit) -> str:
    lines = text.splitlines(keepends=True)
    start, end = (
        sum(map(len, lines[: place.line]))
        + len(lines[place.line].encode("utf-16-le")[: 2 * place.character].decode("utf-16-le"))
        for place in (change.range.start, change.range.end)
    )
    return text[:start] + change.new_text + text[end:]


PIECES = (
    CONFLICT,
    "\r\n",
    "\u2028",
    "5%",
    "😀",
    "(Li et al., 2019)",
    "# ",
    "\n\n",
    "<!--",
    "`",
    "|",
    "about 3 in 4 adults",
)


def _edited(text: str, random_: random.Random) -> str:
    start = random_.randrange(len(text) + 1)
    end = min(len(text), start + random_.choice((0, 0, 1, 5, 40)))
    return text[:start] + random_.choice(PIECES) + text[end:]


def test_after_a_thousand_edits_the_marks_are_those_of_a_fresh_check(tmp_path: Path) -> None:
    """However typing goes on, what is shown when it pauses is what a fresh check of that text finds."""
    random_ = random.Random(20)
    (tmp_path / "factcheck.toml").write_text(OFFLINE)

    async def run() -> None:
        async with editor(tmp_path) as client:
            draft = tmp_path / "draft.md"
            text, version = CONFLICT, 1
            client.open(draft.as_uri(), text)
            for _ in range(25):
                for _ in range(40):
                    text, version = _edited(text, random_), version + 1
                    client.change(draft.as_uri(), version, text)
                    await asyncio.sleep(0)
                found = await client.diagnostics(draft.as_uri(), version)
                assert [one.message.removesuffix(" (medium confidence)") for one in found] == list(_fresh(text, draft))
                text = text[-4000:]

    asyncio.run(run())


def _fresh(text: str, path: Path) -> Iterable[str]:
    article = read_text(text, "markdown", str(path))
    return (finding.message for finding in pipeline.check(article, config.for_article(path)))


FACTS = """# Measles

😀 The rash of measles lasts five days. The fever of measles reaches 40 °C.

## Key points

- Measles fever reaches 40 °C.
- 😀😀 The measles rash lasts five weeks.
"""


def test_a_number_that_stands_elsewhere(tmp_path: Path) -> None:
    """Hovering it tells how often the fact is stated, whether the mentions differ, and what each other line says."""

    async def run() -> None:
        async with editor(tmp_path, "--offline") as client:
            uri = (tmp_path / "draft.md").as_uri()
            client.open(uri, FACTS)
            words = await hovered(client, uri, 2, FACTS.splitlines()[2].index("five") + 2)
            assert "Stated 2 times, may differ" in words
            assert "line 8: five weeks (😀😀 The measles rash lasts five weeks.)" in words
            agreeing = await hovered(client, uri, 6, FACTS.splitlines()[6].index("40") + 1)
            assert "Stated 2 times, the mentions agree: “Measles fever reaches …”" in agreeing

    asyncio.run(run())


def test_lenses_count_the_mentions(tmp_path: Path) -> None:
    """A lens stands at each mention that may differ, at the first of those that agree, in UTF-16, and leads on."""

    async def run() -> None:
        async with editor(tmp_path, "--offline") as client:
            uri = (tmp_path / "draft.md").as_uri()
            client.open(uri, FACTS)
            asked = types.CodeLensParams(types.TextDocumentIdentifier(uri))
            found = list(await client.text_document_code_lens_async(asked) or ())
            titles = [lens.command.title for lens in found if lens.command]
            assert titles == [
                "five days: stated 2 times, may differ: five weeks (line 8)",
                "five weeks: stated 2 times, may differ: five days (line 3)",
                "40 °C: stated 2 times, agrees",
            ]
            start = FACTS.splitlines()[7].index("five") + 2
            assert found[1].range.start == types.Position(7, start)
            assert found[0].command and list(found[0].command.arguments or ()) == [uri, 7, start, 7, start + 10]
            command = types.ExecuteCommandParams(found[0].command.command, arguments=found[0].command.arguments)
            await client.workspace_execute_command_async(command)
            assert client.shown == [uri]

    asyncio.run(run())


def test_two_mentions_are_kept_apart(tmp_path: Path) -> None:
    """The action writes a comment that names the other words; with it there is neither lens nor hover."""

    async def run() -> None:
        async with editor(tmp_path, "--offline") as client:
            uri = (tmp_path / "draft.md").as_uri()
            client.open(uri, FACTS)
            column = FACTS.splitlines()[6].index("40") + 1
            (action,) = [one for one in await offered(client, uri, 6, column) if one.title.startswith("These are two")]
            assert action.edit and action.edit.changes
            (change,) = action.edit.changes[uri]
            assert change.new_text.strip() == '<!-- factcheck: ignore[conflicting-values "40 °C"] say why -->'
            client.change(uri, 2, _with(FACTS, change))
            await client.diagnostics(uri, 2)
            assert await hovered(client, uri, 6, column) == ""

    asyncio.run(run())
