"""Chart of the groups of respondents: how satisfied each is, and how sure that is."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.base import ALL
from pescycle.model.findings import CellState, Difference, Statistic
from pescycle.report.charts import theme
from pescycle.report.group_cells import category_name, group_name
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, in_order, item_finding, records, said
from pescycle.report.wording.groups import CLAIMED, OVERALL

CENTER = "center"  # has tables of its own, and too many rows for one chart
ROW, FRAME = 0.27, 1.0  # inches


def group_dots(
    voice: Voice,
    group_estimate: pd.DataFrame,
    group_test: pd.DataFrame,
    *,
    audience: str,
    key_figure: pd.DataFrame | None = None,
) -> Chart | Sentences:
    """Share of the best answers to the overall question, by group, with intervals.

    Each heading says whether its groups differ clearly. With ``key_figure`` a line stands
    at the share of all respondents together.
    """
    rows = _of_overall(group_estimate, audience)
    rows = rows[(rows["statistic"] == Statistic.TOP2BOX) & (rows["group"] != CENTER)]
    if rows.empty:
        return said(
            voice.text(
                "{audience}: there are no groups to compare.",
                audience=voice.label("audience", audience),
            )
        )
    if rows["value"].isna().all():
        return said(voice.text("Too few people answered: no figure can be shown."))
    findings = _findings(group_test, audience)
    together = _together(key_figure, audience, rows["item"].iloc[0])
    lines = _lines(rows)

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        _draw(voice, axes, lines, findings, audience)
        if not is_missing(together):
            axes.axvline(
                together, color=theme.PAST, linestyle="--", linewidth=1.2, zorder=0
            )

    return Chart(
        png=theme.png(draw, height=FRAME + ROW * len(lines)),
        alt=_alt(voice, rows, findings, audience),
        caption=_caption(voice, rows, together, audience),
    )


def _of_overall(frame: pd.DataFrame, audience: str) -> pd.DataFrame:
    return frame[(frame["audience"] == audience) & (frame["questions"] == OVERALL)]


def _findings(group_test: pd.DataFrame, audience: str) -> dict[str, str]:
    tests = _of_overall(group_test, audience)
    tests = tests[tests["test"] == CLAIMED]
    return dict(zip(tests["group"], tests["finding"], strict=True))


def _together(key_figure: pd.DataFrame | None, audience: str, item: str) -> float | None:
    """The share of all respondents together, where it is published."""
    if key_figure is None or key_figure.empty:
        return None
    rows = key_figure[
        (key_figure["audience"] == audience)
        & (key_figure["center"] == ALL)
        & (key_figure["item"] == item)
        & (key_figure["statistic"] == Statistic.TOP2BOX)
    ]
    return None if rows.empty else rows["value"].iloc[0]


def _lines(rows: pd.DataFrame) -> list[Row]:
    """One line a heading, then one a category."""
    lines: list[Row] = []
    for group in in_order(rows["group"]):
        own = records(rows[rows["group"] == group])
        lines += [{"heading": group}, *own]
    return lines


def _draw(
    voice: Voice, axes: Axes, lines: list[Row], findings: dict[str, str], audience: str
) -> None:
    labels = [_label(voice, line, audience) for line in lines]
    theme.rows_axis(axes, labels, width=44)
    marks = zip(lines, axes.get_yticklabels(), axes.get_ygridlines(), strict=True)
    for place, (line, label, across) in enumerate(marks):
        if "heading" in line:
            across.set_visible(False)
            # No bold letters: the Khmer font has none.
            label.set_fontsize(9.5)
            theme.beside(axes, place, _said_finding(voice, findings.get(line["heading"])))
            continue
        label.set_color(theme.QUIET)
        theme.beside(axes, place, _beside(voice, line))
        if not is_missing(line["value"]):
            axes.hlines(
                place, line["low"], line["high"], color=theme.PRESENT, linewidth=2.2
            )
            axes.plot(line["value"], place, marker="o", markersize=6, color=theme.PRESENT)
    axes.set_xlim(0, 1)
    theme.said_on(axes.xaxis, voice.share)
    axes.set_xlabel(voice.label("statistic", Statistic.TOP2BOX))


def _label(voice: Voice, line: Row, audience: str) -> str:
    if "heading" in line:
        return group_name(voice, line["heading"], audience)
    return category_name(voice, line["group"], line["category"], audience)


def _said_finding(voice: Voice, finding: str | None) -> str:
    return voice.label("group_finding", finding or Difference.INSUFFICIENT_DATA)


def _beside(voice: Voice, row: Row) -> str:
    if row["state"] != CellState.PUBLISHED or is_missing(row["value"]):
        return voice.state(row["state"], voice.names.privacy.minimum_base)
    return voice.text(
        "{value}, base {base}",
        value=voice.share(row["value"]),
        base=voice.number(row["base"]),
    )


def _alt(voice: Voice, rows: pd.DataFrame, findings: dict[str, str], audience: str) -> str:
    sentences = []
    for group in in_order(rows["group"]):
        parts = [
            voice.text(
                "{category}, {finding}",
                category=category_name(voice, group, row["category"], audience),
                finding=item_finding(voice, {**row, "center": ALL}),
            )
            for row in records(rows[rows["group"] == group])
        ]
        sentences.append(
            voice.text(
                "{group}: {categories}. {finding}.",
                group=group_name(voice, group, audience),
                categories=voice.enumerated(parts),
                finding=_said_finding(voice, findings.get(group)),
            )
        )
    return " ".join(sentences)


def _caption(
    voice: Voice, rows: pd.DataFrame, together: float | None, audience: str
) -> str:
    values = {
        "audience": voice.label("audience", audience),
        "item": voice.name("item", rows["item"].iloc[0], audience),
        "level": voice.share(rows["level"].dropna().iloc[0]),
    }
    if is_missing(together):
        return voice.text(
            "{audience}, {item}: share of the best answers by group, with {level} interval",
            **values,
        )
    return voice.text(
        "{audience}, {item}: share of the best answers by group, with {level} interval; "
        "dashed line: all together, {share}",
        share=voice.share(together),
        **values,
    )
