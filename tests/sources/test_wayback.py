"""Answers of the Wayback Machine's availability service."""

from __future__ import annotations

import pytest

from factcheck.sources.responses import UnexpectedAnswer
from factcheck.sources.wayback import copy_of

COPY = "web.archive.org/web/20200101000000/https://www.who.int/walking"


def answer(**closest: object) -> dict[str, object]:
    return {"url": "www.who.int/walking", "archived_snapshots": {"closest": closest} if closest else {}}


@pytest.mark.parametrize(
    ("body", "copy"),
    [
        (answer(available=True, url=f"http://{COPY}", timestamp="20200101000000", status="200"), f"https://{COPY}"),
        (answer(available=True, url=f"https://{COPY}", status="200"), f"https://{COPY}"),
        (answer(available=True, url=f"http://{COPY}", status="404"), ""),
        (answer(available=True, url="https://elsewhere.example/copy", status="200"), ""),
        (answer(), ""),
        ({}, ""),
    ],
)
def test_copies(body: dict[str, object], copy: str) -> None:
    """The address of a sound copy is given, with TLS; there is none of an error, and none elsewhere."""
    assert copy_of(body) == copy


@pytest.mark.parametrize("body", [[], "gone", {"archived_snapshots": [1]}, answer(url=7)])
def test_other_answers_are_unexpected(body: object) -> None:
    """What is no answer of this service is told as such."""
    with pytest.raises(UnexpectedAnswer):
        copy_of(body)
