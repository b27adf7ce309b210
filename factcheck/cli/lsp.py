"""`factcheck lsp`: the language server, for editors that start it."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from factcheck.errors import UsageError
from factcheck.extras import install


@click.command(short_help="Serve editors as a language server.")
@click.option("--offline", is_flag=True, help="Ask no service; sources stay unchecked.")
@click.option("--stdio", is_flag=True, hidden=True, help="Talk over standard input and output, the only way there is.")
def lsp(offline: bool, stdio: bool) -> NoReturn:
    """Serve an editor as a language server over standard input and output.

    Your editor starts this by itself; docs/editors.md says what to put into its settings. Exit status 0 after a
    shutdown that the editor has asked for, else 1.
    """
    try:
        from factcheck.lsp.server import create
        from factcheck.lsp.wire import serve
        from factcheck.reading.apart import give_up
    except ModuleNotFoundError as problem:
        if problem.name not in ("pygls", "lsprotocol"):
            raise
        raise UsageError(f"The language server needs pygls: {install('lsp')}") from None
    status = serve(create(offline=offline), sys.stdin.buffer, sys.stdout.buffer)
    give_up()
    os._exit(status)  # a check or look-up under way would hold up the end by minutes; all it writes is whole or old
