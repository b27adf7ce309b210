"""Patterns as in .gitignore name what pathspec says they name, and no pattern of a stranger takes for ever."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from factcheck.reading.globs import spec

WORDS = st.lists(st.sampled_from(["a", "b", "*", "?", "[ab]", "**", r"\*"]), min_size=1, max_size=4).map("".join)
PATTERN = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", "/", "!"]),
    st.lists(WORDS, min_size=1, max_size=4).map("/".join),
    st.sampled_from(["", "/", "/**"]),
)
PATH = st.lists(st.text("ab*c", min_size=1, max_size=4), min_size=1, max_size=6).map("/".join)


@settings(deadline=None)  # what it is compared with takes its time
@given(st.lists(PATTERN, min_size=1, max_size=3), st.lists(PATH, min_size=1, max_size=8), st.sampled_from(["", "/"]))
def test_the_same_files_are_named(patterns: list[str], paths: list[str], end: str) -> None:
    """Whatever the wildcards, the same pattern decides on the same path."""
    try:
        plain = GitIgnoreSpec.from_lines(patterns, backend="simple")
    except ValueError:
        with pytest.raises(ValueError, match=""):
            spec(patterns)
        return
    for path in paths:
        one, other = plain.check_file(path + end), spec(patterns).check_file(path + end)
        assert (one.include, one.index) == (other.include, other.index), path


@pytest.mark.parametrize(
    "pattern",
    [
        "*a*a*a*a*a*b",
        "?*?*?*?*?*?*b",
        "[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*1",
        "*a*a*/*a*a*/*a*b",
        "**/a/**/a/**/a/**/a/**/b",
        "**/*a*a*a*b/**/*a*a*b",
        "/" + "*/" * 40 + "b",
        "*" * 200 + "b",
        "a*" * 100 + "b",
        "**/" * 100 + "b",
    ],
)
def test_no_pattern_takes_for_ever(pattern: str) -> None:
    """Each of these would not come back within the hour if wildcards shared a name in every possible way."""
    for path in ("a" * 4000, "a/" * 2000 + "c", "aaaa/" * 800):
        assert not spec([pattern]).match_file(path)


def test_a_class_holds_no_slash() -> None:
    """As in git, [!a] is one character of a name."""
    assert spec(["x[!a]y"]).match_file("xby") and not spec(["x[!a]y"]).match_file("x/y")
