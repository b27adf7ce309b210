"""`factcheck serve` as it is started, and what it says when it cannot."""

from __future__ import annotations

import builtins
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner

from factcheck.cli import factcheck
from factcheck.errors import FactcheckError


def refusal(*arguments: str) -> str:
    done = CliRunner().invoke(factcheck, ["serve", "--no-open", *arguments], standalone_mode=False)
    assert isinstance(done.exception, FactcheckError), done.exception
    return str(done.exception)


def test_refusals(tmp_path: Path) -> None:
    """A port that is taken, an address beyond this machine and a missing configuration are one sentence each."""
    pytest.importorskip("starlette", reason="the extra desk is not installed")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "Give another --port" in refusal("--port", str(taken.getsockname()[1]))
    assert "--expose" in refusal("--host", "0.0.0.0")
    assert "cannot listen on no.such.host.invalid" in refusal("--host", "no.such.host.invalid", "--expose")
    assert "nope.toml" in refusal("--config", str(tmp_path / "nope.toml"))
    wrong = tmp_path / "factcheck.toml"
    wrong.write_text("select = ['no-such-rule']\n")
    assert "no-such-rule" in refusal("--config", str(wrong))


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the command says which one to install."""
    for name in [name for name in sys.modules if name.startswith(("uvicorn", "factcheck.desk"))]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.partition(".")[0] == "uvicorn":
            raise ModuleNotFoundError("no uvicorn", name="uvicorn")
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert "-m pip install" in (said := refusal()) and "[desk]'" in said


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_started_and_stopped(tmp_path: Path) -> None:
    """The address that is printed answers, and Ctrl-C ends the desk without a word and without processes left over."""
    pytest.importorskip("uvicorn", reason="the extra desk is not installed")
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--no-open", "--offline"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, start_new_session=True, **pipes) as desk:
        found = re.search(r"(http://\S+/)#(\S+)", desk.stdout.readline())
        assert found
        address, token = found.groups()
        session = requests.post(f"{address}api/sessions", headers={"x-factcheck-token": token}, timeout=60)
        path = f"{address}api/drafts/{session.json()['session']}?version=1&format=text&name=a.txt"
        answer = requests.put(path, b"Less than 5% of it.", headers={"x-factcheck-token": token}, timeout=60)
        assert answer.json()["found"]["words"] == 5
        assert requests.post(f"{address}api/sessions", timeout=60).status_code == 403
        os.killpg(desk.pid, signal.SIGINT)
        _, errors = desk.communicate(timeout=30)
        assert (desk.returncode, errors.strip()) == (130, "")
    with pytest.raises(ProcessLookupError):
        for _ in range(100):
            os.killpg(desk.pid, 0)
            time.sleep(0.1)
