"""One article in the format of another house gives the findings of its Markdown twin, and no bytes end the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest

import factcheck
from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.reading import apart, read, read_bytes
from tests.reading import writers
from tests.reading.articles import Part, article, as_markdown
from tests.reading.documents import assert_sound
from tests.reading.test_metamorphic_office import assert_same_facts

WRITERS: dict[str, Callable[[list[Part]], bytes]] = {
    "asciidoc": writers.as_asciidoc,
    "epub": writers.as_epub,
    "jats": writers.as_jats,
    "latex": writers.as_latex,
    "notebook": writers.as_notebook,
    "rst": writers.as_rst,
    "rtf": writers.as_rtf,
}
FEW, MANY = range(3), range(3, 60)
TOLD = [
    Part("heading", "Salt and blood pressure", 1),
    Part("heading", "How much", 2),
    Part("paragraph", "Less than 5% of salt is added at the table. Thirst rises [1]. There are four signs of it:"),
    Part("item", "headache, in 5–10% of adults"),
    Part("item", "thirst"),
    Part("item", "swelling (Hagemann et al., 2008)"),
    Part("paragraph", "Of 120 patients, 30 patients (20%) had lower pressure.^2^ It fell to 10^-6^ of that."),
    Part("paragraph", "Less than 0.5% of salt is added at the table."),
    Part("row", "", cells=("Group", "Treated", "Share")),
    Part("row", "", cells=("Men", "40", "40%")),
    Part("row", "", cells=("Women", "60", "60%")),
    Part("row", "", cells=("Total", "110", "100%")),
    Part("heading", "What follows", 2),
    Part("paragraph", "Body temperature rose to 138 °C [2, 7]."),
    Part("numbered", "Stop."),
    Part("numbered", "Go on, as Okafor & Petrov (2019) say; 3 < 5 and $5 are signs_too {here} #1 ~5 *x."),
    Part("paragraph", "The end of it."),
    Part("heading", "References", 2),
    Part("numbered", "Hagemann A, Petrov BC. Salt in Europe. BMJ Open. 2008;12:100–108."),
    Part("numbered", "Okafor A, Tanaka B. Pressure in rural areas. The Lancet. 2020;395:1–9."),
]
"""An article whose findings need lists, tables, raised digits and a reference list read as such."""
SOME_DAMAGED, MANY_DAMAGED = range(60), range(60, 2_060)
PUT = {
    "rtf": ("{", "}", "\\", "\\par", "\\u-5?", "\\u99999999", "\\'ff", "\\bin99999", "{\\footnote ", "\\cell", "\\row",
            "{\\*", "\\ucS", "\\uc9999999999", "{\\field{\\*\\fldinst HYPERLINK x}", "\\v", "\\f9", "\\intbl",
            "{\\stylesheet", "\\ilvl9"),
    "asciidoc": ("*", "_", "`", "|", "|===\n", "----\n", "\n", "\n\n", "\n+\n", "== ", "[[[a]]]", "<<a>>", "]",
                 "footnote:[", "^", "~", "{a}", ":a: b\n", ". ", "* ", "a:: ", "2+|", "9999*|", ".5+|", "//",
                 "[quote]\n", "____\n", "\\", "https://a.b[", "[bibliography]\n", "\"`", "\r"),
    "rst": ("*", "`", "|", "_", "\\", "\n", "\n\n", "\n    ", ".. note::\n", ".. include:: /etc/passwd\n", "::\n",
            "[1]_", "[a]_ ", ".. [a] b\n", ".. |a| replace:: b\n", ":ref:`a`", ":cite:`a,`", "====\n", "+--+\n", "|a|",
            "\t", "\x0c", "`a <b>`_", ".. role:: x\n", ".. raw:: html\n\n  <b>\n", "\u2028"),
    "latex": ("{", "}", "\\", "$", "$$", "\\begin{itemize}", "\\item[", "\\end{document}", "%", "&", "\\cite{", "\\'",
              "\\begin{thebibliography}", "\\bibitem", "\\footnote{", "\\SI{5}", "\\verb|", "^{", "\\multicolumn{2}",
              "\n\n", "\\href{x}", "\\begin{tabular}", "\\\\", "\\section*{"),
    "epub": ("PK", "\x00"),
    "notebook": ('"', "\\", "\\ud800", "{", "]", ",", '"source":', '"cells":', "[", "```\\n", "<!--", "null"),
    "jats": ("<", ">", "&", "</p>", "<p>", "<sup>", "<![CDATA[", "<xref ref-type='bibr'>", "<fn>", "&#0;", "&#xD800;",
             "<!ENTITY a 'b'>", "<list>", "<ref>", "<td colspan='999999999999'>"),
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _in_this_process() -> Iterator[None]:
    """Read here, where thousands of files take no time to hand over."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "is_worker", lambda: True)
        yield


