"""One fact is told once: numbers without entries, lists without citations, works under one identifier."""

from __future__ import annotations

import pytest

import factcheck

ENTRIES = [f"{n}. Moe{'abcdefgh'[n]} A, Low B. Salt number {n}. BMJ. 201{n};3:1-9.\n" for n in range(1, 8)]
PROSE = "Salt helps many people with low pressure, and it harms many more who have it too high already"


def found(text: str, *rules: str) -> list[tuple[str, str]]:
    """Return rule and words of each finding about lists."""
    article = factcheck.read(text, format="markdown")
    findings = factcheck.check(article)
    return [(one.rule, article.words(one.span)) for one in findings if one.rule in rules or not rules]


def listed(count: int) -> str:
    """Return a list of so many entries."""
    return "\n## References\n\n" + "".join(ENTRIES[:count])


@pytest.mark.parametrize("marks", ["[12-14]", "[3–9]", "[2,5,7]", "[4] and bread [5] and kale [6]"])
def test_numbers_beyond_the_list(marks: str) -> None:
    """All numbers that the list lacks are one finding."""
    assert len(found(f"Salt helps [1]. It does {marks}. So it is [2].\n{listed(2)}", "cited-not-listed")) == 1


def test_numbers_without_a_list() -> None:
    """Numbers without any list are one finding, as are names."""
    assert found("Salt helps [1]. It harms [2,3]. It does [4-9].\n") == [("no-reference-list", "[1]")]
    assert found("Salt helps [1]. It harms [2].\n") == []


@pytest.mark.parametrize(
    "text", ["Salt helps [[1]](https://a.example) [[2]](https://b.example) [[3]](https://c.example).\n"]
)
def test_linked_numbers(text: str) -> None:
    """Numbers that are links need no list."""
    assert found(text) == []


def test_list_of_which_nothing_is_cited() -> None:
    """A list without a citation is one finding, an entry left over among others is one as well."""
    assert found(f"{PROSE}\n{listed(4)}") == [("listed-not-cited", ENTRIES[0][3:-1])]
    assert found(f"{PROSE} [1-3].\n{listed(4)}") == [("listed-not-cited", ENTRIES[3][3:-1])]
    assert len(found(f"{PROSE} [1].\n{listed(7)}", "listed-not-cited")) == 1


def test_single_source() -> None:
    """The only entry under its heading is the source of the whole article."""
    assert found(f"Salt helps.\n\n## Source\n\n{ENTRIES[1][3:]}") == []


def test_page_that_is_only_a_list() -> None:
    """A page of references without a text cites nothing and lacks nothing."""
    assert found(f"# Where\n{listed(4)}") == []


def test_list_that_lacks_most() -> None:
    """Where a list lacks most of what is cited by name, that is one finding."""
    named = ", ".join(f"(Ray{letter} et al., 2001)" for letter in "abcde")
    assert len(found(f"Salt helps [1]. It does {named}.\n{listed(1)}", "cited-not-listed")) == 1


def test_one_identifier_for_two_works() -> None:
    """Two works under one DOI are told as that, one work in two lists is not told at all."""
    works = ["Moe A. Salt and the kidney. BMJ. 2011;3:1-9.", "Low B. Bread in the north. Gut. 2012;3:1-9."]
    text = "## References\n\n" + "".join(f"{work} doi:10.1234/a\n\n" for work in works)
    findings = factcheck.check(factcheck.read(text, format="markdown"))
    told = [one.message for one in findings if one.rule == "duplicate-reference"]
    assert told[0].startswith("“Bread in the north” is listed under 10.1234/a, which another work of the list has")
    twice = "# A\n\nSalt [1].\n" + listed(1) + "\n# B\n\nBread [1].\n" + listed(1)
    assert found(twice, "duplicate-reference") == []


@pytest.mark.parametrize(
    "text",
    [
        "A study found harm (Moe et al., 2011).",
        "A study found [harm](https://a.example/salt).",
        "A study found harm. Moe et al. (2011) saw it.",
        "## Moe et al. 2011\n\nA study found harm.",
        "[Salt harms the kidney](https://a.example/salt)\n\nMay 3\n\nA study found harm.",
        "A study found harm.[^1]\n\n[^1]: Moe A. Salt one here. BMJ. 2011;3:1-9.",
        "We included five trials of salt. Three trials found harm.",
        "This Cochrane review identified ten studies. One small study found harm.",
        "A study found harm.\n\n## Source\n\nMoe A. Salt one here. BMJ. 2011;3:1-9.",
        "A study found harm.\n\n**Source**\n\n*Lancet Oncology*, September 3, 2013 (See the [pdf](https://a.ex)).\n\n**Aims**\n\nOld.",
    ],
)
def test_studies_named_nearby(text: str) -> None:
    """A source, a mark or a link nearby, or the only source of the page, names a study."""
    assert found(text, "vague-source") == []


def test_unnamed_studies_are_told_once() -> None:
    """All unnamed studies of an article are one finding, at the first that is meant in particular."""
    text = "Studies show harm. Bread is old.\n\nA trial found harm.\n\nExperts agree.\n"
    assert found(text, "vague-source") == [("vague-source", "A trial")]


def test_an_article_without_a_list_is_told_so_once() -> None:
    """Numbers and names that no list explains are one fact."""
    text = "It helps [1], heals [2] and binds [3], as Abara (2003), Okafor (2011) and Nyström (2018) say."
    assert found(text, "no-reference-list") == [("no-reference-list", "[1]")]
