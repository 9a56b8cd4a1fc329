"""The second example: another service by configuration alone, with one planted truth."""

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from pescycle.batch.progress import progress
from pescycle.batch.run import planned_run, run_pilot
from pescycle.cli.told import console_of
from pescycle.cycle import Turn
from pescycle.io.pilots import check_pilot, read_pilot, read_round
from pescycle.model.base import ALL
from pescycle.model.pilot import Audience
from pescycle.model.spans import Span
from tests.reference import REPOSITORY

EXAMPLE = REPOSITORY / "data" / "second_pes_example"
PILOT_CENTERS = ["a1", "a2", "a3"]


@pytest.fixture(scope="module")
def pilot():
    return read_pilot(EXAMPLE)


@pytest.fixture(scope="module")
def turn(pilot, tmp_path_factory):
    """The last round, its phases computed as the notebooks would."""
    return Turn(pilot, "2024", tmp_path_factory.mktemp("reports"))


def test_the_generator_makes_the_committed_files_byte_for_byte(tmp_path):
    copy = tmp_path / "second_pes_example"
    subprocess.run(
        [sys.executable, "-B", str(EXAMPLE / "generate.py"), str(copy)], check=True
    )
    made = sorted(path for path in copy.rglob("*") if path.is_file())
    # 2 x (counts, 2 surveys, sample, round, events) + actions + 4 configurations + README
    # + centers
    assert len(made) == 19
    for path in made:
        committed = EXAMPLE / path.relative_to(copy)
        assert path.read_bytes() == committed.read_bytes(), path.name


def test_the_second_pilot_has_no_problem_and_not_even_a_remark():
    assert check_pilot(EXAMPLE) == []


def test_it_differs_from_the_first_in_what_a_library_could_take_for_granted(pilot):
    assert pilot.pilot.counted_by == Span.QUARTER
    assert pilot.pilot.languages == ("fr", "en")
    assert pilot.pilot.audiences == (Audience.JOBSEEKER, Audience.EMPLOYER)
    scale = pilot.questionnaires[Audience.JOBSEEKER].scale("note")
    assert (scale.low, scale.high, scale.top) == (1, 10, (8, 9, 10))
    other = read_pilot(REPOSITORY / "data" / "cambodia_example")
    assert not {k.id for k in pilot.framework.kpis} & {k.id for k in other.framework.kpis}


def test_a_year_has_four_counts_and_both_files_are_read(pilot):
    for name, years in (("2023", (2022, 2023)), ("2024", (2024,))):
        months = read_round(pilot, name).measure_month["month"]
        wanted = [f"{year}-{month:02d}" for year in years for month in (1, 4, 7, 10)]
        assert sorted(months.dt.strftime("%Y-%m").unique()) == wanted
        # 6 centers x 11 measures a quarter
        assert len(months) == 66 * len(wanted)


def test_answers_are_as_many_as_the_readme_says(pilot):
    for name in ("2023", "2024"):
        responses = read_round(pilot, name).responses
        assert {str(a): len(rows) for a, rows in responses.items()} == {
            "jobseeker": 150,
            "employer": 90,
        }


def test_the_planted_truth_is_in_the_counts(pilot):
    """Slots kept for the newly registered: + 0.18 in the pilot centers, 0 elsewhere."""
    shares = []
    for name in ("2023", "2024"):
        counts = read_round(pilot, name).measure_month
        own = counts[counts["month"].dt.year == int(name)]
        sums = own.pivot_table(
            index="center", columns="measure", values="value", aggfunc="sum"
        )
        shares.append(sums["entretiens_10j"] / sums["inscriptions"])
    change = shares[1] - shares[0]
    assert change[PILOT_CENTERS].to_numpy() == pytest.approx([0.18] * 3, abs=0.04)
    assert change.drop(PILOT_CENTERS).abs().max() < 0.04


def test_the_watch_sees_it_in_the_first_quarter_of_the_pilot_centers_alone(turn):
    chart = turn.result("action").monitor_chart
    own = chart[chart["kpi"] == "premier_entretien"].set_index("center")
    signals = own["first_month"].dropna()
    assert sorted(signals.index) == PILOT_CENTERS
    assert set(signals) == {pd.Timestamp(2024, 1, 1)}
    assert set(own.loc[PILOT_CENTERS, "sense"]) == {"better"}
    # Two years of quarters make the limits, four quarters are judged.
    assert set(own["months_baseline"]) == {8}
    assert set(own["months_judged"]) == {4}


def test_the_reflection_finds_the_effect_and_no_other(turn):
    effect = turn.result("reflection").pilot_effect
    kpis = effect[effect["kind"] == "kpi"].set_index("id")
    found = kpis.loc["premier_entretien"]
    assert found["verdict"] == "better"
    assert found["effect"] == pytest.approx(0.18, abs=0.05)
    assert found["low"] > 0
    others = kpis.drop(index="premier_entretien")["verdict"]
    assert set(others) <= {"no_clear_change", "insufficient_data"}


def test_growth_is_held_against_the_same_quarters_of_the_year_before(turn):
    target = turn.result("planning").target
    own = target[(target["kpi"] == "hors_les_murs") & (target["center"] == "a1")].iloc[0]
    counts = read_round(turn.folder, "2023").measure_month
    year = counts[
        (counts["center"] == "a1")
        & (counts["measure"] == "contacts")
        & (counts["month"].dt.year == 2023)
    ]["value"]
    assert own["basis"] == "same_months_year_before"
    assert own["baseline"] == pytest.approx(year.mean())
    assert own["target"] == pytest.approx(1.10 * year.mean())


def test_the_survey_is_read_on_its_own_scale(turn):
    estimate = turn.result("observation").estimate
    rows = estimate[(estimate["center"] == ALL) & (estimate["statistic"] == "top2box")]
    assert len(rows) == 8  # 5 of jobseekers, 3 of employers
    assert set(rows["state"]) == {"published"}
    answers = read_round(turn.folder, "2024").responses[Audience.EMPLOYER]["ent_suivi"]
    valid = answers[(answers >= 1) & (answers <= 10)]
    figure = rows[rows["item"] == "ent_suivi"].iloc[0]
    assert figure["base"] == len(valid)


@pytest.fixture(scope="module")
def french_reports(pilot, tmp_path_factory) -> Path:
    """One round in the pilot's first language: five reports as the command makes them."""
    output = tmp_path_factory.mktemp("second")
    wanted = planned_run(pilot, "2023", "", output)
    with progress(console_of(), wanted.total) as teller:
        run_pilot(wanted, teller)
    return output / "second_pes_example"


def test_the_reports_come_out_in_french_and_speak_of_quarters(french_reports):
    pages = sorted((french_reports / "2023").glob("*.html"))
    assert [page.stem for page in pages] == [
        *("01_enquiry", "02_planning", "03_action", "04_observation", "05_reflection")
    ]
    enquiry = pages[0].read_text("utf-8")
    assert '<html lang="fr">' in enquiry
    assert re.search(r"\b(1er|[2-4]e) trimestre 2023", enquiry)
    assert "janv. 2023" not in enquiry
    for page in pages:
        text = page.read_text("utf-8")
        assert "mensuel" not in text
        assert "Cambod" not in text
        assert page.stat().st_size < 3_000_000
