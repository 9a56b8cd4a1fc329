"""Events on charts over time: where they stand, and what is said of them."""

import ast
import inspect
import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.figure import Figure

from pescycle.report import charts
from pescycle.report.charts import events
from tests.report import samples
from tests.report.samples import plain

FOLDER = Path(charts.__file__).parent
LIBRARY = FOLDER.parents[1]
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
# What writes a month, a day or a round under an axis.
OF_TIME = {"month_ticks", "_day_ticks", "_round_labels", "rounds_of"}
CHARTS_OVER_TIME = {
    "action_timeline",
    "center_path_chart",
    "context_series",
    "control_centers",
    "control_charts",
    "kpi_trend",
    "month_series",
    "plan_gantt",
    "response_weeks",
    "season_panels",
}


def noted(*rows) -> pd.DataFrame:
    """Rows (center, kind, start, end)."""
    frame = pd.DataFrame(rows, columns=["center", "kind", "start", "end"])
    frame[["start", "end"]] = frame[["start", "end"]].apply(pd.to_datetime)
    return frame.assign(title_en="Flood")


def calls(tree: ast.AST) -> set[str]:
    return {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }


def over_time(tree: ast.AST) -> bool:
    """Whether an axis of the module is labelled with months, days or rounds."""
    ticks = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "set_xticks"
    ]
    dated = any({"date", "month"} & calls(node) for node in ticks)
    return dated or bool(OF_TIME & calls(tree))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_every_module_with_an_axis_of_time_draws_events(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.stem != "months" and over_time(tree):
        assert {"draw", "draw_row"} & calls(tree)
        assert {"signs", "words"} <= calls(tree)


@pytest.mark.parametrize("name", sorted(CHARTS_OVER_TIME))
def test_every_chart_over_time_takes_the_events(name):
    assert "event" in getattr(charts, name).__annotations__


def calls_of_charts(tree: ast.AST) -> list[ast.Call]:
    """Calls such as ``charts.kpi_trend(...)`` of the charts over time."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "charts"
        and node.func.attr in CHARTS_OVER_TIME
    ]


def test_whoever_draws_a_chart_over_time_gives_it_the_events():
    texts = [path.read_text(encoding="utf-8") for path in LIBRARY.rglob("*.py")]
    for path in NOTEBOOKS.glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        texts += ["".join(one["source"]) for one in cells if one["cell_type"] == "code"]
    found = [call for text in texts for call in calls_of_charts(ast.parse(text))]
    assert {call.func.attr for call in found} == CHARTS_OVER_TIME
    for call in found:
        named = {word.arg: word.value for word in call.keywords}
        signature = inspect.signature(getattr(charts, call.func.attr))
        assert "event" in signature.bind(*call.args, **named).arguments


def test_a_closure_is_drawn_around_the_points_of_its_months():
    months = pd.Series(pd.to_datetime(["2022-09-01", "2022-10-01", "2022-11-01"]))
    marks = events.month_marks(
        noted(("a", "closure", "2022-10-01", "2022-10-31")), months, "a"
    )
    # 15 days before the first and before the last of October: 1 October lies between.
    assert marks._places() == [
        ("closure", pd.Timestamp("2022-09-16"), pd.Timestamp("2022-10-16"))
    ]


def test_an_event_is_cut_at_the_edges_of_the_chart_but_told_in_full():
    months = pd.Series(pd.to_datetime(["2022-09-01"]))
    marks = events.month_marks(noted(("a", "note", "2022-01-05", "2022-12-31")), months)
    assert marks._places()[0][1:] == (
        pd.Timestamp("2022-08-17"),
        pd.Timestamp("2022-09-15"),
    )
    assert "5 January 2022 to 31 December 2022" in plain(marks.words(samples.voice())[0])


def test_events_outside_of_the_time_and_of_other_centers_are_left_out():
    days = pd.Series(pd.to_datetime(["2022-09-01", "2022-09-30"]))
    event = noted(
        ("a", "note", "2022-08-01", "2022-08-31"),
        ("a", "note", "2022-10-01", "2022-10-02"),
        ("b", "note", "2022-09-05", "2022-09-06"),
        ("all", "note", "2022-09-30", "2022-10-02"),
    )
    assert list(events.day_marks(event, days, "a").events["center"]) == ["all"]
    assert list(events.day_marks(event, days).of("b").events["center"]) == ["b", "all"]


def test_an_axis_of_rounds_has_the_days_of_a_round_half_a_step_around_it():
    marks = events.round_marks(
        noted(
            ("a", "closure", "2022-01-01", "2022-03-31"),
            ("a", "note", "2022-09-01", "2023-01-01"),
            ("a", "note", "2023-06-30", "2023-08-01"),
        ),
        samples.rounds(),
        ["2022-1", "2023-1"],
    )
    # January to June 2022 has 181 days: 31 March is 89 of them behind the start.
    places = [place for mark in marks._places() for place in mark[1:]]
    assert places == pytest.approx(
        [-0.5, -0.5 + 89 / 181, 0.5, 0.5, 0.5 + 180 / 181, 0.5 + 181 / 181]
    )


def test_a_round_that_the_folder_does_not_know_leaves_the_others_at_their_place():
    event = noted(("a", "note", "2023-01-01", "2023-01-02"))
    marks = events.round_marks(event, samples.rounds(), ["2021-1", "2022-1", "2023-1"])
    assert marks._places()[0][1] == pytest.approx(1.5)
    assert events.round_marks(event, samples.rounds(), ["2021-1"]).events.empty


def test_a_round_of_one_day_can_be_drawn():
    day = samples.rounds()[0].model_copy(update={"ends": date(2022, 1, 1)})
    event = noted(("a", "note", "2022-01-01", "2022-01-01"))
    assert events.round_marks(event, (day,), ["2022-1"])._places()[0][1:] == (-0.5, -0.5)


@pytest.mark.parametrize(
    ("centers", "label"),
    [
        (["a"], "Closure"),
        (["all"], "Closure"),
        (["c01", "c02"], "Closure of Center 01 and Center 02"),
        (["c01", "c02", "c03", "c04", "c05"], "Closure of 5 centers"),
    ],
)
def test_the_legend_names_few_closed_centers_and_counts_many(centers, label):
    event = noted(*((name, "closure", "2022-09-05", "2022-09-06") for name in centers))
    marks = events.day_marks(event, pd.Series(pd.to_datetime(["2022-09-01", "2022-09-30"])))
    assert [sign.get_label() for sign in marks.signs(samples.voice())] == [label]


def test_without_events_nothing_is_drawn_and_nothing_said():
    marks = events.day_marks(noted(), pd.Series(pd.to_datetime(["2022-09-01"])))
    axes = Figure().subplots()
    marks.draw(axes)
    marks.draw_row(axes, 0)
    assert [*axes.patches, *axes.lines, *axes.collections] == []
    assert marks.signs(samples.voice()) == marks.words(samples.voice()) == []


def test_a_closure_shades_only_the_rows_of_its_center():
    event = noted(("a", "closure", "2022-09-05", "2022-09-06"))
    days = pd.Series(pd.to_datetime(["2022-09-01", "2022-09-30"]))
    axes = Figure().subplots()
    for row, center in enumerate(["a", "b", "a"]):
        events.day_marks(event, days).of(center).draw_row(axes, row)
    assert len(axes.collections) == 2


def test_a_trend_tells_its_events_to_those_who_do_not_see_it():
    chart = charts.kpi_trend(
        samples.voice(), samples.kpi_history(), samples.event(), samples.rounds()
    )
    assert plain(chart.alt).endswith(
        "1 closure is noted; its days do not count in monthly means. Closure, Center 02, "
        "3 May 2022 to 20 June 2022: Flood. Note, Center 01, 1 July 2022 to 2 July 2022: "
        "Job fair."
    )
