"""Thousands of made-up and damaged documents: each is an article that is true to its source, or one error."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from factcheck.errors import ReadingError
from factcheck.reading import read_bytes
from tests.reading.articles import article, as_markdown
from tests.reading.documents import INLINE, PREFIXES, TAGS, TEXTS, assert_sound
from tests.reading.test_metamorphic_web import as_html, as_page, as_text

PAGES = [page.read_text(encoding="utf-8") for page in sorted((Path(__file__).parent / "html" / "pages").glob("*.html"))]
MADE = [render(article(seed, sections=1)) for seed in range(4) for render in (as_markdown, as_html, as_page, as_text)]
BREAKS = ("\n", "\n\n", "\r\n", "\r", "\x0b", "\u2028", "\ufeff")
NUMBERS = (
    "9" * 4_301,
    "1" + "0" * 400,
    "0." + "0" * 400 + "1",
    "1e999",
    "10^99",
    "5/0",
    "²",
    "٢٠١٩",
    "２０１９",
    "½",
    "⑨",
    "-0",
)
ALPHABET = (*INLINE, *PREFIXES, *TAGS, *TEXTS, *BREAKS, *NUMBERS)
PATHS = {"text": "a.txt", "markdown": "a.md", "mdx": "a.mdx", "quarto": "a.qmd", "html": "a.html"}
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le")

IN_CI, A_NIGHT = 400, 20_000
"""Documents of each kind: 2,000 and 100,000 in all."""


def document(random: Random) -> bytes:
    """Return a document put together from markup, or a real one with parts left out, doubled and put in."""
    if random.random() < 0.5:
        text = "".join(random.choice(ALPHABET) for _ in range(random.randint(1, 60)))
    else:
        text = damaged(random.choice((*PAGES, *MADE)), random)
    data = text.encode(random.choice(ENCODINGS), "replace")
    if random.random() < 0.1:
        place = random.randrange(len(data) + 1)
        data = data[:place] + random.randbytes(2) + data[place + random.randint(0, 3) :]
    return data


def damaged(text: str, random: Random) -> str:
    if random.random() < 0.3 and (places := [match.span() for match in re.finditer(r"\d+", text)]):
        start, end = random.choice(places)
        text = text[:start] + random.choice(NUMBERS) + text[end:]
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(text) + 1)
        end = start + random.randint(0, 40)
        text = text[:start] + random.choice(("", text[start:end] * 2, random.choice(ALPHABET))) + text[end:]
    return text


def assert_read(kind: str, seed: int) -> None:
    data = document(Random(f"{kind} {seed}"))
    format = kind if kind in ("text", "html") else "markdown"
    try:
        read = read_bytes(data, format, PATHS[kind])
    except ReadingError:
        return
    except Exception as problem:
        raise AssertionError(f"{kind} {seed}: {data!r}") from problem
    try:
        assert_sound(read)
    except AssertionError as problem:
        raise AssertionError(f"{kind} {seed}: {data!r}") from problem


@pytest.mark.parametrize("kind", PATHS)
def test_documents_are_read_or_refused(kind: str) -> None:
    """No exception but `ReadingError`, and no span whose source says other words."""
    for seed in range(IN_CI):
        assert_read(kind, seed)


@pytest.mark.slow
@pytest.mark.parametrize("kind", PATHS)
def test_many_documents_are_read_or_refused(kind: str) -> None:
    """So it is for as many as a night allows."""
    for seed in range(IN_CI, A_NIGHT):
        assert_read(kind, seed)
