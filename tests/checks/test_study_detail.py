from __future__ import annotations

import pytest

from factcheck.checks import study_detail
from tests.checks.finding import found


@pytest.mark.parametrize(
    "text",
    [
        (
            "Chilibeck et al. (2017) pooled 22 studies with 721 subjects.\n\nAre you sure? Chilibeck's 2017 "
            "overview gathered in 271 people."
        ),
        (
            "The pivotal trial was led by Kristina Deligiannidis in 2023. It enrolled 196 women with severe "
            "symptoms.\n\nNine hundred and sixty-one patients is respectable, but Deligiannidis and her team "
            "stopped at six weeks."
        ),
        (
            "In a follow-up, 40 women took iron every other day (Stoffel et al., 2017).\n\nStoffel's study "
            "randomised some four hundred women."
        ),
        (
            "Stephen Hodi presented a trial. Among 676 patients, all were ill. In the Hodi trial, the median "
            "survival was ten months.\n\nA median of sixteen months, that's what Hodi showed."
        ),
        "Okafor and colleagues followed 1,450 nurses for ten years.\n\nThe Okafor study had 4,150 nurses.",
        (
            "In 2015 a team led by Brandt tested the cream in 230 children.\n\nBrandt found that 320 children "
            "did not react."
        ),
        "Lindqvist (2011) recruited 1,200 volunteers.\n\nThe 120 volunteers of Lindqvist's trial were all men.",
    ],
)
def test_slips(text: str) -> None:
    """Digits changed about and lost noughts are told where a name marks both mentions."""
    assert found(text, study_detail)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Chilibeck et al. (2017) pooled 22 studies with 721 subjects.\n\nChilibeck's 2017 overview "
            "gathered in 721 people."
        ),
        "Okafor and colleagues followed 1,450 nurses for ten years.\n\nIn the Okafor study 320 nurses fell ill.",
        "Brandt found that 230 children did not react.\n\nThe Lindqvist trial had 320 children.",
        "Moretti followed 50 women; later Moretti studied 500 men and 50 women.",
        (
            "The Smith trial enrolled 480 people.\n\nSmith reported that 120 people left, 240 people stayed "
            "and 480 people were asked."
        ),
        "In London, 230 people fell ill. London has 320 people per doctor.",
        "Chilibeck's team found 721 subjects. Of the subjects in Chilibeck's work 34% were women.",
        "Hodi reported a median survival of ten months. Hodi's median follow-up was 21 months.",
    ],
)
def test_what_fits(text: str) -> None:
    """Parts, other studies and other medians are left alone."""
    assert not found(text, study_detail)
