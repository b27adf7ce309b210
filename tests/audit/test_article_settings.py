"""What only the whole corpus shows heeds the ignore comments and the settings of single articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck import check, read
from factcheck.audit.model import Job
from factcheck.audit.run import audit
from factcheck.config import Config, load
from factcheck.errors import UsageError
from tests.audit import corpora
from tests.audit.test_corpus import DRUG, OTHERS, works

pytestmark = pytest.mark.usefixtures("in_this_process")

__all__ = ["works"]

ONE, TWO = DRUG.format(title="A", nausea="44%"), DRUG.format(title="B", nausea="4.4%")
CITES = (
    "# Page\n\nFirst words.\n\nIleal lymphoid nodular hyperplasia and developmental disorder were described in"
    " children (Wakefield et al., 1998).\n\nAngiogenesis feeds the growth of tumors (Folkman, 1995).\n"
)


def comment(verb: str, text: str, before: str) -> str:
    """Return a text with an ignore comment on a line of its own before the words `before`."""
    assert before in text
    return text.replace(before, f"<!-- factcheck: {verb} as printed -->\n{before}")


def site(folder: Path, pages: dict[str, str], settings: str = "") -> Config:
    """Write pages as files, some on other things beside them, and return the settings for the folder."""
    others = {f"other/{n}.md": f"# Other {n}\n\n{text}\n" for n, text in enumerate(OTHERS)}
    for name, text in {**others, **pages}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "factcheck.toml").write_text(settings)
    return load(folder / "factcheck.toml")


def found(target: Path, code: str) -> list[dict[str, Any]]:
    """Return the findings of a rule with the ids of their articles."""
    names = {row["article"]: row["id"] for row in corpora.rows(target, "articles")}
    return [row | {"id": names[row["article"]]} for row in corpora.rows(target, "findings") if row["code"] == code]


@pytest.mark.parametrize("verb", ["ignore[FC901]", "ignore[conflicting-articles]", "ignore-file[FC901]"])
@pytest.mark.parametrize("commented", ["a.md", "b.md"])
def test_a_comment_at_either_place_sets_a_conflict_aside(tmp_path: Path, verb: str, commented: str) -> None:
    """One comment around one of the two numbers is enough, on whichever page it stands; it is not called unused."""
    pages = {"a.md": ONE, "b.md": TWO}
    pages[commented] = comment(verb, pages[commented], "Trials of")
    config = site(tmp_path / "site", pages)
    audit([str(tmp_path / "site")], Job(str(tmp_path / "out"), config=config))
    assert not corpora.rows(tmp_path / "out", "findings")


@pytest.mark.parametrize("verb", ["ignore[FC901]", "ignore[conflicting-values]"])
def test_a_comment_elsewhere_sets_nothing_aside(tmp_path: Path, verb: str) -> None:
    """A comment on another block of the page, or one that names another rule, leaves the conflict as it is."""
    before = "# A" if verb == "ignore[FC901]" else "Trials of"
    config = site(tmp_path / "site", {"a.md": comment(verb, ONE, before), "b.md": TWO})
    audit([str(tmp_path / "site")], Job(str(tmp_path / "out"), config=config))
    assert len(found(tmp_path / "out", "FC901")) == 1


def test_what_is_set_aside_leaves_room_for_other_conflicts(tmp_path: Path) -> None:
    """A comment on one page silences no conflict between two others, but it does silence copies of its own."""
    pages = {"a.md": ONE, "b.md": comment("ignore[FC901]", TWO, "Trials of"), "copy.md": TWO}
    config = site(tmp_path / "site", pages)
    audit([str(tmp_path / "site")], Job(str(tmp_path / "two"), config=config))
    assert not found(tmp_path / "two", "FC901")
    third = DRUG.format(title="C", nausea="0.44%").replace("Trials", "Three trials")
    config = site(tmp_path / "site", {"c.md": third})
    audit([str(tmp_path / "site")], Job(str(tmp_path / "three"), config=config))
    (row,) = found(tmp_path / "three", "FC901")
    assert {row["words"], row["other_words"]} in ({"44%", "0.44%"}, {"4.4%", "0.44%"})


def test_a_comment_on_a_citation(tmp_path: Path, works: str) -> None:
    """A finding about a source is set aside in the article that says so, and in no other."""
    pages = {"a.md": comment("ignore[FC303]", CITES, "Ileal"), "b.md": CITES}
    config = site(tmp_path / "site", pages)
    config = replace(config, sources=replace(config.sources, index=works, retractions=str(tmp_path / "none")))
    audit([str(tmp_path / "site")], Job(str(tmp_path / "out"), config=config), lookups="index")
    assert [row["id"] for row in found(tmp_path / "out", "FC303")] == ["b.md"]
    assert not found(tmp_path / "out", "FC403")


def test_the_settings_of_an_article(tmp_path: Path, works: str) -> None:
    """An article whose settings switch a rule off gets none of its findings; severities are its own as well."""
    settings = """
[[override]]
paths = ["old/"]
extend-ignore = ["FC901", "reference-retracted"]

[[override]]
paths = ["new/"]
[override.rules.reference-retracted]
severity = "info"
identified-severity = "info"
"""
    pages = {"a.md": ONE, "old/b.md": TWO, "old/c.md": CITES, "new/d.md": CITES, "e.md": CITES}
    config = site(tmp_path / "site", pages, settings)
    config = replace(config, sources=replace(config.sources, index=works, retractions=str(tmp_path / "none")))
    job = Job(str(tmp_path / "out"), config=config)
    audit([str(tmp_path / "site")], job, lookups="index")
    assert not found(tmp_path / "out", "FC901")
    assert {row["id"]: row["severity"] for row in found(tmp_path / "out", "FC303")} == {
        "new/d.md": "info",
        "e.md": "error",
    }
    with pytest.raises(UsageError, match="another settings"):
        audit([str(tmp_path / "site")], replace(job, config=replace(config, overrides=())), resume=True)


def test_a_rule_that_only_an_override_selects(tmp_path: Path) -> None:
    """Conflicts are looked for in just the articles that want them; a copy without the rule stands for none."""
    settings = 'ignore = ["FC901"]\n\n[[override]]\npaths = ["new/"]\nignore = []\n'
    pages = {"new/a.md": ONE, "new/b.md": TWO, "a.md": ONE, "b.md": TWO}
    config = site(tmp_path / "site", pages, settings)
    audit([str(tmp_path / "site")], Job(str(tmp_path / "out"), config=config))
    assert [row["id"] for row in found(tmp_path / "out", "FC901")] == ["new/a.md"]


def test_a_check_never_calls_a_comment_about_other_articles_unused() -> None:
    """One article cannot know whether it conflicts with another; a comment for another rule is unused as ever."""
    text = (
        "# A\n\n<!-- factcheck: ignore[FC901, conflicting-values] two groups -->\nNausea occurred in 44% of patients.\n"
    )
    (finding,) = [one for one in check(read(text, format="markdown")) if one.rule == "unused-suppression"]
    assert "conflicting-values" in finding.message
