"""What the monthly watch says, word for word."""

import json
from types import SimpleNamespace

import pandas as pd
import pytest

from pescycle.report import charts, wording
from pescycle.report.shown import Note, Table
from pescycle.report.tables import table
from pescycle.report.wording.gaming import question
from pescycle.report.wording.monitoring import watch_answer
from tests.reference import REPOSITORY
from tests.report import samples
from tests.report.samples import plain, points


def read(sentences):
    return [plain(text) for text in sentences.text]


def signals(center="", **frames):
    given = {
        name: getattr(samples, name)()
        for name in ("monitor_chart", "monitor_kpi", "monitor_rule")
    } | frames
    return wording.signal_reading(samples.voice(), *given.values(), center=center)


def test_the_baseline_the_rules_and_the_power_are_said_first():
    found = wording.watch_rule_reading(
        samples.voice(), samples.monitor_chart(), samples.monitor_rule()
    )
    assert read(found) == [
        "Limits come from the months January 2022 to December 2022 and from no later one: "
        "a new month changes no limit, and no signal disappears again.",
        "As a signal counts: one month beyond the limits and eight months in a row on one "
        "side.",
        "A lasting change by two standard deviations would be found in 98 % of the charts "
        "by now.",
    ]


def test_without_a_month_behind_the_baseline_nothing_is_promised():
    chart = samples.monitor_chart().assign(months_judged=0)
    found = wording.watch_rule_reading(samples.voice(), chart, samples.monitor_rule())
    assert read(found)[-1] == "There is no month behind them to judge yet."


def test_without_a_month_behind_the_baseline_no_chart_is_said_to_be_quiet():
    chart = samples.monitor_chart().assign(months_judged=0)
    for center in ("", "c01"):
        said = watch_answer(samples.voice(), chart, samples.monitor_rule(), center=center)
        assert said == (
            "The limits rest on all months so far: only later months can give a signal."
        )


def test_signals_stand_beside_those_of_chance():
    found = signals()
    assert read(found)[0] == (
        "2 centers, 2 KPIs and up to 12 months make 3 charts; chance alone lets 0.6 of "
        "them signal, and 1 do: no more than chance gives."
    )
    assert points(found) == [
        "Waiting time: 1 of 2 centers signals (0.5 by chance), no more than chance gives. "
        "First signals: January 2023 for the better: Center 01."
    ]


def test_more_signals_than_chance_gives_are_called_so():
    rule = samples.monitor_rule().assign(p=0.01)
    kpi = samples.monitor_kpi().assign(p=0.01)
    found = signals(monitor_rule=rule, monitor_kpi=kpi)
    assert "more than chance gives, but not each of them" in read(found)[0]
    assert "(0.5 by chance), more than chance gives." in points(found)[0]


def test_charts_without_limits_and_doubtful_ones_are_named():
    assert read(signals())[1:] == [
        "1 chart has no limits: too few months make the limits (1).",
        "Something was moving already while the limits were made, so that they are "
        "doubtful: Waiting time in Center 02.",
    ]


def test_one_center_reads_its_own_charts():
    found = signals(center="c01")
    assert read(found) == [
        "Center 01: 1 of 2 KPIs signal; chance alone lets 0.3 of them do so."
    ]
    assert points(found) == [
        "Waiting time: around 42.0 min in the baseline; first signal in January 2023, for "
        "the better (one month beyond the limits)."
    ]


@pytest.mark.parametrize("center", ["", "c01", "c33"])
def test_a_pilot_without_monthly_kpis_says_so(center):
    frames = {
        name: getattr(samples, name)().iloc[:0]
        for name in ("monitor_chart", "monitor_kpi", "monitor_rule")
    }
    assert read(signals(center, **frames)) == ["There are no monthly KPIs to watch."]


@pytest.mark.parametrize(("months", "shown"), [(0, Note), (12, Table)])
def test_report_03_has_no_table_of_signals_where_no_month_is_judged(months, shown):
    """The cell of the notebook, with months that lie behind the limits and without."""
    cells = json.loads((REPOSITORY / "notebooks/03_action.ipynb").read_text("utf-8"))[
        "cells"
    ]
    cell = next(cell for cell in cells if cell["id"] == "action-watch-04")
    *before, last = "".join(cell["source"]).split("\n")
    action = SimpleNamespace(monitor_kpi=samples.monitor_kpi().assign(months=months))
    known = {"action": action, "voice": samples.voice(), "table": table}
    exec("\n".join(before), known)
    assert isinstance(eval(last, known), shown)


def test_many_centers_are_named_up_to_eight():
    one = samples.monitor_chart().iloc[[1]]
    chart = pd.concat([one.assign(center=f"c{n:02d}") for n in range(1, 12)])
    kpi = samples.monitor_kpi().assign(charts=11, found=[0, 11])
    found = signals(monitor_chart=chart, monitor_kpi=kpi)
    assert points(found)[0].endswith(
        "Center 01, Center 02, Center 03, Center 04, Center 05, Center 06, Center 07 and "
        "4 more."
    )


def season(center="c01", **changed):
    chart = samples.monitor_chart().assign(**changed)
    return wording.season_reading(
        samples.voice(), samples.monitor_season(), chart, center=center
    )


def test_two_years_tell_a_season_from_chance_only():
    found = season()
    assert read(found) == [
        "Center 01: 24 months tell a season from chance, but not from a lasting change; "
        "that takes 36. Where a KPI signals, read its difference from the year before."
    ]
    assert points(found)[1] == (
        "Waiting time: −11.0 to −11.0 min against the year before, 12 months of 12 beyond "
        "the limits, first January 2023. What repeats in both years may be the season or "
        "the change."
    )
    assert points(season("c02"))[1].endswith("No season is seen.")


