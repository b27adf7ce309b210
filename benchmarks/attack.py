"""What comes of hostile inputs on the real command line: `python -m benchmarks.attack ../shared/cases/attack [NAME…]`.

Each input is copied into a repository of its own and met by the command that its README names: settings of a stranger,
services that send nothing sound, damaged state, documents that swell. Prints a row for each with exit status, seconds,
the memory of the largest process and what was said, and fails for another status than the right one, a traceback, more
than one sentence a file, code that ran, a key that was sent, and 500 MB. The full disk is in `benchmarks.kills`, the
editor that saves meanwhile in `tests/test_write_ignores.py` and `tests/test_autofix.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from socket import create_connection
from tempfile import TemporaryDirectory

from factcheck.sources.registry import service_names

MOST = 500
"""Megabytes that no process may take."""
PORT = 8911
"""Where `config-keys/factcheck.toml` expects the services; the next port is where redirects lead."""
MODES = ("wrong", "deep", "nan", "bomb", "endless", "redirect", "lol", "xxe", "keys")
OWN = "[sources]\nlinks = false\n" + "".join(f'{name} = "http://127.0.0.1:{PORT}/{name}"\n' for name in service_names())
"""The user's own settings that name the evil services."""
SECRETS = {"S2_API_KEY": "hush-s2", "OPENALEX_API_KEY": "hush-openalex"}
LIST = """

## References

Li A, Brown B. Walking and risk in adults. J Walk. 2019;3:1-9. doi:10.1000/walk.1

Smith C, Jones D. Running and risk in adults. J Run. 2020;4:11-19.
"""
OFFLINE, FROZEN = ("check", "--offline"), ("check", "--frozen")
Make = Callable[[Path, Path], object]


