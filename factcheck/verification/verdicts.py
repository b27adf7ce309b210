"""From what was heard to a verdict. A search hit may verify, it never convicts, and silence is not absence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from factcheck.extraction.citations.journals import is_journal
from factcheck.model import Status, Verdict, Work
from factcheck.sources.search import SearchResult
from factcheck.verification.decide import Judgement, candidate, may_be_retracted, of_linked, of_listed, of_mention
from factcheck.verification.evidence import Evidence
from factcheck.verification.landing_pages import told_by_link, with_link
from factcheck.verification.mention_match import Fit, fit
from factcheck.verification.merging import merged
from factcheck.verification.query import Query
from factcheck.verification.reference_match import Entry, entries

# Works that a verdict keeps: as many as an editor looks through. By hand.
NEAREST = 5
# Log-odds below which a work is not worth showing, and of the subject from which on a coauthor's work may be meant.
# By hand.
SHOWN, SHARED_AUTHOR = -9.0, 2.0
# Share of a title's words from which on it is all there.
WHOLE = 0.9
UPDATES: dict[str, Status] = {"retracted": "retracted", "concern": "concern", "corrected": "corrected"}
UNSEARCHABLE = "neither a name with a year nor a title to look for"
NOBODY_ASKED = "no service is switched on that could know it"
NO_CATALOGUE = "no catalogue of books was asked"
PERHAPS = "a retracted work of the same name and year fits as well"
REPORT = "a report by an organisation: see its own site"
JOURNAL = "a journal is named and no author: say who wrote the study"
CUT = "more works bear this name and year than a service lists"


def ranked(query: Query, works: Sequence[Work]) -> list[Fit]:
    """Return the works as fits, best first: those whose names and year are right, then the nearest others."""
    fits = [fit(query, work) for work in merged(works)]
    return sorted(fits, key=lambda found: (not found.placed, -found.score))


def settled(known: Evidence) -> bool:
    """Tell whether nobody else need be asked: the work is found, or its identifier decides.

    That a mention differs is no reason to stop: another service may know the work that does not.
    """
    if known.landing and known.landing.status and told_by_link(known.query):
        return True
    found, _ = _judged(known, ())
    if isinstance(found.about, Entry):
        return found.certain or found.about.title.share >= WHOLE
    if found.status == "differs" and found.by_identifier and isinstance(found.about, Fit):
        return bool(found.about.first)
    return found.certain and (found.status == "verified" or found.by_identifier)


def chosen(known: Evidence) -> Work | None:
    """Return the work that a question most likely means, None where nothing comes near."""
    found, compared = _judged(known, ())
    if found.about:
        return found.about.work
    return compared[0].work if compared and compared[0].first else None


def verdict(known: Evidence, opinion: SearchResult | None = None) -> Verdict:
    """Return the verdict that the answers of the services allow.

    `opinion` holds what further services say of the work found; it can add to it, not put it in doubt.
    """
    return with_link(known.query, _looked_up(known, opinion), known.landing)


def _looked_up(known: Evidence, opinion: SearchResult | None) -> Verdict:
    query = known.query
    if not query.searchable and known.identity.status == "none" and not query.of_agency:
        return unchecked(query, UNSEARCHABLE)
    found, compared = _judged(known, opinion.works if opinion else ())
    found = _tempered(found, known, compared)
    if found.status == "not-found" and known.nearby:
        found, nearby = _nearby(found, query, known.nearby)
        compared = [*nearby, *compared]
    if found.about and _is_the_one(found, found.about):
        found = _updated(found, found.about.work.update)
    found = _perhaps_retracted(found, compared)
    first = [found.about] if found.about else []
    others = (other for other in compared if other is not found.about and _worth_showing(other))
    return Verdict(
        status=found.status,
        key=query.key,
        candidates=tuple(map(candidate, (*first, *islice(others, NEAREST - len(first))))),
        differs=found.differs,
        reason=found.reason,
        asked=known.asked(),
        calls=known.calls() + (opinion.calls if opinion else 0),
        by_identifier=found.by_identifier,
        answers=known.answers(),
    )


def _is_the_one(found: Judgement, about: Fit | Entry) -> bool:
    """Tell whether a judgement is about the cited work: named rightly, or reached by its identifier alone."""
    return isinstance(about, Entry) or about.placed or (found.by_identifier and found.status == "verified")


def _nearby(found: Judgement, query: Query, answer: SearchResult) -> tuple[Judgement, Sequence[Fit]]:
    """Name what the authors wrote on the subject in another year, or one of them with somebody else that year.

    Without the answer nobody knows whether the source is missing or only differs, so that it stays open.
    """
    if answer.status == "unavailable" and not (found.certain and found.by_identifier):
        return Judgement("unchecked", reason=answer.reason), ()
    fits = ranked(query, answer.works)
    other = of_mention(fits)
    if other.status != "not-found":
        return replace(other, certain=False), fits
    shared = [one for one in fits if one.second and one.year_gap in (0, 1) and one.subject >= SHARED_AUTHOR]
    return found, shared


def _judged(known: Evidence, more: Sequence[Work]) -> tuple[Judgement, Sequence[Fit | Entry]]:
    """Return a judgement as if everything had been heard, and the works it was reached from."""
    works = [*known.works(), *more]
    if known.query.listed:
        listed = entries(known.query, works)
        return _left_to_the_editor(known, of_listed(known.identity, listed)), listed
    fits = ranked(known.query, works)
    if known.identity.status != "none":
        return of_linked(known.identity, fits), fits
    found = of_mention(fits)
    if known.query.of_agency and found.status != "verified":
        found = Judgement("agency", reason=_of_whom(known.query), about=found.about)
    return found, fits


def _of_whom(query: Query) -> str:
    """Return why nobody can look up what an organisation stands for: a journal has no reports of its own."""
    return JOURNAL if is_journal(query.organisation) else REPORT


def _left_to_the_editor(known: Evidence, found: Judgement) -> Judgement:
    """Return a judgement on an entry, which reports of organisations outside of journals need not stand up to."""
    query = known.query
    report = query.of_agency and not (query.container or query.volume or query.doi or query.pmid)
    near = isinstance(found.about, Entry) and found.about.titled
    return Judgement("agency", reason=REPORT) if report and found.status != "verified" and not near else found


def _tempered(found: Judgement, known: Evidence, compared: Sequence[Fit | Entry]) -> Judgement:
    """Take back what only complete answers of every service would allow to say."""
    if found.status not in ("not-found", "differs") or (found.certain and found.by_identifier):
        return found
    if not known.heard and found.status == "not-found":
        return Judgement("unchecked", reason=NOBODY_ASKED)
    if found.status == "not-found" and known.query.of_book and "openlibrary" not in known.asked():
        return Judgement("unchecked", reason=NO_CATALOGUE)
    if silent := known.silent():
        near = compared and isinstance(compared[0], Fit) and compared[0].placed
        status: Status = "ambiguous" if near or found.about else "unchecked"
        return Judgement(status, reason="; ".join(silent), about=found.about)
    if found.certain or known.query.listed or known.complete():
        return found
    return Judgement("ambiguous", reason=CUT, about=found.about)


def _updated(found: Judgement, update: str) -> Judgement:
    """Say what happened to the work since; a retraction also where it is but the likeliest work."""
    if found.status == "verified" or update == "retracted":
        return replace(found, status=UPDATES.get(update, found.status))
    return found


def _perhaps_retracted(found: Judgement, compared: Sequence[Fit | Entry]) -> Judgement:
    """Say that a mention may mean a retracted work of the same name and year, where nothing tells it apart."""
    if found.by_identifier or found.status not in ("verified", "ambiguous", "corrected", "concern"):
        return found
    work = may_be_retracted([one for one in compared if isinstance(one, Fit)])
    return replace(found, status="retracted", reason=PERHAPS, about=work) if work and work is not found.about else found


def _worth_showing(found: Fit | Entry) -> bool:
    return isinstance(found, Entry) or found.placed or found.score > SHOWN


def left_open(verdicts: Iterable[Verdict]) -> Counter[str]:
    """Count the sources that a later look-up may settle, by the reason why this one did not."""
    return Counter(one.reason for one in verdicts if one.status == "unchecked" and one.reason != UNSEARCHABLE)


def unchecked(query: Query, reason: str) -> Verdict:
    """Return the verdict on a source that could not be looked up."""
    return Verdict("unchecked", query.key, reason=reason)
