"""Bytes of HTML are decoded as browsers decode them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ReadingError
from factcheck.reading import read_bytes
from factcheck.reading.html import read_bytes as read_served
from tests.reading.documents import assert_sound, pages

WORDS = "Größe – 5 µg"


def text(data: bytes) -> str:
    return read_bytes(data, "html", "a.html").text


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("cp1252"),
        b'<meta charset="windows-1252">' + WORDS.encode("cp1252"),
        b"<META http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>" + WORDS.encode("cp1252"),
        b"<!-- <meta charset=koi8-r> --><meta charset=utf-8>" + WORDS.encode(),
        b"<?xml version='1.0' encoding='iso-8859-1'?>" + WORDS.encode("cp1252"),
        b"<meta charset=utf-16>" + WORDS.encode(),
        b"\xef\xbb\xbf<meta charset=koi8-r>" + WORDS.encode(),
    ],
)
def test_the_encoding_is_found(data: bytes) -> None:
    """By the byte-order mark, then what the page declares, then UTF-8, then Windows-1252."""
    assert text(data) == WORDS


def test_other_scripts() -> None:
    """Declared encodings of other scripts are read."""
    assert text(b"<meta charset=gb2312>" + "患者 5%".encode("gb18030")) == "患者 5%"
    assert text(b"<meta charset=koi8-r>" + "Пять".encode("koi8-r")) == "Пять"
    assert text(b"<meta charset=shift_jis>" + "五".encode("cp932")) == "五"


def test_the_server_is_believed_before_the_page() -> None:
    """The encoding that a server declares counts before the page's own."""
    assert read_served(b"<meta charset=utf-8>" + "Ж".encode("cp1251"), "-", "windows-1251").text == "Ж"


def test_bytes_without_a_character() -> None:
    """What Windows-1252 leaves open is a control character; broken UTF-8 is replaced where it is declared."""
    assert text(b"a\x81\x96b") == "a\x81–b"
    assert text(b"<meta charset=utf-8>5 \xb5g") == "5 \ufffdg"


@pytest.mark.parametrize("label", ["x-nothing", "rot13", "hex", "unicode_escape", "utf-7", "idna"])
def test_unknown_encodings_are_one_error(label: str) -> None:
    """A label that no browser knows, or that is no encoding of text, is named."""
    with pytest.raises(ReadingError, match=f"declares the encoding '{label}', which is not known"):
        text(f"<meta charset={label}>a".encode())


@pytest.mark.parametrize(
    ("data", "message"), [(b"", "empty"), (b"  \n", "empty"), (b"<p>\x00\x01", "binary"), (b"\xff\xfe", "empty")]
)
def test_bytes_that_are_no_page(data: bytes, message: str) -> None:
    """An empty or binary file is one sentence."""
    with pytest.raises(ReadingError, match=message):
        text(data)


@given(
    source=pages, encoding=st.sampled_from(["utf-8", "utf-16", "cp1252", "koi8-r", "gb18030"]),
    label=st.sampled_from(["", "utf-8", "latin1", "koi8-r", "gbk", "utf-16"]), cut=st.integers(0, 3),
    noise=st.binary(max_size=3),
)  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_mislabelled_bytes_are_read_or_refused(source: str, encoding: str, label: str, cut: int, noise: bytes) -> None:
    """Whatever a page declares, and wherever it is cut, it is a sound article or one error."""
    data = (f"<meta charset='{label}'>" if label else "").encode() + source.encode(encoding, "replace")[cut:] + noise
    try:
        assert_sound(read_bytes(data, "html", "a.html"))
    except ReadingError as problem:
        assert "empty" in problem.message or "binary" in problem.message
