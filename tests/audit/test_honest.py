"""`factcheck audit` says what it does not know, and goes by what belongs to the audited folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import factcheck
from factcheck.config import files
from factcheck.errors import UsageError
from factcheck.sources.registry import service_names
from tests.audit import corpora

pytestmark = pytest.mark.usefixtures("in_this_process")

CITES = "# Vessels\n\nTumors grow vessels (Folkman, 1995), and cells hide (Quail & Joyce, 2013).\n"
SHUT = "http://127.0.0.1:9"
"""An address where nobody answers (RFC 863's port, closed everywhere by now)."""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a site of one article, the user's settings are what `own` writes."""
    (tmp_path / "site" / "deep").mkdir(parents=True)
    (tmp_path / "site" / "deep" / "a.md").write_text(CITES)
    monkeypatch.setenv("FACTCHECK_CONFIG", str(tmp_path / "own.toml"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def own(folder: Path, address: str) -> None:
    """Name an address for every service."""
    names = "".join(f"{name} = '{address}'\n" for name in service_names())
    (folder / "own.toml").write_text(f"[sources]\ncache = 'cache.sqlite'\nconnect-timeout = 1\n{names}")


def call(*arguments: str) -> Result:
    """Run the command line in this process."""
    files.load.cache_clear()
    files.find_nearest.cache_clear()
    return CliRunner().invoke(factcheck, arguments, standalone_mode=False)


def section(folder: Path, name: str) -> str:
    """Return the words of a part of the dashboard."""
    page = (folder / "out" / "dashboard.html").read_text()
    part = page.partition(f'<section id="{name}">')[2].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", "", part).split())


def test_an_outage_is_no_all_clear(house: Path) -> None:
    """Where nobody answered, terminal and dashboard say so first, and --require-lookups makes it exit status 3.

    The same goes for services that are switched off, for an audit without look-ups, and for a lock file that does not
    hold every source; "none" is said of as many as were looked up.
    """
    own(house, SHUT)
    (house / "site" / "_index.md").write_bytes(b"\n")  # a file without words is no article that could not be done
    done = call("audit", "site", "-o", "out", "--lookups", "online", "--require-lookups")
    assert done.return_value == 3 and "0 of 2 cited sources looked up; 2 unchecked: " in done.output
    assert done.output.count("no service answers") <= 1  # each reason once, whatever was tried before
    assert "1 article, 0 findings, 2 sources (2 unchecked), 0 errors" in done.output
    assert section(house, "first").startswith("What to look at first 2 of 2 cited sources stayed unchecked")
    assert "None" not in section(house, "sources") and "nothing is known" in section(house, "sources")
    own(house, "")
    assert call("audit", "site", "-o", "out", "--resume", "--require-lookups").return_value == 3
    assert "2 of 2 cited sources stayed unchecked (look-ups are switched off: 2)" in section(house, "first")
    (house / "site" / "deep" / "factcheck.lock").write_text("# factcheck.lock version 1\n")
    assert call("pin", "site/deep/a.md", "Folkman, 1995", "10.1000/sound").exception is None
    done = call("audit", "site", "-o", "out", "--resume", "--lookups", "lock")
    assert done.return_value == 0
    assert "1 of 2 cited sources looked up; 1 unchecked: not in the lock file (1)." in done.output
    assert "None among the 1 of 2 that were looked up" in section(house, "sources")


def test_an_audit_that_looks_nothing_up_says_so(house: Path) -> None:
    """Without look-ups, which is how a first audit is made, the terminal says that nothing is known, and what asks."""
    own(house, SHUT)
    done = call("audit", "site", "-o", "out")
    assert (
        done.return_value == 0 and "0 of 2 cited sources looked up; 2 unchecked: look-ups are switched" in done.output
    )
    assert "`--lookups online` asks the services for them." in done.output


def test_the_settings_of_the_audited_folder_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules and left-out files are those that a check of the site goes by, wherever the audit is started."""
    site = corpora.folder(tmp_path / "site", 3)
    (site / "factcheck.toml").write_text("ignore = ['conflicting-values']\nexclude = ['news/0001.md']\n")
    (tmp_path / "factcheck.toml").write_text("select = ['conflicting-values']\n")
    monkeypatch.chdir(tmp_path)
    assert call("audit", "site/news/../", "-o", "out").return_value == 0
    assert {row["id"] for row in corpora.rows(tmp_path / "out", "articles")} == {"news/0000.md", "news/0002.md"}
    assert not corpora.rows(tmp_path / "out", "findings")


def test_two_sites_with_settings_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No set of settings is chosen for a site that has another one."""
    for name in ("one", "two"):
        corpora.folder(tmp_path / name, 1)
        (tmp_path / name / "factcheck.toml").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="name one with --config"):
        raise call("audit", "one", "two", "-o", "out").exception  # type: ignore[misc]
