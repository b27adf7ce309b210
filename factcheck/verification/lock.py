"""The lock file: what every cited source resolved to, one line each, to be committed and reviewed.

`factcheck.lock` is JSON lines under a heading that names its version. Lines are sorted by article and source, so
that a look-up changes one line and a merge conflict shows which.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from factcheck.codec import from_record, to_record
from factcheck.errors import FactcheckError
from factcheck.files import alone, write_file
from factcheck.model import Candidate, Status, Verdict, Work
from factcheck.opening import RECORDS, read_words
from factcheck.outside_json import load
from factcheck.text.expressions import expression
from factcheck.values import dataclass
from factcheck.verification.query import Query
from factcheck.verification.sites import search_address

VERSION = 1
HEADING = f"# factcheck.lock version {VERSION}: what the cited sources were found to be; written by factcheck lock\n"
_VERSION = expression(r"# factcheck\.lock version (\d{1,6})\b")
_AUTHORS = 3
"""How many authors of a work an entry names: enough for an editor to know it by."""
NEAREST: tuple[Status, ...] = ("not-found", "ambiguous", "agency")
"""What names no work but those that come near it: that these are others today changes nothing."""
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Locked:
    """What one source of one article resolved to.

    `article` is its path beside the lock file, `source` the key of cluster or reference, `mark` a digest of what
    the article says of the source: a changed citation is a new one. `on` is the day of the look-up, ISO 8601,
    `asked` the services that answered. `pinned` entries were settled by an editor and are never asked for again.
    """

    article: str
    source: str
    mark: str
    status: Status
    on: str
    work: Work | None = None
    differs: tuple[str, ...] = ()
    reason: str = ""
    asked: tuple[str, ...] = ()
    pinned: bool = False

    def verdict(self) -> Verdict:
        """Return what was found, under the key that the source has in its own article (see `addressed`)."""
        works = (Candidate(self.work, differs=self.differs),) if self.work else ()
        return Verdict(self.status, self.source, works, self.differs, self.reason, self.asked)


def addressed(verdict: Verdict, query: Query) -> Verdict:
    """Return a verdict as that on one article's source: under its key, with the search that its words lead to."""
    search = search_address(query) if verdict.status == "agency" and not verdict.candidates else ""
    return replace(verdict, key=query.key, search=verdict.search or search)


Lock = Mapping[Key, Locked]


def mark(query: Query) -> str:
    """Return the digest of what identifies a source: the entry of a list, or names, year and journal in prose."""
    names = [name.family for name in query.authors]
    said = [query.text] if query.listed else [*names, query.organisation, str(query.year)]
    said += [query.container, query.doi, query.pmid, query.url]
    return hashlib.sha256("\x1f".join(said).casefold().encode()).hexdigest()[:12]


def read(path: Path) -> Lock:
    """Return the entries of a lock file, none where there is no file.

    Raises `FactcheckError` with the line of a merge conflict or a damaged entry, and for a version that a newer
    factcheck wrote: nothing is ever dropped in silence.
    """
    try:
        lines = read_words(path, RECORDS).split("\n")
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise FactcheckError(f"This lock file cannot be read: {problem.strerror}.", path=str(path)) from None
    _check_version(lines, path)
    entries = (_entry(line, path, number) for number, line in enumerate(lines[1:], 2) if line.strip())
    return {(entry.article, entry.source): entry for entry in entries}


def _check_version(lines: list[str], path: Path) -> None:
    for number, line in enumerate(lines, 1):
        if line.startswith(_CONFLICT):
            message = "A merge conflict is left in this lock file: keep one side of each, or delete the file."
            raise FactcheckError(message, path=str(path), line=number)
    found = _VERSION.match(lines[0]) if lines else None
    if found is None:
        raise FactcheckError("The first line must name the version of the lock file.", path=str(path), line=1)
    if int(found[1]) > VERSION:
        message = f"This lock file has version {found[1]}, but this factcheck knows {VERSION}: upgrade factcheck."
        raise FactcheckError(message, path=str(path), line=1)


