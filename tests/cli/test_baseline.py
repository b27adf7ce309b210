"""The baseline as a call meets it, with its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SLIP = "According to a study by Sleeman & organized metastasis (2011), cells survive.\n"
OTHER = "A study by Nguyen & frequent relapse (2015) disagrees.\n"
NAME = ".factcheck-baseline.json"
CHECK = ("check", "--offline", "--fail-on", "warning", "--select", "malformed-author", "--output", "concise")


@pytest.fixture
def noisy(run: Run, tmp_path: Path) -> Path:
    """A folder whose one finding is in its baseline."""
    (tmp_path / "a.md").write_text(f"# Head\n\n{SLIP}")
    assert run(*CHECK, "a.md").status == 1
    done = run(*CHECK, "--update-baseline", "a.md")
    assert (done.status, done.out) == (0, "") and "holds 1 finding of 1 article" in done.err
    return tmp_path


def test_known_findings_do_not_fail(run: Run, noisy: Path) -> None:
    """What the baseline holds is set aside and counted in the summary."""
    assert run(*CHECK, "a.md") == type(run(*CHECK, "a.md"))(0, "", "")
    done = run("check", "--offline", "--select", "malformed-author", "a.md")
    assert "Set aside: 1 in the baseline." in done.out


def test_file(run: Run, noisy: Path) -> None:
    """The file has a line an entry, sorted, with the rule and the words, and is the same when written again."""
    (noisy / "b.md").write_text(OTHER + "\n" + OTHER)
    run(*CHECK, "--update-baseline", ".")
    text = (noisy / NAME).read_text()
    document = json.loads(text)
    assert list(document["files"]) == ["a.md", "b.md"]
    (entry,) = document["files"]["b.md"]
    assert (entry["rule"], entry["text"], entry["count"]) == (
        "malformed-author",
        "Nguyen & frequent relapse (2015)",
        2,
    )
    assert sum('"fingerprint"' in line for line in text.splitlines()) == 2
    run(*CHECK, "--update-baseline", "b.md", "a.md")
    assert (noisy / NAME).read_text() == text


@pytest.mark.parametrize(
    "text",
    [f"# Other\n\nNew words.\n\n> {SLIP}", f"Words before. {SLIP.strip()} Words after.\n", f"{SLIP}\n\nMore.\n"],
)
def test_moving_text_wakes_nothing(run: Run, noisy: Path, text: str) -> None:
    """The finding stays known on another line, in another block and between other sentences."""
    (noisy / "a.md").write_text(text)
    assert run(*CHECK, "a.md").status == 0


def test_second_copy_is_new(run: Run, noisy: Path) -> None:
    """A second copy of an old problem fails, and only the second."""
    (noisy / "a.md").write_text(f"{SLIP}\n{SLIP}")
    done = run(*CHECK, "a.md")
    assert done.status == 1 and done.out.startswith("a.md:3:25:") and done.out.count("\n") == 1


def test_renamed_file(run: Run, noisy: Path) -> None:
    """A renamed file keeps its entries; a copy of a file beside the old one does not get them."""
    (noisy / "new.md").write_text((noisy / "a.md").read_text())
    assert run(*CHECK, "new.md").status == 1
    (noisy / "a.md").unlink()
    assert run(*CHECK, "new.md").status == 0


def test_text_moved_between_files(run: Run, noisy: Path) -> None:
    """A paragraph that moved to another file of the same run is no new problem, in whatever order they are checked."""
    (noisy / "a.md").write_text("Nothing.\n")
    for name in ("0.md", "z.md"):
        (noisy / name).write_text(SLIP)
        done = run(*CHECK, ".")
        assert (done.status, done.err) == (0, "")
        (noisy / name).unlink()


def test_new_finding_fails(run: Run, noisy: Path) -> None:
    """New text is held to the rules as ever."""
    (noisy / "a.md").write_text(f"{SLIP}\n{OTHER}")
    assert run(*CHECK, "a.md").status == 1


def test_stale_entries(run: Run, noisy: Path) -> None:
    """A mended finding leaves a stale entry, told in one line for checked files only, and dropped by an update."""
    (noisy / "b.md").write_text("Nothing.\n")
    (noisy / "a.md").write_text("Mended.\n")
    assert run(*CHECK, "b.md").err == ""
    done = run(*CHECK, "a.md")
    assert done.status == 0 and done.err.count("\n") == 1
    assert f"1 entry of {NAME} is found no more" in done.err.replace(str(noisy) + "/", "")
    run(*CHECK, "--update-baseline", "a.md")
    assert run(*CHECK, "a.md").err == ""


def test_rules_that_did_not_run(run: Run, noisy: Path) -> None:
    """Entries of a rule that is left out are neither stale nor lost in an update."""
    other = ("check", "--offline", "--select", "conflicting-values", "--output", "concise")
    assert run(*other, "a.md").err == ""
    run(*other, "--update-baseline", "a.md")
    assert run(*CHECK, "a.md").status == 0


def test_rules_that_are_gone(run: Run, noisy: Path) -> None:
    """Entries of a rule that exists no more are stale, and are dropped by an update."""
    place = noisy / NAME
    line = '{"rule": "house-rule", "text": "x", "fingerprint": "f", "count": 2},\n'
    place.write_text(place.read_text().replace('[\n{"rule"', f'[\n{line}{{"rule"'))
    assert "1 entry of" in run(*CHECK, "a.md").err
    run(*CHECK, "--update-baseline", "a.md")
    assert "house-rule" not in place.read_text()


def test_update_keeps_other_files(run: Run, noisy: Path) -> None:
    """An update keeps the entries of files that were not checked, and drops those of files that are gone."""
    (noisy / "b.md").write_text(OTHER)
    run(*CHECK, "--update-baseline", "b.md")
    assert run(*CHECK, ".").status == 0
    (noisy / "a.md").unlink()
    run(*CHECK, "--update-baseline", "b.md")
    assert list(json.loads((noisy / NAME).read_text())["files"]) == ["b.md"]


def test_beside_the_configuration(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The baseline lies beside the configuration file and is found from any folder; paths are those from there."""
    (tmp_path / "site/blog").mkdir(parents=True)
    (tmp_path / "site/factcheck.toml").write_text("fail-on = 'warning'\n")
    (tmp_path / "site/blog/a.md").write_text(SLIP)
    assert run(*CHECK, "--update-baseline", "site").status == 0
    assert list(json.loads((tmp_path / "site" / NAME).read_text())["files"]) == ["blog/a.md"]
    monkeypatch.chdir(tmp_path / "site/blog")
    assert run(*CHECK, "a.md").status == 0


