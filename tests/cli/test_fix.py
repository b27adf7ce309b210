"""`--fix` and `--diff`: only what is safe, and nothing but that."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from factcheck.autofix import Change, changes
from factcheck.cli import _run
from factcheck.config import Config
from factcheck.running.work import Source, check
from tests.cli.command import CLEAN, SLIP, Call, command_in

ENTRY = "@article{li2019, author = {Li, Xu}, year = {2019}, title = {How cells leave}, journal = {Cells}}\n"
OLD = "It helps (http://dx.doi.org/10.1038/nm.3394).\n\nThe [site](http://doi.org/10.1038/nm.3394) helps.\n"
NEW = "It helps (https://doi.org/10.1038/nm.3394).\n\nThe [site](https://doi.org/10.1038/nm.3394) helps.\n"


@pytest.fixture
def call(tmp_path: Path) -> Call:
    return command_in(tmp_path)


def test_fix(call: Call, tmp_path: Path) -> None:
    """Old resolver links in words and link targets are mended, the rest is reported, and a second run does nothing."""
    draft = tmp_path / "draft.md"
    draft.write_text(f"{OLD}\n{SLIP}")
    done = call("check", "--offline", "--fix", "--fail-on", "warning", "--output", "concise", "draft.md")
    assert (done.returncode, done.stderr) == (1, "draft.md: 2 problems mended\n")
    assert done.stdout.startswith("draft.md:5:25: warning FC201") and done.stdout.count("\n") == 1
    assert draft.read_text() == f"{NEW}\n{SLIP}"
    before = draft.stat()
    assert call("check", "--offline", "--fix", "draft.md").stderr == ""
    assert draft.stat() == before


def test_diff(call: Call, tmp_path: Path) -> None:
    """--diff shows the change, makes none, and exits 1; 0 where there is nothing to mend."""
    (tmp_path / "draft.md").write_text(OLD)
    (tmp_path / "clean.md").write_text(CLEAN)
    done = call("check", "--offline", "--diff", "draft.md", "clean.md")
    assert done.returncode == 1 and done.stderr == ""
    assert done.stdout.startswith("--- draft.md\n+++ draft.md\n@@ ")
    assert "-It helps (http://dx.doi.org/10.1038/nm.3394).\n+It helps (https://doi.org/" in done.stdout
    assert (tmp_path / "draft.md").read_text() == OLD
    done = call("check", "--offline", "--diff", "clean.md")
    assert (done.returncode, done.stdout) == (0, "")


def test_ignored_findings_are_not_mended(call: Call, tmp_path: Path) -> None:
    """What the settings leave out stays as it is."""
    (tmp_path / "draft.md").write_text(OLD)
    assert call("check", "--offline", "--diff", "--ignore", "outdated-doi-link", "draft.md").returncode == 0


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_encoding_stays(call: Call, tmp_path: Path, mark: bytes, encoding: str) -> None:
    """Encoding, byte-order mark, line ends and permissions of the file stay, and a link stays a link."""
    draft = tmp_path / "draft.md"
    draft.write_bytes(mark + f"Caf\xe9 \U0001f600\r\n\r\n{OLD}".replace("\n", "\r\n").encode(encoding))
    draft.chmod(0o640)
    (tmp_path / "link.md").symlink_to("draft.md")
    assert call("check", "--offline", "--fix", "link.md").returncode == 0
    assert draft.read_bytes() == mark + f"Caf\xe9 \U0001f600\r\n\r\n{NEW}".replace("\n", "\r\n").encode(encoding)
    assert draft.stat().st_mode & 0o777 == 0o640 and (tmp_path / "link.md").is_symlink()
    assert {path.name for path in tmp_path.iterdir()} == {"draft.md", "link.md", ".cache"}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", '**[so](OLD "title")** <OLD>\n', '**[so](NEW "title")** <NEW>\n'),
        ("a.md", "[*a* b](<OLD>) and [a\\_b](OLD).\n", "[*a* b](<NEW>) and [a\\_b](NEW).\n"),
        ("a.md", "Old: `OLD`. It [helps][1].\n\n[1]: OLD\n", "Old: `OLD`. It [helps][1].\n\n[1]: OLD\n"),
        (
            "a.html",
            "<p>It <a title=\"OLD\" href='OLD'>helps</a>.</p>",
            "<p>It <a title=\"OLD\" href='NEW'>helps</a>.</p>",
        ),
        (
            "a.html",
            '<p>See <a href="OLD">OLD</a>, <code>OLD</code>.</p>',
            '<p>See <a href="NEW">NEW</a>, <code>OLD</code>.</p>',
        ),
    ],
)
def test_markup(call: Call, tmp_path: Path, name: str, before: str, after: str) -> None:
    """Only addresses that are text or a link's own target change: no code, no other attribute, no definition."""
    old, new = ("http://dx.doi.org/10.1038/nm.3394", "https://doi.org/10.1038/nm.3394")
    (tmp_path / name).write_text(before.replace("OLD", old))
    assert call("check", "--offline", "--fix", "--quiet", name).returncode == 0
    assert (tmp_path / name).read_text() == after.replace("OLD", old).replace("NEW", new)


