"""Studies and researchers that are told to have found something and not named: "a study of 1,200 people found".

Read are an article or a number with a word for a study or a place of research ("a crossover study", "two trials", "a
university abroad"), bare plurals ("studies", "experts", "leading cardiologists"), and the people of a place ("Harvard
researchers"), each with a verb of finding or behind "according to", and what is proven with nobody to have done so
(`impersonal_findings`). A year in the words names a study, and so do a year and a name in the sentence or beside it.
"The study" and "researchers concluded" refer to what was named before; what stands in quotation marks is only quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from factcheck.data import word_list
from factcheck.extraction.statements.credited_numbers import credit_cues, credited, may_credit
from factcheck.extraction.statements.impersonal_findings import CUES, impersonal
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.model import Span, UnnamedStudy
from factcheck.text.cues import cues, words_of
from factcheck.text.expressions import expression

_HYPHEN = "[-‐‑ ]"
_META = rf"[Mm]eta{_HYPHEN}?analysis"
_STUDY = rf"(?:stud(?:y|ies)|trials?|{_META}|RCTs?|survey|(?:systematic|umbrella|literature|Cochrane) review)"
_STUDIES = (
    rf"(?:[Ss]tudies|[Tt]rials|[Mm]eta{_HYPHEN}?analyses|RCTs|[Rr]esearch|[Ee]vidence|[Dd]ata|[Ss]urveys|[Pp]olls"
    r"|[Ss]cience|[Ff]igures|[Ss]tatistics|[Pp]apers|[Ll]iterature)"
)
_PEOPLE = (
    r"(?:[Rr]esearchers|[Ss]cientists|[Ii]nvestigators|[Ee]xperts|[Nn]eurosc[a-z]+|[Nn]utritionists|[Ss]pecialists"
    r"|[Dd]octors|[Pp]hysicians|[Cc]linicians|[Dd]entists|[Pp]harmacists|[Dd]ieti[ct]ians|[Aa]cademics|[Ss]cholars"
    r"|[A-Za-z][a-z]{2,14}(?:olog|iatr)ists)"
)
_BODY = r"(?:university|hospital|clinic|institute|laboratory|lab|research (?:team|group|cent(?:re|er)))"
_DESIGNS = (
    "randomised", "randomized", "double", "placebo", "clinical", "observational", "cohort", "interventional",
    "crossover", "epidemiological", "longitudinal", "prospective", "scientific", "medical", "human", "animal",
    "controlled",
)  # fmt: skip
_SEVERAL = (
    "some", "many", "several", "recent", "numerous", "multiple", "most", "countless", "new", "newer", "emerging",
    "early", "earlier", "past", "previous", "current", "extensive", "a growing body of", "dozens of", "various",
    "leading", "top", "the latest", "the newest", "the most recent", "the best", "the available",
)  # fmt: skip
_POINTING = ("the", "these", "those", "this", "our", "their", "no")
"""Words before studies that were named before, or are none; others may stand between: "the latest studies"."""


def _capital_or_small(phrases: Sequence[str]) -> str:
    return "(?:" + "|".join(f"[{phrase[0].upper()}{phrase[0]}]{phrase[1:]}" for phrase in phrases) + ")"


_DESIGN, _SOME = _capital_or_small(_DESIGNS), _capital_or_small(_SEVERAL)
_ONE = r"(?:[Aa]n?|[Oo]ne|[Aa]nother)"
_TWO = r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)"
_WORDS = r"(?:[^\W_][\w’'‐‑-]*, ){0,2}(?:[^\W_](?:[\w’'‐‑-]|,(?=\d))* ){0,6}?"
_PLAIN_WORDS = r"(?:(?!years\b|decades\b|months\b|weeks\b)[^\W_][\w’'‐‑-]* ){0,6}?"
_FEW_WORDS = r"(?:[^\W\d_][\w’'‐‑-]* ){0,2}?"
_NO_PLACE = (
    "The|These|Those|Our|His|Her|Its|Their|Some|Many|Most|Other|Several|All|Both|No|And|But|In|When|As|Though|Although"
    "|While|Since|So|Yet|For|Because|Amongst?|Between|Like|Unlike|By|With|From|Where|What|If|Even|Often|Today|Now|Leading|Top"
)
_PLACE = rf"(?!(?:{_NO_PLACE})\b)[A-Z][\w’'.-]+(?: (?:of |the )?[A-Z][\w’'.-]+){{0,4}}"
_NOT_NAMED_BEFORE = r"(?<![\w’'-])" + "".join(f"(?<![{word[0].upper()}{word[0]}]{word[1:]} )" for word in _POINTING)
_ABROAD = r"(?: (?:in|from|at|across) (?:[a-z-]+ ){0,2}[a-z-]+)?"
_GAP = r"(?P<gap>[^.;:!?\n]{0,140}?)"
_ABROAD = r"(?: (?:in|from|at|across) (?:[a-z-]+ ){0,2}[a-z-]+)?"
_SHORT_GAP = (
    r"(?P<gap>(?: \([^()]{1,40}\))?"
    r"(?: (?:in|of|on|from|comparing|linking|with|carried out|done|conducted) [^.;:!?,\n]{1,70}?)?)"
)
_HEDGED = expression(
    r"\b(?:may|might|could|should|would|can|will|must|not|if|whether|your|my|our|needed|need|designed|aims?|by|been)\b"
    r"|\b(?:to|is|are|was|were)$"
)
_OPEN_BEFORE = expression(
    r"(?:^|[,;:—–(“\"]|\b(?:and|but|while|because|as|that|since|although|though|whereas|what|so|where|when|which|yet|or|As|And|But|While|Because|Although|Though|So|If))\s*$"
)
# Where that may begin which `_OPEN_BEFORE` must stand before.
_HEAD = expression(
    r"(?:[,;:—–(“\"]|\b(?:and|but|while|because|as|that|since|although|though|whereas|what|so|where|when|which|yet|or"
    r"|As|And|But|While|Because|Although|Though|So|If))\s*"
)
_HYPOTHETICAL = expression(r"\b(?:[Ii]f|[Uu]ntil|[Uu]nless|[Ww]hether|[Ww]here)\s+$")
_REVIEW = expression(
    r"\b(?:[Ww]e|[Rr]eview authors|[Tt]his (?:\w+ ){0,2}review|[Tt]he review)\s(?:\w+ ){0,4}?"
    r"(?:included?|includes|identified|found|searched|looked (?:for|at)|reviewed|considered)\b[^.]{0,120}"
    r"\b(?:studies|trials|RCTs|evidence)\b"
    r"|\b[Oo]ur (?:selection|inclusion|exclusion|eligibility) criteria\b"
    r"|\b(?:included (?:studies|trials)|(?:studies|trials) (?:[^.;]{1,80} )?(?:were |are )?included)\b"
)
_YEAR = expression(r"\b(?:19|20)\d\d\b")
_QUESTION = expression(r"\?[”\"’)]*\s*$")
_HINTS = (
    "tud", "rial", "analys", "esearch", "cientist", "xpert", "urvey", "eview", "rct", "vidence", "data", "octors",
    "pecialists", "hysicians", "linicians", "entists", "armacists", "ogists", "iatrists", "itians", "icians",
    "cademics", "cholars", "utritionists", "niversity", "ospital", "linic", "nstitute", "aborator", "olls",
    "cience", "igures", "tatistics", "apers", "iterature", "proven", "proved", "shown", "documented", "established",
    "demonstrated", "known",
)  # fmt: skip
_LAB = "lab"
"""The only such word that many others hold."""
_OF_ONE = frozenset(
    ("study", "trial", "analysis", "survey", "review", "university", "hospital", "clinic", "institute", "laboratory")
)
"""Those of these words that tell of one study or place: a sentence with no others speaks of no studies in general."""
_QUOTED = expression(r"[\"“‘«„]$")
_UNQUOTED = expression(r"[^\"”’»]{0,40}[\"”’»]")
_NAME = expression(
    r"\b[A-Z][\w’'-]+(?: (?:of|for|the|on|and|de|van|von) (?:the )?)?[ -]?\b[A-Z][\w’'-]+|\b[A-Z]{2,6}\b"
)


def speaks_of_its_own_studies(text: str) -> bool:
    """Tell whether the text is of a review, whose studies are those that it included: "we found five trials"."""
    return ("eview" in text or "e included" in text or "criteria" in text) and _REVIEW.search(text) is not None


def find_unnamed_studies(passage: Passage) -> Iterator[UnnamedStudy]:
    """Yield what a sentence tells to have found something: a study in particular, or else studies in general."""
    for number, sentence, hinted in _worth_reading(passage):
        found = _told(passage, sentence, hinted=hinted)
        near = passage.sentences[max(number - 1, 0) : number + 2] if found else ()
        if found and not any(_names_and_dates(passage.text, one) for one in near):
            yield UnnamedStudy(found[0], sentence, found[1])


def _worth_reading(passage: Passage) -> Iterator[tuple[int, Span, bool]]:
    """Yield the sentences, with their places, that hold the words of a finding and of who makes one, or of a credit.

    Those of the whole block are told apart once; in a sentence they need only be looked for. The last tells whether
    a sentence holds a part of a word by which who makes a finding is told.
    """
    words = words_of(passage.text)
    told = words & _finding()
    whose = [*filter(passage.text.casefold().__contains__, _HINTS)] if told else []
    labs = bool(told) and _LAB in words
    credits = words & credit_cues() if passage.quantities else frozenset[str]()
    if not (whose or labs or credits):
        return
    for number, sentence in enumerate(passage.sentences):
        said = passage.text[sentence.start : sentence.end].casefold()
        hinted = any(map(said.__contains__, whose))
        finds = (hinted or (labs and _LAB in said)) and any(map(said.__contains__, told))
        if finds or any(map(said.__contains__, credits)):
            yield number, sentence, hinted


def _told(passage: Passage, sentence: Span, *, hinted: bool) -> tuple[Span, bool] | None:
    """Return what is said to have found something, and whether that is nothing in particular."""
    text = passage.text
    said = text[sentence.start : sentence.end]
    words = words_of(said)
    if len(sentence) > LONGEST or words.isdisjoint(_telling()) or _QUESTION.search(text, sentence.start, sentence.end):
        return None
    if _names_and_dates(text, sentence):
        return None
    if (hinted or _LAB in words) and not words.isdisjoint(_finding()):
        particular = found = _first(_particular(), text, sentence)
        if not found and _may_be_general(said.casefold()) and _heads_clause(_general(), text, sentence):
            found = _first(_general(), text, sentence)
        if found:
            return _head(found), particular is None
        if span := impersonal(text, sentence):
            return span, True
    return credited(passage, sentence) if may_credit(words) and passage.within(sentence) else None


def _may_be_general(said: str) -> bool:
    """Tell whether a sentence in small letters has studies or people that no other word points to as named before."""
    if any(map(said.__contains__, (*_SEVERAL, *_DESIGNS))):
        return True
    words = ["", *said.split()]
    free = (word for before, word in pairwise(words) if before not in _POINTING)
    named = (stripped for word in free if _hints(stripped := word.strip(",.;:!?()[]“”\"'‘’—–*_")))
    return any(word not in _OF_ONE for word in named)


@lru_cache(4096)
def _hints(word: str) -> bool:
    """Tell whether a word holds a part of one by which a study or people of learning are told."""
    return word == _LAB or any(hint in word for hint in _HINTS)


def _names_and_dates(text: str, sentence: Span) -> bool:
    """Tell whether a sentence has a year and a name: what it tells of can be looked up."""
    year = _YEAR.search(text, sentence.start, sentence.end)
    return year is not None and _NAME.search(text, sentence.start + 1, sentence.end) is not None


def _head(match: re.Match[str]) -> Span:
    name = next(name for name in ("head", "quoted", "people", "credited") if match.groupdict().get(name))
    return Span(*match.span(name))


def _heads_clause(pattern: re.Pattern[str], text: str, sentence: Span) -> bool:
    """Tell whether an expression matches where a clause of the sentence begins: seeking it elsewhere takes longer."""
    first = sentence.end - len(text[sentence.start : sentence.end].lstrip())
    heads = (one.end() for one in _HEAD.finditer(text, sentence.start, sentence.end))
    return any(pattern.match(text, place, sentence.end) for place in (first, *heads))


def _first(pattern: re.Pattern[str], text: str, sentence: Span) -> re.Match[str] | None:
    """Return the first match that states a finding: not what may be found, nor what another word makes doubtful."""
    for match in pattern.finditer(text, sentence.start, sentence.end):
        doubtful = _HEDGED.search(match["gap"] or "") or _YEAR.search(match.group())
        believed = match.groupdict().get("believed")
        if doubtful or (not believed and _HYPOTHETICAL.search(text, sentence.start, match.start())):
            continue
        quoted = _QUOTED.search(text, sentence.start, match.start())
        if quoted and _UNQUOTED.match(text, _head(match).end, sentence.end):
            continue
        if match.re is _particular() or _OPEN_BEFORE.search(text[sentence.start : match.start()]):
            return match
    return None


@cache
def _particular() -> re.Pattern[str]:
    people = rf"{_PLACE} (?-i:(?=[a-z]){_PEOPLE})|(?:[Aa] team of )?{_PEOPLE} (?:at|from|in) (?:the )?{_PLACE}"
    body = rf"{_ONE} {_FEW_WORDS}{_BODY}\b(?: (?:abroad|overseas))?"
    one = rf"(?:{_ONE} {_WORDS}|{_TWO} {_PLAIN_WORDS})(?<!the )(?<!this ){_STUDY}"
    study = rf"(?<!Phase ){one}|{_META} of \d[\d,]* \w+|{people}|{body}"
    quoted = rf"(?P<quoted>[Aa]ccording to {_ONE} {_WORDS}{_STUDY}\b)"
    return re.compile(rf"{_NOT_NAMED_BEFORE}(?:(?P<head>{study}){_GAP}{_verb()}|{quoted})")


@cache
def _general() -> re.Pattern[str]:
    told = rf"(?:{_SOME} {_FEW_WORDS}|{_DESIGN}[\w‐‑-]* {_FEW_WORDS})"
    studies = rf"(?:{told}?{_STUDIES}|{told}data)"
    people = rf"(?:{_SOME} {_FEW_WORDS})?{_PEOPLE}"
    return re.compile(
        rf"{_NOT_NAMED_BEFORE}(?:(?P<head>{studies}){_SHORT_GAP}(?:{_verb()}| (?:say|says|tells? us)\b(?! about\b))"
        rf"|(?P<people>{people})(?: (?:now|also|all|generally|long))?"
        rf" (?:say|agree(?! with\b| on[.,;])|believe|think|(?:have )(?:long )?(?:{_verbs()})"
        r"|(?P<believed>are to be believed))\b"
        rf"|(?P<credited>[Aa]ccording to (?:{people}|{studies})){_ABROAD}(?=,| (?:say|who)\b))"
    )


def _verb() -> str:
    return rf" (?:has |have |had )?(?:also |now |further |[a-z]{{3,12}}ly )?(?:{_verbs()})\b"


@cache
def _telling() -> frozenset[str]:
    """Return words of which every sentence has one that tells what somebody found, or credits anybody with a number."""
    return _finding() | credit_cues()


@cache
def _finding() -> frozenset[str]:
    """Return words of which every sentence has one that tells what somebody found."""
    others = ("according", "say", "says", "tell", "tells", "agree", "believe", "believed", "think", *CUES)
    return cues((*word_list("finding-verbs"), *others))


def _verbs() -> str:
    return "|".join(word_list("finding-verbs"))
