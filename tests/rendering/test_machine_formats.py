"""What other tools read: each format read back by a reader of its own, places compared with the words there."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

import factcheck
from factcheck import catalogue
from factcheck.data import folder
from factcheck.model import Checked
from factcheck.rendering import Report
from factcheck.text.printable import printable
from tests.rendering import fixture
from tests.rendering.fixture import HOSTILE, NOTES_PATH, SALT, SALT_PATH
from tests.rendering.test_formats import outside_of_ci, rendered  # noqa: F401 - a fixture
from tests.rendering.tools import npm_file

MULTITOOL = "@microsoft/sarif-multitool-linux/Sarif.Multitool"


def loaded(format: str) -> Any:
    """Return a JSON format read back."""
    return json.loads(rendered(format))


def encoded(text: str, line: int, start: int, end: int, encoding: str, unit: int) -> str:
    """Return the words between two columns of a line, counted in units of an encoding."""
    raw = text.splitlines()[line - 1].encode(encoding)
    return raw[(start - 1) * unit : (end - 1) * unit].decode(encoding)


def test_json_follows_its_schema() -> None:
    """Every key is in the shipped schema, state, fingerprint, edits and what is set aside included."""
    document = loaded("json")
    schema = json.loads((folder("reports") / "schema/report-1.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    salt = document["articles"][0]
    assert [finding["state"] for finding in salt["set_aside"]] == ["suppressed", "baseline", "old"]
    assert salt["findings"][0]["edits"][0]["path"] == SALT_PATH
    assert document["articles"][3]["findings"][0]["place"]["name"] == "page 2"
    assert document["articles"][1]["findings"][0]["message"].endswith(HOSTILE)


def run() -> dict[str, Any]:
    """Return the run of the SARIF report."""
    return dict(loaded("sarif")["runs"][0])


def test_sarif_places() -> None:
    """SARIF's columns count UTF-16 code units, so characters outside the basic plane move no mark."""
    result = next(result for result in run()["results"] if "0.5% here" in result["message"]["text"])
    region = result["locations"][0]["physicalLocation"]["region"]
    words = encoded(SALT, region["startLine"], region["startColumn"], region["endColumn"], "utf-16-le", 2)
    assert words == region["snippet"]["text"] == "less than 0.5%"
    assert run()["columnKind"] == "utf16CodeUnits"


def test_sarif_addresses() -> None:
    """Addresses are relative, percent-encoded, and decode to the paths; a document without lines is meant whole."""
    locations = [result["locations"][0]["physicalLocation"] for result in run()["results"]]
    addresses = [location["artifactLocation"]["uri"] for location in locations]
    assert {unquote(address, errors="surrogateescape") for address in addresses} == {
        SALT_PATH,
        NOTES_PATH,
        "articles/sleep.pdf",
    }
    assert all(re.fullmatch(r"[A-Za-z0-9/!$&'()*+,;=@._~%-]+", address) for address in addresses)
    assert locations[addresses.index("articles/sleep.pdf")]["region"] == {"startLine": 1, "endLine": 1}


def test_sarif_states() -> None:
    """Comments suppress in the source, the baseline from outside; whatever is set aside is not new."""
    results = {result["message"]["text"].splitlines()[0]: result for result in run()["results"][:9]}
    assert results["nobody is named"]["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "two cohorts"}
    ]
    assert results["is old"]["suppressions"][0]["kind"] == "external"
    states = {text: result["baselineState"] for text, result in results.items()}
    assert states["is old"] == states["has no source"] == "unchanged"
    assert states["overlaps the conflict"] == "new" and results["overlaps the conflict"]["suppressions"] == []


def test_sarif_rules_and_links() -> None:
    """Each result points at its rule, which brings its help; the related place is linked from the message."""
    driver = run()["tool"]["driver"]["rules"]
    for result in run()["results"]:
        assert driver[result["ruleIndex"]]["id"] == result["ruleId"]
    rule = next(rule for rule in driver if rule["id"] == "FC101")
    assert rule["name"] == "ConflictingValues" and "Why it matters" in rule["help"]["markdown"]
    result = next(result for result in run()["results"] if result["ruleId"] == "FC101")
    assert "[line 3](1)" in result["message"]["text"] and result["relatedLocations"][0]["id"] == 1
    hostile = next(result for result in run()["results"] if "hostile" in result["message"]["text"])
    assert re.findall(r"\]\((.*?)\)", hostile["message"]["text"]) == ["1"]


