"""Evidence for what is cited: the numbers and quotations of an article beside the texts of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.evidence.citing import citing
from factcheck.evidence.judging import Judgement, judge_all
from factcheck.evidence.quotations import find_quotation
from factcheck.evidence.resting import Resting, resting
from factcheck.evidence.texts import SourceText, sentences, source_text
from factcheck.model import Article, Citation, Evidence, Extraction, Passage, Span, Verdict, Work
from factcheck.sources.full_texts import SourcePassages
from factcheck.text.passages import of_passage, recall

# Verdicts whose work is the one that is meant, whatever became of it since.
_KNOWN = ("verified", "retracted", "concern", "corrected")
NO_TEXT = "No service has a text of this work that may be read."
NOT_FOUND = "The source was not found."
NO_NUMBER = "The number cannot be read."

Texts = Mapping[str, SourcePassages]
"""Texts beyond abstracts by what names them: the PMCID of an open full text, the address of a linked page."""
Given = Mapping[str, SourcePassages]
"""Texts of documents given by hand, by the keys of the sources that they are."""
DOCUMENT = "document"
"""What is said of a number that such a text states."""


@dataclass
class _Source:
    """The texts of one source, made ready when they are first asked for: abstract, document, what was fetched."""

    work: Work | None
    more: SourcePassages | None
    given: SourcePassages | None = None
    _abstract: SourceText | None = field(default=None, init=False)
    _whole: SourceText | None = field(default=None, init=False)
    _document: SourceText | None = field(default=None, init=False)

    @property
    def abstract(self) -> SourceText | None:
        if self._abstract is None and self.work and self.work.abstract:
            self._abstract = _abstract(self.work.abstract)
        return self._abstract

    @property
    def whole(self) -> SourceText | None:
        if self._whole is None and self.more and self.more.passages:
            self._whole = source_text(self.more.passages, whole=self.work is None or self.work.source != "web")
        return self._whole

    @property
    def document(self) -> SourceText | None:
        if self._document is None and self.given and self.given.passages:
            self._document = source_text(self.given.passages, whole=True)
        return self._document

    @property
    def name(self) -> str:
        return "linked page" if self.work and self.work.source == "web" else "full text"

    def texts(self) -> Iterator[tuple[SourceText, str]]:
        """Yield what there is to read, with what it is called, each made ready when it is its turn."""
        if self.abstract:
            yield self.abstract, "abstract"
        if self.document:
            yield self.document, DOCUMENT
        if self.whole:
            yield self.whole, self.name


def gather_evidence(
    article: Article,
    extraction: Extraction,
    verdicts: Mapping[str, Verdict],
    texts: Texts | None = None,
    given: Given | None = None,
) -> tuple[Evidence, ...]:
    """Return what the sources of an article say of its numbers and quotations, in the order of the text.

    Abstracts are those of the works that the verdicts name; `given` and `texts` are looked into for what an abstract
    does not say.
    """
    keys = _keys(extraction)
    held = given or {}
    known = {key: _source(verdict, texts or {}, held.get(key)) for key, verdict in verdicts.items()}
    found: list[Evidence] = []
    for part in resting(article, extraction):
        sources = list(_sources(part, keys, verdicts))
        for key, cited in sources:
            found += _told(article, part, key, cited, known[key], verdicts[key])
    return joined(found)


def joined(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence in the order of the text; one of several sources that states a number clears the others."""
    ordered = sorted(evidence, key=lambda each: (each.place, each.source))
    stated = {each.place for each in ordered if each.state == "found"}
    return tuple(replace(each, elsewhere=each.place in stated and each.state != "found") for each in ordered)


def wanting(evidence: Sequence[Evidence], verdicts: Mapping[str, Verdict]) -> Iterator[str]:
    """Yield what names the texts in which more can be found than in abstracts, each once, in order."""
    open_ = dict.fromkeys(each.source for each in evidence if each.state != "found" and not each.elsewhere)
    yield from dict.fromkeys(name for key in open_ if (name := _text_of(_work(verdicts[key]))))


def _text_of(work: Work | None) -> str:
    return "" if work is None else work.url if work.source == "web" else work.pmcid


def _work(verdict: Verdict) -> Work | None:
    """Return the work that a verdict is about: the one that is meant, be its year given otherwise, or a linked page."""
    if not verdict.candidates:
        return None
    work = verdict.candidates[0].work
    if verdict.status in _KNOWN or (verdict.status == "differs" and set(verdict.differs) <= {"year"}):
        return work
    return work if verdict.status == "agency" and work.source == "web" and not verdict.differs else None


