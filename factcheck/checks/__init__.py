"""Checks: the code of each kind of rule, one module a kind, found by name.

A kind's module has `Options`, a frozen dataclass of what a rule page may set under `[options]`; `FIELDS`, the
names its messages may use beside those of every kind; and `check(context, options)`, which yields diagnostics.
`ONLINE = True` says that it finds nothing where no source was looked up, `ACROSS = True` that it finds nothing in an
article without the others of its site. Checks do no I/O and print nothing. Installed packages may add kinds, in modules
of the same form (entry points in the group `factcheck.checks`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from factcheck import plugins
from factcheck.model import (
    Article,
    Confidence,
    Edit,
    Evidence,
    Extraction,
    Fault,
    Offer,
    Related,
    Severity,
    Slip,
    Span,
    Verdict,
)
from factcheck.values import dataclass

if TYPE_CHECKING:
    from factcheck.comparison.house import HouseFact

COMMON_FIELDS = ("this", "other", "other_place")


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a check may look at.

    `verdicts` is empty offline, `faults` until all other rules have run; `others` are articles of the same site, in
    an audit. `evidence` is what sources say of the numbers and quotations that rest on them, `documents` what the
    article should agree with, `services` what those who were asked are called, by the names that verdicts have for
    them, `facts` what the house stands by.
    """

    article: Article
    extraction: Extraction
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    others: tuple[RuleContext, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    documents: tuple[Article, ...] = ()
    services: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[HouseFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What a check found; the rule's page turns it into a finding.

    `variant` picks one of the page's `[messages]`; `fields` fill its placeholders. `severity` and `confidence`
    replace the page's where the problem itself decides them. `slips` are what it doubts of a single source, so that
    what another rule says of the same can be told with it.
    """

    span: Span
    fields: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    confidence: Confidence | None = None
    suggestion: str = ""
    evidence: tuple[tuple[str, str], ...] = ()
    edits: tuple[Edit, ...] = ()
    offers: tuple[Offer, ...] = ()
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rule."""

    name: str
    options: type[Any]
    fields: tuple[str, ...]
    check: Callable[[RuleContext, Any], Iterable[Diagnostic]]
    online: bool
    across: bool


@cache
def kinds() -> tuple[str, ...]:
    """Return the names of all kinds, those that installed packages add included."""
    return tuple(sorted({*_modules(), *plugins.added("factcheck.checks")}))


@cache
def kind(name: str) -> Kind:
    """Return the kind of that name; raises `LookupError` where there is none, `UsageError` where it is broken."""
    own = _modules().get(name)
    module = import_module(own) if own else plugins.module("factcheck.checks", name)
    if module is None:
        raise LookupError(name)
    online, across = (getattr(module, needs, False) for needs in ("ONLINE", "ACROSS"))
    return Kind(name, module.Options, (*COMMON_FIELDS, *module.FIELDS), module.check, online, across)


@cache
def _modules() -> Mapping[str, str]:
    """Return the modules of this package by the kinds that they are."""
    return {found.name.replace("_", "-"): f"{__name__}.{found.name}" for found in iter_modules(__path__)}
