"""What pages share: templates and their filters, style and script, and the policy that lets these alone in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.data import folder
from factcheck.text.printable import is_address, printable, split_addresses

_PIECES = 500
"""How many pieces of a template are written at once."""


def streamed(template: str, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield a page; all that is put into the template is escaped."""
    from factcheck.rendering.templates import own

    stream = own(template, _FILTERS).stream(values)
    stream.enable_buffering(_PIECES)
    yield from stream


def code(text: str) -> Any:
    """Return a sentence of a rule page as HTML, with what stands between backticks as code."""
    from markupsafe import Markup, escape

    parts = re.split(r"`([^`]+)`", text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if index % 2 else escape(part) for index, part in enumerate(parts)
    )


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a section of a rule page, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def linked(text: str) -> Any:
    """Return words as HTML, the addresses among them as links."""
    from markupsafe import Markup, escape

    link = Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>')
    parts = split_addresses(printable(text))
    return Markup("").join(link.format(part) if is_address(part) else escape(part) for part in parts)


def capitalize_first(text: str) -> str:
    """Return words with a capital at their beginning, and all other letters as they are."""
    return text[:1].upper() + text[1:]


_FILTERS = (
    ("capitalize_first", capitalize_first),
    ("shown", printable),
    ("code", code),
    ("paragraphs", paragraphs),
    ("linked", linked),
    ("is_address", is_address),
)


def asset(name: str) -> Any:
    """Return the pages' style or script."""
    from markupsafe import Markup

    return Markup((folder("reports") / "html" / name).read_text(encoding="utf-8"))


def policy(style: str, script: str) -> str:
    """Return the policy that lets in this style and script alone, known by their hashes, and no address load."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
