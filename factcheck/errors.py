"""What can go wrong for a user, each said in one sentence."""

from __future__ import annotations

_LONGEST = 1_000
"""Characters of a sentence; what it quotes of a stranger's file may be as long as that."""


class FactcheckError(Exception):
    """A problem the user can mend: what is wrong, where, and what to do.

    `path` and `line` (1-based) name the place where they are known.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        """Keep the place apart from the sentence, so that every surface can show both."""
        super().__init__(message)
        self.message = _sentence(message)
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """Return `path:line: message`, as much of it as is known."""
        place = self.path or ""
        if self.path and self.line:
            place += f":{self.line}"
        return f"{place}: {self.message}" if place else self.message


def _sentence(message: str) -> str:
    """Return what can be shown as one line anywhere: without the middle of what is too long, and with characters that
    a terminal obeys or a reader does not see as Python writes them."""
    if len(message) > _LONGEST:  # what is wrong and what to do stand at the ends
        message = f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 4 :]}"
    if message.isprintable():
        return message
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in message)


class ReadingError(FactcheckError):
    """A source file that cannot be read as an article."""


class EmptyError(ReadingError):
    """A file of nothing but white space: no article, and no fault either."""


class RuleError(FactcheckError):
    """A rule page that does not follow the format."""


class ConfigError(FactcheckError):
    """A setting that is unknown or has the wrong type."""


class UsageError(FactcheckError):
    """A call that asks for something that does not exist."""


class WritingError(FactcheckError):
    """A file that cannot be written, and is what it was."""

    def __init__(self, reason: str, *, exists: bool | None = None, path: str) -> None:
        """Say why, and what is there now: the old file or none; of a pipe (None) nobody knows."""
        now = {True: "; the old one is untouched", False: "; nothing of it is left behind", None: ""}[exists]
        super().__init__(f"This file cannot be written: {reason[:1].lower()}{reason[1:]}{now}.", path=path)


class ChangedError(FactcheckError):
    """A file that somebody else has written to since it was read."""

    def __init__(self, *, path: str) -> None:
        """Say that it is left alone."""
        super().__init__("This file has changed since it was read and is left as it is; check it again.", path=path)
