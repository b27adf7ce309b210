"""Ignore comments: where they stand, what they cover, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck import pipeline
from factcheck.config import Config
from factcheck.model import Checked, Comment, Span
from factcheck.reading import read_text
from factcheck.verification import replies

SLIP = "A study by Sleeman & organized metastasis (2011) followed cells."
OTHER = "Another by Sleeman & organized metastasis (2012) did too."
RULES = ("malformed-author", "unknown-suppression", "unused-suppression", "malformed-suppression")


def checked(text: str, format: str = "markdown", select: tuple[str, ...] = RULES) -> Checked:
    return pipeline.verify(read_text(text, format, "a.md"), Config(offline=True, select=select))


def found(text: str, format: str = "markdown") -> list[tuple[str, int]]:
    """Return rule and line of what is left."""
    done = checked(text, format)
    return [(finding.rule, done.article.position(finding.span.start).line) for finding in done.findings]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"<!-- factcheck: ignore[malformed-author] why -->\n{SLIP}\n\n{OTHER}\n", [("malformed-author", 4)]),
        (f"<!-- factcheck: ignore[FC201] -->\n\n{SLIP}\n\n{OTHER}\n", [("malformed-author", 5)]),
        (f"{SLIP} <!-- factcheck: ignore[FC201] -->\n\n{OTHER}\n", [("malformed-author", 3)]),
        (f"{SLIP}\n\nSee <!-- factcheck: ignore[FC201] --> {OTHER}\n", [("malformed-author", 1)]),
        (f"# {SLIP} <!--factcheck:ignore[FC201]-->\n\n{OTHER}\n", [("malformed-author", 3)]),
        (f"- {SLIP} <!-- factcheck: ignore[FC201] -->\n- {OTHER}\n", [("malformed-author", 2)]),
        (f"> <!-- factcheck: ignore[FC201]\n> two cohorts -->\n> {SLIP}\n\n{OTHER}\n", [("malformed-author", 5)]),
        (f"<p>{SLIP} <!-- factcheck: ignore[FC201] --></p>\n\n{OTHER}\n", [("malformed-author", 3)]),
        (f"<div>\n<!-- factcheck: ignore[FC201] -->\n<p>{OTHER}</p><p>{SLIP}</p>\n</div>\n", [("malformed-author", 3)]),
        (f"{{/* factcheck: ignore[FC201] why */}}\n\n{SLIP}\n\n{OTHER}\n", [("malformed-author", 5)]),
        (f"{SLIP} {{/* factcheck: ignore[FC201] */}}\n\n{OTHER}\n", [("malformed-author", 3)]),
        (f"<!-- factcheck: ignore-file[FC201] -->\n\n{SLIP}\n\n{OTHER}\n", []),
        (f"{SLIP}\n\n{OTHER}\n\n<!-- factcheck: ignore-file[FC201] -->\n", []),
        (
            f"{SLIP}\n\n<!-- factcheck: ignore-start[FC201] -->\n\n{OTHER}\n\n{OTHER}\n\n"
            f"<!-- factcheck: ignore-end -->\n\n{SLIP}\n",
            [("malformed-author", 1), ("malformed-author", 11)],
        ),
        (f"---\ntitle: x\nfactcheck: {{ignore: [malformed-author]}}\n---\n\n{SLIP}\n", []),
        (f"---\nfactcheck:\n  ignore:\n    - FC201 # why\n---\n{SLIP}\n", []),
        (f'---\nfactcheck:\n  "ignore": malformed-author\ntitle: x\n---\n{SLIP}\n', []),
        (f"+++\n[factcheck]\nignore = ['FC201']\n+++\n{SLIP}\n", []),
        (
            f"<!-- factcheck: ignore[FC201] -->\n\n| a | b |\n|---|---|\n| {SLIP} | 1 |\n| 2 | {OTHER} |\n\n{OTHER}\n",
            [("malformed-author", 8)],
        ),
        (f"| a | b |\n|---|---|\n| {SLIP} <!-- factcheck: ignore[FC201] --> | {OTHER} |\n", [("malformed-author", 3)]),
        (f"```\n<!-- factcheck: ignore[FC201] -->\n```\n\n{SLIP}\n", [("malformed-author", 5)]),
        (f"Write `<!-- factcheck: ignore[FC201] -->` so. {SLIP}\n", [("malformed-author", 1)]),
        (f"Write `{{/* factcheck: ignore[FC201] */}}` so. {SLIP}\n", [("malformed-author", 1)]),
    ],
)
def test_what_a_comment_covers(text: str, left: list[tuple[str, int]]) -> None:
    """A comment covers the next block, the one in which it stands, a region or the file, and nothing from code."""
    assert found(text) == left
    assert found(text.replace("\n", "\r\n")) == left


def test_either_place_of_a_conflict() -> None:
    """A conflict of two places is set aside by a comment at either of them."""
    first, second = (
        "Less than 0.1% of circulating cells form tumors.",
        "Less than 0.01% of circulating cells form tumors.",
    )
    comment = "<!-- factcheck: ignore[conflicting-values] two cohorts -->"
    rules = ("conflicting-values",)
    assert checked(f"{first}\n\n{second}\n", select=rules).findings
    for text in (f"{comment}\n{first}\n\n{second}\n", f"{first}\n\n{comment}\n{second}\n"):
        done = checked(text, select=rules)
        assert not done.findings
        (finding,) = done.set_aside
        assert (finding.state, finding.reason) == ("suppressed", "two cohorts")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"<!-- factcheck: ignore[malformed-autor] -->\n{SLIP}\n", ["malformed-author", "unknown-suppression"]),
        (f"<!-- factcheck: ignore[citations] -->\n{SLIP}\n", ["malformed-author", "unknown-suppression"]),
        ("<!-- factcheck: ignore[FC201] -->\nCells.\n", ["unused-suppression"]),
        (f"{SLIP} <!-- factcheck: ignore[FC201, FC201] -->\n", []),
        (f"{SLIP}\n\n<!-- factcheck: ignore[FC201] nothing follows -->\n", ["malformed-author", "unused-suppression"]),
        (f"<!-- factcheck: ignore -->\n{SLIP}\n", ["malformed-author", "malformed-suppression"]),
        (f"<!-- factcheck: ignore[] -->\n{SLIP}\n", ["malformed-author", "malformed-suppression"]),
        (f"<!-- factcheck: ignore-file -->\n{SLIP}\n", ["malformed-author", "malformed-suppression"]),
        (f"<!-- factcheck: ignroe[FC201] -->\n{SLIP}\n", ["malformed-author", "malformed-suppression"]),
        (f"<!-- factcheck ignore[FC201] -->\n{SLIP}\n", ["malformed-author", "malformed-suppression"]),
        (f"<!-- factcheck: ignore(FC201) -->\n{SLIP}\n", ["malformed-author", "malformed-suppression"]),
        (f"<!-- factcheck-ignore FC201 -->\n{SLIP}\n", ["malformed-author", "malformed-suppression"]),
        (f"<!-- factcheck: ignore-start[FC201] -->\n{SLIP}\n", ["malformed-author", "malformed-suppression"]),
        (f"{SLIP} <!-- factcheck: ignore-end[FC201] -->\n", ["malformed-author", "malformed-suppression"]),
        (f"---\nfactcheck: off\n---\n{SLIP}\n", ["malformed-author", "malformed-suppression"]),
        (f"+++\nfactcheck = 3\n+++\n{SLIP}\n", ["malformed-author", "malformed-suppression"]),
        ("<!-- factcheck: ask the author -->\n<!-- factcheck this number -->\nCells.\n", []),
        ("<!-- factcheck: ignore[vague-source, conflicting-values] -->\nCells.\n", []),
    ],
)
def test_faults(text: str, left: list[str]) -> None:
    """Unknown, unused and misread comments are findings; notes to people and rules that do not run are none."""
    assert sorted(rule for rule, _ in found(text)) == left


def test_place_of_a_fault() -> None:
    """A fault is shown at the comment itself."""
    done = checked(f"Cells.\n\n  <!-- factcheck: ignore[nothing-such] -->\n{OTHER}\n\nEnd.\n")
    (fault,) = (finding for finding in done.findings if finding.rule == "unknown-suppression")
    position = done.article.position(fault.span.start)
    place = done.article.source_span(fault.span)
    assert (position.line, position.column) == (3, 3)
    assert done.article.source[place.start : place.end] == "<!-- factcheck: ignore[nothing-such] -->"


def test_bare_comment_names_what_it_could_ignore() -> None:
    """A comment without names is told the rules that find something there."""
    (message,) = (
        finding.message
        for finding in checked(f"<!-- factcheck: ignore -->\n{SLIP}\n").findings
        if finding.rule == "malformed-suppression"
    )
    assert "ignore[malformed-author]" in message


def test_offline_leaves_lookup_rules_alone() -> None:
    """A comment for a rule that needs look-ups is not unused where none were made."""
    text = "<!-- factcheck: ignore[reference-not-found] in print only -->\nCells survive (Li et al., 2019).\n"
    assert not checked(text, select=("suppressions", "references")).findings


@pytest.mark.parametrize(
    ("reply", "unchecked", "left"),
    [
        ("[]", {}, []),
        ('[{"title": "Cells", "authors": ["Li", "Wu"], "year": 2019}]', {}, ["unused-suppression"]),
        ('"unavailable"', {"Europe PMC did not answer": 1}, []),
    ],
)
def test_online_findings(reply: str, unchecked: dict[str, int], left: list[str]) -> None:
    """A finding of a look-up is set aside like any other; a comment is unused only if every look-up was answered."""
    text = "<!-- factcheck: ignore[reference-not-found] in print -->\nCells survive (Li et al., 2019).\n"
    article = read_text(text, "markdown", "a.md")
    config = Config(select=("reference-not-found", "suppressions"))
    facts = pipeline.facts(article, config)
    lookups = replace(replies.judge(article, facts, reply), unchecked=unchecked)
    done = pipeline.judge(article, facts, lookups, config)
    assert [finding.rule for finding in done.findings] == left
    assert bool(done.set_aside) == (reply == "[]")


def test_plain_text_has_no_comments() -> None:
    """In plain text everything is text, so nothing is ignored."""
    assert found(f"<!-- factcheck: ignore[FC201] -->\n{SLIP}\n", "text") == [("malformed-author", 2)]


def test_words_of_a_word_comment() -> None:
    """A comment that is set on words covers findings that touch them, as a Word comment does."""
    article = read_text(f"{SLIP}\n\n{OTHER}\n", "text", "a.docx")
    start = article.text.index("organized")
    comment = Comment("factcheck: ignore[malformed-author] by design", Span(start, start + 9))
    config = Config(offline=True, select=RULES)
    article = replace(article, comments=(comment,))
    done = pipeline.verify(article, config)
    assert [finding.reason for finding in done.set_aside] == ["by design"]
    assert [article.position(finding.span.start).line for finding in done.findings] == [3]


def test_the_text_is_that_without_comments() -> None:
    """Comments change neither the text nor where its words come from."""
    text = f"{SLIP}\n\n{OTHER}\n"
    plain, commented = checked(text).article, checked(f"<!-- factcheck: ignore[FC1] -->\n{text}").article
    assert (plain.text, plain.blocks) == (commented.text, commented.blocks)
    assert commented.source_span(commented.blocks[0].span).start == len("<!-- factcheck: ignore[FC1] -->\n")
    end = Span(len(commented.text), len(commented.text))
    assert commented.source_span(end).start == len(commented.source) - 1


@pytest.mark.parametrize("piece", ["<!-- factcheck: ignore[FC201", "{/* factcheck: ", "<!-- factcheck: ignore -->\n\n"])
def test_hostile_comments(piece: str) -> None:
    """Thousands of comments, closed or not, are read in a moment."""
    checked(f"{piece * 5000}\n\n{SLIP}\n")


RASH = "The rash of measles usually lasts five days.\n\nThe measles rash usually lasts five weeks. {}\n"
CONFLICT = ("conflicting-values", "unused-suppression", "unknown-suppression", "malformed-suppression")


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("", ["conflicting-values"]),
        ("<!-- factcheck: ignore[conflicting-values] why -->", []),
        ('<!-- factcheck: ignore[conflicting-values "five days"] two rashes -->', []),
        ("<!-- factcheck: ignore[FC101 “Five  Days”] two rashes -->", []),
        ('<!-- factcheck: ignore[vague-source, FC101 "five days"] two rashes -->', []),
        ('<!-- factcheck: ignore[conflicting-values "days"] two rashes -->', []),
        (
            '<!-- factcheck: ignore[conflicting-values "day"] two rashes -->',
            ["conflicting-values", "unused-suppression"],
        ),
        ('<!-- factcheck: ignore[conflicting-values "5 days"] -->', ["conflicting-values", "unused-suppression"]),
        ('<!-- factcheck: ignore[conflicting-valus "five days"] -->', ["conflicting-values", "unknown-suppression"]),
    ],
)
def test_words_of_the_other_place(comment: str, left: list[str]) -> None:
    """A name with words sets aside only what stands against a place with these words, whole and in any case."""
    done = checked(RASH.format(comment), select=CONFLICT)
    assert sorted(finding.rule for finding in done.findings) == left


def test_a_comment_for_the_list_of_facts_is_of_use() -> None:
    """No warning is needed: it keeps two mentions apart in the list as long as the other words stand elsewhere."""
    text = (
        'Fever reached 40 °C in the first group. <!-- factcheck: ignore[conflicting-values "39 °C"] -->\n\n'
        "Tea of 39 °C is pleasant.\n"
    )
    assert found_of(text) == []
    assert found_of(text.replace("39 °C is", "38 °C is")) == ["unused-suppression"]


def found_of(text: str) -> list[str]:
    return [finding.rule for finding in checked(text, select=CONFLICT).findings]
