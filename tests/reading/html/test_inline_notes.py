"""Notes that stand within their sentence in HTML."""

from __future__ import annotations

import pytest

import factcheck

NOTE = "Moe A, Low B. Aspirin use one. BMJ. 2011;3:1-9."


@pytest.mark.parametrize(
    "note",
    [
        '<sup data-mfn="1"><a href="javascript:void(0)">1</a></sup>'
        f'<span class="modern-footnotes-footnote__note">{NOTE}</span>',
        f'<span class="sidenote">{NOTE}</span>',
        '<small class="side-note-text">Moe A, Low B. <i>Aspirin use one.</i> BMJ. 2011;3:1-9.</small>',
        '<span class="marginnote">Moe A, Low B. <span>Aspirin</span> use one. BMJ. 2011;3:1-9.</span>',
    ],
)
def test_a_note_is_none_of_the_sentence(note: str) -> None:
    """Its words follow the paragraph as a note, cited from where it stood, and lead back to their place."""
    source = f"<p>Aspirin prevents clots.{note} It bleeds.</p><p>More.</p>"
    article = factcheck.read(source, format="html")
    assert [(block.kind, article.words(block.span)) for block in article.blocks] == [
        ("paragraph", "Aspirin prevents clots. It bleeds."),
        ("footnote", NOTE),
        ("paragraph", "More."),
    ]
    place = article.source_span(article.blocks[1].span)
    assert source[place.start : place.start + 12] == "Moe A, Low B"
    (pair,) = factcheck.extract(article).links.pairs
    assert pair.reference.year == "2011"


@pytest.mark.parametrize("name", ["note", "footnote", "notebook-text", "footnotes-mark", "keynote"])
def test_other_names_hold_words_of_the_sentence(name: str) -> None:
    """What is called a mark or something else is read where it stands."""
    article = factcheck.read(f'<p>Aspirin <span class="{name}">prevents</span> clots.</p>', format="html")
    assert [article.words(block.span) for block in article.blocks] == ["Aspirin prevents clots."]


def test_a_note_that_is_not_closed_ends_with_its_paragraph() -> None:
    """Broken markup loses no words."""
    article = factcheck.read('<p>One.<span class="sidenote">Two.</p><p>Three.</p>', format="html")
    assert [article.words(block.span) for block in article.blocks] == ["One.", "Two.", "Three."]
