"""From ranked works to a judgement: on a mention in prose by its supports, on a listed entry field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.model import Candidate, Status, Work
from factcheck.values import dataclass
from factcheck.verification.identifiers import Identity
from factcheck.verification.mention_match import Fit, chances
from factcheck.verification.names import fold
from factcheck.verification.reference_match import Entry
from factcheck.verification.titles import title_words

if TYPE_CHECKING:
    from factcheck.verification.subject import Affinity

# Chances from which a work is the cited one (LIKELY; WORDLESS where it shares no word), that end the asking
# (ENOUGH), and below which a retracted work is not worth a word (RULED_OUT); CLOSE are the log-odds within which
# another fits equally. NAMED and STRIKING are the log-odds of the subject from which a work is named although
# something differs, SHARED where two authors agree. Below DOUBTFUL it is on another subject; METHOD_DOUBTFUL is
# that line for methods and books, and both fall by UNTOLD for each unit by which sentence or title say less than TOLD
# (`benchmarks.verification_topics`, fitted on halves: .012 of development sentences fall below with the works that they
# cite, .71 with those of others. Weights of all: 2 of 389 and .66, where fixed lines gave 2 and .59).
LIKELY, WORDLESS, ENOUGH, CLOSE, RULED_OUT = 0.45, 0.55, 0.7, 0.4, 0.05
SHARED, NAMED, STRIKING = 0.5, 1.5, 3.0
DOUBTFUL, METHOD_DOUBTFUL, TOLD, UNTOLD = -1.9, -4.2, 2.2, 2.5
NOBODY = "no service knows a work by this author in this year"
UNLISTED = "no service knows this work"
ELSEWHERE = "its DOI is registered with an agency that is not asked"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status with the fields that differ, the reason, and the work it is about.

    `certain` marks one that holds whatever others might say: it rests on an identifier or is striking.
    """

    status: Status
    differs: tuple[str, ...] = ()
    reason: str = ""
    about: Fit | Entry | None = None
    certain: bool = False
    by_identifier: bool = False


def of_mention(fits: Sequence[Fit]) -> Judgement:
    """Return what ranked fits say of a mention when they are all there is."""
    placed = [found for found in fits if found.placed]
    if not placed:
        return _unplaced(fits)
    best = placed[0]
    likely = chances(placed)[0]
    if likely >= (LIKELY if best.near.worded else WORDLESS) and len(best.supports()) >= 3:
        return Judgement("verified", about=best, certain=likely >= ENOUGH)
    if len(placed) > 1 and likely >= LIKELY / 2 and best.odds - placed[1].odds < CLOSE:
        return Judgement("ambiguous", reason=f"more than one work fits equally well; {_deciding(placed)}", about=best)
    if likely >= LIKELY or not doubtful(best):
        reason = f"author and year fit, the subject does not confirm it; {_deciding(placed)}"
        return Judgement("ambiguous", reason=reason, about=best)
    nearest = _unplaced(fits[len(placed) :])
    if nearest.status == "differs":
        return nearest
    return Judgement("differs", ("topic",), "the work of this author and year is on another subject", best)


def _deciding(placed: Sequence[Fit]) -> str:
    """Return in words what would tell which of the works is cited: where they differ, and what always does."""
    first, *others = [found.work for found in placed[:2]]
    said = []
    for name, of in (("second author", _second_author), ("journal", _journal)):
        values = [of(work) for work in (first, *others)]
        if values[0] and len(set(values)) == len(values):
            said.append(f"the {name} ({' or '.join(filter(None, values))})")
    return f"{', '.join(said)} or a DOI would decide" if said else "a DOI would decide"


def _second_author(work: Work) -> str:
    return work.authors[1].family if len(work.authors) > 1 else ""


def _journal(work: Work) -> str:
    return work.container


def may_be_retracted(fits: Sequence[Fit]) -> Fit | None:
    """Return the likeliest retracted work among those of a name and year that the evidence does not rule out."""
    placed = [found for found in fits if found.placed]
    likely = sorted(zip(chances(placed), placed, strict=True), key=lambda pair: -pair[0])
    return next((one for odds, one in likely if odds >= RULED_OUT and one.work.update == "retracted"), None)


def doubtful(found: Fit) -> bool:
    """Tell whether a work that bears the name and year is on another subject than the sentence.

    A sentence that says little may cite a work on nearly anything, and so does one that cites a method; nor does a
    book, or a title of a word or two, show what it is not about.
    """
    return found.topic < topic_line(found.near, book="book" in found.work.type)


def topic_line(near: Affinity, *, book: bool) -> float:
    """Return the log-odds of the topic below which a work is on another subject."""
    untold = max(0.0, TOLD - near.told) + max(0.0, TOLD - near.titled)
    return (METHOD_DOUBTFUL if near.method or book else DOUBTFUL) - UNTOLD * untold


