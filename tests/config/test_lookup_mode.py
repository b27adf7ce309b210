"""One mode says who is asked about sources, whatever settings it follows from."""

from __future__ import annotations

import pytest

from factcheck.config import Config
from factcheck.model import Article, Extraction, LookupMode, Reference
from factcheck.sources.settings import Settings
from factcheck.verification import verify

INDEX = Settings(index="works.index")


@pytest.mark.parametrize(
    ("config", "mode"),
    [
        (Config(), "online"),
        (Config(sources=INDEX), "online"),
        (Config(offline=True), "none"),
        (Config(offline=True, frozen=True), "none"),
        (Config(offline=True, sources=INDEX), "index"),
        (Config(frozen=True), "lock"),
        (Config(frozen=True, sources=INDEX), "lock"),
        (Config(offline=True, frozen=True, sources=INDEX), "lock"),
    ],
)
def test_mode(config: Config, mode: LookupMode) -> None:
    """Offline asks nobody but a local index, frozen the lock file alone; the sterner setting wins."""
    assert config.lookups == mode


@pytest.mark.parametrize("mode", ["none", "lock"])
def test_nobody_is_asked(mode: LookupMode, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where services are not to be asked, no client is made, whatever addresses are set."""
    monkeypatch.setattr("factcheck.sources.http.Client.__init__", lambda *_: pytest.fail("a client was made"))
    cited = Extraction(references=(Reference("a", "Li 2019", doi="10.1/x"),))
    found = verify(Article.empty(), cited, INDEX, mode)
    assert [verdict.status for verdict in found.verdicts.values()] == ["unchecked"]
    assert not found.sent
