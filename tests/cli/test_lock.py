"""`factcheck lock`, `pin`, `check --frozen` and `sources update` in a throwaway folder, without any service."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import factcheck
from factcheck.errors import FactcheckError
from factcheck.model import Name, Verdict, Work
from factcheck.sources.settings import PACES
from factcheck.verification.lock import read

DRAFT = "Cells survive (Li et al., 2019), and some hide (Quail & Joyce, 2013).\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, where no service has an address."""
    off = "".join(f"{name} = ''\n" for name in PACES)
    (tmp_path / "factcheck.toml").write_text(f"[sources]\n{off}")
    (tmp_path / "own.toml").write_text("[sources]\ncache = 'cache.sqlite'\nretractions = 'index.tsv'\n")
    monkeypatch.setenv("FACTCHECK_CONFIG", str(tmp_path / "own.toml"))
    (tmp_path / "draft.md").write_text(DRAFT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(factcheck, arguments, standalone_mode=False)


def test_pinned_sources_are_frozen(house: Path) -> None:
    """A pinned source is verified under --frozen, whatever else is not in the lock stays unchecked, and says so."""
    done = call("pin", "draft.md", "Quail & Joyce, 2013", "https://doi.org/10.1038/nm.3394")
    assert not done.exception, done.output
    (entry,) = read(house / "factcheck.lock").values()
    assert (entry.article, entry.status, entry.pinned) == ("draft.md", "verified", True)
    done = call("check", "--frozen", "--output", "json", "draft.md")
    sources = json.loads(done.output)["articles"][0]["sources"]
    assert {source["key"]: source["verdict"]["status"] for source in sources} == {
        "li et al. 2019": "unchecked",
        "quail & joyce 2013": "verified",
    }
    assert call("check", "--frozen", "--require-lookups", "draft.md").return_value == 3


def test_lock_file_is_found_from_another_folder(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The article's name in the lock file does not depend on where factcheck is called."""
    call("pin", "draft.md", "Quail & Joyce, 2013", "10.1038/nm.3394")
    (house / "deep").mkdir()
    monkeypatch.chdir(house / "deep")
    done = call("check", "--frozen", "--output", "json", "../draft.md")
    assert '"status": "verified"' in done.output


def test_lock_keeps_what_it_finds(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`lock` writes a line for each verdict, and `--recheck` says what changed since."""
    status = "verified"

    def verify(article: object, extraction: object, settings: object, mode: object) -> object:
        from factcheck.model import Candidate, Lookups

        work = Work("europepmc", "How cells survive", (Name("Li"),), (2019,))
        return Lookups({"li et al. 2019": Verdict(status, "li et al. 2019", (Candidate(work),))})  # type: ignore[arg-type]

    monkeypatch.setattr("factcheck.verification.verify", verify)
    assert "sources locked" in call("lock", "draft.md").output
    assert [entry.status for entry in read(house / "factcheck.lock").values()] == ["verified"]
    status = "retracted"
    assert "li et al. 2019 was verified and is retracted now" in call("lock", "--recheck", "draft.md").output


def test_frozen_without_a_lock_file(house: Path) -> None:
    """Where there is nothing to go by, --frozen is an error, not silence."""
    done = call("check", "--frozen", "draft.md")
    assert done.return_value == 2 and "no lock file" in done.output


def test_merge_conflict(house: Path) -> None:
    """A merge conflict left in the lock file is an error with its line, never a fresh look-up."""
    (house / "factcheck.lock").write_text("# factcheck.lock version 1\n<<<<<<< HEAD\n")
    done = call("check", "--frozen", "draft.md")
    assert done.return_value == 2 and "merge conflict" in done.output


@pytest.mark.parametrize(
    ("source", "identifier"), [("Li et al., 2018", "10.1038/nm.3394"), ("Li et al., 2019", "nm.3394")]
)
def test_wrong_pins(house: Path, source: str, identifier: str) -> None:
    """A source that is not cited and an identifier that is none are refused with a sentence."""
    with pytest.raises(FactcheckError):
        raise call("pin", "draft.md", source, identifier).exception  # type: ignore[misc]
    assert not (house / "factcheck.lock").exists()


def test_retractions_from_a_file(house: Path) -> None:
    """The Retraction Watch list is indexed from a file; a file of another kind is refused."""
    columns = "Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature"
    (house / "list.csv").write_text(f"{columns}\n1,Cells,10.1000/cells.1,0,Retraction\n")
    done = call("sources", "update", "retractions", "--from", "list.csv")
    assert not done.exception and "1 works" in done.output and (house / "index.tsv").is_file()
    (house / "list.csv").write_text("a,b\n1,2\n")
    with pytest.raises(FactcheckError, match="no Retraction Watch list"):
        raise call("sources", "update", "retractions", "--from", "list.csv").exception  # type: ignore[misc]