def _unplaced(fits: Sequence[Fit]) -> Judgement:
    """Return what is to be said when no work has names and year right."""
    near = [found for found in fits if found.first and found.subject >= (SHARED if found.second else NAMED)]
    if not near:
        return Judgement("not-found", reason=NOBODY)
    best = max(near, key=lambda found: found.score)
    reason = "the nearest work differs from what the article says"
    return Judgement("differs", best.differs(), reason, best, certain=best.subject >= STRIKING)


def of_linked(identity: Identity, fits: Sequence[Fit]) -> Judgement:
    """Return what the identifier or link of a mention says: names and year must be those of its work."""
    if identity.status == "unregistered":
        return Judgement("not-found", reason=identity.missing, certain=True, by_identifier=True)
    own = [found for found in fits if _same(found.work, identity.works)]
    if not own:
        return Judgement("unchecked", reason=identity.reason or ELSEWHERE)
    best = own[0]
    differs = best.differs() if best.question_names else ()
    if differs and (meant := _meant(best, fits)):
        name = "pmid" if _same(best.work, identity.of_pmid) else "doi"
        reason = f"its {name.upper()} leads to another work"
        return Judgement("differs", (name,), reason, meant, certain=True, by_identifier=True)
    if best.question_names and _is_of_another(best.work, identity):
        reason = "its PMID leads to another work than its DOI"
        return Judgement("differs", ("pmid",), reason, best, certain=True, by_identifier=True)
    if differs:
        reason = "the linked work differs from what the article says"
        return Judgement("differs", differs, reason, best, certain=True, by_identifier=True)
    return Judgement("verified", about=best, certain=True, by_identifier=True)


def _meant(own: Fit, fits: Sequence[Fit]) -> Fit | None:
    """Return the work that a mention names where its identifier leads to one by somebody else."""
    found = of_mention([one for one in fits if one is not own]) if not own.first else None
    return found.about if found and found.status == "verified" and isinstance(found.about, Fit) else None


def of_listed(identity: Identity, entries: Sequence[Entry]) -> Judgement:
    """Return what ranked works say of an entry of a reference list."""
    best = next((found for found in entries if found.is_it), None)
    if best is None:
        return _unlisted(identity, entries)
    own = _same(best.work, identity.works)
    differs = tuple(name for name in best.differs() if name != "doi" or identity.status == "work")
    if identity.status == "unregistered" and not best.doi:
        differs = (*differs, "doi")
    if _is_of_another(best.work, identity):
        differs = (*differs, "pmid")
    if differs:
        reason = "the nearest work differs from what the list says"
        if "title" in differs and (other := _other_half(best, entries)):
            reason = f"{reason}; the rest of its title is that of another work, “{other.title}”"
        certain = own or differs == ("pmid",) or (identity.status in ("work", "unregistered") and "doi" in differs)
        return Judgement("differs", differs, reason, best, certain=certain, by_identifier=own)
    return Judgement("verified", about=best, certain=own or best.score >= 5.5, by_identifier=own)


def _other_half(best: Entry, entries: Sequence[Entry]) -> Work | None:
    """Return the work from whose title the words come that a printed title has beside those of the nearest work."""
    strange = [
        word for words in (*(left for left, _ in best.title.replaced), *best.title.added) for word in words.split()
    ]
    others = (found.work for found in entries if not _same(found.work, (best.work,)))
    needed = set(strange)
    return (
        next((work for work in others if needed.issubset(title_words(work.title))), None) if len(needed) > 1 else None
    )


def _is_of_another(work: Work, identity: Identity) -> bool:
    """Tell whether the PMID of an entry leads to another work than the one that the rest of the entry tells of."""
    led = identity.of_pmid
    return bool(led) and not _same(work, led) and not any(fold(work.title) == fold(other.title) for other in led)


def _unlisted(identity: Identity, entries: Sequence[Entry]) -> Judgement:
    """Return what is to be said when no work found is that of the entry."""
    own = next((found for found in entries if _same(found.work, identity.works)), None)
    if own is not None:
        differs = ("doi", *own.differs())
        reason = "its DOI leads to another work"
        return Judgement("differs", tuple(dict.fromkeys(differs)), reason, own, by_identifier=True)
    if identity.status in ("elsewhere", "silent"):
        return Judgement("unchecked", reason=identity.reason or ELSEWHERE)
    return Judgement("not-found", reason=identity.missing or UNLISTED)


def _same(work: Work, works: Sequence[Work]) -> bool:
    return any((work.doi and work.doi == other.doi) or (work.pmid and work.pmid == other.pmid) for other in works)


def candidate(found: Fit | Entry) -> Candidate:
    """Return a compared work as a candidate for people to look at."""
    return Candidate(found.work, found.supports(), found.differs(), round(found.score, 2))
