"""reStructuredText: what is rendered of it, what is passed over, where it stands, and what is refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import factcheck
from factcheck import reading
from factcheck.errors import ReadingError, UsageError
from factcheck.model import Article, Span
from factcheck.reading import read_bytes
from factcheck.reading.rst import read


def of(source: str) -> Article:
    return read(source, "a.rst")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one *two* **three** ``four``", "one two three four"),
        (r"5\% of 10\ :sup:`6` and CO\ :sub:`2`", "5% of 10⁶ and CO2"),
        ("See `this <https://example.org/>`_ and that_.\n\n.. _that: https://example.org/b", "See this and that."),
        ("|a| is put in.\n\n.. |a| replace:: Salt", "Salt is put in."),
        (":ref:`a label <x>`, :term:`salt`, :py:func:`~a.b.c`, :doc:`!it`", "a label, salt, c, it"),
        (":cite:`smith`, :cite:p:`smith, doe` and :cite:t:`smith`", "[@smith], [@smith; @doe] and @smith"),
        ("Text::\n\n  literal 5%\n\n.. code:: python\n\n   x = 5\n\n.. image:: a.png\n\n.. math:: x\n", "Text:"),
        (".. foo:: unknown 5%\n   :opt: x\n\n   content\n\nend", "end"),
        (":Author: Nobody\n:Date: 2020\n\nend", "end"),
        ("a *b and `c", "a *b and `c"),
        ("| one\n| two", "one two"),
        (".. note:: A *note*.\n\n.. figure:: a.png\n\n   A caption.", "A note.\n\nA caption."),
    ],
)
def test_words(source: str, text: str) -> None:
    """The text is what a page of it shows."""
    assert of(source).text == text


DOCUMENT = """\
====
Salt
====

