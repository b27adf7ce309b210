"""From the works found to a verdict. A search hit may verify, it never convicts."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Candidate, Status, Verdict, Work
from factcheck.sources.answer import Answer
from factcheck.verification.matching import ANY, STRONG, Fit, fit
from factcheck.verification.merging import merged
from factcheck.verification.questions import Question

NEAREST = 5
MARGIN = 0.6
UPDATES: dict[str, Status] = {"retracted": "retracted", "concern": "concern", "corrected": "corrected"}


def ranked(question: Question, works: Sequence[Work]) -> list[Fit]:
    """Return the works as fits, best first."""
    fits = [fit(question, work) for work in merged(works)]
    return sorted(fits, key=lambda found: -found.score)


Heard = Sequence[tuple[str, Answer]]


def works_of(heard: Heard) -> list[Work]:
    """Return the works of all answers, in the order of the answers."""
    return [work for _, answer in heard for work in answer.works]


def settled(question: Question, heard: Heard) -> bool:
    """Tell whether a verdict would stand without asking anyone else."""
    return _status(question, ranked(question, works_of(heard)))[0] == "verified"


def chosen(question: Question, heard: Heard) -> Work | None:
    """Return the work that a question most likely means, None where nothing comes near."""
    fits = ranked(question, works_of(heard))
    return fits[0].work if fits and fits[0].first else None


def verdict(question: Question, answers: Heard, opinion: Answer | None = None) -> Verdict:
    """Return the verdict that the answers of the services allow.

    `opinion` holds what further services say of the work found; it can add to it, not put it in doubt.
    """
    heard = [(name, answer) for name, answer in answers if answer.status != "unavailable"]
    fits = ranked(question, [*works_of(heard), *(opinion.works if opinion else ())])
    status, differs, reason = _status(question, fits)
    silent = [answer.reason for _, answer in answers if answer.status == "unavailable"]
    if status in ("not-found", "differs") and silent:
        status, reason = ("ambiguous" if heard and fits else "unchecked"), "; ".join(dict.fromkeys(silent))
        differs = ()
    elif status == "not-found" and not all(answer.complete for _, answer in heard):
        status, reason = "ambiguous", "more works bear this name and year than a service lists"
    elif status == "verified":
        status = UPDATES.get(fits[0].work.update, status)
    return Verdict(
        status=status,
        key=question.key,
        candidates=tuple(_candidate(found) for found in fits[:NEAREST] if found.score > 2),
        differs=differs,
        reason=reason,
        asked=tuple(name for name, _ in heard),
        calls=sum(answer.calls for _, answer in answers) + (opinion.calls if opinion else 0),
    )


def _status(question: Question, fits: Sequence[Fit]) -> tuple[Status, tuple[str, ...], str]:
    """Return status, differing fields and the reason for a question whose works are all known."""
    if not fits or fits[0].score <= 2:
        return "not-found", (), "no service knows a work by this author in this year"
    best, placed = fits[0], [found for found in fits if found.placed and found.coauthors]
    sure = best.subject >= ANY or (best.second and len(placed) == 1)
    if best.placed and best.coauthors and len(best.supports()) >= 3 and sure:
        if len(placed) < 2 or best.score - placed[1].score >= MARGIN:
            return "verified", (), ""
        return "ambiguous", (), "more than one work fits equally well"
    if (not best.placed and best.subject >= STRONG) or (best.placed and not best.coauthors):
        return "differs", best.differs(), "the nearest work differs from what the article says"
    if placed:
        return "ambiguous", (), "author and year fit, the subject does not confirm it"
    return "not-found", (), "no service knows a work by this author in this year"


def _candidate(found: Fit) -> Candidate:
    return Candidate(found.work, found.supports(), found.differs(), round(found.score, 2))


def agency(question: Question) -> Verdict:
    """Return the verdict on an organisation's report: bibliographies seldom hold those, so none is asked."""
    reason = "a report by an organisation: see its own site"
    return Verdict("agency", question.key, reason=reason)


def unchecked(question: Question, reason: str) -> Verdict:
    """Return the verdict on a source that could not be looked up."""
    return Verdict("unchecked", question.key, reason=reason)
