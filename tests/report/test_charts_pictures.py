"""Every chart can be drawn: from any data, in French, with names in any script."""

import pandas as pd
import pytest

from pescycle.report import charts
from pescycle.report.charts import theme
from pescycle.report.names import Names
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from tests.report import samples

EVERY = {
    "status_board": (charts.status_board, samples.kpi_score),
    "kpi_trend": (
        lambda voice, frame, **more: charts.kpi_trend(
            voice, frame, samples.event(), samples.rounds(), **more
        ),
        samples.kpi_history,
    ),
    "observed_expected_chart": (charts.observed_expected_chart, samples.observed_expected),
    "funnel_chart": (
        lambda voice, frame, **more: charts.funnel_chart(
            voice, frame, samples.funnel(), **more
        ),
        samples.compared_twice,
    ),
    "item_dots": (charts.item_dots, samples.estimate),
    "distribution_bars": (charts.distribution_bars, samples.distribution),
    "action_plan": (
        lambda voice, frame, **more: charts.action_timeline(
            voice, frame, samples.event(), **more
        ),
        samples.action_plan,
    ),
    "action_progress": (
        lambda voice, frame, **more: charts.action_timeline(
            voice, frame, samples.event(), **more
        ),
        samples.action_progress,
    ),
    "response_progress": (charts.response_progress, samples.response_count),
    "response_weeks": (
        lambda voice, frame, **more: charts.response_weeks(
            voice, frame, samples.event(), **more
        ),
        samples.response_week,
    ),
    "kpi_change": (charts.change_dots, samples.kpi_change),
    "item_change": (charts.change_dots, samples.item_change),
    "maturity_dots": (charts.maturity_dots, samples.maturity_score),
    "phase_dots": (charts.phase_dots, samples.maturity_score),
    "equity_gap": (charts.equity_gap_dots, samples.equity_gap),
    "pilot_effect": (charts.pilot_effect_chart, samples.pilot_effect),
    "center_path": (
        lambda voice, frame: charts.center_path_chart(
            voice, frame, samples.pilot_effect(), samples.event(), samples.rounds()
        ),
        samples.center_path,
    ),
    "rank_caterpillar": (charts.rank_caterpillar, samples.rank_interval),
    "target_chance_dots": (charts.target_chance_dots, samples.target_proposal),
    "balance_dots": (charts.balance_dots, samples.balance),
    "weight_dots": (charts.weight_dots, samples.weight_consultation),
    "expected_achieved": (charts.expected_achieved, samples.kpi_change),
    "control_charts": (
        lambda voice, frame, **more: charts.control_charts(
            voice, frame, samples.monitor_chart(), samples.event(), **more
        ),
        samples.monitor_point,
    ),
    "control_centers": (
        lambda voice, frame: charts.control_centers(
            voice, frame, samples.monitor_chart(), samples.event()
        ),
        samples.monitor_point,
    ),
    "season_panels": (
        lambda voice, frame, **more: charts.season_panels(
            voice, frame, samples.monitor_chart(), samples.event(), **more
        ),
        samples.monitor_season,
    ),
    "context_series": (
        lambda voice, frame: charts.context_series(voice, frame, samples.event()),
        samples.context,
    ),
    "stakeholder_map": (charts.stakeholder_map, samples.stakeholder),
    "opinion_dots": (
        lambda voice, frame: charts.opinion_dots(voice, frame, samples.opinion_topic()),
        samples.opinion,
    ),
    "heard_bars": (charts.heard_bars, samples.consultation_count),
    "month_series": (
        lambda voice, frame, **more: charts.month_series(
            voice, frame, samples.event(), **more
        ),
        samples.month,
    ),
}
BY_CENTER = sorted(
    set(EVERY)
    - {"context_series", "heard_bars", "stakeholder_map"}
    - {"center_path", "observed_expected_chart", "pilot_effect", "response_progress"}
    - {"equity_gap", "funnel_chart"}
    - {"control_centers"}
    - {"weight_dots", "balance_dots", "opinion_dots"}
)
KHMER = {
    "c01": {"km": "មជ្ឈមណ្ឌលការងារភ្នំពេញ"},
    "c02": {"km": "មជ្ឈមណ្ឌលការងារខេត្តបន្ទាយមានជ័យនិងស្រុកជិតខាងទាំងអស់" * 4},
}
FIGURES = (
    "value",
    "low",
    "high",
    "count",
    "share",
    "ratio",
    "change",
    "effect",
    "attainment",
)


@pytest.fixture
def french(tmp_path) -> Voice:
    """French numbers and dates; the texts stay English."""
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = (
        'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=utf-8\\n"\n'
    )
    (folder / "pescycle.po").write_text(header, encoding="utf-8")
    names = Names(titles=samples.TITLES, units=samples.UNITS)
    return Voice("fr", names, catalogues=tmp_path)


