from __future__ import annotations

import pytest

from factcheck.checks import regimen_total
from tests.checks.finding import found


@pytest.mark.parametrize(
    "text",
    [
        (
            "- Nitrofurantoin: 100 mg twice a day for five days, a course of ten capsules\n- Trimethoprim: "
            "200 mg twice a day\n\nDoctors often give nitrofurantoin for the bladder. Five days of it comes to "
            "500 mg in all."
        ),
        (
            "We give amoxicillin 500 mg with metronidazole 400 mg, each three times a day for a week. Over "
            "the seven days that makes 21 capsules of each, a total of 10.5 g of amoxicillin and 4.8 g of "
            "metronidazole."
        ),
        (
            "Use dexamethasone 1 mg in one drop four times a day for four weeks.\n\nStop the dexamethasone "
            "after ten days."
        ),
        "Metronidazole is taken as 400 mg three times a day for seven days. Altogether you swallow 9.2 g of it.",
        "Physiotherapy: two sessions a week for eight weeks. The insurer pays for all 18 sessions.",
        "Inject 0.4 ml every day for ten days. You get eight syringes of 0.4 ml for the whole course.",
        "The antibiotic is 5 ml twice a day for five days. In all, your child takes 75 ml.",
        "Prednisone: 20 mg a day for five days, then 10 mg a day for five days. The course adds up to 175 mg.",
        "She had four cycles of chemotherapy, each lasting three weeks. After 15 weeks in all she was well.",
        "- Once a day for three months (90 days)\n- Two boxes of 30, enough for the whole course",
        "Swallow two tablets every morning and two every evening for ten days. You will be given 30 tablets.",
        "Take one capsule in the morning and one at bedtime for two weeks. In all you need 24 capsules.",
        ("Take prednisolone 30 mg once a day for seven days.\n\nSeven days of prednisolone makes 300 mg altogether."),
        "The usual course is doxycycline 100 mg twice a day for a week.\n\n- End the doxycycline after two days.",
        "Adults get ibuprofen 400 mg three times a day. A pack of 24 tablets of ibuprofen holds 4.8 g in total.",
        (
            "- Dexamethasone: one drop four times a day for four weeks\n- Chloramphenicol: one drop four "
            "times a day for one week\n\nStop the dexamethasone after ten days."
        ),
        (
            "Nitrofurantoin: 100 mg twice a day for five days, a total of ten capsules.\n\nFive days of "
            "nitrofurantoin comes to 500 mg in all."
        ),
    ],
)
def test_slips(text: str) -> None:
    """Totals and lengths that a medicine's regimen elsewhere does not come to are told."""
    assert found(text, regimen_total)


@pytest.mark.parametrize(
    "text",
    [
        ("- Nitrofurantoin: 100 mg twice a day for five days\n\nFive days of nitrofurantoin comes to 1,000 mg in all."),
        "Take prednisolone 30 mg once a day for seven days. Children stop prednisolone after three days.",
        "Metformin 500 mg is taken twice a day. If you feel sick, stop metformin after two days and call us.",
        "Amoxicillin 500 mg three times a day for 7 days. The trial gave 15 g of amoxicillin in all to each ward.",
        "Paracetamol 500 mg tablets come in packs of 16. A pack of 16 tablets of paracetamol makes 8 g in all.",
        "Take ibuprofen 400 mg. Ibuprofen adds up to little risk for 10 days.",
        (
            "- Dexamethasone: one drop four times a day for four weeks\n- Chloramphenicol: one drop four "
            "times a day for one week\n\nStop the chloramphenicol after seven days."
        ),
        "Use the steroid twice a day for two weeks. If it stings, stop the steroid after two days.",
        "He was prescribed 600 mg three times a day for five days. By Wednesday he had swallowed 5.4 g of it.",
        "Take 400 mg three times a day. After a week she had taken more than 8 g.",
        "Start with 200 mg on day one, then 100 mg a day for four days. That makes 600 mg in total.",
        "One patch a day for eight weeks means 56 patches, but the box holds 60.",
        "Take 250 mg three times a day for five days. Her sister was given 5 g in all over two weeks.",
        "She takes 20 mg once a week and 5 mg of folic acid the day after. In all she takes 25 mg a week.",
        "Swallow two tablets every morning and two every evening for ten days. You will be given 40 tablets.",
        "Take one tablet in the morning for ten days, and one at night if needed. You will be given 20 tablets.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right totals, other people's courses and single doses are left alone."""
    assert not found(text, regimen_total)
