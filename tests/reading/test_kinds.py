"""Facts that typing and markup can hide, kind by kind: lines, note marks, formulas, tables, lists."""

from __future__ import annotations

from typing import Literal

import pytest

import factcheck
import factcheck.reading
from tests.reading.articles import Part, as_docx
from tests.reading.word_documents import docx, p, r


def read_units(source: str, format: str) -> list[tuple[float | None, str | None]]:
    found = factcheck.extract(factcheck.read(source, format=format)).quantities
    return [(one.high, one.unit) for one in found]


def rules(source: str, format: str) -> list[str]:
    return [one.rule for one in factcheck.check(factcheck.read(source, format=format))]


BROKEN = [
    ("Take 20⏎mg of it.", (20.0, "milligram")), ("Wait six⏎months for it.", (6.0, "month")),
    ("It is 37⏎°C there.", (37.0, "celsius")), ("Some 12⏎per cent died.", (12.0, "percent")),
    ("Give 15⏎mg/kg of it.", (15.0, "milligram per kilogram")), ("They ran 5⏎km there.", (5.0, "kilometre")),
    ("Give 15 mg⏎per kilogram of it.", (15.0, "milligram per kilogram")), ("Wait two⏎weeks more.", (2.0, "week")),
    ("It took 24⏎hours to heal.", (24.0, "hour")), ("He lost 5⏎lb at once.", (5.0, "pound-mass")),
    ("Take 20⏎micrograms now.", (20.0, "microgram")), ("Over 30⏎minutes went by.", (None, "minute")),
    ("It was 120⏎mmHg at noon.", (120.0, "millimetre of mercury")),
    ("It is 4⏎mmol/L now.", (4.0, "millimole per litre")),
    ("Drink 2⏎litres of it.", (2.0, "litre")), ("It weighs 70⏎kg now.", (70.0, "kilogram")),
    ("About 3⏎days went by.", (3.0, "day")), ("Add 5⏎ml of it.", (5.0, "millilitre")),
    ("Use 400⏎IU of it.", (400.0, "international unit")), ("Burn 200⏎kcal of it.", (200.0, "kilocalorie")),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "quantity"), BROKEN)
def test_a_unit_on_the_next_line_is_read(typed: str, quantity: tuple[float | None, str]) -> None:
    """A line break between number and unit, in the source or as `<br>` or `w:br`, is a space."""
    assert quantity in read_units(typed.replace("⏎", " "), "text")
    for mark, format in (("\n", "text"), ("\n", "markdown"), ("  \n", "markdown"), ("<br>", "markdown")):
        assert quantity in read_units(typed.replace("⏎", mark), format)
    assert quantity in read_units(f"<p>{typed.replace('⏎', '<br>')}</p>", "html")
    above, below = typed.split("⏎")
    document = docx(p(f"{r(above)}<w:r><w:br/></w:r>{r(below)}"))
    found = factcheck.extract(factcheck.reading.read_bytes(document, "word", "a.docx")).quantities
    assert quantity in [(one.high, one.unit) for one in found]


HIDDEN = [
    ("20 mil-li-grams", (20.0, "milligram")), ("20 milli-grams", (20.0, "milligram")), ("6 mo-nths", (6.0, "month")),
    ("5 mi-cro-grams", (5.0, "microgram")), ("12 per-cent", (12.0, "percent")), ("5,-000 cells", (5000.0, None)),
    ("15 mg/-kg", (15.0, "milligram per kilogram")), ("1-5 mg", (15.0, "milligram")), ("30 ho-urs", (30.0, "hour")),
    ("12 we-eks", (12.0, "week")), ("5 ki-lo-grams", (5.0, "kilogram")), ("0.-5 mg", (0.5, "milligram")),
    ("3 li-tres", (3.0, "litre")), ("8 mi-nutes", (8.0, "minute")), ("-7 days", (7.0, "day")),
    ("7- days", (7.0, "day")),
    ("7 -days", (7.0, "day")), ("70-%", (70.0, "percent")), ("3 cen-ti-me-tres", (3.0, "centimetre")),
    ("six-teen days", (16.0, "day")),
]  # fmt: skip


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d", "\u200e"])
@pytest.mark.parametrize(("typed", "quantity"), HIDDEN)
def test_unseen_characters_part_nothing(typed: str, quantity: tuple[float, str | None], hidden: str) -> None:
    """Soft hyphens, zero-width characters and direction marks are not in the text, in any format."""
    words = f"They had {typed.replace('-', hidden)} of it."
    escaped = f"<p>{words.replace(hidden, f'&#{ord(hidden)};')}</p>"
    for source, format in ((words, "text"), (words, "markdown"), (f"<p>{words}</p>", "html"), (escaped, "html")):
        assert quantity in read_units(source, format)


NOTED = [
    ("500 g", "gram"), ("5 lb", "pound-mass"), ("20 mg", "milligram"), ("2 hours", "hour"), ("12 weeks", "week"),
    ("4 mmol/L", "millimole per litre"), ("120 mmHg", "millimetre of mercury"), ("3 days", "day"), ("30%", "percent"),
    ("7 mL", "millilitre"), ("8 months", "month"), ("70 kg", "kilogram"), ("2 years", "year"), ("5 minutes", "minute"),
    ("40 °C", "celsius"), ("10 µg", "microgram"), ("3 mg/kg", "milligram per kilogram"), ("2 litres", "litre"),
    ("400 IU", "international unit"), ("200 kcal", "kilocalorie"),
]  # fmt: skip


