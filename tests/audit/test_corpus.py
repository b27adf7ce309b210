"""What only the whole corpus shows: conflicts between articles, sources resolved once, and the report."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from factcheck.audit.corpus.dashboard import link
from factcheck.audit.corpus.work_clustering import distinct
from factcheck.audit.model import Job
from factcheck.audit.run import audit
from factcheck.audit.schemas import EVERY
from factcheck.config import Config
from tests.audit import corpora

pytestmark = pytest.mark.usefixtures("in_this_process")

DRUG = """# {title}

Trials of metformazine against gout were read. Nausea occurred in {nausea} of the patients who took metformazine.
Gout returned within 18 months in 212 of the 940 patients who had stopped metformazine early.
"""
OTHERS = [
    "Swimmers breathe 12 times a minute in the slow lane, and cyclists 31 times on a hill.",
    "A loaf of rye bread holds about 480 grams of flour, and bakes for 55 minutes.",
    "The clinic sees 75 children with asthma in a month; 14 of them need an inhaler.",
    "Hip fractures heal within 12 weeks in most adults under 60 years.",
]


def site(path: Path, **pages: str) -> str:
    """Write pages and some that speak of other things."""
    rows = [{"id": id, "text": text} for id, text in pages.items()]
    rows += [{"id": f"other/{n}", "text": f"# Other {n}\n\n{text}"} for n, text in enumerate(OTHERS)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


def conflicts(target: Path) -> list[dict[str, object]]:
    return [row for row in corpora.rows(target, "findings") if row["code"] == "FC901"]


def test_a_conflict_is_found_once_with_both_places(tmp_path: Path) -> None:
    """One number that two pages give differently is one finding, however many copies of these pages there are."""
    one, two = DRUG.format(title="A", nausea="44%"), DRUG.format(title="B", nausea="4.4%")
    source = site(tmp_path / "a.jsonl", a=one, copy=one, b=two)
    audit([source], Job(str(tmp_path / "out")))
    (row,) = conflicts(tmp_path / "out")
    assert {row["words"], row["other_words"]} == {"44%", "4.4%"}
    assert row["place"] == row["other_place"] == "line 3"
    page = (tmp_path / "out" / "dashboard.html").read_text()
    assert "<mark>44%</mark>" in page
    assert "<mark>4.4%</mark>" in page


def test_boilerplate_is_no_conflict(tmp_path: Path) -> None:
    """A sentence that pages fill in with numbers of their own says nothing of one thing."""
    pages = {f"p{n}": f"# Page {n}\n\nThis article was read by {n + 11} editors of the health desk." for n in range(6)}
    audit([site(tmp_path / "a.jsonl", **pages)], Job(str(tmp_path / "out")))
    assert not conflicts(tmp_path / "out")


def test_equal_pages_are_no_conflict(tmp_path: Path) -> None:
    """Pages that agree are left in peace."""
    text = DRUG.format(title="A", nausea="44%")
    audit([site(tmp_path / "a.jsonl", a=text, b=text.replace("# A", "# B"))], Job(str(tmp_path / "out")))
    assert not conflicts(tmp_path / "out")


def test_a_copy_with_one_number_changed_is_a_conflict(tmp_path: Path) -> None:
    """A copy is compared with what it copies, even where both have a sister page; what they share counts once."""
    one = DRUG.format(title="A", nausea="44%") + "\n\n".join(OTHERS)
    two = one.replace("212 of the 940", "212 of the 490")
    audit([site(tmp_path / "a.jsonl", a=one, b=two, c=one)], Job(str(tmp_path / "out")))
    (row,) = conflicts(tmp_path / "out")
    assert {row["words"], row["other_words"]} == {"212 of the 940", "212 of the 490"}


def test_studies_that_count_what_they_included_are_no_conflict(tmp_path: Path) -> None:
    """What every review says of itself conflicts with no other review."""
    topics = ("zinc for colds", "honey for coughs", "yoga for backs", "tea for sleep", "ice for sprains")
    pages = {
        f"r{n}": f"# {topic}\n\nThis review of {topic} included {n + 12} trials with {317 * (n + 2)} participants. "
        f"The evidence is current to May 201{n}."
        for n, topic in enumerate(topics)
    }
    audit([site(tmp_path / "a.jsonl", **pages)], Job(str(tmp_path / "out")))
    assert not conflicts(tmp_path / "out")


def query(mark: str, article: str, **said: object) -> tuple[str, str, str, str]:
    return mark, article, "key", json.dumps({"key": "key", "authors": [{"family": "Li"}], "year": 2019, **said})


def test_one_source_for_all_who_say_the_same_of_it() -> None:
    """Mentions that share names and year are one source if they share a subject, and two if not."""
    rows = [
        query("m", "1", sentence="Metformin lowers glucose in adults with diabetes."),
        query("m", "2", sentence="In diabetes glucose falls under metformin."),
        query("m", "3", sentence="Coral reefs bleach in warm oceans."),
        query("n", "1", doi="10.1/x"),
        query("n", "4", doi="10.1/x", sentence="Anything else."),
    ]
    found = {source.work: [article for article, _ in source.cited_by] for source in distinct(rows)}
    assert found == {"m-0": ["1", "2"], "m-1": ["3"], "n-0": ["1", "4"]}


def test_homonyms_in_one_field_are_two_sources() -> None:
    """Words that every citing sentence has, or that a whole field has, do not make two works of one name one."""
    rows = [
        query("m", "1", sentence="One study looked at stereotype threat and emotional reactions before a test."),
        query("m", "2", sentence="One study looked at how stereotype threat differs from priming the social self."),
        query("m", "3", sentence="Reactions to stereotype threat before a test are emotional."),
        query("m", "4", sentence="See there.", context="Copper films turn carbon dioxide into fuel."),
        query("m", "5", sentence="See there.", context="Winter wheat germinates in salt."),
    ]
    found = [[article for article, _ in source.cited_by] for source in distinct(rows)]
    assert found == [["1", "3"], ["2"], ["4"], ["5"]]


@pytest.fixture
def works(tmp_path: Path) -> str:
    """An index of a retracted work and a sound one."""
    from factcheck.sources.indexing import build

    rows = [
        {
            "DOI": "10.1000/gone",
            "title": ["Ileal lymphoid nodular hyperplasia and developmental disorder in children"],
            "author": [{"family": name, "given": "A"} for name in ("Wakefield", "Murch", "Linnell")],
            "issued": {"date-parts": [[1998]]},
            "container-title": ["The Lancet"],
            "updated-by": [{"DOI": "10.1000/notice", "type": "retraction"}],
        },
        {
            "DOI": "10.1000/sound",
            "title": ["Angiogenesis feeds the growth of tumors"],
            "author": [{"family": "Folkman", "given": "J"}],
            "issued": {"date-parts": [[1995]]},
        },
    ]
    path = tmp_path / "dump.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    build([path], tmp_path / "works.db")
    return str(tmp_path / "works.db")


def test_a_retracted_work_with_every_article_that_cites_it(tmp_path: Path, works: str) -> None:
    """Sources are looked up once, and each article that cites a retracted work gets its finding at its own place."""
    from dataclasses import replace

    cites = (
        "# Page\n\nFirst words.\n\nIleal lymphoid nodular hyperplasia and developmental disorder were described in"
        " children (Wakefield et al., 1998).\n\nAngiogenesis feeds the growth of tumors (Folkman, 1995).\n"
    )
    source = site(tmp_path / "a.jsonl", a=cites, b=f"# Intro\n\n{cites}", c="Nothing of the kind.")
    config = replace(Config(), sources=replace(Config().sources, index=works, retractions=str(tmp_path / "none")))
    audit([source], Job(str(tmp_path / "out"), config=config), lookups="index")
    names = {row["article"]: row["id"] for row in corpora.rows(tmp_path / "out", "articles")}
    gone = [row for row in corpora.rows(tmp_path / "out", "findings") if row["code"] == "FC303"]
    assert {(names[row["article"]], row["place"], row["words"]) for row in gone} == {
        ("a", "line 5", "Wakefield et al., 1998"),
        ("b", "line 7", "Wakefield et al., 1998"),
    }
    statuses = {row["doi"]: (row["status"], row["articles"]) for row in corpora.rows(tmp_path / "out", "works")}
    assert statuses == {"10.1000/gone": ("retracted", 2), "10.1000/sound": ("verified", 2)}


def test_a_retracted_work_is_shown_once(tmp_path: Path, works: str) -> None:
    """However articles cite a retracted work, the page shows it once, with all of them."""
    from dataclasses import replace

    said = "# Page\n\nIleal lymphoid nodular hyperplasia and developmental disorder were described in children ({}).\n"
    pages = {"named": said.format("Wakefield et al., 1998"), "linked": said.format("doi: 10.1000/gone"), "other": "No."}
    config = replace(Config(), sources=replace(Config().sources, index=works, retractions=str(tmp_path / "none")))
    audit([site(tmp_path / "a.jsonl", **pages)], Job(str(tmp_path / "out"), config=config), lookups="index")
    assert [row["status"] for row in corpora.rows(tmp_path / "out", "works")] == ["retracted", "retracted"]
    page = (tmp_path / "out" / "dashboard.html").read_text()
    sources = page.partition('<section id="sources">')[2].partition("</section>")[0]
    assert sources.count('<td class="error">retracted</td>') == 1
    for words in (">named<", ">linked<", "Wakefield et al., 1998", "10.1000/gone"):
        assert words in sources


def test_the_database_follows_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The views of the database read the tables beside it, from anywhere, wherever the folder has been moved to."""
    audit([site(tmp_path / "a.jsonl")], Job(str(tmp_path / "out")))
    with duckdb.connect() as base:
        base.execute(f"ATTACH '{tmp_path}/out/audit.duckdb' AS it (READ_ONLY)")
        assert base.execute("SELECT count(*) FROM it.articles").fetchone() == (4,)
    (tmp_path / "out").rename(tmp_path / "moved [1]")
    for place, name in (
        ("moved [1]", "audit.duckdb"),
        ("", "moved [1]/audit.duckdb"),
        ("", tmp_path / "moved [1]/audit.duckdb"),
    ):
        monkeypatch.chdir(tmp_path / place)
        with duckdb.connect(str(name), read_only=True) as base:
            for table in EVERY:
                assert base.execute(f"SELECT count(*) FROM {table}").fetchone() is not None
            assert base.execute("SELECT count(*) FROM articles").fetchone() == (4,)