def test_named_baseline(run: Run, noisy: Path) -> None:
    """--baseline names another file, which must be there unless it is to be written."""
    run(*CHECK, "--baseline", "known.json", "a.md").one_line("There is no baseline known.json")
    assert run(*CHECK, "--baseline", "known.json", "--update-baseline", "a.md").status == 0
    (noisy / NAME).unlink()
    assert run(*CHECK, "--baseline", "known.json", "a.md").status == 0
    run(*CHECK, "--baseline", "known.json", "--output", "json=known.json", "a.md").one_line("overwrite known.json")
    run(*CHECK, "--baseline", "no/such.json", "--update-baseline", "a.md").one_line("cannot be written")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda text: text.replace('"version": 1', '"version": 2'), "upgrade factcheck"),
        (lambda text: text[: len(text) // 2], "damaged"),
        (lambda text: "[]", "damaged"),
        (lambda text: text.replace('"count": 1', '"count": "1"'), "damaged"),
        (lambda text: text.replace('"rule"', '"rulle"'), "damaged"),
        (lambda text: text.replace('"a.md"', "<<<<<<< HEAD\n"), "merge conflict"),
        (lambda text: "\udcff", "UTF-8"),
    ],
)
def test_damaged_baseline(run: Run, noisy: Path, damage: object, words: str) -> None:
    """A baseline that cannot be trusted is one line and exit 2, and is never written over."""
    assert callable(damage)
    place = noisy / NAME
    place.write_bytes(damage(place.read_text()).encode("utf-8", "surrogateescape"))
    before = place.read_bytes()
    run(*CHECK, "a.md").one_line(NAME, words)
    run(*CHECK, "--update-baseline", "a.md").one_line(NAME, words)
    assert place.read_bytes() == before


def test_baseline_of_two_sides_of_a_merge(run: Run, noisy: Path) -> None:
    """Lines of both sides kept by hand count together."""
    lines = (noisy / NAME).read_text().splitlines(keepends=True)
    (index,) = (number for number, line in enumerate(lines) if '"fingerprint"' in line)
    lines.insert(index, lines[index].rstrip() + ",\n")
    (noisy / NAME).write_text("".join(lines))
    (noisy / "a.md").write_text(f"{SLIP}\n{SLIP}")
    assert run(*CHECK, "a.md").status == 0


def test_suppressed_findings_stay_out(run: Run, tmp_path: Path) -> None:
    """What a comment ignores is not written into the baseline."""
    (tmp_path / "a.md").write_text(f"<!-- factcheck: ignore[malformed-author] -->\n{SLIP}")
    run(*CHECK, "--update-baseline", "a.md")
    assert json.loads((tmp_path / NAME).read_text())["files"] == {}


def test_online_entries_outlive_an_offline_update(run: Run, tmp_path: Path) -> None:
    """What look-ups found is neither stale nor dropped where nothing was looked up."""
    (tmp_path / "a.md").write_text("Cells survive (Li et al., 2019).\n")
    entry = '{"rule": "reference-not-found", "text": "Li", "fingerprint": "0123", "count": 1}'
    (tmp_path / NAME).write_text(f'{{"version": 1, "files": {{"a.md": [{entry}]}}}}')
    assert run("check", "--offline", "a.md").err == ""
    run("check", "--offline", "--update-baseline", "a.md")
    assert "reference-not-found" in (tmp_path / NAME).read_text()


def test_two_homes(run: Run, noisy: Path) -> None:
    """--update-baseline and --add-ignores exclude each other, and standard input goes nowhere."""
    run(*CHECK, "--update-baseline", "-").one_line("standard input is none")
    run(*CHECK, "--update-baseline", "--add-ignores", "a.md").one_line("into the baseline or into comments")
