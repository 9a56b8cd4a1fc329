"""Flags by chance, over-dispersion, factors left out and shrunken ratios, in words."""

import pandas as pd
import pytest

from pescycle.report import charts, wording
from pescycle.report.shown import Table
from pescycle.report.tables import table
from tests.report import samples
from tests.report.samples import points

STRATA = "Placed within 90 days, compared by the strata of the monthly counts"
MODEL = "Placed within 90 days, compared by a model of single cases"


def summary(method: str, **changed: object) -> pd.DataFrame:
    rows = samples.context_summary()
    return rows[rows["method"] == method].assign(**changed)


def test_the_flags_of_chance_are_told_with_those_found():
    found = wording.chance_flags_reading(samples.voice(), samples.context_summary())
    assert points(found) == [
        f"{STRATA}: about 0.4 of 8 centers would lie outside the 95 % limits by chance, "
        "and with a chance of 31 % at least one does; outside the 99.8 % limits 0.02, "
        "with a chance of 1 %. In fact 2 lie outside, 2 of them outside the 99.8 % limits.",
        f"{MODEL}: about 0.4 of 8 centers would lie outside the 95 % limits by chance, and "
        "with a chance of 34 % at least one does; outside the 99.8 % limits 0.02, with a "
        "chance of 2 %. In fact 2 lie outside, 1 of them outside the 99.8 % limits.",
        "Waiting time, compared by a model of measured single cases: not compared, fewer "
        "than ten events for each parameter.",
    ]


def test_without_any_comparison_there_is_one_sentence():
    nothing = samples.context_summary().iloc[:0]
    found = wording.chance_flags_reading(samples.voice(), nothing)
    assert found.text == ("No KPI is compared with what the case mix lets expect.",)


def test_over_dispersion_is_told_only_where_the_test_shows_it():
    found = wording.dispersion_reading(samples.voice(), samples.context_summary())
    assert points(found) == [
        f"{STRATA}: the centers differ more than chance lets expect (over-dispersion 2.40, "
        "p = 0.012). 1 center lies outside the wider 95 % limits.",
        f"{MODEL}: no sign that the centers differ more than chance lets expect "
        "(over-dispersion 0.90, p = 0.420).",
    ]


def test_with_few_centers_nobody_can_tell():
    found = wording.dispersion_reading(samples.voice(), summary("strata", phi=None))
    assert points(found) == [f"{STRATA}: with fewer than five centers nobody can tell."]


def test_a_factor_that_changes_a_finding_is_told_from_one_that_moves_nothing():
    found = wording.context_check_reading(samples.voice(), samples.context_check())
    assert points(found) == [
        f"{MODEL}, without Time without work: the finding on 1 center would be another "
        "one: Center 04. The ratio of Center 04 moves most, by 0.37.",
        f"{MODEL}, without sex: nothing changes.",
    ]


def test_a_factor_that_moves_ratios_but_no_finding_says_by_how_much():
    rows = samples.context_check().assign(changed=False)
    found = wording.context_check_reading(samples.voice(), rows)
    assert points(found)[0] == (
        f"{MODEL}, without Time without work: no finding changes; no ratio moves by more "
        "than 0.37 (Center 04)."
    )


def test_a_chosen_center_hears_of_its_own_finding():
    found = wording.context_check_reading(
        samples.voice(), samples.context_check(), center="c04"
    )
    assert points(found)[0] == (
        f"{MODEL}, without Time without work: the finding would be another one; the ratio "
        "moves by 0.37."
    )


def test_without_a_factor_there_is_nothing_to_leave_out():
    found = wording.context_check_reading(samples.voice(), samples.context_check().iloc[:0])
    assert found.text == ("No comparison has a factor that could be left out.",)


def test_shrunken_ratios_name_only_those_that_stay_away_from_one():
    found = wording.shrinkage_reading(
        samples.voice(), samples.compared_twice(), samples.context_summary()
    )
    # c02: 1 + 0.8 x (45 / 61 - 1) = 0.79; c05: 1 + 0.8 x (95 / 75 - 1) = 1.21
    assert points(found) == [
        f"{STRATA}: the own cases of the center in the middle count for 80 % of its ratio. "
        "Away from 1 stay Center 02 (0.79; 0.69 to 0.89) and Center 05 (1.21; 1.11 to "
        "1.31).",
        f"{MODEL}: no sign that centers differ at all beyond chance, so every ratio is "
        "drawn to 1; the intervals say how far off it may still lie.",
    ]


def test_a_limit_that_is_one_when_rounded_does_not_stay_away_from_one():
    rows = samples.observed_expected().assign(shrunken_low=1.004, shrunken_high=1.2)
    found = wording.shrinkage_reading(samples.voice(), rows, summary("strata"))
    assert points(found)[0].endswith("No interval stays away from 1.")


def test_nothing_is_drawn_where_nothing_is_compared():
    rows = samples.observed_expected().assign(shrunken=None)
    found = wording.shrinkage_reading(samples.voice(), rows, summary("strata"))
    assert found.text == ("No ratio is drawn toward 1: fewer than two centers.",)


def test_another_way_of_comparing_is_told_once_with_what_it_finds_otherwise():
    found = wording.observed_expected_reading(samples.voice(), samples.compared_twice())
    assert found.text[0] == "2 centers lie outside their limits."
    assert points(found)[-1] == (
        "Placed within 90 days: compared by another way (a model of single cases) the "
        "findings are others for Center 05; take these with care."
    )


def test_another_way_that_finds_the_same_says_so():
    rows = samples.compared_twice()
    rows["flag"] = list(samples.observed_expected()["flag"]) * 2
    found = wording.observed_expected_reading(samples.voice(), rows)
    assert points(found)[-1] == (
        "Placed within 90 days: compared by another way (a model of single cases) the "
        "findings are the same."
    )


def test_the_reasons_of_what_is_missing_stand_in_the_table():
    found = table(samples.voice(), "observed_expected", samples.compared_twice())
    assert isinstance(found, Table)
    last = [cell.text for cell in found.rows[-1]]
    assert last[-1] == "a kind of case that no other center has"


@pytest.mark.parametrize("rows", [1, 2])
def test_a_funnel_of_few_centers_can_be_drawn(rows):
    few = samples.observed_expected().iloc[:rows]
    chart = charts.funnel_chart(samples.voice(), few, samples.funnel())
    assert chart.png.startswith(b"\x89PNG")


def test_a_funnel_without_centers_is_a_sentence():
    nothing = samples.observed_expected().iloc[-1:]
    found = charts.funnel_chart(samples.voice(), nothing, samples.funnel())
    assert found.text == ("No center has enough data to be compared.",)
