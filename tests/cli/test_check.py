"""`factcheck check` as people call it: the real command line in a throwaway folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from factcheck.data import folder
from tests.cli.command import CLEAN, SLIP, Call, command_in

__all__ = ["SLIP", "Call"]


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Run the command line in an empty folder."""
    return command_in(tmp_path)


def one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Assert that a call failed with exit 2 and one clear line that holds `words`."""
    assert done.returncode == 2, done
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr, done.stderr
    for word in words:
        assert word in done.stderr


def test_clean(call: Call, tmp_path: Path) -> None:
    """An article without a problem exits 0 and says so."""
    (tmp_path / "clean.md").write_text(CLEAN)
    done = call("check", "--offline", "clean.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing found in 1 article." in done.stdout


def test_fail_on(call: Call, tmp_path: Path) -> None:
    """A warning passes by default, fails with --fail-on warning, and never with --fail-on never."""
    (tmp_path / "slip.md").write_text(SLIP)
    assert call("check", "--offline", "slip.md").returncode == 0
    assert call("check", "--offline", "--fail-on", "warning", "slip.md").returncode == 1
    assert call("check", "--offline", "--fail-on", "never", "slip.md").returncode == 0


def test_text_shows_the_place(call: Call, tmp_path: Path) -> None:
    """The text report shows path, line, column, the source line and a mark under the words."""
    (tmp_path / "slip.md").write_text(SLIP)
    lines = call("check", "--offline", "slip.md").stdout.splitlines()
    assert lines[0].startswith("slip.md:1:25: warning[malformed-author]")
    assert lines[1].index("Sleeman") == lines[2].index("^")
    assert lines[2].count("^") == len("Sleeman & organized metastasis (2011)")


def test_standard_input(call: Call) -> None:
    """`-` reads standard input, under the name it is given."""
    done = call("check", "--offline", "--output", "concise", "--stdin-filename", "draft.md", "-", stdin=SLIP.encode())
    assert done.stdout.startswith("draft.md:1:25: warning FC201 malformed-author:")


def test_json_follows_its_schema(call: Call, tmp_path: Path) -> None:
    """JSON in a file beside text on standard output; the document is valid against the shipped schema."""
    (tmp_path / "slip.md").write_text(SLIP)
    done = call("check", "--offline", "--output", "text", "--output", "json=report.json", "slip.md", "none.md")
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    schema = json.loads((folder("reports") / "schema/report-1.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(report)
    assert "malformed-author" in done.stdout
    place = report["articles"][0]["findings"][0]["place"]
    assert (place["start"]["line"], place["start"]["column"], place["text"]) == (
        1,
        25,
        "Sleeman & organized metastasis (2011)",
    )
    assert report["problems"][0]["path"] == "none.md"


def test_no_colour_in_pipes(call: Call, tmp_path: Path) -> None:
    """Output that is no terminal holds no escape sequence, nor does an article's own escape sequence pass."""
    (tmp_path / "slip.md").write_text(SLIP.replace("cells", "\x1b[31mcells\x1b[0m"))
    assert "\x1b" not in call("check", "--offline", "slip.md").stdout


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.md", None, "no such file"),
        ("binary.md", b"\x00\x01\x02" * 100, "binary"),
        ("latin.md", b"caf\xe9 au lait\n", "UTF-8"),
        ("draft.xyz", b"words\n", "known endings"),
        ("long.txt", b"word " * 10_000_000, "characters"),
    ],
)
def test_bad_file(call: Call, tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    """A file that cannot be read is one line and exit 2; the other files of the call are still checked."""
    (tmp_path / "slip.md").write_text(SLIP)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = call("check", "--offline", "--output", "concise", name, "slip.md")
    one_line(done, name, words)
    assert "slip.md:1:25" in done.stdout


def test_folder(call: Call, tmp_path: Path) -> None:
    """A folder is searched for articles; one without any is an error."""
    (tmp_path / "articles/deep").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    (tmp_path / "articles/deep/slip.md").write_text(SLIP)
    (tmp_path / "articles/image.png").write_bytes(b"\x89PNG")
    assert "slip.md:1:25" in call("check", "--offline", "--output", "concise", "articles").stdout
    one_line(call("check", "--offline", "empty"), "empty", "no article")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check",), "Name at least one file"),
        (("check", "--ofline", "slip.md"), "--offline"),
        (("check", "--offline", "--output", "pdf", "slip.md"), "no output format 'pdf'"),
        (("check", "--offline", "--output", "text", "--output", "json", "slip.md"), "standard output"),
        (("check", "--offline", "--output", "json=no/such/folder.json", "slip.md"), "cannot be written"),
        (("check", "--offline", "--select", "vague-sorce", "slip.md"), "vague-source"),
        (("check", "--offline", "--format", "markdwn", "slip.md"), "markdown"),
        (("check", "--offline", "--config", "none.toml", "slip.md"), "none.toml"),
        (("chekc", "slip.md"), "chekc"),
        (("rule", "vague-sorce"), "vague-source"),
    ],
)
def test_wrong_usage(call: Call, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """A wrong call is one sentence on standard error and exit 2."""
    (tmp_path / "slip.md").write_text(SLIP)
    one_line(call(*arguments), words)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("profil = 'edit'", "did you mean 'profile'"),
        ("profile = 'editor'", "'edit', 'audit'"),
        ("sources = []", "[sources] must be a table"),
        ("offline = 'yes'", "true or false"),
        ("select = [", "not valid TOML"),
        ("[rules.vague-sorce]\nseverity = 'info'", "did you mean 'vague-source'"),
        ("[rules.vague-source]\nnoun = ['study']", "did you mean 'nouns'"),
        ("[sources]\neuropmc = 'http://localhost'", "did you mean 'europepmc'"),
        ("rule-paths = ['house']", "house"),
    ],
)
def test_broken_configuration(call: Call, tmp_path: Path, config: str, words: str) -> None:
    """A broken configuration is one line with its file, however many articles it governs; others are checked."""
    for name in ("good", "bad"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "slip.md").write_text(SLIP)
        (tmp_path / name / "more.md").write_text(SLIP)
    (tmp_path / "bad/factcheck.toml").write_text(config)
    done = call("check", "--offline", "--output", "concise", "bad", "good")
    one_line(done, words)
    assert "good/slip.md:1:25" in done.stdout and "bad/slip.md:1" not in done.stdout


