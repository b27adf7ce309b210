"""The tools: check a draft, extract its facts, look a citation up, compare with a source, explain a rule.

Each returns what the command line writes as JSON, with places; a problem is the sentence that it would say there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from factcheck import __version__, catalogue, pipeline
from factcheck.config import Config, at, rules_of
from factcheck.errors import FactcheckError, UsageError
from factcheck.evidence.citing import citing
from factcheck.evidence.judging import judge_all
from factcheck.evidence.texts import source_text
from factcheck.extraction import extract
from factcheck.mcp.drafts import confined, handed_in
from factcheck.model import Passage, Shown, Span
from factcheck.options import did_you_mean
from factcheck.reading import read_text
from factcheck.rendering import Report, facts, json_report

INSTRUCTIONS = (
    "Checks facts and references in health articles. Findings are inconsistencies to look at, not verdicts on truth:"
    " a source that is not found may exist, and a difference may have a reason. Tell the writer both places of each."
)
_LONGEST_SOURCE = 2_000_000
P = ParamSpec("P")
Answer = dict[str, Any]


def create(config: Config, roots: Sequence[Path] = ()) -> MCPServer:
    """Return a server that reads files below the `roots` alone, and asks who the settings let it ask."""
    server = MCPServer("factcheck", version=__version__, instructions=INSTRUCTIONS, log_level="CRITICAL")
    for tool in _tools(config, roots):
        server.tool(structured_output=True)(tool)
    return server


def _tools(config: Config, roots: Sequence[Path]) -> Sequence[Callable[..., Answer]]:
    """Return the tools; what each says of itself is all that an assistant knows of it."""

    @_told
    def check_draft(text: str = "", path: str = "", format: str = "markdown") -> Answer:
        """Find numbers that disagree and citations that do not fit in a draft.

        Give its text with its format (markdown, html, text) or the path of a file. Every finding has its rule,
        severity, message, place (lines, columns, words), related places, and edits that are safe to apply.
        """
        article = handed_in(text, path, format, roots)
        own = at(config, Path(article.path)) if path else config
        article = confined(article, roots, own.file)
        return json_report.document(Report((pipeline.verify(article, own),)))

    @_told
    def extract_facts(text: str = "", path: str = "", format: str = "markdown") -> Answer:
        """List the numbers, citations and reference entries of a draft as they were read, each with its place."""
        article = handed_in(text, path, format, roots)
        document: Answer = json.loads("".join(facts.as_json(article, extract(article))))
        return document

    @_told
    def look_up_citation(citation: str, sentence: str = "") -> Answer:
        """Say which work a citation means and whether it differs, is retracted or was not found.

        `citation` is as an article writes it, "(Li et al., 2019)" or a DOI link; `sentence` what is said of it.
        """
        return _looked_up(citation, sentence, config)

    @_told
    def compare_with_source(sentence: str, source: str) -> Answer:
        """Say of each number of a sentence what the text of its source states: found, differs, not-found, not-compared.

        The passages of the source that are nearest come with each number, to be read beside it.
        """
        return _compared(sentence, source)

    @_told
    def explain_rule(name: str) -> Answer:
        """Explain a rule by name or code: what it finds, why it matters, how to mend it, with examples."""
        return _explained(name, config)

    return (check_draft, extract_facts, look_up_citation, compare_with_source, explain_rule)


def _looked_up(citation: str, sentence: str, config: Config) -> Answer:
    if config.lookups == "none":
        raise UsageError("This server asks nobody; it was started without --online, an index or a lock file.")
    bracketed = citation if citation.strip().startswith(("(", "http", "[")) else f"({citation.strip()})"
    article = read_text(f"{sentence.strip().rstrip('.')} {bracketed}.".strip(), "markdown", "-")
    document = json_report.document(Report((pipeline.verify(article, config),)))
    sources = document["articles"][0]["sources"]
    if not sources:
        raise UsageError("No citation is read in this; write names and year, a DOI or a PubMed address.")
    return {"sources": sources}


def _compared(sentence: str, source: str) -> Answer:
    if len(source) > _LONGEST_SOURCE:
        raise UsageError(f"The source has more than {_LONGEST_SOURCE:,} characters; give the parts that matter.")
    read = read_text(sentence, "text", "-")
    cited = [citation.span for citation in extract(read).citations]
    said = citing(read.text, without=cited)
    places = [figure.span for figure in said.figures]
    judged = judge_all(places, said, source_text(_passages(source)))
    return {
        "numbers": [
            {
                "number": read.text[place.start : place.end],
                "state": each.state,
                "probability": round(each.probability, 2),
                "said": each.said,
                "passages": [_shown(one) for one in each.shown],
            }
            for place, each in zip(places, judged, strict=True)
        ]
    }


def _explained(name: str, config: Config) -> Answer:
    rules = catalogue.load(tuple(Path(place) for place in config.rule_paths))
    found = next((rule for rule in rules.values() if name in (rule.name, rule.code)), None)
    if found is None:
        raise UsageError(f"There is no rule {name!r}{did_you_mean(name, rules)}")
    sections = {title: words.strip() for title, words in found.sections.items()}
    return {"name": found.name, "code": found.code, "summary": found.summary, "sections": sections}


def _passages(source: str) -> list[Passage]:
    article = read_text(source, "text", "-")
    return [Passage(article.words(sentence), article.place(sentence.start)) for sentence in extract(article).sentences]


def _shown(one: Shown) -> Answer:
    marks = [_words(one.passage.text, span) for span in one.marks]
    return {"text": one.passage.text, "place": one.passage.place, "marks": marks}


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _told(tool: Callable[P, Answer]) -> Callable[P, Answer]:
    """Return a tool whose problems reach the assistant as the sentence that says what to do."""

    @wraps(tool)
    def call(*given: P.args, **named: P.kwargs) -> Answer:
        try:
            return tool(*given, **named)
        except FactcheckError as problem:
            raise ToolError(str(problem)) from None

    return call


def settled(config: Config, *, online: bool) -> Config:
    """Return settings under which nobody is asked unless the user said so; raises `ConfigError` for wrong ones."""
    found = config if online else replace(config, offline=True)
    rules_of(found)
    return found
