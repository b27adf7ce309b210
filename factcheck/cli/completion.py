"""What a shell may offer after `factcheck`: rule names, formats, and the script that asks for them."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem, get_completion_class

from factcheck import plugins


@click.command(short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that makes a shell complete commands, options, rule names and formats.

    \b
    eval "$(factcheck completion bash)"                                       in ~/.bashrc
    eval "$(factcheck completion zsh)"                                        in ~/.zshrc
    factcheck completion fish > ~/.config/fish/completions/factcheck.fish
    """
    kind = get_completion_class(shell)
    assert kind
    root = click.get_current_context().find_root()
    click.echo(kind(root.command, {}, "factcheck", "_FACTCHECK_COMPLETE").source())


def complete_rule(context: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the rules whose name or code begins like a word; nothing where the rules cannot be read."""
    from factcheck import catalogue
    from factcheck.errors import FactcheckError

    try:
        rules = catalogue.load().values()
    except FactcheckError:
        return []
    names = {name: rule.summary for rule in rules for name in (rule.name, rule.code, rule.family)}
    names |= {rule.family: f"all rules on {rule.family}" for rule in rules}
    return [CompletionItem(name, help=words) for name, words in sorted(names.items()) if name.startswith(start)]


def complete_output(context: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the formats of reports that begin like a word."""
    from factcheck.rendering import FORMATS

    return _beginning((*FORMATS, *plugins.added("factcheck.reports")), start)


def complete_format(context: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the formats of articles that begin like a word."""
    from factcheck.reading import FORMATS

    return _beginning((*FORMATS, *plugins.added("factcheck.formats")), start)


def _beginning(words: Iterable[str], start: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in sorted(words) if word.startswith(start)]