@pytest.fixture
def ticks(monkeypatch) -> list[str]:
    """Every tick label of the chart that is drawn next."""
    found: list[str] = []
    whole = theme.Figure.savefig

    def reading(figure, *args, **more):
        whole(figure, *args, **more)
        for axes in figure.axes:
            for label in [*axes.get_xticklabels(), *axes.get_yticklabels()]:
                found.append(label.get_text())

    monkeypatch.setattr(theme.Figure, "savefig", reading)
    return found


@pytest.mark.parametrize("name", EVERY)
def test_a_chart_is_a_picture_with_a_caption_and_a_text_form(name):
    draw, frame = EVERY[name]
    before = samples.chart_settings()
    chart = draw(samples.voice(), frame())
    assert isinstance(chart, Chart)
    assert chart.png.startswith(b"\x89PNG")
    assert any(figure.isdigit() for figure in samples.plain(chart.alt))
    assert chart.caption
    assert samples.chart_settings() == before


@pytest.mark.parametrize("name", EVERY)
def test_a_chart_of_the_same_numbers_is_the_same_file(name):
    draw, frame = EVERY[name]
    assert draw(samples.voice(), frame()).png == draw(samples.voice(), frame()).png


@pytest.mark.parametrize("name", EVERY)
def test_a_chart_leaves_its_frame_as_it_was(name):
    draw, frame = EVERY[name]
    given = frame()
    draw(samples.voice(), given)
    pd.testing.assert_frame_equal(given, frame())


@pytest.mark.parametrize("name", EVERY)
def test_without_rows_a_chart_is_a_sentence(name):
    draw, frame = EVERY[name]
    found = draw(samples.voice(), frame().iloc[:0])
    assert isinstance(found, Sentences)
    assert len(found.text) == 1


@pytest.mark.parametrize("name", EVERY)
def test_an_empty_frame_without_types_is_a_sentence_too(name):
    draw, frame = EVERY[name]
    untyped = pd.DataFrame({column: pd.Series(dtype="object") for column in frame()})
    assert isinstance(draw(samples.voice(), untyped), Sentences)


@pytest.mark.parametrize("name", EVERY)
def test_with_every_figure_missing_there_is_no_error(name):
    draw, frame = EVERY[name]
    blank = frame()
    for column in set(FIGURES) & set(blank):
        blank[column] = (
            blank[column].where(blank["center"] == "-") if "center" in blank else pd.NA
        )
    assert draw(samples.voice(), blank) is not None


@pytest.mark.parametrize("name", BY_CENTER)
@pytest.mark.parametrize("center", ["c01", "c02", "c33"])
def test_one_center_can_be_chosen_even_one_without_data(name, center):
    draw, frame = EVERY[name]
    assert draw(samples.voice(), frame(), center=center) is not None


@pytest.mark.parametrize("name", EVERY)
def test_khmer_names_of_any_length_are_drawn(name):
    draw, frame = EVERY[name]
    assert isinstance(draw(samples.voice(centers=KHMER), frame()), Chart)


@pytest.mark.parametrize("name", EVERY)
def test_a_chart_can_be_drawn_in_french(name, french):
    draw, frame = EVERY[name]
    assert isinstance(draw(french, frame()), Chart)


def test_ticks_are_written_as_the_language_does(french, ticks):
    charts.item_dots(french, samples.estimate())
    assert "80\N{NO-BREAK SPACE}%" in ticks


def test_decimals_of_ticks_have_the_comma_of_french(french, ticks):
    charts.observed_expected_chart(french, samples.observed_expected())
    assert "0,9" in ticks


def test_months_of_ticks_are_those_of_the_language(french, ticks):
    charts.month_series(french, samples.month(), samples.event())
    assert "mars 2022" in ticks


def test_a_title_is_never_read_as_a_formula(ticks):
    names = {"c01": {"en": "$x_1$"}}
    chart = charts.status_board(samples.voice(centers=names), samples.kpi_score())
    assert isinstance(chart, Chart)
    assert "$x_1$" in ticks


def test_forty_centers_fit():
    score = samples.kpi_score()
    one = score[score["center"] == "c01"]
    many = pd.concat([one.assign(center=f"c{number:02d}") for number in range(1, 41)])
    chart = charts.status_board(
        samples.voice(), pd.concat([score[score["center"] == "all"], many])
    )
    # A row is 0.34 inch: 41 rows are more than 13 inches of 192 dots.
    assert int.from_bytes(chart.png[20:24]) > 13 * 192


def test_a_single_center_fits():
    one = samples.observed_expected().iloc[:1]
    assert isinstance(charts.observed_expected_chart(samples.voice(), one), Chart)
