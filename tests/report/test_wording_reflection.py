"""What the reflection says: no direction without an interval, no cause at all."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest

from pescycle.report import wording
from tests.report import samples
from tests.report.samples import plain
from tests.report.test_wording_enquiry_planning import given


def reflection(**frames) -> SimpleNamespace:
    names = ("kpi_change", "item_change", "pilot_effect", "lesson", "proposal")
    return SimpleNamespace(**{name: getattr(samples, name)() for name in names} | frames)


def points(sentences) -> list[str]:
    return [plain(point) for point in sentences.points]


def test_the_reflections_answer_speaks_of_kpis_answers_effects_and_proposals():
    found = wording.reflection_answer(samples.voice(), given(paf="any"), reflection())
    assert found.text == (
        "Of 3 KPIs: 1 better, 0 worse, 1 without a clear change, 1 that cannot be judged.",
        "Of 3 survey questions, allowing for how many were looked at: 1 better, 0 worse, 1 "
        "without a clear change, 1 that cannot be judged.",
        "2 results are consistent with an effect of the actions: Waiting time and Waiting "
        "time (Jobseekers).",
        "3 proposals go to the next round.",
    )


def test_targets_that_are_due_are_counted():
    found = wording.expected_achieved_reading(samples.voice(), samples.kpi_change())
    assert found.text == (
        "Of 3 targets that are due, 2 are met.",
        "Met: Waiting time and Walk-in visitors.",
    )
    assert points(found) == ["Placed within 90 days: expected 40 %, achieved 31 %: Act."]


@pytest.mark.parametrize(("status", "words"), [("met", "is met."), ("act", "is not met.")])
def test_the_only_target_that_is_due_is_met_or_not(status, words):
    one = samples.kpi_change().iloc[:1].assign(status=status)
    found = wording.expected_achieved_reading(samples.voice(), one)
    assert found.text[0] == f"The only target that is due {words}"


def test_a_center_without_data_has_nothing_to_judge():
    found = wording.expected_achieved_reading(
        samples.voice(), samples.kpi_change().iloc[-1:], center="c02"
    )
    assert found.text == ("No target can be judged in this round.",)
    assert found.points == ("Waiting time: insufficient data.",)


def test_a_change_is_better_only_where_its_interval_says_so():
    found = wording.kpi_change_reading(samples.voice(), samples.kpi_change())
    assert points(found) == [
        "Placed within 90 days: no clear change, −2.0 points (95 % interval −9.0 to +5.0 "
        "points), compared with the previous round; the interval holds zero.",
        "Waiting time: better, −8.8 min (95 % interval −12.0 to −5.6 min), compared with "
        "the previous round.",
        "Walk-in visitors: a difference of +48.0 (no interval), compared with the same "
        "months a year before, which cannot be judged.",
    ]


def test_a_worse_center_is_called_worse():
    found = wording.kpi_change_reading(samples.voice(), samples.kpi_change(), center="c02")
    assert points(found)[0].startswith("Placed within 90 days: worse, −22.2 points")
    assert points(found)[1] == "Waiting time: no change can be stated."


def test_of_many_changes_it_says_how_many_chance_alone_would_make_look_clear():
    # 30 judged changes at 95 %: 1.5, said as 2
    row = samples.kpi_change().iloc[:2]
    many = pd.concat([row] * 15, ignore_index=True)
    found = wording.kpi_change_reading(samples.voice(), many)
    assert found.text[1] == (
        "Of 30 changes of KPIs, single centers included, 15 are clear by themselves; if "
        "nothing had changed, chance alone would make about 2 look so."
    )
    few = wording.kpi_change_reading(samples.voice(), samples.kpi_change())
    assert len(few.text) == 1


def test_in_a_first_round_no_change_can_be_judged():
    first = samples.kpi_change().assign(verdict="insufficient_data", change=None)
    found = wording.kpi_change_reading(samples.voice(), first)
    assert found.text == (
        "No change of a KPI can be judged: there is nothing to compare with yet.",
    )
    items = samples.item_change().assign(
        verdict="insufficient_data", minimum_detectable=float("nan")
    )
    assert wording.item_change_reading(samples.voice(), items).text == (
        "No change of a survey question can be judged: there is nothing to compare with "
        "yet.",
    )


def test_the_short_answer_claims_only_changes_that_stay_clear_among_many():
    def short(**columns):
        items = samples.item_change().assign(**columns)
        found = wording.reflection_answer(
            samples.voice(), given(paf="any"), reflection(item_change=items)
        )
        return found.text

    doubtful = short(p_adjusted=[0.4, 0.06, None], verdict="worse")
    assert doubtful[1] == (
        "Of 3 survey questions single changes look clear (0 better, 3 worse), but none "
        "stays clear after allowing for how many were looked at."
    )
    assert not any(text.startswith("Worse than before") for text in doubtful)
    some = short(p_adjusted=[0.4, 0.04, None], verdict=["worse", "worse", "better"])
    assert some[1:3] == (
        "Of 3 survey questions, allowing for how many were looked at: 0 better, 1 worse, "
        "2 without a clear change, 0 that cannot be judged.",
        "Worse than before: Waiting time (Jobseekers).",
    )
    unclear = short(verdict="no_clear_change")
    assert unclear[1].startswith("Of 3 survey questions: 0 better, 0 worse, 3 without")


def test_what_became_worse_is_named_in_the_short_answer():
    items = samples.item_change().iloc[1:2].assign(verdict="worse")
    found = wording.reflection_answer(
        samples.voice(), given(paf="any"), reflection(item_change=items), center="all"
    )
    assert found.text[2] == "Worse than before: Waiting time (Jobseekers)."
    own = wording.reflection_answer(
        samples.voice(), given(paf="any"), reflection(item_change=items), center="c02"
    )
    assert own.text[1] == "Worse than before: Placed within 90 days."


def test_of_the_questions_only_clear_changes_are_listed():
    found = wording.item_change_reading(samples.voice(), samples.item_change())
    assert points(found) == [
        "Waiting time (Jobseekers): better, +10.0 points (95 % interval +3.0 to +17.0 "
        "points), compared with the previous round."
    ]


def test_an_effect_is_told_with_both_changes():
    found = wording.effect_reading(samples.voice(), samples.pilot_effect())
    assert found.text[1] == "1 result cannot be compared for want of data."
    assert points(found)[:2] == [
        "Waiting time: consistent with an effect of the actions. It changed by −9.0 min "
        "in 7 pilot centers and by −0.8 min in 5 comparison centers: a difference of −8.2 "
        "min (95 % interval −12.0 to −4.4 min).",
        "Placed within 90 days: no clear effect. It changed by +2.0 points in 7 pilot "
        "centers and by +1.0 points in 5 comparison centers: a difference of +1.0 points "
        "(95 % interval −5.0 to +7.0 points), whose interval holds zero.",
    ]


def test_of_the_questions_only_clear_effects_are_listed():
    unclear = samples.pilot_effect().iloc[[2]].assign(verdict="no_clear_change", low=-0.02)
    found = wording.effect_reading(samples.voice(), unclear)
    assert found.text == (
        "No result shows a clear effect of the actions.",
        "1 survey question shows no clear effect.",
    )
    assert found.points == ()


def test_of_the_clear_changes_those_are_counted_that_stay_clear():
    items = samples.item_change().assign(
        p_adjusted=[0.4, 0.06, None],
        adjustment="holm",
        minimum_detectable=[0.06, 0.08, None],
    )
    found = wording.item_change_reading(samples.voice(), items)
    assert [plain(text) for text in found.text[1:]] == [
        "Allowing for the number of questions by Holm's method, the one clear change does "
        "not stay clear.",
        "For half of the questions a change of 7.0 points or less would have been seen "
        "with a chance of 80 %.",
    ]


@pytest.mark.parametrize(
    ("p_adjusted", "words"),
    [
        ([0.04, 0.06, 0.06], "1 of the 3 clear changes stays clear."),
        ([0.04, 0.04, 0.06], "2 of the 3 clear changes stay clear."),
        ([0.04, 0.04, 0.04], "all 3 clear changes stay clear."),
        ([0.06, 0.06, 0.06], "none of the 3 clear changes stays clear."),
    ],
)
def test_how_many_clear_changes_stay_clear_is_one_sentence(p_adjusted, words):
    items = samples.item_change().assign(
        verdict=["better", "better", "worse"], p_adjusted=p_adjusted, level=0.95
    )
    found = wording.item_change_reading(samples.voice(), items)
    assert found.text[1] == (
        f"Allowing for the number of questions by Holm's method, {words}"
    )


def test_the_only_clear_change_can_stay_clear():
    found = wording.item_change_reading(samples.voice(), samples.item_change())
    assert found.text[1].endswith("by Holm's method, the one clear change stays clear.")


def test_a_result_whose_checks_differ_is_called_a_hint():
    effect = samples.pilot_effect().assign(checks=["differ", "agree", "agree", "none"])
    found = wording.effect_reading(samples.voice(), effect)
    assert found.text[-1] == (
        "Interval and checks do not say the same of Waiting time: take that as a hint only."
    )
    agreed = wording.effect_reading(samples.voice(), effect.assign(checks="agree"))
    assert "hint" not in " ".join(agreed.text)


def test_one_round_before_the_actions_tells_no_way():
    found = wording.center_path_reading(samples.voice(), samples.center_path())
    assert found.text[0].endswith("cannot be judged: there is only one round before them.")
    nothing = wording.center_path_reading(samples.voice(), samples.center_path().iloc[:0])
    assert nothing.text[0].startswith("There are not enough rounds")


def test_groups_that_parted_before_the_actions_are_named():
    rows = samples.center_path("2022-1", "2022-2", "2023-1", before=2)
    found = wording.center_path_reading(samples.voice(), rows)
    assert found.text[0].startswith(
        "Before the actions began the two groups already went different ways in 1 result"
    )
    assert points(found) == [
        "Waiting time (Jobseekers): the change before differs by +20.0 points (95 % "
        "interval +5.0 to +35.0 points)."
    ]
    alike = wording.center_path_reading(samples.voice(), rows.assign(low_before=-0.05))
    assert alike.text[0].endswith("That is no proof that they would have gone on alike.")
    few = wording.center_path_reading(samples.voice(), rows.assign(low_before=None))
    assert few.text[0].endswith("too few centers have data.")


def test_pilot_centers_that_fell_behind_are_told():
    worse = samples.pilot_effect().iloc[:1].assign(verdict="worse")
    found = wording.effect_reading(samples.voice(), worse)
    assert found.text == ("No result shows a clear effect of the actions.",)
    assert "the pilot centers fell behind" in found.points[0]


def test_without_an_earlier_round_there_is_no_effect():
    found = wording.effect_reading(samples.voice(), samples.pilot_effect().iloc[:0])
    assert found.text[0].startswith("Pilot and comparison centers cannot be compared yet")


def test_a_lesson_joins_what_was_done_with_what_is_seen():
    found = wording.lesson_reading(samples.voice(), samples.lesson())
    assert points(found) == [
        "Waiting time: of 3 planned actions 2 done, 0 open, 1 dropped. Since “Round "
        "2022-1” the 5 pilot centers that acted differ from the comparison centers by −8.2 "
        "min (95 % interval −12.0 to −4.4 min), which is consistent with an effect of the "
        "actions.",
        "Placed within 90 days: of 2 planned actions 1 done, 1 open, 0 dropped. Since "
        "“Round 2022-1” the 2 pilot centers that acted differ from the comparison centers "
        "by +1.0 points (95 % interval −5.0 to +7.0 points); the interval holds zero, so "
        "no sign of an effect is seen.",
    ]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"done": 0, "open": 2},
            "Nothing was done, so nothing can be learned yet.",
        ),
        (
            {"done": 0, "dropped": 3},
            "All was dropped: nothing was tried, so nothing can be learned.",
        ),
        (
            {"centers": 1},
            "One pilot center acted; one center alone cannot be judged against the "
            "comparison centers.",
        ),
        ({"effect": None}, "Whether it moved cannot be judged for want of data."),
        (
            {"verdict": "worse"},
            "Since “Round 2022-1” the 5 pilot centers that acted fell behind the "
            "comparison centers by a difference of −8.2 min (95 % interval −12.0 to −4.4 "
            "min).",
        ),
    ],
)
def test_a_lesson_says_what_cannot_be_learned(changed, sentence):
    lesson = samples.lesson().iloc[:1].assign(**changed)
    found = points(wording.lesson_reading(samples.voice(), lesson))[0]
    assert found.endswith(f". {sentence}")


def test_expectations_of_the_answers_are_counted_and_clear_differences_named():
    found = wording.item_expected_reading(samples.voice(), samples.item_expected())
    assert found.text == (
        "Of 3 survey questions: 1 clearly above what was expected, 1 not clearly "
        "different, 1 clearly below.",
        "1 cannot be judged for want of data.",
    )
    assert points(found) == [
        "Waiting time (Jobseekers): 80 % (base 260; 95 % interval 76 to 84 %), clearly "
        "above the 75 % that was expected.",
        "Courtesy (Jobseekers): 50 % (base 260; 95 % interval 44 to 56 %), clearly below "
        "the 60 % that was expected.",
    ]


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("above", "clearly more than the 27 % of the last round, which was to be held."),
        ("below", "clearly less than the 27 % of the last round, which was to be held."),
    ],
)
def test_a_share_that_was_to_be_held_is_that_of_the_last_round(finding, words):
    held = samples.item_expected().iloc[:1].assign(finding=finding)
    found = wording.item_expected_reading(samples.voice(), held)
    assert points(found) == [
        "Overall satisfaction (Jobseekers): 31 % (base 263; 95 % interval 26 to 37 %), "
        f"{words}"
    ]


def test_without_an_expectation_no_question_is_judged():
    found = wording.item_expected_reading(
        samples.voice(), samples.item_expected().iloc[-1:]
    )
    assert found.text == (
        "No survey question can be held against an expectation in this round.",
    )


def test_every_kind_of_proposal_has_its_words():
    kinds = ("keep", "adapt", "finish", "examine", "raise", "data", "dropped")
    one = samples.proposal().iloc[:1]
    said = [
        wording.proposal_reading(samples.voice(), one.assign(kind=kind)).points[0]
        for kind in kinds
    ]
    assert len(set(said)) == len(kinds)
    assert all(sentence.startswith("Waiting time: ") for sentence in said)


def test_keeping_says_since_when_the_difference_is_counted():
    found = wording.proposal_reading(samples.voice(), samples.proposal())
    assert points(found)[0] == (
        "Waiting time: keep doing what was done; the difference since “Round 2022-1”, −8.2 "
        "min (95 % interval −12.0 to −4.4 min), is consistent with an effect of the "
        "actions."
    )


def test_a_center_reads_its_own_proposals_and_those_for_all():
    found = wording.proposal_reading(samples.voice(), samples.proposal(), center="c02")
    assert found.text == ("2 proposals go to the next round.",)
    assert points(found)[1] == (
        "Placed within 90 days, Center 02: examine why it differs from what its case mix "
        "lets expect (observed over expected: 0.74)."
    )


def test_nothing_to_propose_is_said():
    found = wording.proposal_reading(samples.voice(), samples.proposal().iloc[:0])
    assert found.text == ("There is nothing to propose to the next round.",)


def test_the_limits_name_chance_and_missing_lots():
    found = wording.reflection_limits(samples.voice(), given(), reflection())
    # Of 5 KPI rows 3 and of 3 item rows 2 have a verdict.
    assert found.points[1].startswith("5 changes were judged.")
    assert found.points[-1].startswith(
        "An effect rests on at most 7 pilot and 5 comparison"
    )


def test_the_limits_of_a_first_round_say_that_it_is_one():
    first = reflection(
        kpi_change=samples.kpi_change().iloc[:0],
        item_change=samples.item_change().iloc[:0],
        pilot_effect=samples.pilot_effect().iloc[:0],
    )
    found = wording.reflection_limits(samples.voice(), given(), first)
    assert "There is no earlier round to compare with." in found.points


def test_without_comparison_centers_no_effect_can_be_estimated():
    alone = samples.pilot_effect().assign(comparisons=0, verdict="insufficient_data")
    found = wording.reflection_limits(
        samples.voice(), given(), reflection(pilot_effect=alone)
    )
    assert found.points[-1] == "No effect can be estimated without comparison centers."
    assert wording.effect_reading(samples.voice(), alone).text == (
        "Nothing can be said of an effect of the actions: no comparison center has data.",
    )


@pytest.mark.parametrize("verdict", ["better", "worse", "no_clear_change"])
def test_no_sentence_of_an_effect_speaks_of_a_cause(verdict):
    voice, effect = samples.voice(), samples.pilot_effect().assign(verdict=verdict)
    lesson = samples.lesson().assign(verdict=verdict)
    said = [
        *wording.effect_reading(voice, effect).points,
        *wording.lesson_reading(voice, lesson).points,
    ]
    assert not re.search(
        r"\b(caus|because of|thanks to|due to|led to|prove)", " ".join(said)
    )


def test_a_change_whose_interval_holds_zero_has_no_direction():
    unclear = samples.kpi_change().iloc[:1]
    found = wording.kpi_change_reading(samples.voice(), unclear).points[0]
    assert not re.search(r"\b(up|down|better|worse|rose|fell|more|less)\b", found)
