"""Results of significance tests as reports print them: "t(28) = 2.20, p = .03", also in text taken out of a PDF.

What counts as a result follows the APA style as statcheck reads it (Nuijten et al., 2016, Behavior Research
Methods 48, 1205–1226).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.unstyled_tests import find_unstyled_tests
from factcheck.model import SignificanceTest, Span, TestName
from factcheck.text.expressions import expression

_TESTS: dict[str, TestName] = {"t": "t", "r": "r", "F": "F", "Q": "Q", "z": "z", "Z": "z"}
_SPACE = r"[\s\x00-\x1f]{0,4}"
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?|\d{0,9}\.\d{1,12}|\d{1,9})(?![\d.]*\d)"
_DF = r"\d{1,6}(?:\.\d{1,6})?"

_SIDED = ("sided", "tailed", "directional")
_ONE_SIDED = expression(r"\bone[-\s](?:sided|tailed)\b|\bdirectional\b", re.IGNORECASE)
_MAY_STATE_P = expression(rf",{_SPACE}(?:[nN]\.?[sS]|[pP](?![^\W\d_]{{2}}))")


def find_tests(text: str) -> Iterator[SignificanceTest]:
    """Yield the test results of one block of text in order; correlations beyond 1 and p-values above 1 are none."""
    styled = list(_in_style(text))
    starts = {result.span.start for result in styled}
    others = (result for result in find_unstyled_tests(text) if result.span.start not in starts)
    yield from sorted([*styled, *others], key=lambda result: result.span.start)


def _in_style(text: str) -> Iterator[SignificanceTest]:
    if not _MAY_STATE_P.search(text):
        return
    for found in _pattern().finditer(text):
        result = _result(found)
        if (result.p or 0) <= 1 and not (result.test == "r" and abs(result.value) > 1):
            yield result


def speaks_of_one_sided(text: str) -> bool:
    """Tell whether a text says that some of its tests are one-sided."""
    lower = text.lower()
    return any(word in lower for word in _SIDED) and bool(_ONE_SIDED.search(text))


def _result(found: re.Match[str]) -> SignificanceTest:
    value, p = found["value"].replace(",", ""), re.sub(r"\s", "", found["p"] or "")
    return SignificanceTest(
        span=Span(found.start("head"), found.end()),
        p_span=Span(found.start("stated"), found.end()),
        test=_test(found["head"]),
        df1=_df(found["df_f1"] or found["df_q"] or found["df_chi"]),
        df2=_df(found["df_f2"] or found["df_t"]),
        comparison=_operators()[found["op"]],
        value=-float(value) if found["minus"] else float(value),
        step=_step(value),
        p_comparison=_operators()[found["p_op"]] if p else "ns",
        p=float(p) if p else None,
        p_step=_step(p),
    )


def _test(head: str) -> TestName:
    return _TESTS.get(head[0], "Chi2")


def _df(written: str | None) -> float | None:
    if not written:
        return None
    return 1.0 if written in word_table("test-signs")["signs"]["one"] else float(written.replace(",", ""))


def _step(written: str) -> float:
    return 10.0 ** -len(written.partition(".")[2])


@cache
def _operators() -> dict[str, str]:
    table: dict[str, list[str]] = word_table("test-signs")["operators"]
    return {written: meant for meant, every in table.items() for written in every}


@cache
def _pattern() -> re.Pattern[str]:
    signs = word_table("test-signs")["signs"]
    one, operator, minus = _any(signs["one"]), _any(_operators()), _any(signs["minus"])
    in_brackets = rf"{_SPACE}\({_SPACE}%s{_SPACE}\){_SPACE}"
    sample = rf"(?:,{_SPACE}[Nn]{_SPACE}(?:{operator}){_SPACE}{_NUMBER})?"
    f_df = rf"(?P<df_f1>{_DF}|{one}){_SPACE},{_SPACE}(?P<df_f2>\d{{1,3}}(?:,\d{{3}})+|{_DF})"
    heads = (
        r"(?<![^\W_])[tr]" + in_brackets % rf"(?P<df_t>{_DF}|{one})",
        r"(?<![a-z])F" + in_brackets % f_df,
        r"(?<![^\W_])Q[\s-]?(?i:within|between|total|w|b|t)?" + in_brackets % rf"(?P<df_q>{_DF}|{one})",
        rf"(?<![^\W_])(?:{_any(signs['chi'])}){_SPACE}[2²]" + in_brackets % rf"(?P<df_chi>{_DF}|{one}){sample}",
        rf"(?<![^\W_])[zZ]{_SPACE}",
    )
    stated = (
        rf"(?P<stated>(?:ns|NS|n\.s\.)(?![^\W_])|[pP]{_SPACE}(?P<p_op>{operator}){_SPACE}"
        r"(?P<p>\d?\.\s?\d{1,12}|[01](?![\d.])))(?!\s?(?:[×x*]\s?10|[eE][-−]?\d|[-–−,]\d|%))"
    )
    error = rf"(?:{_SPACE},{_SPACE}MSE{_SPACE}(?:{operator}){_SPACE}{_NUMBER})?"
    value = (
        rf"(?P<op>{operator})(?:{_SPACE}(?P<minus>{minus}|(?:{_any(signs['touching_minus'])})(?=[\d.])))?"
        rf"{_SPACE}(?P<value>{_NUMBER})"
    )
    return re.compile(rf"(?P<head>{'|'.join(heads)}){value}{error}{_SPACE},{_SPACE}{stated}")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
