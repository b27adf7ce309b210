"""Where an article goes when it is checked: `python -m benchmarks.walk FILE`.

Follows the article itself, not its text, through all calls of `factcheck.verify`, and prints a line for each stay in
a layer: the functions of it that were given the article, in their order. A return is a stay in a layer that the
article had left before. Nobody is asked.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from types import FrameType
from typing import Any

import factcheck
from factcheck.model import Article

Step = tuple[str, str]
"""The layer and the function that got the article."""


def trace(article: Article) -> list[Step]:
    """Return each call that gets the article when it is verified without asking anybody."""
    steps: list[Step] = []

    def called(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and (name := frame.f_globals.get("__name__", "")).startswith("factcheck."):
            given = frame.f_code.co_varnames[: frame.f_code.co_argcount + frame.f_code.co_kwonlyargcount]
            if any(frame.f_locals.get(one) is article for one in given) and not frame.f_code.co_name.startswith(
                ("<", "__")
            ):
                steps.append((stage(name), f"{name.removeprefix('factcheck.')}.{frame.f_code.co_name}"))

    config = factcheck.Config(offline=True)
    factcheck.verify(article, config)  # imports and tables of words are loaded by the first
    sys.setprofile(called)
    try:
        factcheck.verify(article, config)
    finally:
        sys.setprofile(None)
    return [step for step in steps if step[0] != "model"]


def stage(module: str) -> str:
    """Return the layer that a module belongs to."""
    return module.removeprefix("factcheck.").partition(".")[0]


def stays(steps: list[Step]) -> Iterator[tuple[str, list[str]]]:
    """Yield each stay of the article in a layer, with the functions that got it there."""
    for package, held in groupby(steps, key=lambda step: step[0]):
        yield package, list(dict.fromkeys(function for _, function in held))


def main() -> None:
    """Print the stays and how many of them are returns."""
    article = factcheck.read(Path(sys.argv[1]))
    known: set[str] = set()
    every = list(stays(trace(article)))
    for package, functions in every:
        print(f"{'again ' if package in known else '      '}{package}: {', '.join(functions)}")
        known.add(package)
    print(f"{len(every)} stays in {len(known)} layers, {len(every) - len(known)} returns")


if __name__ == "__main__":
    main()
