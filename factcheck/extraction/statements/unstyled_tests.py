"""Results of significance tests in other forms than APA's: "t = 2.20, df = 28; p = 0.03", "F1,58 = 1.20 (p = .28)".

    result = statistic [degrees of freedom] "=" number { mark (degrees of freedom | other statistic) } mark p-value

Degrees of freedom stand in brackets, as an index, or among what follows. Only clean signs are read: what PDF makes of
them is read in APA's form alone (`significance_tests`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import SignificanceTest, Span, TestName
from factcheck.text.expressions import expression

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?|\d{0,6}[.,]\d{1,9}|\d{1,6}"
_DF = r"\d{1,3}(?:,\d{3})+(?![\d.])|\d{1,6}(?:\.\d{1,3})?"
_OPERATOR = r"\s?[=<>≤≥]\s?"
_MARK = r"\s?(?:[,;]\s?|\s\(|\s(?=p\b))"
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

_HEAD = expression(
    r"(?<![^\W_])(?:(?P<F>F)|(?P<t>t)|(?P<r>r(?!\s?[2²]\s?[=<>]))|(?P<z>[zZ])"
    r"|(?P<chi>(?:χ|Χ|𝜒)\s?[2²]|[Cc]hi[ -]?(?:squared?|2|²)))"
    rf"(?:\s?[(\[]\s?(?P<df1>{_DF})(?:\s?,\s?(?P<df2>{_DF}))?(?:\s?,\s?[nN]{_OPERATOR}[\d,]{{1,9}})?\s?[)\]]"
    r"|(?P<index>\d{1,4}|[₀-₉]{1,4})(?:,\s?(?P<second>\d{1,5}))?)?"
    rf"(?P<op>{_OPERATOR})(?P<minus>[-−–])?(?P<value>{_NUMBER})(?![\d%])"
)
_NAMED_DF = r"(?:df|d\.f\.|degrees of freedom)"
_FREEDOM = expression(
    rf"(?:{_MARK}(?:(?:with|on)\s)?|\s(?:with|on)\s)"
    rf"(?:{_NAMED_DF}\s?[=:]?\s?(?P<df1>{_DF})(?:,\s?(?P<df2>{_DF})(?=[,;)\s]))?|(?P<before>{_DF})\s{_NAMED_DF})"
)
# "d = 0.47", "ηp2 = .05", "MSE = 12.1", "N = 310", "95% CI [0.1, 0.9]".
_OTHER = expression(
    rf"{_MARK}(?:(?!p\b)[^\W\d][^\W\d]?[^\s=<>,;()]{{0,14}}(?:\s[^\s=<>,;()]{{1,8}})?{_OPERATOR}[-−–]?(?:{_NUMBER})"
    r"|\d\d%\s?CI\s?[=:]?\s?[(\[][^()\[\]]{3,30}[)\]])(?![\d%])"
)
_P = expression(
    rf"{_MARK}(?P<stated>[pP](?:[ -][vV]alues?)?(?:\s(?:of|was|is)\s|(?P<op>{_OPERATOR}))"
    rf"(?P<p>[01]?[.,]\d{{1,12}}|\d(?:\.\d{{1,4}})?(?=\s?[×x*eE])|[01])(?!\d|[.,]\d|\s?%)"
    r"(?:\s?[×x*]\s?10\s?\^?\s?\{?(?P<power>[-−–]\s?\d{1,3}|⁻[⁰¹²³⁴-⁹]{1,3})\}?|[eE](?P<e>[-−]\d{1,3}))?)"
)
_MAY_STATE_P = expression(r"[pP](?:[ -][vV]alues?)?(?:\s(?:of|was|is)\s|\s?[=<>≤≥])")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-0123456789--")
# No more statistics stand between a value and its p.
_BETWEEN = 4


def find_unstyled_tests(text: str) -> Iterator[SignificanceTest]:
    """Yield the test results of one block of text in order; p-values above 1 and correlations beyond 1 are none."""
    if not _MAY_STATE_P.search(text):
        return
    for head in _HEAD.finditer(text):
        result = _result(text, head)
        if result and (result.p or 0.0) <= 1 and not (result.test == "r" and abs(result.value) > 1):
            yield result


def _result(text: str, head: re.Match[str]) -> SignificanceTest | None:
    test = _test(head)
    freedom = _written_freedom(head)
    position = head.end()
    for _ in range(_BETWEEN):
        if found := _P.match(text, position):
            break
        if later := _FREEDOM.match(text, position):
            freedom = [_degrees(one) for one in (later["before"] or later["df1"], later["df2"]) if one]
            position = later.end()
        elif other := _OTHER.match(text, position):
            position = other.end()
        else:
            return None
    else:
        found = _P.match(text, position)
    if found is None or len(freedom) != (2 if test == "F" else 0 if test == "z" else 1):
        return None
    return _told(head, found, test, freedom)


def _told(head: re.Match[str], found: re.Match[str], test: TestName, freedom: list[float]) -> SignificanceTest:
    power = int(re.sub(r"\s", "", found["power"] or found["e"] or "0").translate(_RAISED))
    size = _number(head["value"], pointed="," not in found["p"])
    written = found["p"].replace(",", ".")
    value = float(size)
    df1, df2 = (freedom[0], freedom[1]) if test == "F" else (None, None)
    if test in ("t", "r"):
        df2 = freedom[0]
    elif test == "Chi2":
        df1 = freedom[0]
    return SignificanceTest(
        span=Span(head.start(), found.end("stated")),
        p_span=Span(*found.span("stated")),
        test=test,
        df1=df1,
        df2=df2,
        comparison=_comparison(head["op"]),
        value=-value if head["minus"] else value,
        step=_step(size),
        p_comparison=_comparison(found["op"] or "="),
        p=float(f"{written}e{power}"),
        p_step=_step(written) * 10.0**power,
    )


def _test(head: re.Match[str]) -> TestName:
    return "F" if head["F"] else "t" if head["t"] else "r" if head["r"] else "z" if head["z"] else "Chi2"


def _written_freedom(head: re.Match[str]) -> list[float]:
    """Return the degrees of freedom in brackets or as an index beside the statistic."""
    return [_degrees(one) for one in (head["df1"] or head["index"], head["df2"] or head["second"]) if one]


def _degrees(written: str) -> float:
    return float(written.translate(_SUBSCRIPTS).replace(",", ""))


def _number(written: str, *, pointed: bool) -> str:
    """Return the number with a decimal point: "1,50" as "1.50", "1,040" without its comma if others are `pointed`."""
    head, comma, tail = written.rpartition(",")
    if comma and "." not in written and not (pointed and len(tail) == 3):
        return f"{head}.{tail}"
    return written.replace(",", "")


def _comparison(operator: str) -> str:
    return operator.strip().replace("≤", "<").replace("≥", ">")


def _step(written: str) -> float:
    return 10.0 ** -len(written.partition(".")[2])
