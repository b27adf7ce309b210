"""The baseline: findings that were there before, kept with counts so that only new ones are shown.

`.factcheck-baseline.json` lists them by file, sorted and one a line with the rule and the words found, to be
committed and reviewed. What counts is the fingerprint, so moving text wakes nothing; a second copy of the same words
is one more than the count, and is new.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from factcheck.codec import from_record
from factcheck.errors import FactcheckError
from factcheck.files import alone, write_file
from factcheck.fingerprints import fingerprint
from factcheck.joining import apart, together
from factcheck.model import Checked, Finding
from factcheck.opening import RECORDS, exists, read_words, real
from factcheck.outside_json import load
from factcheck.reading.files import is_page
from factcheck.values import dataclass

NAME = ".factcheck-baseline.json"
VERSION = 1
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """Findings of one fingerprint in one file; `rule` and `text`, the words found, are for people."""

    rule: str
    text: str
    fingerprint: str
    count: int = 1


Baseline = Mapping[str, tuple[Entry, ...]]
"""The entries of each file, by its path from the baseline's folder."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Articles with their known findings set aside, and how many entries of theirs are found no more."""

    articles: tuple[Checked, ...]
    stale: int


def place(config_file: str) -> Path:
    """Return where the baseline is: beside the configuration file, or in the current folder without one."""
    return (Path(config_file).parent if config_file else Path()) / NAME


