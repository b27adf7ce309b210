"""Loads what a check needs, tables and patterns included, before the first draft comes."""

from __future__ import annotations

from factcheck.config import Config
from factcheck.desk.drafts import Draft
from factcheck.desk.examining import Known, examine
from factcheck.desk.stating import state

_DRAFT = Draft(text="Less than 5% of bread holds iodine (Brandt et al., 2014). Less than 0.5% of bread holds iodine.")
examine(_DRAFT, Known(), Config(offline=True))
state(_DRAFT, Known())
