"""What each report says that it cannot tell: from its own figures, the gravest first."""

import pandas as pd
import pytest

from pescycle.report import wording
from pescycle.report.wording.limits.kinds import (
    MOST_LIMITS,
    Limit,
    Weight,
    few_names,
    gravest,
)
from tests.report import results, samples
from tests.report.results import ALL_AUDIENCES, SECOND, given

ALL_OF = {
    "enquiry": results.enquiry,
    "planning": results.planning,
    "action": results.action,
    "observation": results.observation,
    "reflection": results.reflection,
}


def limits(phase: str, audiences=("jobseeker",), paf="any", **frames) -> tuple[str, ...]:
    tell = getattr(wording, f"{phase}_limits")
    turn = given(SECOND, audiences=audiences, paf=paf)
    found = tell(samples.voice(), turn, ALL_OF[phase](**frames))
    return tuple(samples.plain(point) for point in found.points)


def starting(points: tuple[str, ...], start: str) -> str:
    (found,) = [point for point in points if point.startswith(start)]
    return found


def test_the_gravest_limits_come_first_and_six_are_told():
    several = [Limit(Weight(number % 4), f"{number}.") for number in range(8)]
    found = gravest(samples.voice(), several)
    # Weights 0 1 2 3 0 1 2 3: both of weight 0, both of 1, both of 2, none of 3.
    assert found.points == ("0.", "4.", "1.", "5.", "2.", "6.")
    assert found.text == ("Of 8 limits the 6 gravest:",)
    assert gravest(samples.voice(), several[:MOST_LIMITS]).text == ()


