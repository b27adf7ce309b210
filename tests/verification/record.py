"""Record the cassettes anew from a running replica: `python -m tests.verification.record http://127.0.0.1:PORT`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.verification import test_verify
from tests.verification.replay import recorded


def record(base: str) -> None:
    """Write every cassette of `test_verify`."""
    for name in ("article",):
        with tempfile.TemporaryDirectory() as folder, recorded(name, base) as address:
            settings = test_verify.at(address, Path(folder) / "answers.sqlite")
            found = test_verify.verify(*test_verify.example(), settings)
            print({key: verdict.status for key, verdict in found.verdicts.items()}, found.sent)


if __name__ == "__main__":
    record(*sys.argv[1:])
