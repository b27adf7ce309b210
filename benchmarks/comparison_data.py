"""Articles that restate their facts, with what states the same: what the comparison of claims is fitted on.

`natural` (articles, and copies with one mention changed), `natural-fit` (marks in the text), `drift`, `genre`,
`contradoc`, `numpairs` and, for negatives only, `pages` and `health`, of the shared folder; and `repeated`,
`replaced`, `excerpts`, `briefs` and `windows`, made of `natural` and `natural-fit` (the last of `pages`, too), and
`retold`, made of `contradoc`.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "bench" / "data"
# A sentence with one number, in one line.
_SENTENCE = re.compile(
    r"(?<=[.!?] )[A-Z][^\d.!?\n|*_\[]*(?P<number>[1-9]\d{0,2}(?:\.\d)?)(?![\d.,])[^\d.!?\n|*_\[]*\.(?=\s)"
)
# A sentence with one number or year, whatever else it names.
_TOLD = re.compile(r"(?<=[.!?] )[A-Z][^\d.!?\n]{30,200}?(?P<number>[1-9]\d{0,3})(?![\w.,])[^\d.!?\n]{0,120}\.(?=\s)")
_END = re.compile(r"[a-z]{3}\. (?=[A-Z])")
_WORD = re.compile(r"\b[a-z]{5,}\b")
_CHANGES = (Decimal(2), Decimal(10), Decimal("1.5"), Decimal("1.5"))
_NUMERAL = re.compile(r"\d[\d.,]*(?<![.,])")
_BLOCK = re.compile(r"(?:[^\n]|\n(?!\n))+")
_MARK = re.compile(r"\{\{(?P<fact>\w+?)(?P<mention>[a-z])\|(?P<words>[^{}]*)\}\}")

# A sentence is told again so many characters away at least. What is a year, and what a number that has no half.
_APART, _OLDEST, _LATEST, _FEW = 300, 1700, 2030, 3

# Short texts: pairs of mentions and stretches taken of one article, words at most and at least, numbers at least, and
# how many of the changed numbers are slips of a digit or a point.
_PAIRS, _STRETCHES, _WORDS, _FEWEST_WORDS, _SEVERAL, _SLIPS = 12, 8, 220, 70, 3, 0.3

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with the pairs of places that state one fact, and those of them that contradict each other.

    Offsets count characters of `text`. `group` names what must stay in one fold. `exhaustive` tells that every other
    pair of places states two things, `clean` that the text contradicts nothing.
    """

    collection: str
    name: str
    group: str
    text: str
    format: str
    same: tuple[tuple[Place, Place], ...] = ()
    conflicts: tuple[tuple[Place, Place], ...] = ()
    exhaustive: bool = True
    clean: bool = True
    labels: tuple[str, ...] = ()
    facts: tuple[tuple[Place, ...], ...] = ()


def natural() -> Iterator[Sample]:
    """Yield the articles of `natural` and their changed copies."""
    for path in sorted((DATA / "natural").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".gold.json")
        text = _read(path.with_name(gold["file"]))
        facts = tuple(tuple((m["start"], m["end"]) for m in fact["mentions"]) for fact in gold["facts"])
        drift = gold.get("drift")
        yield Sample(
            "natural", name, "natural:" + name.split("#")[0], text, _format(gold["file"]),
            same=_pairs(facts), facts=facts, clean=drift is None,
            conflicts=tuple((tuple(drift["spans"][1]), tuple(other)) for other in drift["all"]) if drift else (),
            labels=(drift["closeness"], drift["kind"]) if drift else (),
        )  # fmt: skip


def natural_fit() -> Iterator[Sample]:
    """Yield the marked articles of `natural-fit`, the marks taken out."""
    for path in sorted((DATA / "natural-fit").glob("*.src")):
        head, body = _read(path).partition("=====META")[0].split("\n", 1)
        text, places = _unmarked(body)
        facts = tuple(tuple(where) for where in places.values() if len(where) > 1)
        form = "markdown" if head.split()[-1] == "md" else "text"
        yield Sample("natural-fit", path.stem, "fit:" + path.stem, text, form, same=_pairs(facts), facts=facts)


