"""Lines of keys in TOML texts."""

from __future__ import annotations

from factcheck.toml_lines import line_of

TEXT = """\
a = 1
[rules.x]
"b c" = 2
[[override]]
paths = ["p"]
[[override]]
paths = [
  "q",
  'r',
]
[override.rules.x]
b.d = 1
"""


def test_line_of() -> None:
    """A key is found in its own table, the right one of an array, and dotted; a missing one by what would hold it."""
    assert line_of(TEXT, ("a",)) == 1
    assert line_of(TEXT, ("rules", "x", "b c")) == 3
    assert line_of(TEXT, ("override", 1, "paths")) == 5
    assert line_of(TEXT, ("override", 2, "paths")) == 7
    assert line_of(TEXT, ("override", 2, "paths"), "r") == 9
    assert line_of(TEXT, ("override", 2, "rules", "x", "b", "d")) == 12
    assert line_of(TEXT, ("rules", "x", "nothing")) == 2
    assert line_of(TEXT, ("override", 2, "nothing")) == 6
    assert line_of(TEXT, ("nothing",)) == 1
