"""Made-up and damaged files that factcheck keeps or is told by: each is read, or refused in one sentence.

What is read is used as a run uses it, since a value of the wrong type does its harm there.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

import factcheck
from factcheck import baseline, config, data, examples
from factcheck.catalogue import read_rule
from factcheck.config import rules_of
from factcheck.errors import FactcheckError
from factcheck.extraction import extract
from factcheck.extraction.references.bibliography import read_bibliography
from factcheck.model import Article, Checked
from factcheck.reading.files import find_files
from factcheck.reading.patterns import Selection
from factcheck.rendering.references import FORMATS, entries
from factcheck.rendering.templates import filled, house
from factcheck.verification import lock
from factcheck.verification.query import queries
from tests.fuzz.outcomes import HangError, limited, told

IN_CI, AN_HOUR = 120, 12_500
"""Files of each of the eight kinds: 960 and 100,000 in all."""

ARTICLE: Article = factcheck.read(
    "Less than 5% of bread holds iodine (Brandt et al., 2014) [@k].\n\nLess than 0.5% of bread holds iodine.",
    "markdown",
)
CHECKED = Checked(ARTICLE, extract(ARTICLE), factcheck.check(ARTICLE))
QUESTIONS = tuple(queries(ARTICLE, CHECKED.extraction))

LOCKED = (
    {"article": "-", "source": QUESTIONS[0].key, "mark": lock.mark(QUESTIONS[0]), "status": "not-found", "on": "2026"},
    {"article": "b.md", "source": "Li, 2019", "mark": "0", "status": "differs", "on": "2026", "differs": ["year"],
     "work": {"source": "crossref", "title": "A", "authors": [["Li", "J."]], "years": [2019, 2020], "doi": "10.1/a"}},
)  # fmt: skip
LOCK = lock.HEADING + "\n".join(map(json.dumps, LOCKED))
BASELINE = json.dumps({"version": 1, "files": {"-": [{"rule": "a", "text": "b", "fingerprint": "c", "count": 2}]}})
SETTINGS = """
offline = true
select = ["conflicting-values"]
exclude = ["a/**", "*.txt"]
[rules.p-value-and-interval]
severity = "error"
margin = 2.5
[sources]
read-timeout = 3
[[override]]
paths = ["blog/**"]
fail-on = "never"
"""
PAGE = (data.folder("rules") / "numbers" / "conflicting-values.md").read_text(encoding="utf-8")
BIBTEX = """@string{j = "A Journal"}
@article{k, author = {Brandt, A. and {de la} Cruz, B and {World Health Organization}}, title = {An \\'{e}ffect of {B}},
journal = j # " of B", year = 2014, doi = {10.1000/a}, pages = "1--2"}
@comment{x} @misc{k, title = {B $a^2$ \\textbf{c}}, url = {https://a.b}}
"""
CSL = json.dumps(
    [{"id": "k", "author": [{"family": "Brandt", "given": "A."}, {"literal": "WHO"}], "title": "Bread", "PMID": 5,
      "issued": {"date-parts": [[2014, 1]]}, "container-title": ["A"], "page": "1-2", "DOI": "10.1000/a"}]
)  # fmt: skip
IGNORED = "*.md\n!a.md\n/b/**/c\n# d\n[a-z]?.txt\n"
TEMPLATE = "{% for article in articles %}{{ article.path }}: {{ article.findings | length }}\n{% endfor %}"

SCRAPS = (
    "", "{", "}", "[", "]", "(", ")", '"', "'", "\\", "\\{", "#", "@", "=", ",", ":", ".", "%", "$", "\n", "\r\n",
    "\t", "\0", "null", "true", "-1", "1e999", "NaN", "9" * 5_000, "0x" + "f" * 300, "2026-01-01", '"a"', "[]", "{}",
    "[[", "]]", "=====", "<<<<<<<", "{this}", "{this", "{{", "}}", "{!r}", "{this:>9}", "{0}", "{other.x}", "```",
    "```toml\n", "## ", "[options]\n", "[messages]\n", "<mark>", "</mark>", "\\ud800", "\\u0000", "é", "\U0001f600",
    "\u202e", "\x1b[2J", "@a{", "and ", "# ", "[" * 3_000, "{" * 3_000, '{"a":' * 3_000, "a." * 3_000, "((" * 1_000,
    "{% for a in b %}", "{{ a.b.c }}", "{{ 9 ** 9 ** 9 }}",
)  # fmt: skip
VALUE = re.compile(r'"[^"\n]*"|\{[^{}\n]*\}|\[[^][\n]*\]|\b\d+(?:\.\d+)?\b|\b(?:true|false|null)\b')
VALUES = (
    "", "null", "true", "-1", "0", "1e999", "NaN", "9" * 5_000, "10" * 20, "2026-01-01", "07:30:00", '""', '"a"', "[]",
    "{}", "[[]]", '[""]', "[1, 2]", '["a", "b"]', '{"a": []}', '"\\u0000"', '"\\ud800"', '"\\u202e"', '"../../etc"',
    '"/dev/zero"', '"{this}"', '"{0.x}"', '"**/**/**/a"', '"[z-a]"', '"(a+)+$"', '"' + "a" * 5_000 + '"', "0.1", "-0.0",
)  # fmt: skip


def with_wrong_values(text: str, random: Random) -> str:
    """Return a text with one to three of its values exchanged, so that most is still sound in form."""
    for _ in range(random.choice((1, 1, 2, 3))):
        if places := [match.span() for match in VALUE.finditer(text)]:
            start, end = random.choice(places)
            text = text[:start] + random.choice(VALUES) + text[end:]
    return text


def damaged(text: str, random: Random) -> bytes:
    """Return a text with wrong values, or with parts left out, doubled and put in; now and then no text at all."""
    if random.random() < 0.5:
        return with_wrong_values(text, random).encode("utf-8", "surrogatepass")
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        start = random.randrange(len(text) + 1)
        end = min(start + random.choice((0, 1, 2, 8, 40)), len(text))
        put = random.choice((random.choice(SCRAPS), text[start:end] * 2, text[:40], random.choice("{}[]\"',:=")))
        text = text[:start] + put + text[end:]
    data = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.1:
        place = random.randrange(len(data) + 1)
        data = data[:place] + random.randbytes(3) + data[place + random.randint(0, 3) :]
    return data


def _lock(path: Path) -> None:
    held = lock.read(path)
    for query in QUESTIONS:
        lock.recall(held, "-", query)
    json.dumps([lock._line(entry) for entry in held.values()])
    sorted(held)


def _baseline(path: Path) -> None:
    held = baseline.read(path)
    baseline.compare(held, [CHECKED], path, {"a"})
    "".join(baseline._written(baseline.updated(held, [CHECKED], path, {"a"})))


def _settings(path: Path) -> None:
    found = config.for_article(path.parent / "blog" / "a.md")
    rules_of(found)
    Selection(found.include, found.exclude, str(path.parent)).takes(path.parent / "a.md", is_folder=False)


def _page(path: Path) -> None:
    rule = read_rule(path)
    for example in rule.examples:
        examples.failure(rule, example)


def _bibliography(path: Path) -> None:
    found = extract(ARTICLE, read_bibliography(path))
    for write in FORMATS.values():
        "".join(write(entries(Checked(ARTICLE, found, ())))).encode()


def _ignored(path: Path) -> None:
    (path.parent / "a.md").touch()
    list(find_files([str(path.parent)], (".md",)))


def _template(path: Path) -> None:
    house.cache_clear()
    "".join(filled(str(path), {"articles": [{"path": "a", "findings": ()}]}))


KINDS: dict[str, tuple[str, str, Callable[[Path], None]]] = {
    "lock": ("factcheck.lock", LOCK, _lock),
    "baseline": (baseline.NAME, BASELINE, _baseline),
    "settings": ("factcheck.toml", SETTINGS, _settings),
    "rule page": ("conflicting-values.md", PAGE, _page),
    "BibTeX": ("a.bib", BIBTEX, _bibliography),
    "CSL": ("a.json", CSL, _bibliography),
    "ignored": (".gitignore", IGNORED, _ignored),
    "template": ("t.j2", TEMPLATE, _template),
}


def outcome(kind: str, seed: int, folder: Path) -> str:
    """Return whether a file was used or refused; fail where it was neither, or its sentence is none."""
    name, text, use = KINDS[kind]
    content = damaged(text, Random(f"{kind} {seed}"))
    (folder / name).write_bytes(content)
    for cached in (config.load, config.find_nearest):
        cached.cache_clear()
    try:
        with limited():
            use(folder / name)
    except FactcheckError as refused:
        assert str(refused).isprintable(), (kind, seed, str(refused))
        assert len(str(refused)) < 2_000, (kind, seed)
        return "refused"
    except (Exception, HangError) as problem:
        raise AssertionError(f"{kind} {seed}: {content[:2000]!r}") from problem
    return "used"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder that is the top of a work tree, so that nothing above it counts."""
    (tmp_path / ".git").mkdir()
    yield tmp_path
    for cached in (config.load, config.find_nearest, house):
        cached.cache_clear()


@pytest.mark.parametrize("kind", KINDS)
def test_sound_files_are_used(kind: str, folder: Path) -> None:
    """What is damaged was sound before, or nothing but its first fault would ever be met."""
    name, text, use = KINDS[kind]
    (folder / name).write_text(text, encoding="utf-8")
    use(folder / name)


@pytest.mark.parametrize("kind", KINDS)
def test_files_are_used_or_refused(kind: str, folder: Path) -> None:
    """No exception but `FactcheckError`, whose sentence is one line of words that any terminal shows."""
    told(kind, Counter(outcome(kind, seed, folder) for seed in range(IN_CI)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_files_are_used_or_refused(kind: str, folder: Path) -> None:
    """So it is for as many as an hour allows."""
    told(kind, Counter(outcome(kind, seed, folder) for seed in range(IN_CI, AN_HOUR)))
