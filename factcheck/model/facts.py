"""What is read in an article: quantities, claims, citations, references."""

from __future__ import annotations

from typing import Literal

from factcheck.model.measures import UNMEASURED, Measure
from factcheck.model.text import Edit, Span
from factcheck.values import dataclass

Comparator = Literal["=", "<", "<=", ">", ">=", "~", "range"]
CitationKind = Literal["authors", "organisation", "journal", "undated", "numbered", "note", "identifier", "key"]
CitationForm = Literal["parenthetical", "narrative", "bare"]
PairKind = Literal["exact", "year-mismatch", "spelling-mismatch", "suffix-mismatch"]
Standing = Literal["list", "reading", "note", "body"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, read as an interval with a comparator and a unit.

    `span` holds comparator, number and unit as written, `number` the numerals alone. `low` and `high` are the
    bounds in `unit`, None where there is none: "less than 0.1%" is (None, 0.1, "<", "percent"), "5–10%" is
    (5, 10, "range", "percent"), "1 in 8" is (0.125, 0.125, "=", "ratio"). A range written the wrong way round
    keeps its order; one with two equal bounds is a value stated to be exact ("equal to 20").

    `step` is the worth of the last digit written: 0.1 for "0.1%", 0 where nothing is rounded. `unit` is a
    canonical name of `rules/lexicon/units.toml`, or None for a bare number, `unit_text` the unit as written.
    `counted` is what a bare number counts: the content words of the noun phrase, nouns in the singular ("elderly
    patient", "kind skin lesion" for four kinds of skin lesions). `parts` are the two numbers of a ratio, `second`
    the diastolic ends of a blood pressure: (80, 89) for "120/80 to 139/89 mmHg".
    `measure` is what the quantity says in terms that compare: the words around it decide as well.
    """

    span: Span
    text: str
    number: Span
    low: float | None
    high: float | None
    comparator: Comparator
    unit: str | None = None
    step: float = 1.0
    approximate: bool = False
    unit_text: str = ""
    counted: str = ""
    parts: tuple[float, float] | None = None
    second: tuple[float, float] | None = None
    measure: Measure = UNMEASURED


@dataclass(frozen=True, slots=True)
class Name:
    """A person as cited: `family` with its particles ("de Jong"), `initials` as written ("M. P. E.")."""

    family: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of a source.

    `span` runs from the first author's first letter to the last character of year and suffix, with a bracket
    that opens inside it closed. One cited work is one citation: "Smith (2015a,b)" makes two, which share a
    start. `year` is four digits, "in press", "n.d." or None; `container` a journal named in the prose;
    `organisation` a group author's name; `label` the number or key of "[3]" or "[@key]". `kind` is "note" for a
    footnote mark, whose note stands in the article; "journal"
    for a dated source of which only the journal is named ("a 2019 study in The Lancet"), "undated" for a
    source named without a year. `malformed` holds words that stand where a second author should:
    "organized metastasis" in "Sleeman & organized metastasis (2011)".
    """

    span: Span
    text: str
    kind: CitationKind
    form: CitationForm
    sentence: Span
    authors: tuple[Name, ...] = ()
    et_al: bool = False
    organisation: str = ""
    year: str | None = None
    suffix: str = ""
    container: str = ""
    label: str = ""
    malformed: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""

    @property
    def is_written_note(self) -> bool:
        """Tell whether it is written as the mark of a note, "[^8]", whether or not a note has that mark."""
        return self.text.startswith("[^")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Citations of one source under whatever spelling; the first names it."""

    key: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity and what the sentence says of it.

    `head` is the class or word of what is counted. `subject` holds what is measured and of whom, as normalised
    content words from the nearest to the farthest; `context` holds those of the whole sentence, `opening` its
    first. `qualifiers` are the words that restrict it (modality, role of a time, rate), each as (slot, word).
    `statistic` says what kind of number it is: "level", "change", "interval", "p-value" and so on. `complete`
    tells that the sentence ends like one, unlike a heading or the row of a list, `leads` that the number begins
    it. `labels` are the words that say what a table cell or a
    short list item is of, where its own do not: row, header, caption or introduction, heading, nearest first.
    """

    quantity: Quantity
    sentence: Span
    head: str = ""
    subject: tuple[str, ...] = ()
    context: frozenset[str] = frozenset()
    opening: str = ""
    complete: bool = True
    leads: bool = False
    qualifiers: tuple[tuple[str, str], ...] = ()
    statistic: str = "level"
    citation: Citation | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the article's reference list, or of a bibliography file beside it (`span` is None then).

    `id` is its own in the article, `label` the number or name printed with it, by which marks in the text mean it;
    `listing` tells lists apart, counted from 0, since numbers may begin anew in each. `standing` says where it stands:
    in a list of references or a file, under a heading of further reading or resources, whose entries need be cited
    nowhere, in a footnote, or in the body without a heading. `authors` is empty for a book that is listed under its
    `editors`. `copies` are the edits that remove the exact repetitions of the entry from its bibliography file.
    """

    id: str
    text: str
    span: Span | None = None
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    organisation: str = ""
    year: str | None = None
    suffix: str = ""
    title: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    copies: tuple[Edit, ...] = ()
    label: str = ""
    listing: int = 0
    standing: Standing = "list"


@dataclass(frozen=True, slots=True)
class Pair:
    """A citation, the entry it means, and how the two agree."""

    citation: Citation
    reference: Reference
    kind: PairKind


@dataclass(frozen=True, slots=True)
class Links:
    """What citations and entries have to do with each other, each in the order of text and list.

    `ambiguous` holds citations that several entries fit equally well, with these entries; they are also paired
    with the first of them. `cited_not_listed` holds citations with a year, a number or a key only: no list need
    hold a source that is named without them, or linked. Where no list promises to hold what the article cites, such
    citations are `listless`, and no entry is called uncited.
    """

    pairs: tuple[Pair, ...] = ()
    cited_not_listed: tuple[Citation, ...] = ()
    listed_not_cited: tuple[Reference, ...] = ()
    ambiguous: tuple[tuple[Citation, tuple[Reference, ...]], ...] = ()
    listless: tuple[Citation, ...] = ()

    @property
    def matched(self) -> tuple[int, int]:
        """Return how many citations have an entry, and how many there are that should."""
        found = {pair.citation.span for pair in self.pairs}
        return len(found), len(found | {citation.span for citation in self.cited_not_listed})
