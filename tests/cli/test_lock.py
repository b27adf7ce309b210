"""`factcheck lock`, `pin`, `check --frozen` and `sources update` in a throwaway folder, without any service."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import factcheck
from factcheck.errors import FactcheckError
from factcheck.model import Candidate, Extraction, Lookups, Name, Verdict, Work
from factcheck.sources.registry import service_names
from factcheck.verification.lock import read
from factcheck.verification.verdicts import left_open

DRAFT = "Cells survive (Li et al., 2019), and some hide (Quail & Joyce, 2013).\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, where no service has an address."""
    off = "".join(f"{name} = ''\n" for name in service_names())
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


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the services say of sources by key: a status, or why there is no answer; verified unless told otherwise."""
    said: dict[str, object] = {}

    def verify(article: object, extraction: Extraction, settings: object, mode: object) -> Lookups:
        verdicts = {}
        for key in (cluster.key for cluster in extraction.clusters):
            status, _, reason = str(said.get(key, said.get("all", "verified"))).partition(": ")
            work = Work("europepmc", f"The work of {key}", (Name("Li"),), (2019,))
            verdicts[key] = Verdict(status, key, () if reason else (Candidate(work),), reason=reason)  # type: ignore[arg-type]
        return Lookups(verdicts, unchecked=left_open(verdicts.values()))

    monkeypatch.setattr("factcheck.verification.verify", verify)
    return said


def test_lock_tells_the_gravest_first(house: Path, services: dict[str, object]) -> None:
    """A new citation of a retracted work is told above everything else, by words and title, and fails the call."""
    (house / "a.md").write_text("Cells may hide, as some wrote (Moe et al., 2011).\n")
    services["quail & joyce 2013"], services["moe et al. 2011"] = "retracted", "not-found"
    done = call("lock", ".")
    lines = done.output.splitlines()
    assert lines[0] == "draft.md: “Quail & Joyce, 2013” is new and retracted: The work of quail & joyce 2013"
    assert lines[1].startswith("a.md: “Moe et al., 2011” is new and not found")
    assert lines[2].startswith(f"3 sources in {house / 'factcheck.lock'}: ")
    assert set(lines[2].partition(".lock: ")[2].rstrip(".").split(", ")) == {"1 verified", "1 not found", "1 retracted"}
    assert len(lines) == 3 and done.return_value == 1
    assert call("lock", ".").return_value == 0


def test_recheck_says_what_changed_and_what_is_new(house: Path, services: dict[str, object]) -> None:
    """`--recheck` is 0 and one line where all is as it was, 1 with a line a change; new sources have one, too."""
    assert call("lock", "draft.md").return_value == 0
    same = call("lock", "--recheck", "draft.md")
    assert same.return_value == 0 and len(same.output.splitlines()) == 1
    services["li et al. 2019"] = "retracted"
    (house / "draft.md").write_text(DRAFT + "\nOthers hide, too (Moe et al., 2011).\n")
    done = call("lock", "--recheck", "draft.md")
    first, second, _ = done.output.splitlines()
    assert first == "draft.md: “Li et al., 2019” was verified and is retracted now: The work of li et al. 2019"
    assert second.startswith("draft.md: “Moe et al., 2011” is new and verified")
    assert done.return_value == 1


@pytest.mark.parametrize("flags", [(), ("--recheck",)])
def test_services_that_do_not_answer(house: Path, services: dict[str, object], flags: tuple[str, ...]) -> None:
    """What was known stays in the lock file, and the call says that nothing is known now: exit status 3."""
    (house / "other.md").write_text("Some hide (Moe et al., 2011).\n")
    call("lock", "draft.md")
    kept = (house / "factcheck.lock").read_bytes()
    services["all"] = "unchecked: no service answers"
    done = call("lock", *flags, ".")
    assert done.return_value == 3 and (house / "factcheck.lock").read_bytes() == kept
    assert f"{3 if flags else 1} source{'s' * bool(flags)} stayed unchecked: no service answers" in done.output


def test_the_lock_file_is_for_everybody(house: Path, services: dict[str, object]) -> None:
    """Whoever may read other new files may read the lock file, such as a container under another user."""
    call("lock", "draft.md")
    (house / "plain").touch()
    assert (house / "factcheck.lock").stat().st_mode == (house / "plain").stat().st_mode


def test_frozen_where_locked(house: Path, services: dict[str, object]) -> None:
    """Articles go by the lock file beside or above them, wherever in the repository; others ask nobody."""
    for folder in ("content", "notes"):
        (house / folder / "deep").mkdir(parents=True)
        (house / folder / "deep" / "draft.md").write_text(DRAFT)
    (house / "content" / "factcheck.toml").touch()
    services["li et al. 2019"] = "retracted"
    call("lock", "content")
    assert (house / "content" / "factcheck.lock").is_file()
    services["all"] = "unchecked: somebody was asked"
    done = call("check", "--frozen-if-locked", "--output", "json", "content", "notes")
    found = {one["path"]: one["sources"] for one in json.loads(done.output)["articles"]}
    one, other = (found[f"{folder}/deep/draft.md"] for folder in ("content", "notes"))
    assert [source["verdict"]["status"] for source in one] == ["retracted", "verified"]
    assert [source["verdict"] for source in other] == [None, None]


def test_an_empty_file_is_no_fault(house: Path, services: dict[str, object]) -> None:
    """Empty files in a folder pass unmentioned; one that is named is told, and fails nothing. Standard input does."""
    (house / "_index.md").write_bytes(b"")
    (house / "blank.html").write_bytes(b"\n\n")
    done = call("check", "--offline", "--fail-on", "never", ".")
    assert done.return_value == 0 and "empty" not in done.output
    done = call("check", "--offline", "_index.md")
    assert done.return_value == 0 and "_index.md: The file is empty" in done.output
    assert call("lock", ".").return_value == 0 and call("facts", ".").return_value == 0
    done = CliRunner().invoke(factcheck, ["check", "--offline", "-"], input="", standalone_mode=False)
    assert done.return_value == 2 and "The file is empty" in done.output
