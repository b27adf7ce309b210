from __future__ import annotations

import pytest

from factcheck.checks.recomputed_p.recomputation import recompute
from factcheck.extraction.statements.significance_tests import find_tests, speaks_of_one_sided


@pytest.mark.parametrize(
    ("text", "test", "p"),
    [
        ("t(40) = 2.02, p = .05", "t", 0.05),
        ("F(2, 50) = 3.18, p = .05", "F", 0.05),
        ("r(40) = -.30, p = .05", "r", 0.053),
        ("F(2, 50) = 3.18, MSE = 12.1, p = .05", "F", 0.05),
        ("z = 1.96, p = .05", "z", 0.05),
        ("χ2(3, N = 1,200) = 7.81, p = .05", "Chi2", 0.05),
        ("Q-within(3) = 7.81, p = .05", "Q", 0.05),
    ],
)
def test_each_test_is_recomputed(text: str, test: str, p: float) -> None:
    """Every kind of test is read and its p-value computed from its own distribution."""
    (result,) = find_tests(text)
    judged = recompute(result)
    assert (result.test, judged.error) == (test, False)
    assert judged.p == pytest.approx(p, abs=2e-3)


@pytest.mark.parametrize(
    "text",
    [
        "t(41) ϭ Ϫ2.50, p Ͻ .05",
        "t(41) <bc> 2.50, p b .05",
        "t\n(41) \x01= -\x072.50,\np \x03< . 05",
        "t(41) p ?2.50, p ! .05",
        "t(41) 5 2.50, p , .05",
    ],
)
def test_signs_lost_in_a_pdf(text: str) -> None:
    """Broken lines and signs of fonts without a Unicode map are read as what they were."""
    (result,) = find_tests(text)
    assert (result.df2, abs(result.value), result.comparison) == (41, 2.5, "=")
    assert (result.p_comparison, result.p) == ("<", 0.05)


@pytest.mark.parametrize(
    "text",
    [
        "T(28) = 2.50, p = .02",
        "r(28) = 2.50, p = .02",
        "t(28) = 2.50, p = 2",
        "t = 2.50, p = .02",
        "F(3) = 2.50, p = .02",
        "HR = 1.2, p = .04",
        "t(28) = 2.50, which was not so for men, p = .02",
        "diet (28) = 2.50, p = .02",
    ],
)
def test_what_is_no_result(text: str) -> None:
    """Other letters, missing degrees of freedom, other words and impossible values are left alone."""
    assert not list(find_tests(text))


@pytest.mark.parametrize(
    ("text", "freedom", "value", "p"),
    [
        ("t(28) = 2.50; p = .02", (28,), 2.5, 0.02),
        ("t[28] = 2.50, p = .02", (28,), 2.5, 0.02),
        ("t28 = 2.50, p = .02", (28,), 2.5, 0.02),
        ("t₂₈ = 2.50, P=.02", (28,), 2.5, 0.02),
        ("t(1,028) = 2.50 (p = .02)", (1028,), 2.5, 0.02),
        ("t(28) = 2,50, p = 0,02", (28,), 2.5, 0.02),
        ("t = 2.50, df = 28, p-value = 0.02", (28,), 2.5, 0.02),
        ("t = 2.50 with 28 degrees of freedom, p value of .02", (28,), 2.5, 0.02),
        ("t = −2.50 (28 df, p = .02)", (28,), -2.5, 0.02),
        ("t(28) = 2.50, d = 0.47, 95% CI [0.1, 0.9], p = .02", (28,), 2.5, 0.02),
        ("t(28) = 2.50, p = 1.2 × 10−4", (28,), 2.5, 0.00012),
        ("F1,58 = 4.10, p = 4.7e-2", (1, 58), 4.1, 0.047),
        ("F = 3.10, df = 2, 40; p = .05", (2, 40), 3.1, 0.05),
        ("χ² = 7.20, df = 3, N = 310, p = .06", (3,), 7.2, 0.06),
        ("chi-square(3) = 7.20, p = .06", (3,), 7.2, 0.06),
        ("r = .41, df = 60, p = .001", (60,), 0.41, 0.001),
        ("z = 1.96; p = .05", (), 1.96, 0.05),
    ],
)
def test_other_forms(text: str, freedom: tuple[float, ...], value: float, p: float) -> None:
    """Brackets, indices, decimal commas, powers of ten and what stands between are read wherever reports put them."""
    (result,) = find_tests(text)
    assert tuple(one for one in (result.df1, result.df2) if one is not None) == freedom
    assert (result.value, result.p) == (value, pytest.approx(p))


@pytest.mark.parametrize(
    ("text", "error", "decision"),
    [
        ("t(30) = 2.3, p = .03", False, False),
        ("t(30) = 2.3, p = .08", True, True),
        ("t(30) = 2.3, p < .01", True, False),
        ("t(30) = 2.3, ns", True, True),
        ("t(30) < 1, p = .60", False, False),
        ("t(30) < 1, p = .20", True, False),
        ("t(30) > 3, p > .20", True, True),
        ("t(30) = 9.3, p = .000", True, False),
    ],
)
def test_judgement(text: str, error: bool, decision: bool) -> None:
    """A stated p-value is wrong if no statistic that rounds to the written one gives it."""
    (result,) = find_tests(text)
    judged = recompute(result)
    assert (judged.error, judged.decision_error) == (error, decision)


def test_one_sided() -> None:
    """Half the p-value is that of a one-sided test, and an article says so."""
    (result,) = find_tests("t(40) = 1.90, p = .032")
    assert recompute(result).error
    assert not recompute(result, sides=1).error
    assert speaks_of_one_sided("All tests were one-tailed.")
    assert not speaks_of_one_sided("The bed had one side.")


@pytest.mark.parametrize(
    "text", ["t(" * 200_000, "t" + " " * 400_000, "9" * 400_000, "F(1" * 200_000, "χ2 (1, N" * 100_000]
)
def test_hostile_text(text: str) -> None:
    """Nothing is found in endless beginnings of results, and the search ends."""
    assert not list(find_tests(text))