def test_sarif_fixes_and_failures() -> None:
    """Safe edits are fixes, in the file beside the article too; a file that was not read makes the run a failure."""
    changes = next(result["fixes"] for result in run()["results"] if "fixes" in result)[0]["artifactChanges"]
    assert changes[0]["replacements"][0]["insertedContent"]["text"] == "https://doi.org/"
    assert changes[1]["artifactLocation"]["uri"] == "articles/refs%20of%20%C3%A9t%C3%A9.bib"
    invocation = run()["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert "This file is binary" in invocation["toolExecutionNotifications"][0]["message"]["text"]


MISDATED = """Steps 👣 help (Paluch et al., 2021), as Paluch et al. (2021) say.

## References

Paluch, A. E., Bajpai, S., & Bassett, D. R. (2022). Daily steps. *Lancet*, 7(3), 219.
"""


def misdated(format: str) -> Any:
    """Return a JSON format of an article that cites twice with another year than it lists."""
    article = replace(factcheck.read(MISDATED, format="markdown"), path="steps.md")
    checked = Checked(article, factcheck.extract(article), tuple(factcheck.check(article)))
    return json.loads(rendered(format, Report((checked,), rules=catalogue.load())))


def test_sarif_fixes_to_choose() -> None:
    """A correction that an editor may choose is a fix of its own that says what it writes, at both places."""
    (result,) = misdated("sarif")["runs"][0]["results"]
    (fix,) = result["fixes"]
    assert "“2022”" in fix["description"]["text"] and "--fix" not in fix["description"]["text"]
    (change,) = fix["artifactChanges"]
    regions = [one["deletedRegion"] for one in change["replacements"]]
    words = [encoded(MISDATED, 1, at["startColumn"], at["endColumn"], "utf-16-le", 2) for at in regions]
    assert words == ["2021", "2021"]
    assert {one["insertedContent"]["text"] for one in change["replacements"]} == {"2022"}


def test_json_corrections_to_choose() -> None:
    """What an editor may choose stands apart from the edits that are safe unread, by characters of the file."""
    document = misdated("json")
    Draft202012Validator(json.loads((folder("reports") / "schema/report-1.schema.json").read_text("utf-8"))).validate(
        document
    )
    (found,) = document["articles"][0]["findings"]
    (offer,) = found["offers"]
    assert found["edits"] == [] and offer["words"] == "2022"
    assert [MISDATED[edit["start"] : edit["end"]] for edit in offer["edits"]] == ["2021", "2021"]


@pytest.mark.programs
def test_sarif_for_microsoft(tmp_path: Path) -> None:
    """Microsoft's multitool, with the rules of GitHub too, has no error, and misses the tool's home page alone."""
    tool = npm_file("FACTCHECK_SARIF_MULTITOOL", MULTITOOL)
    (tmp_path / "report.sarif").write_text(rendered("sarif"), "utf-8")
    arguments = (tool, "validate", "report.sarif", "--rule-kind", "Sarif;Ghas", "--output", "verdict.sarif")
    environment = {
        **os.environ,
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1",
        "DOTNET_BUNDLE_EXTRACT_BASE_DIR": str(tmp_path),
    }
    done = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (tmp_path / "verdict.sarif").is_file(), done
    verdict = json.loads((tmp_path / "verdict.sarif").read_text("utf-8-sig"))["runs"][0]
    assert [result["ruleId"] for result in verdict.get("results", ())] == ["SARIF2005"]
    schema = json.loads((tool.parent / "sarif-2.1.0.json").read_text("utf-8-sig"))
    for document in (loaded("sarif"), misdated("sarif")):
        Draft4Validator(schema).validate(document)


def commands(log: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Read a log as GitHub's runner does: a command is a line that begins with `::`."""
    for line in log.splitlines():
        if line.lstrip().startswith("::"):
            head, text = line.lstrip()[2:].split("::", 1)
            name, _, listed = head.partition(" ")
            properties = dict(part.split("=", 1) for part in listed.split(","))
            yield name, {key: unescaped(value) for key, value in properties.items()}, unescaped(text)


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_github_commands() -> None:
    """A command a finding, the gravest first; paths and words with its separators come through as they are."""
    found = list(commands(rendered("github")))
    assert [name for name, _, _ in found] == ["error"] * 5 + ["warning"] * 4
    assert {properties["file"] for _, properties, _ in found} >= {SALT_PATH, printable(NOTES_PATH)}
    conflict = next(found for found in found if found[1]["title"] == "conflicting-values (FC101)")
    assert conflict[1]["line"] == "6" and conflict[2].splitlines()[1] == "line 3: less than 5% here"
    assert any(printable(HOSTILE) in text for _, _, text in found)
    assert next(text for _, properties, text in found if properties["file"] == "articles/sleep.pdf").startswith(
        "page 2: "
    )


def test_github_limit_and_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where GitHub shows ten of many, the last line says so, and the step's summary, appended, has them all."""
    file = tmp_path / "summary.md"
    file.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    noted = fixture.notes()
    many = Report((fixture.replace(noted, findings=noted.findings * 30),))
    last = rendered("github", many).splitlines()[-1]
    assert last.startswith("GitHub shows 10 annotations of each type") and "20 errors" in last and "summary" in last
    assert file.read_text("utf-8").startswith("before\n<!-- factcheck report -->\n### factcheck: 30 errors")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no/summary.md"))
    assert "::warning title=factcheck::The step's summary cannot be written" in rendered("github", many)


def test_gitlab() -> None:
    """Each issue has what GitLab requires, with a fingerprint that two copies of a finding do not share."""
    noted = fixture.notes()
    issues = json.loads(rendered("gitlab", Report((noted, fixture.replace(noted, findings=noted.findings * 3)))))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 4
    for issue in loaded("gitlab"):
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= issue.keys()
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["path"] and issue["location"]["lines"]["begin"] >= 1


def test_junit() -> None:
    """XML that a strict parser reads: a suite an article, counts that agree with the cases, names told apart."""
    root = ET.fromstring(rendered("junit").encode())
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == [
        SALT_PATH,
        printable(NOTES_PATH),
        "articles/clean.txt",
        "articles/sleep.pdf",
        "articles/bröken file.md",
    ]
    assert (root.get("tests"), root.get("failures"), root.get("errors"), root.get("skipped")) == ("14", "8", "1", "4")
    assert [case.get("name") for case in suites["articles/clean.txt"]] == ["nothing found"]
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) >= len(names) - 1  # the hostile finding stands twice, once set aside
    failure = root.find(".//failure[@message='less than 0.5% here, but less than 5% (line 3)']")
    assert failure is not None and "less than 5% here" in (failure.text or "")


def test_rdjson() -> None:
    """reviewdog's columns count bytes of UTF-8; only edits of the article itself are suggestions."""
    diagnostics = loaded("rdjson")["diagnostics"]
    conflict = next(found for found in diagnostics if found.get("code") == {"value": "conflicting-values"})
    place = conflict["location"]["range"]
    words = encoded(SALT, place["start"]["line"], place["start"]["column"], place["end"]["column"], "utf-8", 1)
    assert words == "less than 0.5%" and conflict["related_locations"][0]["message"] == "less than 5% here"
    edits = next(found["suggestions"] for found in diagnostics if found.get("suggestions"))
    start, end = edits[0]["range"]["start"], edits[0]["range"]["end"]
    assert encoded(SALT, start["line"], start["column"], end["column"], "utf-8", 1) == "doi:"
    assert [edit["text"] for edit in edits] == ["https://doi.org/"]
    assert {found["severity"] for found in diagnostics} <= {"ERROR", "WARNING", "INFO"}
