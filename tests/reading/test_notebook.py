"""Jupyter notebooks: which cells are read, where each character stands, and what is refused."""

from __future__ import annotations

import json

import pytest

import factcheck
from factcheck.errors import EmptyError, ReadingError
from factcheck.reading import read_bytes, read_text


def notebook(*cells: object, **rest: object) -> str:
    made = [{"cell_type": "markdown", "source": cell} if isinstance(cell, (str, list)) else cell for cell in cells]
    return json.dumps({"cells": made, "nbformat": 4, **rest}, indent=1)


def test_prose_is_read_and_code_is_not() -> None:
    """Cells of Markdown are read, written as lines or as one string; code, raw cells and metadata are not."""
    source = notebook(
        ["# Salt\n", "\n", "- one *é* 😀\n", "- two \"quoted\""],
        {"cell_type": "code", "source": ["# no\n"], "outputs": [{"data": {"text/markdown": ["no"]}}]},
        {"cell_type": "raw", "source": "no"},
        "- three",
        metadata={"cells": [{"source": "no"}], "source": ["no"]},
    )  # fmt: skip
    article = read_text(source, "notebook", "a.ipynb")
    assert [(one.kind, one.level, article.words(one.span)) for one in article.blocks] == [
        ("heading", 1, "Salt"),
        ("list-item", 1, "one é 😀"),
        ("list-item", 1, 'two "quoted"'),
        ("list-item", 1, "three"),
    ]
    for words, written in (("Salt", "Salt"), ("é", "\\u00e9"), ("😀", "\\ud83d\\ude00"), ('"q', '\\"q')):
        start = article.text.index(words)
        place = article.source_span(type(article.blocks[0].span)(start, start + len(words)))
        assert article.source[place.start : place.end] == written
    assert article.position(article.text.index("two")).line == 1 + source[: source.index("two")].count("\n")


def test_cells_do_not_run_into_each_other() -> None:
    """A list, a paragraph and a block of HTML end with their cell; notes and findings go over all of them."""
    article = read_text(
        notebook(
            "<div>\n\nLess than 0.1% of cells survive[^1]", "    Less than 0.01% of cells survive.", "[^1]: A note."
        ),
        "notebook",
        "a.ipynb",
    )
    assert [one.kind for one in article.blocks] == ["paragraph", "footnote"]
    article = read_text(
        notebook("Less than 0.1% of cells survive", "Less than 0.01% of cells survive."), "notebook", "a.ipynb"
    )
    assert [found.rule for found in factcheck.check(article)] == ["conflicting-values"]


def test_comments_speak() -> None:
    """A comment in a cell sets findings aside."""
    article = read_text(
        notebook("<!-- factcheck: ignore[impossible-value] a model -->\nBody temperature rose to 138 °C."),
        "notebook",
        "a.ipynb",
    )
    assert not [one for one in factcheck.check(article) if one.state == "new"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "no sound JSON"),
        (b"[" * 100_000, "no sound JSON"),
        (b"[]", "no Jupyter notebook"),
        (b'{"worksheets": []}', "no Jupyter notebook"),
        (b'{"cells": [5]}', "no Jupyter notebook"),
        (b'{"cells": [{"cell_type": "markdown", "source": 5}]}', "no cell with prose"),
        (b'{"cells": [{"cell_type": "markdown", "source": "a"}], "cells": []}', "no cell with prose"),
    ],
)
def test_what_is_no_notebook(data: bytes, words: str) -> None:
    """A file that is none is one sentence; one without prose is empty, which is no fault."""
    with pytest.raises(ReadingError, match=words) as caught:
        read_bytes(data, "notebook", "a.ipynb")
    assert isinstance(caught.value, EmptyError) == ("prose" in words)


def test_keys_that_stand_twice() -> None:
    """The last of two equal keys counts, for the text as for its places."""
    source = (
        '{"cells":[{"cell_type":"markdown","source":"a","source":"b"}],"cells":[{"cell_type":"markdown","source":"c"}]}'
    )
    article = read_text(source, "notebook", "a.ipynb")
    assert article.text == "c" and source[article.source_span(article.blocks[0].span).start] == "c"
