"""What a look-up finds is shown as it comes, and not after the text is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from factcheck import config
from factcheck.config import Config
from factcheck.lsp.documents import Document, Result, look_up
from factcheck.lsp.session import Session
from tests.verification.replay import replayed
from tests.verification.test_verify import TEXT, at


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Document]:
    """A draft whose sources a local server answers for, with the answers that services gave."""
    with replayed("article") as address:
        settings = Config(sources=at(address, tmp_path / "answers.sqlite"))
        monkeypatch.setattr(config, "for_article", lambda path: settings)
        yield Document((tmp_path / "draft.txt").as_uri(), str(tmp_path / "draft.txt"), "text", 1, TEXT)


def settled(result: Result) -> set[str]:
    lookups = result.document.lookups
    return set(lookups.verdicts) if lookups else set()


def test_verdicts_are_told_as_they_come(document: Document) -> None:
    """More and more sources are told of before the look-up ends, and nothing is taken back."""
    told: list[Result] = []
    last = look_up(document, told.append)
    grown = [settled(result) for result in told]
    assert len(grown) > 1 and all(one <= other for one, other in pairwise(grown))
    assert grown[0] < settled(last) == grown[-1]
    found = [{(one.rule, one.span) for one in result.checked.findings} for result in told if result.checked]
    assert last.checked and found[-1] <= {(one.rule, one.span) for one in last.checked.findings}


@pytest.mark.parametrize("closes", [False, True])
def test_a_session_publishes_them(document: Document, closes: bool) -> None:
    """The editor is told each time more is known, and nothing of a document that it has closed."""
    published: list[Result] = []

    async def run() -> None:
        with ThreadPoolExecutor(1) as checker, ThreadPoolExecutor(1) as asker:
            session = Session(document, published.append, checker, asker)
            session.look_up()
            await asyncio.sleep(0)
            if closes:
                session.close()
            assert session._asking
            await asyncio.wait([session._asking])
            asker.shutdown(wait=True)
            await asyncio.sleep(0)

    asyncio.run(run())
    if closes:
        assert published == []
    else:
        assert len(published) > 1 and len(settled(published[0])) < len(settled(published[-1]))
