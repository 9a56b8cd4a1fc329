"""The framework as a whole: each mistake at its own key, all of them at once."""

from pathlib import Path

import pytest

from pescycle.errors import ConfigError, Problem, Severity
from pescycle.io.pilots import check_pilot
from pescycle.io.yaml_files import read_yaml
from pescycle.model.framework import Framework
from tests.robustness.tiny_pilot import FRAMEWORK, change

FILE = "framework.yml"


def mistakes(tmp_path: Path, *changes: tuple[str, str], text: str = FRAMEWORK) -> list[str]:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_yaml(path, FILE, Framework)
    return [str(problem) for problem in caught.value.problems]


GROWTH = "target: {rule: growth, rate: 0.05}"
TWENTY = "target: {rule: fixed, value: 20}"
EIGHTY = "target: {rule: fixed, value: 0.8}"
WALK_IN = "weight: 0.4"  # the line of each KPI behind which a key can be added
WAITING = "weight: 0.3\n        provenance: proposal"
VISITS = "{id: visits, title: {en: Visits}}"
WAITED = "{id: waited, title: {en: Minutes waited}}"
TIMED = "{id: timed, title: {en: Visits timed}}"


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


@pytest.mark.parametrize(
    ("units", "said"),
    [
        (
            ((WAITED, "cases"), (TIMED, "cases")),
            "the KPI is in minutes but waited is in cases; correct one of the two",
        ),
        (
            ((WAITED, "minutes"), (TIMED, "minutes")),
            "timed is divided by but counts minutes; divide by people or cases",
        ),
        (
            ((VISITS, "minutes"),),
            "a monthly count of minutes counts nobody and nothing; use kind: mean",
        ),
    ],
)
def test_formulas_that_mix_units_are_refused(
    tmp_path: Path, units: tuple[tuple[str, str], ...], said: str
) -> None:
    changes = [(line, f"{line[:-1]}, unit: {unit}}}") for line, unit in units]
    (found,) = mistakes(tmp_path, *changes)
    assert said in found


def test_a_share_of_another_unit_is_refused(tmp_path: Path) -> None:
    (said,) = mistakes(
        tmp_path,
        (VISITS, VISITS[:-1] + ", unit: cases}"),
        (TIMED, TIMED[:-1] + ", unit: people}"),
        ("kind: monthly_count, measure: visits", "kind: share, numerator: timed, "
         "denominator: visits"),
        ("unit: count", "unit: share"),
    )  # fmt: skip
    assert "timed counts people and visits counts cases" in said


def test_measures_of_fitting_units_are_welcome(tmp_path: Path) -> None:
    text = FRAMEWORK
    for line, unit in ((VISITS, "cases"), (WAITED, "minutes"), (TIMED, "cases")):
        text = text.replace(line, f"{line[:-1]}, unit: {unit}, source: {{en: Desk log}}}}")
    path = tmp_path / FILE
    path.write_text(text, encoding="utf-8")
    edition = read_yaml(path, FILE, Framework)
    assert [str(measure.unit) for measure in edition.measures] == [
        "cases",
        "minutes",
        "cases",
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
    "formula",
    [
        '"visits / timed"',
        "\"__import__('os').system('echo run')\"",
        "[visits, /, timed]",
        '{kind: expression, text: "visits / timed"}',
        '{kind: monthly_count, measure: "visits*2"}',
        '{kind: share, numerator: visits, denominator: "timed + waited"}',
        '{kind: monthly_count, measure: visits, expression: "visits * 2"}',
    ],
)
def test_a_formula_given_as_text_is_refused_and_never_run(
    tmp_path: Path, formula: str, capfd: pytest.CaptureFixture[str]
) -> None:
    found = mistakes(tmp_path, ("{kind: monthly_count, measure: visits}", formula))
    assert found
    assert all('"pillars[1].kpis[1].formula' in said for said in found)
    assert capfd.readouterr().out == ""


def test_no_part_of_the_library_runs_text_as_code() -> None:
    root = Path(__file__).parents[2] / "lib" / "pescycle"
    for path in root.rglob("*.py"):
        words = path.read_text(encoding="utf-8")
        for call in (" eval(", "=eval(", "(eval(", " exec(", "(exec(", ".eval(", ".query("):
            assert call not in words, f"{path.name} calls {call}"


def problems(folder: Path) -> list[Problem]:
    return [problem for problem in check_pilot(folder) if problem.file == FILE]


