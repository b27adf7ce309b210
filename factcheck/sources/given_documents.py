"""Documents that somebody gave by hand: the texts of cited works, in any format that is read, known by what they hold.

Nothing is fetched. What a document says is kept beside the cache of answers, under the digest of its bytes.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from factcheck.codec.errors import DamagedError
from factcheck.codec.records import from_record, to_record
from factcheck.errors import FactcheckError, ReadingError
from factcheck.evidence import jats
from factcheck.evidence.documents import passages_of
from factcheck.model import Passage
from factcheck.opening import is_folder, walk
from factcheck.reading import endings, format_of, read_bytes
from factcheck.reading.decoding import read_file
from factcheck.sources.cache import KEEP
from factcheck.sources.full_texts import SourcePassages
from factcheck.sources.kv_cache import note, recall
from factcheck.sources.responses import printable
from factcheck.sources.settings import Settings
from factcheck.text.dois import normal
from factcheck.text.expressions import expression
from factcheck.text.identifiers import find_identifiers
from factcheck.values import dataclass
from factcheck.version import __version__

NO_TEXT = "There is no text in this document, as in one of scanned images or a page that asks for consent."
LARGEST = jats.LARGEST
"""Bytes of a text up to which it is read; those of a PDF or office document hold pictures as well."""
# A consent wall has a sentence or two.
_FEWEST_WORDS = 40
# A document names itself in its first words: title, authors, identifiers.
_HEAD = 3000
_MOST_FILES = 2000
_BINARY = ("pdf", "word", "odt", "epub")
_NUMBER = expression(r"(?<!\d)\d{5,9}(?!\d)")


@dataclass(frozen=True, slots=True)
class Given:
    """A document: its name, what it says of itself, and its passages, or the reason why there are none.

    `head` holds its first words, `doi` and `pmid` are the first identifiers in them.
    """

    path: str
    name: str
    head: str = ""
    doi: str = ""
    pmid: str = ""
    text: SourcePassages = SourcePassages()

    @property
    def stem(self) -> str:
        """The name of the file without its ending."""
        return unquote(Path(self.name).stem)

    def is_named(self, doi: str, pmid: str) -> bool:
        """Tell whether the file is named by an identifier: "10.1000_xyz.pdf", "12345678.pdf"."""
        own = "".join(filter(str.isalnum, self.stem.lower()))
        bare = "".join(filter(str.isalnum, doi.lower()))
        return bool(bare and own.removeprefix("doi") == bare) or bool(pmid and _NUMBER.findall(self.stem) == [pmid])


@cache
def documents(settings: Settings) -> tuple[Given, ...]:
    """Return the documents that the settings name, files and those below folders, in order, read once a run."""
    return tuple(_given(Path(path), settings) for path in files(settings.documents))


def faults(settings: Settings) -> Iterator[FactcheckError]:
    """Yield a sentence on each document that cannot be read."""
    for each in documents(settings):
        if each.text.reason:
            yield ReadingError(each.text.reason, path=each.path)


def files(places: Sequence[str]) -> Iterator[str]:
    """Yield the files in order; in a folder those of formats that are read, also those that git ignores."""
    left = _MOST_FILES
    for place in places:
        if not is_folder(Path(place)):
            yield place
            continue
        for folder, _, names in walk(Path(place)):
            for name in sorted(names):
                if left and name.lower().endswith((*endings(), ".xml")) and not name.startswith("."):
                    left -= 1
                    yield str(Path(folder) / name)


def _given(path: Path, settings: Settings) -> Given:
    here = Path.cwd()
    shown = str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
    try:
        data = read_file(path)
        format = format_of(str(path))
    except ReadingError as problem:
        return Given(shown, path.name, text=SourcePassages(reason=problem.message))
    digest = hashlib.sha256(f"{__version__}\0{format}\0".encode() + data).hexdigest()
    now = time.time()
    kept = _kept(recall(settings, "document", digest, now))
    if kept is None:
        kept = _read(data, format, path.name)
        note(settings, "document", digest, json.dumps(to_record(kept), ensure_ascii=False), now + KEEP.total_seconds())
    return Given(shown, path.name, kept.head, kept.doi, kept.pmid, kept.text)


def _kept(text: str | None) -> Given | None:
    if text is None:
        return None
    try:
        return from_record(Given, json.loads(text))
    except (ValueError, DamagedError):
        return None


def _read(data: bytes, format: str, name: str) -> Given:
    """Return what bytes hold; the path is not theirs to know."""
    try:
        if format not in _BINARY and len(data) > LARGEST:
            raise ReadingError(f"The document is larger than {LARGEST // 1_000_000} MB, and is not read.")
        if format == "jats":
            head, passages = jats.front(data), jats.passages(data)
        else:
            article = read_bytes(data, format, name)
            head, passages = article.text[:_HEAD], passages_of(article)
    except ReadingError as problem:
        return Given("", "", text=SourcePassages(reason=problem.message))
    if sum(len(each.text.split()) for each in passages) < _FEWEST_WORDS:
        return Given("", "", text=SourcePassages(reason=NO_TEXT))
    found = list(find_identifiers(head))
    doi = next((normal(each.doi) for each in found if each.doi), "")
    pmid = next((each.pmid for each in found if each.pmid), "")
    return Given("", "", head, doi, pmid, SourcePassages(tuple(_printed(passages, name))))


def _printed(passages: Sequence[Passage], name: str) -> Iterator[Passage]:
    """Yield passages as they may be shown, each with the name of its document."""
    for each in passages:
        yield Passage(printable(each.text), printable(f"{name}, {each.place}" if each.place else name))
