from __future__ import annotations

from pathlib import Path

import pytest

import factcheck


def counted(text: str, format: str = "markdown") -> list[tuple[float | None, int]]:
    article = factcheck.read(text, format=format)
    return [(each.number.low, len(each.items)) for each in factcheck.extract(article).lists]


@pytest.mark.parametrize(
    ("intro", "number"),
    [
        ("There are three main kinds of cells:", 3),
        ("The 4 steps are:", 4),
        ("Five types of standard treatment are used:", 5),
        ("**Negative (red, 7 correlations):**", 7),
        ("They follow two basic strategies that doctors recommend:", 2),
    ],
)
def test_announcements(intro: str, number: int) -> None:
    """A number with a noun of lists at the end of the sentence announces the items."""
    assert counted(f"{intro}\n\n- one\n- two\n  - inner\n- three\n") == [(number, 3)]


@pytest.mark.parametrize(
    "intro",
    [
        "At least three of these signs:",
        "See the first three steps:",
        "In three hospitals, they did this:",
        "Two of the four signs:",
        "Three of the signs:",
        "It has a dozen causes, including:",
        "There are five symptoms, such as:",
        "It will fall into one of the following groups:",
        "One rule helps:",
        "Add the rest (4 servings):",
        "It takes 3 weeks of treatment:",
        "The steps are:",
    ],
)
def test_no_announcements(intro: str) -> None:
    """Bounds, selections and other counts announce nothing."""
    assert not counted(f"{intro}\n\n- one\n- two\n")


def test_items_below_an_item() -> None:
    """A list inside of an item is counted, whatever items follow on the outer level."""
    nested = "* Good (2 foods):\n    * fish\n    * nuts\n    * beans\n* Bad (1 food):\n    * sugar\n"
    assert counted(nested) == [(2, 3)]


def test_lists_that_are_not_sure() -> None:
    """A list that goes on after other text, or has bullets inside an item, is left alone."""
    assert not counted("Three steps:\n\n1. one\n2. two\n\nA note.\n\n3. three\n", "text")
    assert not counted("Three steps:\n\n- one.  - two\n- three\n", "text")


def test_the_gold_article_is_silent(shared: Path) -> None:
    """The lists of a real article are as long as announced."""
    text = (shared / "articles" / "how-cancer-travels.txt").read_text(encoding="utf-8")
    assert all(number == items for number, items in counted(text, "text"))


@pytest.mark.parametrize(
    ("text", "number", "items"),
    [
        ("There are three types of cells: small, medium and large ones.", 3, 3),
        ("The four steps are: wash, rinse, and dry.", 4, 3),
        ("It has two effects: pain and fever.", 2, 2),
        ("It has three effects: pain, fever, salt and water loss.", 3, 3),
        ("Of the three phases (see below): sleep; wake, eat and drink; work.", 0, 0),
        ("Try “Four Exercises for the Kitchen”: the raise, the stand and the step.", 4, 3),
        ("There are five senses: sight and hearing among others.", 0, 0),
        ("There are three groups: those on diet and exercise, and those who rest.", 0, 0),
        ("The first two steps: wash and rinse and dry.", 0, 0),
        ("Doctors use several methods: rest, ice.", 0, 0),
        ("Several drugs in three classes are used, such as: aspirin, etc.", 0, 0),
    ],
)
def test_enumerations(text: str, number: int, items: int) -> None:
    """A sentence that counts what it enumerates announces it, unless the items cannot be told from each other."""
    assert counted(text) == ([(number, items)] if number else [])


SECTION = "# 3 Ways to Sleep\n\nWhy it matters.\n\n{0} Keep hours\n\nText.\n\n{1} Stay cool\n\nText.\n\n{2}\n\nText.\n"


@pytest.mark.parametrize(
    ("marks", "items"),
    [
        (("## 1.", "## 2.", "## 3. Walk"), 3),
        (("## 1.", "## 2.", "## Conclusion"), 2),
        (("## Tip 1:", "## Tip 2:", "## Tip 3: Walk"), 3),
        (("**1.", "**2.", "**3. Walk**"), 3),
        (("## 1.", "## 3.", "## 4. Walk"), 0),
        (("##", "##", "## Walk"), 0),
    ],
)
def test_sections(marks: tuple[str, str, str], items: int) -> None:
    """A heading announces the numbered parts of its section, unless a number is missing or none has any."""
    assert counted(SECTION.format(*marks)) == ([(3, items)] if items else [])


@pytest.mark.parametrize(
    "opening", ["Here are five tips.", "There are five ways to do it.", "These are the five signs."]
)
def test_full_stops(opening: str) -> None:
    """A sentence with a full stop announces the list below in words that open one."""
    assert counted(f"{opening}\n\n- one\n- two\n") == [(5, 2)]
    assert not counted("They asked her. She gave five tips.\n\n- one\n- two\n")


@pytest.mark.parametrize("ending", ["including:", "such as:", "for example:"])
def test_parts_of_what_is_counted(ending: str) -> None:
    """A list that is told to be a part of what is counted need not have all of it."""
    assert not counted(f"This results from a dozen different conditions, {ending}\n\n- one\n- two\n")


