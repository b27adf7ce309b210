"""`factcheck check --since REVISION` in throwaway git repositories, with its exit status."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SLIP = "According to a study by Sleeman & organized metastasis (2011), cells survive."
OTHER = "A study by Nguyen & frequent relapse (2015) disagrees."
CHECK = ("check", "--offline", "--fail-on", "warning", "--select", "malformed-author", "--output", "concise")
Git = Callable[..., None]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Run git in the folder, which is a repository with one old article that has a finding."""

    def called(*arguments: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    called("init", "-q", "-b", "main")
    (tmp_path / "old.md").write_text(f"# Head\n\n{SLIP}\n\nOne.\n\nTwo.\n")
    called("add", ".")
    called("commit", "-qm", "first")
    return called


def test_unchanged_files_are_not_checked(run: Run, git: Git) -> None:
    """Nothing has changed, so nothing is checked, and one line says so."""
    done = run(*CHECK, "--since", "HEAD", ".")
    assert (done.status, done.out) == (0, "") and "no article has changed since HEAD" in done.err


def test_old_lines_do_not_fail(run: Run, git: Git, tmp_path: Path) -> None:
    """In a changed file the findings outside of the changed lines are old, those on them fail."""
    text = (tmp_path / "old.md").read_text()
    (tmp_path / "old.md").write_text(text.replace("One.", "One and more."))
    assert run(*CHECK, "--since", "HEAD", ".").status == 0
    done = run("check", "--offline", "--since", "HEAD", "--select", "malformed-author", "old.md")
    assert "Set aside: 1 outside the changed lines." in done.out
    (tmp_path / "old.md").write_text(text.replace("One.", OTHER))
    done = run(*CHECK, "--since", "HEAD", ".")
    assert done.status == 1 and done.out.startswith("old.md:5:12:") and done.out.count("\n") == 1


def test_related_place_on_a_changed_line(run: Run, git: Git, tmp_path: Path) -> None:
    """A conflict of an old place with a changed one is new, wherever it is shown."""
    late = "\n\nLess than 0.01% of circulating cells form tumors.\n"
    (tmp_path / "old.md").write_text(f"Words.{late}")
    git("commit", "-qam", "second")
    (tmp_path / "old.md").write_text(f"Less than 0.1% of circulating cells form tumors.{late}")
    call = ("check", "--offline", "--fail-on", "warning", "--output", "concise", "--since", "HEAD", ".")
    done = run(*call)
    assert done.status == 1 and done.out.startswith("old.md:3:")


def test_untracked_files_have_changed(run: Run, git: Git, tmp_path: Path) -> None:
    """A file that git does not know is new as a whole, and so is one it is told to ignore, if it is named."""
    (tmp_path / "näw file.md").write_text(f"{SLIP}\n")
    (tmp_path / ".gitignore").write_text("draft.md\n")
    (tmp_path / "draft.md").write_text(f"{SLIP}\n")
    done = run(*CHECK, "--since", "HEAD", ".", "draft.md")
    assert done.status == 1 and done.out.count("malformed-author") == 2


def test_renamed_file(run: Run, git: Git, tmp_path: Path) -> None:
    """A renamed file has changed only where its words have."""
    git("mv", "old.md", "new.md")
    assert run(*CHECK, "--since", "HEAD", ".").status == 0
    with (tmp_path / "new.md").open("a") as out:
        out.write(f"\n{OTHER}\n")
    assert run(*CHECK, "--since", "HEAD", ".").status == 1


def test_compares_with_the_merge_base(run: Run, git: Git, tmp_path: Path) -> None:
    """What the other branch has changed since the branches went their own ways counts for nothing."""
    git("checkout", "-qb", "topic")
    (tmp_path / "mine.md").write_text("Mine.\n")
    git("add", ".")
    git("commit", "-qm", "mine")
    git("checkout", "-q", "main")
    (tmp_path / "old.md").write_text("Mended.\n")
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "topic")
    assert run(*CHECK, "--since", "main", ".").status == 0
    (tmp_path / "mine.md").write_text(f"{SLIP}\n")
    assert run(*CHECK, "--since", "main", ".").status == 1


def test_from_a_folder_below(run: Run, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder may lie below the repository's."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/a.md").write_text(f"{SLIP}\n")
    monkeypatch.chdir(tmp_path / "deep")
    assert run(*CHECK, "--since", "HEAD", ".").status == 1
    assert run(*CHECK, "--since", "HEAD", "../old.md").status == 0


def test_baseline_comes_first(run: Run, git: Git, tmp_path: Path) -> None:
    """Known findings are in the baseline also where they lie on changed lines."""
    assert run(*CHECK, "--update-baseline", ".").status == 0
    (tmp_path / "old.md").write_text(f"{SLIP} More words.\n")
    assert run(*CHECK, "--since", "HEAD", ".").status == 0


@pytest.mark.parametrize("revision", ["nothing", "--output=x", "HEAD~5", ""])
def test_unknown_revision(run: Run, git: Git, tmp_path: Path, revision: str) -> None:
    """A revision that does not exist is one line, whatever it looks like; none at all checks everything."""
    done = run(*CHECK, "--since", revision, "old.md")
    if revision:
        done.one_line(repr(revision), "no revision")
    else:
        assert done.status == 1
    assert not (tmp_path / "x").exists()


def test_no_repository(run: Run, tmp_path: Path) -> None:
    """Outside of a repository --since is one line."""
    (tmp_path / "a.md").write_text("Words.\n")
    run(*CHECK, "--since", "HEAD", "a.md").one_line("needs a git repository", "a.md")


def test_file_outside(run: Run, git: Git, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file outside of any repository is one line."""
    outside = tmp_path_factory.mktemp("outside") / "a.md"
    outside.write_text("Words.\n")
    run(*CHECK, "--since", "HEAD", "old.md", str(outside)).one_line("lies in none")


def test_no_git(run: Run, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git --since is one line."""
    monkeypatch.setenv("PATH", "/nowhere")
    run(*CHECK, "--since", "HEAD", "old.md").one_line("git, which is not installed")


def test_empty_repository(run: Run, tmp_path: Path) -> None:
    """A repository without a commit knows no revision."""
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "a.md").write_text("Words.\n")
    run(*CHECK, "--since", "HEAD", "a.md").one_line("no revision 'HEAD'")


def test_shallow_clone(run: Run, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a shallow clone the line says how to fetch the rest."""
    (tmp_path / "old.md").write_text("Second.\n")
    git("commit", "-qam", "second")
    git("clone", "-q", "--depth", "1", tmp_path.as_uri(), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    run(*CHECK, "--since", "HEAD~1", "old.md").one_line("shallow", "--unshallow")


def test_unrelated_history(run: Run, git: Git) -> None:
    """A revision that shares no commit with the current branch is one line."""
    git("checkout", "-q", "--orphan", "other")
    git("commit", "-qm", "other")
    run(*CHECK, "--since", "main", "old.md").one_line("shares no history")


def test_standard_input(run: Run, git: Git) -> None:
    """Standard input has no history."""
    run(*CHECK, "--since", "HEAD", "-").one_line("standard input")