@pytest.mark.parametrize("mark", ["3", "12", "1,4", "2–5"])
@pytest.mark.parametrize(("words", "unit"), NOTED)
def test_a_note_mark_is_no_power(words: str, unit: str, mark: str) -> None:
    """A raised number on a unit marks a note."""
    for source, format in (
        (f"<p>They had {words}<sup>{mark}</sup> of it.</p>", "html"),
        (f"<p>They had {words}<sup><a href='#r'>{mark}</a></sup> of it.</p>", "html"),
        (f"They had {words}^{mark}^ of it.", "markdown"),
    ):
        article = factcheck.read(source, format=format)
        assert article.text == f"They had {words} of it."
        assert [one.unit for one in factcheck.extract(article).quantities] == [unit]


POWERS = [
    "5 m²", "2 cm³", "25 kg/m²", "9 m/s²", "3 in²", "10⁶ cells", "3 × 10⁴ cells", "R² of 0.4", "χ² of 3", "I² of 40%",
    "5 km²", "2 mm³", "4 µm²", "6 ft²", "40 g/m²", "5 dm³", "10⁻⁶ mol", "η² of 0.1", "5 s⁻¹", "Ca²⁺ ions",
]  # fmt: skip


@pytest.mark.parametrize("words", POWERS)
def test_a_power_is_no_note_mark(words: str) -> None:
    """Squares and cubes of lengths, powers of ten, statistics and charges stay as they are."""
    article = factcheck.read(f"They had {words} there.", format="text")
    assert article.text == f"They had {words} there." and not article.note_marks


FORMULAS = ["p < 0.05", "p = 0.04", "r = 3.2", "n = 40", "P<.001", "t(40) = 1.50", "x > 3", "N = 1,200", "d ≥ 0.8",
            "z=2", "k = 5", "F(1, 58) = 4", "HR = 1.5", "OR < 2", "I = 40", "a = 1", "b ≈ 2", "CI = 95", "45",
            "12.5"]  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_no_money(formula: str) -> None:
    """What stands between dollar signs as in TeX has the unit that it has without them."""
    plain = read_units(f"It was {formula} in all.", "text")
    for format in ("text", "markdown"):
        assert read_units(f"It was ${formula}$ in all.", format) == plain
    assert "dollar" not in {unit for _, unit in plain}


@pytest.mark.parametrize(
    "money", ["$5", "$5–$10", "$5 to $10", "$1,200", "US$5 = C$6", "$5M = €4M, or $6M", "5$ or 6$"]
)
def test_money_is_no_formula(money: str) -> None:
    """Dollar signs before amounts stay."""
    assert factcheck.read(f"It cost {money} then.", format="text").text == f"It cost {money} then."


LOWERED = ["CO~2~", "H~2~O", "O~2~", "SpO~2~", "C~6~H~12~O~6~", "T~max~", "vitamin D~3~", "NO~3~",
                                  "FEV~1~", "HbA~1c~", "PM~2~", "B~12~", "N~2~O", "SO~2~", "Na~2~", "PaCO~2~", "log~2~",
                                  "t~1~", "C~max~", "Fe~2~O~3~"]  # fmt: skip


@pytest.mark.parametrize("word", LOWERED)
def test_lowered_digits_are_no_amount(word: str) -> None:
    """Pandoc's subscripts belong to their word; "about ~5" stays."""
    assert factcheck.read(f"It had {word} in it.", format="markdown").text == f"It had {word.replace('~', '')} in it."
    assert factcheck.read(f"It had {word}, ~5 of ~6.", format="markdown").text.endswith(", ~5 of ~6.")


HEAD = "<thead><tr><th rowspan=2>Group</th><th colspan=2>{}</th></tr><tr><th>{}</th><th>{}</th></tr></thead>"
ROWS = "<tr><td>A</td><td>20</td><td>40%</td></tr><tr><td>B</td><td>30</td><td>60%</td></tr>"
TOTAL = "<tr><td>{}</td><td>{}</td><td>100%</td></tr>"


@pytest.mark.parametrize(
    "heads", [("People", "n", "%"), ("2019", "Number", "Share"), ("12 weeks", "5", "10"), ("", "n", "%")]
)
@pytest.mark.parametrize("label", ["Total", "Total, n", "Total (n)", "Total:", "total"])
def test_tables_are_read_as_they_are_shown(heads: tuple[str, str, str], label: str) -> None:
    """A head may have two rows, and a foot is below the body, wherever it is written."""
    head = HEAD.format(*heads)
    for total, found in (("50", 0), ("55", 1)):
        foot = TOTAL.format(label, total)
        for body in (
            f"{head}<tbody>{ROWS}{foot}</tbody>",
            f"{head}<tfoot>{foot}</tfoot><tbody>{ROWS}</tbody>",
            f"{head}<tbody>{ROWS}</tbody><tfoot>{foot}</tfoot>",
            f"{head}<tfoot>{foot}<tbody>{ROWS}",
        ):
            assert rules(f"<p>Words.</p><table>{body}</table>", "html").count("parts-and-total") == found


@pytest.mark.parametrize("kind", ["item", "numbered"])
@pytest.mark.parametrize("number", [3, 4])
def test_lists_of_word_are_counted(kind: Literal["item", "numbered"], number: int) -> None:
    """Each paragraph with a bullet or number is an item, though no mark stands in the text."""
    items = [Part(kind, f"through the {part}") for part in ("mouth", "nose", "skin", "eyes")[:number]]
    data = as_docx([Part("paragraph", "Germs enter the body by three main routes:"), *items])
    found = factcheck.check(factcheck.reading.read_bytes(data, "word", "a.docx"))
    assert [one.rule for one in found].count("list-count") == (number != 3)
