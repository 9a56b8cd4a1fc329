"""The page that sets pilots side by side where, and only where, they measure the same."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from pescycle.report.charts.pilots import pilots_chart
from pescycle.report.frame import SYNTHETIC, PageFrame, versions_line
from pescycle.report.names import Names, Titles
from pescycle.report.page import whole_page
from pescycle.report.shown import Cell, Header, Table
from pescycle.report.table_notes import interval_note
from pescycle.report.voice import MISSING, Voice, is_missing
from pescycle.report.wording.figures import Row, records
from pescycle.report.wording.pilots import (
    differing_parts,
    is_told,
    limits,
    nothing_shared,
    pilots_reading,
    what_is_measured,
)


def comparison_page(
    language: str,
    titles: Mapping[str, Titles],
    *,
    turns: pd.DataFrame,
    figures: pd.DataFrame,
    apart: pd.DataFrame,
) -> str:
    """Whole page; pilots, rounds and KPIs stand in the order in which they came.

    Parameters
    ----------
    language : str
        Of the page.
    titles : mapping
        Kinds ``pilot``, ``round`` (``pilot/round``) and ``kpi`` (``pilot/kpi``).
    turns : DataFrame
        One row a round: pilot round starts ends counted_by synthetic.
    figures : DataFrame
        From ``comparable_figures``, with ``unit_code``, ``better`` and ``counted_by``.
    apart : DataFrame
        From ``differences``.
    """
    voice = Voice(language, Names(titles=titles))
    heading = voice.text("Pilots side by side")
    frame = PageFrame(
        language=language,
        title=heading,
        heading=heading,
        banner=voice.text(SYNTHETIC) if turns["synthetic"].any() else "",
        footer=(versions_line(voice),),
        skip=voice.text("Skip to the content"),
        navigation=heading,
    )
    return whole_page(
        "comparison.html.j2",
        frame,
        title=heading,
        lead=voice.text(
            "Figures stand side by side only where pilots measure the same: one definition "
            "in one version, with one unit, direction and calculation. There is no ranking "
            "and no total: pilots stand in the order in which they were named."
        ),
        pilots=_html(_pilot_table(voice, turns)),
        sections=[_section(voice, rows) for _, rows in _by_definition(figures)],
        nothing=nothing_shared(voice) if figures.empty else "",
        apart_title=voice.text("What is not compared, and why"),
        apart=_html(_apart_table(voice, apart)) if len(apart) else "",
        limits_title=voice.text("What this page cannot tell"),
        limits=_html(limits(voice)),
    )


def _html(shown: object) -> Markup:
    return Markup(shown._repr_html_())


def _by_definition(figures: pd.DataFrame):
    keys = ["definition_id", "version", "unit", "better"]
    return figures.groupby(keys, sort=False)


def _section(voice: Voice, rows: pd.DataFrame) -> dict[str, object]:
    first = records(rows)[0]
    title = voice.name("kpi", f"{first['pilot']}/{first['kpi']}")
    told = rows[[is_told(row) for row in records(rows)]]
    return {
        "title": title,
        "rule": what_is_measured(voice, first),
        "reading": _html(pilots_reading(voice, rows)),
        "table": _html(_figure_table(voice, rows, title)),
        "chart": _html(pilots_chart(voice, told, title)) if len(told) else "",
    }


def _figure_table(voice: Voice, rows: pd.DataFrame, title: str) -> Table:
    own = Voice(
        voice.language,
        Names(titles=voice.names.titles, counted_by=records(rows)[0]["counted_by"]),
    )
    words = [voice.text("Pilot"), voice.text("Round"), voice.text("Own name of the KPI")]
    figures = [voice.text("Value"), voice.text("Interval"), voice.text("Base")]
    return Table(
        caption=voice.text("{kpi}, all centers of each pilot together", kpi=title),
        headers=(
            *(Header(word) for word in words),
            *(Header(figure, "end") for figure in figures),
        ),
        rows=tuple(_figure_cells(voice, row) for row in records(rows)),
        note=interval_note(own, records(rows)),
    )


def _figure_cells(voice: Voice, row: Row) -> tuple[Cell, ...]:
    unit = row["unit_code"]
    value = voice.value(row["value"], unit)
    if is_missing(row["value"]):
        value = voice.label("reason", row["reason"]) if row["reason"] else MISSING
    base = MISSING if is_missing(row["base"]) else voice.number(row["base"])
    return (
        Cell(voice.name("pilot", row["pilot"])),
        Cell(voice.name("round", f"{row['pilot']}/{row['round']}")),
        Cell(voice.name("kpi", f"{row['pilot']}/{row['kpi']}")),
        Cell(value),
        Cell(voice.interval(row["low"], row["high"], unit)),
        Cell(base),
    )


def _pilot_table(voice: Voice, turns: pd.DataFrame) -> Table:
    heads = [voice.text("Pilot"), voice.text("Round")]
    heads += [voice.text("First and last day"), voice.text("Counts")]
    return Table(
        caption=voice.text("The pilots and their rounds"),
        headers=tuple(Header(head) for head in heads),
        rows=tuple(
            (
                Cell(voice.name("pilot", row["pilot"])),
                Cell(voice.name("round", f"{row['pilot']}/{row['round']}")),
                Cell(voice.days(row["starts"], row["ends"])),
                Cell(voice.label("counted_by", row["counted_by"])),
            )
            for row in records(turns)
        ),
        note=voice.text("Rounds whose hand-over files are whole, first round first."),
    )


def _apart_table(voice: Voice, apart: pd.DataFrame) -> Table:
    heads = [voice.text("Definition"), voice.text("Pilot")]
    heads += [voice.text("Own name of the KPI"), voice.text("Version")]
    heads.append(voice.text("What differs"))
    return Table(
        caption=voice.text("KPIs that are not compared"),
        headers=tuple(Header(head) for head in heads),
        rows=tuple(
            (
                Cell(row["definition_id"]),
                Cell(voice.name("pilot", row["pilot"])),
                Cell(voice.name("kpi", f"{row['pilot']}/{row['kpi']}")),
                Cell(row["version"]),
                Cell(differing_parts(voice, row["parts"])),
            )
            for row in records(apart)
        ),
        note=voice.text(
            "As the last round of each pilot defines them. A definition is known by its id "
            "(defined_as in framework.yml, else the KPI's own id): what is only called "
            "alike is not taken to be the same."
        ),
    )
