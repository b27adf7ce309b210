"""What the command line says: units as people write them, the number that is meant, counts that agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.desk.conftest import replica, served

__all__ = ["replica"]

ENTRIES = "".join(
    f"{number}. {name} A, Bee C. {title}. JAMA Intern Med. 2019;179(8):1105-1112.\n"
    for number, name, title in (
        (1, "Tudor", "How many steps are enough"),
        (2, "Lee", "Association of step volume"),
        (7, "Webb", "Meeting vitamin D needs"),
    )
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Adults took 500 g of paracetamol.", "500 g cannot be a dose of paracetamol: the limit is "),
        ("Body temperature rose to 138 °C.", "the limit is 47 °C"),
        ("They slept 31 hours a day.", "the limit is 24 hours per day"),
        ("Sleep loss costs $411 million a year.\n\nSleep loss costs $411 billion a year.", "1,000 times apart"),
        (f"Walking works [1]. Both work [2,14].\n\n# References\n\n{ENTRIES}", "“[14]” is cited, but"),
        (f"Walking works [1]. Both work [2].\n\n# References\n\n{ENTRIES}", "“Webb A, Bee C. Meeting vitamin D needs."),
        (
            "Walking works (Tudor, Bee, & Sea, 2018).\n\n# References\n\n"
            "Tudor, A., Bee, C., & Sea, D. (2019). How many steps are enough? *JAMA*, 1(2), 3–9.\n",
            "but the list has Tudor, Bee & Sea (2019)",
        ),
    ],
)
def test_messages(run: Run, text: str, words: str) -> None:
    """Numbers, units and sources stand in messages as people write them; one line is enough to know what is meant."""
    Path("a.md").write_text(text)
    found = run("check", "--offline", "--output", "concise", "a.md").out
    assert words in found, found


def test_the_number_alone_is_marked(run: Run) -> None:
    """The mark of an estimate begins with its number, not with the blank before it."""
    Path("a.md").write_text("The hazard ratio for the most active quarter was 0.47 (95% CI 0.49 to 0.77).\n")
    line, marks = run("check", "--offline", "a.md").out.splitlines()[1:3]
    assert marks.index("^") == line.index("0.47") and marks.count("^") == len("0.47")


def test_counts_agree(run: Run) -> None:
    """The last line tells how many of the sources it counts are those that the finding counts."""
    Path("a.md").write_text("Cells (Li, 2019; Moe, 2018; Roe, 2017) survive, says https://doi.org/10.1000/cells.\n")
    said = run("check", "--offline", "a.md").out
    assert "3 sources are cited by name and year, but" in said
    assert "4 sources cited (3 by name and year), none looked up." in said


def test_hints(run: Run) -> None:
    """A wrong call is told what was meant, in the words that would work."""
    Path("a.md").write_text("Cells survive (Jefferis et al., 2019).\n")
    Path("factcheck.toml").write_text("ignore = ['nosuch']\n")
    run("a.md").one_line("did you mean 'factcheck check a.md'?")
    run("check", "--ofline", "a.md").one_line("did you mean '--offline'? See")
    run("check", "--offline", "--format", "docx", "a.md").one_line("did you mean 'word'?")
    run("check", "--offline", "--format", "none", "a.md").one_line("known are asciidoc, ", ", text, word.")
    run("check", "a.md").one_line(
        "factcheck.toml:1: There is no rule or family 'nosuch'; `factcheck rules` lists them."
    )
    Path("factcheck.toml").unlink()
    run("pin", "a.md", "Jeferis et al., 2019", "10.1/x").one_line("did you mean 'Jefferis et al., 2019'?")
    assert "settings for none.md, which does not exist" in run("config", "none.md").out
    assert "which does not exist" not in run("config", "a.md").out


def test_orders(run: Run) -> None:
    """The gravest finding stands first, or last where the end of a long report stays in view, or all go by place."""
    Path("a.md").write_text(
        "By 2020, half of all adults will walk.\n\nBody temperature rose to 138 °C.\n\nCells (Li & cells, 2011).\n"
    )
    heads = {
        order: [line.split("[")[0].rsplit(" ")[-1] for line in said.splitlines() if line.startswith("a.md:")]
        for order in ("gravest-first", "gravest-last", "place")
        if (said := run("check", "--offline", "--sort", order, "a.md").out)
    }
    assert heads["gravest-first"][0] == "error" and heads["gravest-last"] == heads["gravest-first"][::-1]
    assert heads["place"][1] == "error" and sorted(heads["place"]) == sorted(heads["gravest-first"])


def test_links_that_lead_nowhere(run: Run, replica: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link by identifier that no service knows is told with the identifier, as one whole sentence."""
    lines = "".join(f'{name} = "{address}"\n' for name, address in served(replica).items())
    Path("own.toml").write_text(f'[sources]\ncache = "cache.sqlite"\n{lines}')
    monkeypatch.setenv("FACTCHECK_CONFIG", "own.toml")
    Path("a.md").write_text(
        "See [the review](https://pubmed.ncbi.nlm.nih.gov/15755052) on sleep.\n\n"
        "See [the trial](https://doi.org/10.1000/nosuch.9) on walking.\n"
    )
    said = run("check", "--output", "concise", "a.md").out
    assert "“the review” leads to no work: PubMed has no record 15755052\n" in said
    assert "“the trial” leads to no work: no such DOI is registered\n" in said


def test_what_a_folder_holds_and_is_not_read_is_told(run: Run) -> None:
    """Drafts in formats that nobody reads are named, once a call, and are no error; what is ignored is not."""
    for name in ("a.md", "b.fodt", "c.typ", "d.typ", "e.typ", "f.py", "g.xml"):
        Path(name).write_text("Cells survive.\n")
    done = run("check", "--offline", ".")
    assert done.status == 0 and "3 in Typst, 1 in OpenDocument (b.fodt, c.typ, d.typ, …)" in done.err
    assert run("check", "--offline", "--quiet", ".").err == "" and run("check", "--offline", "a.md").err == ""
    Path("factcheck.toml").write_text("exclude = ['*.typ', '*.fodt']\n")
    assert run("check", "--offline", ".").err == ""


def test_templates_and_documents_with_macros_are_word(run: Run, tmp_path: Path) -> None:
    """`.docm`, `.dotx` and `.dotm` are read as the `.docx` with the same words is; no macro is looked at."""
    from tests.reading.word_documents import docx, p, r

    words = docx(p(r("Body temperature rose to 138 °C.")))
    for ending in ("docx", "docm", "dotx", "dotm"):
        (tmp_path / f"a.{ending}").write_bytes(words)
    found = run("check", "--offline", "--output", "concise", ".").out.splitlines()
    assert len(found) == 4 and len({line.partition(": ")[2] for line in found}) == 1
