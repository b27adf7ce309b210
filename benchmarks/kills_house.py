"""What benchmarks/kills.py kills: a folder of articles, the commands that write in it, and how damage is found."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages
from zipfile import BadZipFile, ZipFile

import pyarrow.parquet as pq

import factcheck
from factcheck import baseline
from factcheck.cli import _run
from factcheck.errors import FactcheckError
from factcheck.sources.registry import service_names
from factcheck.verification import lock

ARTICLES, CROWD = 12, 4
CACHE, AUDIT, INDEX = ".cache", "audit", "works.db"
SHEET = "sheet.md"
"""What the house stands by, and what articles are compared with."""
_NAMES = "Abbott Becker Castro Dubois Eriksen Farkas Gruber Horvat Ivanov Jansen Keller Larsen"
NAMES = _NAMES.split()
Limit = Callable[[], None]
Narrow = Callable[[Path], AbstractContextManager[Limit | None]]
_SERVICES = {"europepmc": "europepmc", "crossref": "crossref", "openalex": "openalex", "pubmed": "eutils", "doi": "doi"}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a folder but for its caches, tables and indexes, which are judged by being read."""

    files: dict[str, bytes]

    @classmethod
    def of(cls, folder: Path) -> Snapshot:
        """Read the files of a folder."""
        found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not _is_apart(path, folder))
        return cls({path.relative_to(folder).as_posix(): path.read_bytes() for path in found})

    def restore(self, folder: Path) -> None:
        """Make the folder what it was, without anything that came to be since."""
        for name in (CACHE, AUDIT):
            shutil.rmtree(folder / name, ignore_errors=True)
        for path in [*folder.glob(f"{INDEX}*"), *(folder / name for name in Snapshot.of(folder).files)]:
            if path.relative_to(folder).as_posix() not in self.files:
                path.unlink()
        for name, content in self.files.items():
            if (folder / name).read_bytes() != content if (folder / name).is_file() else True:
                (folder / name).write_bytes(content)

    def differs(self, other: Snapshot) -> bool:
        """Tell whether any file does."""
        return self.files != other.files

    def strangers(self, *others: Snapshot) -> list[str]:
        """Return the files that none of the others has."""
        return [name for name in self.files if not any(name in other.files for other in others)]


def _is_apart(path: Path, folder: Path) -> bool:
    first = path.relative_to(folder).parts[0]
    return first in (CACHE, AUDIT) or first.startswith(INDEX)


