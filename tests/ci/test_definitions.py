"""The definitions for pre-commit, GitHub and GitLab use options that exist, and their shell steps do what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest

from factcheck import __version__
from factcheck.cli import factcheck
from factcheck.reading import ENDINGS
from tests.cli.command import CLEAN, SLIP, command_in

yaml = pytest.importorskip("yaml", reason="PyYAML comes with the test extra")

REPOSITORY = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION: dict[str, Any] = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load((REPOSITORY / "ci/gitlab.yml").read_text("utf-8"))
SHIM = f'#!/bin/sh\nprintf "%s\\n" "$@" >"$RUNNER_TEMP/arguments"\nexec {sys.executable} -m factcheck "$@"\n'


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


def step(name: str) -> dict[str, Any]:
    return next(step for step in ACTION["runs"]["steps"] if step.get("name") == name)


@pytest.mark.parametrize(
    "text",
    [*(hook["entry"] for hook in HOOKS), step("Check")["run"], " ".join(GITLAB["factcheck"]["script"])],
)
def test_options_exist(text: str) -> None:
    """Every option that a definition uses is one of `factcheck check`, and so is every format of a report."""
    command = factcheck.commands["check"]
    known = {name for parameter in command.params if isinstance(parameter, click.Option) for name in parameter.opts}
    assert options(text.replace('"--$LOOKUPS"', "--frozen --offline")) <= known


def test_formats_exist() -> None:
    """Every format of a report that a definition asks for can be written."""
    from factcheck.rendering import FORMATS

    if "sarif" not in FORMATS:
        pytest.skip("the formats for machines are not there")
    text = step("Check")["run"] + " ".join(GITLAB["factcheck"]["script"])
    assert set(re.findall(r'--output "?([a-z]+)', text)) <= set(FORMATS)


def test_hooks_choose_articles() -> None:
    """The hooks take every ending that can be read, and no list of packages."""
    for hook in HOOKS:
        chosen = [name for name in (f"draft{ending}" for ending in ENDINGS) if re.search(hook["files"], name)]
        assert len(chosen) == len(ENDINGS)
        assert not re.search(hook["files"], "draft.py")
        assert re.search(hook["exclude"], "docs/requirements-dev.txt") and not re.search(hook["exclude"], "notes.txt")


def test_hook_entry(tmp_path: Path) -> None:
    """The offline hook's entry, called as pre-commit calls it, passes a clean file and fails one by the settings."""
    offline = next(hook for hook in HOOKS if hook["id"] == "factcheck")
    program, *arguments = shlex.split(offline["entry"])
    call = command_in(tmp_path)
    (tmp_path / "clean.md").write_text(CLEAN)
    (tmp_path / "slip.md").write_text(SLIP)
    (tmp_path / "factcheck.toml").write_text("fail-on = 'warning'\n")
    assert program == "factcheck"
    assert call(*arguments, "clean.md").returncode == 0
    assert call(*arguments, "clean.md", "slip.md").returncode == 1


