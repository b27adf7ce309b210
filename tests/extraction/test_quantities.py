from factcheck.extraction.quantities import find_quantities
from factcheck.model import Quantity


def only(text: str) -> Quantity:
    """Return the one quantity of a text."""
    (found,) = find_quantities(text)
    return found


def test_a_strict_bound_keeps_the_other_side_open() -> None:
    """ "less than" bounds a value above and says nothing of what lies below."""
    found = only("Less than 0.1% of the cells survive.")
    assert (found.text, found.low, found.high, found.comparator) == ("Less than 0.1%", None, 0.1, "<")
    assert (found.unit, found.unit_text, found.step) == ("percent", "%", 0.1)


def test_a_range_shares_its_unit() -> None:
    """Both ends of a range have the unit that is written once."""
    found = only("The dose was about 5–10 mg/kg.")
    assert (found.low, found.high, found.comparator, found.unit) == (5, 10, "range", "milligram per kilogram")
    assert found.approximate


def test_labels_dates_and_citations_are_no_quantities() -> None:
    """Numbers that name something are not extracted."""
    text = "See Table 2 and Fig. 3 in Smith (2015), on 11 May 2016, for type 2 diabetes and COVID-19 [4]."
    assert not list(find_quantities(text))
