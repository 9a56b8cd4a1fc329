"""The fieldwork while it runs, on frames of a few rows, the sum in a comment."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from pescycle.css.sampling import expected_answers
from pescycle.model.base import ALL
from pescycle.model.pilot import Audience
from pescycle.model.round import Fieldwork
from pescycle.phases.fieldwork import fieldwork_results
from pescycle.phases.outlook import present_pace
from tests.rounds import BASELINE, answered, given, row, sample, turned

# 20 days, of which the last answer of the tests is sent on the 10th.
TURN = BASELINE.model_copy(
    update={"fieldwork": Fieldwork(opens=date(2023, 3, 1), closes=date(2023, 3, 20))}
)
SEEN = "2023-03-10"


def action(centers, planned, *, day=SEEN, refused=None, **columns):
    """Action of a round with one answer a letter of ``centers``, all on the same day."""
    responses = answered(centers, days=[day], q1=[5] * len(centers))
    frame = responses[Audience.JOBSEEKER].assign(**columns)
    plan = sample(*(("jobseeker", c, 1000, n) for c, n in planned.items()))
    extra = {} if refused is None else {"refusals": {Audience.JOBSEEKER: refused}}
    one = given(turn=TURN, responses={Audience.JOBSEEKER: frame}, sample=plan, **extra)
    return turned(one)["action"]


def contacts(centers, **columns):
    """People who refused, one a letter."""
    frame = pd.DataFrame({"center": list(centers), "submitted": pd.Timestamp(SEEN)})
    return frame.assign(**({"mode": None, "interviewer": pd.NA} | columns))


def test_a_center_half_way_is_expected_to_double():
    found = action("a" * 12, {"a": 40}).fieldwork_outlook
    one = row(found, center="a")
    # 12 in 10 days, 10 days left
    assert one["expected"] == pytest.approx(24)
    assert one["per_week"] == pytest.approx(8.4)
    assert one["shortfall"] == pytest.approx(16)
    assert one["seen_on"] == pd.Timestamp(SEEN)


def test_centers_are_called_in_the_order_of_what_they_will_miss():
    found = action(
        "a" * 12 + "b" * 20 + "c" * 30, {"a": 80, "b": 41, "c": 41}
    ).fieldwork_outlook
    # a: 24 of 80, the upper limit far below; b: 40 of 41; c: 60 of 41
    assert found["center"].tolist() == ["a", "b", "c", ALL]
    assert found["finding"].tolist()[:3] == ["call", "watch", "on_course"]
    assert found["place"].tolist()[:2] == [1, 2]
    assert found["place"].isna().tolist()[2:] == [True, True]


def test_equal_shortfalls_are_ordered_by_the_part_of_the_plan_they_are():
    found = action("a" * 20 + "b" * 12, {"a": 60, "b": 44}).fieldwork_outlook
    # both miss 20: of 60, and of 44
    assert row(found, center="b")["place"] == 1
    assert row(found, center="a")["place"] == 2


def test_what_has_come_already_is_no_shortfall():
    one = row(action("a" * 12, {"a": 12}).fieldwork_outlook, center="a")
    assert (one["finding"], one["shortfall"]) == ("reached", 0)


def test_after_the_last_day_nothing_more_is_expected():
    found = action("a" * 12, {"a": 15}, day="2023-03-20").fieldwork_outlook
    one = row(found, center="a")
    assert one[["expected", "shortfall"]].tolist() == [12, 3]
    assert one[["low", "high"]].isna().all()
    assert one["finding"] == "short"


def test_a_hidden_count_has_no_outlook_and_no_place():
    found = action("a" * 30 + "b" * 5 + "c" * 12, {"a": 40, "b": 40, "c": 40})
    hidden = row(found.fieldwork_outlook, center="b")
    assert hidden[["expected", "low", "shortfall", "place"]].isna().all()
    assert hidden["finding"] == ""


def test_more_than_there_are_people_is_never_expected():
    plan = sample(("jobseeker", "a", 15, 15))
    one = given(
        turn=TURN, responses=answered("a" * 12, days=[SEEN], q1=[5] * 12), sample=plan
    )
    found = row(turned(one)["action"].fieldwork_outlook, center="a")
    assert (found["expected"], found["high"], found["margin_expected"]) == (15, 15, 0)


def test_without_dates_of_the_fieldwork_nothing_is_expected():
    one = given(responses=answered("a" * 12, q1=[5] * 12))
    assert turned(one)["action"].fieldwork_outlook.empty
    assert turned(given(turn=TURN))["action"].fieldwork_outlook.empty


def weeks(*counts):
    """Answers of all centers by week from Monday 6 March 2023."""
    days = pd.date_range("2023-03-06", periods=len(counts), freq="7D")
    return pd.DataFrame({"center": ALL, "week": days, "collected": counts})


def test_the_present_pace_is_that_of_the_last_two_whole_weeks():
    field = Fieldwork(opens=date(2023, 3, 6), closes=date(2023, 4, 30))
    seen = pd.Timestamp("2023-03-29")  # a Wednesday: the fourth week is not over
    # (20 + 10) / 2 over (30 + 20 + 10) / 3
    found = present_pace(weeks(30, 20, 10, 99), field, seen)
    assert found == pytest.approx(15 / 20)


@pytest.mark.parametrize("counts", [(30, 20), (30, None, 10), (0, 0, 0)])
def test_without_three_known_weeks_the_pace_is_steady(counts):
    field = Fieldwork(opens=date(2023, 3, 6), closes=date(2023, 4, 30))
    seen = pd.Timestamp("2023-03-06") + pd.Timedelta(days=7 * len(counts) - 1)
    assert present_pace(weeks(*counts), field, seen) == 1.0


def test_a_fieldwork_that_begins_in_midweek_has_its_first_whole_week_after():
    field = Fieldwork(opens=date(2023, 3, 8), closes=date(2023, 4, 30))
    seen = pd.Timestamp("2023-04-02")
    # whole weeks from 13 March: 20, 10, 10
    found = present_pace(weeks(99, 20, 10, 10), field, seen)
    assert found == pytest.approx(10 / (40 / 3))


@pytest.mark.parametrize("bad", [{"elapsed": 0}, {"left": -1}, {"trend": -0.1}])
def test_times_that_cannot_be_are_refused(bad):
    times = {"elapsed": 10, "left": 10, "trend": 1.0} | bad
    with pytest.raises(ValueError, match="elapsed must be above 0"):
        expected_answers([5], **times)


def test_missing_answers_give_missing_ends():
    found = expected_answers(pd.Series([None, 4], index=["x", "y"]), elapsed=4, left=4)
    assert found["expected"].isna().tolist() == [True, False]
    assert list(found.index) == ["x", "y"]


def test_answers_are_counted_by_mode_and_by_interviewer():
    days = [SEEN] * 20 + ["2023-03-08"] * 10
    found = action(
        "a" * 30,
        {"a": 40},
        mode=["phone"] * 20 + ["web"] * 10,
        interviewer=pd.array([1] * 15 + [2] * 15, dtype="Int64"),
        submitted=pd.to_datetime(days),
    ).fieldwork_group
    assert found["group"].tolist() == ["mode", "mode", "interviewer", "interviewer"]
    phone = row(found, category="phone")
    assert phone["share"] == pytest.approx(20 / 30)
    # number 2 worked on both days: 5 on the 10th, 10 on the 8th
    second = row(found, category="2")
    assert (second["collected"], second["days"], second["per_day"]) == (15, 2, 7.5)


def test_an_interviewer_of_few_answers_takes_a_second_one_along():
    found = action(
        "a" * 40,
        {"a": 40},
        interviewer=pd.array([1] * 30 + [2] * 5 + [3] * 5, dtype="Int64"),
    ).fieldwork_group
    people = found[found["group"] == "interviewer"].set_index("category")
    # 40 less 30 leaves 10 for two, each from 1 to 9: they hide each other
    assert people["state"].tolist() == ["published", "hidden", "hidden"]
    lonely = action(
        "a" * 40,
        {"a": 40},
        interviewer=pd.array([1] * 20 + [2] * 6 + [3] * 14, dtype="Int64"),
    ).fieldwork_group
    states = lonely[lonely["group"] == "interviewer"]["state"].tolist()
    assert states == ["published", "hidden", "protecting"]
    hidden = lonely[lonely["state"] != "published"]
    assert hidden[["collected", "share", "days", "per_day"]].isna().all(axis=None)


def test_refusals_are_a_share_of_those_who_were_asked_for_consent():
    found = action("a" * 30 + "b" * 20, {"a": 40}, refused=contacts("a" * 10 + "b" * 12))
    whole = row(found.refusal, group="center", category=ALL)
    # 22 of 72
    assert (whole["refused"], whole["base"]) == (22, 72)
    assert whole["share"] == pytest.approx(22 / 72)
    assert whole["low"] < 22 / 72 < whole["high"]


def test_few_refusals_are_told_like_none():
    found = action("a" * 30 + "b" * 20, {"a": 40}, refused=contacts("a" * 9)).refusal
    assert set(found["state"]) == {"hidden"}
    assert found[["refused", "answered", "share", "base"]].isna().all(axis=None)


def test_a_center_whose_answers_are_hidden_tells_no_refusals():
    found = action(
        "a" * 30 + "b" * 5 + "c" * 12, {"a": 40}, refused=contacts("a" * 15 + "b" * 15)
    ).refusal
    one = row(found, group="center", category="b")
    assert (one["state"], pd.isna(one["refused"])) == ("hidden", True)


def test_a_pilot_without_consent_items_knows_no_refusals():
    assert action("a" * 12, {"a": 40}).refusal.empty


def test_people_asked_are_compared_with_those_who_answered():
    plan = sample(("jobseeker", "a", 100, 40), ("jobseeker", "b", 100, 40))
    one = given(
        turn=TURN,
        responses=answered("a" * 20 + "b" * 15, days=[SEEN], q1=[5] * 35),
        sample=plan.assign(asked=pd.array([50, 30], dtype="Int64")),
    )
    found = turned(one)["action"].response_rate
    # 20 of 50, 15 of 30, together 35 of 80
    shares = found.set_index("center")["share"]
    assert shares.to_dict() == pytest.approx({"a": 0.4, "b": 0.5, ALL: 35 / 80})


def test_a_center_that_did_not_count_leaves_the_sum_unknown():
    plan = sample(("jobseeker", "a", 100, 40), ("jobseeker", "b", 100, 40))
    one = given(
        turn=TURN,
        responses=answered("a" * 20 + "b" * 15, days=[SEEN], q1=[5] * 35),
        sample=plan.assign(asked=pd.array([50, None], dtype="Int64")),
    )
    assert turned(one)["action"].response_rate["center"].tolist() == ["a"]


def test_the_four_frames_have_their_columns_without_any_answer():
    nothing = given(turn=TURN)
    empty = pd.DataFrame(columns=["audience", "center", "week", "collected", "state"])
    found = fieldwork_results(nothing, SimpleNamespace(), empty, empty)
    assert all(frame.empty and len(frame.columns) for frame in found.values())
