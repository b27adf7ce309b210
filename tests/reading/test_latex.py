"""LaTeX: what is printed of it, what is passed over, how its citations are read, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.errors import ReadingError
from factcheck.model import Article, Span
from factcheck.reading import format_of, read_text


def of(source: str) -> Article:
    return read_text(source, "latex", "a.tex")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"one \emph{two} {\bf three}", "one two three"),
        (r"5\% of \$3, A \& B, a\_b, \#1", "5% of $3, A & B, a_b, #1"),
        (r"caf\'e na\"{\i}ve Erd\H{o}s \O stergaard \ss{} \ae", "café naïve Erdős Østergaard ß æ"),
        (r"``quoted'' 5--10 --- so~far", "“quoted” 5–10 — so far"),
        ("one % a remark\n  two\\%% another\nthree", "one two%three"),
        (r"$p < 0.05$, $10^{6}$ and $10^{-3}$ cells, $n = 120$", "p < 0.05, 10⁶ and 10⁻³ cells, n = 120"),
        (r"$95\%$, $\pm 5$, $\geq 3$, 37\,$^{\circ}$C, $\mathrm{CO}_2$, $\alpha$", "95%, ±5, ≥3, 37 °C, CO2, α"),
        (r"a $\frac{1}{2}$ b \[ x = 5 \] c \begin{equation}y\end{equation} d", "a b c d"),
        (r"10\textsuperscript{6} CO\textsubscript{2} \ce{CO2}", "10⁶ CO2 CO2"),
        (r"\SI{20}{\milli\gram\per\kilogram}, \qty{5}{\percent}, \num{120}, \SI{3}{\square\metre}",
         "20 mg/kg, 5%, 120, 3 m²"),
        (r"\SI{37.5}{\degreeCelsius}, \SIrange{5}{10}{\mg}, \unit{\micro\gram}", "37.5 °C, 5 to 10 mg, µg"),
        (r"\textcolor{red}{shown} \label{x}\vspace{2cm}\index{y} \unknown{kept}", "shown kept"),
        (r"\verb|x_y| \begin{verbatim}5%\end{verbatim}\begin{comment}no\end{comment}end", "end"),
        (r"\newcommand{\foo}[1]{no #1} yes", "yes"),
        ("one\n\ntwo \\par three", "one\n\ntwo\n\nthree"),
    ],
)  # fmt: skip
def test_words(source: str, text: str) -> None:
    """The text is what is printed."""
    assert of(source).text == text


def test_characters_lead_to_their_source() -> None:
    """What stands in the source is marked to the character, what is made of a macro by the whole of it."""
    article = of("\\section{One}\nCaf\\'e has 5\\% and \\emph{seven} \\SI{20}{\\milli\\gram} \\cite{a}.\n")
    for words, written in (("seven", "seven"), ("é", "\\'e"), ("5%", "5\\%"), ("20 mg", "\\SI{20}{\\milli\\gram}"),
                           ("[@a]", "\\cite{a}")):  # fmt: skip
        start = article.text.index(words)
        place = article.source_span(Span(start, start + len(words)))
        assert article.source[place.start : place.end] == written
    assert article.place(article.text.index("seven")) == "line 2"


DOCUMENT = r"""\documentclass{article}
\title{Salt \emph{now}}
\begin{document}
\maketitle
\section*{Intro}\label{s}
Salt.\footnote{A \emph{note}.} More.
\begin{itemize}
\item one
\item two \begin{enumerate} \item in it \end{enumerate}
\end{itemize}
\begin{description}\item[Term] Its meaning.\end{description}
\begin{table}\caption{Foods}\begin{tabular}{lr}\hline Food & Salt \\ \hline \multicolumn{2}{c}{Both} \\ a & b
\end{tabular}\end{table}
\begin{quote}Words of others.\end{quote}
See \href{https://example.org/a%20b}{this}.
\end{document}
Not printed.
"""


def test_blocks() -> None:
    """Title, headings, lists, tables, captions, quotes and notes are what they are; links lead where they lead."""
    article = of(DOCUMENT)
    assert [(one.kind, one.level, one.label, article.words(one.span)) for one in article.blocks] == [
        ("heading", 1, "", "Salt now"),
        ("heading", 2, "", "Intro"),
        ("paragraph", 0, "", "Salt. More."),
        ("list-item", 1, "", "one"),
        ("list-item", 1, "", "two"),
        ("list-item", 2, "1", "in it"),
        ("list-item", 1, "", "Term"),
        ("list-item", 1, "", "Its meaning."),
        ("paragraph", 0, "", "Foods"),
        ("table-cell", 0, "1:1:1", "Food"),
        ("table-cell", 0, "1:1:2", "Salt"),
        ("table-cell", 0, "1:2:1", "Both"),
        ("table-cell", 0, "1:3:1", "a"),
        ("table-cell", 0, "1:3:2", "b"),
        ("quote", 0, "", "Words of others."),
        ("paragraph", 0, "", "See this."),
        ("footnote", 0, "1", "A note."),
    ]
    assert [(article.words(one.span), one.target) for one in article.links] == [("this", "https://example.org/a%20b")]
    assert [(mark.label, article.text[: mark.offset][-5:]) for mark in article.note_marks] == [("1", "Salt.")]


LIST = r"\begin{thebibliography}{9} \bibitem%s{smith} Smith J. Salt. \emph{BMJ}. 2019;1:2--3. \end{thebibliography}"


@pytest.mark.parametrize(
    ("cite", "label", "text"),
    [
        (r"\cite{smith}", "", "[1]"),
        (r"\citep[see][p.~3]{smith}", "[Smith et al.(2019)Smith, Doe]", "(Smith et al., 2019)"),
        (r"\citet{smith}", "[{Smith et al.}(2019)]", "Smith et al. (2019)"),
        (r"\cite{smith}", "[Smi19]", "[@smith]"),
        (r"\parencite{smith,other}", "", "[@smith; @other]"),
        (r"\textcite{other}", "", "@other"),
    ],
)
def test_citations(cite: str, label: str, text: str) -> None:
    """A citation is what the page shows where its entry stands in the document, else its keys."""
    article = of(f"Salt kills {cite}. {LIST % label}")
    assert article.words(article.blocks[0].span) == f"Salt kills {text}."
    facts = factcheck.extract(article)
    assert [(one.authors[0].family, one.year, one.container) for one in facts.references] == [("Smith", "2019", "BMJ")]
    assert article.blocks[-1].kind == "reference"


def test_bibliography_files(tmp_path: Path) -> None:
    r"""`\bibliography` and `\addbibresource` name the file whose entries the keys are of; a remark names none."""
    (tmp_path / "own.bib").write_text("@article{smith, author={Smith, J.}, title={Salt}, year={2019}, journal={BMJ}}\n")
    for named in (r"\bibliography{own}", r"\addbibresource{own.bib}", "% \\bibliography{none}\n\\bibliography{own}"):
        (tmp_path / "a.tex").write_text(f"Salt kills \\cite{{smith}}, they say \\cite{{nobody}}.\n{named}\n")
        found = factcheck.check(factcheck.read(tmp_path / "a.tex"))
        assert [(one.rule, "nobody" in one.message) for one in found] == [("cited-not-listed", True)]


def test_comments_speak() -> None:
    """A comment sets findings of the next paragraph aside, one behind words those of their own."""
    for source in ("% factcheck: ignore[impossible-value] a model\nBody temperature rose to 138\\,°C.\n",
                   "Body temperature rose to 138\\,°C. % factcheck: ignore[impossible-value] a model\n"):  # fmt: skip
        assert [one.state for one in factcheck.check(of(source)) if one.state == "new"] == []
    assert len(factcheck.check(of("Body temperature rose to 138\\,°C."))) == 1


@pytest.mark.parametrize("unit", ["{", "\\emph{", "\\begin{a}", "\\footnote{", "\\(", "\\begin{itemize}\\item "])
def test_groups_in_groups_without_end(unit: str) -> None:
    """What nests without end is refused in a sentence."""
    with pytest.raises(ReadingError, match="nests its groups too deeply"):
        of(unit * 5_000)


@pytest.mark.parametrize("unit", ["}", "\\item ", "\\cite{a}", "$", "& ", "\\\\ ", "\\'", "\\verb|", "%\n", "a\n% b\n"])
def test_what_is_repeated_without_end(unit: str) -> None:
    """What stands many times over is read."""
    assert of(unit * 3_000).format == "latex"


def test_endings() -> None:
    """The usual endings are LaTeX."""
    assert {format_of(name) for name in ("a.tex", "a.ltx", "A.LATEX")} == {"latex"}
