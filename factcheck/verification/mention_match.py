"""How well a work fits what an article says of its source, support by support."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.model import Work
from factcheck.text.groups import is_group
from factcheck.values import dataclass
from factcheck.verification.names import Sameness, fold, group_in, persons, sameness
from factcheck.verification.query import Query

if TYPE_CHECKING:
    from factcheck.verification.subject import Affinity

# How much each support weighs, in log-odds: a logistic regression of "this is the cited work" against "it only
# bears the name and year", fitted to the development mentions of the verification world by
# `benchmarks.fit_mentions`. Of 288 mentions that it has not seen (five folds, drawn twice) it verifies 237 rightly
# and 4 as another work from a chance of 0.45 on. A journal named and a record without a year are too rare there to
# be fitted: these two are set.
BIAS = -3.2
SHARED, BEST, ABSTRACT, AROUND, DIRECTION, NEARNESS = 2.14, 1.24, 2.56, 0.31, 2.63, 1.62
UNUSUAL_TITLE, UNUSUAL_SENTENCE = 0.44, 0.2
SECOND, YEAR_AFTER, INEXACT_NAME = 0.82, -2.5, -2.17
JOURNAL, NO_YEAR = 2.0, -2.0
RIVALS = -1.15
# Log-odds that a sentence speaks of the subject of a work at all: fitted to development sentences
# with the works they cite against the same sentences with others (`benchmarks.verification_topics`).
TOPIC_BIAS, TOPIC_SHARED, TOPIC_BEST, TOPIC_ABSTRACT, TOPIC_AROUND = -3.15, 3.7, 0.65, 0.45, 5.1
AMONG_TITLES, AMONG_SENTENCES = 0.9, 0.7
# What a work may differ in and still be the nearest one: it then stands behind every work that fits.
OTHER_YEAR, OTHER_COAUTHOR, OTHER_AUTHOR = -5.0, -4.0, -8.0


@dataclass(frozen=True, slots=True)
class Fit:
    """A work beside a question.

    `first` compares the first author, `year_gap` is the distance from the nearest of the work's years (None
    where one is unknown), `print_year` tells of a cited year just after the only year known, which then is that
    of the first publication online. `initials`, `second`, `count` and `journal` are None where the question or
    the work does not say. `near` is what they share in subject. `question_names` tells whether the question
    names an author at all, as a bare link does not.
    """

    work: Work
    first: Sameness
    year_gap: int | None
    print_year: bool
    initials: bool | None
    second: bool | None
    count: bool | None
    journal: bool | None
    near: Affinity
    question_names: bool = True

    @property
    def placed(self) -> bool:
        """Tell whether names and year are right."""
        return bool(self.first) and self.dated and self.coauthors

    @property
    def dated(self) -> bool:
        """Tell whether nothing contradicts the year."""
        return self.year_gap in (0, None) or self.print_year

    @property
    def coauthors(self) -> bool:
        """Tell whether nothing contradicts initials, second author and number of authors."""
        return self.initials is not False and self.second is not False and self.count is not False

    @property
    def subject(self) -> float:
        """Return the log-odds of the shared subject alone."""
        near = self.near
        words = SHARED * near.shared + BEST * near.best + ABSTRACT * near.abstract + AROUND * near.around
        sense = DIRECTION * near.direction + NEARNESS * near.nearness
        unusual = UNUSUAL_TITLE * near.among_titles + UNUSUAL_SENTENCE * near.among_sentences
        return BIAS + words + sense + unusual

    @property
    def topic(self) -> float:
        """Return the log-odds that the sentence speaks of what the work is about, less what makes it another work."""
        near = self.near
        shared = TOPIC_SHARED * near.shared + TOPIC_BEST * near.best
        beside = TOPIC_ABSTRACT * near.abstract + TOPIC_AROUND * near.around
        unusual = AMONG_TITLES * near.among_titles + AMONG_SENTENCES * near.among_sentences
        return TOPIC_BIAS + shared + beside + unusual + self._inexact

    @property
    def odds(self) -> float:
        """Return the log-odds that this is the cited work, given that names and year are right."""
        return self.subject + SECOND * bool(self.second) + JOURNAL * bool(self.journal) + self._inexact

    @property
    def _inexact(self) -> float:
        year = YEAR_AFTER if self.print_year else NO_YEAR if self.year_gap is None else 0.0
        return year + (0.0 if self.first == "same" else INEXACT_NAME)

    @property
    def score(self) -> float:
        """Return the odds less what contradicts the work: only comparable within one question."""
        other_year = 0.0 if self.dated else OTHER_YEAR
        other_author = OTHER_AUTHOR - INEXACT_NAME if not self.first else 0.0
        return self.odds + other_year + other_author + (0.0 if self.coauthors else OTHER_COAUTHOR)

    def supports(self) -> tuple[str, ...]:
        """Return what speaks for the work, in words for people."""
        said = {
            "first author": bool(self.first),
            "year": self.year_gap == 0,
            "initials": self.initials,
            "second author": self.second,
            "number of authors": self.count,
            "journal": self.journal,
            "subject": self.subject > 0,
        }
        return tuple(name for name, holds in said.items() if holds)

    def differs(self) -> tuple[str, ...]:
        """Return the names of the fields in which the work is not what the article says."""
        said = {
            "author": not self.first or self.initials is False,
            "year": not self.dated,
            "coauthor": self.second is False or self.count is False,
        }
        return tuple(name for name, holds in said.items() if holds)


def chances(placed: Sequence[Fit]) -> list[float]:
    """Return the probability of each of the works that bear a name and year that it is the cited one, 0 to 1.

    The more works bear them, the likelier is one that no service has told of, and the less does a shared subject say.
    """
    weights = [math.exp(found.odds + RIVALS * math.log(len(placed))) for found in placed]
    return [weight / (1 + sum(weights)) for weight in weights]


def fit(query: Query, work: Work) -> Fit:
    """Compare a work with a question."""
    from factcheck.verification.subject import affinity  # loads numpy, for which there is no use without a work

    cited = [name.family for name in query.authors] or [query.organisation]
    names = [name.family for name in work.authors]
    known = persons(names) or names
    first: Sameness = "same" if group_in(names, cited[0]) else sameness(cited[0], known[0]) if known else ""
    return Fit(
        work=work,
        first=first,
        year_gap=year_gap(query.year, work.years),
        print_year=len(work.years) == 1 and query.year == work.years[0] + 1,
        initials=_initials(query, work) if first else None,
        second=_second(cited, known),
        count=_count(query, known),
        journal=_journal(query, work),
        near=affinity(query.sentence, query.context, work.title, work.container, work.abstract),
        question_names=bool(cited[0]),
    )


def year_gap(cited: int | None, known: tuple[int, ...]) -> int | None:
    """Return the distance from the cited year to the nearest year of a work."""
    return min((abs(cited - year) for year in known), default=None) if cited else None


def _second(cited: list[str], known: list[str]) -> bool | None:
    if len(cited) < 2:
        return None
    return len(known) > 1 and bool(sameness(cited[1], known[1]))


def _count(query: Query, known: list[str]) -> bool | None:
    """Compare the number of authors: "A and B" means two, "et al." three or, in older styles, two."""
    if query.listed or not known or not query.authors:
        return None
    if query.et_al:
        return len(known) > 1
    return len(known) == max(len(query.authors), 1)


def _journal(query: Query, work: Work) -> bool | None:
    if not query.container or not work.container:
        return None
    return same_journal(query.container, work.container)


def same_journal(one: str, other: str) -> bool:
    """Tell whether two names of a journal agree, either of them abbreviated: "N Engl J Med"."""
    short, long = sorted((_journal_words(one), _journal_words(other)), key=lambda words: len("".join(words)))
    return bool(short) and len(short) == len(long) and all(map(str.startswith, long, short))


def _journal_words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in ("the", "of", "and", "in", "for", "a", "de", "et")]


def _initials(query: Query, work: Work) -> bool | None:
    """Tell whether the first printed initial is that of the record, as far as both are known."""
    cited = fold(query.authors[0].initials)[:1] if query.authors else ""
    known = fold(next((name.initials for name in work.authors if not is_group(name.family)), ""))[:1]
    return cited == known if cited and known else None
