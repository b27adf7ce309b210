"""What can be set, and where each setting came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import Any, Literal

from factcheck.errors import ConfigError, FactcheckError, UsageError
from factcheck.model import LookupMode
from factcheck.options import TomlSource, about
from factcheck.sources.settings import Settings as SourceSettings
from factcheck.values import dataclass

FailOn = Literal["error", "warning", "info", "never"]
Profile = Literal["edit", "audit"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a setting comes from: a key of a file's table, or, where there is no `source`, what `words` say.

    `override` is the number of the `[[override]]` table in its file, 0 outside of any.
    """

    source: TomlSource | None
    key: str = ""
    words: str = "the command line"
    override: int = 0

    @property
    def label(self) -> str:
        """Return "factcheck.toml:3", "factcheck.toml:9 (override 2)", or the words."""
        if self.source is None:
            return self.words
        place = f"{_shown(self.source.path)}:{self.source.line(self.key)}"
        return f"{place} (override {self.override})" if self.override else place

    def problem(self, message: str, word: str = "") -> FactcheckError:
        """Return an error about the setting, or about `word` in its list."""
        return self.source.problem(message, self.key, word) if self.source else UsageError(message)


def _shown(path: str) -> str:
    """Return a path as seen from the current folder, where it lies below it."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


COMMAND_LINE = Origin(None)
BY_CALLER = TomlSource("", "the configuration", error=ConfigError)


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file, or one of its `[[override]]` tables, sets: values by field, and by key for rules and sources.

    `paths` are the globs, from `folder`, of the articles for which an override holds.
    """

    source: TomlSource
    values: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    sources: Mapping[str, Any] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    folder: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A setting in a repository's file that only its user may set so: the origin, and what was refused, in a phrase."""

    origin: Origin
    what: str


@dataclass(frozen=True, slots=True)
class Config:
    """The settings for one article.

    `select` and `ignore` hold names, codes, code prefixes ("FC2") or families ("citations"); the lists that
    `extend_select` and `extend_ignore` hold come on top. The profile `edit` leaves rules of low confidence out.
    `rules` maps a rule's name to what replaces its page's severity, confidence and options. `rule_paths` are
    absolute once loaded; `bibliography` and `against` are files from the current folder. `include` and `exclude` hold
    patterns as in `.gitignore`, relative to the configuration file, for files in folders. `file` is the configuration
    file, empty where there is none, `overrides` what it sets for some paths, `refused` what is not its to say,
    `origins` where each key that is set came from: "select", "rules.vague-source.severity", "sources.mailto".
    """

    select: tuple[str, ...] = field(
        default=(), metadata=about("Run these rules only: names, codes, starts of codes, or families")
    )
    ignore: tuple[str, ...] = field(
        default=(), metadata=about("Leave these rules out: names, codes, starts of codes, or families")
    )
    extend_select: tuple[str, ...] = field(
        default=(), metadata=about("Run these rules too, such as ones of low confidence")
    )
    extend_ignore: tuple[str, ...] = field(
        default=(), metadata=about("Leave these rules out too, besides what an extended file ignores")
    )
    profile: Profile = field(default="edit", metadata=about("edit, or audit, which adds the rules of low confidence"))
    fail_on: FailOn = field(
        default="error", metadata=about("The severity from which on findings make the exit status 1")
    )
    offline: bool = field(default=False, metadata=about("Ask no service; sources stay unchecked", repository="raise"))
    frozen: bool = field(
        default=False, metadata=about("Ask no service; take verdicts from factcheck.lock alone", repository="raise")
    )
    rule_paths: tuple[str, ...] = field(
        default=(), metadata=about("Rule pages of your own: files or folders", repository="inside")
    )
    bibliography: tuple[str, ...] = field(
        default=(), metadata=about("BibTeX or CSL-JSON files that every article may cite from", repository="inside")
    )
    against: tuple[str, ...] = field(
        default=(),
        metadata=about("Documents that every article must agree with, number by number", repository="inside"),
    )
    include: tuple[str, ...] = field(
        default=(),
        metadata=about("Check only these files of a folder: patterns as in .gitignore", repository="inside"),
    )
    exclude: tuple[str, ...] = field(
        default=(),
        metadata=about("Leave these files of a folder out: patterns as in .gitignore", repository="inside"),
    )
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    sources: SourceSettings = field(default_factory=SourceSettings)
    overrides: tuple[Layer, ...] = ()
    refused: tuple[Refusal, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict, repr=False)
    file: str = ""

    @property
    def lookups(self) -> LookupMode:
        """Return who is asked about sources: offline, an index of works still is, and the lock file if frozen."""
        if self.offline and not self.sources.index:
            return "none"
        if self.frozen:
            return "lock"
        return "index" if self.offline else "online"

    def origin(self, key: str) -> Origin:
        """Return where `key` came from, the caller where nobody set it."""
        return self.origins.get(key) or Origin(BY_CALLER, key.rpartition(".")[2])


SETTINGS = tuple(field.name for field in fields(Config) if field.metadata)
"""The fields that are keys of a configuration file."""

PER_PATH = ("select", "ignore", "extend_select", "extend_ignore", "profile", "fail_on", "bibliography", "against")
"""The fields that an `[[override]]` may set."""

TABLES = ("rules", "sources", "override", "extend")
"""The keys of a configuration file that are no fields of `Config`."""
