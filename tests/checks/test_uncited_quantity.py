"""Where a source may stand for a number not to count as uncited."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.config import Config


def uncited(text: str) -> list[str]:
    article = factcheck.read(text, "markdown")
    config = Config(profile="audit")
    return [article.words(found.span) for found in factcheck.check(article, config) if found.rule == "uncited-number"]


SOURCE = "[A survey](https://example.org/a), 2023"


@pytest.mark.parametrize(
    "text",
    [
        f"About 21% of adults smoke ({SOURCE}).",
        f"About 21% of adults smoke.\n\nSource: {SOURCE}",
        f"# Smoking: {SOURCE}\n\nAbout 21% of adults smoke.",
        f"Adults who smoke ({SOURCE}):\n\n- 30% of men\n- 10% of women",
        f"Adults who smoke:\n\n- 30% of men\n- 10% of women ({SOURCE})",
        f"About 21% of adults smoke:\n\n- many men\n- fewer women\n\nSource: {SOURCE}",
        "A survey asked 900 adults.\n\nOf the adults, 12% smoke.",
        "About 12% of adults smoke, according to the ministry.",
        "| Group | Share |\n| --- | --- |\n| Men who smoke | 30% of men |",
    ],
)
def test_sources_beside(text: str) -> None:
    """A source anywhere in the section is one, also a study without a name; tables are left alone."""
    assert not uncited(text)


def test_one_a_block() -> None:
    """A paragraph is told once, at its first share; the source of another section is none."""
    text = f"About 21% of adults smoke, 30% of men.\n\nAsthma affects 8% of children.\n\n# More\n\n{SOURCE}"
    assert uncited(text) == ["About 21%", "8%"]
