"""The command line: one module a command, and one place where problems become a line and an exit status.

Exit status: 0 clean, 1 findings at or above `--fail-on`, 2 wrong usage or a file that cannot be read,
3 sources left unchecked under `--require-lookups`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from factcheck import __version__
from factcheck.cli.audit import audit
from factcheck.cli.check import check
from factcheck.cli.compare import compare
from factcheck.cli.completion import completion
from factcheck.cli.config import config
from factcheck.cli.evidence import evidence
from factcheck.cli.extract import extract
from factcheck.cli.facts import facts
from factcheck.cli.index import index
from factcheck.cli.init import init
from factcheck.cli.lock import lock, pin_
from factcheck.cli.lsp import lsp
from factcheck.cli.mcp import mcp
from factcheck.cli.refs import refs
from factcheck.cli.rules import rule, rules
from factcheck.cli.serve import serve
from factcheck.cli.sources import sources
from factcheck.collector import collect_seldom
from factcheck.errors import FactcheckError
from factcheck.opening import exists
from factcheck.text.expressions import expression

_NEAR_MISS = expression(r"\.? \(?[Dd]id you mean (?:one of: )?(.*?)\??\)?\.?$")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="factcheck")
def factcheck() -> None:
    """Find numbers that disagree and citations that do not fit in health articles.

    \b
    factcheck check draft.md              check one draft, looking its sources up
    factcheck check --offline articles/   check a folder without any network
    factcheck rule conflicting-values     explain a rule
    """


for command in (
    audit,
    check,
    compare,
    completion,
    config,
    evidence,
    extract,
    facts,
    index,
    init,
    lock,
    pin_,
    refs,
    rules,
    rule,
    sources,
    lsp,
    mcp,
    serve,
):
    factcheck.add_command(command)


def main() -> None:
    """Run the command line; every problem a user can mend is one line on standard error.

    Python looks for modules in the current folder first when it starts another process, as worker processes do: a
    checked folder with a `multiprocessing.py` would run it.
    """
    os.environ["PYTHONSAFEPATH"] = "1"
    collect_seldom()
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    try:
        result = factcheck.main(args=arguments, prog_name="factcheck", standalone_mode=False)
        if sys.stdout and not sys.stdout.closed:
            sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.format_message())
        return 2
    except click.ClickException as problem:
        return _fail(_usage(problem, arguments))
    except FactcheckError as problem:
        return _fail(str(problem))
    except (KeyboardInterrupt, click.Abort):
        return 130
    except (BrokenPipeError, SystemExit) as problem:
        if getattr(problem, "code", 1) == 0:  # a shell has been told what completes its line
            return 0
        # click makes an exit of a pipe whose reader (`| head`) has seen enough
        _abandon_output()
        return 141
    except OSError as problem:
        _abandon_output()
        return _fail(f"Standard output cannot be written: {problem.strerror or problem}.")
    return result if isinstance(result, int) else 0


def _abandon_output() -> None:
    """Let nothing more be flushed into an output that takes no more, which Python would complain about at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage(problem: click.ClickException, arguments: list[str]) -> str:
    if arguments and problem.format_message().startswith("No such command") and exists(Path(arguments[0])):
        return f"{arguments[0]} is a file or folder, not a command; did you mean 'factcheck check {arguments[0]}'?"
    message = " ".join(problem.format_message().split())
    message = _NEAR_MISS.sub(lambda found: f"; did you mean {_meant(problem) or found[1]}?", message)
    message = message if message.endswith((".", "?")) else f"{message}."
    context = getattr(problem, "ctx", None)
    return f"{message} See '{context.command_path} --help'." if context else message


def _meant(problem: click.ClickException) -> str:
    """Return what a misspelt option may be: of several the ones that hardly differ, if there are any."""
    from difflib import get_close_matches

    known = getattr(problem, "possibilities", None) or ()
    near = get_close_matches(getattr(problem, "option_name", ""), known, cutoff=0.8)
    return ", ".join(map(repr, near))


def _fail(message: str) -> int:
    from factcheck.cli.telling import say

    say(message)
    return 2
