"""`factcheck check --add-ignores`, and ignore comments as a call meets them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from factcheck import write_ignores
from factcheck.model import Article, Finding
from factcheck.write_ignores import Ignored, with_ignores
from tests.cli.conftest import Run

SLIP = "According to a study by Sleeman & organized metastasis (2011), cells survive."
CHECK = ("check", "--offline", "--fail-on", "info", "--output", "concise")
ARTICLE = f"""\
---
title: Survival
---
# A study by Nguyen & frequent relapse (2015)

{SLIP}
It goes on here.

- one
- two by Sleeman & organized metastasis (2012)

  Also by Sleeman & organized metastasis (2017) in it.
- three

1. > A study published in the Journal of Hypertension found more.

| name | share |
|:-----|------:|
| Sleeman & organized metastasis (2014) | 5% |

```
<!-- code -->
```

Less than 0.1% of circulating cells form tumors.

Less than 0.01% of circulating cells form tumors.[^1]

[^1]: A note by Sleeman & organized metastasis (2018)."""


def inserted(before: str, after: str) -> list[str]:
    """Return what was put in; fail where anything else was touched."""
    changes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    assert {change[0] for change in changes} <= {"equal", "insert"}
    return [after[start:end] for tag, _, _, start, end in changes if tag == "insert"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_add_ignores(run: Run, tmp_path: Path, newline: str, mark: bytes) -> None:
    """Comments are put in and nothing else is touched; the next run is clean; a third call changes nothing."""
    place = tmp_path / "a.md"
    before = ARTICLE.replace("\n", newline)
    place.write_bytes(mark + before.encode())
    count = run(*CHECK, "a.md").out.count("\n")
    done = run("check", "--offline", "--fail-on", "info", "--add-ignores", "--reason", "as printed", "a.md")
    assert (done.status, count) == (0, 9) and "Set aside: 9 suppressed." in done.out
    data = place.read_bytes()
    assert data.startswith(mark)
    after = data.removeprefix(mark).decode()
    assert all("as printed -->" in words for words in inserted(before, after))
    assert run(*CHECK, "a.md") == type(done)(0, "", "")
    assert "wrote 0 ignore comments" in run(*CHECK, "--add-ignores", "a.md").err
    assert place.read_bytes() == data


def test_places(run: Run, tmp_path: Path) -> None:
    """A line before paragraphs, headings and tables; in lists and notes at the end of the block."""
    (tmp_path / "a.md").write_text(ARTICLE)
    run(*CHECK, "--add-ignores", "a.md")
    lines = (tmp_path / "a.md").read_text().splitlines()

    def before(start: str) -> str:
        (index,) = (number for number, line in enumerate(lines) if line.startswith(start))
        return lines[index - 1]

    for start in ("# A study", "According", "| name", "Less than 0.01%"):
        assert before(start).startswith("<!-- factcheck: ignore[")
    assert before("  Also by").startswith("  <!-- factcheck: ignore[")
    for start in ("- two", "1. >", "[^1]:"):
        (line,) = (line for line in lines if line.startswith(start))
        assert line.endswith("] -->")


def test_whole_file_where_no_comment_can_stand(run: Run, tmp_path: Path) -> None:
    """A block in which a comment would change the text is ignored for the whole file."""
    (tmp_path / "a.md").write_text("# By Sleeman & organized metastasis (2012)\n")
    text = "Term\n: <br>A study by Sleeman & organized metastasis (2011) followed\n"
    (tmp_path / "b.md").write_text(text)
    run(*CHECK, "--add-ignores", ".")
    assert run(*CHECK, ".").status == 0


def test_mdx(run: Run, tmp_path: Path) -> None:
    """An MDX file gets comments of its own kind."""
    (tmp_path / "a.mdx").write_text(f"{SLIP}\n")
    run(*CHECK, "--add-ignores", "--format", "markdown", "a.mdx")
    assert (tmp_path / "a.mdx").read_text() == f"{{/* factcheck: ignore[malformed-author] */}}\n{SLIP}\n"
    assert run(*CHECK, "--format", "markdown", "a.mdx").status == 0


def test_html(run: Run, tmp_path: Path) -> None:
    """A page gets its comments within the blocks, and is clean afterwards."""
    slip = SLIP.replace("&", "&amp;")
    before = (
        f"<h1>By Nguyen &amp; frequent relapse (2015)</h1>\r\n<ul><li>{slip}</li></ul><table><tr><td>{slip}</table>"
    )
    (tmp_path / "a.html").write_bytes(before.encode())
    assert run(*CHECK, "--add-ignores", "a.html").status == 0
    assert len(inserted(before, (tmp_path / "a.html").read_bytes().decode())) == 3
    assert run(*CHECK, "a.html").status == 0


def test_plain_text_is_left(run: Run, tmp_path: Path) -> None:
    """Plain text holds no comments: the finding stays, one sentence says what to do."""
    (tmp_path / "a.txt").write_text(f"{SLIP}\n")
    done = run(*CHECK, "--add-ignores", "a.txt")
    assert done.status == 1 and "no comments are written" in done.err
    assert (tmp_path / "a.txt").read_text() == f"{SLIP}\n"


def test_other_encodings_stay(run: Run, tmp_path: Path) -> None:
    """A file in UTF-16 gets its comments in UTF-16."""
    (tmp_path / "a.md").write_bytes(f"{SLIP}\n".encode("utf-16"))
    assert run(*CHECK, "--add-ignores", "a.md").status == 0
    assert (tmp_path / "a.md").read_bytes().decode("utf-16").endswith(f" -->\n{SLIP}\n")


def test_a_file_that_changes_meanwhile_is_left(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an editor saves while comments are made stays; the others get theirs, and the exit status says it."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"{SLIP}\n")

    def late(article: Article, findings: Sequence[Finding], reason: str) -> Ignored:
        (tmp_path / "a.md").write_text("Saved meanwhile.\n")
        return with_ignores(article, findings, reason)

    monkeypatch.setattr(write_ignores, "with_ignores", late)
    done = run(*CHECK, "--add-ignores", "--fail-on", "never", "a.md", "b.md")
    assert done.status == 2 and "a.md: This file has changed since it was read" in done.err
    assert (tmp_path / "a.md").read_text() == "Saved meanwhile.\n"
    assert "factcheck: ignore" in (tmp_path / "b.md").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--reason", "why", "a.md"), "add --add-ignores"),
        (("--add-ignores", "--reason", "a --> b", "a.md"), "may not hold"),
        (("--add-ignores", "--reason", "a\nb", "a.md"), "may not hold"),
        (("--add-ignores", "-"), "standard input"),
    ],
)
def test_wrong_usage(run: Run, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """What cannot be written is refused in one line before anything is."""
    (tmp_path / "a.md").write_text(f"{SLIP}\n")
    run(*CHECK, *arguments).one_line(words)
    assert (tmp_path / "a.md").read_text() == f"{SLIP}\n"


def test_faults_of_comments_stay(run: Run, tmp_path: Path) -> None:
    """A comment that ignores nothing is not ignored by another comment."""
    (tmp_path / "a.md").write_text("<!-- factcheck: ignore[vague-sorce] -->\nCells.\n")
    done = run(*CHECK, "--add-ignores", "a.md")
    assert done.status == 1 and "mend the ignore comments" in done.err


def test_exit_status(run: Run, tmp_path: Path) -> None:
    """Suppressed findings do not fail a run, faults of comments do from their severity on."""
    (tmp_path / "a.md").write_text(f"<!-- factcheck: ignore[malformed-author] why -->\n{SLIP}\n")
    assert run(*CHECK, "a.md").status == 0
    (tmp_path / "a.md").write_text("<!-- factcheck: ignore[malformed-author] why -->\nCells.\n")
    assert run("check", "--offline", "--fail-on", "warning", "a.md").status == 0
    done = run(*CHECK, "a.md")
    assert done.status == 1 and done.out.startswith("a.md:1:1: info FC402 unused-suppression:")


def test_word(run: Run, tmp_path: Path) -> None:
    """A Word comment ignores what it is set on; none is written into a document."""
    made = docx.Document()
    made.add_comment(made.add_paragraph(SLIP).runs, "factcheck: ignore[malformed-author] as printed", author="Editor")
    made.save(str(tmp_path / "a.docx"))
    done = run("check", "--offline", "--fail-on", "info", "a.docx")
    assert done.status == 0 and "Set aside: 1 suppressed." in done.out
    made.add_paragraph(SLIP)
    made.save(str(tmp_path / "a.docx"))
    data = (tmp_path / "a.docx").read_bytes()
    done = run(*CHECK, "--add-ignores", "a.docx")
    assert done.status == 1 and "no comments are written" in done.err
    assert (tmp_path / "a.docx").read_bytes() == data