def test_less_than_two_years_cannot_tell_a_season():
    assert read(season(season_months=23)) == [
        "Center 01: with 23 months the season cannot be separated; that takes 24."
    ]


def test_three_years_tell_a_season():
    found = season(season_months=36)
    assert read(found) == ["Center 01: 36 months are enough to tell a season."]
    assert points(found)[1].endswith("A season is seen.")


def gaming(**changed):
    count = samples.gaming_count().assign(**changed)
    return wording.gaming_reading(samples.voice(), samples.gaming_check(), count)


def test_findings_are_questions_and_no_accusations():
    found = gaming()
    assert read(found)[0] == "59 comparisons were made; 5 questions come out of them."
    assert points(found) == [
        "Center 01, Visits: the last three working days of a month hold +26 points more "
        "than their share. What happens there (a closing date, late entry)?",
        "Center 01, Visits: some last digits come more often than others in 24 counts. How "
        "is it counted?",
        "Center 02, Visits: 75 % of 24 counts end in 0 or 5, where 20 % would. Is it "
        "counted or estimated?",
        "Center 02, Placed within 90 days: it became better while fewer cases were counted "
        "(−30 % against the same months). Who is not counted any more, and why?",
        "Center 02, Walk-in visitors: it became better while its counter-KPI became worse "
        "(−20.0 points). Was the one bought with the other?",
    ]
    accusing = ("manipulat", "cheat", "fraud", "gam", "fake", "wrong")
    said = " ".join([*read(found), *points(found)]).lower()
    assert not any(word in said for word in accusing)
    assert all(point.endswith("?") for point in points(found))


def test_what_could_not_be_looked_at_is_said():
    days = gaming(needs_days=[True] + [False] * 4)
    assert "a table of days (days.csv) would show it." in read(days)[-1]
    none = gaming(looked_at=[3, 20, 20, 8, 0])
    assert read(none)[-1].startswith("No monthly KPI is held against a counter-KPI")


def test_every_finding_has_a_question():
    for row in samples.gaming_check().to_dict("records")[:5]:
        assert question(samples.voice(), row)


def test_a_table_of_checks_says_each_figure_in_its_own_unit():
    found = table(samples.voice(), "gaming_check", samples.gaming_check().iloc[:5])
    figures = [plain(row[3].text) for row in found.rows]
    assert sorted(figures) == sorted(
        ["+26 points", "chi² 41.7", "75 %", "−30 %", "−20.0 points"]
    )


# Charts


def forty(months=24):
    """Forty centers, each with the months of the first."""
    point, chart = samples.monitor_point(), samples.monitor_chart()
    point = point[(point["center"] == "c01") & (point["month"] < "2024")]
    kept = point["month"].drop_duplicates().iloc[:months]
    names = [f"c{n:02d}" for n in range(1, 46)]
    points_ = [point[point["month"].isin(kept)].assign(center=name) for name in names]
    charts_ = [chart[chart["center"] == "c01"].assign(center=name) for name in names]
    return pd.concat(points_), pd.concat(charts_)


def test_at_most_forty_centers_are_drawn_and_the_caption_says_of_how_many():
    found = charts.control_centers(samples.voice(), *forty(), samples.event())
    assert plain(found.caption) == (
        "Waiting time (minutes): month by month in each center: 40 of 45 centers, those "
        "with a signal first; limits from the months January 2022 to December 2022"
    )
    assert found.alt.count("first signal in January 2023") == 40


def test_a_single_month_can_be_drawn():
    point, chart = forty(months=1)
    chart = chart.assign(gap="few_months", first_month=pd.NaT, center_line=None)
    found = charts.control_charts(samples.voice(), point, chart, samples.event())
    assert "no limits, too few months make the limits" in found.alt


def test_months_that_are_all_missing_are_a_sentence():
    point = samples.monitor_point().assign(value=float("nan"))
    found = charts.control_charts(
        samples.voice(), point, samples.monitor_chart(), samples.event()
    )
    assert read(found) == ["There are no monthly KPIs to watch."]
    season_ = samples.monitor_season().assign(difference=float("nan"))
    found = charts.season_panels(
        samples.voice(), season_, samples.monitor_chart(), samples.event()
    )
    assert read(found) == [
        "No month can be held against the same month of the year before."
    ]


def test_the_chart_of_one_center_is_that_of_the_center_with_most_signals():
    found = charts.control_charts(
        samples.voice(), samples.monitor_point(), samples.monitor_chart(), samples.event()
    )
    assert plain(found.caption).startswith("Center 01: KPIs month by month")
    other = charts.control_charts(
        samples.voice(),
        samples.monitor_point(),
        samples.monitor_chart(),
        samples.event(),
        center="c02",
    )
    assert plain(other.caption) == (
        "Center 02: KPIs month by month; limits from the months January 2022 to December "
        "2022"
    )


def test_the_answer_in_short_names_signals_beside_those_of_chance():
    frames = (samples.monitor_chart(), samples.monitor_rule())
    found = watch_answer(samples.voice(), *frames)
    assert "chance alone lets 0.6 of them signal, and 1 do" in found
    own = watch_answer(samples.voice(), *frames, center="c01")
    assert own.startswith("Center 01: 1 of 2 KPIs signal")
    assert watch_answer(samples.voice(), *frames, center="c33") == ""
    none = (frame.iloc[:0] for frame in frames)
    assert watch_answer(samples.voice(), *none) == ""
