"""Templates: those of this project in `reports/`, and one of the house that `--template` names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

from factcheck.data import folder
from factcheck.errors import UsageError
from factcheck.opening import SMALL, read_words
from factcheck.text.printable import printable

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_MARKUP = (".html", ".htm", ".xhtml", ".xml", ".svg")
_LONGEST = 300
_SUFFIXES = (".j2", ".jinja", ".jinja2")


@cache
def own(name: str, filters: tuple[tuple[str, Callable[..., Any]], ...] = ()) -> Template:
    """Return a template of `reports/`; what is put into it is escaped for HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(folder("reports")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(filters)
    return environment.get_template(name)


@cache
def house(file: str) -> Template:
    """Return the house's template, which may include others of its folder; raises `UsageError` with the line.

    It runs in a sandbox. Where its name ends in .html or .xml (before a .j2), what is put into it is escaped.
    """
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    path = Path(file)
    try:
        return _sandbox(path).get_template(path.name)
    except TemplateSyntaxError as problem:
        raise UsageError(_sentence(problem), path=problem.filename or file, line=problem.lineno) from None
    except TemplateNotFound:
        raise UsageError("This template cannot be read; is there such a file?", path=file) from None
    except OSError as problem:
        raise UsageError(f"This template cannot be read: {problem.strerror}.", path=file) from None
    except Exception as problem:  # noqa: BLE001, RUF100 - Jinja computes what is constant before it fills anything in
        raise UsageError(_sentence(problem), path=file) from None


def filled(file: str, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the house's template makes of `data`, in lines; raises `UsageError` with the line it stumbles on."""
    template = house(file)
    try:
        text = template.render(data)
    except Exception as problem:  # noqa: BLE001, RUF100 - whatever a template does wrong is its author's to mend
        path, line = _blamed(problem, file)
        raise UsageError(_sentence(problem), path=path, line=line) from None
    yield from (f"{printable(line)}\n" for line in text.splitlines())


def _sandbox(path: Path) -> Environment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(partial(_source, path.parent)),
        autoescape=lambda name: _is_markup(name or path.name),
        undefined=StrictUndefined,
    )


def _source(folder: Path, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """Return a template of a folder, None where there is none; a name never leads out of the folder."""
    if any(step in ("", "..") for step in name.split("/")) or "\\" in name:
        return None
    try:
        return read_words(folder / name, SMALL), str(folder / name), lambda: True
    except (FileNotFoundError, IsADirectoryError):
        return None


def _is_markup(name: str) -> bool:
    stem, dot, ending = name.lower().rpartition(".")
    return (stem if dot + ending in _SUFFIXES else name.lower()).endswith(_MARKUP)


def _blamed(problem: BaseException, file: str) -> tuple[str, int | None]:
    """Return the template and its line that a problem comes from; Jinja puts them into the traceback."""
    folder = str(Path(file).parent)
    for frame in reversed(extract_tb(problem.__traceback__)):
        if str(Path(frame.filename).parent) == folder and not frame.filename.endswith(".py"):
            return frame.filename, frame.lineno
    return file, getattr(problem, "lineno", None)


def _sentence(problem: BaseException) -> str:
    words = printable(str(getattr(problem, "message", None) or problem) or type(problem).__name__)[:_LONGEST]
    return f"The template fails: {words.rstrip('.')}."