def test_broken_rule_page(call: Call, tmp_path: Path) -> None:
    """A broken rule page is one line with its file and line."""
    (tmp_path / "slip.md").write_text(SLIP)
    (tmp_path / "house").mkdir()
    (tmp_path / "factcheck.toml").write_text("rule-paths = ['house']\n")
    (tmp_path / "house/bad.md").write_text("# bad-rule (XX100)\n\nWords.\n\n```toml\nkind = 'verdct'\n```\n")
    one_line(call("check", "--offline", "slip.md"), "bad.md")


def test_house_rule(call: Call, tmp_path: Path) -> None:
    """A house's own page of a known kind is found through rule-paths and runs."""
    page = (folder("rules") / "citations/malformed-author.md").read_text("utf-8")
    page = page.replace("malformed-author (FC201)", "house-author (HX201)").replace(
        "max-initials = 4", "max-initials = 1"
    )
    (tmp_path / "house").mkdir()
    (tmp_path / "house/house-author.md").write_text(page)
    (tmp_path / "factcheck.toml").write_text("rule-paths = ['house']\nselect = ['HX']\n")
    (tmp_path / "draft.md").write_text("A study by G. M. H. Wong and colleagues (2018) looked at flow.\n")
    done = call("check", "--offline", "--output", "concise", "draft.md")
    assert "HX201 house-author" in done.stdout


def test_overrides(call: Call, tmp_path: Path) -> None:
    """A configuration changes a rule's severity, and `ignore` silences it."""
    (tmp_path / "slip.md").write_text(SLIP)
    (tmp_path / "factcheck.toml").write_text("[rules.malformed-author]\nseverity = 'error'\n")
    assert call("check", "--offline", "slip.md").returncode == 1
    assert call("check", "--offline", "--ignore", "FC201", "slip.md").returncode == 0


def test_nothing_answers(call: Call, tmp_path: Path) -> None:
    """Without any service the run says so in one line, exits as it would offline, or 3 under --require-lookups."""
    (tmp_path / "draft.md").write_text("Cells survive (Li et al., 2019).\n")
    services = "".join(f"{name} = 'http://127.0.0.1:9'\n" for name in ("europepmc", "crossref", "openalex"))
    (tmp_path / "own.toml").write_text(f"[sources]\n{services}cache = 'cache.sqlite'\n")
    done = call("check", "draft.md")
    assert done.returncode == 0 and done.stderr == ""
    assert "1 unchecked" in done.stdout.splitlines()[-1]
    assert call("check", "--require-lookups", "draft.md").returncode == 3


def test_reports_never_replace_what_is_read(call: Call, tmp_path: Path) -> None:
    """A report that would overwrite the article or the configuration is refused, and both stay as they were."""
    (tmp_path / "slip.md").write_text(SLIP)
    (tmp_path / "house.toml").write_text("profile = 'audit'\n")
    one_line(call("check", "--offline", "--output", "json=slip.md", "slip.md"), "would overwrite slip.md")
    one_line(
        call("check", "--offline", "--config", "house.toml", "--output", "json=house.toml", "slip.md"), "overwrite"
    )
    assert (tmp_path / "slip.md").read_text() == SLIP


def test_rule_page_that_is_no_text(call: Call, tmp_path: Path) -> None:
    """A binary rule page is one line."""
    (tmp_path / "slip.md").write_text(SLIP)
    (tmp_path / "factcheck.toml").write_text("rule-paths = ['house']\n")
    (tmp_path / "house").mkdir()
    (tmp_path / "house/bad.md").write_bytes(b"\xff\xfe\x00")
    one_line(call("check", "--offline", "slip.md"), "bad.md", "UTF-8")


def test_link_to_itself(call: Call, tmp_path: Path) -> None:
    """A link that leads to itself is one line."""
    (tmp_path / "loop.md").symlink_to("loop.md")
    one_line(call("check", "--offline", "loop.md"), "loop.md")


@pytest.mark.parametrize(("redirection", "status", "words"), [(">/dev/full", 2, "cannot be written"), (">&-", 0, "")])
def test_output_that_takes_nothing(tmp_path: Path, redirection: str, status: int, words: str) -> None:
    """A full disk is a sentence and exit 2; a closed standard output is no error of the article."""
    (tmp_path / "clean.md").write_text(CLEAN)
    command = f"{sys.executable} -m factcheck check --offline clean.md {redirection}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == status and b"Traceback" not in done.stderr and words.encode() in done.stderr


def test_closed_pipe(tmp_path: Path) -> None:
    """A reader that stops reading, such as `head`, ends the program without a word, and is no finding."""
    (tmp_path / "slip.md").write_text(SLIP * 2000)
    command = (
        f"{sys.executable} -m factcheck check --offline --output json slip.md | head -c 10; exit ${{PIPESTATUS[0]}}"
    )
    buffered = {**os.environ, "PYTHONUNBUFFERED": ""}
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False, env=buffered)
    assert done.stderr == b"" and done.returncode == 141
