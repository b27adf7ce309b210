"""Digits that Python takes for such and makes no number of, and more of them than it reads, where numbers stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import factcheck

RAISED, MANY = "\u00b2", "9" * 5_000
TEXTS = (
    ("In all, 12 took part: {}5 men, 5 women and 7 children.", "text"),
    ("In all, 12 men: {0} and {0}{0} and 5 others, {0} in total.", "markdown"),
    ("| A | {0}{0}{0}{0} | 2001 |\n|---|---|---|\n| x | 1 | 2 |\n\nx was 1 in {0}{0}{0}{0}.", "markdown"),
    ("3 per {} people, 1 in {} and 2 out of {} fell ill.", "text"),
    ("a [{0}]_\n\n.. [{0}] Li A. Salt. BMJ. 2019;1:2.\n.. [2] Bo B. Salt. BMJ. 2018;1:2.\n", "rst"),
    ("[bibliography]\n== References\n\n* [[[{}]]] Li A. Salt. BMJ. 2019;1:2.\n", "asciidoc"),
    (r"\begin{{thebibliography}}{{9}}\bibitem[{}]{{a}} Li A. Salt. 2019.\end{{thebibliography}}", "latex"),
    ("<article><back><ref-list><ref><label>{}</label><mixed-citation>Li A. Salt. 2019.</mixed-citation></ref>"
     "</ref-list></back></article>", "jats"),
    ("<p>a [{0}]</p><h2>References</h2><ol><li value='{0}'>Li A. Salt. 2019.</ol>", "html"),
    ("a [{0}]\n\n## References\n\n{0}. Li A. Salt. 2019.\n\n{0}5. Bo B. Salt. 2018.", "markdown"),
)  # fmt: skip


@pytest.mark.parametrize("digits", [RAISED, MANY], ids=["raised", "5,000"])
@pytest.mark.parametrize(("text", "format"), TEXTS)
def test_they_end_no_check(text: str, format: str, digits: str) -> None:
    """Each text is checked to its end, and what is found in it has words."""
    article = factcheck.read(text.replace("{}", "{0}").format(digits), format)
    assert all(article.words(one.span) for one in factcheck.check(article))


def test_no_digit_is_taken_for_a_number_by_its_name() -> None:
    """`str.isdigit` lets "²" pass, of which `int` makes no number: `isdecimal` or `text.digits.whole` is meant."""
    package = Path(factcheck.__file__).parent
    lines = (
        f"{path.relative_to(package)}: {line.strip()}"
        for path in package.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    assert not [
        line for line in lines if re.search(r"\b(?:int|float)\(", line) and "isdigit" in line and "isascii" not in line
    ]
