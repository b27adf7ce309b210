"""One source in two spellings, and two sources that only look like it."""

from __future__ import annotations

import pytest

import factcheck


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cells vary (Zhitomirsky et al., 2019). They shed (Zhitomirski et al., 2019).", 1),
        ("Cells vary (Zhitomirsky et al., 2019). They shed (Zhitmoirsky et al., 2019).", 1),
        ("Cells vary (Zhitomirsky et al., 2019). They shed (Zhitomrsky et al., 2019).", 1),
        ("Cells vary (Zhitomirsky et al., 2019a). They shed (Zhitomirsky et al., 2019b).", 0),
        ("Cells vary (Zhitomirsky et al., 2019). They shed (Zhitomirski et al., 2018).", 0),
        ("Cells vary (Zhitomirsky & Li, 2019). They shed (Zhitomirski & Okoye, 2019).", 0),
        ("Cells vary (Zhitomirsky et al., 2019). They shed (Chitomirsky et al., 2019).", 0),
    ],
)
def test_spelling(text: str, found: int) -> None:
    """A letter more, less, other or swapped is a slip; another year, company or first letter is another source."""
    findings = factcheck.check(factcheck.read(text, format="markdown"))
    assert sum(finding.rule == "mention-mismatch" for finding in findings) == found


def test_many_names_take_linear_time() -> None:
    """Thousands of sources are not compared each with each."""
    names = (f"Lirst{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}" for i in range(1500))
    article = factcheck.read("".join(f"Cells die ({name} et al., 2019).\n\n" for name in names), format="markdown")
    assert len(factcheck.extract(article).clusters) == 1500
    assert factcheck.check(article)