def old_or_new(folder: Path, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Yield the files that are neither, or are gone."""
    now = Snapshot.of(folder).files
    for name in before.files.keys() | after.files.keys():
        if now.get(name) not in (before.files.get(name), after.files.get(name)):
            yield f"{name} is neither the old nor the new"


def documents(folder: Path, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Yield damage in a Word document, which says when it was made, and so is another one each time."""
    try:
        with ZipFile(folder / "copy.docx") as copy:
            if copy.testzip() or set(copy.namelist()) != _parts(after.files["copy.docx"]):
                yield "copy.docx is damaged"
    except FileNotFoundError:
        pass
    except BadZipFile:
        yield "copy.docx is halved"
    both = (Snapshot({name: one.files[name] for name in one.files if name != "copy.docx"}) for one in (before, after))
    yield from (wrong for wrong in old_or_new(folder, *both) if not wrong.startswith("copy.docx"))


def _parts(data: bytes) -> set[str]:
    with ZipFile(BytesIO(data)) as copy:
        return set(copy.namelist())


def lock_rows(folder: Path, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Yield what is wrong with a lock file that grows article by article."""
    old, new = (set(one.files.get("factcheck.lock", b"").splitlines()) for one in (before, after))
    place = folder / "factcheck.lock"
    now = set(place.read_bytes().splitlines()) if place.exists() else set()
    if not old & new <= now <= old | new:
        yield "entries of the lock file are lost or strange"
    try:
        lock.read(place)
    except FactcheckError as problem:
        yield str(problem)
    others = (Snapshot({**one.files, "factcheck.lock": b""}) for one in (before, after))
    changed = [name for name in old_or_new(folder, *others) if not name.startswith("factcheck.lock")]
    yield from changed


def caches(folder: Path, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Yield damage in what is kept of earlier runs."""
    for path in (folder / CACHE).rglob("*"):
        if path.suffix == ".sqlite" and not _is_sound(path):
            yield f"{path.name} is damaged"
        elif "runs" in path.parts and path.is_file():
            try:
                zlib.decompress(path.read_bytes())
            except zlib.error:
                yield "an entry of the cache of runs is halved"


def tables(folder: Path, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Yield damage in the folder of an audit."""
    for path in (folder / AUDIT).rglob("*"):
        try:
            if path.suffix == ".parquet":
                pq.ParquetFile(path).close()
            elif path.suffix == ".json":
                json.loads(path.read_text())
        except (OSError, ValueError) as problem:
            yield f"{path.name}: {problem}"
    if (folder / AUDIT / "audit.duckdb").is_file():
        yield from (f"left in the audit: {path.name}" for path in (folder / AUDIT).rglob(".factcheck-*"))


def index(folder: Path, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Yield damage in an index of works."""
    if (folder / INDEX).exists() and not _is_sound(folder / INDEX):
        yield "the index is damaged"


def _is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as base:
        return bool(base.execute("PRAGMA integrity_check").fetchone() == ("ok",))


@dataclass(frozen=True, slots=True)
class Case:
    """A command that writes: what is done before it, and how damage is found.

    A command that `goes_on` is killed in what the last kill left, and `resume` is how it is told to finish. `says`
    tells that what it prints must be the same as well; `writes` that it fails where there is no room.
    """

    name: str
    arguments: tuple[str, ...]
    damage: Callable[[Path, Snapshot, Snapshot], Iterator[str]] = old_or_new
    first: tuple[tuple[str, ...], ...] = ()
    resume: tuple[str, ...] = ()
    goes_on: bool = False
    says: bool = False
    writes: bool = True


_CHECK = ("check", "--offline", "--fail-on", "never", "-q")
_ALL, _HALF = "articles", tuple(f"articles/a{number:02}.md" for number in range(ARTICLES // 2))
CASES = (
    Case("check", (*_CHECK, _ALL), caches, goes_on=True, says=True, writes=False),
    Case("check with look-ups", ("check", "--fail-on", "never", "-q", _ALL), caches, goes_on=True, writes=False),
    Case("lock", ("lock", _ALL), lock_rows, first=(("lock", *_HALF),)),
    Case("pin", ("pin", "articles/a00.md", "Abbott et al., 2010", "10.5555/pinned"), first=(("lock", *_HALF),)),
    Case("update-baseline", (*_CHECK, "--update-baseline", _ALL), first=((*_CHECK, "--update-baseline", *_HALF),)),
    Case("fix", (*_CHECK, "--no-cache", "--fix", _ALL)),
    Case("add-ignores", (*_CHECK, "--no-cache", "--add-ignores", _ALL)),
    Case("write-comments", (*_CHECK, "--write-comments", "copy.docx", "draft.docx"), documents),
    Case("reports", (*_CHECK, "--output", "html=report.html", "--output", "json=report.json", _ALL)),
    Case("reports, --against", (*_CHECK, "--against", SHEET, "--output", "sarif=report.sarif", _ALL)),
    Case("compare", ("compare", "--against", SHEET, "--fail-on", "never", "--output", "html=compare.html", _ALL)),
    Case("evidence", ("evidence", "--output", "json=evidence.json", _ALL)),
    Case("facts", ("facts", "--output", "html=facts.html", _ALL)),
    Case("audit", ("audit", _ALL, "-o", AUDIT, "--jobs", "2"), tables, resume=("--resume",), writes=False),
    Case("index", ("index", "works.jsonl", "-o", INDEX), index, goes_on=True, says=True, writes=False),
)


def built(folder: Path, own: Path, *, elsewhere: bool = False) -> Path:
    """Make a folder of articles, of few with the caches `elsewhere` where it must be small."""
    (folder / "articles").mkdir(parents=True)
    (folder / "own.toml").write_text(f"{own.read_text()}facts = ['{folder}/{SHEET}']\n")  # the last table is [sources]
    (folder / SHEET).write_text("# Paracetamol\n\nAdults may take at most 4 g of paracetamol a day.\n")
    if elsewhere:
        (folder / "cache-elsewhere").write_text("")
    for number, name in enumerate(NAMES[: ARTICLES // 4] if elsewhere else NAMES):
        (folder / "articles" / f"a{number:02}.md").write_text(_article(number, name))
    if not elsewhere:
        (folder / "works.jsonl").write_text("".join(f"{json.dumps(_record(n))}\n" for n in range(6_000)))
    _document(folder / "draft.docx")
    return folder


def _article(number: int, name: str) -> str:
    return (
        f"# Cells of kind {number}\n\nCells of kind {number} survive in the blood ({name} et al., {2010 + number}).\n\n"
        f"See http://dx.doi.org/10.5555/{name.lower()}.{number} for more.\n\n"
        f"According to a study by {name} & organized metastasis (2011), cells survive.\n\n"
        f"Adults may take at most 8 g of paracetamol a day. Less than {number + 2}% of cells survive a day.\n\n"
        f"Less than {number + 2}.5% of cells survive a day.\n"
    )


def _record(number: int) -> dict[str, object]:
    name = NAMES[number] if number < ARTICLES else f"Author{number}"
    return {
        "DOI": f"10.5555/{name.lower()}.{number}",
        "type": "journal-article",
        "title": [f"Cells of kind {number} survive in the blood"],
        "author": [{"family": name, "given": "Ada"}, {"family": "Other", "given": "B"}, {"family": "Third"}],
        "issued": {"date-parts": [[2010 + number % 14]]},
        "container-title": ["Journal of Cells"],
    }


def _document(file: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("According to a study by Sleeman & organized metastasis (2011), cells survive.")
    document.save(str(file))


@contextmanager
def services(replica: Path | None, place: Path) -> Iterator[Path]:
    """Give the user's own settings: the replica's addresses if there is one, or an index of works and nobody."""
    own = place / "own.toml"
    if replica is None:
        records = place / "few.jsonl"
        records.write_text("".join(f"{json.dumps(_record(number))}\n" for number in range(ARTICLES)))
        own.write_text(f"[sources]\nindex = '{place}/few.db'\n" + "".join(f"{name} = ''\n" for name in service_names()))
        subprocess.run(command(("index", "few.jsonl", "-o", "few.db")), cwd=place, check=True, capture_output=True)
        yield own
        return
    port = place / "port"
    records = place / "records.jsonl"
    records.write_text("".join(f"{json.dumps(_known(number))}\n" for number in range(ARTICLES)))
    options = ("--records", str(records), "--port", "0", "--port-file", str(port), "--no-limits", "--no-quirks")
    serving = subprocess.Popen([sys.executable, "-m", "replica", *options], cwd=replica, stdout=subprocess.DEVNULL)
    try:
        while not (port.exists() and port.read_text().strip()):
            time.sleep(0.1)
        addresses = {**dict.fromkeys(service_names(), ""), **_addresses(port.read_text().strip())}
        own.write_text("[sources]\n" + "".join(f"{name} = '{address}'\n" for name, address in addresses.items()))
        yield own
    finally:
        serving.terminate()
        serving.wait()


def _known(number: int) -> dict[str, object]:
    record = _record(number)
    authors = [{"given": "B", **author} for author in record["author"]]  # type: ignore[attr-defined]
    return {
        "doi": record["DOI"],
        "pmid": str(10_000_000 + number),
        "title": record["title"][0],  # type: ignore[index]
        "authors": authors,
        "year": 2010 + number % 14,
        "container": "Journal of Cells",
        "volume": "1",
        "issue": "1",
        "pages": "1-2",
        "abstract": f"Cells of kind {number} survive in the blood.",
        "type": "journal-article",
        "retracted": False,
    }


def _addresses(port: str) -> dict[str, str]:
    roots = {"europepmc": "/webservices/rest", "eutils": "/entrez/eutils"}
    return {name: f"http://127.0.0.1:{port}/{path}{roots.get(path, '')}" for name, path in _SERVICES.items()}


def warm() -> None:
    """Import the whole package, so that a forked command is at its work at once and not at its imports."""
    for module in walk_packages(factcheck.__path__, "factcheck."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def started(
    folder: Path, arguments: Sequence[str], output: int | None = None, limit: Limit | None = None, **more: str
) -> int:
    """Start a command in a forked process, the first of a group of its own; return its number.

    What it says goes to the descriptor `output`, or nowhere.
    """
    sys.stdout.flush()
    if child := os.fork():
        return child
    status = 70
    try:
        os.setsid()
        os.chdir(folder)
        os.environ.update(environment(folder, **more))
        out = os.open(os.devnull, os.O_WRONLY) if output is None else output
        os.dup2(out, 1)
        os.dup2(out, 2)
        if limit:
            limit()
        status = _run(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def command(arguments: Sequence[str]) -> list[str]:
    """Return the command line of a call."""
    return [sys.executable, "-m", "factcheck", *arguments]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a call: its own settings and caches."""
    cache = folder.parent.parent / "cache" if (folder / "cache-elsewhere").exists() else folder / CACHE
    return {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "FACTCHECK_CACHE_DIR": str(cache),
        "FACTCHECK_CONFIG": str(folder / "own.toml"),
        **more,
    }


def call(folder: Path, arguments: Sequence[str], *, limit: Limit | None = None, **more: str) -> tuple[int, str]:
    """Run a command to its end; return its exit status and what it said."""
    reading, writing = os.pipe()
    child = started(folder, arguments, writing, limit, **more)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        words = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), words


def own_share(number: int) -> list[tuple[str, ...]]:
    """Return what one of a crowd does: pin a source in another's article, lock its own and write their baseline."""
    mine = tuple(f"articles/a{one:02}.md" for one in range(ARTICLES) if one % CROWD == number)
    other = (number + 1) % CROWD
    source = f"{NAMES[other]} et al., {2010 + other}"
    pin = ("pin", f"articles/a{other:02}.md", source, f"10.5555/pinned.{other}")
    return [pin, ("lock", *mine), (*_CHECK, "--update-baseline", *mine)]


def lost_in_the_crowd(folder: Path) -> Iterator[str]:
    """Yield what is missing after a crowd has written."""
    entries = lock.read(folder / "factcheck.lock")
    held = {entry.article for entry in entries.values()}
    yield from (f"lock: {name} is lost" for name in _articles() - held)
    pinned = {entry.article for entry in entries.values() if entry.pinned}
    yield from (f"the pin in a{one:02}.md is lost" for one in range(CROWD) if f"articles/a{one:02}.md" not in pinned)
    known = baseline.read(folder / baseline.NAME)
    yield from (f"baseline: {name} is lost" for name in _articles() - known.keys())
    yield from caches(folder, Snapshot({}), Snapshot({}))
    yield from (f"left: {path.name}" for path in folder.rglob(".factcheck-*.part"))


def _articles() -> set[str]:
    return {f"articles/a{number:02}.md" for number in range(ARTICLES)}


@contextmanager
def small_files(folder: Path) -> Iterator[Limit | None]:
    """Let no file grow beyond 100 bytes."""
    yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


@contextmanager
def fill(folder: Path) -> Iterator[Limit | None]:
    """Leave no room on the disk of a folder."""
    filler = folder.parent / "filler"
    try:
        with filler.open("wb", buffering=0) as out:
            while True:
                out.write(b"x" * 512)
    except OSError:
        pass
    try:
        yield None
    finally:
        filler.unlink()


def read_only_home(folder: Path, home: Path) -> list[str] | str:
    """Check and lock where no cache can be kept; return what came out otherwise."""
    calls = ((*_CHECK, _ALL), ("lock", _ALL))
    usual = [call(folder, arguments) for arguments in calls]
    locked = (folder / "factcheck.lock").read_bytes()
    (folder / "factcheck.lock").unlink()
    home.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(home)], check=False, capture_output=True)
    home.chmod(0o555) if mounted.returncode else None
    try:
        now = [call(folder, one, HOME=str(home), FACTCHECK_CACHE_DIR="", XDG_CACHE_HOME="") for one in calls]
    finally:
        if not mounted.returncode:
            subprocess.run(["umount", str(home)], check=False)
    wrong = [f"{one[0]}: {new}" for one, old, new in zip(calls, usual, now, strict=True) if old != new]
    return wrong + ([] if (folder / "factcheck.lock").read_bytes() == locked else ["another lock file"])


def year_back(folder: Path, faketime: str) -> list[str] | str:
    """Check and lock with a clock that is a year back; return what is lost or said otherwise."""
    if not Path(faketime).is_file():
        return "not tried: no libfaketime"
    calls = ((*_CHECK, _ALL), ("lock", _ALL), (*_CHECK, "--update-baseline", _ALL))
    usual = [call(folder, arguments) for arguments in calls]
    before = Snapshot.of(folder)
    environ = environment(folder, LD_PRELOAD=faketime, FAKETIME="-365d")
    back = [subprocess.run(command(one), cwd=folder, env=environ, check=False, capture_output=True) for one in calls]
    now = [(done.returncode, (done.stdout + done.stderr).decode()) for done in back]
    again = [call(folder, one) for one in calls]
    wrong = [f"{one[0]}: {new}" for one, old, new in zip(calls, usual, now, strict=True) if old[0] != new[0]]
    wrong += [f"later, {one[0]}: {new}" for one, old, new in zip(calls, usual, again, strict=True) if old[0] != new[0]]
    return wrong + list(old_or_new(folder, before, before)) + list(caches(folder, before, before))