def read(path: Path) -> Baseline:
    """Return the entries of a baseline, none where there is no file.

    Raises `FactcheckError` for a merge conflict, a damaged file, and one that a newer factcheck wrote.
    """
    try:
        text = read_words(path, RECORDS)
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise FactcheckError(f"This baseline cannot be read: {problem.strerror}.", path=str(path)) from None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            message = "A merge conflict is left in this baseline: keep the lines of both sides, or write it anew."
            raise FactcheckError(message, path=str(path), line=number)
    try:
        document = load(text)
        _check_version(document["version"], path)
        return {str(name): tuple(map(_entry, entries)) for name, entries in document["files"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        place = problem.lineno if isinstance(problem, json.JSONDecodeError) else None
        message = "This baseline is damaged: restore it, or delete it and run --update-baseline."
        raise FactcheckError(message, path=str(path), line=place) from None


def _check_version(version: int, path: Path) -> None:
    if version > VERSION:
        message = f"This baseline has version {version}, but this factcheck knows {VERSION}: upgrade factcheck."
        raise FactcheckError(message, path=str(path))


def _entry(record: dict[str, Any]) -> Entry:
    entry = from_record(Entry, record)
    if entry.count < 1:
        raise ValueError(record)
    return entry


def write(path: Path, baseline: Baseline) -> None:
    """Write a baseline; raises `WritingError`."""
    write_file(path, "".join(_written(baseline)))


def update(path: Path, articles: Iterable[Checked], rules: Collection[str]) -> Baseline:
    """Write what the articles hold now into a baseline and return what it holds then, nothing of others lost.

    Raises `FactcheckError` where the file is damaged, and `WritingError`.
    """
    with alone(path):
        baseline = updated(read(path), articles, path, rules)
        write(path, baseline)
    return baseline


def _written(baseline: Baseline) -> Iterator[str]:
    yield f'{{\n"version": {VERSION},\n"files": {{'
    for number, name in enumerate(sorted(baseline)):
        yield f"{',' if number else ''}\n{json.dumps(name, ensure_ascii=False)}: [\n"
        yield ",\n".join(map(_line, sorted(baseline[name], key=_order)))
        yield "\n]"
    yield "\n}\n}\n"


def _order(entry: Entry) -> tuple[str, str, str]:
    return entry.rule, entry.text, entry.fingerprint


def _line(entry: Entry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False)


def name_of(checked: Checked, path: Path) -> str:
    """Return the name of an article in the baseline at `path`: the path from there, or the address of a web page."""
    if is_page(checked.article.path):
        return checked.article.path
    return Path(os.path.relpath(real(Path(checked.article.path)), real(path.parent))).as_posix()


def _is_gone(name: str, path: Path) -> bool:
    return not is_page(name) and not exists(path.parent / name)


def compare(baseline: Baseline, articles: Sequence[Checked], path: Path, rules: Collection[str]) -> Compared:
    """Set aside the findings that the baseline at `path` holds, as many as it counts, those of its own file first.

    What is left of the entries of files that are gone, or that were checked as well, is for text that moved there.
    `rules` are the names of all there are: an entry of any other is found no more.
    """
    names = [name_of(checked, path) for checked in articles]
    counts = {name: _counted(entries) for name, entries in baseline.items()}
    marks = [[fingerprint(checked.article, one) for one in _parts(checked.findings)] for checked in articles]
    known = [[_take([counts.get(name)], mark) for mark in found] for name, found in zip(names, marks, strict=True)]
    movable: dict[str, list[Counter[str]]] = {}
    for name, count in counts.items():
        if name in names or _is_gone(name, path):
            for mark in count:
                movable.setdefault(mark, []).append(count)
    for held, found in zip(known, marks, strict=True):
        held[:] = (one or _take(movable.get(mark, ()), mark) for one, mark in zip(held, found, strict=True))
    compared = tuple(_with_state(checked, held) for checked, held in zip(articles, known, strict=True))
    return Compared(compared, sum(_stale(baseline, counts, articles, names, rules)))


def _counted(entries: Iterable[Entry]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for entry in entries:
        counts[entry.fingerprint] += entry.count
    return counts


def _take(counts: Iterable[Counter[str] | None], mark: str) -> bool:
    """Take one finding of that fingerprint from the first count that has one."""
    for count in counts:
        if count and count[mark] > 0:
            count[mark] -= 1
            return True
    return False


def _parts(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each finding and each further reason by itself: a baseline holds what each rule found."""
    for finding in found:
        yield from apart(finding)


def _with_state(checked: Checked, held: Sequence[bool]) -> Checked:
    states = iter(held)
    findings, known = [], []
    for finding in checked.findings:
        parts = [(one, next(states)) for one in apart(finding)]
        if new := [one for one, is_known in parts if not is_known]:
            findings.append(together(new))
        known += [replace(one, state="baseline") for one, is_known in parts if is_known]
    return replace(checked, findings=tuple(findings), set_aside=(*checked.set_aside, *known))


def _stale(
    baseline: Baseline,
    left: Mapping[str, Counter[str]],
    articles: Sequence[Checked],
    names: Sequence[str],
    rules: Collection[str],
) -> Iterator[int]:
    for checked, name in zip(articles, names, strict=True):
        for entry in baseline.get(name, ()):
            if left[name][entry.fingerprint] > 0 and not _is_unseen(entry, checked, rules):
                yield 1


def _is_unseen(entry: Entry, checked: Checked, rules: Collection[str]) -> bool:
    """Tell whether an entry's rule exists but could not find anything in this run."""
    return entry.rule in rules and entry.rule not in checked.applicable


def updated(baseline: Baseline, articles: Iterable[Checked], path: Path, rules: Collection[str]) -> Baseline:
    """Return the baseline with what the articles hold now, but for what their own comments set aside.

    Entries of other files stay while these exist, and so do those of rules that could not find anything in this run.
    """
    kept = {name: entries for name, entries in baseline.items() if not _is_gone(name, path)}
    for checked in articles:
        name = name_of(checked, path)
        unseen = (entry for entry in baseline.get(name, ()) if _is_unseen(entry, checked, rules))
        entries = {entry.fingerprint: entry for entry in unseen}
        for entry in _entries(checked):
            entries[entry.fingerprint] = entry
        kept[name] = tuple(entries.values())
    return {name: entries for name, entries in kept.items() if entries}


def _entries(checked: Checked) -> Iterator[Entry]:
    found = list(_parts((*checked.findings, *(one for one in checked.set_aside if one.state != "suppressed"))))
    marks = [fingerprint(checked.article, finding) for finding in found]
    counts = Counter(marks)
    for mark, finding in dict(zip(marks, found, strict=True)).items():
        yield Entry(finding.rule, _excerpt(checked, finding), mark, counts[mark])


def _excerpt(checked: Checked, finding: Finding) -> str:
    words = " ".join(checked.article.words(finding.span).split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