def test_of_many_names_the_first_three_are_said_and_the_others_counted():
    voice = samples.voice()
    assert few_names(voice, ["a", "b", "c", "d"]) == "a, b, c and d"
    assert few_names(voice, ["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert few_names(voice, ["a, x", "b", "c", "d", "e"]) == "a, x; b; c and 2 more"


@pytest.mark.parametrize("phase", ALL_OF)
def test_a_pilot_without_a_framework_hears_that_first(phase):
    assert "no performance framework" in limits(phase, paf=None)[0]


@pytest.mark.parametrize("phase", ["enquiry", "action", "observation"])
def test_an_audience_that_was_not_heard_is_named(phase):
    first = limits(phase, audiences=ALL_AUDIENCES)[0]
    assert first.startswith("No answers in this round, so nothing can be said for them:")
    assert "Staff" in first


@pytest.mark.parametrize("phase", ALL_OF)
def test_no_report_says_more_than_six_limits_and_each_says_one(phase):
    assert 1 <= len(limits(phase, audiences=ALL_AUDIENCES, paf=None)) <= MOST_LIMITS


@pytest.mark.parametrize("phase", ALL_OF)
def test_limits_are_said_in_french_too(phase):
    tell = getattr(wording, f"{phase}_limits")
    english = tell(samples.voice(), given(paf="any"), ALL_OF[phase]())
    french = tell(samples.voice("fr"), given(paf="any"), ALL_OF[phase]())
    assert len(english.points) == len(french.points)
    assert not set(english.points) & set(french.points)


def test_the_enquiry_counts_what_is_missing():
    points = limits("enquiry")
    assert starting(points, "1 of 3 KPIs has no baseline").endswith(": Waiting time.")
    # 12 + 10 + 12 months are expected, 12 + 10 + 11 reported.
    assert starting(points, "1 monthly figure of 34").endswith("in Center 03 (1).")
    # Rows read 310 + 72, kept 301 + 72; of the first file 9 of 310 = 2.9 %.
    assert starting(points, "9 of 382 rows and 4 single values").startswith(
        "9 of 382 rows and 4 single values were set aside and are missing from every "
        "result, at most 2.9 % of a file (jobseekers)"
    )
    assert "1 of 3 values that describe" in starting(points, "1 of 3 values")


def test_nothing_missing_is_not_told():
    whole = samples.coverage().assign(months_reported=lambda f: f["months_expected"])
    source = samples.source().assign(
        rows_read=10, rows_kept=10, cells_set_aside=0, source="desk"
    )
    points = limits(
        "enquiry",
        coverage=whole,
        source=source,
        baseline=samples.baseline().iloc[:2],
        covariate=samples.covariate().dropna(),
        month_revision=samples.month_revision().iloc[:0],
        hidden_row=pd.DataFrame(),
    )
    assert len(points) == 2
    assert points[1].startswith("A baseline says where a center starts, not why")


def test_without_baselines_or_comparison_centers_the_enquiry_says_so():
    points = limits(
        "enquiry",
        baseline=samples.baseline().assign(basis="none"),
        center=samples.center().assign(role="pilot"),
    )
    assert points[1].startswith("There is no comparison center:")
    assert points[2].startswith("No KPI has a baseline yet")


def test_the_plan_names_what_nobody_acts_on_and_what_will_stay_unseen():
    points = limits("planning")
    assert starting(points, "No action aims at 4 of 6 KPIs").endswith(
        "Walk-in visitors, Overall satisfaction, Trained staff and Caseload."
    )
    assert starting(points, "1 of 6 KPIs has no target").endswith(": Waiting time.")
    assert starting(points, "Even if all planned answers").endswith(
        "(all centers, median question): Jobseekers ±7.5 points."
    )
    assert starting(points, "Of 2 targets of single centers").startswith(
        "Of 2 targets of single centers with a known chance 1 would be met and 0 missed"
    )


def test_a_plan_without_sample_and_actions_can_tell_little():
    points = limits(
        "planning",
        sample_plan=samples.sample_plan().iloc[:0],
        planned_precision=samples.planned_precision().iloc[:0],
        action_plan=samples.action_plan().iloc[:0],
    )
    assert points[:2] == (
        "No survey sample is planned, so no margin can be stated.",
        "No action is planned, so no change can be read as an action's effect.",
    )
    assert not any(point.startswith("No action aims") for point in points)


def test_plans_that_are_too_small_for_single_centers_are_named():
    small = samples.sample_plan().assign(planned=[450, 197, 29, 60, 60])
    assert starting(limits("planning", sample_plan=small), "Fewer answers") == (
        "Fewer answers are planned than the 30 from which a center's own result is shown, "
        "so that it will be hidden: Jobseekers in 1 of 2 centers."
    )


def test_the_way_counts_what_was_not_done_not_shown_and_not_checked():
    points = limits("action")
    assert starting(points, "Of 4 actions 2 were not done")
    assert starting(points, "1 of 4 monthly charts has no limits")
    assert starting(points, "2 of 10 counts of answers by center and week")
    assert starting(points, "1 of 7 checks of the figures could not be made")
    # The margin of the employers is not known: nothing is said of it.
    assert starting(points, "Fewer answers came in than planned") == (
        "Fewer answers came in than planned: Jobseekers 94 %, margin ±4.9 points and not "
        "±3.7 points."
    )
    assert starting(points, "A signal says").endswith(
        "of 3 charts chance alone lets 0.6 signal, and 1 do."
    )


def test_answers_as_planned_and_no_charts_leave_only_cautions():
    points = limits(
        "action",
        action_count=samples.action_count().assign(open=0, dropped=0),
        response_count=samples.response_count().assign(share=1.0, state="published"),
        response_week=samples.response_week().assign(state="published"),
        monitor_chart=samples.monitor_chart().iloc[:0],
        monitor_rule=samples.monitor_rule().iloc[:0],
        gaming_check=samples.gaming_check().iloc[:0],
    )
    assert len(points) == 2
    assert points[0].startswith("That an action is marked as done does not say how well")


def test_the_observation_counts_what_is_hidden_and_how_loose_ranks_are():
    points = limits("observation")
    assert starting(points, "Shares of the best answers in single centers").startswith(
        "Shares of the best answers in single centers are hidden because too few people "
        "answered: Jobseekers 1 of 2."
    )
    assert starting(points, "1 of 6 scores of single centers is missing")
    assert starting(points, "1 of 5 comparisons of groups")
    assert starting(points, "Ranks are loose").startswith(
        "Ranks are loose: in the middle case a center comes out on 2 of 4 places."
    )
    assert "Jobseekers (web 40, at_exit 200)" in starting(points, "People were asked")


def test_one_way_of_asking_is_no_limit():
    one = samples.group_estimate().query("category != 'web'")
    points = limits("observation", group_estimate=one)
    assert not any(point.startswith("People were asked") for point in points)


def test_weights_are_told_where_there_is_room_for_cautions():
    bare = {
        "estimate": samples.estimate().assign(state="published", low=float("nan")),
        "kpi_score": samples.kpi_score().assign(status="met"),
        "equity_gap": samples.equity_gap().iloc[:0],
        "rank_interval": samples.rank_interval().iloc[:0],
        "group_estimate": samples.group_estimate().iloc[:0],
    }
    points = limits("observation", **bare)
    assert points[1].startswith("Weights (Jobseekers) mend that some kinds of")
    assert points[2].startswith("Figures without weighting (Employers) speak for")
    assert points[3].startswith("A status carries no interval:")
    assert points[5].startswith("Scores of maturity are judgements:")
    weighted = limits("observation", weight_effect=samples.weight_effect().iloc[:1], **bare)
    assert not any("without weighting" in point for point in weighted)


def test_the_reflection_names_what_cannot_be_judged_and_the_smallest_effect():
    points = limits("reflection")
    assert starting(points, "1 of 4 effects cannot").endswith(": Walk-in visitors.")
    assert starting(points, "The change of 1 of 3 KPIs").endswith(": Walk-in visitors.")
    assert starting(points, "Of 1 effect the checks by lot").endswith("(Waiting time).")
    assert "7 pilot and 5 comparison centers: one of less than 16.0 points" in starting(
        points, "An effect rests on"
    )
    # Of 5 KPI rows 3 and of 3 item rows 2 have a verdict.
    one_mind = results.reflection().pilot_effect.assign(checks="agree")
    points = limits("reflection", pilot_effect=one_mind)
    assert starting(points, "5 changes were judged.")


FEW = {
    "kpi_change": samples.kpi_change().iloc[:0],
    "lesson": samples.lesson().iloc[:0],
    "item_change": samples.item_change().iloc[:0],
}


@pytest.mark.parametrize(
    ("others", "told"),
    [
        (
            3,
            "The pilot centers were not those drawn by lot: 3 of 12 centers have another "
            "role (report 02 of 2023-1); what made them pilots may have moved their "
            "figures too.",
        ),
        (
            1,
            "The pilot centers were not those drawn by lot: 1 of 12 centers has another "
            "role (report 02 of 2023-1); what made them pilots may have moved their "
            "figures too.",
        ),
        (0, "The pilot centers were drawn by lot (report 02 of 2023-1)."),
    ],
)
def test_it_is_told_whether_the_pilot_centers_are_those_that_were_drawn(others, told):
    drew = {"lots_round": "2023-1", "lots_centers": 12, "lots_others": others}
    points = limits("reflection", headline=drew, **FEW)
    assert starting(points, "What else happened").endswith(f"actions. {told}")


def test_without_lots_on_record_the_general_caution_is_told():
    told = starting(limits("reflection", **FEW), "What else happened")
    assert "No lots are on record for the choice of the pilot centers" in told


def test_without_comparison_centers_nothing_is_told_of_lots():
    alone = results.reflection().pilot_effect.assign(comparisons=0)
    points = limits("reflection", pilot_effect=alone, **FEW)
    assert starting(points, "What else happened").endswith("from the actions.")


def test_what_an_effect_is_worth_is_told_before_widths():
    points = limits("reflection")
    kinds = [point.split()[0] for point in points]
    assert kinds.index("What") < kinds.index("An")  # "An effect rests on at most ..."


def test_groups_that_parted_before_the_actions_are_named():
    points = limits("reflection", center_path=samples.center_path("a", "b", "c", before=2))
    # The difference of the ways before, 0.05 to 0.35, leaves out zero.
    named = starting(points, "In 1 of 1 figures pilot and comparison centers went")
    assert named.endswith("(Waiting time (survey question)).")
    alike = samples.center_path("a", "b", "c", before=2).assign(low_before=-0.1)
    points = limits("reflection", center_path=alike)
    assert not any("went different ways" in point for point in points)


def test_an_audience_without_a_single_effect_is_named_as_a_whole():
    effect = results.reflection().pilot_effect
    items = effect.iloc[[2, 2]].assign(audience="staff", verdict="insufficient_data")
    points = limits("reflection", pilot_effect=pd.concat([effect, items]))
    assert starting(points, "3 of 6 effects cannot").endswith("Walk-in visitors and Staff.")


def test_a_first_round_has_nothing_to_compare_with():
    points = limits(
        "reflection",
        kpi_change=samples.kpi_change().iloc[:0],
        item_change=samples.item_change().iloc[:0],
        pilot_effect=results.reflection().pilot_effect.iloc[:0],
        lesson=samples.lesson().iloc[:0],
        center_path=samples.center_path().iloc[:0],
    )
    assert points == (
        "There is no earlier round to compare with: no change, no effect and no lesson can "
        "be told.",
        "What else happened in the pilot centers, or in the comparison centers, cannot be "
        "told from the actions.",
    )


def test_without_comparison_centers_no_effect_can_be_estimated():
    alone = results.reflection().pilot_effect.assign(
        comparisons=0, verdict="insufficient_data"
    )
    points = limits("reflection", pilot_effect=alone)
    assert points[0] == "No effect can be estimated without comparison centers."
    assert not any("effects cannot be estimated" in point for point in points)
