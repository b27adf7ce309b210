"""What every test may lean on: no network, and the shared folder where there is one."""

from __future__ import annotations

import signal
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import SHARED

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("factcheck", deadline=None)
settings.load_profile("factcheck")

LOCAL = ("127.0.0.1", "::1", "localhost")


def pytest_configure() -> None:
    """Let Ctrl-C end what tests start: a shell that runs the suite in the background has all of it ignore that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need the shared folder, and those that a browser runs: CI has a job for them."""
    for item in items:
        needs = set(getattr(item, "fixturenames", ()))
        if "shared" in needs:
            item.add_marker("shared")
        if needs & {"chromium", "browser"}:
            item.add_marker("programs")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what was skipped, and for want of what."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(each.longrepr[2].removeprefix("Skipped: ") for each in skipped)
    if reasons:
        told = "; ".join(f"{count} since {reason}" for reason, count in reasons.most_common())
        terminalreporter.write_line(f"Skipped: {told}")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def no_settings_of_your_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("FACTCHECK_CONFIG", "")


@pytest.fixture(scope="session")
def shared() -> Iterator[Path]:
    """The folder of recordings, benchmarks and the replica; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip(f"the shared folder is not at {SHARED}")
    yield SHARED
