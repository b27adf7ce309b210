"""Bytes made into text, or a sentence on why they are none."""

from __future__ import annotations

import codecs
from pathlib import Path

from factcheck.errors import ReadingError

MAX_BYTES = 100_000_000
"""The largest file that is read."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_file(path: Path) -> str:
    """Return the file's text without its byte-order mark.

    Raises `ReadingError` for a file that is missing, a folder, unreadable, too large, or no text.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReadingError(f"The file is larger than {MAX_BYTES // 1_000_000} MB; split it.", path=str(path))
        return decode(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise ReadingError("There is no such file or folder.", path=str(path)) from None
    except IsADirectoryError:
        raise ReadingError("This is a folder, not a file.", path=str(path)) from None
    except OSError as problem:
        raise ReadingError(f"The file cannot be read: {problem.strerror}.", path=str(path)) from None


def decode(data: bytes, path: str) -> str:
    """Return the text of UTF-8, or of UTF-16 with a byte-order mark; raises `ReadingError` for anything else."""
    if not data.strip():
        raise ReadingError("The file is empty.", path=path)
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\x00" in data:
        raise ReadingError("This is a binary file, not text.", path=path)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        name = encoding.upper().removesuffix("-SIG")
        message = f"The file is not valid {name} at byte {problem.start:,}; save it as UTF-8."
        raise ReadingError(message, path=path, line=data.count(b"\n", 0, problem.start) + 1) from None
