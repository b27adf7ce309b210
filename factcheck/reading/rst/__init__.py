"""reStructuredText (.rst): the words that are rendered, each with its place in the source.

docutils parses it, with nothing of another file put in. What only Sphinx knows is read as far as its words say it: the
label of a role is text, `:cite:` a citation by its key, a directive that is unknown is none of the text.
"""

from __future__ import annotations

from typing import Any

from factcheck.errors import ReadingError, UsageError
from factcheck.extras import install
from factcheck.model import Article
from factcheck.reading.comments import with_comments
from factcheck.reading.decoding import decode
from factcheck.reading.lines import MAX_PARAGRAPH, line_starts, refuse_long_lines
from factcheck.reading.rst.blocks import Writer
from factcheck.reading.rst.directives import INCLUDE, passed_over
from factcheck.reading.rst.places import Places
from factcheck.text.expressions import expression

_OTHER_BREAKS = expression("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SETTINGS = {
    "_disable_config": True,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "warning_stream": False,
    "doctitle_xform": False,
    "syntax_highlight": "none",
    "line_length_limit": MAX_PARAGRAPH,
}


def read_bytes(data: bytes, path: str) -> Article:
    """Read a file of reStructuredText; raises `ReadingError` for bytes that are no text, and as `read` does."""
    return read(decode(data, path), path)


def read(source: str, path: str) -> Article:
    """Read reStructuredText.

    Raises `UsageError` without docutils, and `ReadingError` for a block longer than `MAX_PARAGRAPH` and for blocks
    that are nested without end.
    """
    starts = line_starts(source)
    refuse_long_lines(source, starts, path)
    try:
        writer = Writer(Places(source, starts))
        writer.inside(_tree(source, path))
    except RecursionError:
        raise ReadingError("The document nests its blocks too deeply to be read.", path=path) from None
    article = writer.composer.article(path, "rst", source)
    return with_comments(article, writer.comments) if writer.comments else article


def _tree(source: str, path: str) -> Any:
    """Return the document that docutils makes of a text; raises `ReadingError` for one that it stumbles over."""
    try:
        from docutils.core import publish_doctree
        from docutils.parsers.rst import directives, roles
    except ImportError:
        raise UsageError(f"reStructuredText needs docutils: {install('rst')}") from None
    directives.register_directive(INCLUDE, passed_over())
    try:
        return publish_doctree(_OTHER_BREAKS.sub(" ", source), settings_overrides=_SETTINGS)
    except RecursionError:
        raise
    except Exception as problem:  # a fault of docutils that this text meets
        message = f"docutils stumbles over this document ({type(problem).__name__}); check it with docutils itself."
        raise ReadingError(message, path=path) from None
    finally:
        directives._directives.pop(INCLUDE, None)
        roles._roles.clear()  # those that a document defines hold for all that are read later, too
