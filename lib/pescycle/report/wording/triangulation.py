"""What sources say together, and what nobody aimed at, in words."""

import pandas as pd

from pescycle.model.findings import Agreement, Sense, Unexpected
from pescycle.report import triangulation_cells as cells
from pescycle.report.shown import Note, Sentences, Table
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, records, said

CLEAR = [Sense.GOOD, Sense.BAD]
ALARMS = [Unexpected.AGAINST, Unexpected.UNAIMED]


def triangulation_reading(
    voice: Voice, triangulation: pd.DataFrame, evidence: pd.DataFrame
) -> Sentences:
    """On which themes sources agree or conflict, with the figures behind it."""
    if triangulation.empty:
        return said(
            voice.text(
                "No theme can be looked at from several sides: themes.yml says under kpis: "
                "and items: what tells of a theme, consultation.csv what was said of it."
            )
        )
    parts = _counted(voice, triangulation["finding"].value_counts().to_dict())
    opening = voice.plural(
        "Of {n} theme: {parts}.",
        "Of {n} themes: {parts}.",
        len(triangulation),
        parts=voice.enumerated(parts),
    )
    order = [Agreement.CONFLICT, Agreement.AGREE]
    rows = [
        row for found in order for row in records(triangulation) if row["finding"] == found
    ]
    return said(opening, points=[_theme(voice, row, evidence) for row in rows])


def _counted(voice: Voice, counts: dict[str, int]) -> list[str]:
    """On how many themes the sources agree, conflict, stand alone or are not clear."""
    count = {found: voice.number(counts.get(found, 0)) for found in Agreement}
    words = {
        Agreement.AGREE: voice.text(
            "sources agree on {count}", count=count[Agreement.AGREE]
        ),
        Agreement.CONFLICT: voice.text(
            "they conflict on {count}", count=count[Agreement.CONFLICT]
        ),
        Agreement.ONE_SOURCE: voice.text(
            "one source alone is clear on {count}", count=count[Agreement.ONE_SOURCE]
        ),
        Agreement.NOTHING_CLEAR: voice.text(
            "nothing is clear on {count}", count=count[Agreement.NOTHING_CLEAR]
        ),
    }
    return [sentence for found, sentence in words.items() if found in counts]


def _theme(voice: Voice, row: Row, evidence: pd.DataFrame) -> str:
    own = evidence[(evidence["theme"] == row["theme"]) & evidence["sense"].isin(CLEAR)]
    figures = [
        voice.text(
            "{source}: {figure}: {sense}",
            source=voice.label("finding_source", each["source"]),
            figure=cells.figure_told(voice, each),
            sense=voice.label("told_sense", each["sense"]),
        )
        for each in records(own)
    ]
    told = {"theme": voice.name("theme", row["theme"])}
    told["figures"] = ". ".join(figures)
    if row["finding"] == Agreement.CONFLICT:
        return voice.text("{theme}: the sources conflict. {figures}.", **told)
    if row["sense"] == Sense.GOOD:
        return voice.text("{theme}: the sources agree on a strength. {figures}.", **told)
    return voice.text("{theme}: the sources agree on a weakness. {figures}.", **told)


def evidence_table(voice: Voice, evidence: pd.DataFrame) -> Table | Note:
    """The figures that say something clear."""
    clear = evidence[evidence["sense"].isin(CLEAR)]
    return table(voice, "triangulation_evidence", clear)


def unexpected_reading(voice: Voice, unexpected_change: pd.DataFrame) -> Sentences:
    """How many changes were looked at, how strictly, and what nobody aimed at."""
    if unexpected_change.empty:
        return said(
            voice.text(
                "There is no last round, or nothing that both rounds have: no change can "
                "be looked at."
            )
        )
    first = records(unexpected_change)[0]
    opening = voice.plural(
        "{n} change was looked at, at a level of {level}.",
        "{n} changes were looked at, each at a level of {level} instead of 95 %.",
        first["comparisons"],
        level=voice.share(first["level"], 2),
    )
    found = unexpected_change["finding"]
    wanted = int((found == Unexpected.AIMED).sum())
    aimed = voice.plural(
        "{n} clear change is one that an action was to bring about.",
        "{n} clear changes are such as an action was to bring about.",
        wanted,
    )
    if not wanted:
        aimed = voice.text("No clear change is one that an action was to bring about.")
    rows = unexpected_change[found.isin(ALARMS)]
    if rows.empty:
        return said(opening, aimed, voice.text("No unexpected change is clear."))
    return said(
        opening,
        aimed,
        voice.text(
            "Unexpected is the following; it can be a side effect, come from outside, or "
            "from another action:"
        ),
        points=[_change(voice, row) for row in records(rows)],
    )


def _change(voice: Voice, row: Row) -> str:
    return voice.text(
        "{what} ({compared}): {change} ({interval}). {verdict}. {why}.",
        what=cells.changed(voice, row),
        compared=cells.compared(voice, row),
        change=cells.change(voice, row),
        interval=cells.strict_interval(voice, row),
        verdict=voice.label("verdict", row["verdict"]),
        why=voice.label("unexpected", row["finding"]),
    )


def unexpected_table(voice: Voice, unexpected_change: pd.DataFrame) -> Table | Note:
    """The clear changes that nobody aimed at, or that went against an aim."""
    rows = unexpected_change[unexpected_change["finding"].isin(ALARMS)]
    return table(voice, "unexpected_change", rows)
