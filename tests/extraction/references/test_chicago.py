from __future__ import annotations

import pytest

from factcheck.extraction.references import parse_reference


@pytest.mark.parametrize(
    ("entry", "families"),
    [
        ("Moe, Ann, Bert Low, and Carl Roe. 2015. “Salt.” Gut 12 (3): 4–5.", ["Moe", "Low", "Roe"]),
        ("Moe, Ann, and Bert Low. 2015. Salt and Bread. Oxford: Marsh Press.", ["Moe", "Low"]),
        ("Moe, Ann B, Bert CD Low, and Carl van der Roe. 2015. “Salt.” Gut 12: 4.", ["Moe", "Low", "van der Roe"]),
        ("Moe, ABC, DE Low, FG Kay, and HI Roe. 2019. “Salt.” Gut 21 (4): 5.", ["Moe", "Low", "Kay", "Roe"]),
        ("Moe, Ann, Bert Low, Carl Roe, et al. 2019. “Salt.” The Lancet 393: 447–92.", ["Moe", "Low", "Roe"]),
        ("de la Moe, Ann, and Bert Low. “Salt in Bread.” Gut 12, no. 3 (2015): 4–5.", ["de la Moe", "Low"]),
        ("Moe, Ann. 2006. Salt: A Natural History. New York: Marsh Press.", ["Moe"]),
        ("Moe, A., Low, B., & Roe, C. (2015). Salt. Gut, 12(3), 4–5.", ["Moe", "Low", "Roe"]),
        ("Moe A, Low B, Roe C. Salt in bread. Gut. 2015;12(3):4-5.", ["Moe", "Low", "Roe"]),
    ],
)
def test_lists(entry: str, families: list[str]) -> None:
    """Every author of a list is read where the first alone is inverted, and in other styles as before."""
    assert [name.family for name in parse_reference(entry).authors] == families


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Ann Moe, Salt: A History (New York: Marsh, 2017), 45–47.", (["Moe"], "2017", "Salt: A History", "", "45–47")),
        ("Ann Moe and Bert Low, Salt, 2nd ed. (Oxford: Marsh, 2018), 45.", (["Moe", "Low"], "2018", "Salt", "", "45")),
        ("1. Ann Moe, Bert Low, and Carl Roe, Salt (Marsh, 2018).", (["Moe", "Low", "Roe"], "2018", "Salt", "", "")),
        (
            'Ann Moe, "Thirst," in Salt, ed. B. Low (Bern: Marsh, 2015), 1–2.',
            (["Moe"], "2015", "Thirst", "Salt", "1–2"),
        ),
        ("Ann Moe, Salt, Sugar, Fat (Bern: Marsh, 2013).", (["Moe"], "2013", "Salt, Sugar, Fat", "", "")),
        ('Ann Moe, "Thirst" (PhD diss., Marsh University, 2016), 22.', (["Moe"], "2016", "Thirst", "", "22")),
        ("World Salt Organization, Salt Report (Geneva: WSO, 2019), 3.", ([], "2019", "Salt Report", "", "3")),
    ],
)
def test_notes(entry: str, expected: tuple[list[str], str, str, str, str]) -> None:
    """A note's place and publisher are neither author nor title, and its year stands with them."""
    found = parse_reference(entry)
    families = [name.family for name in found.authors]
    assert (families, found.year, found.title, found.container, found.pages) == expected


def test_no_notes() -> None:
    """Entries with a bracket of another kind are read as before."""
    found = parse_reference("Moe, A. (2015). Salt (Bern edition, 2nd). Gut, 12(3), 4–5.")
    assert ([name.family for name in found.authors], found.year, found.container) == (["Moe"], "2015", "Gut")


@pytest.mark.parametrize(
    "entry",
    [
        "Moe KB. Recent developments in salt. Advances in Nutrition. (2013).",
        "Moe KB, Low A, et al. Recent developments in salt. J Clin Microbiol (2013). DOI: 10.1128/JCM.00081-16",
        "Moe KB. Recent developments in salt. American Journal of Clinical Nutrition, 2013.",
    ],
)
def test_journal_before_the_year(entry: str) -> None:
    """A known journal between the title and the year is the container, also without volume and pages."""
    found = parse_reference(entry)
    assert (found.title, found.year, bool(found.container)) == ("Recent developments in salt", "2013", True)