def _source(verdict: Verdict, texts: Texts, given: SourcePassages | None) -> _Source | None:
    work = _work(verdict)
    return _Source(work, texts.get(_text_of(work)), given) if work or given else None


def _keys(extraction: Extraction) -> dict[Citation, list[str]]:
    """Return the keys of verdicts that each citation may have: its entry in the list, and its cluster."""
    keys: dict[Citation, list[str]] = {}
    for pair in extraction.links.pairs:
        keys.setdefault(pair.citation, []).append(pair.reference.id)
    for cluster in extraction.clusters:
        for citation in cluster.citations:
            keys.setdefault(citation, []).append(cluster.key)
    return keys


def _sources(
    part: Resting, keys: Mapping[Citation, Sequence[str]], verdicts: Mapping[str, Verdict]
) -> Iterator[tuple[str, Citation]]:
    """Yield the sources of a part of a sentence that were looked up, each once."""
    seen: set[str] = set()
    for citation in part.citations:
        key = next((key for key in keys.get(citation, ()) if key in verdicts), None)
        if key is not None and key not in seen:
            seen.add(key)
            yield key, citation


def _told(
    article: Article, part: Resting, key: str, cited: Citation, source: _Source | None, verdict: Verdict
) -> Iterator[Evidence]:
    places = [("number", place) for place in part.numbers] + [("quotation", place) for place in part.quotations]
    blank = [Evidence(key, cited.span, place, kind, "not-compared") for kind, place in places]  # type: ignore[arg-type]
    if source is None or next(source.texts(), None) is None:
        reason = _reason(source, verdict)
        yield from (replace(each, reason=reason) for each in blank)
        return
    yield from _numbers(article, part, [each for each in blank if each.kind == "number"], source)
    yield from (_quotation(article, each, source) for each in blank if each.kind == "quotation")


def _reason(source: _Source | None, verdict: Verdict) -> str:
    if source is None:
        return _unknown(verdict)
    for text in (source.given, source.more):
        if text and text.reason:
            return text.reason
    return NO_TEXT if source.work else _unknown(verdict)


def _unknown(verdict: Verdict) -> str:
    return verdict.reason if verdict.status == "unchecked" and verdict.reason else NOT_FOUND


def _numbers(article: Article, part: Resting, blank: Sequence[Evidence], source: _Source) -> list[Evidence]:
    """Return the evidence on numbers: by the abstract, and where it does not state one, by the rest of the text."""
    if not blank:
        return []
    start = part.sentence.start
    own = tuple(span.shifted(-start) for span in part.own)
    places = tuple(each.place.shifted(-start) for each in blank)
    said = article.words(part.sentence), article.words(part.before)[-300:], own, places
    found = [replace(each, reason=NO_NUMBER) for each in blank]
    for text, name in source.texts():
        asked = *said, text
        judged = recall(_judged, asked, asked, len(said[0])) if text is source.abstract else _judged(asked)
        for number, judgement in enumerate(judged):
            if found[number].state != "found" and judgement.state != "not-compared":
                found[number] = replace(
                    blank[number],
                    state=judgement.state,
                    probability=round(judgement.probability, 4),
                    said=judgement.said,
                    text=name,
                    shown=judgement.shown,
                )
    return found


_Asked = tuple[str, str, tuple[Span, ...], tuple[Span, ...], SourceText]
"""A citing sentence, what stands before it, the places of its citations and of its numbers, and a text."""


def _judged(asked: _Asked) -> tuple[Judgement, ...]:
    """Return what a text says of the numbers of a sentence."""
    words, before, own, places, text = asked
    return tuple(judge_all(places, citing(words, before, own), text))


@of_passage
def _abstract(words: str) -> SourceText:
    """Return an abstract, read once for all numbers that are set beside it."""
    return source_text(sentences(words, "Abstract"))


def _quotation(article: Article, blank: Evidence, source: _Source) -> Evidence:
    quoted = article.words(blank.place)
    name = "abstract"
    for text, name in source.texts():
        passages: list[Passage] = [read.passage for read in text.passages]
        if shown := find_quotation(quoted, passages):
            return replace(blank, state="found", probability=1.0, text=name, shown=(shown,))
    return replace(blank, state="not-found", text=name)