def run_check(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's check step in a folder, with the environment that a runner gives it."""
    temporary = folder / "temp"
    (temporary / "factcheck/bin").mkdir(parents=True, exist_ok=True)
    shim = temporary / "factcheck/bin/factcheck"
    shim.write_text(SHIM)
    shim.chmod(0o755)
    given = {"PATHS": ".", "LOOKUPS": "auto", "FAIL_ON": "", "OPTIONS": "", **inputs}
    runner = {"RUNNER_TEMP": str(temporary), "GITHUB_OUTPUT": str(temporary / "output"), "FACTCHECK_CACHE_DIR": ""}
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Check")["run"]]
    environment = {**os.environ, **runner, **given}
    return subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def arguments(folder: Path) -> list[str]:
    return (folder / "temp/arguments").read_text().splitlines()


def test_action_arguments(tmp_path: Path) -> None:
    """Inputs become arguments as they are: with blanks, with a shell's own signs, and never as options by accident."""
    run_check(tmp_path, PATHS="my drafts\n$(touch owned)\n--fix", FAIL_ON="warning", OPTIONS="--profile\naudit")
    given = arguments(tmp_path)
    assert given[given.index("--") + 1 :] == ["my drafts", "$(touch owned)", "--fix"]
    assert "--frozen-if-locked" in given and given[given.index("--fail-on") + 1] == "warning" and "audit" in given
    assert not (tmp_path / "owned").exists()
    run_check(tmp_path, LOOKUPS="frozen")
    assert "--frozen" in arguments(tmp_path)
    run_check(tmp_path, LOOKUPS="offline")
    assert "--offline" in arguments(tmp_path)
    done = run_check(tmp_path, LOOKUPS="of course")
    assert done.returncode == 2 and "::error::lookups is 'of course'" in done.stdout


def test_action_settings(tmp_path: Path) -> None:
    """The workflow says what the repository's file may not, as it is, and the latter is told."""
    (tmp_path / "clean.md").write_text(CLEAN)
    (tmp_path / "factcheck.toml").write_text("[sources]\ncache = 'made.sqlite'\n")
    done = run_check(tmp_path, SETTINGS="fail-on = 'info'\n# $(touch owned)\n[sources]\ndeadline = 60\n")
    assert done.returncode == 0 and f"sources.cache, so it is ignored; it belongs in your own settings ({tmp_path}" in (
        done.stderr
    )
    assert (tmp_path / "temp/factcheck.toml").read_text().startswith("fail-on = 'info'\n# $(touch owned)\n[sources]")
    assert not (tmp_path / "owned").exists()


def test_nothing_of_the_repository_runs_before_the_check() -> None:
    """Python is started apart from the checked folder, which may hold a venv.py or a pip.py."""
    texts = [step("Install")["run"], *GITLAB["factcheck"]["before_script"], *GITLAB["factcheck"]["script"]]
    for started in re.findall(r"python\"? [^\n]*", "\n".join(line for line in texts if not line.startswith("#"))):
        assert re.match(r"python\"? -I ", started), started


def test_gitlab_takes_no_cache_from_the_repository(tmp_path: Path) -> None:
    """A folder of the cache's name that git tracks is dropped, one that the runner brought back is kept."""
    (guard,) = (line for line in GITLAB["factcheck"]["before_script"] if "factcheck_cache" in line)
    for tracked in (False, True):
        place = tmp_path / str(tracked)
        (place / ".factcheck_cache").mkdir(parents=True)
        (place / ".factcheck_cache/answers").write_text("")
        subprocess.run(["git", "init", "-q", "."], cwd=place, check=True)
        subprocess.run(["git", "add", *(["."] if tracked else ["--all", ":!.factcheck_cache"])], cwd=place, check=True)
        subprocess.run(["sh", "-e", "-c", guard], cwd=place, check=True)
        assert (place / ".factcheck_cache").exists() is not tracked


def test_action_status_and_sarif(tmp_path: Path) -> None:
    """The step annotates, leaves SARIF for the upload, and ends with the status of the check."""
    pytest.importorskip("factcheck.rendering.sarif", reason="SARIF is not there")
    (tmp_path / "slip.md").write_text(SLIP)
    done = run_check(tmp_path, FAIL_ON="warning")
    assert done.returncode == 1 and "::warning file=slip.md,line=1" in done.stdout
    output = (tmp_path / "temp/output").read_text().strip().partition("=")
    assert output[0] == "sarif-file"
    assert json.loads(Path(output[2]).read_text("utf-8"))["version"] == "2.1.0"
    (tmp_path / "slip.md").write_text(CLEAN)
    assert run_check(tmp_path, FAIL_ON="warning").returncode == 0


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
def test_action_uploads_new_findings_alone(tmp_path: Path) -> None:
    """What a comment sets aside does not reach code scanning, which would open an alert for it."""
    (tmp_path / "slip.md").write_text(SLIP)
    (tmp_path / "known.md").write_text(f"<!-- factcheck: ignore-file[malformed-author] as printed -->\n\n{SLIP}")
    run_check(tmp_path)
    output = (tmp_path / "temp/output").read_text().strip().partition("=")
    results = json.loads(Path(output[2]).read_text("utf-8"))["runs"][0]["results"]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]
    assert "slip.md" in places and "known.md" not in places


