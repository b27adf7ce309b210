"""What the text of a source says of what is cited from it."""

from __future__ import annotations

from typing import Literal

from factcheck.model.text import Span
from factcheck.values import dataclass

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


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source says of a number or a quotation of the article that rests on it.

    `source` is the key of the source's verdict, `citation` and `place` stand in the article's text. `state`:

    - *found*: the source states it of the same thing, in whatever writing, rounding or unit;
    - *differs*: the source does not state it, but another value of the same thing, `said`;
    - *not-found*: the text at hand does not state it;
    - *not-compared*: there is no text, for `reason`.

    `probability` is that of the state, `text` names what was read: "abstract", "document" (given by hand), "full text"
    or "linked page". `shown` are the closest passages. `elsewhere` tells that another source that is cited for the same
    states it.
    """

    source: str
    citation: Span
    place: Span
    kind: Literal["number", "quotation"]
    state: EvidenceState
    probability: float = 0.0
    said: str = ""
    text: str = ""
    shown: tuple[Shown, ...] = ()
    reason: str = ""
    elsewhere: bool = False
