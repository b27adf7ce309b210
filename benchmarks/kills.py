"""Writers killed, crowded, out of room and out of time: `python -m benchmarks.kills [--kills 50] [COMMAND…]`.

Each command that writes is killed (-9, with its workers) at random moments, half of them late, when it writes. After
each kill every file must be the old one or the new one, and every cache and table readable; every few kills the command
runs to its end and must come to what an undisturbed run comes to. Then four processes write one lock file, baseline and
cache at once, disks are full, the home folder takes nothing, and the clock is a year back. `--replica FOLDER` names
the folder that holds the replica of the services, `--faketime FILE` libfaketime. Prints the rows of faults.md.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import kills_house as house
from benchmarks.kills_house import CASES, Case, Snapshot

SEED, FINISHED = 20261, 5
"""Where the draws begin; every how many kills a command is let run to its end."""


@dataclass(slots=True)
class Tally:
    """What came of one command: kills, how many met it at work, files seen between, and what went wrong."""

    kills: int = 0
    at_work: int = 0
    half_way: int = 0
    beside: int = 0
    finished: int = 0
    wrong: tuple[str, ...] = ()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for, print the table, and return 1 where anything was lost."""
    given = _arguments(arguments)
    house.warm()
    bad = 0
    with TemporaryDirectory() as name, house.services(given.replica, Path(name)) as own:
        print("| command | kills | at work | some files new | left beside | runs to the end | lost or damaged |")
        print("|---|---|---|---|---|---|---|")
        for case in CASES:
            if not given.commands or case.name in given.commands:
                folder = Path(name) / case.name.replace(" ", "")
                tally = killed(case, house.built(folder, own), given.kills)
                wrong = "; ".join(dict.fromkeys(tally.wrong)) or "nothing"
                numbers = (tally.kills, tally.at_work, tally.half_way, tally.beside, tally.finished)
                print(f"| {case.name} | {' | '.join(map(str, numbers))} | {wrong} |", flush=True)
                bad += len(tally.wrong)
        if not given.commands:
            bad += _others(Path(name), own, given.rounds, given.faketime)
    return int(bad > 0)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commands", nargs="*", metavar="COMMAND")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--replica", type=Path)
    parser.add_argument("--faketime", default="")
    return parser.parse_args(arguments)


def _others(place: Path, own: Path, rounds: int, faketime: str) -> int:
    print("\n| what else | came to |\n|---|---|")
    faults: dict[str, Callable[[], list[str] | str]] = {
        f"four processes at once, {rounds} rounds": lambda: crowded(house.built(place / "crowd", own), rounds),
        "files of at most 100 bytes": lambda: _no_room(house.built(place / "small", own), house.small_files),
        "tmpfs of 64 kB, full": lambda: _full_disk(place / "full", own),
        "home that takes nothing": lambda: house.read_only_home(house.built(place / "home", own), place / "ro"),
        "clock a year back": lambda: house.year_back(house.built(place / "clock", own), faketime),
    }
    bad = 0
    for name, fault in faults.items():
        wrong = fault()
        print(f"| {name} | {wrong if isinstance(wrong, str) else '; '.join(wrong) or 'nothing lost'} |", flush=True)
        bad += 0 if isinstance(wrong, str) else len(wrong)
    return bad


def killed(case: Case, folder: Path, kills: int) -> Tally:
    """Kill a command so many times."""
    draw, tally = random.Random(f"{SEED} {case.name}"), Tally()
    for arguments in case.first:
        house.call(folder, arguments)
    before = Snapshot.of(folder)
    house.call(folder, case.arguments)
    before.restore(folder)
    start = time.perf_counter()
    said = house.call(folder, case.arguments)
    seconds = time.perf_counter() - start
    after = Snapshot.of(folder)
    if case.damage in (house.old_or_new, house.lock_rows, house.documents) and not after.differs(before):
        tally.wrong += (f"writes nothing: {said[1].strip()[-200:]}",)
    before.restore(folder)
    for number in range(1, kills + 1):
        late = draw.random() < 0.5
        tally.at_work += _kill(folder, case.arguments, draw.uniform(0.6 * seconds if late else 0, 1.1 * seconds))
        tally.kills += 1
        now = Snapshot.of(folder)
        tally.beside += len(now.strangers(before, after))
        tally.half_way += now.differs(before) and now.differs(after)
        tally.wrong += tuple(case.damage(folder, before, after))
        if number % FINISHED == 0:
            done = house.call(folder, (*case.arguments, *case.resume))
            same = done == said if case.says else done[0] == said[0]
            tally.wrong += () if same else (f"ends with {done[0]}: {done[1].strip()[-200:]}",)
            tally.wrong += tuple(case.damage(folder, after, after))
            tally.wrong += tuple(f"left: {name}" for name in Snapshot.of(folder).strangers(before, after))
            tally.finished += 1
            before.restore(folder)
        elif not case.goes_on:
            before.restore(folder)
    return tally


def _kill(folder: Path, arguments: Sequence[str], seconds: float) -> bool:
    """Run a command for so long; tell whether it was still at work when it was killed."""
    child = house.started(folder, arguments)
    time.sleep(seconds)
    running = os.waitpid(child, os.WNOHANG) == (0, 0)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    if running:
        os.waitpid(child, 0)
    return running


def crowded(folder: Path, rounds: int) -> list[str]:
    """Let four processes pin, lock and write the baseline at once; return what was lost."""
    wrong: list[str] = []
    clean = Snapshot.of(folder)
    for _ in range(rounds):
        clean.restore(folder)
        shutil.rmtree(folder / house.CACHE, ignore_errors=True)
        crowd = [_one_of_the_crowd(folder, number) for number in range(house.CROWD)]
        wrong += [f"ended with {ended}" for child in crowd if (ended := os.waitpid(child, 0)[1])]
        wrong += house.lost_in_the_crowd(folder)
    return wrong


def _one_of_the_crowd(folder: Path, number: int) -> int:
    """Start a process that does its share, one command after the other; return its number."""
    if child := os.fork():
        return child
    status = 70
    try:
        done = [house.call(folder, arguments) for arguments in house.own_share(number)]
        status = max(status for status, _ in done)
        sys.stderr.writelines(said for one, said in done if one)
    finally:
        os._exit(status)


def _full_disk(place: Path, own: Path) -> list[str] | str:
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], check=False, capture_output=True
    )
    if mounted.returncode:
        return "not tried: only root mounts a tmpfs"
    try:
        folder = house.built(place / "house", own, elsewhere=True)
        return _no_room(folder, house.fill)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


def _no_room(folder: Path, narrow: house.Narrow) -> list[str]:
    """Run every command with no room; return where one did not end in a sentence with every file as it was."""
    wrong: list[str] = []
    for case in CASES:
        if not case.writes:
            continue
        with narrow(folder) as limit:
            before = Snapshot.of(folder)
            status, said = house.call(folder, case.arguments, limit=limit)
            lines = [line for line in said.splitlines() if "cannot be written" in line]
            if status != 2 or not lines or "Traceback" in said:
                wrong.append(f"{case.name}: {status}, {said.strip()[-300:]}")
            if Snapshot.of(folder).differs(before):
                wrong.append(f"{case.name}: files have changed")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