How much [#n]_
--------------

1. one
2. two

   * in it

   more of two

Term
  Its meaning.

.. list-table:: Foods
   :header-rows: 1

   * - Food
     - Salt
   * - 5
     - 5

+-----+-----+
| a   | b   |
| c   |     |
+-----+-----+
| both      |
+-----------+

  Words of others.

.. [#n] A note.
.. [Smith] Smith J. Salt. BMJ. 2019;1:2.
"""


def test_blocks_on_their_lines() -> None:
    """Headings, lists, tables, quotes, notes and entries are what they are, each on its line."""
    article = of(DOCUMENT)
    found = [(one.kind, one.level, one.label, article.words(one.span), article.position(one.span.start).line)
             for one in article.blocks]  # fmt: skip
    assert found == [
        ("heading", 1, "", "Salt", 2),
        ("heading", 2, "", "How much", 5),
        ("list-item", 1, "1", "one", 8),
        ("list-item", 1, "2", "two", 9),
        ("list-item", 2, "", "in it", 11),
        ("list-item", 1, "2", "more of two", 13),
        ("list-item", 1, "", "Term", 15),
        ("list-item", 1, "", "Its meaning.", 16),
        ("paragraph", 0, "", "Foods", 18),
        ("table-cell", 1, "1:1:1", "Food", 21),
        ("table-cell", 1, "1:1:2", "Salt", 22),
        ("table-cell", 0, "1:2:1", "5", 23),
        ("table-cell", 0, "1:2:2", "5", 24),
        ("table-cell", 0, "2:1:1", "a c", 27),
        ("table-cell", 0, "2:1:2", "b", 27),
        ("table-cell", 0, "2:2:1", "both", 30),
        ("quote", 0, "", "Words of others.", 33),
        ("reference", 1, "Smith", "Smith J. Salt. BMJ. 2019;1:2.", 36),
        ("footnote", 0, "n", "A note.", 35),
    ]
    assert [mark.label for mark in article.note_marks] == ["n"]


def test_characters_lead_to_their_source() -> None:
    """What stands in the source is marked to the character, in paragraphs of many lines, cells and behind escapes."""
    source = (
        "== ==\n5  5\n== ==\n\n- Of *all* cells\n  about 5\\% and 10\\ :sup:`6` say\n  so [Smith]_.\n\n.. [Smith] A.\n"
    )
    article = of(source)
    for words, written in (("all", "all"), ("about", "about"), ("5%", "5\\%"), ("⁶", "6"), ("so", "so"),
                           ("[@Smith]", "[Smith]_")):  # fmt: skip
        start = article.text.index(words)
        place = article.source_span(Span(start, start + len(words)))
        assert article.source[place.start : place.end] == written
    cells = [article.source_span(block.span) for block in article.blocks[:2]]
    assert [(cell.start, cell.end) for cell in cells] == [(6, 7), (9, 10)]


def test_citations_lead_to_entries() -> None:
    """`[Smith]_` is a citation of the entry with that label."""
    facts = factcheck.extract(of("Salt kills [Smith]_.\n\n.. [Smith] Smith J. Salt. BMJ. 2019;1:2.\n"))
    assert [(pair.citation.label, pair.reference.year) for pair in facts.links.pairs] == [("Smith", "2019")]


def test_nothing_of_another_file_is_put_in() -> None:
    """Directives that read files or put raw markup in do nothing; a role that one file defines holds in no other."""
    for source in (".. include:: /etc/passwd\n", ".. csv-table::\n   :file: /etc/passwd\n",
                   ".. raw:: html\n\n   <b>5%</b>\n", ".. raw:: html\n   :url: http://127.0.0.1/\n"):  # fmt: skip
        assert of(f"{source}\nend").text == "end"
    assert of(".. role:: own(strong)\n\n:own:`a <b>`").text == "a <b>"
    assert of(":own:`a <b>`").text == "a"


def test_no_module_that_a_document_names_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """docutils loads what the option `parser` of an include names; modules of Python open browsers and print."""
    (tmp_path / "own_parser.py").write_text("raise SystemExit('a module ran that a document names')")
    monkeypatch.syspath_prepend(tmp_path)
    for option in ("own_parser", "own_parser\n   :literal:"):
        assert of(f"a\n\n.. include:: x\n   :parser: {option}\n\nend").text == "a\n\nend"
    assert "own_parser" not in sys.modules


def test_what_docutils_stumbles_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of docutils costs the document that meets it, in one sentence."""
    monkeypatch.setattr("docutils.core.publish_doctree", lambda *_, **__: {}["fault"])
    with pytest.raises(ReadingError, match=r"docutils stumbles over this document \(KeyError\)"):
        of("a")


def test_comments_speak() -> None:
    """A comment sets the findings of the next block aside."""
    said = ".. factcheck: ignore[impossible-value] a model\n\n"
    for before, count in ((said, 0), ("", 1)):
        found = factcheck.check(of(f"{before}Body temperature rose to 138 °C."))
        assert sum(one.state == "new" for one in found) == count


def test_a_folder_is_read_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without docutils the files of a folder are passed over, as those that nobody reads are."""
    monkeypatch.setattr(reading, "find_spec", lambda name: None)
    reading.missing_parsers.cache_clear()
    assert ".rst" not in reading.endings() and reading.missing_parsers()[".rst"] == "rst"
    monkeypatch.undo()
    reading.missing_parsers.cache_clear()
    assert ".rst" in reading.endings()


@pytest.mark.parametrize("unit", ["- ", "1. ", "* - "])
def test_blocks_in_blocks_without_end(unit: str) -> None:
    """What nests without end is one sentence, also from the process that reads it."""
    with pytest.raises(ReadingError, match="too deeply"):
        read_bytes((unit * 3_000).encode(), "rst", "a.rst")


def test_it_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without docutils a sentence says what to install."""
    monkeypatch.setitem(sys.modules, "docutils.core", None)
    with pytest.raises(UsageError, match=r"pip install '.*\[rst\]'"):
        of("a")
