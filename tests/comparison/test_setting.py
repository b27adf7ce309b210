"""What stands over, beside and before a block."""

from __future__ import annotations

import factcheck
from factcheck.comparison.setting import Setting, settings

ARTICLE = """# Gout

## How long does an attack last?

It lasts ten days.

## Treatment

### Colchicine

Take it early:

- 0.5 mg, twice a day
- with water

| Drug | Dose (mg) |
|---|---|
| Naproxen | 500 |

## Key points

Attacks last ten days.
"""


def found() -> dict[str, Setting]:
    article = factcheck.read(ARTICLE, format="markdown")
    return {article.words(block.span): setting for block, setting in settings(article)}


def test_a_question_over_a_block_lends_it_its_words() -> None:
    """ "It lasts ten days" is about what the heading asks; the title over everything lends nothing."""
    setting = found()["It lasts ten days."]
    assert setting.asked
    assert "attack" in setting.heading
    assert setting.over == ()


def test_a_heading_over_a_heading_is_kept_apart() -> None:
    """The nearer heading says more than the one over it."""
    setting = found()["Take it early:"]
    assert setting.heading == ("colchicin",)
    assert setting.over


def test_a_list_has_the_words_that_announce_it() -> None:
    """Items know their list and the sentence before it."""
    settings = found()
    first, second = settings["0.5 mg, twice a day"], settings["with water"]
    assert first.list == second.list != 0
    assert first.lead == second.lead
    assert first.lead


def test_a_cell_has_the_labels_of_its_row_and_column() -> None:
    """The number in a table is about its row's and its column's words."""
    setting = found()["500"]
    assert "naproxen" in setting.labels
    assert "dos" in setting.labels
    assert setting.table


def test_a_summary_is_known_by_its_heading() -> None:
    """Key points say again what the article has said."""
    assert found()["Attacks last ten days."].summary
    assert not found()["It lasts ten days."].summary