def _entry(line: str, path: Path, number: int) -> Locked:
    try:
        return from_record(Locked, load(line))
    except ValueError:
        message = "This entry is damaged: restore it, or delete the line to look its source up again."
        raise FactcheckError(message, path=str(path), line=number) from None


def write(path: Path, lock: Lock) -> None:
    """Write a lock file; raises `WritingError`."""
    write_file(path, HEADING + "".join(f"{_line(lock[key])}\n" for key in sorted(lock)))


def merge(path: Path, before: Lock, after: Lock) -> Lock:
    """Write what has changed between two states of a lock into its file, whatever others have written meanwhile.

    Returns what the file holds then. Where both have settled one source, what an editor has pinned stays, and else
    what is new here. Raises `FactcheckError` where the file is damaged, and `WritingError`.
    """
    with alone(path):
        held = read(path)
        merged = dict(held)
        for key in before.keys() | after.keys():
            mine, theirs = after.get(key), held.get(key)
            if mine == before.get(key) or _stays(theirs, mine, before.get(key)):
                continue
            if mine is None:
                merged.pop(key, None)
            else:
                merged[key] = mine
        write(path, merged)
    return merged


def _stays(theirs: Locked | None, mine: Locked | None, before: Locked | None) -> bool:
    """Tell whether another process has settled a source meanwhile in a way that holds."""
    if theirs is None or theirs == before:
        return False
    return mine is None or (theirs.pinned and not mine.pinned and theirs.mark == mine.mark)


def _line(entry: Locked) -> str:
    work = entry.work and replace(entry.work, abstract="", authors=entry.work.authors[:_AUTHORS])
    return json.dumps(to_record(replace(entry, work=work)), ensure_ascii=False)


def recall(lock: Lock, article: str, query: Query) -> Verdict | None:
    """Return the locked verdict on a question, None where it is not locked or the citation has changed."""
    entry = lock.get((article, query.key))
    if entry is None or entry.mark != mark(query):
        return None
    return addressed(entry.verdict(), query)


def updated(lock: Lock, article: str, found: Iterable[tuple[Query, Verdict]], today: str) -> Lock:
    """Return the lock with the verdicts on an article's sources, and without the sources it no longer cites.

    An unchecked source adds nothing and takes nothing: what was known of it stays. So does a pinned entry.
    """
    kept = {key: entry for key, entry in lock.items() if key[0] != article}
    for query, verdict in found:
        old = lock.get((article, query.key))
        same = old is not None and old.mark == mark(query)
        if old and same and (old.pinned or verdict.status == "unchecked"):
            kept[article, query.key] = old
        elif verdict.status != "unchecked":
            kept[article, query.key] = _locked(article, query, verdict, old if same else None, today)
    return kept


def _locked(article: str, query: Query, verdict: Verdict, old: Locked | None, today: str) -> Locked:
    """Return the entry of a verdict; one that says what the old one said keeps its day."""
    work = replace(verdict.candidates[0].work, abstract="") if verdict.candidates else None
    settled = Locked(
        article=article,
        source=query.key,
        mark=mark(query),
        status=verdict.status,
        on=today,
        work=work,
        differs=verdict.differs,
        reason=verdict.reason,
        asked=verdict.asked,
    )
    unchanged = old is not None and (old.status, old.differs) == (settled.status, settled.differs)
    told = verdict.status not in NEAREST and old is not None and not _same(old.work, work)
    return old if old is not None and unchanged and not told else settled


def _same(one: Work | None, other: Work | None) -> bool:
    return (one and (one.doi, one.pmid, one.title)) == (other and (other.doi, other.pmid, other.title))


def pin(lock: Lock, article: str, query: Query, work: Work, today: str) -> Lock:
    """Return the lock with a source settled by an editor: it is this work, whatever services say."""
    reason = "pinned by an editor"
    entry = Locked(article, query.key, mark(query), "verified", today, work, reason=reason, pinned=True)
    return {**lock, (article, query.key): entry}