def test_a_text_is_wanted_in_every_language_of_the_pilot(pilot_folder: Path) -> None:
    change(pilot_folder / "pilot.yml", "synthetic:", "languages: [en, fr]\nsynthetic:")
    text = FRAMEWORK.replace("{en: Visits}", "{en: Visits, fr: Visites}")
    (pilot_folder / FILE).write_text(text, encoding="utf-8")
    found = problems(pilot_folder)
    # the framework, two measures, the pillar, and title and definition of three KPIs
    assert len(found) == 1 + 2 + 1 + 2 * 3
    assert str(found[-1]) == (
        f'{FILE}, column "definition": KPI satisfied has no definition in the pilot\'s '
        "language fr. Write fr: beside the others, or take fr out of languages: in "
        "pilot.yml."
    )
    assert {problem.rule for problem in found} == {"missing_language"}


def test_a_source_given_in_words_is_wanted_in_every_language_too(
    pilot_folder: Path,
) -> None:
    text = FRAMEWORK.replace(VISITS, VISITS[:-1] + ", source: {km: បញ្ជី}}")
    text = text.replace(WALK_IN, WALK_IN + "\n        source: {km: បញ្ជី}", 1)
    (pilot_folder / FILE).write_text(text, encoding="utf-8")
    assert [problem.message for problem in problems(pilot_folder)] == [
        "measure visits has no source in the pilot's language en.",
        "KPI walk_in has no source in the pilot's language en.",
    ]


@pytest.mark.parametrize(
    ("day", "said", "severity"),
    [
        (
            "effective_from: 2023-03-01",
            "round 2023-1 starts on 2023-01-01, before edition 1 is in force (2023-03-01); "
            "its figures are made by the rules of this edition.",
            Severity.WARN,
        ),
        (
            "effective_until: 2023-03-01",
            "round 2023-1 ends on 2023-06-30, after edition 1 (2023-03-01).",
            Severity.STOP,
        ),
    ],
)
def test_an_edition_that_does_not_cover_a_round_is_told(
    pilot_folder: Path, day: str, said: str, severity: Severity
) -> None:
    change(pilot_folder / FILE, 'edition: "1"', f'edition: "1"\n{day}')
    (found,) = problems(pilot_folder)
    assert found.message == said
    assert found.severity == severity


def test_an_edition_of_the_rounds_own_days_covers_it(pilot_folder: Path) -> None:
    days = "effective_from: 2023-01-01\neffective_until: 2023-06-30"
    change(pilot_folder / FILE, 'edition: "1"', f'edition: "1"\n{days}')
    assert problems(pilot_folder) == []


def test_a_kpi_with_a_weight_is_in_force_in_the_whole_round(pilot_folder: Path) -> None:
    change(pilot_folder / FILE, WALK_IN, WALK_IN + "\n        effective_from: 2023-02-01")
    (found,) = problems(pilot_folder)
    assert found.message == (
        "KPI walk_in is in force from 2023-02-01 to the end, not in the whole of round "
        "2023-1, but has the weight 0.4."
    )
    assert "weight: 0" in found.remedy


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


def test_peer_targets_want_frozen_peer_groups(pilot_folder: Path) -> None:
    change(pilot_folder / FILE, TWENTY, "target: {rule: peer_median}")
    (found,) = problems(pilot_folder)
    assert found.severity == Severity.WARN
    assert str(found) == (
        f"{FILE}: edition 1 takes targets from the peers' median, but its peer groups are "
        "not frozen yet. Run pescycle freeze; until then a new center can move all targets."
    )


def test_a_regression_names_covariates_that_the_centers_have(pilot_folder: Path) -> None:
    change(pilot_folder / FILE, TWENTY, "target: {rule: regression, covariates: [vacancy]}")
    assert [str(problem) for problem in problems(pilot_folder)] == [
        f'{FILE}: KPI waiting expects its target of "vacancy", no covariate of pilot.yml. '
        'Did you mean "vacancies"?',
        f"{FILE}: KPI waiting: a regression needs 10 centers a covariate, 10 in all; "
        "centers.csv has 2. Name fewer covariates, or write peer_median or own_history.",
        f"{FILE}: edition 1 takes targets from what the other centers let expect, but it "
        "is not frozen yet which centers these are. Run pescycle freeze; until then a new "
        "center can move all targets.",
    ]
