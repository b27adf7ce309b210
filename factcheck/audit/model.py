"""What an audit hands around: documents, shards of them, the job that is done on each."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal

from factcheck.config import Config
from factcheck.values import dataclass

SHARD = 500
"""Articles in a shard at most."""
LARGEST = 20_000_000
"""Bytes of an article at most: what is larger is no article."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as a source delivers it: its `id` (a path or an address), its content, and the format of that.

    `path` is its file where it has one of its own, so that bibliography files beside it are found.
    """

    id: str
    content: str | bytes
    format: str
    path: str = "-"


@dataclass(frozen=True, slots=True)
class Broken:
    """A document that its source could not deliver whole, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns of a table: that of the identifier, and those of text and HTML where given."""

    id: str = "id"
    text: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Shard:
    """A bounded share of one input.

    `name` is the same in every run: the number of the input and that of the shard in it. `reader` names the module
    in `inputs/` that yields its documents from `place`; a shard of a stream that cannot be entered in the middle
    brings its `documents` along instead. `weight` is its share of the input's weight, `articles` a count for people.
    """

    name: str
    reader: str
    source: str
    place: tuple[Any, ...] = ()
    documents: tuple[Document | Broken, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Job:
    """What is done on every shard: the settings of the checks, where tables go, the seconds an article may take."""

    target: str
    config: Config = field(default_factory=Config)
    columns: Columns = field(default_factory=Columns)
    time_limit: float = 60.0


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to be done, and the numbers of those of its documents that are known to kill a worker, with how."""

    shard: Shard
    poison: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: `done` with its counts, `failed` with a reason, or its worker `died`.

    `fatal` marks a failure that the next shard would meet too, such as a full disk.
    """

    task: Task
    kind: Literal["done", "failed", "died"]
    counts: tuple[tuple[str, int], ...] = ()
    reason: str = ""
    fatal: bool = False
