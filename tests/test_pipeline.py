"""Where the stages meet."""

from __future__ import annotations

from factcheck.extraction import extract
from factcheck.model import Reference
from factcheck.pipeline import used
from factcheck.reading import read


def test_a_bibliography_file_is_used_as_far_as_it_is_cited() -> None:
    """Entries of a file that the article does not cite are not looked up; those it lists itself are."""
    own = "Li, X., Wang, Y., & Chen, Z. (2018). How cells leave the tumor. *Journal of Cells*, 12(3), 34–56."
    article = read(f"Cells survive [@li2019].\n\n## References\n\n{own}\n", "markdown")
    entries = [Reference(key, key, title=f"How {key} survives", year="2019") for key in ("li2019", "lo2019")]
    kept = used(extract(article, entries)).references
    assert [entry.title for entry in kept] == ["How cells leave the tumor", "How li2019 survives"]
