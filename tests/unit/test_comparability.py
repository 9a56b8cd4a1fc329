"""Which KPIs of several pilots stand side by side, and what keeps the others apart."""

import pandas as pd
import pytest

from pescycle.paf.comparability import (
    Part,
    comparable_figures,
    differences,
    with_shared,
)

ALIKE = {
    "version": "1",
    "unit": "share",
    "better": "higher",
    "calculation": "share",
    "counted_by": "month",
}


def definitions(*rows):
    """Rows (pilot, round, KPI, definition id, what differs from ALIKE)."""
    keys = ("pilot", "round", "kpi", "definition_id")
    return pd.DataFrame(
        [dict(zip(keys, row[:4], strict=True)) | ALIKE | row[4] for row in rows]
    )


def figures(*rows):
    """Rows (pilot, round, KPI, value)."""
    return pd.DataFrame(rows, columns=["pilot", "round", "kpi", "value"])


def test_a_definition_that_agrees_in_every_part_is_compared_under_its_own_names():
    found = with_shared(
        definitions(("a", "r1", "placed", "d1", {}), ("b", "s1", "emploi", "d1", {}))
    )
    rows = comparable_figures(
        found, figures(("a", "r1", "placed", 0.4), ("b", "s1", "emploi", 0.5))
    )
    assert rows[["pilot", "kpi", "value"]].to_numpy().tolist() == [
        ["a", "placed", 0.4],
        ["b", "emploi", 0.5],
    ]
    assert differences(found).empty


@pytest.mark.parametrize(
    ("other", "part"),
    [
        ({"version": "2"}, Part.VERSION),
        ({"unit": "days"}, Part.UNIT),
        ({"better": "lower"}, Part.BETTER),
        ({"calculation": "mean"}, Part.CALCULATION),
    ],
)
def test_one_part_that_differs_is_enough_and_is_named(other, part):
    found = with_shared(
        definitions(("a", "r1", "k", "d1", {}), ("b", "s1", "k", "d1", other))
    )
    assert not found["shared"].any()
    assert differences(found)["parts"].tolist() == [(part,), (part,)]
    both = figures(("a", "r1", "k", 0.4), ("b", "s1", "k", 0.5))
    assert comparable_figures(found, both).empty


def test_a_count_of_a_month_is_not_one_of_a_quarter():
    month = {"unit": "count"}
    found = with_shared(
        definitions(
            ("a", "r1", "k", "d1", month),
            ("b", "s1", "k", "d1", month | {"counted_by": "quarter"}),
        )
    )
    assert not found["shared"].any()
    assert differences(found)["parts"].tolist() == [(Part.UNIT,)] * 2
    # What a share is counted by does not change what it is.
    shares = definitions(
        ("a", "r1", "k", "d1", {}), ("b", "s1", "k", "d1", {"counted_by": "quarter"})
    )
    assert with_shared(shares)["shared"].all()


def test_the_same_name_without_the_same_definition_is_nothing_to_compare():
    found = with_shared(
        definitions(("a", "r1", "wait", "d1", {}), ("b", "s1", "wait", "d2", {}))
    )
    assert not found["shared"].any()
    assert differences(found)["parts"].tolist() == [(Part.DEFINITION,)] * 2


def test_two_rounds_of_one_pilot_are_no_two_pilots():
    found = with_shared(definitions(("a", "r1", "k", "d1", {}), ("a", "r2", "k", "d1", {})))
    assert not found["shared"].any()


def test_only_the_rounds_that_agree_are_compared():
    """Pilot a changed its definition: its first round stays beside nobody."""
    found = with_shared(
        definitions(
            ("a", "r1", "k", "d1", {"version": "0"}),
            ("a", "r2", "k", "d1", {}),
            ("b", "s1", "k", "d1", {}),
        )
    )
    rows = comparable_figures(
        found,
        figures(("a", "r1", "k", 0.1), ("a", "r2", "k", 0.2), ("b", "s1", "k", 0.9)),
    )
    assert rows["value"].tolist() == [0.2, 0.9]
    assert differences(found).empty  # by the last rounds they agree


def test_of_three_pilots_two_may_agree_and_the_third_is_told_why_not():
    found = with_shared(
        definitions(
            ("a", "r1", "k", "d1", {}),
            ("b", "s1", "k", "d1", {"version": "2"}),
            ("c", "t1", "k", "d1", {}),
        )
    )
    three = figures(("c", "t1", "k", 0.3), ("b", "s1", "k", 0.2), ("a", "r1", "k", 0.1))
    rows = comparable_figures(found, three)
    assert rows["pilot"].tolist() == ["a", "c"]  # the order of the pilots, not of values
    apart = differences(found)
    assert apart[["pilot", "parts"]].to_numpy().tolist() == [["b", (Part.VERSION,)]]


def test_no_column_ranks():
    found = with_shared(definitions(("a", "r1", "k", "d1", {}), ("b", "s1", "k", "d1", {})))
    rows = comparable_figures(found, figures(("a", "r1", "k", 0.4), ("b", "s1", "k", 0.5)))
    assert not [name for name in rows if "rank" in name or "place" in name]
