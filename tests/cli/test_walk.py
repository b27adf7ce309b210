"""Slips that a newcomer, an editor and a maintainer came across in their first hour, each through the command line."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LISTED = """
## References

1. Estruch R, Ros E. Primary prevention. N Engl J Med. 2013;368(14):1279-1290.
2. LeBoff MS, Chou SH, Ratliff KA. Supplemental vitamin D and incident fractures. N Engl J Med. 2022;387(4):299-309.
"""
FOUND = {
    "a whole that comes first": (
        "Of 200 people, 50 (30%) slept badly.",
        ["percent-of-count: 50 of 200 is 25%, not 30%"],
    ),
    "a number that is a name": (
        "Of these 164 people, 124 were exposed to rhinovirus type 39 (88 percent).",
        ["percent-of-count: 124 of 164 is 75.6%, not 88 percent"],
    ),
    "a number that is a name, rightly told": (
        "Of these 164 people, 124 were exposed to rhinovirus type 39 (76 percent).",
        [],
    ),
    "parts and their whole": (
        "There were 4,840 adults: 2,435 women and 2,505 men.",
        ["parts-and-total: 2,435 women and 2,505 men make 4,940, not 4,840"],
    ),
    "points of a percentage": (
        "HbA1c dropped from 7.6% to 6.6%, a drop of 10%.",
        ["change-arithmetic: from 7.6% to 6.6% is a change of 1 percentage point, not of 10%"],
    ),
    "a DOI with a blank": (
        "See https://doi.org/10.1001/jama.2010 .1923 on speed.",
        ["malformed-doi: a blank stands in “10.1001/jama.2010 .1923”; write https://doi.org/10.1001/jama.2010.1923"],
    ),
    "an announcement of a DOI twice": (
        "See https://doi.org/doi:10.1016/S2468-2667(21)00302-9 on steps.",
        [
            "malformed-doi: “doi:10.1016/S2468-2667(21)00302-9” repeats what stands before a DOI; "
            "write https://doi.org/10.1016/S2468-2667(21)00302-9"
        ],
    ),
    "the weight of food": (
        "Salmon holds 6 µg of vitamin D per 100 g.\n\nThe table shows how much vitamin D is in 100 g of food.\n\n"
        "Most of the vitamin D comes from 150 g of fish a week.",
        [],
    ),
    "journals of several words": (
        "According to JAMA Internal Medicine (2020), housework counts. Annals of Internal Medicine (2004) agrees.",
        [
            "journal-as-author: JAMA Internal Medicine is a journal, not an author; name who wrote the study",
            "journal-as-author: Annals of Internal Medicine is a journal, not an author; name who wrote the study",
        ],
    ),
    "sources without a name": (
        "A Harvard study found that walking helps. Researchers at Stanford found the same. Studies show that sleep "
        "matters.",
        [
            "vague-source: “A Harvard study” and 2 more like it: what has found it is not named, dated or linked "
            "nearby, so nobody can look it up"
        ],
    ),
    "a note in Markdown": (
        "The trial gave 2,000 IU of vitamin D a day to 25,871 adults.[^1] See [1] and [2].\n\n"
        "[^1]: The trial gave 1,000 IU of vitamin D a day to 25,871 adults.\n" + LISTED,
        [
            "conflicting-values: 1,000 IU here, but 2,000 IU (line 1), for “The trial gave … of vitamin D a day to "
            "25,871 adults”"
        ],
    ),
    "a journal behind a word that opens a sentence": (
        "As the BMJ (2019) says, walk. When the NEJM (2020) asked, few did.",
        [
            "journal-as-author: BMJ is a journal, not an author; name who wrote the study",
            "journal-as-author: NEJM is a journal, not an author; name who wrote the study",
        ],
    ),
    "a list that was pasted": (
        "Sleep and weight\n• People who slept 5 hours had 15% more ghrelin than people who slept 8 hours.\n"
        "• People who slept 5 hours had 51% more ghrelin than people who slept 8 hours.",
        [
            "conflicting-values: 51% here, but 15% (line 2), for “People who slept 5 hours had … more ghrelin "
            "than people "
            "who slept 8 hours”"
        ],
    ),
    "ranges that fall": (
        "Adults gained nothing above 8,000–6,000 steps a day.\n\nThe range was 80 to 60 years.",
        [
            "range-reversed: above 8,000–6,000 runs from the larger number to the smaller; is 6,000 to 8,000 "
            "meant, or has a "
            "digit been lost?",
            "range-reversed: 80 to 60 years runs from the larger number to the smaller; is 60 to 80 meant, or "
            "has a digit "
            "been lost?",
        ],
    ),
    "a summary and its text": (
        "**In short:** walking 8,000 steps a day instead of 4,000 lowers the risk of dying by 51%.\n\n"
        "Those who took 8,000 steps a day had a 15% lower risk of dying than those who took 4,000 steps a day.",
        [
            "conflicting-values: 15% here, but 51% (line 1), for “walking 8,000 steps a day instead of 4,000 "
            "lowers the "
            "risk of dying by …”"
        ],
    ),
    "a table and its text": (
        "| Food | µg per 100 g | IU per 100 g |\n|---|---|---|\n| Herring | 7.8 | 312 |\n| Salmon | 16 | 640 |\n\n"
        "Salmon holds 6 µg per 100 g, more than any other fish.",
        [
            "table-and-text: 6 µg per 100 g differs from the table, which has “16” for “Salmon” (line 4); "
            "correct one of them"
        ],
    ),
    "millions and billions": (
        "Sleep loss costs the US economy $411 million a year — about 2.28% of its GDP. In 2016, RAND put the "
        "cost of sleep "
        "loss to the US economy at $411 billion a year.",
        [
            "conflicting-values: $411 billion a year here, but $411 million a year (line 1), for “Sleep loss "
            "costs the US "
            "economy …”: the same digits, 1,000 times apart"
        ],
    ),
    "twice as long": (
        "Average sleep rose from 6 hours to 7.5 hours, so people slept twice as long.",
        ["change-arithmetic: “twice” does not fit from 6 hours to 7.5 hours: one value is 1.2 times the other"],
    ),
    "the number needed to treat": (
        "Of every 100 people treated, 3 benefit, so the number needed to treat is 50.",
        ["product-arithmetic: 100 ÷ 3 comes to 33.3, not 50; check each of these numbers against the source"],
    ),
    "women and men": (
        "Of the participants, 54% were women and 56% were men.",
        ["parts-and-total: 54% were women and 56% were men make 110%, not 100%"],
    ),
    "items that are counted": (
        "## Four habits\n\n1. a\n2. b\n3. c\n4. d\n5. e",
        ["list-count: Four announced, but 5 items follow"],
    ),
    "an interval and its p-value": (
        "The hazard ratio was 0.95 (95% CI 0.85–1.06; p = 0.01).",
        ["p-value-and-interval: the interval 0.85–1.06 holds 1, which p = 0.01 does not fit"],
    ),
    "a dose in a bracket": (
        "Adults need 15 micrograms (600 IU) of vitamin D a day.\n\nAdults need 10 micrograms of vitamin D a day.",
        ["conflicting-values: 10 micrograms here, but 15 micrograms (line 1), for “Adults need … of vitamin D a day”"],
    ),
    "a study under two headings": (
        "# Vitamin D\n\n## What the trials say\n\nThe VITAL trial gave 2,000 IU of vitamin D a day to 25,871 "
        "adults [2].\n\n"
        "## In short\n\nIn the VITAL trial with 25,817 adults, cancer was no rarer.",
        ["conflicting-values: 25,817 here, but 25,871 (line 5), for “In the VITAL trial with … adults”"],
    ),
    "changes of two things": (
        "In mice, the space between cells grows by 60% during sleep. A bad night takes amyloid from 20 to 30 pg/ml.",
        [],
    ),
    "people of two studies": (
        "In 2015, a lab infected 164 volunteers with a cold.\n\nIn total, 60% of the 500 people asked said they "
        "slept badly.",
        [],
    ),
    "a note beside a list without numbers": (
        "The trial gave 2,000 IU of vitamin D a day.[^1] Bones broke as often (LeBoff et al., 2022).\n\n"
        "[^1]: Cancer was no rarer, as Manson et al. (2018) say.\n\n## References\n\n"
        "Manson JE, Cook NR, Lee IM, et al. Vitamin D supplements and cancer. N Engl J Med. 2019;380(1):33-44.\n\n"
        "LeBoff MS, Chou SH, Ratliff KA, et al. Supplemental vitamin D. N Engl J Med. 2022;387(4):299-309.",
        ["year-mismatch: “Manson et al. (2018)”, but the list has Manson et al. (2019)"],
    ),
    "one reading of a bracket": (
        "Walking works [1]. Sleep works, too [2,14].\n" + LISTED,
        ["cited-not-listed: “[14]” is cited, but the reference list has no such entry"],
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_found(run: Run, name: str) -> None:
    """What is found, in which words, and nothing beside it."""
    text, wanted = FOUND[name]
    Path("a.md").write_text(text)
    said = run("check", "--offline", "--output", "concise", "--quiet", "a.md").out.splitlines()
    assert [line.split(" ", 3)[-1] for line in said] == wanted


def test_a_note_in_word_is_read_as_a_note(run: Run) -> None:
    """A footnote of a Word document is prose: its number is compared, its citation counts, and nobody looks it up."""
    from tests.reading.word_documents import docx, mark, notes, p, r

    text = p(r("The trial gave 2,000 IU of vitamin D a day to 25,871 adults"), mark("footnote", 1), r(" [1]."))
    listed = [p(r(line)) for line in LISTED.replace("## ", "").strip().split("\n") if line]
    told = notes("footnote", "The trial gave 1,000 IU of vitamin D a day to 25,871 adults [2].")
    Path("a.docx").write_bytes(docx(text + "".join(listed), footnotes=told))
    said = run("check", "--offline", "--output", "concise", "--quiet", "a.docx").out
    assert said.count("\n") == 1 and "footnote 1): warning FC101 conflicting-values: 1,000 IU here, but" in said


def test_each_number_of_a_bracket_is_told_apart(run: Run) -> None:
    """The table of citations says which number of a bracket a row is about."""
    Path("a.md").write_text("Walking works [1]. Sleep works, too [2,14].\n" + LISTED)
    said = run("extract", "a.md").out
    assert "2 of [2,14]" in said and "14 of [2,14]" in said


def test_authors_with_a_rank(run: Run) -> None:
    """Jr, Sr and 3rd behind a name are no part of the title, in the table and in what other programs get."""
    Path("a.md").write_text(
        "Ten thousand (Tudor-Locke and Bassett, 2004).\n\n# References\n\n"
        "Tudor-Locke C, Bassett DR Jr. How many steps/day are enough? Sports Med. 2004;34(1):1-8.\n\n"
        "King ML 3rd, Smith J Sr. Dreams and hearts. JAMA. 2001;3(2):1-3.\n"
    )
    said = run("refs", "--format", "bibtex", "a.md").out
    assert "How many steps/day are enough?" in said and "Jr. How" not in said and "3rd, Smith" not in said


def at_terminal(folder: Path, width: int, *arguments: str) -> str:
    """Return what the command writes to a terminal of so many columns, without its colours."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    surroundings = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    command = [sys.executable, "-m", "factcheck", *arguments]
    with subprocess.Popen(command, cwd=folder, stdout=theirs, env=surroundings | {"NO_COLOR": "1"}):
        os.close(theirs)
        said = b""
        with suppress(OSError):  # how a terminal says that its last writer has gone
            while piece := os.read(ours, 4096):
                said += piece
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("width", [60, 80, 100])
def test_excerpts_fit(tmp_path: Path, width: int) -> None:
    """No line of an excerpt is wider than the terminal, and two places of one line are marked under one line."""
    around = "and this goes on for a good while without anything to find in it, " * 3
    (tmp_path / "a.md").write_text(f"Once {around} 50 of 200 people (30%) slept badly, {around} they say.\n")
    lines = at_terminal(tmp_path, width, "check", "--offline", "a.md").splitlines()
    shown = [line for line in lines if "│" in line]
    assert max(map(len, shown)) <= width and sum("50 of 200" in line for line in shown) == 1
    assert any("~~~~~~~~~" in line and "^^^" in line for line in shown)


