"""What charts say in words: the alternative text, captions, what is written beside."""

import pandas as pd

from pescycle.report import charts
from pescycle.report.charts import theme
from tests.report import samples


def test_the_board_counts_statuses_in_words():
    chart = charts.status_board(samples.voice(), samples.kpi_score())
    assert "Act: Placed within 90 days." in samples.plain(chart.alt)
    assert "1 score of a single center is to be acted on: in Center 02." in samples.plain(
        chart.alt
    )


def test_question_dots_say_base_and_interval():
    chart = charts.item_dots(samples.voice(), samples.estimate())
    assert samples.plain(chart.alt).startswith(
        "Jobseekers, Overall satisfaction: 81 of 263 (31 %; 95 % interval 26 to 37 %)."
    )


def test_a_hidden_question_is_named_as_hidden():
    both = pd.concat([samples.estimate(), samples.estimate().iloc[:1].assign(center="c02")])
    both = both[both["center"] == "c02"].reset_index(drop=True)
    both.loc[1, "item"] = "js_d2"
    chart = charts.item_dots(samples.voice(), both, center="c02")
    assert "Jobseekers, Overall satisfaction: hidden (base below 30)." in samples.plain(
        chart.alt
    )


def test_nothing_is_drawn_where_every_question_is_hidden():
    found = charts.item_dots(samples.voice(), samples.estimate(), center="c02")
    assert found.text == ("Too few people answered: no figure can be shown.",)


def test_answers_say_every_share_and_the_base():
    chart = charts.distribution_bars(samples.voice(), samples.distribution())
    # 20, 62, 100, 51 and 30 of 263.
    assert samples.plain(chart.alt).startswith(
        "Jobseekers, Overall satisfaction (base 263): Very dissatisfied: 8 %, "
        "Dissatisfied: 24 %, Neither: 38 %"
    )


def test_answers_of_a_center_are_those_of_all_where_only_they_are_counted():
    chart = charts.distribution_bars(samples.voice(), samples.distribution(), center="c01")
    assert chart.caption == "All centers: answers by question"


def test_answers_beside_the_scale_are_told_apart(monkeypatch):
    written = []
    beside = theme.beside
    monkeypatch.setattr(
        theme,
        "beside",
        lambda axes, row, text: written.append(text) or beside(axes, row, text),
    )
    chart = charts.distribution_bars(samples.voice(), samples.distribution())
    assert samples.plain(written[0]) == "base 263\n2 % · 1 % · 10 %"
    assert (
        "Of 300 respondents 2 % said that it does not apply, 1 % did not know or refused "
        "to say, and 10 % left it unanswered." in samples.plain(chart.alt)
    )


def test_a_change_is_said_with_interval_and_verdict():
    chart = charts.change_dots(samples.voice(), samples.kpi_change())
    assert (
        "Waiting time: −8.8 min (95 % interval −12.0 to −5.6 min): Better."
        in samples.plain(chart.alt)
    )


def test_progress_says_who_is_furthest_from_the_plan():
    chart = charts.response_progress(samples.voice(), samples.response_count())
    assert "furthest from its plan is Center 02 with 213 of 253 (84 %)" in samples.plain(
        chart.alt
    )


def test_a_timeline_says_when_an_action_was_due_and_done():
    chart = charts.action_timeline(
        samples.voice(), samples.action_progress(), samples.event()
    )
    assert (
        "Second desk (Center 01): Done; due 1 March 2023, done on 15 March 2023."
        in samples.plain(chart.alt)
    )


def test_months_that_are_hidden_are_said_and_left_out():
    chart = charts.month_series(samples.voice(), samples.month(), samples.event())
    assert "Visits: lowest 500 in March 2022, highest 550 in August 2022." in chart.alt
    # 12 in each of the five months that are shown.
    assert "Placed: 12 in every month." in chart.alt
    assert (
        "1 monthly figure is hidden because it is too small, and left out as a gap."
        in chart.alt
    )
    assert chart.caption.endswith("figures that are too small to be shown are gaps")


def test_months_of_a_center_are_its_own():
    chart = charts.month_series(
        samples.voice(), samples.month(), samples.event(), center="c01"
    )
    assert "Visits: lowest 200 in March 2022, highest 250 in August 2022." in chart.alt
    assert chart.caption == "Center 01: measures by month"


def test_weeks_stand_beside_an_even_spread_of_the_plan():
    chart = charts.response_weeks(samples.voice(), samples.response_week(), samples.event())
    assert (
        "Jobseekers: an even spread of the plan would be 150 answers a week." in chart.alt
    )
    unplanned = samples.response_week().assign(planned=float("nan"))
    chart = charts.response_weeks(samples.voice(), unplanned, samples.event())
    assert "Jobseekers: no number was planned." in chart.alt


def test_progress_counts_the_hidden_centers_that_it_shows():
    chart = charts.response_progress(samples.voice(), samples.response_count())
    assert chart.alt.endswith("1 figure is hidden because too few people stand behind it.")
