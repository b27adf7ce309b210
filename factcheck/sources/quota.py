"""Daily budgets: a service that has spent its own for us is left alone until the day ends, in every process."""

from __future__ import annotations

import time

from factcheck.sources.keys import is_keyed
from factcheck.sources.kv_cache import note, recall
from factcheck.sources.service import Service
from factcheck.sources.settings import Settings

DAY = 86_400


def is_spent(settings: Settings, service: Service) -> bool:
    """Tell whether the budget of a service is known to be spent for today (UTC)."""
    return service.budgeted and recall(settings, "budget", _key(settings, service), time.time()) is not None


def spend(settings: Settings, service: Service) -> None:
    """Remember until midnight UTC, when budgets begin anew, that the one of a service is spent."""
    now = time.time()
    note(settings, "budget", _key(settings, service), "spent", (now // DAY + 1) * DAY)


def _key(settings: Settings, service: Service) -> str:
    """Name the budget: whoever has a key has another one than those without."""
    return f"{service.name}, keyed" if is_keyed(settings, service.name) else service.name
