"""Roles that are proposed, and the balance of both sets, on four centers."""

from dataclasses import replace

import pandas as pd
import pytest

from pescycle.model.pilot import Covariate
from pescycle.phases import enquire, plan
from tests.methods import TITLE
from tests.rounds import BASELINE, CENTERS, FOLLOWING, given, row, turned

PAIRS = {"method": "matched_pairs", "seed": 7, "on": ["rural"]}
# a and c are near each other, and b and d
RURAL = [0.1, 0.8, 0.2, 0.9]


def assigned(asked=None, *, centers=None, rural=RURAL):
    """The plan of a round whose pilot knows one covariate of each center."""
    turn = BASELINE.model_copy(update={"assignment": None})
    if asked:
        turn = type(BASELINE).model_validate(BASELINE.model_dump() | {"assignment": asked})
    one = given(turn=turn)
    known = Covariate(id="rural", title=TITLE, unit="share")
    pilot = one.folder.pilot.model_copy(update={"covariates": (known,)})
    table = (CENTERS if centers is None else centers).assign(rural=rural)
    one = replace(one, folder=replace(one.folder, pilot=pilot, centers=table))
    return plan(one, enquire(one, None, None), None)


def test_without_a_choice_the_roles_in_force_are_compared():
    planning = assigned()
    assert planning.assignment.empty
    (own,) = planning.balance.to_dict("records")
    assert own["allocation"] == "in_force"
    # pilots a, b: 0.45, comparison c, d: 0.55; both variances 0.245: -0.1 / 0.495
    assert own["difference"] == pytest.approx(-0.1 / 0.245**0.5)
    assert own["variance_ratio"] == pytest.approx(1)


def test_centers_that_are_alike_are_pairs_of_which_one_is_drawn():
    rows = assigned(PAIRS).assignment
    assert dict(zip(rows["center"], rows["partner"], strict=True)) == {
        **{"a": "c", "c": "a"},
        **{"b": "d", "d": "b"},
    }
    assert rows.groupby("block")["proposed_role"].apply(set).map(len).tolist() == [2, 2]
    assert rows["role"].tolist() == [
        CENTERS.set_index("id")["role"][name] for name in rows["center"]
    ]
    assert set(rows["seed"]) == {7}


def test_the_same_seed_draws_the_same_centers_and_another_one_others():
    drawn = [
        tuple(assigned(PAIRS | {"seed": seed}).assignment["proposed_role"])
        for seed in (7, 7, 1, 2, 3, 4, 5)
    ]
    by_center = [
        tuple(
            assigned(PAIRS | {"seed": s}).assignment.sort_values("center")["proposed_role"]
        )
        for s in range(8)
    ]
    assert drawn[0] == drawn[1]
    assert len(set(by_center)) > 1


def test_the_balance_of_the_proposal_stands_beside_that_in_force():
    balance = assigned(PAIRS).balance
    assert balance["allocation"].tolist() == ["in_force", "proposed"]
    proposed = row(balance, allocation="proposed")
    assert (proposed["pilots"], proposed["comparisons"]) == (2, 2)
    # whoever is drawn: the means differ by 0 or 0.1
    means = abs(proposed["pilot_mean"] - proposed["comparison_mean"])
    assert min(abs(means - 0.0), abs(means - 0.1)) == pytest.approx(0, abs=1e-12)


def test_with_strata_each_gives_its_share():
    centers = CENTERS.assign(group_en=["city", "city", "province", "province"])
    asked = {"method": "stratified", "seed": 1, "on": ["rural"], "strata": "group"}
    rows = assigned(asked, centers=centers).assignment
    assert rows["block"].tolist() == [1, 1, 2, 2]
    assert rows.groupby("block")["proposed_role"].apply(list).tolist() == [
        ["pilot", "comparison"],
        ["pilot", "comparison"],
    ]
    assert rows["distance"].isna().all()


