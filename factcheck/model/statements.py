"""What an article states with several numbers at once: estimates, changes, shares, totals, tests, lists and tables."""

from __future__ import annotations

from typing import Literal

from factcheck.model.facts import Quantity
from factcheck.model.text import Link, Span
from factcheck.values import dataclass

ShareForm = Literal["count", "ratio"]
Direction = Literal["", "rise", "fall"]
TotalKind = Literal["all", "at-most", "rest", "listed-rest"]
SaidOf = Literal[
    "significant", "not significant", "most", "few", "nearly all", "hardly any", "rare", "increased", "reduced",
    "strong", "weak", "more", "less", "most of all",
]  # fmt: skip
ListForm = Literal["list", "enumeration", "section"]
StudyFactKind = Literal["people", "median"]
DerivationKind = Literal["change", "share", "product", "quotient", "course", "elapsed", "sum", "rest"]
RuledOutKind = Literal[
    "fall", "part", "content", "fraction", "age", "date", "time", "score", "count", "pressure", "share", "needed"
]
RegimenKind = Literal["dose", "total", "length"]
TestName = Literal["t", "F", "r", "z", "Q", "Chi2"]


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a statement; `step` is the worth of its last digit, `unit` as in a quantity."""

    span: Span
    value: float
    step: float
    unit: str | None = None
    approximate: bool = False

    @property
    def percent(self) -> bool:
        """Tell whether the number is a percentage."""
        return self.unit == "percent"


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate with its interval; `ratio` tells that 1 means no difference, `level` is that of the interval.

    `name` is what it is called, one of `rules/lexicon/effect-measures.toml`, "" where nothing says it. `p` is the
    p-value told with them, `p_comparison` its sign; None and "" where none is.
    """

    value: Number
    low: Number
    high: Number
    name: str
    ratio: bool
    level: float
    p: Number | None = None
    p_comparison: str = ""

    @property
    def interval(self) -> Span:
        """Where the interval is written, from its first to its last digit."""
        return Span(self.low.span.start, self.high.span.end)


@dataclass(frozen=True, slots=True)
class SignificanceTest:
    """A test statistic with its degrees of freedom and the p-value stated for it.

    `df1` is None for t and r, whose degrees of freedom are `df2`. `step` and `p_step` are the worth of the last
    digit written. `p_comparison` is "ns" for a result called not significant; `p` is None then.
    """

    span: Span
    p_span: Span
    test: TestName
    df1: float | None
    df2: float | None
    comparison: str
    value: float
    step: float
    p_comparison: str
    p: float | None
    p_step: float