def test_two_places_of_a_paragraph_in_word_are_shown_once(run: Run) -> None:
    """Documents without lines have paragraphs: two places of one are marked under one excerpt."""
    from tests.reading.word_documents import docx, p, r

    Path("a.docx").write_bytes(docx(p(r("Long ago 50 of 200 people (30%) slept badly."))))
    said = run("check", "--offline", "--quiet", "a.docx").out
    assert said.count("50 of 200 people") == 1 and "~~~~~~~~~" in said


def test_empty_files_of_a_folder(run: Run) -> None:
    """An empty file that a folder holds is no fault, as Hugo makes them by the dozen."""
    Path("_index.md").write_text("")
    Path("one.md").write_text("Cells survive.\n")
    assert run("check", "--offline", ".").status == 0


def test_a_title_stands_once_in_the_report(run: Run) -> None:
    """A title of the front matter that the text begins with is shown once; another one is shown, too."""
    for title, count in (("Salt and bread", 1), ("Salt for editors", 2)):
        Path("a.md").write_text(f"---\ntitle: {title}\n---\n\n# Salt and bread\n\nBody temperature rose to 138 °C.\n")
        run("check", "--offline", "--output", "html=a.html", "a.md")
        page = Path("a.html").read_text("utf-8")
        assert page.count(">Salt and bread<") + page.count(">Salt for editors<") == count
