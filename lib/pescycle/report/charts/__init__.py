"""Charts: pictures with a text form that is built from the same numbers."""

from pescycle.report.charts.actions import action_timeline
from pescycle.report.charts.answers import distribution_bars, item_dots
from pescycle.report.charts.balance import balance_dots
from pescycle.report.charts.changes import (
    change_dots,
    expected_achieved,
    pilot_effect_chart,
)
from pescycle.report.charts.comments import theme_bars
from pescycle.report.charts.consultation import weight_dots
from pescycle.report.charts.context import observed_expected_chart
from pescycle.report.charts.context_series import context_series
from pescycle.report.charts.difficulty import target_chance_dots
from pescycle.report.charts.drivers import driver_bars, driver_map
from pescycle.report.charts.effects import center_path_chart
from pescycle.report.charts.equity import equity_gap_dots
from pescycle.report.charts.funnels import funnel_chart
from pescycle.report.charts.gantt import plan_gantt
from pescycle.report.charts.groups import group_dots
from pescycle.report.charts.heard import heard_bars
from pescycle.report.charts.maturity import maturity_dots, phase_dots
from pescycle.report.charts.monitoring import control_centers, control_charts
from pescycle.report.charts.opinions import opinion_dots
from pescycle.report.charts.ranks import rank_caterpillar
from pescycle.report.charts.responses import response_progress, response_weeks
from pescycle.report.charts.scales import item_rest_dots
from pescycle.report.charts.score_changes import score_change_dots
from pescycle.report.charts.scores import status_board
from pescycle.report.charts.seasons import season_panels
from pescycle.report.charts.stakeholders import stakeholder_map
from pescycle.report.charts.theory import theory_chart
from pescycle.report.charts.trends import kpi_trend, month_series

__all__ = [
    "action_timeline",
    "balance_dots",
    "center_path_chart",
    "change_dots",
    "context_series",
    "control_centers",
    "control_charts",
    "distribution_bars",
    "driver_bars",
    "driver_map",
    "equity_gap_dots",
    "expected_achieved",
    "funnel_chart",
    "group_dots",
    "heard_bars",
    "item_dots",
    "item_rest_dots",
    "kpi_trend",
    "maturity_dots",
    "month_series",
    "observed_expected_chart",
    "opinion_dots",
    "phase_dots",
    "pilot_effect_chart",
    "plan_gantt",
    "rank_caterpillar",
    "response_progress",
    "response_weeks",
    "score_change_dots",
    "season_panels",
    "stakeholder_map",
    "status_board",
    "target_chance_dots",
    "theme_bars",
    "theory_chart",
    "weight_dots",
]
