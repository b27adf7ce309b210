"""What a page is that a link ends on."""

from __future__ import annotations

import pytest

from factcheck.sources.pages import Landing
from factcheck.verification.page_kinds import page_kind

LINK = "https://www.health.example/reports/salt"
TITLE = "Report on salt in the diet"


@pytest.mark.parametrize(
    ("title", "url", "kind"),
    [
        ("Report on salt in the diet", LINK, "work"),
        ("Report on Salt in the Diet | Health Agency", LINK, "work"),
        ("Health Agency – Report on salt in the diet", LINK, "work"),
        ("REPORT ON SALT IN THE DIET: 2021 edition", LINK, "work"),
        ("Asthma - NHS", LINK, "other"),
        ("Diet - NHS", LINK, "other"),
        ("", LINK, "untitled"),
        ("Page not found - NHS", LINK, "missing"),
        ("404 Error", LINK, "missing"),
        ("Oops! We can’t find that page", LINK, "missing"),
        ("Health Agency", "https://www.health.example/error/404.html", "missing"),
        ("Just a moment...", LINK, "refused"),
        ("Access Denied", LINK, "refused"),
        ("Sign in", "https://www.health.example/signin?next=/reports/salt", "sign-in"),
        ("Health Agency", "https://www.health.example/login", "sign-in"),
        ("Before you continue to Example", "https://consent.example/", "consent"),
        ("Health Agency", "https://www.health.example/", "front"),
        ("Informed consent in trials of salt and sugar: what was told to those in nine hospitals", LINK, "other"),
    ],
)  # fmt: skip
def test_kinds(title: str, url: str, kind: str) -> None:
    """The title of the work settles it; notices are told by title or address, and another title is another page."""
    assert page_kind(Landing(200, url, title), LINK, TITLE) == kind


@pytest.mark.parametrize(
    ("page", "kind"),
    [("Salt", "work"), ("Salt | NHS", "work"), ("Salt and sugar", "other"), ("Too much salt - NHS", "other")],
)
def test_a_short_title_is_the_whole_of_a_page(page: str, kind: str) -> None:
    """One word inside of another title says nothing."""
    assert page_kind(Landing(200, LINK, page), LINK, "Salt") == kind
