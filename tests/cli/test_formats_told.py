"""What help and the documentation say of the formats of articles is what there is."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.cli.options import READ_AS
from factcheck.reading import FORMATS, WHEN_NAMED

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_help_names_every_format() -> None:
    """`--format` in help lists the formats that are read."""
    assert sorted(re.findall(r"[a-z]+", READ_AS.replace(" or ", ", "))) == sorted(FORMATS)


def test_the_page_names_every_ending() -> None:
    """The table of docs/formats.md has each format with its endings, and those that are read when named."""
    table, _, _ = PAGE.partition("## Reports")
    rows = dict(re.findall(r"^\| `(\w+)` \|(.*)$", table, re.MULTILINE))
    for name, (_, endings) in FORMATS.items():
        named = {ending for ending, format in WHEN_NAMED.items() if format == name}
        assert set(re.findall(r"`(\.\w+)`", rows[name])) == {*endings, *named}, name