def test_the_dashboard_shows_what_articles_say_as_words(tmp_path: Path) -> None:
    """Nothing that stands in an article becomes markup, script or a link of another kind; nothing is loaded."""
    words = "<script>alert(1)</script>"
    evil = f"# {words}\n\nLess than 0.1% of <b>cells</b> survive.\n\nLess than 0.01% of <b>cells</b> survive.\n"
    audit([site(tmp_path / "a.jsonl", **{"javascript:alert(1)": evil})], Job(str(tmp_path / "out")))
    page = (tmp_path / "out" / "dashboard.html").read_text()
    assert "<script>alert" not in page and page.count("<script") == 2  # the page's own, and its data
    assert 'href="javascript' not in page
    assert "default-src 'none'" in page
    assert "src=" not in page.replace("default-src=", "")


def test_the_dashboard_says_what_it_does_not_know(tmp_path: Path) -> None:
    """Where nobody looked sources up, the page does not say that none is retracted."""
    cites = "# Vessels\n\nTumors grow vessels (Folkman, 1995).\n"
    audit([site(tmp_path / "a.jsonl", a=cites)], Job(str(tmp_path / "out")))
    page = (tmp_path / "out" / "dashboard.html").read_text()
    assert "No cited source has been looked up, so nothing is known of any" in page


def test_the_dashboard_says_what_was_found_and_where(tmp_path: Path) -> None:
    """The worst articles come with their findings, and each leads to its words in the page."""
    text = "Less than 0.1% of cells form tumors.\n\nLess than 0.01% of cells form tumors.\n"
    audit([site(tmp_path / "a.jsonl", **{"https://a.example/x": text})], Job(str(tmp_path / "out")))
    page = (tmp_path / "out" / "dashboard.html").read_text()
    assert 'href="https://a.example/x#:~:text=Less%20than%200.01%25%20of%20cells%20form%20tumors."' in page
    assert "Less than 0.01% here, but Less than 0.1% (line 1)" in page


def test_an_identifier_is_no_path(tmp_path: Path) -> None:
    """An identifier of a table that looks like a path leads to no file."""
    (tmp_path / "a.jsonl").write_text("")
    (tmp_path / "private.md").write_text("")
    for id in (str(tmp_path / "private.md"), "../private.md", "private.md"):
        assert not link(id, str(tmp_path / "a.jsonl"), tmp_path / "out")
    assert link("private.md", str(tmp_path), tmp_path / "out") == "../private.md"
    assert not link("../private.md", str(tmp_path / "out"), tmp_path / "out")
