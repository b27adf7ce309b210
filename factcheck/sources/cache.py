"""The session behind the client: kept answers on SQLite, a pace and retries for each service."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cachedir import cache_folder
from factcheck.sources.http import MISSING, sound
from factcheck.sources.settings import PACES, Settings

if TYPE_CHECKING:
    from requests_cache import CachedSession
    from requests_ratelimiter import LimiterAdapter

KEEP = timedelta(days=14)
SECRETS = ("mailto", "email", "api_key", "key", "tool")
LONGEST_WAIT = 8.0
RETRIED = (429, 500, 502, 503, 504)


def open_session(settings: Settings) -> CachedSession:
    """Return a session that keeps sound answers and sends the rest at each service's own pace.

    Adapters sit below the cache, so a kept answer waits for no pace. A cache that cannot be opened costs the
    keeping of answers, never the answers.
    """
    try:
        session = _kept(str(file_of(settings)), "sqlite")
        session.cache.contains(key="probe")
    except (sqlite3.Error, OSError):
        session = _kept("answers", "memory")
    for service in PACES:
        if address := settings.address(service):
            session.mount(address, _adapter(_pace(service, settings)))
    return session


def _kept(name: str, backend: str) -> CachedSession:
    from requests_cache import CachedSession

    return CachedSession(
        name,
        backend=backend,
        expire_after=KEEP,
        allowable_codes=(200, *MISSING),
        allowable_methods=("GET", "POST"),
        ignored_parameters=SECRETS,
        filter_fn=sound,
    )


def file_of(settings: Settings) -> Path:
    """Return the file of kept answers, in a folder that is made if it is missing."""
    path = Path(settings.cache) if settings.cache else cache_folder() / "answers.sqlite"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _pace(service: str, settings: Settings) -> float:
    """Return requests per second: what each service grants to those who say, or do not say, who they are."""
    if service == "crossref" and not settings.mailto:
        return 4.5
    if service == "pubmed" and settings.pubmed_key:
        return 9.0
    return PACES[service]


def _adapter(pace: float) -> LimiterAdapter:
    from requests_ratelimiter import LimiterAdapter
    from urllib3 import BaseHTTPResponse, Retry

    class Patience(Retry):
        """Retries that do not wait for a service whose budget is spent until tomorrow."""

        def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
            seconds = super().get_retry_after(response)
            return seconds if seconds is None or seconds <= LONGEST_WAIT else None

    retry = Patience(
        total=2,
        connect=0,
        read=1,
        status=2,
        other=1,
        allowed_methods=None,
        status_forcelist=RETRIED,
        backoff_factor=0.4,
        raise_on_status=False,
    )
    return LimiterAdapter(per_second=pace, per_host=False, limit_statuses=(), max_retries=retry)
