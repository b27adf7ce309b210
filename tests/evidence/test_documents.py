"""Fact sheets as passages: cards, captions, panels, and pages of one table."""

from __future__ import annotations

from factcheck.evidence.documents import passages_of
from factcheck.reading import read_bytes
from factcheck.sources.page_texts import _opened


def passages(body: str) -> list[str]:
    page = f"<html><body>{body}</body></html>"
    return [each.text for each in passages_of(read_bytes(_opened(page).encode(), "html", "page.html"))]


def test_a_card_goes_on() -> None:
    """A figure, its noun and the rest of the sentence, each in a block of its own, are one sentence."""
    found = passages(
        "<h1>Diabetes</h1><div><p>97.6</p><p>million adults</p><p>have prediabetes. It is common.</p></div>"
    )
    assert "97.6 million adults have prediabetes." in found


def test_rows_stand_behind_their_caption() -> None:
    """A row alone does not say what the table is on."""
    rows = "<tr><th>Age</th><th>%</th></tr><tr><td>65</td><td>29.2</td></tr>"
    table = f"<table><caption>Adults with diabetes</caption>{rows}</table>"
    assert passages(f"<h1>Facts</h1>{table}")[-1] == "Adults with diabetes | 65; %: 29.2%"


def test_panels_behind_a_button_are_read() -> None:
    """What a page folds up is its text; what is hidden for good is not."""
    panel = '<div class="panel" style="display:none"><p>About 5% are.</p></div>'
    folded = f'<button aria-expanded="false">Which cancers?</button>{panel}'
    assert "About 5% are." in passages(f"<h1>HPV</h1><p>{'All about it. ' * 9}</p>{folded}")
    assert "About 5% are." not in passages('<h1>HPV</h1><div style="display:none"><p>About 5% are.</p></div>')


def test_a_page_of_one_table() -> None:
    """A table without any prose is the body of its page, however long the footer's lines are."""
    rows = "".join(f"<tr><th>{year}</th><td>{year / 26:.1f}</td></tr>" for year in range(1990, 2024))
    footer = "<footer><ul><li>Contact us: 800-555-0123, 24 hours a day, 7 days a week, all the year</li></ul></footer>"
    found = passages(f"<main><h1>Life expectancy</h1><table>{rows}</table></main>{footer}")
    assert any("2023" in each and "77.8" in each for each in found)
