"""From the works found to a verdict. A search hit may verify, it never convicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.model import Candidate, Status, Verdict, Work
from factcheck.sources.answer import Answer
from factcheck.verification.matching import Fit, fit
from factcheck.verification.merging import merged
from factcheck.verification.questions import Question

NEAREST = 5
# Log-odds (see matching) from which a work is the cited one, below which it is on another subject, by which it
# is ahead of the next, and from which it is named although something differs; ENOUGH ends the asking.
SURE, DOUBTFUL, CLEAR, NAMED, STRIKING, ENOUGH = 0.5, -1.0, 0.4, 1.5, 3.0, 2.5
METHOD_DOUBTFUL, TOLD = -3.5, 3.0
SHOWN = -9.0
UPDATES: dict[str, Status] = {"retracted": "retracted", "concern": "concern", "corrected": "corrected"}
NOBODY = "no service knows a work by this author in this year"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status with the fields that differ, the reason, and the work it is about."""

    status: Status
    differs: tuple[str, ...] = ()
    reason: str = ""
    about: Fit | None = None


def ranked(question: Question, works: Sequence[Work]) -> list[Fit]:
    """Return the works as fits, best first: those whose names and year are right, then the nearest others."""
    fits = [fit(question, work) for work in merged(works)]
    return sorted(fits, key=lambda found: (not found.placed, -found.score))


Heard = Sequence[tuple[str, Answer]]


def works_of(heard: Heard) -> list[Work]:
    """Return the works of all answers, in the order of the answers."""
    return [work for _, answer in heard for work in answer.works]


def settled(question: Question, heard: Heard) -> bool:
    """Tell whether a verdict would stand without asking anyone else."""
    found = judged(ranked(question, works_of(heard)))
    return found.status == "verified" and found.about is not None and found.about.odds >= ENOUGH


def chosen(question: Question, heard: Heard) -> Work | None:
    """Return the work that a question most likely means, None where nothing comes near."""
    fits = ranked(question, works_of(heard))
    return fits[0].work if fits and fits[0].first else None


def verdict(question: Question, answers: Heard, opinion: Answer | None = None) -> Verdict:
    """Return the verdict that the answers of the services allow.

    `opinion` holds what further services say of the work found; it can add to it, not put it in doubt. Where a
    service was silent or its list was cut, nothing is *not-found* and nothing *differs*.
    """
    heard = [(name, answer) for name, answer in answers if answer.status != "unavailable"]
    fits = ranked(question, [*works_of(heard), *(opinion.works if opinion else ())])
    found = _tempered(judged(fits), answers, fits)
    if question.of_agency:
        found = _agency(judged(fits))
    if found.about and found.about.placed and (found.status == "verified" or found.about.work.update == "retracted"):
        found = replace(found, status=UPDATES.get(found.about.work.update, found.status))
    first = [found.about] if found.about else []
    nearest = [*first, *(other for other in fits if other is not found.about)]
    return Verdict(
        status=found.status,
        key=question.key,
        candidates=tuple(_candidate(one) for one in nearest[:NEAREST] if one.placed or one.score > SHOWN),
        differs=found.differs,
        reason=found.reason,
        asked=tuple(name for name, _ in heard),
        calls=sum(answer.calls for _, answer in answers) + (opinion.calls if opinion else 0),
    )


def judged(fits: Sequence[Fit]) -> Judgement:
    """Return what ranked fits say when they are all there is."""
    placed = [found for found in fits if found.placed]
    if not placed:
        return _unplaced(fits)
    best = placed[0]
    if best.odds >= SURE and len(best.supports()) >= 3:
        if len(placed) < 2 or best.odds - placed[1].odds >= CLEAR:
            return Judgement("verified", about=best)
        return Judgement("ambiguous", reason="more than one work fits equally well", about=best)
    if not doubtful(best):
        return Judgement("ambiguous", reason="author and year fit, the subject does not confirm it", about=best)
    nearest = _unplaced(fits[len(placed) :])
    if nearest.status == "differs":
        return nearest
    return Judgement("differs", ("topic",), "the work of this author and year is on another subject", best)


def doubtful(found: Fit) -> bool:
    """Tell whether a work that bears the name and year is on another subject than the sentence.

    A sentence that says little, or cites a method, may cite a work on anything.
    """
    limit = METHOD_DOUBTFUL if found.near.method or found.near.told < TOLD else DOUBTFUL
    return found.odds < limit


def _unplaced(fits: Sequence[Fit]) -> Judgement:
    """Return what is to be said when no work has names and year right."""
    near = [found for found in fits if found.first and found.subject >= (SURE if found.second else NAMED)]
    if near:
        best = max(near, key=lambda found: found.score)
        return Judgement("differs", best.differs(), "the nearest work differs from what the article says", best)
    return Judgement("not-found", reason=NOBODY)


def _updated(found: Judgement, update: str) -> Judgement:
    """Say what happened to the work since; a retraction also where it is but the likeliest work."""
    if found.status == "verified" or update == "retracted":
        return replace(found, status=UPDATES.get(update, found.status))
    return found


def _agency(found: Judgement) -> Judgement:
    """Return what is to be said of an organisation's report, which bibliographies seldom hold."""
    if found.status == "verified":
        return found
    return Judgement("agency", reason="a report by an organisation: see its own site", about=found.about)


def _tempered(found: Judgement, answers: Heard, fits: Sequence[Fit]) -> Judgement:
    """Take back what only complete answers of every service would allow to say."""
    if found.status not in ("not-found", "differs"):
        return found
    silent = [answer.reason for _, answer in answers if answer.status == "unavailable"]
    if silent:
        status: Status = "ambiguous" if fits and fits[0].placed else "unchecked"
        return Judgement(status, reason="; ".join(dict.fromkeys(silent)), about=found.about)
    striking = found.about is not None and found.status == "differs" and found.about.subject >= STRIKING
    if striking or all(answer.complete for _, answer in answers):
        return found
    return Judgement("ambiguous", reason="more works bear this name and year than a service lists", about=found.about)


def _candidate(found: Fit) -> Candidate:
    return Candidate(found.work, found.supports(), found.differs(), round(found.score, 2))


def unchecked(question: Question, reason: str) -> Verdict:
    """Return the verdict on a source that could not be looked up."""
    return Verdict("unchecked", question.key, reason=reason)
