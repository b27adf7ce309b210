"""How well a work fits what an article says of its source, support by support."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Name, Work
from factcheck.verification.names import Sameness, fold, sameness
from factcheck.verification.questions import Question
from factcheck.verification.words import content_words, stem, stems

STRONG, ANY = 2.0, 0.9


@dataclass(frozen=True, slots=True)
class Fit:
    """A work beside a question.

    `first` compares the first author, `year_gap` is the distance from the nearest of the work's years (None
    where one is unknown). `second`, `count` and `journal` are None where the question does not say.
    `subject` weighs the words that sentence and work share: 1 is one telling word.
    """

    work: Work
    first: Sameness
    year_gap: int | None
    second: bool | None
    count: bool | None
    journal: bool | None
    subject: float

    @property
    def placed(self) -> bool:
        """Tell whether first author and year are right."""
        return bool(self.first) and self.year_gap in (0, None)

    @property
    def coauthors(self) -> bool:
        """Tell whether nothing contradicts the second author and the number of authors."""
        return self.second is not False and self.count is not False

    @property
    def score(self) -> float:
        """Return the sum of what speaks for the work; only comparable within one question."""
        author = {"same": 3.0, "part": 2.4, "near": 2.0, "": 0.0}[self.first]
        gap = self.year_gap if self.year_gap is not None else 1
        year = 2.0 if gap == 0 else 1.0 if gap == 1 else 0.0
        rest = _signed(self.second, 1.5, 1.5) + _signed(self.count, 0.5, 1.0) + _signed(self.journal, 1.0, 0.2)
        return author + year + rest + min(self.subject, 5.0)

    def supports(self) -> tuple[str, ...]:
        """Return what speaks for the work, in words for people."""
        said = {
            "first author": bool(self.first),
            "year": self.year_gap == 0,
            "second author": self.second,
            "number of authors": self.count,
            "journal": self.journal,
            "subject": self.subject >= ANY,
        }
        return tuple(name for name, holds in said.items() if holds)

    def differs(self) -> tuple[str, ...]:
        """Return the names of the fields in which the work is not what the article says."""
        said = {
            "author": not self.first,
            "year": self.year_gap not in (0, None),
            "coauthor": not self.coauthors,
        }
        return tuple(name for name, holds in said.items() if holds)


def fit(question: Question, work: Work) -> Fit:
    """Compare a work with a question."""
    cited = [name.family for name in question.authors]
    known = [name.family for name in work.authors]
    return Fit(
        work=work,
        first=sameness(cited[0], known[0]) if cited and known else "",
        year_gap=year_gap(question.year, work.years),
        second=_second(cited, known),
        count=_count(question, known),
        journal=_journal(question, work),
        subject=subject(question, work),
    )


def year_gap(cited: int | None, known: tuple[int, ...]) -> int | None:
    """Return the distance from the cited year to the nearest year of a work."""
    return min((abs(cited - year) for year in known), default=None) if cited else None


def subject(question: Question, work: Work) -> float:
    """Return the weight of the words that the citing sentence shares with title and abstract."""
    said, titled, abstract = stems(question.sentence), stems(work.title), stems(work.abstract)
    around = stems(question.context) - said
    weights = {stem(word): _weight(word) for word in content_words(f"{work.title} {work.abstract}")}
    return (
        sum(weights[word] for word in said & titled)
        + 0.4 * sum(weights[word] for word in said & (abstract - titled))
        + 0.4 * sum(weights[word] for word in around & titled)
    )


def _weight(word: str) -> float:
    return 0.5 if len(word) < 5 else 1.0


def _second(cited: list[str], known: list[str]) -> bool | None:
    if len(cited) < 2:
        return None
    return len(known) > 1 and bool(sameness(cited[1], known[1]))


def _count(question: Question, known: list[str]) -> bool | None:
    """Compare the number of authors: "A and B" means two, "et al." three or, in older styles, two."""
    if question.listed or not known:
        return None
    if question.et_al:
        return len(known) > 1
    return len(known) == len(question.authors)


def _journal(question: Question, work: Work) -> bool | None:
    if not question.container or not work.container:
        return None
    return same_journal(question.container, work.container)


def same_journal(one: str, other: str) -> bool:
    """Tell whether two names of a journal agree, either of them abbreviated: "N Engl J Med"."""
    short, long = sorted((_journal_words(one), _journal_words(other)), key=lambda words: len("".join(words)))
    return bool(short) and len(short) == len(long) and all(map(str.startswith, long, short))


def _journal_words(name: str) -> list[str]:
    return [
        word for word in fold(name).split() if word not in ("the", "of", "and", "in", "for", "a", "de", "et")
    ]


def _signed(held: bool | None, plus: float, minus: float) -> float:
    return 0.0 if held is None else plus if held else -minus


def initials_agree(cited: Name, known: Name) -> bool:
    """Tell whether printed initials do not contradict a record's, as far as both go."""
    one, other = fold(cited.initials)[:1], fold(known.initials)[:1]
    return not one or not other or one == other
