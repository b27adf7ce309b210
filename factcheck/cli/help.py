"""Help that a person can read: the options of a command in groups, under headings."""

from __future__ import annotations

from collections.abc import Mapping

import click

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Look-ups": ("offline", "frozen", "no-full-text", "frozen-if-locked", "index", "require-lookups"),
    "Which rules": ("select", "ignore", "profile", "against", "config"),
    "Which findings count": ("fail-on", "since", "baseline", "update-baseline"),
    "Changes to files": ("fix", "diff", "add-ignores", "reason"),
    "Reports": ("output", "template", "write-comments", "sort", "statistics", "quiet", "verbose"),
    "How files are read": ("format", "stdin-filename"),
    "Speed": ("jobs", "no-cache"),
}
"""Heading: the long names of the options under it, in the order in which they are shown."""


class OfReports(click.Option):
    """An option whose help names the formats of reports, which are imported for that alone."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return names and help, the formats in place of `{formats}`."""
        from factcheck.rendering import FORMATS

        *first, last = FORMATS
        record = super().get_help_record(ctx)
        return record and (record[0], record[1].format(formats=f"{', '.join(first)} or {last}"))


class Grouped(click.Command):
    """A command whose options are shown under the headings of `GROUPS`, any other ones last."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, group by group."""
        rows = {}
        for parameter in self.get_params(ctx):
            if (record := parameter.get_help_record(ctx)) and isinstance(parameter, click.Option):
                rows[max(parameter.opts, key=len).removeprefix("--")] = record
        for heading, names in GROUPS.items():
            if chosen := [rows.pop(name) for name in names if name in rows]:
                with formatter.section(heading):
                    formatter.write_dl(chosen)
        with formatter.section("Other options"):
            formatter.write_dl(list(rows.values()))
