"""Citations that only the article's own list, or the block that they stand in, decides."""

from __future__ import annotations

import pytest

from factcheck import extract, read
from factcheck.model import Extraction

ENTRIES = "".join(
    f"{n}. Moe{letter} A, Low B. Salt number {n}. BMJ. 201{n};3:1-9.\n" for n, letter in enumerate("abcd", 1)
)


def facts(text: str) -> Extraction:
    """Return the facts of a Markdown text."""
    return extract(read(text, format="markdown"))


def cited(text: str) -> list[str]:
    """Return the citations of a text above a numbered list."""
    return [citation.label or citation.text for citation in facts(f"{text}\n\n## References\n\n{ENTRIES}").citations]


@pytest.mark.parametrize(
    "text",
    [
        "Salt prevents clots (1). It bleeds (2,3). So it is (4).",
        "Salt prevents clots (1), it bleeds (2, 3) and (4) heals.",
        "Salt prevents clots (1-3), and it heals (4).",
        "Salt prevents clots.(1,2) It heals.(3,4)",
        "Salt prevents clots (1–4).",
        "Salt prevents clots (refs. 1 and 2). It heals (ref 3, 4).",
        "Salt prevents clots.^1,2^ It heals.^3,4^",
        r"Salt prevents clots.\textsuperscript{1,2} It heals.\textsuperscript{3,4}",
        "Salt prevents clots (1;2). It heals (3) in many (4) ways.",
        "Salt prevents clots.1 It heals,2,3 and it harms.4",
        "Salt prevents clots.1–3 It heals.4 A dose of 3.5 mg is old.",
        "- Salt prevents clots (1)\n- It heals (2), (3)\n- It harms (4)",
    ],
)
def test_round_brackets(text: str) -> None:
    """Numbers in round brackets cite where they mean most entries of a numbered list that nothing else cites."""
    assert cited(text) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "text",
    [
        "There are three reasons: (1) cost, (2) time, (3) pain, and (4) fear.",
        "Of the women (12) in the group (3), some left.",
        "Figure (1) and table (2) show steps (3) and (4).",
        "It was first (1).",
    ],
)
def test_round_brackets_that_count(text: str) -> None:
    """Numbers of items, of persons or of figures cite nothing."""
    assert cited(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ages were [18–65] years.",
        "The risk doubled (OR 2, 95% CI [1, 3]).",
        "Median stay was 3 days (IQR [2–4]).",
        "It was 5, 95% CI [3, 4].",
        "A dose of [5] mg was given.",
        "The range was [1–4].",
        "Scores had a mean of [3], and a median [4].",
        "It took [2] hours and cost [3]%.",
    ],
)
def test_intervals_in_brackets(text: str) -> None:
    """Intervals and values in square brackets cite nothing."""
    assert cited(text) == []


def test_numbers_behind_values() -> None:
    """A number in square brackets behind another cites an entry that nothing else does, at the end of a clause."""
    assert cited("Salt harms [1] adults over 65 [2]. It was 12 [3] on average; of 20 [4], it was so.") == [
        "1",
        "2",
        "4",
    ]


def test_names_of_entries_in_brackets() -> None:
    """A name in square brackets cites where an entry begins with it; other brackets say something else."""
    text = "Salt harms [k-moe2011, k-low2012]. Bread [sic] helps [k-moe2011]; kale [see k-low2012]."
    listed = "- [k-moe2011] Moe A. Salt one. BMJ. 2011;3:1-9.\n- [k-low2012] Low B. Salt two. BMJ. 2012;3:1-9.\n"
    found = facts(f"{text}\n\n## References\n\n{listed}")
    assert [citation.label for citation in found.citations] == ["k-moe2011", "k-low2012", "k-moe2011"]
    assert found.links.listed_not_cited == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sleep helps (“Sleep and You,” 2014).", ["Sleep and You,” 2014"]),
        ("“Sleep and You” (2014) says so.", ["Sleep and You” (2014)"]),
        ("Sleep helps (*Sleep and You*, 2014; Moe, 2011).", ["Sleep and You, 2014", "Moe, 2011"]),
        ("It was a lawsuit (City Attorney of Salem, 2019).", ["City Attorney of Salem, 2019"]),
        ("The City Attorney of Salem (2019) sued.", ["City Attorney of Salem (2019)"]),
        ("In 2014, sleep and you were one.", []),
        ("Sleep and You was in the press of 2014.", []),
    ],
)
def test_names_that_the_list_holds(text: str, words: list[str]) -> None:
    """A title or an organisation without a telling word is a citation if an entry has that name and year."""
    entries = (
        "Sleep and you. (2014, May 3). Healthline. https://www.healthline.com/sleep\n\n"
        "City Attorney of Salem. (2019). Salem sues makers of salt. https://salem.example\n\n"
        "Moe, A. (2011). Salt number one. BMJ, 3, 1–9.\n"
    )
    found = facts(f"{text}\n\n## References\n\n{entries}")
    assert [citation.text for citation in found.citations] == words
    assert len(found.links.pairs) == len(words)


@pytest.mark.parametrize(
    "text",
    [
        "## Workforce Composition (2023 OEWS; 2022 ACS)\n\nText.",
        "**DOT Positivity Rates (2023)**:",
        "1. Guidelines for Medical Care of Patients with Obesity (2016)\n2. More",
        "- American College of Bakers (ACB) Guidelines (2017):",
        '1. "Salt: Science to Practice" by Ann Moe and Bert Low (2009)',
        "| Positivity Rate (2023) | Dose |\n|---|---|\n| 5 | 6 |",
        'It is from "Care Workers in the United States: Key Facts (2023)."',
    ],
)
def test_titles_with_a_year(text: str) -> None:
    """Headings, heads of tables and titles with a year in brackets cite nobody."""
    assert facts(text).citations == ()


@pytest.mark.parametrize(
    "text",
    [
        "## Salt and the kidney (Abara, 2003)",
        "## Moe (2012)",
        "- A study by Moe (2012)",
        "- Moe (2012): salt harms",
        "- Abara and Low (2011)",
        "The World Health Organization (2011) warns.",
        "| Study | Dose |\n|---|---|\n| Moe (2012) | 6 |",
    ],
)
def test_citations_beside_titles(text: str) -> None:
    """What names persons or an organisation as the author stays a citation, wherever it stands."""
    assert len(facts(text).citations) == 1