def test_action_expressions() -> None:
    """No input is pasted into a script, where its words would be run; every input is used."""
    text = (REPOSITORY / "action.yml").read_text("utf-8")
    for one in ACTION["runs"]["steps"]:
        assert "${{" not in one.get("run", "")
    for name in ACTION["inputs"]:
        assert f"inputs.{name}" in text


@pytest.mark.parametrize("name", ["action.yml", "docs/ci.md", ".github/workflows/release.yml"])
def test_actions_are_pinned(name: str) -> None:
    """What other people's actions run is fixed by a commit, with the version beside it; a tag could be moved."""
    used = re.findall(r"uses: (?!OWNER/)(.*)", (REPOSITORY / name).read_text("utf-8"))
    assert used
    for one in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one


def pins(folder: str) -> dict[str, tuple[str, ...]]:
    """Return version and hashes of each package that a file of requirements pins."""
    text = (REPOSITORY / folder / "requirements.txt").read_text("utf-8")
    entries = re.findall(r"^(\S+)==((?:.*\\\n)*.*)$", text, re.M)
    return {re.sub(r"[-_.]+", "-", name).lower(): tuple(rest.replace("\\", "").split()) for name, rest in entries}


def test_the_action_installs_pinned_files() -> None:
    """On Linux it takes all that factcheck needs, and what builds it, by the hashes of this repository's own CI."""
    script = step("Install")["run"]
    assert "--require-hashes" in script and "--no-deps --no-build-isolation" in script
    ours, everything = pins("ci"), pins(".ci")
    assert all(everything[name] == pinned and len(pinned) > 1 for name, pinned in ours.items())
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    needed = (*project["project"]["dependencies"], *project["build-system"]["requires"])
    assert {re.split(r"[<>=\[; ]", line)[0] for line in needed} <= ours.keys()


def test_gitlab_script(tmp_path: Path) -> None:
    """The job's script leaves the reports that it names as artefacts, and ends with the status of the check."""
    pytest.importorskip("factcheck.rendering.gitlab", reason="the format for GitLab is not there")
    job = GITLAB["factcheck"]
    (tmp_path / "slip.md").write_text(SLIP)
    (tmp_path / "factcheck.toml").write_text("fail-on = 'warning'\n")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/factcheck").write_text(f'#!/bin/sh\nexec {sys.executable} -m factcheck "$@"\n')
    (tmp_path / "bin/factcheck").chmod(0o755)
    variables = {name: value.replace("$CI_PROJECT_DIR", str(tmp_path)) for name, value in job["variables"].items()}
    environment = {**os.environ, **variables, "PATH": f"{tmp_path}/bin:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-ec", "\n".join(job["script"])], cwd=tmp_path, env=environment, check=False)
    assert done.returncode == 1
    for report in job["artifacts"]["reports"].values():
        assert (tmp_path / report).is_file()
    assert (tmp_path / job["cache"]["paths"][0]).is_dir()


def test_a_release_is_built_by_what_asks_for_nothing() -> None:
    """Only the jobs that attest and publish may sign, none may write to the repository, and a wrong tag is refused."""
    release = yaml.safe_load((REPOSITORY / ".github/workflows/release.yml").read_text("utf-8"))
    assert release["permissions"] == {}
    rights = {name: job["permissions"] for name, job in release["jobs"].items()}
    assert rights == {
        "build": {"contents": "read"},
        "attest": {"attestations": "write", "id-token": "write"},
        "publish": {"id-token": "write"},
    }
    steps = release["jobs"]["build"]["steps"]
    assert steps[0]["with"] == {"persist-credentials": False}
    (check,) = (one["run"] for one in steps if "TAG" in one.get("env", {}))
    for tag, status in ((f"v{__version__}", 0), ("v9.9.9", 1)):
        shell = ["bash", "-e", "-c", check]
        done = subprocess.run(shell, cwd=REPOSITORY, env={**os.environ, "TAG": tag}, check=False)
        assert done.returncode == status