def _unmarked(marked: str) -> tuple[str, dict[str, list[Place]]]:
    pieces: list[str] = []
    places: dict[str, list[Place]] = {}
    length = end = 0
    for mark in _MARK.finditer(marked):
        pieces += (marked[end : mark.start()], mark["words"])
        start = length + mark.start() - end
        length = start + len(mark["words"])
        places.setdefault(mark["fact"], []).append((start, length))
        end = mark.end()
    return "".join((*pieces, marked[end:])), places


def drift() -> Iterator[Sample]:
    """Yield abstracts with their plain summaries; in some a number of the summary was changed."""
    for row in _rows(DATA / "drift" / "dev.jsonl"):
        changed = row["drift"]
        pairs = (_pair(changed["spans"]),) if changed else ()
        yield Sample(
            "drift", row["id"], "drift:" + row["base"], row["text"], "text", same=pairs, conflicts=pairs,
            exhaustive=not changed, clean=not changed,
        )  # fmt: skip


def genre() -> Iterator[Sample]:
    """Yield articles with slips; only those between two places are conflicts of values."""
    other = ("arithmetic", "conversion", "cite-year", "cite-author", "cite-future", "heading-count", "list-mismatch")
    for path in sorted((DATA / "genre").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".gold.json")
        file = next(p for p in path.parent.iterdir() if p.stem == name and p.suffix in (".md", ".txt"))
        pairs = tuple(pair for slip in gold["slips"] if slip["kind"] not in other for pair in _sides(slip["spans"]))
        yield Sample(
            "genre", name, "genre:" + name, _read(file), _format(file.name), same=pairs, conflicts=pairs, clean=False
        )


def _sides(spans: list[dict[str, Any]]) -> Iterator[tuple[Place, Place]]:
    sides: dict[str, list[Place]] = {}
    for span in spans:
        sides.setdefault(span["side"], []).append((span["start"], span["end"]))
    if len(sides) == 2:
        yield from ((one, two) for one in sides["a"] for two in sides["b"])


def contradoc() -> Iterator[Sample]:
    """Yield stories and news, in some of which a sentence was changed against another one that gives a number."""
    for row in _rows(DATA / "contradoc" / "dev.jsonl"):
        told = bool(row.get("usable") and row.get("numeric"))
        pairs = tuple(_pair([row["evidence"], ref]) for ref in row.get("refs", ())) if told else ()
        if pairs or row["label"] == "neg":
            yield Sample(
                "contradoc", row["id"], "contradoc:" + row["base"], row["text"], "text", same=pairs, conflicts=pairs,
                exhaustive=not pairs, clean=not pairs,
            )  # fmt: skip


def numpairs() -> Iterator[Sample]:
    """Yield pairs of short accounts, some of which contradict each other in a number."""
    for row in _rows(DATA / "numpairs" / "dev.jsonl"):
        told = row["label"] == "contradiction" and row.get("type") == "numeric"
        pairs = (_pair([[0, row["boundary"]], [row["boundary"], len(row["text"])]]),) if told else ()
        if pairs or row["label"] == "not":
            yield Sample(
                "numpairs", row["id"], "numpairs:" + row["id"], row["text"], "text", same=pairs, conflicts=pairs,
                exhaustive=not pairs, clean=not pairs,
            )  # fmt: skip


def repeated() -> Iterator[Sample]:
    """Yield clean articles of `natural` and `natural-fit` with a sentence said again at the end, its number changed.

    What anybody tries first: the same words with twice, ten times or half as much again, under a heading or not; in
    the last copy of each article the sentence is then said once more as it was, so that of three one is odd.
    """
    for article, sentences in _with_sentences():
        for number, (match, change) in enumerate(zip(sentences, _CHANGES, strict=False)):
            yield _repeated(article, match, number, change)


def replaced() -> Iterator[Sample]:
    """Yield the same articles with a sentence said again of other things, with another number: no contradiction.

    One or two of its words are replaced by words from elsewhere in the article.
    """
    for article, sentences in _with_sentences():
        chance = random.Random(article.name)
        words = sorted(set(_WORD.findall(article.text)))
        for number, match in enumerate(sentences[:3]):
            own = sorted(set(_WORD.findall(match[0])))
            chosen = chance.sample(own, min(1 + number % 2, len(own)))
            head, value, tail = _parts(match)
            again = f"{head}{Decimal(value) * 2}{tail}"
            for word in chosen:
                again = again.replace(word, chance.choice(words))
            yield replace(
                article, collection="replaced", name=f"{article.name}~{number}", facts=(),
                text=f"{article.text.rstrip()}\n\n{again}",
            )  # fmt: skip


