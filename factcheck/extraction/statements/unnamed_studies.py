"""Studies and researchers that are told to have found something and not named: "a study of 1,200 people found".

Read are an article or a number with a word for a study ("a crossover study", "two trials"), bare plurals ("studies",
"experts"), and the people of a place ("Harvard researchers"), each with a verb of finding and without a year. "The
study" and "researchers concluded" refer to what was named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.model import Span, UnnamedStudy
from factcheck.text.cues import cues, words_of
from factcheck.text.expressions import expression

_HYPHEN = "[-‐‑ ]"
_META = rf"[Mm]eta{_HYPHEN}?analysis"
_STUDY = rf"(?:stud(?:y|ies)|trials?|{_META}|RCTs?|survey|(?:systematic|umbrella|literature|Cochrane) review)"
_STUDIES = rf"(?:[Ss]tudies|[Tt]rials|[Mm]eta{_HYPHEN}?analyses|RCTs|[Rr]esearch|[Ee]vidence|[Dd]ata|[Ss]urveys)"
_PEOPLE = (
    r"(?:[Rr]esearchers|[Ss]cientists|[Ii]nvestigators|[Ee]xperts|[Nn]eurosc[a-z]+|[Pp]sychologists|[Nn]utritionists)"
)
_DESIGN = (
    r"(?:[Rr]andomi[sz]ed|[Dd]ouble|[Pp]lacebo|[Cc]linical|[Oo]bservational|[Cc]ohort|[Ii]nterventional|[Cc]rossover"
    r"|[Ee]pidemiological|[Ll]ongitudinal|[Pp]rospective|[Ss]cientific|[Mm]edical|[Hh]uman|[Aa]nimal|[Cc]ontrolled)"
)
_SOME = (
    r"(?:[Ss]ome|[Mm]any|[Ss]everal|[Rr]ecent|[Nn]umerous|[Mm]ultiple|[Mm]ost|[Cc]ountless|[Nn]ew(?:er)?|[Ee]merging"
    r"|[Ee]arl(?:y|ier)|[Pp]ast|[Pp]revious|[Cc]urrent|[Ee]xtensive|[Aa] growing body of|[Dd]ozens of)"
)
_ONE = r"(?:[Aa]n?|[Oo]ne|[Aa]nother)"
_TWO = r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)"
_WORDS = r"(?:[^\W_][\w’'‐‑,-]* ){0,6}?"
_PLAIN_WORDS = r"(?:(?!years\b|decades\b|months\b|weeks\b)[^\W_][\w’'‐‑-]* ){0,6}?"
_FEW_WORDS = r"(?:[^\W\d_][\w’'‐‑-]* ){0,2}?"
_NO_PLACE = (
    "The|These|Those|Our|His|Her|Its|Their|Some|Many|Most|Other|Several|All|Both|No|And|But|In|When|As|Though|Although"
    "|While|Since|So|Yet|For|Because"
)
_PLACE = rf"(?!(?:{_NO_PLACE})\b)[A-Z][\w’'.-]+(?: (?:of |the )?[A-Z][\w’'.-]+){{0,4}}"
_NOT_NAMED_BEFORE = (
    r"(?<![\w’'-])(?<![Tt]he )(?<![Tt]hese )(?<![Tt]hose )(?<![Tt]his )(?<![Oo]ur )(?<![Tt]heir )(?<![Nn]o )"
)
_GAP = r"(?P<gap>[^.;:!?\n]{0,140}?)"
_SHORT_GAP = r"(?P<gap>(?: \([^()]{1,40}\))?(?: (?:in|of|on|from|comparing|linking|with) [^.;:!?,\n]{1,70}?)?)"
_HEDGED = expression(
    r"\b(?:may|might|could|should|would|can|will|must|not|if|whether|your|my|our|needed|need|designed|aims?|by|been)\b"
    r"|\b(?:to|is|are|was|were)$"
)
_OPEN_BEFORE = expression(
    r"(?:^|[,;:—–(“\"]|\b(?:and|but|while|because|as|that|since|although|though|whereas|what|so|where|when|which|yet|or))\s*$"
)
_HYPOTHETICAL = expression(r"\b(?:[Ii]f|[Uu]ntil|[Uu]nless|[Ww]hether|[Ww]here)\s+$")
_REVIEW = expression(
    r"\b(?:[Ww]e|[Rr]eview authors|[Tt]his (?:\w+ ){0,2}review|[Tt]he review)\s(?:\w+ ){0,4}?"
    r"(?:included?|includes|identified|found|searched|looked (?:for|at)|reviewed|considered)\b[^.]{0,120}"
    r"\b(?:studies|trials|RCTs|evidence)\b"
    r"|\b(?:included (?:studies|trials)|(?:studies|trials) (?:[^.;]{1,80} )?(?:were |are )?included)\b"
)
_YEAR = expression(r"\b(?:19|20)\d\d\b")
_QUESTION = expression(r"\?[”\"’)]*\s*$")
_HINTS = ("tud", "rial", "analys", "esearch", "cientist", "xpert", "urvey", "eview", "RCT", "vidence", "data")


def speaks_of_its_own_studies(text: str) -> bool:
    """Tell whether the text is of a review, whose studies are those that it included: "we found five trials"."""
    return ("eview" in text or "e included" in text) and _REVIEW.search(text) is not None


def find_unnamed_studies(passage: Passage) -> Iterator[UnnamedStudy]:
    """Yield what a sentence tells to have found something: a study in particular, or else studies in general."""
    text = passage.text
    if not any(hint in text for hint in _HINTS) or words_of(text).isdisjoint(_telling()):
        return
    for sentence in passage.sentences:
        hinted = len(sentence) <= LONGEST and any(text.find(hint, sentence.start, sentence.end) >= 0 for hint in _HINTS)
        told = hinted and not words_of(text[sentence.start : sentence.end]).isdisjoint(_telling())
        if told and not _QUESTION.search(text, sentence.start, sentence.end):
            found = _first(_particular(), text, sentence) or _first(_general(), text, sentence)
            if found:
                yield UnnamedStudy(_head(found), sentence, found.re is _general())


def _head(match: re.Match[str]) -> Span:
    name = next(name for name in ("head", "quoted", "people") if match.groupdict().get(name))
    return Span(*match.span(name))


def _first(pattern: re.Pattern[str], text: str, sentence: Span) -> re.Match[str] | None:
    """Return the first match that states a finding: not what may be found, nor what another word makes doubtful."""
    for match in pattern.finditer(text, sentence.start, sentence.end):
        doubtful = _HEDGED.search(match["gap"] or "") or _YEAR.search(match.group())
        if doubtful or _HYPOTHETICAL.search(text, sentence.start, match.start()):
            continue
        if match.re is _particular() or _OPEN_BEFORE.search(text[sentence.start : match.start()]):
            return match
    return None


@cache
def _particular() -> re.Pattern[str]:
    people = rf"{_PLACE} {_PEOPLE}|(?:[Aa] team of )?{_PEOPLE} (?:at|from) (?:the )?{_PLACE}"
    study = rf"(?<!Phase )(?:{_ONE} {_WORDS}|{_TWO} {_PLAIN_WORDS}){_STUDY}|{_META} of \d[\d,]* \w+|{people}"
    quoted = rf"(?P<quoted>[Aa]ccording to {_ONE} {_WORDS}{_STUDY}\b)"
    return re.compile(rf"{_NOT_NAMED_BEFORE}(?:(?P<head>{study}){_GAP}{_verb()}|{quoted})")


@cache
def _general() -> re.Pattern[str]:
    told = rf"(?:{_SOME} {_FEW_WORDS}|{_DESIGN}[\w‐‑-]* {_FEW_WORDS})"
    studies = rf"(?:{told}?{_STUDIES}|{told}data)"
    people = rf"(?:{_SOME} {_FEW_WORDS})?{_PEOPLE}"
    return re.compile(
        rf"{_NOT_NAMED_BEFORE}(?:(?P<head>{studies}){_SHORT_GAP}{_verb()}"
        rf"|(?P<people>{people}) (?:say|agree|believe|(?:have )(?:long )?(?:{_verbs()}))\b)"
    )


def _verb() -> str:
    return (
        rf" (?:has |have |had )?(?:also |now |further |recently |previously |consistently |clearly )?(?:{_verbs()})\b"
    )


@cache
def _telling() -> frozenset[str]:
    """Return words of which every sentence has one that tells what somebody found."""
    return cues((*word_list("finding-verbs"), "according", "say", "agree", "believe"))


def _verbs() -> str:
    return "|".join(word_list("finding-verbs"))
