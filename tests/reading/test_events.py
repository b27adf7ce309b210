"""What pyromark is asked, and what happens when it gives up."""

from __future__ import annotations

from typing import NoReturn

import pyromark
import pytest

from factcheck.errors import ReadingError
from factcheck.reading import read


class PanicException(BaseException):
    """As pyromark raises it for a panic of its Rust code."""


def test_a_parser_that_gives_up_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A panic of the parser, which is no `Exception`, ends the reading of this file alone."""

    def panic(*_: object, **__: object) -> NoReturn:
        raise PanicException("slice index starts at 8 but ends at 5")

    monkeypatch.setattr(pyromark, "events_with_range", panic)
    with pytest.raises(ReadingError, match="gave up"):
        read("Words.", "markdown")


def test_interrupts_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while parsing still ends the call."""

    def interrupt(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(pyromark, "events_with_range", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read("Words.", "markdown")


def test_an_empty_task_over_a_rule_is_read() -> None:
    """With heading attributes switched on, the parser panics at this source."""
    assert read("- [x] \\\n  -\n\nWords {#id}", "markdown").blocks[-1].kind == "paragraph"