@dataclass(frozen=True, slots=True)
class Factor:
    """How many times as large a value became, in words: "nearly doubled"; `how` is the word that loosens it."""

    span: Span
    value: float
    how: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Two values of one thing, and what is said of the way from one to the other.

    `values` holds both. `direction` is the one that the word at `word` tells, `by` the percentage or amount told,
    `factor` how many times as large it became; what is not told is empty or None.
    """

    before: Number
    after: Number
    values: Span
    direction: Direction = ""
    word: Span | None = None
    by: Number | None = None
    factor: Factor | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A share told twice: as written at `span`, and as the percentage with it.

    `value` is the share as written, as a fraction of one, between `low` and `high` by its rounding.
    `told` is "50 of 200" where the words have the whole first.
    """

    form: ShareForm
    span: Span
    value: float
    low: float
    high: float
    percentage: Quantity
    told: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """Parts and the whole that they belong to; `whole` is None where it is 100%.

    `kind` says how they do: "all" of it, "at-most" all of it, with the "rest" as the last part, so that any run of
    them at the end makes a whole, of everything or of what an earlier part holds, or as the items of a list of which
    one is the rest ("listed-rest").
    """

    kind: TotalKind
    parts: tuple[Number, ...]
    span: Span
    whole: Number | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """Factors and the result that is told of them: "two 500 mg tablets four times a day, or 4 g".

    `others` are all quantities of the stretch that may have a part in it, the factors among them; `limit` tells that
    the result is the most that they may come to.
    """

    factors: tuple[Quantity, ...]
    result: Quantity
    others: tuple[Quantity, ...] = ()
    limit: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """What can be made of the numbers at `of`, between `low` and `high` by their rounding.

    `written` is the value in the unit of the result, `how` the computation: "5 mL × ten days".
    """

    low: float
    high: float
    of: tuple[Span, ...] = ()
    written: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A value told at `span`, between `low` and `high` by its rounding, as one that numbers before it lead to.

    `ways` are all ways to make such a value of them, in its unit; the first is the one that the words tell.
    """

    kind: DerivationKind
    span: Span
    low: float
    high: float
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """A measure and the same measure again in another unit: "5 lb (2.3 kg)".

    `loose` tells that its place alone makes the second the first again, which other numbers may explain otherwise.
    """

    first: Quantity
    second: Quantity
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Equivalent:
    """One level or dose in two units whose relation depends on the substance: "20 ng/mL (50 nmol/L)".

    `substances` are those that it may be of, the nearest first, by their names in `rules/lexicon/substances.toml`.
    """

    first: Quantity
    second: Quantity
    sentence: Span
    substances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A quantity that is a value of what `name` says, one of `rules/lexicon/bounds.toml`, or "" for a share of all."""

    name: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class BodyValue:
    """A quantity told of a body or given to one: `name` is that of a measure of `rules/lexicon/body-measures.toml`.

    `low` and `high` are its ends in the first unit of the measure, None where there is none, a dose by the day if
    `daily`. `says` tells that it is told as "normal" or usual, as the "most" that may be, or of somebody, "".
    """

    name: str
    unit: str
    quantity: Quantity
    low: float | None
    high: float | None
    says: Literal["", "normal", "most"] = ""
    daily: bool = False


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A number at `span` that cannot be what its sentence says: `of` which kind, and the `bound` that it breaks."""

    span: Span
    of: RuledOutKind
    bound: str


@dataclass(frozen=True, slots=True)
class DatedStatement:
    """A sentence that tells how something is in a year ("state") or will be by it ("projection"), and the year."""

    kind: Literal["state", "projection"]
    sentence: Span
    span: Span
    year: int


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A number of years told at `span`, and the dates `first` and `last` that they are told to lie between.

    `between` are the years from one date to the other, of which `years` may be `room` off.
    """

    span: Span
    years: float
    room: float
    first: Span
    last: Span
    between: float


@dataclass(frozen=True, slots=True)
class Milestone:
    """When something was founded, or the anniversary that it had: `years` is which, 0 for the founding.

    `own` tells that the house speaks of itself, `names` are words of the sentence, `refers` that it begins with "it".
    """

    span: Span
    year: float
    years: float
    own: bool
    names: frozenset[str]
    refers: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """A word at `span` for what the number at `number` says, which lies between `low` and `high`.

    The number is a p-value, the interval of a ratio, or a percentage.
    """

    says: SaidOf
    span: Span
    number: Span
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Redescribed:
    """Words that come back to a study as one of something else, and those by which it was told of before."""

    span: Span
    earlier: Span


@dataclass(frozen=True, slots=True)
class StudyFact:
    """How many people a study had, or a median of it, told in `sentence` with researchers' names.

    `of` are the words that say of what the median is.
    """

    kind: StudyFactKind
    names: frozenset[str]
    quantity: Quantity
    sentence: Span
    of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StudyRecall:
    """A detail at `span` by which a definite phrase points back to a study that was told with another, at `first`.

    `kind` says of what: "number of people", "time", "year" or "place".
    """

    kind: str
    span: Span
    first: Span


@dataclass(frozen=True, slots=True)
class Regimen:
    """What a sentence says of how medicines are taken: a dose, all of a course, or only how long it takes.

    `count` is the number of tablets or other forms told with a total, `conditions` are words for an age, a stage or an
    illness that the sentence is for.
    """

    kind: RegimenKind
    medicines: frozenset[str]
    amount: Quantity | None
    lasting: Quantity | None
    count: Quantity | None
    sentence: Span
    conditions: frozenset[str]


@dataclass(frozen=True, slots=True)
class DailyAmount:
    """What is taken of something in a day, between `low` and `high` in base units: of `thing`, a form or a dimension.

    `phases` are the stages of a course that it is for, `label` what stands before a colon; `usual` tells that it is
    called the usual dose, `special` that words near it make it one for some people or some times.
    """

    quantity: Quantity
    low: float
    high: float
    thing: str
    phases: frozenset[str]
    label: frozenset[str]
    usual: bool
    special: bool


