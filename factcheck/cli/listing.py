"""What `facts` and `evidence` share: the files that a call names, what is made of each, and one listing of all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from factcheck.cli.options import color, selection_by
from factcheck.cli.telling import say
from factcheck.errors import EmptyError, FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.rendering import Target

T = TypeVar("T")
Found = Path | str | FactcheckError


def named(
    paths: tuple[str, ...], to: str, formats: Collection[str], config_file: str | None
) -> tuple[list[Found], Target]:
    """Return the files of a call and where `to`, FORMAT[=FILE], sends the listing.

    Raises `UsageError` for no files, for an unknown format, and for a file that the call reads.
    """
    from factcheck.options import did_you_mean
    from factcheck.reading import endings
    from factcheck.reading.files import find_files
    from factcheck.rendering import Target, refuse_overwriting

    if not paths:
        raise UsageError("Name at least one file or folder, or - for standard input.")
    name, _, file = to.partition("=")
    if name not in formats:
        raise UsageError(f"There is no format {name!r}{did_you_mean(name, formats)}")
    found: list[Found] = list(find_files(paths, endings(), selection_by(config_file)))
    target = Target(name, "" if file == "-" else file)
    refuse_overwriting((target,), [str(path) for path in found if not isinstance(path, FactcheckError)])
    return found, target


def made(found: Iterable[Found], make: Callable[[Path | str], T]) -> Iterator[T | FactcheckError]:
    """Yield what is made of each file, or the problem that keeps it from being read, which is said at once.

    Empty files are passed over.
    """
    for path in found:
        try:
            if isinstance(path, FactcheckError):
                raise path
            yield make(path)
        except EmptyError:
            continue
        except FactcheckError as problem:
            say(str(problem))
            yield problem


def put(pieces: Iterable[str], target: Target) -> None:
    """Write a listing to its file, or show it; raises `WritingError`."""
    from factcheck.files import write_pieces

    if target.file:
        write_pieces(Path(target.file), map(click.unstyle, pieces))
        return
    for piece in pieces:
        click.echo(piece, nl=False, color=color())
