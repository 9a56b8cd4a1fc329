import pandas as pd
import pytest

from pescycle.css.sampling import (
    allocated_sizes,
    contacts_needed,
    margin,
    required_size,
    size_for_change,
)


def test_an_unknown_frame_counts_as_endless():
    # 1.959964^2 x 0.25 / 0.05^2 = 384.15, rounded up
    assert required_size(0.05, None) == 385
    assert required_size(0.05, pd.Series([None, 400], dtype="Int64")).tolist() == [385, 197]


def test_a_sample_never_exceeds_its_frame():
    assert required_size(0.05, pd.Series([0, 1, 2, 10])).tolist() == [0, 1, 2, 10]


def test_a_margin_of_zero_is_refused():
    with pytest.raises(ValueError, match="write 5 points as"):
        required_size(0, 400)


def test_everybody_answering_leaves_no_margin():
    assert margin(400, 400) == 0
    assert margin(1, 1) == 0


def test_no_answers_give_no_margin():
    found = margin(pd.Series([0, None, 100], dtype="Int64"), pd.Series([50, 50, 400]))
    assert found.isna().tolist() == [True, True, False]


def test_the_margin_undoes_the_required_size():
    # 197 of 400 must do a little better than 5 points, 196 a little worse
    assert margin(197, 400) < 0.05 < margin(196, 400)


def test_without_a_frame_the_margin_is_the_plain_one():
    # 1.959964 x sqrt(0.25 / 100)
    assert margin(100, None) == pytest.approx(0.0979981992)


# R 4.2.2: ceiling(power.prop.test(p1 = .5, p2 = .55, power = .8)$n), 1564.67;
# (p1 = .7, p2 = .78, power = .9), 629.68; (p1 = .1, p2 = .04, power = .8), 282.69
@pytest.mark.parametrize(
    ("change", "share", "power", "expected"),
    [(0.05, 0.5, 0.8, 1565), (0.08, 0.7, 0.9, 630), (-0.06, 0.1, 0.8, 283)],
)
def test_the_size_for_a_change_is_rs(change, share, power, expected):
    assert size_for_change(change, share=share, power=power) == expected


@pytest.mark.parametrize(("change", "share"), [(0.0, 0.5), (0.2, 0.9), (-0.2, 0.1)])
def test_a_change_that_cannot_be_is_refused(change, share):
    with pytest.raises(ValueError, match="lead out of 0 to 1"):
        size_for_change(change, share=share)


def test_a_design_effect_multiplies_what_an_endless_frame_needs():
    # 2 x 384.15 = 768.3
    assert required_size(0.05, None, design_effect=2) == 769
    assert margin(769, None, design_effect=2) < 0.05


def test_people_to_ask_are_the_answers_over_the_response_rate():
    assert contacts_needed(100, 0.6) == 167
    assert contacts_needed(pd.Series([30, 40]), 0.5).tolist() == [60, 80]
    with pytest.raises(ValueError, match="above 0"):
        contacts_needed(100, 0)


PEOPLE = [400, 300, 200, 100]


def test_a_proportional_sample_follows_the_people_served():
    assert allocated_sizes(100, PEOPLE).tolist() == [40, 30, 20, 10]


def test_neymans_sample_goes_where_answers_differ():
    # 400 x 0.1, 300 x 0.5, 200 x 0.5, 100 x 0.5 = 40, 150, 100, 50; times 100 / 340
    found = allocated_sizes(100, PEOPLE, rule="neyman", spread=[0.1, 0.5, 0.5, 0.5])
    assert found.tolist() == [12, 44, 29, 15]


def test_dear_answers_are_asked_less():
    # 100, 100 / sqrt(4): two to one
    assert allocated_sizes(30, [100, 100], rule="cost", cost=[1, 4]).tolist() == [20, 10]


def test_centers_to_be_compared_get_the_same():
    assert allocated_sizes(100, PEOPLE, rule="equal").tolist() == [25] * 4


def test_minima_come_first_and_nobody_is_asked_twice():
    found = allocated_sizes(100, [400, 300, 200, 5], minimum=20)
    assert found.tolist() == [42, 32, 21, 5]
    assert allocated_sizes(10, [400, 300], minimum=20).tolist() == [20, 20]
    assert allocated_sizes(999, [40, 30]).tolist() == [40, 30]
    assert allocated_sizes(5, [0, 0]).tolist() == [0, 0]


@pytest.mark.parametrize("bad", [{"cost": [0, 1]}, {"spread": [-1, 1]}])
def test_costs_and_spreads_that_cannot_be_are_refused(bad):
    with pytest.raises(ValueError, match=r"must be above 0|cannot be below 0"):
        allocated_sizes(10, [5, 5], rule="cost", **bad)
