"""Full texts in JATS as passages: what stands where, and bad input in one sentence."""

import pytest

from factcheck.errors import ReadingError
from factcheck.evidence import jats

ARTICLE = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-archivearticle1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>
<abstract><sec><title>Results</title><p>We saw 5 mice.</p></sec></abstract>
<abstract abstract-type="graphical"><p>A picture of 6 mice.</p></abstract></article-meta></front>
<body><sec><title>Results</title><p>Of 40 mice<xref ref-type="bibr" rid="r1">12</xref>,
<italic>8</italic> died<sup><xref ref-type="bibr" rid="r2">3</xref></sup>. We gave 10<sup>6</sup> cells.
<fig><label>Figure 1</label><caption><p>Weights of 12 mice.</p></caption></fig></p>
<sec><title>Weights</title><p>Weights rose by 3 g.</p></sec>
<table-wrap><label>Table 1</label><caption><p>Deaths by dose.</p></caption><table>
<thead><tr><th>Dose</th><th>Mice</th><th>Died</th></tr></thead>
<tbody><tr><td>Low (5 mg)</td><td>20</td><td>2 (10%)</td></tr><tr><td>None</td><td>-</td><td>-</td></tr></tbody>
</table></table-wrap></sec></body>
<back><ref-list><ref><mixed-citation>Smith 1999</mixed-citation></ref></ref-list></back></article>"""


def read(text: str) -> list[tuple[str, str]]:
    return [(passage.text, passage.place) for passage in jats.passages(text.encode())]


def test_sentences_captions_and_rows_are_passages() -> None:
    """Each sentence says where it stands, marks of notes are gone, powers are kept, and rows carry their heads."""
    assert read(ARTICLE) == [
        ("We saw 5 mice.", "Abstract"),
        ("Of 40 mice, 8 died.", "Results, paragraph 1"),
        ("We gave 10^6 cells.", "Results, paragraph 1"),
        ("Weights of 12 mice.", "Figure 1, caption"),
        ("Weights rose by 3 g.", "Results, paragraph 1"),
        ("Deaths by dose.", "Table 1, caption"),
        ("Deaths by dose | Low (5 mg); Mice: 20; Died: 2 (10%)", "Table 1, row 1"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ARTICLE[:900], "broken"),
        ("", "broken"),
        ("<html><body><p>Please accept cookies.</p></body></html>", "no article"),
        ("<article><front/></article>", "no article"),
        ("<pmc-articleset><error>no such id</error></pmc-articleset>", "no article"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><article><body>&x;</body></article>', "entities"),
        (f"<article><body>{'<sec>' * 3000}{'</sec>' * 3000}</body></article>", "too deep"),
        (f"<article><body><p>{'a ' * 2_100_000}</p></body></article>", "larger than 4 MB"),
    ],
)
def test_bad_input_is_told_in_a_sentence(text: str, said: str) -> None:
    """Whatever comes in place of a full text is one sentence for the reader."""
    with pytest.raises(ReadingError) as problem:
        jats.passages(text.encode())
    assert said in problem.value.message
    assert problem.value.message.endswith(".")


def test_no_more_is_read_than_the_limits() -> None:
    """A book in one file costs no more than its first sentences and rows."""
    row = "<tr><td>a</td><td>1</td></tr>"
    many = "".join(f"<p>Sentence {number}.</p>" for number in range(1500))
    text = f"<article><body>{many}<table-wrap><table>{row * 900}</table></table-wrap></body></article>"
    assert len(read(text)) == jats.SENTENCES + jats.ROWS
