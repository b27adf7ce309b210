"""Sentences of an article that surely speak of the very thing of a house fact, and give it another value.

Any content word that only one of the two sentences has keeps them apart, but for words of advice, limits and manner
(`rules/lexicon/house-facts.toml`): paracetamol is no ibuprofen, adults are no children, a day is no single dose, a
screening that starts is none that ends, and what patients with liver disease may take is another fact. What this misses
in contradictions it saves in false alarms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.comparison.frames import Sentence, sentences
from factcheck.comparison.house.facts import HouseFact, is_group
from factcheck.comparison.house.sayings import Saying, forms_of, lexicon, sayings, words_in, written
from factcheck.comparison.idf import RAREST, known
from factcheck.comparison.measures import comparable, compare, factor, scale, slip
from factcheck.model import Article, Claim, Measure
from factcheck.values import dataclass

# From this factor on "at least 15 minutes" is no other way to say 150.
_FAR = 2.0
# What rounding in another unit makes of a limit.
_SLACK = 0.02
# Of these a dose may be meant, or the amount of a day.
# What the words of a fact must weigh, nearly one that hardly any article has.
_TELLING = 0.9 * RAREST
_AMOUNTS = ("mass", "length^3", "activity units")
# Measures of so many things that a fact must name its own.
_OF_ANYTHING = (*_AMOUNTS, "count", "share", "time", "times", "age", "date", "length")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim of an article, and the fact that it contradicts."""

    claim: Claim
    fact: HouseFact


def contradictions(article: Article, claims: Sequence[Claim], facts: Sequence[HouseFact]) -> Iterator[Contradiction]:
    """Yield the claims that contradict a fact, in the order of the article, each with the first such fact."""
    by_thing: dict[str, list[HouseFact]] = defaultdict(list)
    for fact in facts:
        if _names_a_thing(fact):
            by_thing[min(fact.things, default="")].append(fact)
    if not by_thing:
        return
    people = _People(article)
    for sentence in sentences(article, claims):
        near = _near(article, sentence) | people.titled
        candidates = [fact for word in near for fact in by_thing.get(word, ()) if fact.things <= near]
        if candidates:
            yield from _of_sentence(article, claims, sentence, candidates, people)


def _names_a_thing(fact: HouseFact) -> bool:
    """Tell whether a fact can be known by its words, as "we included nine trials" cannot."""
    if not fact.things:
        return bool(fact.groups) and fact.measure.dimension not in _OF_ANYTHING
    return sum(known().get(word, RAREST) for word in fact.things) >= _TELLING


def _near(article: Article, sentence: Sentence) -> frozenset[str]:
    """Return all words by which a fact may be known: those of the sentence and of what stands over and before it."""
    setting = sentence.setting
    own = words_in(article, sentence.span)
    return frozenset({"", *own, *setting.heading, *setting.over, *setting.lead, *sentence.before})


def _of_sentence(
    article: Article, claims: Sequence[Claim], sentence: Sentence, facts: Sequence[HouseFact], people: _People
) -> Iterator[Contradiction]:
    if not written("unsure").isdisjoint(article.words(sentence.span).lower().split()):
        return
    for saying in sayings(article, claims, sentence):
        for fact in facts:
            if _are_of_one_thing(saying, fact, people) and _contradicts(saying, fact):
                yield Contradiction(saying.claim, fact)
                break


