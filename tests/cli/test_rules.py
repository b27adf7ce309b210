"""`factcheck rules`, `rule NAME` and `rules test FILE`: what is checked, and help for those who write a rule."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factcheck.data import folder
from tests.cli.command import Call, command_in

PAGE = (
    (folder("rules") / "citations/malformed-author.md")
    .read_text("utf-8")
    .replace("# malformed-author (FC201)", "# house-author (HA001)")
)


@pytest.fixture
def call(tmp_path: Path) -> Call:
    return command_in(tmp_path)


def test_table_and_page(call: Call) -> None:
    """The table names every rule; a rule's page is shown by name or code; an unknown one is exit 2."""
    done = call("rules")
    assert done.returncode == 0 and "FC101" in done.stdout and "conflicting-values" in done.stdout
    assert call("rule", "FC101").stdout == call("rule", "conflicting-values").stdout
    assert call("rule", "conflicting-vales").returncode == 2


def test_json_and_markdown(call: Call) -> None:
    """JSON holds what a page says, Markdown a table for each family; both name the same rules."""
    records = json.loads(call("rules", "--format", "json").stdout)
    first = next(record for record in records if record["code"] == "FC101")
    assert first["name"] == "conflicting-values" and first["why"] and first["fix"]
    stale = next(record for record in records if record["name"] == "stale-statistic")
    assert stale["options"]["years"] == 10
    tables = call("rules", "--format", "markdown").stdout
    assert set(re.findall(r"^\| (\w+) \| `", tables, re.MULTILINE)) == {record["code"] for record in records}
    assert call("rules", "--format", "yaml").returncode == 2


def test_examples_that_hold(call: Call, tmp_path: Path) -> None:
    """A page whose examples hold is one line and exit 0; a folder is tested page by page."""
    (tmp_path / "house").mkdir()
    (tmp_path / "house/a.md").write_text(PAGE)
    done = call("rules", "test", "house")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"house/a\.md: \d+ examples hold\n", done.stdout)


def test_examples_that_fail(call: Call, tmp_path: Path) -> None:
    """Each example that fails is a line with its place, what it should give and what it gives, and exit 1."""
    broken = """# house-author (HX201)

Words.

```toml
kind = "author-form"
severity = "warning"
confidence = "high"
since = "0.1"
message = "“{this}”"
```

## Why it matters
## How to fix it
## Examples

```markdown finding
Cells survive.
```

```markdown ok
According to Sleeman & organized metastasis (2011), cells survive.
```

```markdown finding
<mark>Later</mark> on, according to Sleeman & organized metastasis (2011), cells survive.
```

```docs ok
Cells survive.
```

## Limits
"""
    (tmp_path / "a.md").write_text(broken)
    done = call("rules", "test", "a.md")
    assert done.returncode == 1 and done.stderr == ""
    nothing, something, elsewhere, unreadable = done.stdout.splitlines()
    assert nothing == "a.md:17: markdown finding: should find a problem, but finds nothing"
    assert something.startswith("a.md:21: markdown ok: should find nothing, but finds “Sleeman & organized")
    assert elsewhere.startswith("a.md:25: markdown finding: should find a problem at “Later”, but finds “Sleeman")
    assert unreadable.startswith("a.md:29: docs ok: cannot be read: The format 'docs'")


def test_pages_that_break_the_format(call: Call, tmp_path: Path) -> None:
    """A page without examples of both sorts is exit 1; one that breaks the format or is missing is exit 2."""
    (tmp_path / "a.md").write_text(re.sub(r"```\w+ finding\n.*?```\n", "", PAGE, flags=re.DOTALL))
    done = call("rules", "test", "a.md")
    assert done.returncode == 1 and "at least one example that is `finding`" in done.stdout
    (tmp_path / "b.md").write_text(PAGE.replace("author-form", "autor-form"))
    for page, words in (("b.md", "did you mean 'author-form'"), ("none.md", "no such rule page")):
        done = call("rules", "test", page)
        assert done.returncode == 2 and words in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("change", [("HA001", "FC203"), ("house-author", "vague-source")])
def test_a_name_or_code_that_is_taken(call: Call, tmp_path: Path, change: tuple[str, str]) -> None:
    """What would stop the next check is told when a page is tested, with the page that has it."""
    (tmp_path / "a.md").write_text(PAGE.replace(*change, 1))
    done = call("rules", "test", "a.md")
    assert done.returncode == 1 and "repeats a name or code of" in done.stdout and "vague-source.md" in done.stdout


def test_two_pages_with_one_code(call: Call, tmp_path: Path) -> None:
    """Pages that are tested together may not share a code either; a page may be named twice."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(PAGE)
    assert "repeats a name or code of a.md" in call("rules", "test", "a.md", "b.md").stdout
    assert call("rules", "test", "a.md", "a.md").returncode == 0


def test_check_data(call: Call) -> None:
    """`rules --check-data` says that every list behind the rules tells where it comes from."""
    done = call("rules", "--check-data")
    assert done.returncode == 0
    assert "what its manifest says" in done.stdout + done.stderr
