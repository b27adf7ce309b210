"""`factcheck compare` and documents in the settings: every format, comments, and what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck import pipeline
from factcheck.cli import factcheck
from factcheck.errors import FactcheckError, UsageError
from factcheck.running import result_cache

DRAFT = "About 12% of adults smoke, and 480 people died.\n"
GUIDELINE = "About 21% of adults smoke. In all 480 people died.\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "draft.md").write_text(DRAFT)
    (tmp_path / "guideline.md").write_text(GUIDELINE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(factcheck, arguments, standalone_mode=False)


def test_both_places_are_told(house: Path) -> None:
    """The finding has the place in the draft and the words of the document, and fails the call."""
    done = call("compare", "draft.md", "--against", "guideline.md", "--output", "json")
    (finding,) = json.loads(done.output)["articles"][0]["findings"]
    assert (finding["rule"], finding["place"]["text"]) == ("differs-from-document", "12")
    assert finding["evidence"] == [{"label": "guideline.md, line 1", "text": "About 21% of adults smoke."}]
    assert done.return_value == 1


def test_a_comment_sets_it_aside(house: Path) -> None:
    """An ignore comment holds for a comparison as for any rule."""
    (house / "draft.md").write_text(f"<!-- factcheck: ignore[differs-from-document] new survey -->\n{DRAFT}")
    assert call("compare", "draft.md", "--against", "guideline.md").return_value == 0


def test_documents_of_the_settings(house: Path) -> None:
    """What the settings name is compared in every check, and again when the document has changed."""
    (house / "factcheck.toml").write_text('against = ["guideline.md"]\noffline = true\n')
    assert "21" in call("check", "draft.md").output
    (house / "guideline.md").write_text(GUIDELINE.replace("21", "12"))
    pipeline.forget()
    result_cache.forget()
    assert "Nothing found" in call("check", "draft.md").output


def test_what_cannot_be_compared_is_told(house: Path) -> None:
    """No document, or one that is not there, is a sentence that names it."""
    with pytest.raises(UsageError, match="--against"):
        raise call("compare", "draft.md").exception or AssertionError
    done = call("compare", "draft.md", "--against", "none.md")
    assert done.return_value == 2 or isinstance(done.exception, FactcheckError)
