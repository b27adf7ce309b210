"""How time grows with a text: `python -m benchmarks.growth [WORD…]`. Exit status 1 where it grows faster than the text.

Each structure is a few characters repeated, as nobody writes them and somebody may send them, in three formats and two
sizes; those of one format's own markup stand in what such a file begins and ends with. Words, numbers and results read
alike in every format: all are tried in text, every third in the others, and all where words name them. reStructuredText
is left out: docutils itself takes four times as long for twice as many broken references, within the limits of
`reading/apart.py`. What is compared is the processor time for twice the text, the median of several runs where one run
is not clear: a ratio, which is the same on every machine. Words name the structures or formats to try, all without one.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from statistics import median
from time import process_time

import factcheck
from benchmarks.growth_markup import OWN
from factcheck.errors import FactcheckError
from factcheck.reading import read_bytes

LENGTHS = (8_000, 16_000, 32_000, 64_000)
"""Characters of the shorter text; the other has twice as many. The longer ones are for what grew too fast before."""
MOST = 2.4
"""How many times as long twice the text may take."""
CLEAR = 2.1
"""A single run that grows less needs no other."""
FLOOR = 0.12
"""Seconds that the longer text takes at least where its growth counts: below, the clock's steps and loading decide."""
RUNS = 5
FORMATS = ("text", "markdown", "html")
EVERY = 3
"""Of the structures that each format reads alike so many are left out of the other formats, but for one."""

PUNCTUATION = (
    "(", ")", "()", "[", "]", "[]", "[1]", "[1", "[1, ", "[^1]", "{", "}", "<", ">", "&", "&amp", "-", "–", "—", "- ",
    "--", "/", "\\", "|", "| ", "*", "**", "***", "_", "__", "~", "~~", "`", "``", "#", "# ", "!", "![", "!", "?",
    ".", ". ", "...", ",", ", ", ";", "; ", ":", ": ", "'", '"', "“", "”", "«", "‘", "’", "%", "% ", "±", "=", "= ",
    "<=", "≤", "+", "×", "^", "$", "$$", "€", "°", "\u00ad", "\u200b", "\u00a0", "\u0301", "\t", "  ", " \n", "\n",
    "\n\n", "\r\n\r\n",
)  # fmt: skip
NUMBERS = (
    "9", "9 ", "9.", "9,", "9,9", "9.9.", "1,000 ", "1 000 ", "9-", "9–", "9 - ", "9/9", "9/", "9:", "9%", "9% ",
    "9 %, ", "about 9 ", "less than ", "between 9 and ", "from 9 to ", "9 to ", "9 or ", "one ", "one hundred ",
    "one-", "hundred ", "and a half ", "9 mg ", "9 mg/", "mg ", "mg/kg/", "9 × 10^", "10^-9", "9e", "9 ± ", "p < ",
    "p = 0.05, ", "95% CI ", "n = 9, ", "t(9) = ", "OR 9 (9–9) ", "9 of 9 ", "9 out of ", "9 in 9 ", "1 in ", "$9 ",
    "9 million ", "million ", "2019 ", "2019, ", "in 2019 ", "1999–", "19th ", "9x", "x9", "9th ", "9a",
    "9 years old ", "aged 9 ", "½", "9½ ",
)  # fmt: skip
WORDS = (
    "a", "A", "a ", "A ", "A.", "A. ", "a.", "Li-", "Li", "Li ", "Li, ", "Li & ", "Li and ", "Li et al. ", "et al., ",
    "LI ", "Li-Li ", "Li's ", "O'", "Mc", "van ", "de la ", "van der ", "Li, J., ", "J. ", "J.-", "Li J, ", "Müller-",
    "É", "Dr. ", "University of ", "of the ", "the ", "and ", "study ", "a study by ", "according to ",
    "According to the ", "Research ", "National Institute of ", "World Health Organization ", "Journal of ",
    "published in ", "by Li in ", "found that ", "reported ", "increased by ", "rose from ", "times ",
    "times as many ", "the number of ", "percent of ", "per ", "cells ", "risk of ", "men and ", "however, ", "a-b-",
    "a_b_", "AbAb", "ABC ", "(ABC) ", "www.", "http://", "https://a.b/c ", "doi:10.1000/", "10.1000/", "PMID: ",
    "PMID 1 ", "@a", "@a ", "a@b.c ", "漢", "ا", "é", "ß", "\U0001f600",
)  # fmt: skip
CITATIONS = (
    "(Li, 2019)", "(Li, 2019) ", "(Li, 2019; ", "(Li ", "(Li et al., 2019", "Li (2019) ", "Li (2019", "[1,2]",
    "[1-9] ", "[1]: a\n", "(1) ", "1) ", "1. ", "1. a\n", "- a\n", "a (b ", "(see ", "(e.g., ", "¹", "1,2,", "[@a; ",
    "[Li 2019]", "Li, J. (2019). A. B, 1(2), 3–4.\n", "Li J. A. B. 2019;1:2-3. ", "References\n\n",
    "## References\n\n1. Li J. A. 2019.\n\n", "Less than 5% of men smoke. ",
    "Less than 5% of men smoke (Li, 2019).\n\n", "A total of 9: 4 men, 5 women. ",
)  # fmt: skip
MARKUP = (
    "<p>", "<b>", "<i>", "</p>", "<div>", "<table>", "<tr>", "<td>9", "<td>", "<!--", "<!-- a -->", "-->",
    "<![CDATA[", "<script>", "<style>", "<a href=", "<a href='b'>", "<ul><li>", "<sup>1</sup>", "<sub>", "<q>",
    "<blockquote>", "<svg>", "<math>", "<template>", "<a b='c' ", "&#9;", "&#x", "&lt;", "[a](", "[a](b)", "[a][",
    "[a]", "![a](b)", "> ", "> > ", "* ", "* * ", "+ ", "| a | b |\n", "|-|\n", "```\n", "~~~\n",
    "<!-- factcheck: ignore[a] -->", "---\n", "===\n", "a\n===\n", "{{", "{% a %}", "{{< a >}}", "<A b={", "{a",
    "\\(", "\\[a", "$a$ ", ":::\n", "[^a]: b\n\n", "import a\n",
)  # fmt: skip

