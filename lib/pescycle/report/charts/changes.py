"""Charts of the reflection: changes, effects, and what was achieved of the targets."""

from collections.abc import Callable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from pescycle.model.base import ALL
from pescycle.model.findings import Statistic, Verdict
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.effects import effect_name, effect_reading, effect_unit
from pescycle.report.wording.figures import (
    Row,
    change_finding,
    no_framework,
    of_center,
    records,
    said,
    unit_of,
)
from pescycle.report.wording.reflection import every_expectation, item_name

_VERDICTS = {
    Verdict.BETTER: ("^", theme.BETTER, True),
    Verdict.WORSE: ("v", theme.WORSE, True),
    Verdict.NO_CLEAR_CHANGE: ("o", theme.UNCLEAR, True),
    Verdict.INSUFFICIENT_DATA: ("o", theme.UNCLEAR, False),
}
Name = Callable[[Voice, Row], str]
_ROW = 0.42  # inches


def change_dots(
    voice: Voice, change: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """Each KPI's or question's change with its interval around zero."""
    rows = of_center(change, center)
    if "statistic" in rows:
        rows = rows[rows["statistic"] == Statistic.TOP2BOX]
    rows = rows.dropna(subset="change")
    if rows.empty:
        return said(voice.text("There is no change to show."))
    name = _kpi_name if "kpi" in rows else item_name
    scales = _scales([(_row_unit(voice, row), row) for row in records(rows)])

    def draw(figure: Figure) -> None:
        for axes, (unit, members) in zip(_stack(figure, scales), scales, strict=True):
            theme.rows_axis(axes, [name(voice, row) for row in members])
            for line, row in enumerate(members):
                _interval_dot(axes, line, row, row["change"])
                theme.beside(axes, line, voice.change(row["change"], unit))
            _around_zero(voice, axes, unit)
        theme.legend_below(figure, _verdict_legend(voice, rows["verdict"]))

    return Chart(
        png=theme.png(draw, height=_height(scales)),
        alt=" ".join(_change_sentence(voice, name, row) for row in records(rows)),
        caption=voice.text(
            "{center}: change with its interval", center=voice.name("center", center or ALL)
        ),
    )


def pilot_effect_chart(voice: Voice, pilot_effect: pd.DataFrame) -> Chart | Sentences:
    """Change of pilot and of comparison centers, and their difference with its interval."""
    rows = pilot_effect.dropna(subset="effect")
    if rows.empty:
        return effect_reading(voice, pilot_effect)
    scales = _scales([(effect_unit(voice, row), row) for row in records(rows)])

    def draw(figure: Figure) -> None:
        for axes, (unit, members) in zip(_stack(figure, scales), scales, strict=True):
            theme.rows_axis(axes, [effect_name(voice, row) for row in members])
            for line, row in enumerate(members):
                _both_changes(axes, line, row)
                _interval_dot(axes, line + 0.14, row, row["effect"])
                theme.beside(axes, line + 0.14, voice.change(row["effect"], unit))
            _around_zero(voice, axes, unit)
        theme.legend_below(figure, _effect_legend(voice, rows["verdict"]), columns=3)

    return Chart(
        png=theme.png(draw, height=_height(scales, row=0.56) + 0.2),
        alt=" ".join(_effect_sentence(voice, row) for row in records(rows)),
        caption=voice.text(
            "Pilot against comparison centers: both changes, and the difference with its "
            "interval"
        ),
    )


def expected_achieved(
    voice: Voice, kpi_change: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """Of each KPI the target and the value that was reached."""
    rows = of_center(kpi_change, center)
    if rows.empty:
        return said(no_framework(voice))
    shown = rows.dropna(subset="value")
    if shown.empty:
        return said(voice.text("No KPI has a value to show."))
    scales = _scales([(_row_unit(voice, row), row) for row in records(shown)])

    def draw(figure: Figure) -> None:
        for axes, (unit, members) in zip(_stack(figure, scales), scales, strict=True):
            theme.rows_axis(axes, [_kpi_name(voice, row) for row in members])
            for line, row in enumerate(members):
                _achieved(voice, axes, line, row, unit)
            most = max(_largest(row["value"], row["target"]) for row in members)
            axes.set_xlim(0, 1 if unit == "share" and most <= 1 else most * 1.1 or 1)
            axes.locator_params(axis="x", nbins=5)
            theme.number_on(axes.xaxis, voice, unit)
        theme.legend_below(figure, _achieved_legend(voice))

    return Chart(
        png=theme.png(draw, height=_height(scales)),
        alt=every_expectation(voice, kpi_change, center),
        caption=voice.text(
            "{center}: expected and achieved", center=voice.name("center", center or ALL)
        ),
    )


def _kpi_name(voice: Voice, row: Row) -> str:
    return voice.name("kpi", row["kpi"])


def _row_unit(voice: Voice, row: Row) -> str:
    return unit_of(voice, row["kpi"]) if "kpi" in row else "share"


def _scales(rows: list[tuple[str, Row]]) -> list[tuple[str, list[Row]]]:
    """Shares on one scale, each other row on its own: counts have no common measure."""
    scales: dict[str, tuple[str, list[Row]]] = {}
    for number, (unit, row) in enumerate(rows):
        key = unit if unit == "share" else str(number)
        scales.setdefault(key, (unit, []))[1].append(row)
    return list(scales.values())


def _stack(figure: Figure, scales: list[tuple[str, list[Row]]]) -> list[Axes]:
    sizes = [len(rows) + 0.6 for _, rows in scales]
    return list(figure.subplots(len(scales), squeeze=False, height_ratios=sizes).ravel())


def _height(scales: list[tuple[str, list[Row]]], row: float = _ROW) -> float:
    return 0.7 + sum(0.42 + row * len(rows) for _, rows in scales)


def _interval_dot(axes: Axes, line: float, row: Row, value: float) -> None:
    marker, colour, filled = _VERDICTS[row["verdict"]]
    if not is_missing(row["low"]) and not is_missing(row["high"]):
        axes.hlines(line, row["low"], row["high"], color=colour, linewidth=2.4)
    face = colour if filled else theme.PAPER
    axes.plot(
        value,
        line,
        marker=marker,
        markersize=8,
        color=colour,
        markerfacecolor=face,
        zorder=4,
    )


def _both_changes(axes: Axes, line: int, row: Row) -> None:
    for value, marker, colour in (
        (row["pilot_change"], "s", theme.SERIES[2]),
        (row["comparison_change"], "D", theme.SERIES[1]),
    ):
        axes.plot(
            value,
            line - 0.22,
            marker=marker,
            markersize=6,
            color=colour,
            markerfacecolor=theme.PAPER,
            markeredgewidth=1.4,
            zorder=4,
        )


def _around_zero(voice: Voice, axes: Axes, unit: str) -> None:
    # The same distance to both sides keeps the zero lines of all rows above each other.
    reach = max(abs(limit) for limit in axes.dataLim.intervalx) or 1
    axes.set_xlim(-1.12 * reach, 1.12 * reach)
    axes.axvline(0, color=theme.INK, linewidth=1)
    axes.locator_params(axis="x", nbins=5)
    theme.number_on(axes.xaxis, voice, unit, sign=True)


def _verdict_legend(voice: Voice, verdicts: pd.Series) -> list:
    return [
        theme.sign_of(
            voice.label("verdict", verdict),
            marker,
            colour,
            markerfacecolor=colour if filled else theme.PAPER,
        )
        for verdict, (marker, colour, filled) in _VERDICTS.items()
        if (verdicts == verdict).any()
    ]


def _effect_legend(voice: Voice, verdicts: pd.Series) -> list:
    hollow = {"markerfacecolor": theme.PAPER, "markersize": 6}
    return [
        theme.sign_of(voice.text("Pilot centers"), "s", theme.SERIES[2], **hollow),
        theme.sign_of(voice.text("Comparison centers"), "D", theme.SERIES[1], **hollow),
        *(
            theme.sign_of(
                voice.text("Difference: {verdict}", verdict=handle.get_label()),
                handle.get_marker(),
                handle.get_color(),
                markerfacecolor=handle.get_markerfacecolor(),
            )
            for handle in _verdict_legend(voice, verdicts)
        ),
    ]


def _change_sentence(voice: Voice, name: Name, row: Row) -> str:
    return voice.text(
        "{name}: {finding}: {verdict}.",
        name=name(voice, row),
        finding=change_finding(voice, row, _row_unit(voice, row)),
        verdict=voice.label("verdict", row["verdict"]),
    )


def _effect_sentence(voice: Voice, row: Row) -> str:
    unit = effect_unit(voice, row)
    return voice.text(
        "{name}: {pilot_change} in pilot centers, {comparison_change} in comparison "
        "centers, difference {effect}: {verdict}.",
        name=effect_name(voice, row),
        pilot_change=voice.change(row["pilot_change"], unit),
        comparison_change=voice.change(row["comparison_change"], unit),
        effect=change_finding(voice, row, unit, "effect"),
        verdict=voice.label("verdict", row["verdict"]),
    )


def _largest(*values: float) -> float:
    return max((value for value in values if not is_missing(value)), default=0)


def _achieved(voice: Voice, axes: Axes, line: int, row: Row, unit: str) -> None:
    axes.barh(line, row["value"], height=0.5, color=theme.PRESENT)
    if not is_missing(row["target"]):
        axes.plot(
            row["target"],
            line,
            marker="|",
            markersize=17,
            markeredgewidth=2.6,
            color=theme.INK,
        )
    _, sign = theme.STATUS_SIGNS[row["status"]]
    beside = voice.text(
        "{value} {sign} {status}",
        value=voice.value(row["value"], unit),
        sign=sign,
        status=voice.label("status", row["status"]),
    )
    theme.beside(axes, line, beside)


def _achieved_legend(voice: Voice) -> list:
    return [
        Patch(facecolor=theme.PRESENT, label=voice.text("Achieved")),
        theme.sign_of(
            voice.text("Target"), "|", theme.INK, markersize=12, markeredgewidth=2.6
        ),
    ]
