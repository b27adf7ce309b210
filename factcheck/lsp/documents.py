"""What the editor shows, at one version, and what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from factcheck import config, pipeline
from factcheck.comparison.parting import Restated
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Article, Checked, Extraction, Lookups, Verdict
from factcheck.reading import FORMATS, format_of, read_text
from factcheck.text.passages import Memory, remembering
from factcheck.values import dataclass

_LANGUAGES = {
    **dict.fromkeys(("plaintext", "text"), "text"),
    **dict.fromkeys(("markdown", "mdx", "quarto", "rmd"), "markdown"),
    "html": "html",
    **dict.fromkeys(("latex", "tex", "plaintex"), "latex"),
    **dict.fromkeys(("restructuredtext", "rst"), "rst"),
    **dict.fromkeys(("asciidoc", "asciidoctor"), "asciidoc"),
    "jats": "jats",
}
"""Language identifiers of editors, and the formats that read them."""

MOST_CLAIMS = 4_000
"""Numbers of a document up to which the facts that it states more than once are looked for."""

_PASSAGES = Memory()
"""What was read from passages of all documents, so that only what was changed is read again."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text at one version. `lookups` are the latest verdicts on its sources, None before the first look-up."""

    uri: str
    path: str
    format: str
    version: int
    text: str
    lookups: Lookups | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a document was found to hold, or the problem that keeps it from being checked."""

    document: Document
    settings: Config
    checked: Checked | None = None
    problem: FactcheckError | None = None


def format_for(language: str, path: str) -> str | None:
    """Return the format to read a document in, None for one that the server has nothing to say about."""
    try:
        format = _LANGUAGES.get(language) or format_of(path)
    except FactcheckError:
        return None
    return format if format in FORMATS and format in _LANGUAGES.values() else None


def check(document: Document) -> Result:
    """Check a document with the verdicts at hand, asking nobody."""
    return _result(document)


def look_up(document: Document, told: Callable[[Result], None] = lambda result: None) -> Result:
    """Check a document and have its sources looked up, unless its settings say offline.

    `told` gets what has been found so far, whenever more sources are settled, in the thread that looks up.
    """
    return _result(document, told)


def restated(result: Result) -> Restated:
    """Return the facts that a document states more than once; none of one that cannot be read or is too long for it."""
    checked = result.checked
    if checked is None or len(checked.extraction.claims) > MOST_CLAIMS:
        return Restated()
    return pipeline.restated(checked.article, checked.extraction)


def _result(document: Document, told: Callable[[Result], None] | None = None) -> Result:
    settings = Config()
    try:
        settings = config.for_article(Path(document.path))
        article = read_text(document.text, document.format, document.path)
        with remembering(_PASSAGES):
            extraction = pipeline.facts(article, settings)
        if told and settings.lookups != "none":
            from factcheck.verification.progress import heard  # late, since look-ups load an HTTP client

            with heard(partial(_tell, document, settings, article, extraction, told)):
                document = replace(document, lookups=pipeline.look_up(article, extraction, settings))
        return Result(document, settings, pipeline.judge(article, extraction, document.lookups, settings))
    except FactcheckError as problem:
        return Result(document, settings, problem=problem)
    except (ArithmeticError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as problem:
        fault = FactcheckError(f"factcheck stumbled over this text ({type(problem).__name__}); please report it.")
        return Result(document, settings, problem=fault)


def _tell(
    document: Document,
    settings: Config,
    article: Article,
    extraction: Extraction,
    told: Callable[[Result], None],
    verdicts: Sequence[Verdict],
) -> None:
    """Tell what a document holds by the verdicts so far; those of an earlier look-up hold until there are new ones."""
    before = document.lookups.verdicts if document.lookups else {}
    lookups = Lookups({**before, **{each.key: each for each in verdicts}})
    told(Result(replace(document, lookups=lookups), settings, pipeline.judge(article, extraction, lookups, settings)))
