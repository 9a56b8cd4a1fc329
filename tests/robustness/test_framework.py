"""The framework as a whole: each mistake at its own key, all of them at once."""

from pathlib import Path

import pytest

from tests.robustness.framework_text import (
    EIGHTY,
    FILE,
    GROWTH,
    TWENTY,
    VISITS,
    WAITING,
    WALK_IN,
    mistakes,
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "better: lower",
            "",
            'row 22: "pillars[1].kpis[2].better": this key is missing. Add it.',
        ),
        (
            GROWTH,
            "",
            'row 12: "pillars[1].kpis[1]": KPI walk_in: give either a target or a band; '
            "add target:, such as {rule: growth, rate: 0.05}.",
        ),
        (
            "better: lower",
            "better: band",
            "row 26: \"pillars[1].kpis[2].better\": KPI waiting: 'better: band' and "
            "'band:' go together; write band: {low:, high:} in place of target:.",
        ),
        (
            TWENTY,
            "band: {low: 10, high: 20}",
            "row 28: \"pillars[1].kpis[2].band\": KPI waiting: 'better: band' and "
            "'band:' go together; write better: band, or target: in place of band:.",
        ),
        (
            EIGHTY,
            "target: {rule: fixed, value: 1.2}",
            'row 38: "pillars[1].kpis[3].target.value": KPI satisfied: a target of 1.2 '
            "cannot be reached by a share; write it between 0 and 1 (80 % is 0.80).",
        ),
        (
            TWENTY,
            "target: {rule: fixed, value: 0}",
            'row 28: "pillars[1].kpis[2].target.value": KPI waiting: a target of 0 has no '
            "attainment, which divides by it; write a value above 0.",
        ),
        (
            EIGHTY,
            "target: {rule: points, points: 3}",
            'row 38: "pillars[1].kpis[3].target.points": KPI satisfied: 3 cannot be added '
            "to a share; write 3 points as 0.03.",
        ),
        (
            GROWTH,
            "target: {rule: growth, rate: -0.05}",
            'row 18: "pillars[1].kpis[1].target.rate": KPI walk_in: better is higher but '
            "rate is -0.05, so the target asks for the worse; write 0.05, or correct "
            "better:.",
        ),
        (
            TWENTY,
            "target: {rule: points, points: 2}",
            'row 28: "pillars[1].kpis[2].target.points": KPI waiting: better is lower but '
            "points is 2, so the target asks for the worse; write -2, or correct better:.",
        ),
        (
            EIGHTY,
            "target: {rule: growth, rate: 0.1}",
            'row 38: "pillars[1].kpis[3].target.rule": KPI satisfied: growth needs monthly '
            "measures, not a survey; write points or fixed.",
        ),
        (
            "unit: minutes",
            "unit: share",
            'row 25: "pillars[1].kpis[2].unit": KPI waiting: unit share does not fit a '
            "formula of kind mean; write minutes or days or number, or another formula.",
        ),
        (
            "total: waited",
            "total: timed",
            'row 27: "pillars[1].kpis[2].formula": KPI waiting: timed over timed is '
            "always 1; name two different measures.",
        ),
        (
            "measure: visits}",
            "measure: visit}",
            "row 17: \"pillars[1].kpis[1].formula\": measure 'visit' is used by a KPI but "
            'not under measures. Did you mean "visits"?',
        ),
        (
            VISITS,
            VISITS + "\n  - {id: orphan, title: {en: Orphan}}",
            "row 6: \"measures[2]\": measure 'orphan' is used by no KPI; remove it.",
        ),
        (
            "id: waiting",
            "id: walk_in",
            "row 22: \"pillars[1].kpis[2].id\": KPI 'walk_in' stands twice; "
            "ids must differ.",
        ),
        (
            WALK_IN,
            "weight: 0.6",
            'row 11: "pillars[1].kpis": pillar "users": the weights of walk_in and waiting '
            "and satisfied add up to 1.2, not 1; correct weight:, 0 shows a KPI beside the "
            "pillar.",
        ),
        (
            WALK_IN,
            WALK_IN + "\n        counter: satisfed",
            "row 20: \"pillars[1].kpis[1].counter\": KPI walk_in: its counter 'satisfed' "
            'is no KPI. Did you mean "satisfied"?',
        ),
        (
            WALK_IN,
            WALK_IN + "\n        counter: walk_in",
            'row 20: "pillars[1].kpis[1].counter": KPI walk_in: a KPI cannot be its own '
            "counter; name a KPI of quality.",
        ),
        (
            WALK_IN,
            WALK_IN + "\n        enablers: [staff, staff]",
            'row 20: "pillars[1].kpis[1].enablers": KPI walk_in: staff stands twice under '
            "enablers; write it once.",
        ),
        (
            WALK_IN,
            WALK_IN + "\n        case_mix: true",
            'row 20: "pillars[1].kpis[1].case_mix": KPI walk_in: case_mix needs a formula '
            "of kind share; write false.",
        ),
        (
            EIGHTY,
            EIGHTY + "\n        period: month",
            'row 39: "pillars[1].kpis[3].period": KPI satisfied: a survey is read once a '
            "round; write period: round.",
        ),
        (
            WALK_IN,
            WALK_IN + "\n        effective_from: 2023-02-01"
            "\n        effective_until: 2023-01-01",
            'row 21: "pillars[1].kpis[1].effective_until": KPI walk_in: effective_until '
            "2023-01-01 lies before effective_from 2023-02-01; swap them.",
        ),
        (
            'edition: "1"',
            'edition: "1"\neffective_from: 2023-02-01\neffective_until: 2023-01-01',
            'row 4: "effective_until": effective_until 2023-01-01 lies before '
            "effective_from 2023-02-01; swap them.",
        ),
    ],
)
def test_each_mistake_stands_at_its_key_with_its_remedy(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert mistakes(tmp_path, (old, new)) == [f"{FILE}, {said}"]


def test_a_kpi_in_force_on_no_day_of_its_edition_is_refused(tmp_path: Path) -> None:
    (said,) = mistakes(
        tmp_path,
        ('edition: "1"', 'edition: "1"\neffective_from: 2023-01-01'),
        (WALK_IN, WALK_IN + "\n        effective_until: 2022-12-31"),
    )
    assert "KPI walk_in is in force on no day of the edition; correct its dates" in said


def test_a_band_of_a_share_lies_below_one(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        (EIGHTY, "band: {low: 0.5, high: 50}"),
        ("unit: share\n        better: higher", "unit: share\n        better: band"),
    )
    assert found == [
        f'{FILE}, row 38: "pillars[1].kpis[3].band.high": KPI satisfied: a share never '
        "reaches 50; write the band between 0 and 1."
    ]


def test_counters_may_not_go_in_a_circle(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        (WALK_IN, WALK_IN + "\n        counter: waiting"),
        (WAITING, WAITING + "\n        counter: satisfied"),
        (EIGHTY, EIGHTY + "\n        counter: walk_in"),
    )
    assert found == [
        f'{FILE}, row 41: "pillars[1].kpis[3].counter": the counters satisfied -> walk_in '
        "-> waiting -> satisfied go in a circle, so that none of them is guarded; take "
        "counter: out of the KPI of quality."
    ]


def test_a_way_that_leads_into_a_circle_is_told_once(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        (WALK_IN, WALK_IN + "\n        counter: waiting"),
        (WAITING, WAITING + "\n        counter: satisfied"),
        (EIGHTY, EIGHTY + "\n        counter: waiting"),
    )
    assert len(found) == 1
    assert "satisfied -> waiting -> satisfied" in found[0]


def test_all_mistakes_come_at_once_those_of_the_whole_beside_a_misspelt_key(
    tmp_path: Path,
) -> None:
    found = mistakes(
        tmp_path,
        ("better: lower", "bettr: lower"),
        (WALK_IN, "weight: 0.5\n        counter: nobody"),
        (GROWTH, "target: {rule: growth, rate: -2}"),
        (EIGHTY, "target: {rule: fixed, value: 80}"),
        ("id: satisfied", "id: walk_in"),
    )
    said = "\n".join(found)
    for words in (
        '"pillars[1].kpis[2].bettr": this key is not known here',
        '"pillars[1].kpis[2].better": this key is missing',
        "add up to 1.1, not 1",
        "its counter 'nobody' is no KPI",
        "a rate of -2 leaves nothing of the baseline",
        "a target of 80 cannot be reached by a share",
        "KPI 'walk_in' stands twice",
    ):
        assert said.count(words) == 1, words
    assert "used by no KPI" not in said  # the broken KPI may be the one that uses it


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            "{rule: peer_median}",
            "the median of the peers' monthly counts would give a small center the target "
            "of a large one; write growth or own_history",
        ),
        (
            "{rule: own_history, rate: -0.1}",
            "better is higher but rate is -0.1, so the target asks for the worse",
        ),
        (
            "{rule: growth, rate: 0}",
            "rate 0 asks for no way, so nothing of it can be gone; to hold what was, "
            "write {rule: own_history, years: 1}, or a fixed value",
        ),
        ("{rule: points, points: 0}", "points 0 asks for no way"),
        ("{rule: trend, rate: -1}", "a rate of -1 leaves nothing of the baseline"),
        ("{rule: own_history, years: 0}", "must be 1 or more; it is 0."),
        ("{rule: regression, covariates: []}", "at least 1 is needed"),
        ("{rule: regression}", "this key is missing"),
        ("{rule: own_histroy}", 'Did you mean "own_history"?'),
    ],
)
def test_each_target_rule_has_its_limits(tmp_path: Path, rule: str, said: str) -> None:
    assert said in "\n".join(mistakes(tmp_path, (GROWTH, f"target: {rule}")))


@pytest.mark.parametrize("rule", ["own_history", "trend"])
def test_a_survey_has_no_months_to_look_back_at(tmp_path: Path, rule: str) -> None:
    (said,) = mistakes(tmp_path, (EIGHTY, f"target: {{rule: {rule}}}"))
    assert f"{rule} needs monthly measures, not a survey; write points or fixed" in said


def test_two_kpis_of_one_definition_are_refused(tmp_path: Path) -> None:
    said = mistakes(tmp_path, (WAITING, "defined_as: walk_in\n        " + WAITING))
    assert said == [
        "framework.yml, row 29: \"pillars[1].kpis[2].defined_as\": KPI 'waiting' has the "
        "definition 'walk_in', as KPI 'walk_in' has; give one of them a definition of its "
        "own."
    ]
