"""Directives of docutils that a stranger's document may not have carried out."""

from __future__ import annotations

from functools import cache
from typing import Any

INCLUDE = "include"


@cache
def passed_over() -> Any:
    """Return a directive that reads its text and puts nothing in its place.

    docutils' own `include` loads the module that its option `parser` names, whatever it is, before it looks whether
    other files may be put in at all.
    """
    from docutils.parsers.rst import Directive

    class PassedOver(Directive):  # type: ignore[misc]  # docutils comes without types
        """A directive without a result, whose options are words like others."""

        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True

        def run(self) -> list[Any]:
            """Return no node."""
            return []

    return PassedOver
