"""What the report says of KPIs by group: clear gaps, none, hidden ones, no groups."""

from types import SimpleNamespace

import pytest

from pescycle.model.equity import Equity
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.report import charts, wording
from pescycle.report.names import Names
from pescycle.report.shown import Chart
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from tests.report import samples

TITLES = samples.TITLES | {
    "equity_group": {"sex": {"en": "Sex"}, "age": {"en": "Age"}},
    "equity_category:sex": {
        "woman": {"en": "Women"},
        "man": {"en": "Men"},
        "other": {"en": "Other"},
    },
    "equity_category:age": {"young": {"en": "15 to 24"}},
}
VOICE = Voice("en", Names(titles=TITLES, units=samples.UNITS))
SEX = {"id": "sex", "title": {"en": "Sex"}, "categories": {"woman": {"en": "W"}}}
GROUPS = Equity.model_validate(
    {"groups": [SEX | {"categories": {"woman": {"en": "W"}, "man": {"en": "M"}}}]}
)


def given(equity=GROUPS):
    return SimpleNamespace(folder=SimpleNamespace(pilot=SimpleNamespace(equity=equity)))


def reading(gaps, audit=None, equity=GROUPS):
    audit = empty(frames.DISCLOSURE_AUDIT) if audit is None else audit
    return wording.equity_reading(VOICE, given(equity), gaps, audit)


def test_clear_gaps_are_said_with_bases_intervals_and_the_number_looked_at():
    said = reading(samples.equity_gap(), samples.equity_audit())
    assert samples.plain(said.text[0]) == (
        "Of 4 gaps that were looked at, 2 are clear once their number is allowed for."
    )
    assert samples.plain(said.points[0]) == (
        "Placed within 90 days, “Women”: 25.0 % (base 200) against 40.0 % (Men, base 200), "
        "a gap of −15.0 points (95 % interval −24.0 to −6.0 points) and a ratio of 0.63: "
        "Clearly worse."
    )
    assert samples.plain(said.points[1]) == (
        "Walk-in visitors, “Women”: 48.0 % of those counted (480 people or cases) against "
        "60.0 % of the population, a gap of −12.0 points (95 % interval −20.0 to −4.0 "
        "points): Clearly too few."
    )
    whole = " ".join(said.text)
    assert "1 gap is not shown" in whole
    assert "Of 40 figures by group, single centers included, 2 are hidden" in whole
    assert "3 more are hidden so that neither the KPI itself" in whole
    assert "no proof of unequal treatment" in whole or "not a proof of unequal" in whole


def test_no_clear_gap_is_no_proof_of_equal_service():
    gaps = samples.equity_gap().assign(finding="no_clear_gap")
    said = reading(gaps)
    assert said.points == ()
    assert "none is clear" in said.text[0]
    assert "no proof of equal service" in said.text[0]


def test_where_nothing_can_be_judged_it_says_so():
    gaps = samples.equity_gap()
    gaps = gaps[gaps["state"] == "hidden"]
    assert "No gap between groups can be judged" in reading(gaps).text[0]


def test_a_pilot_without_groups_is_told_where_to_name_them():
    assert (
        "named under equity:" in reading(empty(frames.EQUITY_GAP), equity=Equity()).text[0]
    )


def test_groups_that_nobody_counted_are_told():
    assert "No KPI was counted by group" in reading(empty(frames.EQUITY_GAP)).text[0]


def test_without_hidden_figures_nothing_is_said_of_hiding():
    audit = samples.equity_audit().assign(hidden=0, protecting=0)
    whole = " ".join(reading(samples.equity_gap(), audit).text)
    assert "figures by group" not in whole


def test_what_only_the_rule_hides_needs_no_other():
    whole = " ".join(
        reading(samples.equity_gap(), samples.equity_audit().assign(protecting=0)).text
    )
    assert "Neither the KPI itself nor the other groups" in whole


def test_the_chart_says_every_gap_in_words_and_leaves_hidden_ones_out():
    chart = charts.equity_gap_dots(VOICE, samples.equity_gap())
    assert isinstance(chart, Chart)
    said = samples.plain(chart.alt)
    assert (
        "Placed within 90 days, Sex: Women – Men: −15.0 points (−24.0 to −6.0 points): "
        "Clearly worse."
    ) in said
    assert "Sex: Women – share of the population" in said
    assert "+5.0 min (+2.0 to +8.0 min)" in said
    assert "Overall satisfaction" not in said


def test_without_gaps_there_are_words_in_place_of_the_chart():
    said = charts.equity_gap_dots(VOICE, empty(frames.EQUITY_GAP))
    assert said.text == ("There is no gap between groups to show.",)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_tables_name_groups_references_and_hidden_rows(language):
    voice = Voice(language, Names(titles=TITLES, units=samples.UNITS))
    gaps = table(voice, "equity_gap", samples.equity_gap())
    text = [[samples.plain(cell.text) for cell in row] for row in gaps.rows]
    assert len(text) == 5
    if language == "en":
        assert text[0][:5] == [
            "Placed within 90 days",
            "Sex: Women",
            "Men",
            "25.0 % against 40.0 %",
            "−15.0 points",
        ]
        assert text[0][6:8] == ["0.63 (0.46 to 0.83)", "200 and 200"]
        hidden = next(row for row in text if row[0].startswith("Overall"))
        assert hidden[2] == "Men and Other together"
        assert "hidden" in hidden[3]
    kpis = table(voice, "equity_kpi", samples.equity_kpi(), center="c01")
    assert len(kpis.rows) == 5
