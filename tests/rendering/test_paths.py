"""Names of files as tools on other systems want them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.rendering.paths import link, repository_path, uri, with_slashes
from tests.rendering.test_formats import outside_of_ci  # noqa: F401 - a fixture


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a b.md", "a%20b.md"),
        ("été/100%.md", "%C3%A9t%C3%A9/100%25.md"),
        ("a#b?c.md", "a%23b%3Fc.md"),
        ("a:b.md", "a%3Ab.md"),
        ("/home/a b.md", "file:///home/a%20b.md"),
        ("C:\\My Articles\\é.md", "file:///C:/My%20Articles/%C3%A9.md"),
        ("a\\b.md", "a%5Cb.md"),
    ],
)
def test_addresses(path: str, address: str) -> None:
    """Spaces, letters of other scripts and what URIs reserve are encoded; absolute paths are `file:` addresses."""
    assert uri(path) == address


def test_backslashes_of_windows() -> None:
    """Windows' backslashes become slashes, elsewhere they are letters of a name."""
    assert with_slashes("articles\\a.md", windows=True) == "articles/a.md"
    assert with_slashes("articles\\a.md", windows=False) == "articles\\a.md"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\\\x00"), min_size=1))
def test_addresses_lead_back(path: str) -> None:
    """A relative address is taken for a path by every reader of URIs, and decodes to the name it was made from."""
    name = path.lstrip("/") or "a"
    assert urlsplit(uri(name)).scheme == "" and unquote(uri(name)) == name


def test_from_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths count from the folder that CI names, else from the one with a `.git`, else they stay as given."""
    (tmp_path / "site/articles").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "site/articles")
    assert repository_path("a.md") == "a.md"
    (tmp_path / "site/.git").mkdir()
    assert repository_path("a.md") == "articles/a.md"
    assert repository_path("../../other/a.md") == "../../other/a.md"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert repository_path("a.md") == "site/articles/a.md"


def test_links_to_the_forge(monkeypatch: pytest.MonkeyPatch) -> None:
    """In CI a link leads to the line of the file at that commit, outside it is relative."""
    assert link("a b.md", 3).endswith("a%20b.md#L3") and link("a.pdf", None).endswith("a.pdf")
    monkeypatch.setenv("GITHUB_REPOSITORY", "house/site")
    monkeypatch.setenv("GITHUB_SHA", "abc")
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://forge.example")
    assert link("/elsewhere.md", 3).startswith("https://forge.example/house/site/blob/abc/")
    assert link("a.md", 3).endswith("a.md?plain=1#L3")
