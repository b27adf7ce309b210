from __future__ import annotations

from factcheck.extraction.references import find_references, outside
from factcheck.model import Article, Block, SourceMap, Span
from factcheck.reading import read_text

FIRST = "Abara, C. (2003). Salt and the kidney. Renal Medicine, 4(2), 11–19."
SECOND = "Brandt, Y., & Holm, P. (2010). Bread in the north. Nordic Nutrition, 8, 201–210."
THIRD = "Marsh Foundation. (2016). Salt in bread. https://marsh.example/salt"
FOURTH = "Dietz, R. (1999). The salted kidney. Oxford: Marsh Press. doi:10.1234/sk"
ENTRIES = [FIRST, SECOND, THIRD, FOURTH]
PROSE = "Salt raises blood pressure (Abara, 2003).\n\nBrandt and Holm (2010) weighed 120 loaves in 12 towns."


def found(text: str) -> list[str]:
    """Return the entries found in a plain text."""
    return [entry.text for entry in find_references(read_text(text, "text", "-"))]


def article(*blocks: tuple[str, str, str]) -> Article:
    """Return an article of blocks given as (kind, label, text)."""
    text, made = "", []
    for kind, label, words in blocks:
        made.append(Block(kind, Span(len(text), len(text) + len(words)), 1, label))  # type: ignore[arg-type]
        text += words + "\n\n"
    return Article("-", "text", text, text, tuple(made), SourceMap.identity(len(text)), (0,))


def test_one_entry_a_paragraph() -> None:
    """Entries between blank lines under a heading are found, the prose above is left alone."""
    assert found("\n\n".join([PROSE, "References", *ENTRIES])) == ENTRIES


def test_one_entry_a_line() -> None:
    """Entries on lines of one paragraph, the heading above them, are told apart."""
    assert found(PROSE + "\n\n## Works Cited:\n" + "\n".join(ENTRIES)) == ENTRIES


def test_numbered_and_wrapped() -> None:
    """A number begins an entry, and lines without one go on with it; the number is the id."""
    lines = [f"[{n}] {entry[:30]}\n    {entry[30:]}" for n, entry in enumerate(ENTRIES, 1)]
    entries = find_references(read_text(PROSE + "\n\nReferences\n\n" + "\n".join(lines), "text", "-"))
    assert [entry.id for entry in entries] == ["1", "2", "3", "4"]
    assert entries[1].authors[0].family == "Brandt"


def test_numbered_in_running_text() -> None:
    """A list whose line breaks are lost is cut at its numbers."""
    run_on = " ".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    assert len(found(PROSE + "\n\nReferences\n\n" + run_on)) == 4


def test_hanging_indent() -> None:
    """Lines that are indented go on with the entry above."""
    lines = [f"{entry[:40]}\n   {entry[40:]}" for entry in ENTRIES]
    assert len(found("Bibliography\n\n" + "\n".join(lines))) == 4


def test_list_without_heading() -> None:
    """Three entries or more in a row are a list; of two, only those are entries that lack nothing."""
    assert found("\n\n".join([PROSE, *ENTRIES])) == ENTRIES
    assert found("\n\n".join([PROSE, THIRD, FOURTH])) == []
    assert found("\n\n".join([PROSE, FIRST, THIRD])) == [FIRST]


def test_article_without_list() -> None:
    """Prose full of citations has no reference list, nor has a heading over prose."""
    assert found(PROSE) == []
    assert found(PROSE + "\n\nSources\n\nWe talked to three bakers in 2019. They all salt their bread.") == []


def test_section_ends() -> None:
    """Prose behind the list is not part of it."""
    after = "Ann writes about bread.\n\nShe lives in Bergen.\n\nHer cat likes salt.\n\n" + FOURTH
    assert found("\n\n".join(["References", FIRST, SECOND, after])) == [FIRST, SECOND]


def test_blocks_of_markup() -> None:
    """List items are entries with their numbers; the next heading ends the list."""
    made = article(
        ("heading", "", "References"),
        ("list-item", "1", FIRST),
        ("list-item", "2", SECOND),
        ("heading", "", "About the author"),
        ("paragraph", "", FOURTH),
    )
    assert [(entry.id, entry.text) for entry in find_references(made)] == [("1", FIRST), ("2", SECOND)]


def test_footnotes() -> None:
    """A footnote that is an entry is one under its label; a remark is not."""
    made = article(("footnote", "salt", FIRST), ("footnote", "b", "In 2019 this was different in Norway, see above."))
    assert [entry.id for entry in find_references(made)] == ["salt"]


def test_same_author() -> None:
    """A dash repeats the author of the entry above."""
    later = "———. (2008). More salt. Renal Medicine, 9(1), 1–2."
    entries = find_references(read_text("\n\n".join(["References", FIRST, later]), "text", "-"))
    assert [entry.authors[0].family for entry in entries] == ["Abara", "Abara"]


def test_spans() -> None:
    """An entry's span holds its text."""
    made = read_text("\n\n".join([PROSE, "References", *ENTRIES]), "text", "-")
    assert all(entry.span and made.words(entry.span) == entry.text for entry in find_references(made))


def test_blocks_outside_the_list() -> None:
    """What stands outside the list is left to read, also where heading and entries share a paragraph."""
    made = read_text(PROSE + "\n\nReferences\n" + "\n".join(ENTRIES), "text", "-")
    left = [made.words(block.span).strip() for block in outside(made, find_references(made))]
    assert left == [*PROSE.split("\n\n"), "References"]


def test_hostile_article() -> None:
    """A list of a hundred thousand entries is read to its end."""
    assert len(found("References\n\n" + "\n\n".join(ENTRIES * 500))) == 2000
    assert found("References\n\n" + "[1] " * 100_000) == []
