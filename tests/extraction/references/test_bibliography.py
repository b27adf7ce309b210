from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ReadingError
from factcheck.extraction.references.bibliography import read_bibliography
from factcheck.extraction.references.csl import read_csl
from factcheck.model import Name, Reference
from factcheck.outside_json import LARGEST

BIBTEX = r"""
@string{rm = "Renal Medicine"}
@article{abara03,
  author = {Ab{\'a}ra, J{\"o}rg and van der Berg, Ann P. and others},
  title = {Salt \& the {Kidney}: a study of $\alpha$},
  journal = rm, year = 2003, volume = {4}, number = 2, pages = {11--19}, doi = {10.1234/s_k}
}
@report{who, author = {{World Salt Organization}}, title = {Bread}, date = {2010-05-01}, url = {http://salt.example/a_b}}
@book{holm, editor = {Per Holm}, title = {Handbook}, year = {in press}, publisher = {Marsh}}
"""
CSL = [
    {
        "id": "abara03",
        "author": [
            {"family": "Abára", "given": "Jörg"},
            {"family": "Berg", "non-dropping-particle": "van der", "given": "Ann P."},
        ],
        "title": "Salt & the Kidney: a study of α",
        "container-title": "Renal Medicine",
        "issued": {"date-parts": [[2003, 5]]},
        "volume": 4,
        "issue": "2",
        "page": "11–19",
        "DOI": "10.1234/s_k",
    },
    {
        "id": "who",
        "author": [{"literal": "World Salt Organization"}],
        "title": "Bread",
        "issued": {"raw": "2010-05-01"},
        "URL": "http://salt.example/a_b",
    },
    {
        "id": "holm",
        "editor": [{"family": "Holm", "given": "Per"}],
        "title": "Handbook",
        "issued": {"literal": "in press"},
    },
]


def read(folder: Path, name: str, text: str) -> tuple[Reference, ...]:
    """Write a bibliography and read it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_bibliography(path)


def test_both_formats_agree(tmp_path: Path) -> None:
    """The same works give the same references from BibTeX and from CSL-JSON, accents and macros decoded."""
    entries = read(tmp_path, "a.bib", BIBTEX)
    assert entries == read(tmp_path, "a.json", json.dumps(CSL))
    assert [entry.id for entry in entries] == ["abara03", "who", "holm"]
    assert entries[0].authors == (Name("Abára", "Jörg"), Name("van der Berg", "Ann P."))
    assert (entries[0].container, entries[0].year, entries[0].volume) == ("Renal Medicine", "2003", "4")
    assert entries[1].organisation == "World Salt Organization"
    assert (entries[2].authors, entries[2].editors, entries[2].year) == ((), (Name("Holm", "Per"),), "in press")


def test_broken_entry_is_named(tmp_path: Path) -> None:
    """An entry that does not parse is an error with file and line."""
    with pytest.raises(ReadingError, match="does not parse") as caught:
        read(tmp_path, "a.bib", "@article{a, title={Good}}\n@article{b, title={Bad\n@article{c, title={Good}}\n")
    assert (caught.value.line, caught.value.path) == (2, str(tmp_path / "a.bib"))


def test_shared_key(tmp_path: Path) -> None:
    """Of two entries with one key the first counts."""
    entries = read(tmp_path, "a.bib", "@misc{a, title={First}}\n@misc{a, title={Second}}")
    assert [entry.title for entry in entries] == ["First"]


@pytest.mark.parametrize("text", ["{", '{"items": []}', "[1]"])
def test_no_csl(text: str) -> None:
    """What is not a list of items is an error."""
    with pytest.raises(ReadingError):
        read_csl(text)


def test_other_files(tmp_path: Path) -> None:
    """An unknown ending and a missing file are errors that name the file."""
    for name in ("a.ris", "missing.bib"):
        with pytest.raises(ReadingError) as caught:
            read_bibliography(tmp_path / name)
        assert caught.value.path == str(tmp_path / name)


_LEAVES = st.none() | st.integers(-LARGEST, LARGEST) | st.text(max_size=8)
_VALUES = st.recursive(_LEAVES, lambda inner: st.lists(inner, max_size=3))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(["id", "author", "title", "issued", "page", "editor"]), _VALUES))
def test_any_item_is_read(item: dict[str, Any]) -> None:
    """An item with fields of any type gives one reference."""
    assert len(read_csl(json.dumps([item]))) == 1
