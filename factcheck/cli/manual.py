"""The commands as a manual page and as a page of the documentation.

`python -m factcheck.cli.manual > docs/factcheck.1` writes the manual page that is installed with the package.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

Record = tuple[str, str]


def commands(group: click.Group, context: click.Context) -> Iterator[click.Context]:
    """Yield the context of each command that is not hidden, those below a group after the group."""
    for name in group.list_commands(context):
        command = group.commands[name]
        if command.hidden:
            continue
        inner = click.Context(command, parent=context, info_name=name)
        yield inner
        if isinstance(command, click.Group):
            yield from commands(command, inner)


def root(group: click.Group) -> click.Context:
    """Return the context of the program itself."""
    return click.Context(group, info_name="factcheck", max_content_width=100)


def roff(group: click.Group, version: str) -> Iterator[str]:
    """Yield the lines of factcheck(1), after man(7)."""
    context = root(group)
    yield f'.TH FACTCHECK 1 "" "factcheck {version}" "User Commands"'
    yield ".SH NAME"
    yield r"factcheck \- a linter for the facts in health articles"
    yield ".SH SYNOPSIS"
    yield r"\fBfactcheck\fR COMMAND [OPTIONS] [ARGUMENTS]"
    yield ".SH DESCRIPTION"
    yield from _paragraphs(_help(group))
    yield ".SH COMMANDS"
    for inner in commands(group, context):
        yield f".SS {_escaped(_usage(inner))}"
        yield from _paragraphs(_help(inner.command))
        for names, words in _options(inner):
            yield from (".TP", rf"\fB{_escaped(names)}\fR", _escaped(words))
    yield ".SH EXIT STATUS"
    for status, words in STATUSES:
        yield from (".TP", rf"\fB{status}\fR", _escaped(words))
    yield ".SH ENVIRONMENT"
    for name, words in ENVIRONMENT:
        yield from (".TP", rf"\fB{name}\fR", _escaped(words))


def markdown(group: click.Group) -> Iterator[str]:
    """Yield the lines of a page on the commands."""
    yield "# Commands\n"
    for inner in commands(group, root(group)):
        yield f"## {inner.command_path.removeprefix('factcheck ')}\n\n```text\n{_usage(inner)}\n```\n"
        for paragraph in _help(inner.command):
            yield f"{_quoted(paragraph)}\n"
        rows = list(_options(inner))
        if rows:
            yield "| option | what it does |\n|---|---|"
            yield from (f"| `{names.replace('|', chr(92) + '|')}` | {words} |" for names, words in rows)
            yield ""
    for heading, records in (("Exit status", STATUSES), ("Environment", ENVIRONMENT)):
        yield f"## {heading}\n\n| {heading.lower()} | meaning |\n|---|---|"
        yield from (f"| `{name}` | {words} |" for name, words in records)
        yield ""


STATUSES: tuple[Record, ...] = (
    ("0", "Nothing at or above --fail-on."),
    ("1", "Findings at or above --fail-on; with --diff, changes to make; of lock, a verdict that changed."),
    ("2", "Wrong usage, or a file that cannot be read; the other files are still checked."),
    ("3", "With --require-lookups, and of lock, a source that stayed unchecked for want of an answer."),
    ("130", "Stopped by Ctrl-C."),
    ("141", "The reader of the output stopped reading."),
)
ENVIRONMENT: tuple[Record, ...] = (
    ("FACTCHECK_CACHE_DIR", "The folder of what is kept between runs, in place of the platform's."),
    ("FACTCHECK_MAILTO", "The contact address that is told to bibliographic services."),
    (
        "OPENALEX_API_KEY, NCBI_API_KEY, S2_API_KEY",
        "Keys of OpenAlex, PubMed and Semantic Scholar, where you have one.",
    ),
    ("NO_COLOR", "Set to anything: no colours."),
)


def _usage(context: click.Context) -> str:
    pieces = context.command.collect_usage_pieces(context)
    return " ".join((context.command_path, *pieces))


def _help(command: click.Command) -> list[str]:
    """Return the paragraphs of a command's help; one that starts with a backspace keeps its lines."""
    return [part for part in re.split(r"\n[ \t]*\n", inspect.cleandoc(command.help or "")) if part.strip()]


def _options(context: click.Context) -> Iterator[Record]:
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record and not record[0].endswith("--help"):
            yield record


def _paragraphs(paragraphs: list[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield ".PP"
        if paragraph.startswith("\b"):
            yield ".nf"
            yield from (_escaped(line) for line in paragraph.splitlines()[1:])
            yield ".fi"
        else:
            yield _escaped(" ".join(paragraph.split()))


def _quoted(paragraph: str) -> str:
    """Return a paragraph of help as Markdown, one that keeps its lines as a fence."""
    if paragraph.startswith("\b"):
        return "```sh\n" + "\n".join(paragraph.splitlines()[1:]) + "\n```"
    return " ".join(paragraph.split())


def _escaped(words: str) -> str:
    """Return words that roff takes for nothing but words."""
    escaped = words.replace("\\", r"\e").replace("-", r"\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    from factcheck import __version__
    from factcheck.cli import factcheck

    print("\n".join(roff(factcheck, __version__)))
