"""`factcheck config`, `factcheck init` and configuration files as a call meets them."""

from __future__ import annotations

import json
import tomllib
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

SLIP = "According to a study by Sleeman & organized metastasis (2011), cells survive.\n"


def put(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


def rows(run: Run, *arguments: str) -> dict[str, tuple[Any, str]]:
    """Return key, value and origin of the settings in effect."""
    done = run("config", "--format", "json", *arguments)
    assert done.status == 0, done.err
    return {row["key"]: (row["value"], row["origin"]) for row in json.loads(done.out)["settings"]}


def test_origins(run: Run, tmp_path: Path) -> None:
    """Each setting says where it came from: a default, a file's line, an override of it, or the command line."""
    put(tmp_path / "factcheck.toml", "profile = 'audit'\n\n[[override]]\npaths = ['blog/**']\nfail-on = 'never'\n")
    found = rows(run, "--ignore", "FC201", "blog/a.md")
    assert found["profile"] == ("audit", "factcheck.toml:1")
    assert found["fail-on"] == ("never", "factcheck.toml:5 (override 1)")
    assert found["ignore"] == (["FC201"], "the command line")
    assert found["select"] == ([], "default")
    assert rows(run, "news/a.md")["fail-on"] == ("error", "default")


def test_extend(run: Run, tmp_path: Path) -> None:
    """Lists replace those of the extended file, tables merge key by key, extend-ignore adds; a chain is followed."""
    put(
        tmp_path / "root.toml",
        "ignore = ['FC202']\nextend-ignore = ['FC203']\n[rules.malformed-author]\nseverity = 'error'\n",
    )
    put(tmp_path / "sub/base.toml", "extend = '../root.toml'\nprofile = 'audit'\n[sources]\nworkers = 2\n")
    put(
        tmp_path / "sub/deep/factcheck.toml",
        "extend = '../base.toml'\nignore = ['FC204']\nextend-ignore = ['FC205']\n"
        "[rules.malformed-author]\nmax-initials = 5\n[sources]\ndeadline = 9\n",
    )
    found = rows(run, "sub/deep/a.md")
    assert found["ignore"] == (["FC204"], "sub/deep/factcheck.toml:2")
    assert found["extend-ignore"][0] == ["FC203", "FC205"]
    assert found["rules.malformed-author.severity"][0] == "error"
    assert found["rules.malformed-author.max-initials"] == (5, "sub/deep/factcheck.toml:5")
    assert (found["profile"][0], found["sources.workers"][0], found["sources.deadline"][0]) == ("audit", 2, 9)


def test_paths_are_those_of_their_file(run: Run, tmp_path: Path) -> None:
    """rule-paths and the globs of an override start from the folder of the file that holds them, extended or not."""
    put(
        tmp_path / "base.toml",
        "bibliography = ['refs.bib']\n[[override]]\npaths = ['/site/blog/']\nprofile = 'audit'\n",
    )
    put(tmp_path / "site/factcheck.toml", "extend = '../base.toml'\n")
    found = rows(run, "site/blog/a.md")
    assert found["profile"][0] == "audit"
    assert Path(found["bibliography"][0][0]).resolve() == tmp_path / "refs.bib"


def test_later_overrides_win(run: Run, tmp_path: Path) -> None:
    """Overrides are taken in order, the last that matches an article wins."""
    overrides = "".join(
        f"[[override]]\npaths = ['{glob}']\nfail-on = '{value}'\n"
        for glob, value in (("*.md", "info"), ("blog/**", "never"), ("!blog/b.md", "error"))
    )
    put(tmp_path / "factcheck.toml", overrides)
    assert rows(run, "blog/a.md")["fail-on"] == ("never", "factcheck.toml:6 (override 2)")
    assert rows(run, "a.md")["fail-on"][0] == "info"


def test_overrides_decide_the_exit_status(run: Run, tmp_path: Path) -> None:
    """A rule's severity, an ignored rule and fail-on hold for the paths of their override only."""
    put(
        tmp_path / "factcheck.toml",
        "fail-on = 'warning'\n[[override]]\npaths = ['blog/']\nignore = ['citations']\n"
        "[[override]]\npaths = ['news/']\n[override.rules.malformed-author]\nseverity = 'info'\n",
    )
    for folder, status in (("blog", 0), ("news", 0), ("health", 1)):
        put(tmp_path / folder / "a.md", SLIP)
        assert run("check", "--offline", f"{folder}/a.md").status == status
    assert "info FC201" in run("check", "--offline", "--output", "concise", "news/a.md").out


def test_standard_input_under_a_name(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input under a name has the settings of the file of that name."""
    put(tmp_path / "blog/factcheck.toml", "[[override]]\npaths = ['a.md']\nignore = ['citations']\n")
    for name, found in (("blog/a.md", False), ("blog/b.md", True)):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(SLIP.encode())))
        done = run("check", "--offline", "--output", "concise", "--stdin-filename", name, "-")
        assert bool(done.out) == found


def test_extend_select(run: Run, tmp_path: Path) -> None:
    """extend-select runs a rule of low confidence besides the others; --select runs what it names alone."""
    put(tmp_path / "factcheck.toml", "extend-select = ['uncited-number']\n")

    def names(*arguments: str) -> set[str]:
        return {row["name"] for row in json.loads(run("config", "--format", "json", *arguments).out)["rules"]}

    assert {"uncited-number", "malformed-author"} <= names()
    assert names("--select", "FC201") == {"malformed-author"}


def test_ignore_on_the_command_line_adds(run: Run, tmp_path: Path) -> None:
    """--ignore leaves out what the file ignores too."""
    put(tmp_path / "factcheck.toml", "ignore = ['malformed-author']\nfail-on = 'warning'\n")
    put(tmp_path / "a.md", SLIP)
    assert run("check", "--offline", "--ignore", "FC101", "a.md").status == 0


@pytest.mark.parametrize(
    ("config", "line", "words"),
    [
        ("profil = 'edit'", 1, "did you mean 'profile'"),
        ("[source]\nworkers = 2", 1, "did you mean 'sources'"),
        ("extend = 'none.toml'", 1, "no file 'none.toml'"),
        ("extend = 3", 1, "must be a string"),
        ("ignore = [\n  'FC1',\n  'FC99',\n]", 3, "no rule or family 'FC99'"),
        ("[rules.p-value-and-interval]\nseverity = 'error'\nmargin = nan", 3, "a number at least 1"),
        ("[rules.p-value-and-interval]\nmargin = inf", 2, "a number at least 1"),
        ("[rules.p-value-and-interval]\nmargin = -2", 2, "a number at least 1"),
        ("[rules.p-value-and-interval]\nmargin = 0.5", 2, "a number at least 1"),
        ("[rules.no-reference-list]\nsources = -1", 2, "a number at least 0"),
        ("[rules.no-reference-list]\nsources = true", 2, "a whole number"),
        ("[rules.no-reference-list]\nseverty = 'info'", 2, "did you mean 'severity'"),
        ("[sources]\ncrossref = 'api.crossref.org'", 2, "an address such as https://"),
        ("[sources]\nworkers = 0", 2, "from 1 to 64"),
        ("[sources]\ndeadline = nan", 2, "a number at least 0.01"),
        ("[rules]\nvague-source = 'off'", 2, "one table a rule"),
        ("[override]\npaths = ['a']", 1, "[[override]]"),
        ("[[override]]\nprofile = 'audit'", 1, "paths ="),
        ("[[override]]\npaths = []", 2, "paths ="),
        ("[[override]]\npaths = [\n  'a',\n  '!']", 4, "no glob"),
        ("[[override]]\npaths = ['a']\n[[override]]\npaths = ['b']\noffline = true", 5, "holds for all paths"),
        ("[[override]]\npaths = ['b']\nignroe = ['FC1']", 3, "did you mean 'ignore'"),
        ("[[override]]\npaths = ['none/']\nignore = ['vague-sorce']", 3, "did you mean 'vague-source'"),
        ("[[override]]\npaths = ['none/']\n[override.rules.vague-source]\nnoun = ['x']", 4, "did you mean 'nouns'"),
    ],
)
def test_errors_have_their_line(run: Run, tmp_path: Path, config: str, line: int, words: str) -> None:
    """A setting that is unknown or wrong, be it for other paths, is one line with file, line and what to write."""
    put(tmp_path / "a.md", SLIP)
    put(tmp_path / "factcheck.toml", config)
    run("check", "--offline", "a.md").one_line(f"factcheck.toml:{line}: ", words)


def test_project_file(run: Run, tmp_path: Path) -> None:
    """[tool.factcheck] is read like a file of its own, and its errors have their line."""
    put(tmp_path / "a.md", SLIP)
    put(tmp_path / "pyproject.toml", "[project]\nname = 'x'\n[tool.factcheck]\nfail-on = 'warning'\n")
    assert run("check", "--offline", "a.md").status == 1
    put(tmp_path / "pyproject.toml", "[tool.factcheck.sources]\n\nworkers = 'two'\n")
    run("check", "--offline", "a.md").one_line("pyproject.toml:3: ", "whole number")


def test_extend_in_a_circle(run: Run, tmp_path: Path) -> None:
    """A file that extends itself through another is an error of the last one."""
    put(tmp_path / "factcheck.toml", "extend = 'b.toml'\n")
    put(tmp_path / "b.toml", "extend = 'factcheck.toml'\n")
    run("config").one_line("b.toml:1: ", "extended by itself")


def test_error_of_an_extended_file(run: Run, tmp_path: Path) -> None:
    """A wrong rule in an extended file is shown there."""
    put(tmp_path / "factcheck.toml", "extend = 'b.toml'\n")
    put(tmp_path / "b.toml", "\n[rules.vague-sorce]\nseverity = 'info'\n")
    run("config").one_line("b.toml:2: ", "did you mean 'vague-source'")


def test_secrets_are_not_shown(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and addresses are shown as set, not as what they are."""
    monkeypatch.setenv("NCBI_API_KEY", "hush1")
    put(tmp_path / "own.toml", "[sources]\nopenalex-key = 'hush2'\n")
    done = run("config", "--config", "own.toml", "--format", "json")
    assert "hush" not in done.out
    found = rows(run, "--config", "own.toml")
    assert found["sources.openalex-key"] == ("…", "own.toml:2")
    assert found["sources.pubmed-key"] == ("…", "the environment")


def test_config_as_text(run: Run, tmp_path: Path) -> None:
    """The table names the file, the settings and the rules that run with what changed them."""
    put(tmp_path / "factcheck.toml", "[rules.malformed-author]\nseverity = 'error'\n")
    out = run("config", "a.md").out
    assert "factcheck.toml: settings for a.md" in out
    (line,) = (line for line in out.splitlines() if line.split()[:1] == ["FC201"])
    assert line.split() == ["FC201", "malformed-author", "error", "high", "factcheck.toml:2"]
    assert "No configuration file" in run("config", "/").out


def test_init(run: Run, tmp_path: Path) -> None:
    """init writes a file that parses and changes nothing, and never writes over one."""
    before = {key: value for key, (value, _) in rows(run).items()}
    assert run("init").status == 0
    after = {key: value for key, (value, _) in rows(run).items()}
    assert before.items() <= after.items()
    put(tmp_path / "factcheck.toml", "profile = 'audit'\n")
    run("init").one_line("factcheck.toml already")
    assert (tmp_path / "factcheck.toml").read_text() == "profile = 'audit'\n"
    assert tomllib.loads(run("init", "--stdout").out)["profile"] == "edit"
    run("init", "nowhere").one_line("cannot be written")


def test_init_beside_project_settings(run: Run, tmp_path: Path) -> None:
    """init does not write a file that would switch [tool.factcheck] off."""
    put(tmp_path / "pyproject.toml", "[tool.factcheck]\nprofile = 'audit'\n")
    run("init").one_line("[tool.factcheck]")
    assert not (tmp_path / "factcheck.toml").exists()