def retold() -> Iterator[Sample]:
    """Yield clean texts of `contradoc` with a sentence said again elsewhere in them, its number or year changed."""
    for text in contradoc():
        chance = random.Random(text.name)
        found = list(_TOLD.finditer(text.text)) if text.clean else []
        for number, match in enumerate(chance.sample(found, min(2, len(found)))):
            ends = [end.end() for end in _END.finditer(text.text) if abs(end.end() - match.start()) > _APART]
            if ends:
                yield _retold(text, match, chance.choice(ends), number, chance)


def _retold(text: Sample, match: re.Match[str], at: int, number: int, chance: random.Random) -> Sample:
    head, value, tail = _parts(match)
    other = _other_than(value, chance)
    new = f"{head}{other}{tail} "
    start = at + len(head)
    first = match.start("number") + (len(new) if at <= match.start() else 0)
    pair = ((first, first + len(value)), (start, start + len(other)))
    return replace(
        text, collection="retold", name=f"{text.name}>{number}", text=text.text[:at] + new + text.text[at:],
        same=(pair,), conflicts=(pair,), exhaustive=False, clean=False,
    )  # fmt: skip


def _other_than(written: str, chance: random.Random) -> str:
    """Return another number: of a year one up to twelve years off, else up to three times or down to a third."""
    value = int(written)
    if _OLDEST <= value <= _LATEST:
        return str(value + chance.choice([-1, 1]) * chance.randint(1, 12))
    return str(max(round(value * chance.choice([0.33, 0.5, 0.75, 1.5, 2, 3])), 1) + (value < _FEW))


def excerpts() -> Iterator[Sample]:
    """Yield two paragraphs of an article as a text of their own: a brief.

    Of `natural` those of each changed mention and of the one that it contradicts; of `natural-fit` those of a fact that
    both state, one number changed; of both, paragraphs as they were, some of which state one fact, others none.
    """
    for article in natural():
        if article.conflicts:
            changed, other = article.conflicts[0]
            yield from _excerpt(article, "natural", other, changed, conflict=True)
        else:
            yield from _clean_excerpts(article)
    for article in natural_fit():
        yield from _clean_excerpts(article)
        chance = random.Random(article.name)
        for number, (one, two, *_) in enumerate(chance.sample(article.facts, min(4, len(article.facts)))):
            match = _NUMERAL.search(article.text, *two)
            if match and match.end() <= two[1]:
                new = _other_number(match[0], chance)
                text = article.text[: match.start()] + new + article.text[match.end() :]
                end = two[1] + len(new) - len(match[0])
                copy = replace(article, name=f"{article.name}={number}", text=text)
                yield from _excerpt(copy, "fit", one, (two[0], end), conflict=True)


def briefs() -> Iterator[Sample]:
    """Yield short texts of facts that `natural-fit` and `natural` tell twice, as they are and with one number changed.

    The paragraphs of both mentions and one in between, so that the text has other numbers, too.
    """
    for article in (*natural_fit(), *natural()):
        if not article.clean:
            continue
        chance = random.Random("brief:" + article.name)
        blocks = _blocks(article.text)
        pairs = [pair for fact in article.facts for pair in combinations(fact, 2)]
        for number, (one, two) in enumerate(chance.sample(pairs, min(_PAIRS, len(pairs)))):
            kept = _around(article.text, blocks, one, two, chance)
            match = _NUMERAL.search(article.text, *two)
            if kept and match and match.end() <= two[1]:
                yield from _brief(f"{article.name}*{number}", article, kept, one, match, chance)


def _around(text: str, blocks: list[Place], one: Place, two: Place, chance: random.Random) -> list[Place]:
    """Return the paragraphs of two mentions and one in between, none where they are one, or long, or tables."""
    here, there = (next(place for place, block in enumerate(blocks) if block[1] >= at[1]) for at in sorted((one, two)))
    between = blocks[here + 1 : there]
    kept = [blocks[here], *chance.sample(between, min(1, len(between))), blocks[there]]
    words = sum(len(text[start:end].split()) for start, end in kept)
    tables = any(text[start] in "|<" for start, end in kept if end > start)
    return kept if here != there and words <= _WORDS and not tables else []