RESULTS = (
    "48 ill of 64 (75%), ", "Of 60 men 27 (45%), 9 of 60, 15%. ", "123 came (30.0%), ", "the other 9 ", "44 did not. ",
    "Of 90, 60 came, leaving 30, ",
    "Of 12 men, 5 stayed and 7 left. ", "12 weeks of 3 days, 36 days in all. ", "At 70 kg and 1.7 m the BMI is 24. ",
    "A score of 5 on a scale of 0 to 10. ", "Researchers at Yale found 5% more. ", "It fell from 12 to 8, by 4. ",
    "Born in 1950, she died in 2000 aged 50. ", "2 tablets a day for 7 days, 14 tablets. ", "those six weeks ",
    "half of the 12 ", "from Monday to Friday ", "The dose is 5 mg/kg, so 350 mg at 70 kg. ",
    "blood pressure of 120/80 ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Growth:
    """What a structure takes in a format: seconds for the longer text, and how many times as long as for half of it."""

    unit: str
    format: str
    seconds: float
    ratio: float

    @property
    def too_fast(self) -> bool:
        """Tell whether time grows faster than the text, where that can be told."""
        return self.seconds >= FLOOR and self.ratio > MOST


def main(*wanted: str) -> int:
    """Print a line for each structure whose growth can be told, the worst last; return the exit status."""
    found = sorted(_measured(wanted), key=lambda one: one.ratio if one.seconds >= FLOOR else 0.0)
    for one in found[-20:]:
        mark = "too fast" if one.too_fast else ""
        print(f"{one.format:<9}{one.unit!r:<40}{one.seconds:8.2f} s {one.ratio:6.2f} × {mark}".rstrip())
    bad = sum(one.too_fast for one in found)
    print(f"{len(found)} structures and formats, {bad} of them grow faster than {MOST} times for twice the text")
    return 1 if bad else 0


def _measured(wanted: tuple[str, ...]) -> Iterator[Growth]:
    """Yield what each structure takes in each format, measured on all processors, each in its own processor time."""
    with ProcessPoolExecutor(initializer=_load) as pool:
        yield from pool.map(_growth, *zip(*_structures(wanted), strict=True))


def _load() -> None:
    """Load what is loaded late, and take what stays for the whole run out of what is collected for each text."""
    factcheck.check(factcheck.read("Less than 5% of men (Li, 2019) smoke.", "text"))
    gc.freeze()


def _structures(wanted: tuple[str, ...]) -> Iterator[tuple[str, str, str, str]]:
    """Yield each structure with a format and what its document begins and ends with."""
    read_alike = dict.fromkeys((*NUMBERS, *WORDS, *RESULTS))
    some = set(list(read_alike)[::EVERY])
    for format in FORMATS:
        for unit in dict.fromkeys((*PUNCTUATION, *read_alike, *CITATIONS, *MARKUP)):
            tried = unit in wanted if wanted else format == FORMATS[0] or unit not in read_alike or unit in some
            if tried:
                yield unit, format, "", ""
    for format, structures in OWN.items():
        for before, unit, behind in structures:
            if not wanted or unit in wanted or format in wanted:
                yield unit, format, before, behind


def _growth(unit: str, format: str, before: str, behind: str) -> Growth:
    """Return how a structure grows; what grows too fast must do so at each length, as it shows more the longer it is.

    A busy machine can make one ratio, and its median, too high by chance; it cannot do so at every length.
    """
    for length in LENGTHS:
        documents = [f"{before}{_document(unit, format, size)}{behind}" for size in (length, 2 * length)]
        growth = _growth_at(unit, format, *documents)
        if not growth.too_fast:
            break
    return growth


def _growth_at(unit: str, format: str, short: str, long: str) -> Growth:
    seconds = [(_seconds(short, format), _seconds(long, format))]
    if seconds[0][1] >= FLOOR and seconds[0][1] > CLEAR * seconds[0][0]:
        seconds += [(_seconds(short, format), _seconds(long, format)) for _ in range(RUNS - 1)]
    one, two = (median(column) for column in zip(*seconds, strict=True))
    return Growth(unit, format, two, two / max(one, 1e-9))


def _document(unit: str, format: str, length: int) -> str:
    """Return the unit repeated; in HTML as markup where it is such, else as the words of paragraphs."""
    text = unit * (length // len(unit))
    if format != "html" or unit in MARKUP:
        return text
    return "".join(f"<p>{escape(part)}</p>\n" for part in text.split("\n\n"))


def _seconds(source: str, format: str) -> float:
    gc.collect()
    start = process_time()
    with suppress(FactcheckError):  # refused, which takes time as well
        factcheck.check(read_bytes(source.encode(), format, "-") if format in OWN else factcheck.read(source, format))
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
