"""A real survey as a pilot: read whole, and its figures are those of a plain sum."""

import shutil

import pandas as pd
import pytest

from pescycle.css.estimates import estimates
from pescycle.cycle import Turn
from pescycle.errors import Severity
from pescycle.io.pilots import check_pilot, read_pilot, read_round
from pescycle.model.pilot import Audience
from tests.reference import REPOSITORY, SHARED, needs

PILOT = REPOSITORY / "tests" / "pilots" / "sfo"
BESIDE = "../../../../../../shared"  # from a round's folder to beside the repository
DATA = SHARED / "data" / "sfo"
ROWS = {"2015": 2958, "2016": 3087}  # the description of the data says so
PHASES = ("enquiry", "planning", "action", "observation", "reflection")

pytestmark = needs(DATA)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The pilot; a copy that points to the data where it lies elsewhere than usual."""
    if (REPOSITORY.parent / "shared").resolve() == SHARED.resolve():
        return PILOT
    copy = tmp_path_factory.mktemp("pilots") / "sfo"
    shutil.copytree(PILOT, copy)
    for path in copy.glob("rounds/*/round.yml"):
        text = path.read_text("utf-8").replace(BESIDE, SHARED.resolve().as_posix())
        path.write_text(text, "utf-8")
    return copy


@pytest.fixture(scope="module")
def pilot(folder):
    return read_pilot(folder)


@pytest.fixture(scope="module")
def rounds(pilot):
    return {year: read_round(pilot, year) for year in ROWS}


@pytest.fixture(scope="module")
def plain():
    """The files as any program reads them."""
    return {year: pd.read_csv(DATA / f"sfo_{year}.csv", low_memory=False) for year in ROWS}


def test_no_problem_stops_the_pilot(folder):
    assert [p for p in check_pilot(folder) if p.severity == Severity.STOP] == []


def test_the_pilot_is_real_has_no_paf_and_asks_one_audience(pilot):
    assert not pilot.pilot.synthetic
    assert pilot.framework is None
    assert pilot.pilot.audiences == (Audience.JOBSEEKER,)
    assert [turn.id for turn in pilot.rounds] == ["2015", "2016"]


@pytest.mark.parametrize("year", ROWS)
def test_every_row_is_read_and_kept_and_every_cell_has_a_known_code(rounds, year):
    (receipt,) = rounds[year].receipts

    assert receipt.rows_read == ROWS[year]
    assert receipt.rows_kept == ROWS[year]
    assert receipt.cells_set_aside == 0


@pytest.mark.parametrize("year", ROWS)
def test_weights_strata_and_clusters_arrive(rounds, plain, year):
    found = rounds[year].responses[Audience.JOBSEEKER]

    assert found["weight"].sum() == pytest.approx(plain[year]["WEIGHT"].sum(), rel=1e-12)
    assert found["stratum"].nunique() == 3  # before 11:00, until 17:00, later
    assert found["cluster"].nunique() == plain[year]["RUNID"].nunique()


def test_days_are_known_in_2016_only_and_no_zone_has_shifted_them(rounds):
    sent = {year: rounds[year].responses[Audience.JOBSEEKER]["submitted"] for year in ROWS}

    assert sent["2015"].isna().all()
    assert sent["2016"].min() == pd.Timestamp("2016-05-06")
    assert sent["2016"].max() == pd.Timestamp("2016-05-24")


@pytest.mark.parametrize("year", ROWS)
def test_what_could_single_out_a_person_is_gone(rounds, year):
    columns = {c.lower() for c in rounds[year].responses[Audience.JOBSEEKER].columns}

    assert columns.isdisjoint({"ccgid", "q17zip", "q17city", "respnum", "*respnum", "uuid"})


@pytest.mark.parametrize("year", ROWS)
@pytest.mark.parametrize("area", ["A", "E", "all"])
def test_the_weighted_top_2_box_is_the_plain_sum(pilot, rounds, plain, year, area):
    # Weights of the codes 4 and 5 over weights of the codes 1 to 5 of Q7ALL.
    rows = plain[year] if area == "all" else plain[year][plain[year]["BAREA"] == area]
    valid = rows[rows["Q7ALL"].between(1, 5)]
    satisfied = valid[valid["Q7ALL"] >= 4]
    expected = satisfied["WEIGHT"].sum() / valid["WEIGHT"].sum()
    center = "all" if area == "all" else f"area_{area.lower()}"
    asked = pilot.questionnaires[Audience.JOBSEEKER]

    found = estimates(rounds[year].responses[Audience.JOBSEEKER], asked)
    (row,) = found[
        (found["center"] == center)
        & (found["item"] == "q7all")
        & (found["statistic"] == "top2box")
    ].to_dict("records")

    assert row["value"] == pytest.approx(expected, rel=1e-12)
    assert (row["count"], row["base"]) == (len(satisfied), len(valid))
    assert row["low"] < expected < row["high"]


def test_all_five_phases_run_with_the_survey_alone(pilot, tmp_path):
    for year in ROWS:
        turn = Turn(pilot, year, tmp_path)
        results = {phase: turn.result(phase) for phase in PHASES}

        assert results["observation"].kpi_score.empty
        assert results["action"].headline["answers_collected"] == ROWS[year]
    assert not results["enquiry"].headline["first_round"]