@pytest.mark.parametrize(
    "title",
    [
        "## Four ways to sleep better",
        "### 4 signs that your mother is drying out",
        "# The diabetic foot: our 4-point check",
        "## A four-step plan for quiet nights",
        "**Four reasons to wear stockings on a long flight**",
        "Ostomy care: four things we wish we had known",
        "Your therapist has picked four exercises for you, 10 times each, twice a day.",
    ],
)
@pytest.mark.parametrize("between", ["", "They work for most people.\n\n"])
def test_titles(title: str, between: str) -> None:
    """The one list below a heading is what its number counts; below other titles it follows at once."""
    if between and not title.startswith("#"):
        return
    assert counted(f"{title}\n\n{between}- one\n- two\n  - inner\n- three\n\nThat is all.\n") == [(4, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "## 7 myths about lice, part one\n\nWe tackle the first three today.\n\n1. one\n2. two\n3. three\n",
        "## Ten things for the birth\n\n- *For you (6):* hat, bag\n- *For the baby (4):* socks\n",
        "## 4 + 1 tips for a hot day\n\n- one\n- two\n- three\n- four\n",
        "## Six foods\n\nCall a doctor if you notice:\n\n- one\n- two\n",
        "## Six foods\n\n- one\n- two\n\nAnd with them:\n\n- salt\n- oil\n",
        "## Six foods\n\n- one\n- two\n\n### Others\n\nMore of them.\n",
        "## Two of the four signs\n\n- one\n- two\n- three\n",
        "## 12 weeks of practice\n\n- one\n- two\n",
    ],
)
def test_titles_that_promise_no_list(text: str) -> None:
    """A list that something else introduces, counts in parts or goes beyond is not what the heading counts."""
    assert not counted(text)


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("Follow four steps. First, lower the bed. Second, stand firm. Third, lift. That is all.", 4, 3),
        ("Three things help. First of all, a chair. Secondly two fingers. Thirdly, a bowl. Fourthly, ice.", 3, 4),
        ("There are two reasons. One is age. Another is weight, she says. And the third is sleep.", 2, 3),
        ("It has two advantages. First, it is cheap. And second, it works.", 2, 2),
        ("There are five rules. First, rest. Second, ice. Third, a bandage. Finally, raise it.", 5, 4),
    ],
)
def test_ordinals(text: str, number: int, told: int) -> None:
    """What a paragraph counts off is compared with the number that it began with."""
    assert counted(text) == [(number, told)]


@pytest.mark.parametrize(
    "text",
    [
        "Follow five steps. First, lower the bed. Second, stand firm. Then lift.",
        "There are four reasons. First, age. Second, weight.",
        "Four steps lead there. First, rest. Second, ice. Third, a bandage. Also raise the leg.",
        "Five things matter. In the first month, a third of the patients leave; the second is harder.",
        "Two trials were run. First, mice. Third, rats.",
        "They met for two years. First, one in Rome. Second, one in Oslo. Third, one in Bern. Fourth, one in Bonn.",
    ],
)
def test_ordinals_that_are_not_sure(text: str) -> None:
    """Too few, a gap, an end in other words, or a noun that is no part of a list tell nothing."""
    assert not counted(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saving salt: four swaps\n\n**Stock.** Use herbs.\n\n**Bacon.** Have less.\n\n**Crisps.** Pop corn.", (4, 3)),
        ("## Two myths\n\n**Cold.** No.\n\n**Heat.** No.\n\n**Damp.** No.\n\nThat is all.", (2, 3)),
        ("You have three treatments.\n\n*Heat*: a tube seals it. *Foam*: the walls stick. Neither hurts.", (3, 2)),
        ("Here is a table with three clues.\n\n| Clue | Cold |\n|---|---|\n| Fever | Rare |\n| Itch | Never |", (3, 2)),
        ("I have two pieces of advice.\n\nOne: tell people. Two: walk. Three: save.", (2, 3)),
        ("It takes four pillars: sleep, sport and food.", (4, 3)),
        ("The two treats (cake, jam, and tea) are gone.", (2, 3)),
        ("The two drinks are tea, milk, and coffee.", (2, 3)),
        ("You can take it in five ways: as tablets; a gel, rubbed on the arm; or a spray.", (5, 3)),
        ("Four small treats to allow yourself: phone a friend; say no; cry if you must.", (4, 3)),
        (
            "Four signs to dial 999 for: a face that droops, an arm that sinks, and speech that is slurred or muddled.",
            (4, 3),
        ),
        ("Two questions come up.\n\n*Can I swim?* Yes.\n\n*What hurts?* Nothing.\n\n*When?* Soon, we think.", (2, 3)),
        ("Pack these four things in a small bag with your name on it:\n\n- keys\n- a book\n- a coat", (4, 3)),
    ],
)
def test_parts_in_other_forms(text: str, expected: tuple[int, int]) -> None:
    """Paragraphs and sentences with labels, rows of a table, cardinals and brackets are counted."""
    assert counted(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Two myths.\n\n**Cold.** No.\n\nMore on it.\n\n**Heat.** No.",
        "Two myths.\n\n**Cold.** No.\n\n**Heat.** No.\n\n**Note.** Ask a doctor.",
        "**Trial one.** It had three arms.\n\n**Trial two.** It had two.\n\n**Trial three.** It had two.",
        "We saw 30 women.\n\n**Group A.** They ran.\n\n**Group B.** They sat.",
        "Here are three facts.\n\n| Drug | Dose |\n|---|---|\n| A | 1 |\n| B | 2 |",
        "The three trials are randomised, large and good.",
        "We had two parameters: the mean, μ, and the variance, σ.",
        "Two doctors appear with news: Smith is wanted for theft, fraud, and murder.",
        "Nine studies (Eck and Bow 1986; Gray and Bow 1995; Kohn et al. 1996; Ness et al. 2011).",
        "We ran 35 blood tests on him. This is what the work on it in the years since then included:\n\n- a\n- b",
        "Five places (places visited by Ann, Ben or Cy) were left out.",
    ],
)
def test_other_forms_that_are_not_sure(text: str) -> None:
    """Parts that may go on or be something else, and brackets that say more of what is counted, are left alone."""
    assert not counted(text)