def _blocks(text: str) -> list[Place]:
    """Return the places of the paragraphs."""
    return [match.span() for match in _BLOCK.finditer(text)]


def _brief(
    name: str, article: Sample, kept: list[Place], one: Place, match: re.Match[str], chance: random.Random
) -> Iterator[Sample]:
    """Yield the paragraphs as they are, and with the second number changed."""
    for number in (match[0], _other_value(match[0], chance)):
        pieces: list[str] = []
        places: list[Place] = []
        length = 0
        for start, stop in kept:
            held = [place for place in (one, match.span()) if start <= place[0] < stop]
            places += [(length + first - start, length + last - start) for first, last in held]
            piece = article.text[start:stop]
            if start <= match.start() < stop:
                piece = article.text[start : match.start()] + number + article.text[match.end() : stop]
            pieces.append(piece)
            length += len(piece) + 2
        if len(places) != 2:
            return
        changed = number != match[0]
        pair = places[0], places[1]
        yield Sample(
            "briefs", name + "!" * changed, article.group, "\n\n".join(pieces), article.format,
            same=(pair,) if changed else (), conflicts=(pair,) if changed else (), exhaustive=False, clean=not changed,
        )  # fmt: skip


def _other_value(written: str, chance: random.Random) -> str:
    """Return another number as writers misremember it: up to three times as much or down to a third, or a slip."""
    plain = written.replace(",", "")
    if chance.random() < _SLIPS or not re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return _other_number(written, chance)
    digits = len(plain.partition(".")[2])
    value = Decimal(plain) * Decimal(
        chance.choice(["0.33", "0.4", "0.5", "0.6", "0.75", "1.25", "1.5", "1.8", "2", "3"])
    )
    found = f"{value:,.{digits}f}" if "," in written else f"{value:.{digits}f}"
    return found if found != written and Decimal(found.replace(",", "")) else _other_number(written, chance)


def windows() -> Iterator[Sample]:
    """Yield short stretches of clean articles and pages, which contradict nothing."""
    for article in (*natural_fit(), *natural(), *pages()):
        if article.clean and article.format != "html":
            chance = random.Random("window:" + article.name)
            found = list(_stretches(article.text))
            for number, text in enumerate(chance.sample(found, min(_STRETCHES, len(found)))):
                yield replace(
                    article, collection="windows", name=f"{article.name}#{number}", text=text, same=(), facts=(),
                    exhaustive=False,
                )  # fmt: skip


def _stretches(text: str) -> Iterator[str]:
    """Yield stretches of paragraphs of about the words of a short article that hold several numbers."""
    kept: list[str] = []
    for start, end in _blocks(text):
        if text[start] in "|<" or sum(len(each.split()) for each in kept) > _WORDS:
            kept = []
            continue
        kept.append(text[start:end])
        stretch = "\n\n".join(kept)
        if len(stretch.split()) >= _FEWEST_WORDS:
            kept = []
            if len(_NUMERAL.findall(stretch)) >= _SEVERAL:
                yield stretch


def _clean_excerpts(article: Sample) -> Iterator[Sample]:
    """Yield excerpts around mentions of one fact, and around those of two."""
    chance = random.Random(article.name)
    facts = chance.sample(article.facts, min(6, len(article.facts)))
    for number, (fact, next_fact) in enumerate(zip(facts, [*facts[1:], facts[0]], strict=True)):
        copy = replace(article, name=f"{article.name}+{number}")
        yield from _excerpt(copy, "same", fact[0], fact[1], conflict=False)
        yield from _excerpt(copy, "two", fact[0], next_fact[1], conflict=False)


def _excerpt(article: Sample, kind: str, one: Place, two: Place, *, conflict: bool) -> Iterator[Sample]:
    """Yield the paragraphs of two places, if they are two and neither is a table."""
    first, second = sorted((one, two))
    (start, end), (other_start, other_end) = (_paragraph(article.text, place) for place in (first, second))
    words = article.text[start:end], article.text[other_start:other_end]
    if end > other_start or any(each.startswith("|") or len(each) > 1_500 for each in words):
        return
    shift = len(words[0]) + 2 - other_start
    pair = ((first[0] - start, first[1] - start), (second[0] + shift, second[1] + shift))
    yield Sample(
        "excerpts", f"{article.name}/{kind}", article.group, "\n\n".join(words), article.format,
        same=(pair,) if conflict else (), conflicts=(pair,) if conflict else (), exhaustive=False, clean=not conflict,
    )  # fmt: skip


