"""`factcheck refs` on an article with a list, one without, and one with a bibliography file."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import factcheck
from factcheck.extraction.references.bibliography import read_bibliography
from factcheck.model import Reference
from factcheck.rendering.references import FORMATS

LISTED = """Most cells die (Li et al., 2019).

## References

Li, X., Wang, Y., & Chen, Z. (2019). How cells leave the tumor. *Journal of Cells*, 12(3), 34–56.
"""


def refs(folder: Path, text: str, *options: str) -> str:
    """Return what the command prints for an article with that text."""
    (folder / "draft.md").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(factcheck, ["refs", "--offline", *options, str(folder / "draft.md")])
    assert not done.exception, done.output
    return done.output


def test_csl_json(tmp_path: Path) -> None:
    """CSL-JSON holds the fields of the entry and reads back as the same reference."""
    (item,) = json.loads(refs(tmp_path, LISTED, "--format", "csl-json"))
    assert (item["id"], item["volume"], item["page"]) == ("li2019", "12", "34–56")
    assert item["author"][0] == {"family": "Li", "given": "X."}


def test_bibtex_reads_back(tmp_path: Path) -> None:
    """BibTeX reads back with the same authors, year and title, signs that TeX obeys included."""
    text = LISTED.replace("How cells leave", "How 5% & more of the cells leave")
    (tmp_path / "out.bib").write_text(refs(tmp_path, text, "--format", "bibtex"), encoding="utf-8")
    (entry,) = read_bibliography(tmp_path / "out.bib")
    assert [name.family for name in entry.authors] == ["Li", "Wang", "Chen"]
    assert (entry.year, entry.title) == ("2019", "How 5% & more of the cells leave the tumor")


def test_without_a_list(tmp_path: Path) -> None:
    """An article without a list gives a row for each cited source, once."""
    text = "Most cells die (Li et al., 2019; Quail & Joyce, 2013). Some hide (Li et al., 2019)."
    rows = list(csv.DictReader(StringIO(refs(tmp_path, text, "--format", "csv"))))
    assert [row["authors"] for row in rows] == ["Li", "Quail; Joyce"]


def test_bibliography_beside_the_article(tmp_path: Path) -> None:
    """Pandoc keys are linked to a .bib file beside the article; a key that is not in it is reported."""
    (tmp_path / "draft.bib").write_text("@article{li2019, title={How cells die}, author={Li, X.}, year={2019}}\n")
    (tmp_path / "draft.md").write_text("Cells die [@li2019]. Others do not [@nobody2020].\n")
    done = CliRunner().invoke(factcheck, ["check", "--offline", "--output", "concise", str(tmp_path / "draft.md")])
    assert "“[@nobody2020]”" in done.output and "li2019" not in done.output


@pytest.mark.parametrize("header", ["bibliography: refs/all.bib", "bibliography:\n  - refs/all.bib"])
def test_bibliography_in_the_front_matter(tmp_path: Path, header: str) -> None:
    """A file named in the front matter counts; one that is missing is an error, not silence."""
    (tmp_path / "draft.md").write_text(f"---\n{header}\n---\n\nCells die [@li2019].\n")
    arguments = ["check", "--offline", "--output", "concise", str(tmp_path / "draft.md")]
    assert CliRunner().invoke(factcheck, arguments, standalone_mode=False).return_value == 2
    (tmp_path / "refs").mkdir()
    (tmp_path / "refs/all.bib").write_text("@article{li2019, title={How cells die}, author={Li, X.}, year={2019}}\n")
    done = CliRunner().invoke(factcheck, arguments, standalone_mode=False)
    assert done.return_value == 0 and not done.output


def test_exports_are_words_alone() -> None:
    """No cell is a formula, no key or value ends its entry, and no terminal obeys a title."""
    entry = Reference(
        id="k}\x1b", text="", title='=HYPERLINK("x")', container="\x1b]0;x\x07", volume="@a", pages="{", doi="+1"
    )
    (written,) = FORMATS["csv"]([entry])
    assert list(csv.reader(written.splitlines()))[1] == [
        "k}�", "", "", "'=HYPERLINK(\"x\")", "�]0;x�", "'@a", "", "{", "'+1", "", ""
    ]  # fmt: skip
    (bibtex,) = FORMATS["bibtex"]([entry])
    assert bibtex.startswith("@article{k,\n")
    assert bibtex.count("{") == bibtex.count("}")
    assert "\x1b" not in "".join(FORMATS["csl-json"]([entry]))
