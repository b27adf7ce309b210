"""An absence is told only of a list that was read whole, and of an entry of which the prose has nothing."""

from __future__ import annotations

import pytest

import factcheck

FILLER = "Salt raises the blood pressure of many adults, and most of them eat more than they need of it every day."
KNOWN = (
    "Abara, C. (2001). Salt and health. Journal of Salt, 13(2), 1-9.",
    "Brandt, Y. (2018). Bread and the heart. Journal of Bread, 2, 1-9.",
)
RULES = ("cited-not-listed", "listed-not-cited", "no-reference-list")


def told(body: str, entries: str, heading: str = "## References") -> list[str]:
    """Return the rules about lists that have findings on a page which cites the two known works."""
    page = f"# Salt\n\n{FILLER} It does harm (Abara, 2001; Brandt, 2018). {body}\n\n{heading}\n\n{entries}\n"
    return [one.rule for one in factcheck.check(factcheck.read(page, "markdown")) if one.rule in RULES]


def items(*entries: str) -> str:
    return "".join(f"- {entry}\n" for entry in (*KNOWN, *entries))


@pytest.mark.parametrize(
    ("mention", "entry"),
    [
        ("It is in the Morton meta-analysis.", "Morton RW, et al. Protein and strength. BMJ. 2018;52:376-84."),
        ("Take Mifflin–St Jeor for the rest.", "Mifflin MD, et al. A new equation. Am J Nutr. 1990;51:241-7."),
        ("Old people did better (HYVET).", "Beckett NS, et al. N Engl J Med. 2008;358:1887-98. (HYVET)"),
        ("SPRINT went further.", "SPRINT Research Group. N Engl J Med. 2015;373:2103-16."),
        ("Read Atomic Habits for that.", "Clear, J. (2018). Atomic Habits: An easy way. New York: Avery."),
        ("The Institute of Salt says so.", "Institute of Salt. (2005). Reference intakes for all. Oslo: Salt Press."),
    ],
)
def test_named_in_any_form(mention: str, entry: str) -> None:
    """An entry whose author, study, body or title the prose names is used, in whatever form; any other is not."""
    assert told(mention, items(entry)) == []
    assert told("It is well known.", items(entry)) == ["listed-not-cited"]


@pytest.mark.parametrize(
    ("mention", "entry"),
    [
        ("Long walks help. So do long talks.", "Long, B. (2015). The cost of worry. Gut, 3, 1-9."),
        ("It was found again (Low, 2012).", "Low, B. (2014). The cost of worry at night. Gut, 5, 1-9."),
        ("DNA was taken.", "Moe, B. (2012). The cost of DNA and of rest. Gut, 3, 1-9."),
    ],
)
def test_words_that_name_no_entry(mention: str, entry: str) -> None:
    """A word that is none of a name, another work of the author and an acronym in a title lead to no entry."""
    listed = "Low, B. (2012). Rye and rest. Gut, 3, 10-19."
    assert told(f"{mention} It is so (Low, 2012).", items(listed, entry)) == ["listed-not-cited"]


FRAGMENTS = [
    "\n\n".join(f"### {one[:18]}\n\n{one[19:]}" for one in KNOWN),
    "".join(f"- **{one[:18]}**\n    - {one[19:]}\n    - https://a.example/{one[:4]}\n" for one in KNOWN),
    "| Who | What |\n|---|---|\n" + "".join(f"| {one[:18]} | {one[19:]} |\n" for one in KNOWN),
    "```\n" + "\n".join(KNOWN) + "\n```",
]


@pytest.mark.parametrize("entries", FRAGMENTS)
def test_lists_in_fragments(entries: str) -> None:
    """Of a list whose entries are not read whole, or not at all, nothing is told to be missing or unused."""
    assert told("It costs work (Wade, 2012). It is so (Moe, 2014).", entries) == []


def test_lists_below_other_headings() -> None:
    """Entries that no heading announces are a list all the same; without any, it is told that there is none."""
    body = "It costs work (Wade, 2012)."
    entries = items("Wade, G. (2012). The cost of worry. Gut, 3, 1-9.")
    assert told(body, entries, "## Work Cited on this page") == []
    assert told(body, "Ask your doctor.", "## Work Cited on this page") == ["no-reference-list"]


@pytest.mark.parametrize("form", ["[{}] ", "{}. ", "({}) "])
def test_sound_lists(form: str) -> None:
    """Of a list that is read whole a missing source and an unused entry are told, one finding each."""
    numbered = "\n\n".join(form.format(place) + one for place, one in enumerate(KNOWN, 1))
    assert told("", numbered) == []
    assert told("It costs work (Wade, 2012).", numbered) == ["cited-not-listed"]
    more = f"{numbered}\n\n{form.format(3)}Wade, G. (2012). The cost of worry. Gut, 3, 1-9."
    assert told("It costs work.", more) == ["listed-not-cited"]
