"""Checks of figures in words: questions to the center, in no case a reproach."""

import pandas as pd

from pescycle.model.monitoring import CheckFinding, GamingCheck
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, own_rows, records, said, unit_of


def gaming_reading(
    voice: Voice,
    gaming_check: pd.DataFrame,
    gaming_count: pd.DataFrame,
    *,
    center: str = "",
) -> Sentences:
    """What to ask which center, and what could not be looked at."""
    if gaming_count.empty:
        return said(voice.text("There are no monthly figures to look at."))
    asked = own_rows(gaming_check, center, common=True)
    asked = asked[asked["finding"] == CheckFinding.ASK]
    looked_at = int(gaming_count["looked_at"].sum())
    text = voice.plural(
        "{n} comparison was made; {asked}.",
        "{n} comparisons were made; {asked}.",
        looked_at,
        asked=voice.plural(
            "{n} question comes out of it",
            "{n} questions come out of them",
            len(asked),
        ),
    )
    honest = voice.text(
        "Were every figure as it should be, a question would still come up in up to 1 of "
        "20 rounds. An answer that explains a figure is as good as one that corrects it."
    )
    return said(
        text,
        honest,
        *_not_looked_at(voice, gaming_count),
        points=[question(voice, row) for row in records(asked)],
    )


def _not_looked_at(voice: Voice, gaming_count: pd.DataFrame) -> list[str]:
    count = gaming_count.set_index("check")
    lacking = []
    if count.loc[GamingCheck.MONTH_END, "needs_days"]:
        lacking.append(
            voice.text(
                "Whether much is entered at the end of the month cannot be seen in monthly "
                "sums; a table of days (days.csv) would show it."
            )
        )
    counter = count.loc[GamingCheck.COUNTER]
    if not counter["looked_at"] and not counter["lacking"]:
        lacking.append(
            voice.text(
                "No monthly KPI is held against a counter-KPI: the framework names none "
                "with monthly figures, or there is no month to compare yet."
            )
        )
    return lacking


def question(voice: Voice, row: Row) -> str:
    """One finding as a question to its center."""
    words = {"center": voice.name("center", row["center"])}
    match row["check"]:
        case GamingCheck.MONTH_END:
            return voice.text(
                "{center}, {measure}: the last three working days of a month hold {excess} "
                "more than their share. What happens there (a closing date, late entry)?",
                measure=voice.name("measure", row["measure"]),
                excess=voice.points(row["statistic"], 0),
                **words,
            )
        case GamingCheck.LAST_DIGIT:
            return voice.text(
                "{center}, {measure}: some last digits come more often than others in "
                "{base} counts. How is it counted?",
                measure=voice.name("measure", row["measure"]),
                base=voice.number(row["base"]),
                **words,
            )
        case GamingCheck.ROUNDING:
            return voice.text(
                "{center}, {measure}: {share} of {base} counts end in 0 or 5, where 20 % "
                "would. Is it counted or estimated?",
                measure=voice.name("measure", row["measure"]),
                share=voice.share(row["statistic"]),
                base=voice.number(row["base"]),
                **words,
            )
        case GamingCheck.DENOMINATOR:
            return voice.text(
                "{center}, {kpi}: it became better while fewer cases were counted "
                "({change} against the same months). Who is not counted any more, and why?",
                kpi=voice.name("kpi", row["kpi"]),
                change=voice.share(row["statistic"]),
                **words,
            )
    return voice.text(
        "{center}, {kpi}: it became better while its counter-KPI became worse ({change}). "
        "Was the one bought with the other?",
        kpi=voice.name("kpi", row["kpi"]),
        change=voice.change(row["statistic"], unit_of(voice, row["measure"])),
        **words,
    )
