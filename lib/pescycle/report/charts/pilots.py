"""Chart of one KPI in several pilots, round by round."""

import pandas as pd
from matplotlib.figure import Figure

from pescycle.report.charts import theme
from pescycle.report.shown import Chart
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import records
from pescycle.report.wording.pilots import figure_sentence, row_name

SHAPES = ("o", "s", "D", "^", "v", "P")


def pilots_chart(voice: Voice, rows: pd.DataFrame, title: str) -> Chart:
    """A row a pilot and round: value and interval; pilots keep the order they were given.

    Parameters
    ----------
    voice : Voice
        With the pilots' and rounds' names.
    rows : DataFrame
        Rows of one definition that have a value, see ``paf.comparability``.
    title : str
        What the KPI is called.
    """
    unit = str(rows["unit_code"].iloc[0])
    pilots = list(dict.fromkeys(rows["pilot"]))

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        for line, row in enumerate(records(rows)):
            place = pilots.index(row["pilot"])
            colour = theme.SERIES[place % len(theme.SERIES)]
            axes.hlines(line, row["low"], row["high"], color=colour, linewidth=2.4)
            axes.plot(row["value"], line, SHAPES[place % len(SHAPES)], color=colour)
        theme.rows_axis(axes, [row_name(voice, row) for row in records(rows)], width=46)
        axes.margins(x=0.1)
        theme.number_on(axes.xaxis, voice, unit)
        axes.grid(visible=True, axis="x")

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(rows))),
        alt=" ".join(figure_sentence(voice, row, unit) for row in records(rows)),
        caption=voice.text("{kpi}: value and interval by pilot and round", kpi=title),
    )
