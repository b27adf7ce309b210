"""JSON that nobody's terminal obeys, and that is UTF-8 even where a file's name is not."""

from __future__ import annotations

import json
from typing import Any

from factcheck.text.expressions import expression

_OBEYED = expression("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]")


def dumps(document: Any) -> str:
    """Return the document as JSON, in letters as they are but with every control character escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
