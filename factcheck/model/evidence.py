"""What the text of a source says of what is cited from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.model.text import Span

EvidenceState = Literal["found", "differs", "not-found", "not-compared"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a caption or a row of a table, and where it stands: "Results, paragraph 2", "Table 1"."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage to be read beside what cites it; `marks` are the numbers or words in its text that are alike."""

    passage: Passage
    marks: tuple[Span, ...] = ()