def _paragraph(text: str, place: Place) -> Place:
    start = text.rfind("\n\n", 0, place[0])
    end = text.find("\n\n", place[1])
    return (0 if start < 0 else start + 2), (len(text) if end < 0 else end)


def _other_number(written: str, chance: random.Random) -> str:
    """Return a number with a slip: ten times as large, or with another first digit."""
    if chance.random() < 0.5 and "." not in written and "," not in written:
        return written + "0"
    first = next(place for place, sign in enumerate(written) if sign.isdigit())
    digit = str((int(written[first]) + chance.randint(1, 8)) % 9 + 1)
    return written[:first] + (digit if digit != written[first] else "1" if digit != "1" else "7") + written[first + 1 :]


def _with_sentences() -> Iterator[tuple[Sample, list[re.Match[str]]]]:
    """Yield each clean article with some of its sentences that hold one number."""
    for article in (*natural(), *natural_fit()):
        if article.clean:
            found = [match for match in _SENTENCE.finditer(article.text) if len(match[0].split()) >= 8]
            yield article, random.Random(article.name).sample(found, min(len(_CHANGES), len(found)))


def _parts(match: re.Match[str]) -> tuple[str, str, str]:
    """Return a sentence before its number, the number, and the rest."""
    start, end = match.start("number") - match.start(), match.end("number") - match.start()
    return match[0][:start], match["number"], match[0][end:]


def _repeated(article: Sample, match: re.Match[str], number: int, change: Decimal) -> Sample:
    before, written, after = _parts(match)
    text = article.text.rstrip() + ("\n\n## In short\n\n" if article.format == "markdown" and number % 2 else "\n\n")
    changed = _place(text, before)
    value = Decimal(written) * change
    text += f"{before}{value.quantize(Decimal(1)) if value > 3 else value.normalize():f}{after}"
    same = [match.span("number")]
    if number == len(_CHANGES) - 1:
        text += "\n\n"
        same.append(_place(text, before))
        text += match[0]
    conflicts = tuple((place, changed) for place in same)
    return Sample(
        "repeated", f"{article.name}={number}", article.group, text, article.format,
        same=(*conflicts, *combinations(same, 2)), conflicts=conflicts, exhaustive=False, clean=False,
    )  # fmt: skip


def _place(text: str, before: str) -> Place:
    """Return the first character of a number that will stand behind the text and the words before it."""
    return len(text) + len(before), len(text) + len(before) + 1


def pages() -> Iterator[Sample]:
    """Yield real pages, which hardly ever contradict themselves."""
    root = DATA / "pages" / "corpus"
    for path in sorted(root.rglob("*")):
        if path.suffix in (".md", ".txt", ".html"):
            name = str(path.relative_to(root))
            yield Sample("pages", name, "pages:" + name.split("/")[0], _read(path), _format(name))


def health() -> Iterator[Sample]:
    """Yield texts for patients, which hardly ever contradict themselves either."""
    for path in sorted((DATA / "health").iterdir()):
        if path.suffix in (".md", ".txt"):
            yield Sample("health", path.name, "health:" + path.name, _read(path), _format(path.name))


def _pair(places: list[list[int]]) -> tuple[Place, Place]:
    (start, end), (other_start, other_end) = places
    return (start, end), (other_start, other_end)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _format(name: str) -> str:
    return {".md": "markdown", ".html": "html"}.get(Path(name).suffix, "text")


def _pairs(facts: tuple[tuple[Place, ...], ...]) -> tuple[tuple[Place, Place], ...]:
    return tuple(pair for mentions in facts for pair in combinations(mentions, 2))


ARTICLES = (
    natural, natural_fit, drift, genre, contradoc, numpairs, repeated, replaced, retold, excerpts, pages, health,
)  # fmt: skip
"""What the models of articles are fitted on, each a function that yields its samples."""
BRIEFS = (numpairs, excerpts, briefs, windows)
"""What the model of short texts is fitted on."""
