"""Tables with a row a center and a column a KPI or question."""

import pandas as pd
import pytest

from pescycle.report.names import Names
from pescycle.report.shown import Note
from pescycle.report.table_specs import TABLES
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from tests.report import samples
from tests.report.folder import pilot_folder
from tests.report.tables import heads, shown


def test_a_spread_table_has_a_row_a_center_and_a_column_a_kpi(voice):
    found = table(voice, "kpi_status", samples.kpi_score())
    assert heads(found) == ["Center", "Walk-in visitors", "Placements", "Waiting time"]
    assert shown(found)[1] == [
        "Center Two",
        "700 · Watch",
        "11 % (6 to 19 %) · Act",
        "Insufficient data",
    ]


def test_two_centers_of_the_same_name_keep_a_row_each():
    voice = Voice("en", Names.of(pilot_folder(center="Center Two")))
    found = table(voice, "kpi_status", samples.kpi_score())
    assert [row[0] for row in shown(found)] == ["Center Two", "Center Two", "All centers"]


def test_a_spread_table_of_several_audiences_says_whose_each_item_is(voice):
    found = table(voice, "estimate_by_center", samples.estimate())
    assert found.caption == "Survey results by center: Share of the best answers"
    assert heads(found)[1] == "Jobseekers: Overall"
    assert heads(found)[-1] == "Employers: em_q1"


def test_a_spread_table_says_once_why_cells_are_hidden(voice):
    found = table(voice, "estimate_by_center", samples.estimate(), audience="jobseeker")
    assert shown(found)[1] == ["Center Two", "hidden", "–", "–"]
    hidden = "Hidden: base below 30 in a center, or below 10 in all together."
    assert found.note == f"{TABLES['estimate_by_center'].rule} {hidden}"


def test_a_spread_table_refuses_to_choose_between_two_figures(voice):
    twice = pd.concat([samples.kpi_score(), samples.kpi_score()])
    with pytest.raises(ValueError, match="Several rows for one cell"):
        table(voice, "kpi_status", twice)


def test_a_center_cell_of_the_survey_has_interval_and_base(voice):
    found = table(voice, "estimate_by_center", samples.estimate(), audience="jobseeker")
    assert shown(found)[0][:2] == ["Center One", "35 % (28 to 43 %), base 160"]


def test_the_index_can_be_chosen_in_place_of_the_share(voice):
    found = table(
        voice,
        "estimate_by_center",
        samples.estimate(),
        "all",
        audience="jobseeker",
        statistic="index",
    )
    assert found.caption == "Survey results by center: Index from 0 to 100, Jobseekers"
    assert shown(found) == [["All centers", "61.2 (59.0 to 63.4), base 263"]]


@pytest.mark.parametrize("state", ["hidden", "insufficient"])
def test_where_no_center_can_be_shown_a_sentence_says_why(voice, state):
    rows = samples.estimate()
    rows = rows[(rows["audience"] == "jobseeker") & rows["center"].isin(["all", "c02"])]
    rows.loc[rows["center"] == "c02", "state"] = state
    found = table(voice, "estimate_by_center", rows)
    assert found.text == (
        "Survey results by center: Share of the best answers: no center's figure can be "
        "shown, as none has a base of at least 30."
    )


def test_a_change_by_center_has_its_interval(voice):
    found = table(voice, "kpi_change_by_center", samples.kpi_change())
    assert shown(found)[0][1] == "−22.2 points (−30.0 to −12.0 points) · Worse"


def test_a_pillar_says_its_weight_only_where_a_part_has_no_data(voice):
    found = table(voice, "pillar_score", samples.pillar_score(), center="all")
    assert shown(found) == [
        ["All centers", "101.0 % · Met", "77.5 % · Act · 50 % of the weight"]
    ]


def test_a_wide_table_tells_how_it_is_scrolled(voice):
    wide = samples.kpi_score().iloc[:1]
    many = pd.concat([wide.assign(kpi=f"k{number}") for number in range(6)])
    html = table(voice, "kpi_status", many)._repr_html_()
    assert '<div class="shown table wide"' in html
    assert "use the arrow keys" in html
    assert (
        "use the arrow keys" not in table(voice, "center", samples.center())._repr_html_()
    )


def test_of_an_audience_that_the_pilot_does_not_ask_a_note_says_so():
    voice = Voice("en", Names(audiences=("jobseeker", "employer")))
    nothing = samples.estimate().iloc[:0]
    found = table(voice, "estimate_by_center", nothing, audience="staff")
    assert isinstance(found, Note)
    assert found.text == "Staff: not asked in this pilot."
    asked = table(voice, "estimate_by_center", nothing, audience="employer")
    assert "there is nothing to show" in asked.text
