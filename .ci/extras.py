"""Install each extra alone in an environment of its own, and use what it is for once.

    python3 .ci/extras.py [EXTRA…]

An import that no extra declares fails here, where the tests' own environment would hide it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "Less than 5% of salt is added at the table. Later: less than 0.5% of salt is added at the table.\n"


def audit(command: Path, folder: Path, *options: str) -> None:
    """Check a folder into tables and a dashboard."""
    (folder / "in").mkdir()
    (folder / "in/draft.md").write_text(DRAFT)
    out = folder / "out"
    subprocess.run([command, "audit", folder / "in", "--output", out, "--jobs", "1", *options], check=True)
    assert list(out.rglob("*.parquet")), f"no table in {out}"


def ray(command: Path, folder: Path) -> None:
    """Check a folder on the cluster engine."""
    audit(command, folder, "--engine", "ray")


def desk(command: Path, folder: Path) -> None:
    """Open the desk, write a draft and save it in every form."""
    arguments = [command, "serve", "--offline", "--no-open", "--port", "0"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=folder) as serving:
        assert serving.stdout
        try:
            direct = build_opener(ProxyHandler({}))
            address, token = serving.stdout.readline().split()[-1].split("/#")

            def call(method: str, path: str, body: bytes) -> bytes:
                headers = {"X-Factcheck-Token": token, "Origin": address, "Content-Type": "application/json"}
                with direct.open(Request(address + path, body, headers, method=method), timeout=60) as answer:
                    return bytes(answer.read())

            started = json.loads(call("POST", "/api/sessions", b"{}"))
            draft = f"/api/drafts/{started['session']}"
            query = "?version=1&name=draft.md&format=markdown"
            assert json.loads(call("PUT", draft + query, DRAFT.encode()))["found"]["findings"]
            for form in started["exports"]:
                assert call("POST", draft + "/exports", json.dumps({"format": form}).encode()), form
        finally:
            serving.terminate()


def rst(command: Path, folder: Path) -> None:
    """Check a draft in reStructuredText."""
    (folder / "draft.rst").write_text(f"Salt\n====\n\n{DRAFT}")
    done = subprocess.run([command, "check", "--offline", folder / "draft.rst"], capture_output=True, text=True)
    assert "conflicting-values" in done.stdout, done.stderr


def lsp(command: Path, folder: Path) -> None:
    """Open a document as an editor does, and wait for its diagnostics."""
    uri = (folder / "draft.md").as_uri()
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": DRAFT}
    messages = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": document}},
    ]
    with subprocess.Popen([command, "lsp", "--offline"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as serving:
        assert serving.stdin and serving.stdout
        try:
            for message in messages:
                body = json.dumps({"jsonrpc": "2.0", **message}).encode()
                serving.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            serving.stdin.flush()
            while True:
                heads = list(iter(serving.stdout.readline, b"\r\n"))
                length = next(int(head.split(b":")[1]) for head in heads if head.lower().startswith(b"content-length"))
                told = json.loads(serving.stdout.read(length))
                if told.get("method") == "textDocument/publishDiagnostics":
                    assert told["params"]["diagnostics"], told
                    return
        finally:
            serving.kill()


def mcp(command: Path, folder: Path) -> None:
    """Ask for the tools as an assistant does."""
    program = (
        "import asyncio, sys\n"
        "from mcp import Client, StdioServerParameters\n"
        "async def main():\n"
        "    async with Client(StdioServerParameters(command=sys.argv[1], args=['mcp'])) as client:\n"
        "        assert not (await client.call_tool('check_draft', {'text': sys.argv[2]})).is_error\n"
        "asyncio.run(main())\n"
    )
    subprocess.run([command.with_name("python"), "-c", program, command, DRAFT], check=True, cwd=folder)


def documentation(command: Path, folder: Path) -> None:
    """Build the documentation."""
    python = command.with_name("python")
    subprocess.run(
        [python, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder / "site"], check=True, cwd=ROOT
    )


USES: dict[str, Callable[[Path, Path], None]] = {
    "audit": audit,
    "ray": ray,
    "desk": desk,
    "rst": rst,
    "lsp": lsp,
    "mcp": mcp,
    "docs": documentation,
}


def try_alone(extra: str) -> None:
    """Install one extra alone and use it; raises what goes wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        python = folder / "venv/bin/python"
        wanted = [f"{ROOT}[{extra}]", "--constraint", str(ROOT / "constraints.txt")]
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-compile", *wanted], check=True)
        USES[extra](folder / "venv/bin/factcheck", folder)
    print(f"[{extra}] works alone", flush=True)


if __name__ == "__main__":
    for extra in sys.argv[1:] or USES:
        try_alone(extra)