class _People:
    """Whom an article speaks of: all of it, and its first heading."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._groups: frozenset[str] | None = None
        self._first = next((block.span for block in article.blocks if block.kind == "heading"), None)
        self.titled = forms_of(article.words(self._first)) if self._first else frozenset[str]()

    @property
    def all(self) -> frozenset[str]:
        if self._groups is None:
            self._groups = frozenset(filter(is_group, forms_of(self._article.text)))
        return self._groups

    def title(self, saying: Saying) -> frozenset[str]:
        """Return the words of the first heading, where it stands over a sentence."""
        over = self._first is not None and self._first.start < saying.sentence.start
        return self.titled if over else frozenset()


def _are_of_one_thing(saying: Saying, fact: HouseFact, people: _People) -> bool:
    own, its = saying.measure, fact.measure
    return (
        _comparable(own, its)
        and saying.per_day == fact.saying.per_day
        and (saying.single == fact.saying.single or bool(saying.per_day) or own.dimension not in _AMOUNTS)
        and (_lasts(saying.claim) == _lasts(fact.saying.claim) or own.dimension != "time")
        and _are_words_of_one_thing(saying, fact, people)
        and _are_on_the_same_people(saying, fact, people)
        and _hold_under_the_same(saying, fact)
        and ("without" in saying.denials) == ("without" in fact.saying.denials)
        and (bool(own.bound) or not saying.denials - {"without"})
    )


def _lasts(claim: Claim) -> bool:
    """Tell whether something goes on for a time, rather than coming after it."""
    return dict(claim.qualifiers).get("role") == "long"


def _comparable(one: Measure, two: Measure) -> bool:
    if comparable(one, two):
        return True
    return scale(one) == scale(two) and all("age" in (each.dimension, each.statistic) for each in (one, two))


def _are_words_of_one_thing(saying: Saying, fact: HouseFact, people: _People) -> bool:
    """Tell whether the words of either stand in the other; those of heading and lead may be left out by a sentence."""
    if _foreign(saying.words - saying.manner, fact):
        return False
    missing = fact.things - saying.words
    if fact.things and not missing:
        return True
    heading, _, lead, before = saying.lent
    heading = heading or tuple(people.title(saying))
    if not fact.things:
        return not _foreign({*heading, *lead}, fact)
    if missing == fact.things and not saying.words & fact.groups:
        return False
    if any(known().get(word, RAREST) >= RAREST for word in _foreign(before, fact)):
        return False  # the sentence before has turned to something else
    leaned = before if before and before[0] in fact.things else ()
    return any(missing <= set(lent) and not _foreign(lent, fact) for lent in (heading, lead, leaned))


def _foreign(words: Iterable[str], fact: HouseFact) -> set[str]:
    """Return the words that a fact has nothing of."""
    return set(words) - fact.words - lexicon("plain")


def _are_on_the_same_people(saying: Saying, fact: HouseFact, people: _People) -> bool:
    heading, over, lead, before = saying.lent
    title = people.title(saying)
    above = {*heading, *over, *lead, *title}
    if not _is_no_state(above, fact):
        return False
    if fact.groups <= saying.words:
        return True
    if {word for word in above if is_group(word)} - fact.groups:
        return False
    return fact.groups <= saying.everything | above | set(before) or people.all <= fact.groups


def _is_no_state(words: set[str], fact: HouseFact) -> bool:
    return not (words & lexicon("states")) - fact.words


def _hold_under_the_same(saying: Saying, fact: HouseFact) -> bool:
    """Tell whether the other numbers of both are the same: "children aged 6 to 12", "two doses"."""
    return all(any(_agree(each, other) for other in saying.others) for each in fact.saying.others) and all(
        any(_agree(each, other) for other in fact.saying.beside) for each in saying.others
    )


def _agree(one: Measure, two: Measure) -> bool:
    return _comparable(one, two) and compare(*_alike(one, two)) == "agree"


def _alike(one: Measure, two: Measure) -> tuple[Measure, Measure]:
    """Return two measures of one scale in one dimension."""
    return (one, two) if one.dimension == two.dimension else (replace(one, dimension=two.dimension), two)


def _contradicts(saying: Saying, fact: HouseFact) -> bool:
    own, its = _alike(saying.measure, fact.measure)
    if any(_agree(each, its) for each in saying.beside):
        return False
    agreement = compare(own, its)
    if agreement != "compatible":
        return agreement != "agree"
    if its.bound and not own.bound:
        return _crosses(own, its)
    return bool(own.bound) and own.limit and not its.bound and (slip(own, its) == "tenfold" or factor(own, its) >= _FAR)


def _crosses(own: Measure, limit: Measure) -> bool:
    """Tell whether a range reaches beyond a limit: "4 to 6 g" where at most 4 g are to be taken."""
    ends = [end for end in (own.low, own.high) if end is not None]
    if limit.bound == "upper" and limit.high is not None:
        return max(ends) > limit.high * (1 + _SLACK)
    return limit.low is not None and min(ends) < limit.low * (1 - _SLACK)
