"""`factcheck serve`: the editor's desk in the browser."""

from __future__ import annotations

import errno
import os
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.errors import UsageError
from factcheck.extras import install

if TYPE_CHECKING:
    import socket

    from factcheck.config import Config

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command(short_help="Open the editor's desk in the browser.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes any free port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--expose", is_flag=True, help="Allow a --host that other machines can reach.")
@click.option("--open/--no-open", "open_", default=None, help="Open a browser, or only print the address.")
@click.option("--offline", is_flag=True, help="Ask no service; sources stay unchecked.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
def serve(port: int, host: str, expose: bool, open_: bool | None, offline: bool, config_file: str | None) -> None:
    """Open a page where drafts are pasted, dropped or typed, and checked while they change.

    Drafts stay in this machine's memory; only what is cited goes to the bibliographic services.
    """
    import secrets  # late, as in _listen: every command imports this module

    from factcheck.cli.options import config_of
    from factcheck.config import rules_of

    if host not in LOOPBACK and not expose:
        raise UsageError(f"Other machines could reach {host}; say --expose if they should.")
    config = config_of(Path("draft.md"), config_file, {"offline": offline})
    rules_of(config)
    try:
        import uvicorn

        from factcheck.desk.app import create
        from factcheck.desk.connections import Connection
        from factcheck.desk.safety import Door
    except ModuleNotFoundError as problem:
        if problem.name not in ("starlette", "uvicorn", "anyio"):
            raise
        raise UsageError(f"The desk needs Starlette and uvicorn: {install('desk')}") from None
    listening = _listen(host, port)
    door = Door(secrets.token_urlsafe(16), listening.getsockname()[1], exposed=host not in LOOPBACK)
    settings = uvicorn.Config(
        create(_for_drafts(config), door),
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        http=Connection,
        ws="none",
        limit_concurrency=256,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=2,
    )
    _announce(host, door.port, door.token, open_)
    uvicorn.Server(settings).run(sockets=[listening])


def _for_drafts(config: Config) -> Config:
    """Return the settings for drafts from anywhere: their links never lead into a private network."""
    return replace(config, sources=replace(config.sources, allow_private=False))


def _listen(host: str, port: int) -> socket.socket:
    import socket

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as problem:
        raise _deaf(host, port, problem) from None
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as problem:
        listening.close()
        raise _deaf(host, port, problem) from None
    return listening


def _deaf(host: str, port: int, problem: OSError) -> UsageError:
    taken = problem.errno == errno.EADDRINUSE
    hint = " Is another desk open there? Give another --port, or 0 for any." if taken else ""
    return UsageError(f"The desk cannot listen on {host}, port {port}: {problem.strerror or problem}.{hint}")


def _announce(host: str, port: int, token: str, open_: bool | None) -> None:
    name = f"[{host}]" if ":" in host else host
    reachable = "127.0.0.1" if host == "0.0.0.0" else "[::1]" if host == "::" else name
    address = f"http://{reachable}:{port}/#{token}"
    click.echo(f"The desk is at {address}")
    click.echo("Drafts are kept in memory only. Ctrl-C closes the desk.")
    if host not in LOOPBACK:
        warning = "other machines can reach this desk, unencrypted; whoever has the address can use it"
        click.echo(f"factcheck: {warning}", err=True)
    sys.stdout.flush()
    if open_ or (open_ is None and _has_screen()):
        import webbrowser

        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _has_screen() -> bool:
    """Tell whether a browser would open in a window, and somebody sits before it."""
    if not sys.stdout.isatty():
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
