r"""LaTeX (.tex): the words that are printed, each with its place in the source.

pylatexenc parses it; macros of the document's own are not expanded. Left out are the preamble but for its title,
displayed formulas, code, figures and comments. `\cite` is a citation by its key, or by the number or name that an entry
of `thebibliography` has.
"""

from __future__ import annotations

from typing import Any

from pylatexenc.latexwalker import LatexEnvironmentNode, LatexWalker, LatexWalkerError

from factcheck.errors import ReadingError
from factcheck.model import Article, Span
from factcheck.reading.comments import MarkupComment, with_comments
from factcheck.reading.latex.blocks import Writer
from factcheck.reading.latex.citing import listed
from factcheck.reading.latex.nodes import context, every, named
from factcheck.reading.lines import line_starts, refuse_long_lines
from factcheck.text.expressions import expression

Node = Any
_ADDRESS = expression(r"\\(?:url|nolinkurl|href)\s{0,9}\{[^{}\r\n]{0,2000}\}")


def read(source: str, path: str) -> Article:
    """Read LaTeX; raises `ReadingError` for a block longer than `MAX_PARAGRAPH` and for groups without end."""
    refuse_long_lines(source, line_starts(source), path)
    try:
        nodes = LatexWalker(
            _with_plain_addresses(source), latex_context=context(), tolerant_parsing=True
        ).get_latex_nodes()[0]
        everything = list(every(nodes))
        writer = Writer(listed(everything, source), source)
        body = next((each for each in everything if _is_document(each)), None)
        if body is None:
            writer.inside(nodes)
        else:
            writer.title(next((each for each in everything if named(each) == "title"), None))
            writer.inside(body.nodelist)
    except RecursionError:
        raise ReadingError("The document nests its groups too deeply to be read.", path=path) from None
    except LatexWalkerError as problem:
        line = getattr(problem, "lineno", None)
        raise ReadingError(
            "The LaTeX cannot be parsed; compile it and mend what fails.", path=path, line=line
        ) from None
    article = writer.composer.article(path, "latex", source)
    return with_comments(article, _comments(everything, source)) if "factcheck" in source else article


def _with_plain_addresses(source: str) -> str:
    """Return the source with the "%" of addresses, which begin no comment, as another sign."""
    return _ADDRESS.sub(lambda found: found[0].replace("%", "+"), source) if "%" in source else source


def _is_document(node: Node) -> bool:
    return isinstance(node, LatexEnvironmentNode) and node.environmentname == "document"


def _comments(nodes: list[Node], source: str) -> list[MarkupComment]:
    """Return the comments; one with words before it on its line is meant for their block."""
    found = []
    for node in nodes:
        if comment := getattr(node, "comment", ""):
            start = node.pos
            before = source[max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1 : start]
            place = Span(start, start + 1 + len(comment))
            found.append(MarkupComment(comment, place, inside=bool(before.strip())))
    return found