def test_word_stays(call: Call, tmp_path: Path) -> None:
    """A Word document is reported on and never changed, nor is a change of it offered."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("It helps (http://dx.doi.org/10.1038/nm.3394), as we say.")
    document.save(tmp_path / "a.docx")
    before = (tmp_path / "a.docx").read_bytes()
    done = call("check", "--offline", "--fix", "a.docx")
    assert "outdated-doi-link" in done.stdout and "--fix" not in done.stdout
    assert (tmp_path / "a.docx").read_bytes() == before


def test_diff_with_a_report(call: Call) -> None:
    """--diff stands in place of a report: asking for both is exit 2."""
    assert call("check", "--offline", "--diff", "--output", "json", ".").returncode == 2


def test_standard_input(call: Call) -> None:
    """Standard input comes out mended on standard output, untouched where nothing is wrong; the report goes beside."""
    done = call("check", "--offline", "--fix", "--output", "concise", "-", stdin=f"{OLD}\n{SLIP}".encode())
    assert done.stdout == f"{NEW}\n{SLIP}" and "FC201" in done.stderr
    assert call("check", "--offline", "--fix", "-", stdin=CLEAN.encode()).stdout == CLEAN


def test_bibliography(call: Call, tmp_path: Path) -> None:
    """Exact copies go from a .bib that several articles share, once; an entry that only shares the key stays."""
    other = ENTRY.replace("2019}", "2020}")
    (tmp_path / "references.bib").write_bytes(f"% ours\r\n{ENTRY}\r\n{ENTRY}\r\n{other}\r\n{ENTRY}".encode())
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Cells leave [@li2019].\n")
    done = call("check", "--offline", "--fix", ".")
    assert (done.returncode, done.stderr) == (0, "references.bib: 2 problems mended\n")
    assert (tmp_path / "references.bib").read_bytes().decode() == f"% ours\r\n{ENTRY}\r\n{other}"
    assert call("check", "--offline", "--diff", ".").returncode == 0


def test_file_that_changes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an editor saves while a file is mended stays; the others are mended, and the exit status says it."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(OLD)
    write = Change.write

    def late(change: Change) -> None:
        (tmp_path / "a.md").write_text("Saved meanwhile.\n")
        write(change)

    monkeypatch.setattr(Change, "write", late)
    monkeypatch.chdir(tmp_path)
    assert _run(["check", "--offline", "--no-cache", "--fix", "a.md", "b.md"]) == 2
    assert (tmp_path / "a.md").read_text() == "Saved meanwhile.\n" and (tmp_path / "b.md").read_text() == NEW


def test_bibliography_that_changes_meanwhile(tmp_path: Path) -> None:
    """Copies found in one state of a bibliography are not taken out of another."""
    place = tmp_path / "references.bib"
    place.write_text(f"{ENTRY}\n{ENTRY}")
    (tmp_path / "a.md").write_text("Cells leave [@li2019].\n")
    source = Source((tmp_path / "a.md").read_bytes(), "markdown", str(tmp_path / "a.md"))
    checked = check(source, Config(offline=True))
    assert [finding.edits for finding in checked.findings]
    place.write_text(f"% new\n{ENTRY}")
    assert not list(changes([(tmp_path / "a.md", source, checked, lambda now: checked)]))


def test_file_that_may_not_be_written(call: Call, tmp_path: Path) -> None:
    """A file that cannot be replaced is one line and exit 2, and stays whole."""
    import os

    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked/draft.md").write_text(OLD)
    (tmp_path / "locked").chmod(0o555)
    done = call("check", "--offline", "--fix", "locked/draft.md")
    assert done.returncode == 2 and "cannot be written" in done.stderr
