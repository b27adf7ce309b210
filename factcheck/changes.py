"""What git says has changed since a revision: which files, and which of their lines.

Compared are the files as they lie in the folder with the commit from which the current branch and the revision went
their own ways (`git merge-base REVISION HEAD`): what others have changed on the revision since counts for nothing.
"""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.model import Article, Checked, Finding
from factcheck.opening import is_folder

Lines = tuple[range, ...] | None
"""Line numbers, from 1, that are new or changed; None for all of them."""

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def changed_since(revision: str, paths: Iterable[Path]) -> dict[Path, Lines]:
    """Return those of `paths` that have changed since a revision, with their changed lines.

    New files, also ones that git does not know yet, have changed as a whole, and so have files that are no text to
    git; a renamed one only where its words have changed. Raises `UsageError` where git is missing, a path lies in no
    repository, or the revision is unknown or cut off.
    """
    roots: dict[Path, Path] = {}
    members: dict[Path, dict[str, Path]] = {}
    for path in paths:
        folder = path.parent.resolve()
        root = roots.setdefault(folder, roots.get(folder) or _root(path))
        members.setdefault(root, {})[(folder / path.name).relative_to(root).as_posix()] = path
    return {path: lines for root, names in members.items() for path, lines in _in(root, names, revision)}


def only_new_lines(checked: Checked, lines: Lines) -> Checked:
    """Set aside what touches no changed line; a file without lines of its own has changed as a whole."""
    if lines is None or checked.article.places:
        return checked
    changed = {number for stretch in lines for number in stretch}
    ends = [found.start() for found in re.finditer("\n", checked.article.source)]
    touched = [not changed.isdisjoint(_lines_of(checked.article, finding, ends)) for finding in checked.findings]
    marked = list(zip(checked.findings, touched, strict=True))
    old = (replace(finding, state="old") for finding, new in marked if not new)
    findings = tuple(finding for finding, new in marked if new)
    return replace(checked, findings=findings, set_aside=(*checked.set_aside, *old))


def _lines_of(article: Article, finding: Finding, ends: Sequence[int]) -> Iterator[int]:
    """Yield the lines of all places of a finding as git counts them, by line feeds alone; `ends` are these."""
    for span in (finding.span, *(related.span for related in finding.related)):
        place = article.source_span(span)
        last = max(place.end - 1, place.start)
        yield from range(bisect_left(ends, place.start) + 1, bisect_left(ends, last) + 2)


def _in(root: Path, names: Mapping[str, Path], revision: str) -> Iterable[tuple[Path, Lines]]:
    base = _base(root, revision)
    changed = _changed(root, base)
    tracked = frozenset(_names(_git(root, "ls-files", "-z")))
    for name, path in names.items():
        if name not in tracked:
            yield path, None
        elif name in changed:
            yield path, _lines(root, base, changed[name], name)


def _root(path: Path) -> Path:
    folder = path.parent.resolve()
    if not is_folder(folder):
        raise UsageError(f"There is no folder {path.parent}; check the name of {path}.")
    done = _call(folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines()
        if said and "not a git repository" not in said[0]:
            raise UsageError(f"git does not open the repository of {path}: {said[0].removeprefix('fatal: ')}.")
        raise UsageError(f"--since needs a git repository, but {path} lies in none.")
    return Path(os.fsdecode(done.stdout).removesuffix("\n")).resolve()


def _base(root: Path, revision: str) -> str:
    """Return the commit to compare with."""
    found = _call(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        advice = _shallow(root, "check its name, or fetch it (git fetch)")
        raise UsageError(f"There is no revision {revision!r} in the repository {root}; {advice}.")
    base = _call(root, "merge-base", found.stdout.decode().strip(), "HEAD")
    if base.returncode:
        advice = _shallow(root, "name one from which the current branch comes")
        raise UsageError(f"The revision {revision!r} shares no history with HEAD; {advice}.")
    return base.stdout.decode().strip()


def _shallow(root: Path, otherwise: str) -> str:
    if _call(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return "this clone is shallow: fetch the rest of it (git fetch --unshallow, or fetch-depth: 0)"
    return otherwise


def _changed(root: Path, base: str) -> dict[str, str]:
    """Return the changed files, each with its name at the time of `base`, "" for a new one."""
    fields = iter(_names(_diff(root, "--name-status", "-z", base, "--")))
    found = {}
    for status in fields:
        name = next(fields)
        if status.startswith(("R", "C")):
            found[next(fields)] = name
        else:
            found[name] = "" if status == "A" else name
    return found


def _lines(root: Path, base: str, before: str, name: str) -> Lines:
    if not before:
        return None
    patch = _diff(root, "--unified=0", base, "--", *{before, name})
    head = patch.partition(b"\n@@ ")[0]
    if b"\nBinary files " in head:
        return None
    hunks = ((int(start), int(count or 1)) for start, count in _HUNK.findall(patch))
    return tuple(range(start, start + count) for start, count in hunks)


def _names(data: bytes) -> list[str]:
    return [os.fsdecode(name) for name in data.split(b"\0")[:-1]]


_DIFF = ("--literal-pathspecs", "-c", "diff.renames=true", "diff", "--find-renames", "--no-color")
_ALONE = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all")


def _diff(root: Path, *arguments: str) -> bytes:
    """Return what git's diff says, without the commands that a repository may name to read files or submodules by."""
    return _git(root, *_DIFF, *_ALONE, *arguments, more=_without_filters(root))


@cache
def _without_filters(root: Path) -> Mapping[str, str]:
    """Return an environment in which no filter that the settings of git name has a command."""
    found = _call(root, "config", "--null", "--name-only", "--includes", "--get-regexp", r"^filter\.")
    names = {key.rpartition(".")[0] for key in _names(found.stdout)}
    blank = [(f"{name}.{part}", "") for name in sorted(names) for part in ("clean", "smudge", "process")]
    settings = [*blank, *((f"{name}.required", "false") for name in sorted(names))]
    first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)  # a job of CI may say something itself in this way
    numbered = list(enumerate(settings, first))
    keys = {f"GIT_CONFIG_KEY_{number}": key for number, (key, _) in numbered}
    values = {f"GIT_CONFIG_VALUE_{number}": value for number, (_, value) in numbered}
    return {**keys, **values, "GIT_CONFIG_COUNT": str(first + len(settings))}


def _git(root: Path, *arguments: str, more: Mapping[str, str] | None = None) -> bytes:
    done = _call(root, *arguments, more=more)
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines() or ["no reason given"]
        raise UsageError(f"git failed in {root}: {said[0].removeprefix('fatal: ')}.")
    return done.stdout


# A folder that only looks like a repository, and a hook that a repository's settings name, would run a stranger's
# command; what the command line of git says holds over both. So would fetching an object that is missing, from wherever
# the repository's settings say.
_SAFE = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")


_ASIDE = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}


def _call(folder: Path, *arguments: str, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **_ASIDE, **(more or {})}
    try:
        command = ["git", *_SAFE, "-C", str(folder), *arguments]
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment)
    except OSError:
        raise UsageError("--since needs git, which is not installed here.") from None
