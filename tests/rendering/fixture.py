"""One report for every format: a conflict, a citation in the list, safe edits, verdicts, findings set aside, a file
that cannot be read, a document without lines, and words that a terminal, a browser or a forge would obey."""

from __future__ import annotations

from dataclasses import replace

from factcheck import catalogue
from factcheck.errors import ReadingError
from factcheck.extraction import extract
from factcheck.model import Article, Candidate, Checked, Edit, Finding, Lookups, Name, Related, Span, Verdict, Work
from factcheck.reading import read
from factcheck.reading.cleaning import clean
from factcheck.rendering import Report

SALT_PATH = "articles/sel & santé, 100% été.md"
NOTES_PATH = "articles/notes: #1\udce9.txt"
HOSTILE = (
    "\x1b[31mred\x1b]0;own\x07\x9b2J </script><script>alert(1)</script><img src=x onerror=alert(2)> ]]> a|b `c` "
    "::error file=x::boom \u202edlrow\u202c 😀𝒳 @octocat #12 [here](javascript:alert(3)) {{ 7 * 7 }} 50%, 1:2 "
    "\x00\x0b\ufffe"
)
SALT = """# Salt 😀 and health

Adults eat less than 5% of their salt at the table (Harnack et al., 2017). See doi:10.1161/CIR.

- Pressure falls by 4 mmHg.
- Risk 😀𝒳 falls, less than 0.5% of it at the table.
  1. Nested point about Graudal & reduced sodium (2017).

| group | fall |
|---|---|
| adults | 4 mmHg |
| children | 900 % |

> A quote of 12 patients.

## References

Harnack, L. J. (2017). Sources of sodium. *Circulation*, 135(19), 1775–1783.
"""
NOTES = f"Notes of a hostile hand.\n\nIt says {HOSTILE} and a risk of 120%.\n\nSaid again by Nyström (2018).\n"
CLEAN = "Nothing is wrong here.\n"
PAGES = "A page about sleep.\n\nAnother with 130% of sleepers.\n"


def span(article: Article, words: str, nth: int = 1) -> Span:
    """Return where `words` stand for the nth time."""
    start, words = -1, clean(words)
    for _ in range(nth):
        start = article.text.index(words, start + 1)
    return Span(start, start + len(words))


def finding(name: str, article: Article, words: str, message: str, **more: object) -> Finding:
    """Return a finding of a shipped rule at the first `words`."""
    rule = catalogue.load()[name]
    made = Finding(rule.name, rule.code, message, span(article, words), rule.severity, rule.confidence)
    return replace(made, **more)  # type: ignore[arg-type]


def report() -> Report:
    """Return the report, its articles in the order salt, notes, clean, pages."""
    articles = (salt(), notes(), _checked(CLEAN, "text", "articles/clean.txt"), pages())
    problem = ReadingError(f"This file is binary; {HOSTILE}", path="articles/bröken file.md", line=3)
    return Report(articles, (problem,), catalogue.load())


def salt() -> Checked:
    """Return the Markdown article: characters outside the basic plane before a mark, overlapping marks, verdicts."""
    checked = _checked(SALT, "markdown", SALT_PATH)
    article = checked.article
    other = span(article, "less than 5%")
    doi = article.source.index("doi:10.1161")
    entry = span(article, "Harnack, L. J. (2017). Sources of sodium. Circulation, 135(19), 1775–1783.")
    findings = (
        finding("malformed-doi", article, "doi:10.1161/CIR", "This DOI has no prefix", confidence="medium", edits=(
            Edit(Span(doi, doi + 4), "https://doi.org/"),
            Edit(Span(3, 9), "doi = {10.1161/CIR}", path="articles/refs of été.bib"),
        )),
        finding("conflicting-values", article, "less than 0.5%", "less than 0.5% here, but less than 5% (line 3)",
                related=(Related(other, "less than 5% here"),), suggestion="keep the number of the better source"),
        finding("impossible-value", article, "0.5% of it", "overlaps the conflict", severity="error"),
        finding("malformed-author", article, "reduced sodium", "“reduced sodium” is no author"),
        finding("impossible-value", article, "900 %", "900 % of children", severity="error"),
        finding("year-mismatch", article, "Harnack et al., 2017", "The list has it",
                related=(Related(entry, "listed here"),),
                evidence=(("nearest work", "https://doi.org/10.1161/C?a=1&b=\"2\""), ("note", "see page 3"))),
    )  # fmt: skip
    set_aside = (
        finding("vague-source", article, "A quote", "nobody is named", state="suppressed", reason="two cohorts"),
        finding("stale-statistic", article, "12 patients", "is old", state="baseline"),
        finding("uncited-number", article, "4 mmHg", "has no source", state="old"),
    )
    lookups = Lookups(dict(zip(_keys(checked), _verdicts(), strict=False)), {"crossref": 3}, 2)
    return replace(checked, findings=findings, set_aside=set_aside, lookups=lookups)


def notes() -> Checked:
    """Return the plain text whose words, and whose findings' words, are hostile."""
    checked = _checked(NOTES, "text", NOTES_PATH)
    article = checked.article
    found = finding(
        "impossible-value", article, "120%", f"hostile: {HOSTILE}", severity="error",
        related=(Related(span(article, HOSTILE), HOSTILE),), suggestion=HOSTILE,
        evidence=((HOSTILE, "javascript:alert(4)"), ("link", "https://example.org/\"><script>alert(5)</script>")),
    )  # fmt: skip
    aside = replace(found, state="suppressed", reason=HOSTILE)
    work = Work("crossref", HOSTILE, (Name(HOSTILE),), (2018,), HOSTILE, url=f"https://example.org/{HOSTILE}")
    verdict = Verdict("differs", "x", (Candidate(work, differs=("year",)), Candidate(work)), asked=("crossref",))
    lookups = Lookups(dict.fromkeys(_keys(checked), verdict))
    return replace(checked, findings=(found,), set_aside=(aside,), lookups=lookups)


def pages() -> Checked:
    """Return a document that has pages, and no lines of its own."""
    checked = _checked(PAGES, "text", "articles/sleep.pdf")
    article = replace(checked.article, format="pdf", places=((0, "page 1"), (PAGES.index("Another"), "page 2")))
    return replace(
        checked,
        article=article,
        findings=(finding("impossible-value", article, "130%", "130% of sleepers", severity="error"),),
    )


def _checked(text: str, format: str, path: str) -> Checked:
    article = replace(read(text, format), path=path)
    return Checked(article, extract(article), ())


def _keys(checked: Checked) -> list[str]:
    clusters = [cluster.key for cluster in checked.extraction.clusters]
    return [*clusters, *(reference.id for reference in checked.extraction.references)]


def _verdicts() -> list[Verdict]:
    authors = (Name("Harnack", "L. J."), Name("Cogswell"), Name("Shikany"), Name("Gardner"))
    work = Work("crossref", "Sources of sodium", authors, (2016, 2017), "Circulation", url="https://doi.org/10.1161/x")
    other = replace(work, title="Salt & pepper", url="")
    return [
        Verdict("verified", "a", (Candidate(work),), asked=("crossref",)),
        Verdict("ambiguous", "b", (Candidate(work), Candidate(other, differs=("year",))), asked=("crossref",)),
        Verdict("not-found", "c", (Candidate(other),), reason="no service knows it", asked=("crossref", "openalex")),
    ]
