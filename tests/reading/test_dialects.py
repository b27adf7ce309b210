"""What MDX, Quarto and R Markdown mix into Markdown is no text."""

from __future__ import annotations

import pytest

from factcheck.errors import ReadingError
from factcheck.reading import format_of, read_text


def text(source: str, path: str) -> str:
    return read_text(source, "markdown", path).text


@pytest.mark.parametrize(
    "hidden",
    [
        "import Chart from './chart'",
        'import { A } from "a"\nimport "./b.css"',
        "export const share = {\n  of: '12%',\n}",
        "export default function Layout() {}",
        "{/* Only 5%\n\nin a note */}",
        "{props.share}",
        "<Chart values={['5%', '6%']} onClick={() => { go() }} />",
        "<Tabs.Item\n  label='5%'\n>",
        "</Tabs.Item>",
        ":::note[Dose]",
    ],
)
def test_mdx_leaves_no_text(hidden: str) -> None:
    """Modules, expressions, components and the marks of admonitions are out of the text; the article around stays."""
    assert text(f"Take 5 mg.\n\n{hidden}\n\nThen 6 mg.", "a.mdx") == "Take 5 mg.\n\nThen 6 mg."


def test_what_components_hold_stays() -> None:
    """The Markdown inside a component, and the words around an inline one, are text."""
    source = "<Note kind={1}>\n\nTake *5 mg*.\n\n</Note>\n\nAbout <Dose n={5}>five</Dose> {x}mg."
    assert text(source, "a.mdx") == "Take 5 mg.\n\nAbout five mg."


@pytest.mark.parametrize(
    "prose", ["import the drug {", "export of goods", "a {b\n\nc} d", "5 < 6 and B > C", "Imports from x"]
)
def test_prose_stays_in_mdx(prose: str) -> None:
    """Words that only look like code, and braces that pair over a blank line, are text."""
    assert text(prose, "a.mdx") == prose


@pytest.mark.parametrize("ending", ["qmd", "Rmd"])
def test_computed_values_and_chunks(ending: str) -> None:
    """Chunks of code, computed values and the marks of fenced blocks are no text."""
    source = "::: {.callout}\nOf `r nrow(x)` and `{python} n` people.\n:::\n\n```{r}\nx <- 5\n```\n\nTake `aspirin`."
    assert text(source, f"a.{ending}").split() == ["Of", "and", "people.", "Take", "aspirin."]


def test_plain_markdown_keeps_its_braces() -> None:
    """Other files are not read as a dialect."""
    assert text("About {x} <5 mg", "a.md") == "About {x} <5 mg"


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.TYP", "Typst"), ("a.org", "Org"), ("a.doc", "Word"),
     ("a.fodt", "OpenDocument"), ("a.typ", "Typst")],
)  # fmt: skip
def test_formats_that_are_not_read(path: str, name: str) -> None:
    """A format without exact places is refused by its name, with the endings that are read."""
    with pytest.raises(ReadingError, match=rf"{name}.* are not read; known endings are .*\.md.*\.html"):
        format_of(path)


@pytest.mark.parametrize("unit", ["{", "}", "{/*", "<A ", "export {", "import {\n", "{\n\n", ":::", "`r "])
def test_hostile_dialects_take_linear_time(unit: str) -> None:
    """What is never closed, many times over, is read."""
    for path in ("a.mdx", "a.qmd"):
        read_text(f"{unit}" * (100_000 // len(unit)), "markdown", path)
