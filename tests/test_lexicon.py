"""The lists and tables under `rules/lexicon`, and what scripts make of data under `rules/derived`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import derived
from factcheck.data import folder, word_list
from factcheck.provenance import MANIFEST, digest, manifest, problems

ROOT = Path(__file__).parents[1]
RULES = folder("rules")
DERIVED = RULES / "derived"


def test_provenance() -> None:
    """Each list says in its first lines what it is, where it comes from and its licence; derived files are as made."""
    assert list(problems(RULES)) == []


@pytest.mark.parametrize("name", sorted(manifest(DERIVED)))
def test_entry(name: str) -> None:
    """What the manifest says of a file is filled in, and the script that makes it is here."""
    entry = manifest(DERIVED)[name]
    assert all(entry.values())
    assert all((ROOT / f"{command.split()[0].replace('.', '/')}.py").is_file() for command in entry["command"])


@pytest.mark.parametrize("name", sorted(manifest(DERIVED)))
def test_inputs(name: str, shared: Path) -> None:
    """What a file is made of is still what it was."""
    entry = manifest(DERIVED)[name]
    assert derived.of_inputs(entry["inputs"]) == entry["inputs-digest"]


Change = Callable[[Path], object]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rules: (rules / "lexicon/new.txt").write_text("# Words.\nword\n"), "new.txt: no line of its head"),
        (
            lambda rules: (rules / "lexicon/new.txt").write_text("# Origin: x; licence: y.\nword\n"),
            "new.txt: its head says where",
        ),
        (lambda rules: (rules / "derived/title-end.toml").write_text("x = 1\n"), "title-end.toml: it is not what"),
        (lambda rules: (rules / "derived/more.txt").write_text("word\n"), "more.txt: manifest.toml does not say"),
        (lambda rules: (rules / "derived/title-end.toml").unlink(), "title-end.toml: manifest.toml names it"),
    ],
    ids=["no origin", "no description", "changed by hand", "not in the manifest", "gone"],
)
def test_what_is_told(change: Change, told: str, tmp_path: Path) -> None:
    """A list without provenance, a derived file that was changed, and one that nobody made are each one problem."""
    for part in ("lexicon", "derived"):
        shutil.copytree(RULES / part, tmp_path / part)
    change(tmp_path)
    (problem,) = problems(tmp_path)
    assert problem.startswith(told)


TABLES = ("function-words", "particles", "organisation-words", "one-word-journals")


@pytest.mark.parametrize("name", TABLES)
def test_columns(name: str) -> None:
    """A table of words says in its first lines what each column is for; no row is without one or twice there."""
    lines = (RULES / "lexicon" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    said = {found[1] for line in lines if (found := re.match(r"# ([a-z-]+): ", line))}
    rows = [line.partition(": ") for line in lines if not line.startswith("#")]
    assert all(columns and set(columns.split()) <= said for _, _, columns in rows)
    assert len({word for word, _, _ in rows}) == len(rows)
    for column in said:
        assert word_list(f"{name}/{column}")


def test_what_a_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is written where it belongs with a new entry in the manifest, or elsewhere alone, to be compared."""
    held, other = tmp_path / "derived", tmp_path / "other"
    shutil.copytree(DERIVED, held)
    other.mkdir()
    monkeypatch.setattr(derived, "FOLDER", held)
    monkeypatch.setenv("FACTCHECK_DERIVED", str(other))
    derived.write("title-end.toml", "[weights]\n")
    assert (other / "title-end.toml").read_text() == "[weights]\n"
    assert (held / MANIFEST).read_bytes() == (DERIVED / MANIFEST).read_bytes()
    monkeypatch.delenv("FACTCHECK_DERIVED")
    monkeypatch.setattr(derived, "SHARED", tmp_path)
    for name in ("grobid_refs", "anystyle_refs", "jats_refs"):
        (tmp_path / "bench/data" / name).mkdir(parents=True)
        (tmp_path / "bench/data" / name / "dev.jsonl").write_text("{}\n")
    derived.write("title-end.toml", "[weights]\n")
    before, after = manifest(DERIVED)["title-end.toml"], manifest(held)["title-end.toml"]
    assert after["digest"] == digest(held / "title-end.toml") != before["digest"]
    assert after["inputs-digest"] != before["inputs-digest"]
    assert after["figures"] == before["figures"]
