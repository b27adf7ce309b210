"""The catalogue: rule pages read from Markdown, each its own documentation, configuration and tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, get_args

from factcheck import data
from factcheck.checks import Diagnostic, Kind, kind, kinds
from factcheck.errors import RuleError
from factcheck.model import Confidence, Severity
from factcheck.opening import SMALL, below, is_folder, is_there, read_words
from factcheck.options import TomlSource, build, did_you_mean
from factcheck.text.expressions import expression
from factcheck.values import dataclass

SECTIONS = ("Why it matters", "How to fix it", "Examples", "Limits")
_NEXT_ARTICLE = expression(r"^<!-- article: (.+) -->\n", re.MULTILINE)
_HEADING = expression(r"^## (?P<name>.+)$", re.MULTILINE)
_FENCED = expression(r"^(`{3,})[^`\n]*\n(?:.*\n)*?\1`*[ \t]*$", re.MULTILINE)
_TITLE = expression(r"# (?P<name>[a-z][a-z0-9-]*) \((?P<code>[A-Z]+\d{3})\)\s*$")


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of an article on a rule page, in which `<mark>` tells the words to be found.

    A rule on several articles shows one after the other, each but the first behind a line `<!-- article: NAME -->`.
    `line` is that of its fence. `lookup` is what services reply, `bibliography` the .bib file beside the article.
    """

    format: str
    expects_finding: bool
    text: str
    line: int
    lookup: str = ""
    bibliography: str = ""

    def articles(self) -> tuple[tuple[str, str], ...]:
        """Return name and text of each article that is shown, without marks; the first is the one to be checked."""
        text = self.text.replace("<mark>", "").replace("</mark>", "")
        first, *rest = _NEXT_ARTICLE.split(text)
        return (("", first), *zip(rest[::2], rest[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Header:
    """The TOML fence of a rule page, without its `[options]`."""

    kind: str
    severity: Severity
    confidence: Confidence
    since: str
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule page, read. `options` is an instance of the kind's `Options`.

    `messages` and `severities` hold, by variant, what stands in place of `message` and `severity`. `yields_to` names
    the rules with whose findings its own are told where both are about one slip.
    """

    name: str
    code: str
    summary: str
    kind: str
    severity: Severity
    confidence: Confidence
    since: str
    message: str
    messages: Mapping[str, str]
    options: Any
    family: str
    examples: tuple[Example, ...]
    page: str
    path: str
    sections: Mapping[str, str] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    yields_to: tuple[str, ...] = ()

    @property
    def remedy(self) -> str:
        """Return what to do first: the first paragraph of "How to fix it", on one line."""
        return " ".join(self.sections.get("How to fix it", "").strip().partition("\n\n")[0].split())

    def severity_of(self, found: Diagnostic) -> Severity:
        """Return how grave a diagnostic of the rule is: by itself, by its variant, or as the page says of all."""
        return found.severity or self.severities.get(found.variant, self.severity)


@cache
def load(extra: tuple[Path, ...] = ()) -> Mapping[str, Rule]:
    """Return all rules by name, those of the folders or pages in `extra` included.

    Raises `RuleError` for a page that breaks the format and for a name or code that stands twice.
    """
    rules: dict[str, Rule] = {}
    codes: dict[str, Rule] = {}
    for path in pages((data.folder("rules"), *extra)):
        rule = read_rule(path)
        for taken in (rules.get(rule.name), codes.get(rule.code)):
            if taken:
                raise RuleError(f"{rule.name} ({rule.code}) repeats a name or code of {taken.path}.", path=rule.path)
        rules[rule.name] = codes[rule.code] = rule
    for rule in rules.values():
        if unknown := next((name for name in rule.yields_to if name not in rules), None):
            raise RuleError(f"There is no rule {unknown!r}{did_you_mean(unknown, rules)}", path=rule.path)
    return rules


def pages(places: Iterable[Path]) -> Iterator[Path]:
    """Yield the rule pages among files and folders; raises `RuleError` for a place that is not there."""
    for place in places:
        if is_folder(place):
            yield from (page for page in below(place, ".md") if page.name != "README.md")
        elif is_there(place):
            yield place
        else:
            raise RuleError("There is no such rule page or folder; look at rule-paths.", path=str(place))


def read_rule(path: Path) -> Rule:
    """Return the rule of one page; raises `RuleError` with the line of what breaks the format."""
    try:
        page = read_words(path, SMALL)
    except OSError as problem:
        raise RuleError(f"This rule page cannot be read: {problem.strerror}.", path=str(path)) from None
    first, _, rest = page.partition("\n")
    title = _TITLE.match(first)
    if not title:
        raise RuleError("A rule page starts with a title such as '# vague-source (FC203)'.", path=str(path), line=1)
    fences = tuple(_fences(page))
    toml = next((fence for fence in fences if fence.info == ("toml",)), None)
    if not toml:
        raise RuleError("A rule page needs a ```toml fence with its kind, severity and message.", path=str(path))
    source = TomlSource(toml.text, str(path), toml.line, RuleError)
    table = source.parse()
    options, messages = table.pop("options", {}), table.pop("messages", {})
    severities = _severities(table.pop("severities", {}), source)
    yields_to = _names(table.pop("yields-to", []), source)
    _require(table, source)
    header = build(Header, table, source)
    rule_kind = _kind(header.kind, source)
    for message in (header.message, *_of_variants(messages, source)):
        _check_placeholders(message, rule_kind, source)
    sections = dict(_sections(page))
    if missing := [name for name in SECTIONS if name not in sections]:
        raise RuleError(f"A rule page needs the section '## {missing[0]}'.", path=str(path))
    return Rule(
        name=title["name"],
        code=title["code"],
        summary=" ".join(rest.split("```", 1)[0].split()),
        kind=header.kind,
        severity=header.severity,
        confidence=header.confidence,
        since=header.since,
        message=header.message,
        messages=messages,
        options=build(rule_kind.options, _table(options, source), source.within("options")),
        family=path.parent.name,
        examples=tuple(_examples(fences)),
        page=page,
        path=str(path),
        sections=sections,
        severities=severities,
        yields_to=yields_to,
    )


def _table(options: Any, source: TomlSource) -> Mapping[str, Any]:
    if not isinstance(options, dict):
        raise source.problem("[options] must be a table of settings.", "options")
    return options


def _require(table: Mapping[str, Any], source: TomlSource) -> None:
    for key in Header.__dataclass_fields__:
        if key not in table:
            raise RuleError(f"The setting {key!r} is missing.", path=source.path, line=source.offset)


def _of_variants(messages: Any, source: TomlSource) -> Iterable[str]:
    """Return the messages of a page's variants; raises `RuleError` for what is no table of texts."""
    if not isinstance(messages, dict) or not all(isinstance(message, str) for message in messages.values()):
        raise source.problem("[messages] must hold one text a variant.", "messages")
    return messages.values()


def _severities(table: Any, source: TomlSource) -> Mapping[str, Severity]:
    """Return the severities of a page's variants; raises `RuleError` for what is no table of severities."""
    known = get_args(Severity)
    if not isinstance(table, dict) or not all(value in known for value in table.values()):
        raise source.problem(f"[severities] must hold one of {', '.join(known)} a variant.", "severities")
    return table


def _names(names: Any, source: TomlSource) -> tuple[str, ...]:
    """Return the names of rules in a list; raises `RuleError` for anything else."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise source.problem("yields-to must be a list of names of rules.", "yields-to")
    return tuple(names)


def _kind(name: str, source: TomlSource) -> Kind:
    try:
        return kind(name)
    except LookupError:
        raise source.problem(f"There is no kind of rule {name!r}{did_you_mean(name, kinds())}", "kind") from None


def _check_placeholders(message: str, rule_kind: Kind, source: TomlSource) -> None:
    try:
        parts = tuple(Formatter().parse(message))
    except ValueError:
        raise source.problem(
            "A message holds a brace that nothing closes or opens; write {{ or }}.", "message"
        ) from None
    for _, placeholder, form, conversion in parts:
        if form or conversion:
            raise source.problem(
                f"A message holds {{{placeholder}}} in a form of its own; write the name alone.", "message"
            )
        if placeholder is not None and placeholder not in rule_kind.fields:
            near = did_you_mean(placeholder, rule_kind.fields)
            raise source.problem(f"A message of kind {rule_kind.name!r} has no {{{placeholder}}}{near}", "message")


@dataclass(frozen=True, slots=True)
class _Fence:
    info: tuple[str, ...]
    text: str
    line: int


def _fences(page: str) -> Iterator[_Fence]:
    """Yield the fenced blocks; `line` is that of the opening fence, from 1."""
    opening = re.compile(r"^(`{3,})([^`\n]*)\n", re.MULTILINE)
    position = 0
    while found := opening.search(page, position):
        closing = re.compile(rf"^{found[1]}`*[ \t]*$", re.MULTILINE).search(page, found.end())
        end = closing.start() if closing else len(page)
        yield _Fence(tuple(found[2].split()), page[found.end() : end], page.count("\n", 0, found.start()) + 1)
        position = closing.end() if closing else end


def _examples(fences: Iterable[_Fence]) -> Iterator[Example]:
    """Yield the examples; `json lookup` holds what services reply to the one before it, `bibtex beside` its .bib."""
    pending: Example | None = None
    for fence in fences:
        match fence.info:
            case (format, "finding" | "ok" as expected):
                if pending:
                    yield pending
                pending = Example(format, expected == "finding", fence.text, fence.line)
            case ("json", "lookup") if pending:
                pending = replace(pending, lookup=fence.text)
            case ("bibtex", "beside") if pending:
                pending = replace(pending, bibliography=fence.text)
    if pending:
        yield pending


def _sections(page: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of each section; headings of the articles that examples show are none."""
    masked = _FENCED.sub(lambda fence: "`" * len(fence[0]), page)
    headings = list(_HEADING.finditer(masked))
    for heading, following in zip(headings, (*headings[1:], None), strict=True):
        yield heading["name"].strip(), page[heading.end() : following.start() if following else None].strip()
