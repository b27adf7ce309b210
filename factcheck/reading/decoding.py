"""Bytes made into text, or a sentence on why they are none."""

from __future__ import annotations

import codecs
from pathlib import Path

from factcheck.errors import EmptyError, ReadingError
from factcheck.opening import NoFile, TooLarge, read_regular
from factcheck.reading.lines import line_starts
from factcheck.reading.signatures import likely_format

MAX_BYTES = 100_000_000
"""The largest file that is read."""

_REMEDIES = {
    "a PDF": "name it .pdf (or give --format pdf).",
    "a Word document (.docx)": "name it .docx (or give --format word).",
    "an OpenDocument text (.odt)": "name it .odt (or give --format odt).",
    "an RTF document": "name it .rtf (or give --format rtf).",
    "an e-book": "name it .epub (or give --format epub).",
    "an old Word document (.doc)": "save it as .docx.",
    "an encrypted Office document": "save it as .docx without a password.",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_file(path: Path) -> bytes:
    """Return the file's content; raises `ReadingError` for one that is missing, a folder, unreadable or too large."""
    try:
        return read_regular(path, MAX_BYTES, given=True)
    except NoFile:
        raise ReadingError("This is a device, a pipe or a socket, not a file; name a file.", path=str(path)) from None
    except TooLarge:
        raise too_large(str(path)) from None
    except FileNotFoundError:
        raise ReadingError("There is no such file or folder; check its name.", path=str(path)) from None
    except IsADirectoryError:
        raise ReadingError("This is a folder, not a file; name a file in it.", path=str(path)) from None
    except PermissionError:
        raise ReadingError("This file may not be read; change its permissions.", path=str(path)) from None
    except OSError as problem:
        raise ReadingError(f"The file cannot be read: {problem.strerror}.", path=str(path)) from None


def decode(data: bytes, path: str) -> str:
    """Return the text of UTF-8, or of UTF-16 with a byte-order mark; raises `ReadingError` for anything else."""
    refuse_large(data, path)
    if data.startswith(b"%PDF-"):
        raise binary(data, path)
    encoding = "UTF-16" if data.startswith(_UTF16) else "UTF-8"
    if encoding == "UTF-8" and b"\x00" in data:
        raise binary(data, path)
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as problem:
        raise _wrongly_encoded(data, problem.start, encoding, path) from None
    if "\x00" in text:
        raise binary(data, path)
    if not text.strip():
        raise empty(path)
    return text


def too_large(path: str) -> ReadingError:
    """Return the error for a file above `MAX_BYTES`."""
    return ReadingError(f"The file is larger than {MAX_BYTES // 1_000_000} MB; split it.", path=path)


def empty(path: str) -> EmptyError:
    """Return the error for a file of nothing but white space."""
    return EmptyError("The file is empty; there is nothing to check in it.", path=path)


def refuse_large(data: bytes, path: str) -> None:
    """Raise `ReadingError` for more than `MAX_BYTES`."""
    if len(data) > MAX_BYTES:
        raise too_large(path)


def binary(data: bytes, path: str) -> ReadingError:
    """Return the error for bytes that are no text, with what they may be instead."""
    found = likely_format(data)
    what = f"This looks like {found}, not text; " if found else "This looks like a binary file, not text; "
    return ReadingError(what + _REMEDIES.get(found, "save it as text or Markdown first."), path=path)


def _wrongly_encoded(data: bytes, offset: int, encoding: str, path: str) -> ReadingError:
    line = len(line_starts(data[:offset].decode(encoding, "ignore")))
    message = f"Byte {offset:,} (0x{data[offset]:02X}) on line {line} is not valid {encoding}; save the file as UTF-8."
    return ReadingError(message, path=path, line=line)
