"""Bibliography files beside an article as references whose id is their citation key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from factcheck.errors import ReadingError
from factcheck.extraction.references.bibtex import read_bibtex
from factcheck.extraction.references.csl import read_csl
from factcheck.model import Reference
from factcheck.opening import LISTS, read_regular

_READERS: dict[str, Callable[[str], tuple[Reference, ...]]] = {".bib": read_bibtex, ".json": read_csl}


def read_bibliography(path: Path) -> tuple[Reference, ...]:
    """Return the entries of a BibTeX (`.bib`) or CSL-JSON (`.json`) file in order; their `span` is None.

    Raises `ReadingError` for another ending, a file that is not there, and contents that do not parse.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(_READERS)
        raise ReadingError(f"The ending {path.suffix!r} is none of a bibliography ({known}).", path=str(path))
    try:
        entries = reader(read_regular(path, LISTS).decode("utf-8-sig"))
    except OSError as error:
        raise ReadingError(f"The bibliography cannot be read: {error.strerror}.", path=str(path)) from None
    except UnicodeDecodeError:
        raise ReadingError("The bibliography is not valid UTF-8; save it so.", path=str(path)) from None
    except RecursionError:
        raise ReadingError("The bibliography is nested too deeply to be read.", path=str(path)) from None
    except ReadingError as error:
        raise ReadingError(error.message, path=str(path), line=error.line) from error
    return tuple(_placed(entry, str(path)) if entry.copies else entry for entry in entries)


def _placed(entry: Reference, path: str) -> Reference:
    """Return an entry whose edits name the file that they change."""
    return replace(entry, copies=tuple(replace(edit, path=path) for edit in entry.copies))