def words(found: Article) -> list[tuple[str, str]]:
    """Return the blocks, those of a list of references as items of a list."""
    kinds = {"reference": "list-item"}
    return [(kinds.get(block.kind, block.kind), found.words(block.span)) for block in found.blocks]


def assert_twin(format: str, seed: int, sections: int = 4) -> None:
    parts = article(seed, sections)
    markdown = read(as_markdown(parts), "markdown")
    twin = read_bytes(WRITERS[format](parts), format, "-")
    assert words(twin) == words(markdown)
    assert_same_facts(twin, markdown)
    assert_sound(twin)


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("seed", FEW)
def test_it_says_what_its_twin_says(format: str, seed: int) -> None:
    """Text, blocks and facts are those of the Markdown, and each character leads to its own in the source."""
    assert_twin(format, seed)


@pytest.mark.parametrize("format", WRITERS)
def test_it_finds_what_its_twin_finds(format: str) -> None:
    """What is found in lists, tables, marks and entries is found in every format, at the same words."""
    markdown = read(as_markdown(TOLD), "markdown")
    twin = read_bytes(WRITERS[format](TOLD), format, "-")
    assert words(twin) == words(markdown)
    assert_same_facts(twin, markdown)
    found = {finding.rule for finding in factcheck.check(twin)}
    assert {"conflicting-values", "impossible-value", "percent-of-count", "list-count"} <= found


@pytest.mark.slow
@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("seed", MANY)
def test_many_say_what_their_twins_say(format: str, seed: int) -> None:
    """The same holds for articles of every length."""
    assert_twin(format, seed, sections=2 + seed % 9)


def damaged(data: bytes, format: str, random: Random) -> bytes:
    """Return a file with parts left out, doubled, put in or changed bit by bit."""
    for _ in range(random.randint(1, 8)):
        start = random.randrange(len(data) + 1)
        end = min(start + random.choice((0, 1, 1, 8, 60)), len(data))
        put = random.choice((b"", data[start:end] * 2, random.randbytes(2), random.choice(PUT[format]).encode()))
        data = data[:start] + put + data[end:]
    return data


def assert_read_or_refused(format: str, seed: int) -> None:
    random = Random(f"{format} {seed}")
    data = damaged(WRITERS[format](article(seed % 7, sections=1)), format, random)
    try:
        found = read_bytes(data, format, "-")
    except ReadingError as problem:
        assert problem.message.endswith((".", ")")), data
        return
    except Exception as problem:
        raise AssertionError(f"{format} {seed}: {data!r}") from problem
    assert all(found.words(block.span).strip() for block in found.blocks)
    assert all(block.span.end <= after.span.start for block, after in zip(found.blocks, found.blocks[1:], strict=False))
    for block in found.blocks:
        place = found.source_span(block.span)
        assert 0 <= place.start <= place.end <= len(found.source), (format, seed)


@pytest.mark.parametrize("format", WRITERS)
def test_damaged_files(format: str) -> None:
    """A damaged file is read, or refused with a sentence, and nothing else happens."""
    for seed in SOME_DAMAGED:
        assert_read_or_refused(format, seed)


@pytest.mark.slow
@pytest.mark.parametrize("format", WRITERS)
def test_many_damaged_files(format: str) -> None:
    """The same for two thousand more."""
    for seed in MANY_DAMAGED:
        assert_read_or_refused(format, seed)
