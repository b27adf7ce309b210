"""Reports as people ask for them: the real command line in a throwaway repository, and its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

Call = Callable[..., subprocess.CompletedProcess[str]]
ARTICLE = "According to a study by Sleeman & organized metastasis (2011), body temperature rose to 370 °C.\n"


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Run the command line in the folder of a repository's articles."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "my articles"
    folder.mkdir()
    (folder / "übung 1.md").write_text(ARTICLE, "utf-8")

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "factcheck", *arguments]
        cleared = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "CI_"))}
        return subprocess.run(
            command, cwd=folder, env={**cleared, **environment}, capture_output=True, encoding="utf-8", check=False
        )

    return run


def test_all_reports_of_one_run(call: Call, tmp_path: Path) -> None:
    """One call writes every report, each to its file, one of them to standard output, and keeps its exit status."""
    files = ("sarif", "gitlab", "rdjson", "json", "junit", "markdown", "html", "text", "concise")
    outputs = [part for format in files for part in ("--output", f"{format}=report.{format}")]
    done = call("check", "--offline", *outputs, "--output", "github", "übung 1.md")
    assert (done.returncode, done.stderr) == (1, "")
    assert "::error file=my articles/übung 1.md,line=1," in done.stdout
    made = {format: (tmp_path / f"my articles/report.{format}").read_text("utf-8") for format in files}
    for format in ("sarif", "gitlab", "rdjson", "json"):
        json.loads(made[format])
    assert ET.fromstring(made["junit"].encode()).get("failures") == "2"
    assert "my%20articles/%C3%BCbung%201.md" in made["sarif"] and "my articles/übung 1.md" in made["gitlab"]
    assert "How to fix it" in made["sarif"] and "How to fix it" in made["html"]
    assert made["concise"].count("\n") == 2 and "malformed-author" in made["text"]


def test_summary_of_the_step(call: Call, tmp_path: Path) -> None:
    """On GitHub the Markdown is appended to the step's summary, with links to the lines at that commit."""
    summary = tmp_path / "summary.md"
    done = call(
        *("check", "--offline", "--output", "github", "übung 1.md"),
        GITHUB_STEP_SUMMARY=str(summary),
        GITHUB_WORKSPACE=str(tmp_path),
        GITHUB_REPOSITORY="house/site",
        GITHUB_SHA="abc",
    )
    assert done.returncode == 1
    address = "https://github.com/house/site/blob/abc/my%20articles/%C3%BCbung%201.md?plain=1#L1"
    assert address in summary.read_text("utf-8")


def test_report_of_the_house(call: Call, tmp_path: Path) -> None:
    """`--template` alone goes to standard output; with a file it joins other reports; a mistake is one line, exit 2."""
    template = tmp_path / "my articles/house.txt.j2"
    template.write_text(
        "{% for article in articles %}{{ article.findings | length }} in {{ article.path }}\n{% endfor %}"
    )
    alone = call("check", "--offline", "--template", "house.txt.j2", "übung 1.md")
    assert (alone.returncode, alone.stdout.strip()) == (1, "2 in übung 1.md")
    beside = ("--output", "concise", "--output", "template=out.txt")
    both = call("check", "--offline", "--template", "house.txt.j2", *beside, "übung 1.md")
    assert "malformed-author" in both.stdout
    assert (tmp_path / "my articles/out.txt").read_text("utf-8").startswith("2 in übung 1.md\n")
    template.write_text("one\n{{ articles[0].nothing }}\n")
    wrong = call("check", "--offline", "--template", "house.txt.j2", "übung 1.md")
    assert wrong.returncode == 2 and wrong.stderr.startswith("factcheck: house.txt.j2:2: The template fails: ")
    assert wrong.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--template", "none.j2"), "none.j2: This template cannot be read"),
        (("--output", "template"), "needs --template FILE"),
        (("--output", "sarif=übung 1.md"), "would overwrite"),
        (("--output", "html=x", "--output", "sarif=./x"), "Two reports go to"),
        (("--output", "html", "--output", "sarif=-"), "standard output"),
    ],
)
def test_wrong_usage(call: Call, arguments: tuple[str, ...], words: str) -> None:
    """A report that cannot be made is one sentence and exit 2, and no article is harmed."""
    done = call("check", "--offline", *arguments, "übung 1.md")
    assert done.returncode == 2 and words in done.stderr and done.stderr.count("\n") == 1
    assert "body temperature" in call("check", "--offline", "übung 1.md").stdout