@dataclass(frozen=True, slots=True)
class Attack:
    """An input: how its repository is made, the arguments met there, the right exit status, and words that are said.

    `mode` is what the services do that listen meanwhile, and `own` are the user's own settings.
    """

    name: str
    make: Make
    arguments: Sequence[str]
    status: int
    words: str
    mode: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call came to; `megabytes` are of its largest process."""

    status: int
    seconds: float
    megabytes: int
    out: str
    err: str


def main(given: Path, names: Sequence[str]) -> int:
    """Print a row for each attack; return 1 where one succeeded."""
    print("| input | command | exit | s | MB | said | wrong |\n|---|---|---|---|---|---|---|")
    bad = False
    for attack in attacks():
        if names and not any(name in attack.name for name in names):
            continue
        with TemporaryDirectory() as name:
            repo = Path(name) / "repo"
            (repo / ".git").mkdir(parents=True)
            (repo / "draft.md").write_text("See http://dx.doi.org/10.1038/nm.3394.\n", encoding="utf-8")
            attack.make(given, repo)
            with _listening(given, attack.mode, Path(name)):
                outcome = _called(attack, Path(name))
            wrong = "; ".join(_flaws(attack, outcome, Path(name)))
        bad = bad or bool(wrong)
        said = _sentence(attack, outcome).replace(f"{repo}/", "").replace("|", "\\|")
        numbers = f"{outcome.status} | {outcome.seconds:.0f} | {outcome.megabytes}"
        print(f"| {attack.name} | `{' '.join(attack.arguments)}` | {numbers} | {said} | {wrong or '–'} |", flush=True)
    return int(bad)


def attacks() -> Iterator[Attack]:
    """Yield every input of the folder with what must come of it."""
    yield Attack("pickle-cache", _pickled, ("check", "draft.md"), 0, "may not set sources.cache", "keys", OWN)
    copied = partial(
        _copied, names={"draft.md": "config-keys/draft.md", "factcheck.toml": "config-keys/factcheck.toml"}
    )
    offline = "[sources]\nlinks = false\n" + "".join(f"{name} = ''\n" for name in service_names())
    yield Attack("config-keys", copied, ("check", "draft.md"), 0, "may not set sources.europepmc", "keys", offline)
    for mode in MODES:
        yield Attack(f"evilsvc {mode}", _listed, ("check", "draft.md"), 0, "2 sources looked at", mode, OWN)
        required = ("check", "--require-lookups", "draft.md")
        yield Attack(f"evilsvc {mode}, required", _listed, required, 3, "2 sources looked at", mode, OWN)
    for name in ("deep.lock", "lock-1.txt", "lock-2.txt", "lock-3.txt"):
        copied = partial(_copied, names={"factcheck.lock": f"state/{name}"})
        yield Attack(f"{name} as lock file", copied, (*FROZEN, "draft.md"), 2, "factcheck.lock:")
    for name in ("deep.json", "json-4.txt", "json-5.txt", "bib-6.txt"):
        place = f"draft.{'bib' if name.startswith('bib') else 'json'}"
        make = partial(_with_bibliography, name=place, source=f"state/{name}")
        yield Attack(f"{name} as bibliography", make, (*OFFLINE, "cited.md"), 2, f"{place}:")
    copied = partial(_copied, names={"factcheck.toml": "state/toml-7.txt"})
    yield Attack("toml-7.txt as settings", copied, (*OFFLINE, "draft.md"), 2, "null character")
    for name in ("rule-page.md", "page-8.txt", "page-9.txt", "page-10.txt", "page-11.txt"):
        copied = partial(_copied, names={"page.md": f"state/{name}"})
        yield Attack(f"{name} as rule page", copied, ("rules", "test", "page.md"), 2, "page.md")
    copied = partial(_copied, names={"hyphens.txt": "quadratic/hyphens.txt"})
    yield Attack("hyphens.txt", copied, (*OFFLINE, "hyphens.txt"), 0, "in 1 article")
    for name in ("plain", "window14", "asciihex", "space", "far", "lzw", "forms"):
        yield Attack(f"{name}.pdf", _bombs, (*OFFLINE, f"{name}.pdf", "draft.md"), 2, f"{name}.pdf: ")
    # 190 MB of blanks are within the limits, and its one sentence is read.
    yield Attack("image-word.pdf", _bombs, (*OFFLINE, "image-word.pdf", "draft.md"), 0, "1 of 2 articles")


def _copied(given: Path, repo: Path, names: Mapping[str, str]) -> None:
    for name, source in names.items():
        shutil.copy(given / source, repo / name)


def _pickled(given: Path, repo: Path) -> None:
    _copied(given, repo, {"draft.md": "pickle-cache/draft.md", "factcheck.toml": "pickle-cache/factcheck.toml"})
    subprocess.run([sys.executable, given / "pickle-cache/make.py"], cwd=repo, check=True)


def _listed(given: Path, repo: Path) -> None:
    (repo / "draft.md").write_text((given / "config-keys/draft.md").read_text(encoding="utf-8") + LIST)


def _with_bibliography(given: Path, repo: Path, name: str, source: str) -> None:
    shutil.copy(given / source, repo / name)
    (repo / "cited.md").write_text(f"---\nbibliography: {name}\n---\nBread holds iodine [@k].\n", encoding="utf-8")


def _bombs(given: Path, repo: Path) -> None:
    for name in ("make.py", "forms.pdf"):
        shutil.copy(given / "pdf" / name, repo)
    subprocess.run([sys.executable, repo / "make.py"], cwd=repo, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _listening(given: Path, mode: str, folder: Path) -> Iterator[None]:
    """Run the evil services in a mode, and at the next port one that writes down what it hears."""
    if not mode:
        yield
        return
    server = [sys.executable, str(given / "evilsvc.py")]
    with (folder / "heard").open("wb") as heard, (folder / "elsewhere").open("wb") as elsewhere:
        processes = [
            subprocess.Popen([*server, str(PORT), mode], stderr=heard),
            subprocess.Popen([*server, str(PORT + 1), "keys"], stderr=elsewhere),
        ]
        try:
            for port in (PORT, PORT + 1):
                _await(port)
            yield
        finally:
            for process in processes:
                process.kill()
                process.wait()


def _await(port: int) -> None:
    for _ in range(300):
        with suppress(OSError), create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"nothing listens at {port}")


def _called(attack: Attack, folder: Path) -> Outcome:
    own = folder / "own.toml"
    own.write_text(attack.own, encoding="utf-8")
    surroundings = {**os.environ, **SECRETS, "FACTCHECK_CONFIG": str(own), "FACTCHECK_CACHE_DIR": str(folder / "cache")}
    begun = time.monotonic()
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        command = [sys.executable, "-m", "factcheck", *attack.arguments]
        process = subprocess.Popen(command, cwd=folder / "repo", stdout=out, stderr=err, env=surroundings)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    said = [(folder / name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err")]
    return Outcome(process.returncode, time.monotonic() - begun, usage.ru_maxrss // 1024, *said)


def _flaws(attack: Attack, outcome: Outcome, folder: Path) -> Iterator[str]:
    said = outcome.out + outcome.err
    if outcome.status != attack.status:
        yield f"exit {outcome.status}, not {attack.status}"
    if "Traceback" in said:
        yield "a traceback"
    if attack.words not in said:
        yield f"nothing of {attack.words!r}"
    if len(outcome.err.splitlines()) > 1:
        yield f"{len(outcome.err.splitlines())} lines of errors"
    if outcome.megabytes > MOST:
        yield f"{outcome.megabytes} MB"
    if any(folder.rglob("PWNED")):
        yield "code ran"
    heard = (folder / name for name in ("heard", "elsewhere"))
    if any("hush" in path.read_text(encoding="utf-8") for path in heard if path.exists()):
        yield "a key was sent"


def _sentence(attack: Attack, outcome: Outcome) -> str:
    """Return what was said, without the folder: the line of errors, or the summary of look-ups."""
    lines = outcome.err.splitlines() or [line for line in outcome.out.splitlines() if attack.words in line]
    return (lines or [""])[0].removeprefix("factcheck: ")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
