"""Checking again while a draft changes gives what a fresh check gives."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

import factcheck
from factcheck.reading import read_text
from factcheck.text.passages import LARGEST, Memory, of_passage, remembering

PIECES = (
    "Less than 5% of the iodine in bread is lost in the oven (Brandt et al., 2014).",
    "Less than 0.5% of the iodine in bread is lost in the oven.",
    "In a trial of 240 adults, 60 (25%) slept better (Ito & Vale, 2016; WHO, 2020).",
    "As Marek (2017) found, 12 of 48 children coughed for 3 to 5 days.",
    "A study published in a journal shows that 1 in 8 adults snores.",
    "\n\n## Sleep in numbers\n\n",
    "\n\n",
    "- first, 8 hours\n- second, 7 hours\n",
    "In the trial 30% of 200 adults slept better, which is 80 adults, and the rest of 140 did not.",
    "Weight fell from 80 kg to 72 kg, a loss of 10 kg. Take 500 mg four times a day, no more than 1,200 mg a day.",
    "\n\n| group | dose (mg) | better (%) |\n|---|---|---|\n| adults | 20 | 30 |\n| children | 5 | 25 |\n\n",
    "- 141 children, or 65%, coughed\n- 475 adults, just 28%, did\n\nThat makes 700 people in all.\n",
    "## References\n\n1. Brandt A, Koch B. Iodine in bread. Food Chem. 2014;12:34-39. doi:10.1000/abc.14\n",
    "2. Ito C. Sleep and adults. Sleep Med. 2016;3(2):1-9.\n\n",
    " %",
    " 2016",
    "<!-- a note -->",
    "naïve 😀 𝟙𝟚 ",
    "(",
    ")",
    "\t",
)


def edited(text: str, dice: random.Random) -> str:
    """Put a piece in at a random place, take a stretch out, or move one."""
    place = dice.randint(0, len(text))
    end = min(len(text), place + dice.choice((0, 0, 1, 5, 40)))
    piece = dice.choice((*PIECES, "", "", dice.choice("abc 0123456789.,;%")))
    return text[:place] + piece + text[end:]


def drafts(seed: int, count: int) -> Iterator[str]:
    dice = random.Random(seed)
    text = "\n\n".join(PIECES)
    for _ in range(count):
        text = edited(text, dice)[:6000]
        yield text


def agrees(seed: int, count: int, format: str) -> None:
    memory = Memory(room=12_000)  # less than the draft holds over time, so that forgetting takes part
    for text in drafts(seed, count):
        article = read_text(text, format, "-")
        with remembering(memory):
            again = factcheck.extract(article), factcheck.check(article)
        assert again == (factcheck.extract(article), factcheck.check(article))


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_edits(format: str) -> None:
    """After each of 15 random edits the facts and findings are those of a fresh check."""
    agrees(7, 15, format)


@pytest.mark.parametrize("before", ["A cough.", "In 2019, 12 of 30 adults snored.\n\n- 3 of 4\n- 5%"])
def test_moved(before: str) -> None:
    """What stands elsewhere than where it was read gives the facts and findings of a fresh check."""
    memory = Memory()
    for text in ("\n\n".join(PIECES), f"{before}\n\n" + "\n\n".join(PIECES)):
        article = read_text(text, "markdown", "-")
        with remembering(memory):
            again = factcheck.extract(article), factcheck.check(article)
        assert again == (factcheck.extract(article), factcheck.check(article))
    assert again[1]


@pytest.mark.slow
@pytest.mark.parametrize("format", ["markdown", "text"])
def test_a_thousand_edits(format: str) -> None:
    """The same after each of 1,000 edits."""
    agrees(11, 1000, format)


def test_only_what_changed() -> None:
    """A passage that stays is read once."""
    read: list[str] = []
    length = of_passage(lambda text: read.append(text) or len(text))
    with remembering(Memory()):
        assert [length("bread"), length("salt"), length("bread")] == [5, 4, 5]
    assert read == ["bread", "salt"]
    length("bread")
    assert read == ["bread", "salt", "bread"]


def test_bounded() -> None:
    """A memory forgets the longest unused passages, and never holds the largest ones."""
    read: list[str] = []
    length = of_passage(lambda text: read.append(text) or len(text))
    with remembering(Memory(room=10)):
        for text in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
            length(text)
        assert read == ["aaaa", "bbbb", "cccc", "bbbb"]
        length("x" * (LARGEST + 1))
        length("aaaa")
    assert read[4:] == ["x" * (LARGEST + 1)]
