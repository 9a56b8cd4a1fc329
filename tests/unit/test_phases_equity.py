"""KPIs by group as the observation hands them over: what is shown, hidden, protected."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest

from pescycle.model.equity import Equity
from pescycle.model.pilot import Audience, Privacy
from pescycle.model.questionnaire import Questionnaire
from pescycle.paf.kpis import kpi_values
from pescycle.phases import frames
from pescycle.phases.equity import equity_results
from pescycle.phases.gates import gated_values
from pescycle.phases.groups import group_results
from pescycle.phases.periods import months_in, round_period
from pescycle.phases.surveys import surveys
from tests.methods import PLACED, TITLE, VISITS, framework, kpi, questionnaire, responses
from tests.rounds import given, measure_month

MONTH = "2023-01-01"
SEX = {
    "id": "sex",
    "title": TITLE,
    "categories": {"w": TITLE, "m": TITLE},
    "reference": "m",
    "items": {"jobseeker": "sex"},
}
AGE = {
    "id": "age",
    "title": TITLE,
    "categories": {"y": TITLE, "o": TITLE, "z": TITLE},
}
SURVEYED = {"kind": "survey", "items": {"jobseeker": "q1"}, "weights": {"jobseeker": 1}}


def with_equity(one, *groups, privacy=None, **more):
    equity = Equity.model_validate({"groups": groups} | more)
    update = {"equity": equity} | ({"privacy": privacy} if privacy else {})
    pilot = one.folder.pilot.model_copy(update=update)
    return replace(one, folder=replace(one.folder, pilot=pilot))


def results(one, group_estimate=None):
    period = round_period(one)
    scores = gated_values(one, kpi_values(months_in(one, period), one.framework), period)
    if group_estimate is None:
        group_estimate = pd.DataFrame(columns=list(frames.GROUP_ESTIMATE))
    return equity_results(one, scores, group_estimate)


def by_group(*rows, group="sex"):
    """Rows (center, category, placed, leavers), all in January."""
    parts = [
        {"center": c, "measure": m, "group": group, "category": g, "value": float(v)}
        for c, g, *values in rows
        for m, v in zip(("placed", "leavers"), values, strict=True)
    ]
    frame = pd.DataFrame(parts).assign(month=pd.Timestamp(MONTH).as_unit("us"))
    return frame[["center", "month", "measure", "group", "category", "value"]]


def round_of(*rows, group=SEX, unstated=0, privacy=None, **more):
    """A round whose measures are the sums of the parts, and ``unstated`` on top."""
    parts = by_group(*rows, group=group["id"])
    sums = parts.groupby(["center", "measure"])["value"].sum()
    wholes = [
        (center, MONTH, measure, value + unstated)
        for (center, measure), value in sums.items()
    ]
    one = given(
        framework=framework([kpi("k", PLACED)]),
        measure_month=measure_month(*wholes),
        group_month=parts,
    )
    return results(with_equity(one, group, privacy=privacy, **more))


def shown(found):
    rows = found.equity_kpi
    return rows.set_index(["center", "category"])["state"].to_dict()


BIG = [("a", "w", 30, 60), ("a", "m", 40, 70), ("b", "w", 20, 50), ("b", "m", 20, 45)]


def test_where_every_group_is_large_all_is_shown_and_the_gap_is_judged():
    found = round_of(*BIG)
    states = shown(found)
    for place in product("ab", "wm"):
        assert states[place] == "published"
    gap = found.equity_gap.iloc[0]
    # women 50 of 110, men 60 of 115
    assert gap["gap"] == pytest.approx(50 / 110 - 60 / 115)
    assert (gap["state"], gap["finding"]) == ("published", "no_clear_gap")
    assert list(found.equity_kpi) == list(frames.EQUITY_KPI)
    assert list(found.equity_gap) == list(frames.EQUITY_GAP)
    assert found.equity_audit["passed"].all()


def test_a_small_group_takes_what_would_tell_it():
    # 4 women in b: the men of b with b's total tell them, women of a with those of all
    found = round_of(*BIG[:2], ("b", "w", 2, 4), ("b", "m", 20, 45), *more_centers())
    states = shown(found)
    assert states["b", "w"] == "hidden"
    assert states["b", "m"] == "protecting"
    others = [states[c, "w"] for c in "acd"]
    assert "protecting" in others
    hidden = found.equity_kpi[found.equity_kpi["state"] != "published"]
    known = hidden[hidden["state"].isin(["hidden", "protecting"])]
    assert known[["value", "low", "high", "count", "base"]].isna().all().all()


def more_centers():
    return [("c", "w", 30, 60), ("c", "m", 40, 70), ("d", "w", 31, 66), ("d", "m", 35, 72)]


def test_no_hidden_number_can_be_told_from_what_is_shown():
    """Every whole number of women in b that agrees with all that is published."""
    found = round_of(*BIG[:2], ("b", "w", 2, 4), ("b", "m", 20, 45), *more_centers())
    rows = found.equity_kpi.set_index(["center", "category"])
    bases = rows["base"].to_dict()
    whole = {"a": 130, "b": 49, "c": 130, "d": 138, "all": 447}
    possible = set()
    for women in range(1, 10):
        table = {("b", "w"): women, ("b", "m"): 49 - women}
        free = [c for c in "acd" if np.isnan(bases[c, "w"])]
        seen = sum(bases[c, "w"] for c in "acd" if c not in free)
        rest = bases["all", "w"] - seen - women
        if not free or rest < 10:
            continue
        table |= {(c, "w"): bases[c, "w"] for c in "acd" if c not in free}
        if table["b", "m"] >= 10 and rest <= sum(whole[c] for c in free):
            possible.add(women)
    assert max(possible) - min(possible) >= 5


def test_people_who_stated_nothing_protect_nobody_they_should_not():
    # 3 unstated in each center: the rest is not known, the women of b stay hidden
    found = round_of(*BIG[:2], ("b", "w", 2, 4), ("b", "m", 20, 45), unstated=3)
    assert shown(found)["b", "w"] == "hidden"
    assert found.equity_audit["passed"].all()


def test_nobody_of_a_group_hides_nobody():
    found = round_of(*BIG[:2], ("b", "w", 0, 0), ("b", "m", 20, 45))
    states = shown(found)
    assert states["b", "w"] == "insufficient"
    assert states["b", "m"] == "published"


def test_what_all_or_none_reached_is_kept_back_unless_the_pilot_shows_it():
    rows = (*BIG[:2], ("b", "w", 0, 40), ("b", "m", 20, 45), *more_centers())
    assert shown(round_of(*rows))["b", "w"] == "protecting"
    open_one = Privacy(unanimous="show")
    assert shown(round_of(*rows, privacy=open_one))["b", "w"] == "published"


def test_a_gap_to_a_hidden_reference_is_hidden():
    rows = [("a", "w", 30, 60), ("a", "m", 2, 5), ("b", "w", 20, 50), ("b", "m", 1, 3)]
    found = round_of(*rows)
    gap = found.equity_gap.iloc[0]
    assert gap["state"] in ("hidden", "protecting")
    assert np.isnan(gap["gap"])
    assert gap["finding"] == "insufficient_data"


def test_single_centers_can_be_left_out():
    found = round_of(*BIG, centers="together")
    assert set(found.equity_kpi["center"]) == {"all"}


def test_a_kpis_own_minimum_base_holds_for_groups_too():
    one = given(
        framework=framework([kpi("k", PLACED, minimum_base=65)]),
        measure_month=measure_month(
            ("a", MONTH, "placed", 70), ("a", MONTH, "leavers", 130)
        ),
        group_month=by_group(*BIG[:2]),
    )
    states = shown(results(with_equity(one, SEX)))
    assert (states["a", "w"], states["a", "m"]) == ("insufficient", "published")


def test_two_kpis_of_one_measure_do_not_tell_each_other():
    # the leavers are those of both KPIs; k2's placed are others
    second = PLACED | {"numerator": "kept"}
    parts = by_group(*BIG[:2], ("b", "w", 2, 4), ("b", "m", 20, 45), *more_centers())
    kept = parts[parts["measure"] == "placed"].assign(measure="kept")
    both = pd.concat([parts, kept], ignore_index=True)
    sums = both.groupby(["center", "measure"])["value"].sum()
    one = given(
        framework=framework([kpi("k", PLACED), kpi("k2", second, weight=0)]),
        measure_month=measure_month(
            *((c, MONTH, measure, value) for (c, measure), value in sums.items())
        ),
        group_month=both,
    )
    rows = results(with_equity(one, SEX)).equity_kpi
    states = rows.set_index(["kpi", "center", "category"])["state"]
    hidden = states[states.isin(["hidden", "protecting"])]
    assert set(hidden["k"].index) == set(hidden["k2"].index)


def test_a_count_by_group_is_its_share_and_small_counts_are_hidden():
    parts = pd.DataFrame(
        [("a", "w", 60.0), ("a", "m", 50.0), ("b", "w", 4.0), ("b", "m", 40.0)],
        columns=["center", "category", "value"],
    ).assign(month=pd.Timestamp(MONTH).as_unit("us"), measure="visits", group="sex")
    one = given(
        framework=framework([kpi("k", VISITS)]),
        measure_month=measure_month(
            ("a", MONTH, "visits", 110), ("b", MONTH, "visits", 44)
        ),
        group_month=parts,
    )
    states = shown(results(with_equity(one, SEX)))
    assert states["b", "w"] == "hidden"
    assert states["b", "m"] == "protecting"


def test_a_pilot_without_groups_or_paf_has_empty_frames():
    bare = results(with_equity(given(framework=framework([kpi("k", PLACED)]))))
    assert bare.equity_kpi.empty
    assert list(bare.equity_gap) == list(frames.EQUITY_GAP)
    assert list(bare.equity_audit) == list(frames.DISCLOSURE_AUDIT)
    uncounted = results(with_equity(given(framework=framework([kpi("k", PLACED)])), SEX))
    assert uncounted.equity_kpi.empty
    assert list(uncounted.equity_kpi) == list(frames.EQUITY_KPI)


def surveyed(sexes, answers, group=SEX):
    """A round with one KPI of the survey and the sex of each respondent."""
    whole = questionnaire("q1").model_dump()
    whole["items"][0]["role"] = "overall"
    names = {"w": TITLE, "m": TITLE, "o": TITLE}
    sex = {"id": "sex", "type": "choice", "role": "profile", "choices": names}
    whole["items"] = [*whole["items"], sex | {"title": TITLE, "wording": TITLE}]
    frame = responses("a" * len(sexes), q1=answers).assign(
        sex=list(sexes), submitted=pd.Timestamp("2023-05-08")
    )
    one = given(
        responses={Audience.JOBSEEKER: frame}, framework=framework([kpi("k", SURVEYED)])
    )
    asked = {Audience.JOBSEEKER: Questionnaire.model_validate(whole)}
    one = with_equity(replace(one, folder=replace(one.folder, questionnaires=asked)), group)
    return results(one, group_results(one, surveys(one)).group_estimate)


def test_a_kpi_of_the_survey_is_divided_by_the_respondents_own_question():
    found = surveyed("w" * 60 + "m" * 60, [5] * 45 + [2] * 15 + [5] * 20 + [1] * 40)
    rows = found.equity_kpi.set_index("category")
    assert rows.loc["w", ["value", "count", "base"]].tolist() == [0.75, 45, 60]
    assert set(rows["audience"]) == {"jobseeker"}
    gap = found.equity_gap.iloc[0]
    assert gap["gap"] == pytest.approx(0.75 - 1 / 3)
    assert gap["low"] < gap["gap"] < gap["high"]
    assert gap["finding"] == "ahead"


def test_an_answer_put_together_with_a_category_keeps_its_name_beside_it():
    # 4 of another sex are shown with the fewer men: as "m o"
    found = surveyed("w" * 60 + "m" * 50 + "o" * 4, [5, 2] * 57)
    assert list(found.equity_kpi["category"]) == ["w", "m o"]
    assert found.equity_gap.iloc[0]["reference"] == "m o"
    assert found.equity_gap.iloc[0]["base_reference"] == 54


def test_categories_that_are_shown_together_have_no_figure_each():
    three = SEX | {"categories": {"w": TITLE, "m": TITLE, "o": TITLE}, "reference": "w"}
    found = surveyed("w" * 60 + "m" * 50 + "o" * 4, [5, 2] * 57, three)
    states = dict(zip(found.equity_kpi["category"], found.equity_kpi["state"], strict=True))
    assert states == {"w": "published", "m": "hidden", "o": "hidden"}
    assert found.equity_gap["gap"].isna().all()


def test_with_others_as_the_reference_the_sum_of_the_hidden_ones_is_large_enough():
    rows = [("a", "y", 30, 60), ("a", "o", 2, 5), ("a", "z", 30, 50)]
    found = round_of(
        *rows, ("b", "y", 20, 40), ("b", "o", 1, 3), ("b", "z", 9, 30), group=AGE
    )
    gaps = found.equity_gap.set_index("category")
    assert gaps.loc["o", "state"] == "hidden"
    seen = gaps[gaps["state"] == "published"]
    assert (seen["base_reference"] >= 10).all()
    assert len(seen) <= 1  # two would tell the third
    assert found.equity_audit["passed"].all()