def test_numbers_are_strata_in_parts_of_equal_size():
    asked = {"method": "stratified", "seed": 1, "on": ["rural"], "strata": "rural"}
    rows = assigned(asked | {"pilots": 3}).assignment
    assert set(rows.loc[rows["block"] == 1, "center"]) == {"a", "c"}
    assert (rows["proposed_role"] == "pilot").sum() == 3


def test_a_figure_that_one_center_lacks_is_left_out_by_name():
    planning = assigned(PAIRS, rural=[0.1, None, 0.2, 0.9])
    assert set(planning.assignment["reason"]) == {"no_variable"}
    assert set(planning.assignment["proposed_role"]) == {""}
    (own,) = planning.balance.to_dict("records")
    assert own["reason"] == "unknown_somewhere"
    assert pd.isna(own["difference"])


def test_a_figure_that_is_alike_everywhere_tells_no_center_from_another():
    planning = assigned(PAIRS, rural=[0.5] * 4)
    assert set(planning.balance["reason"]) == {"alike_everywhere"}
    assert set(planning.assignment["reason"]) == {"no_variable"}


def test_three_centers_are_too_few():
    planning = assigned(PAIRS, centers=CENTERS.iloc[:3], rural=RURAL[:3])
    assert set(planning.assignment["reason"]) == {"few_centers"}


def test_of_five_centers_the_one_left_over_is_named():
    more = pd.DataFrame({"id": ["e"], "role": ["comparison"], "opened": [pd.NaT]})
    five = pd.concat([CENTERS, more], ignore_index=True)
    rows = assigned(PAIRS, centers=five, rural=[*RURAL, 0.5]).assignment
    alone = row(rows, center="e")
    assert alone["reason"] == "without_partner"
    assert alone["proposed_role"] in ("pilot", "comparison")
    assert pd.isna(alone["block"])
    assert rows["center"].iloc[-1] == "e"


STRATA = {"method": "stratified", "seed": 1, "on": ["rural"], "strata": "group"}


def in_two_strata(roles):
    """A plan with lots in two strata of two centers; ``roles`` of a, b, c, d in force."""
    groups = ["city", "city", "province", "province"]
    return assigned(STRATA, centers=CENTERS.assign(group_en=groups, role=roles))


def roles_drawn():
    drawn = in_two_strata(["pilot"] * 4).assignment
    return drawn.set_index("center")["proposed_role"]["a b c d".split()].tolist()


def test_centers_whose_role_is_not_the_one_drawn_are_counted_and_kept_in_the_headline():
    # One of each stratum is drawn: of four pilots two were to be compared.
    planning = in_two_strata(["pilot"] * 4)
    assert set(planning.assignment["others"]) == {2}
    record = {"lots_round": "r1", "lots_centers": 4, "lots_others": 2}
    assert planning.headline.items() >= record.items()


def test_where_the_roles_are_those_drawn_no_center_has_another():
    assert in_two_strata(roles_drawn()).headline["lots_others"] == 0


def test_where_nothing_was_asked_or_drawn_no_lots_are_on_record():
    assert not any(key.startswith("lots") for key in assigned().headline)
    undrawn = assigned(PAIRS, rural=[0.5] * 4)
    assert undrawn.assignment["others"].isna().all()
    assert not any(key.startswith("lots") for key in undrawn.headline)


def test_a_later_round_knows_the_first_lots_even_if_it_draws_again():
    centers = CENTERS.assign(group_en=["city", "city", "province", "province"])
    known = Covariate(id="rural", title=TITLE, unit="share")

    def asking(turn, last=None):
        drew = type(turn).model_validate(turn.model_dump() | {"assignment": STRATA})
        one = given(turn=drew, last=last)
        pilot = one.folder.pilot.model_copy(update={"covariates": (known,)})
        folder = replace(one.folder, pilot=pilot, centers=centers.assign(rural=RURAL))
        return replace(one, folder=folder)

    first = asking(BASELINE)
    before = turned(first)
    now = turned(asking(FOLLOWING, first), before)
    for phase in ("enquiry", "planning", "reflection"):
        assert now[phase].headline["lots_round"] == "r1"
    assert (
        now["reflection"].headline["lots_others"]
        == (before["planning"].headline["lots_others"])
    )
