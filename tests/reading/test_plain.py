"""Where the blocks of plain text start and end."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.reading import read


def blocks(source: str) -> list[tuple[str, int, str, str]]:
    article = read(source, "text")
    return [(block.kind, block.level, block.label, article.words(block.span)) for block in article.blocks]


def kinds(source: str) -> list[str]:
    return [kind for kind, *_ in blocks(source)]


LONG = "This line runs on for much longer than anybody breaks lines at, as an export writes them. " * 3


def test_text_is_the_source() -> None:
    """No word is taken out of plain text, whatever markup it seems to hold."""
    source = "A *b* &lt; {{ c }}\n\n  <b>d</b> [e](f)\n"
    assert read(source, "text").text == source


def test_hard_line_breaks_stay_in_the_paragraph() -> None:
    """Lines without a blank line between them are one paragraph."""
    assert blocks("Cells that break away\nmay form tumours (Smith,\n2008).\n\nNext one.") == [
        ("paragraph", 0, "", "Cells that break away may form tumours (Smith, 2008)."),
        ("paragraph", 0, "", "Next one."),
    ]


def test_long_lines_are_paragraphs() -> None:
    """Where a line is longer than anybody breaks lines at, each line is a paragraph."""
    assert kinds(f"{LONG}\nA second paragraph.\n{LONG}") == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("How Cancer Travels", 1),
        ("Why does it matter?", 1),
        ("2 Methods", 1),
        ("2. Methods", 1),
        ("2.1 Patients and controls", 2),
        ("eNOS in mice", 1),
        ("4.1.2. Patients and controls", 3),
    ],
)
def test_a_short_line_alone_is_a_heading(title: str, level: int) -> None:
    """A heading stands alone, has a capital in its first word, and has the depth that its number gives it."""
    assert blocks(f"{title}\n\nCells move.\n\nThe end.")[0] == ("heading", level, "", title)


def test_headings_below_the_first_block_have_level_two() -> None:
    """Only the title at the very top has level 1, unless a number says otherwise."""
    assert [(kind, level) for kind, level, *_ in blocks("Title\n\nCells move.\n\nResults\n\nThe end.")] == [
        ("heading", 1), ("paragraph", 0), ("heading", 2), ("paragraph", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Survival fell to 5%",
        "Cells move.",
        "cells without a capital",
        "The following:",
        "Two lines\nof words",
        "It ends. Then it starts",
        "A" * 101,
    ],
)
def test_statements_are_no_headings(line: str) -> None:
    """What ends or reads like a sentence, or is long, is a paragraph."""
    assert kinds(f"{line}\n\nCells move.")[0] == "paragraph"


def test_the_last_line_is_no_heading() -> None:
    """Nothing follows the last line, so it heads nothing."""
    assert kinds("Cells move.\n\nResults") == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("markers", "labels"),
    [
        (("1.", "2."), ["1", "2"]),
        (("(1)", "(2)"), ["1", "2"]),
        (("[1]", "[2]"), ["1", "2"]),
        (("a)", "b)"), ["a", "b"]),
        (("-", "-"), ["", ""]),
        (("•", "•"), ["", ""]),
    ],
)
def test_items_have_their_label(markers: tuple[str, str], labels: list[str]) -> None:
    """An item is a block without its marker, with its number or letter as label."""
    items = blocks("These are:\n\n" + "\n".join(f"{marker} Cells move" for marker in markers))[1:]
    assert items == [("list-item", 1, label, "Cells move") for label in labels]


def test_items_nest_by_indent() -> None:
    """An item indented under another is one level deeper."""
    assert [(level, words) for _, level, _, words in blocks("- a\n  - b\n  - c\n- d")] == [
        (1, "a"), (2, "b"), (2, "c"), (1, "d"),
    ]  # fmt: skip


def test_an_item_holds_its_title_and_its_body() -> None:
    """An indented line under an item's title is part of the item; an indented paragraph is the item's too."""
    assert blocks(
        "Steps:\n\n  1. Invasion:\n    Cells break through.\n\n    They go on.\n\n  2. Escape:\n    They leave."
    ) == [
        ("paragraph", 0, "", "Steps:"),
        ("list-item", 1, "1", "Invasion: Cells break through."),
        ("list-item", 1, "1", "They go on."),
        ("list-item", 1, "2", "Escape: They leave."),
    ]


def test_a_number_in_mid_sentence_starts_no_item() -> None:
    """A broken line that happens to start with a number or a dash stays in its paragraph."""
    assert kinds("The trial had a median age of\n12. It included adults\n- and some children - only.") == ["paragraph"]


@pytest.mark.parametrize(
    "source",
    [
        "It affects\n5–10% of adults, with a gap between men and women.",
        "The study followed\n200 patients (110 men and 90 women).",
        "The study followed 200 patients\n(110 men and 90 women).",
    ],
)
def test_the_start_of_a_sentence_is_no_heading(source: str) -> None:
    """A short line that a number or a bracket goes on from is part of a sentence."""
    assert kinds(source) == ["paragraph"]


def test_a_heading_before_a_number_stays_one() -> None:
    """A noun above a number is its heading."""
    line = "5 mg are taken daily by adults, in the morning, with a glass of water. " * 4
    assert kinds(f"Dosage\n{line}\n{line}")[0] == "heading"


def test_markers_without_words_are_no_items() -> None:
    """A marker with nothing after it is kept as text and gives no empty block."""
    assert blocks("- a\n  - \n- b")[-1] == ("list-item", 1, "", "b")
    assert blocks("-") == [("paragraph", 0, "", "-")]


@pytest.mark.parametrize("source", ["", "\n", " \t\r\n \n"])
def test_no_words_no_blocks(source: str) -> None:
    """A source without words gives no blocks."""
    assert read(source, "text").blocks == ()


def test_a_real_article_keeps_its_lists(shared: Path) -> None:
    """In a real article each run of numbered items counts up from 1, and no item is cut from its body."""
    article = read(shared / "articles" / "how-cancer-travels.txt")
    items = [(block.label, article.words(block.span)) for block in article.blocks if block.kind == "list-item"]
    numbers = [int(label) for label, _ in items if label]
    assert len(numbers) > 40
    assert all(number in (1, before + 1) for before, number in zip([0, *numbers], numbers, strict=False))
    assert any(words.startswith("Local Invasion: ") and "first step" in words for _, words in items)