@dataclass(frozen=True, slots=True)
class Classed:
    """A value or bound that is put into a class: `named` after `rules/lexicon/classes.toml`, at `span`.

    `words` are those of the sentence or of the table's header, `around` those of the sentence before, `groups` words
    for kinds of people. `is_open` tells that the sentence speaks of any value and does not name what is measured.
    """

    named: str
    quantity: Quantity
    span: Span
    words: frozenset[str]
    groups: frozenset[str]
    around: frozenset[str] = frozenset()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Graded:
    """A step of a scale that the article sets up, given at `span` to what has been measured.

    `step` is the interval of that step, `bounds` where it is set, `others` the intervals of all other steps, each as
    (low, high) in base units; `values` are the quantities that it may be given to.
    """

    span: Span
    step: tuple[float, float]
    bounds: Span
    others: tuple[tuple[float, float], ...]
    values: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class CellTold:
    """A quantity of the text that tells what one cell of a table holds: `cell` are the quantities in it.

    `label` is where the table names the row, `row` holds the quantities of all its cells, `others` those that the text
    tells beside the one.
    """

    quantity: Quantity
    cell: tuple[Quantity, ...]
    label: Span
    row: tuple[Quantity, ...]
    others: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class CellsCompared:
    """Words at `span` that put cells of a table before others: none of the `smaller` ones may be above a `larger` one.

    `by` is by how much, None where nothing says it.
    """

    span: Span
    larger: tuple[Quantity, ...]
    smaller: tuple[Quantity, ...]
    by: Quantity | None = None


@dataclass(frozen=True, slots=True)
class RiskChange:
    """A change of a risk in percent; `absolute` tells that its block says in numbers how large the risk is."""

    quantity: Quantity
    absolute: bool


@dataclass(frozen=True, slots=True)
class UnnamedStudy:
    """A study, or researchers, told at `span` to have found something, and not named.

    `general` tells that none is meant in particular: "studies show", "experts say".
    """

    span: Span
    sentence: Span
    general: bool = False


@dataclass(frozen=True, slots=True)
class Statements:
    """What the sentences of an article state with several numbers or without a source, each kind in text order.

    `health_shares` are the shares told as facts of health, `attributions` the blocks that say whose numbers they tell,
    `ranges` the quantities written as a range with a dash; `presented_studies` are where it is told whose a study is;
    `reviews` tells that the article is a review, which speaks of the studies that it included, `one_sided` that it
    speaks of one-sided tests.
    """

    estimates: tuple[Estimate, ...] = ()
    tests: tuple[SignificanceTest, ...] = ()
    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()
    totals: tuple[Total, ...] = ()
    products: tuple[Product, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    equivalents: tuple[Equivalent, ...] = ()
    named_values: tuple[NamedValue, ...] = ()
    body_values: tuple[BodyValue, ...] = ()
    ruled_out: tuple[RuledOut, ...] = ()
    dated: tuple[DatedStatement, ...] = ()
    elapsed: tuple[Elapsed, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    sayings: tuple[Saying, ...] = ()
    study_facts: tuple[StudyFact, ...] = ()
    study_recalls: tuple[StudyRecall, ...] = ()
    redescribed: tuple[Redescribed, ...] = ()
    regimens: tuple[Regimen, ...] = ()
    daily_amounts: tuple[DailyAmount, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    classed: tuple[Classed, ...] = ()
    graded: tuple[Graded, ...] = ()
    told_cells: tuple[CellTold, ...] = ()
    compared_cells: tuple[CellsCompared, ...] = ()
    risk_changes: tuple[RiskChange, ...] = ()
    health_shares: tuple[Quantity, ...] = ()
    attributions: tuple[Span, ...] = ()
    ranges: tuple[Quantity, ...] = ()
    unnamed_studies: tuple[UnnamedStudy, ...] = ()
    presented_studies: tuple[Span, ...] = ()
    reviews: bool = False
    one_sided: bool = False


@dataclass(frozen=True, slots=True)
class AnnouncedList:
    """The number that announces how many things follow, and where these are.

    A sentence announces the items of the "list" below or of its own "enumeration", a heading the parts of its
    "section".
    """

    number: Quantity
    items: tuple[Span, ...]
    form: ListForm = "list"


@dataclass(frozen=True, slots=True)
class WrittenDoi:
    """A DOI as the article "announced" it, or the "old-address" that leads to one: `written`, at `span`.

    `link` is the link that has the address in its markup; its words are at `span` then.
    """

    kind: Literal["announced", "old-address"]
    span: Span
    written: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, its row and column from 1, and the number that it is, None where it is none.

    A percentage in brackets behind the number is left out: "120 (45%)".
    """

    row: int
    column: int
    span: Span
    text: str
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: its cells in text order, and how many rows are its header."""

    cells: tuple[Cell, ...]
    header_rows: int
