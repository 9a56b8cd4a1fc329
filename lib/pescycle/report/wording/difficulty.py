"""In words: how hard the targets are, and which reward volume alone."""

import pandas as pd

from pescycle.model.difficulty import AMBITIOUS, EASY, OUT_OF_REACH, Difficulty
from pescycle.report.goal_cells import proposed, said_chance
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    in_order,
    no_framework,
    of_center,
    reason,
    records,
    said,
    unit_of,
)


def target_chance_rule(voice: Voice) -> Sentences:
    """What the chance means, and where its words begin and end."""
    return said(
        voice.text(
            "The chance of a target is that of reaching it if nothing changes: if the "
            "months of the round differ from those before as these differed from each "
            "other."
        ),
        voice.text(
            "From {easy} a target is called easy, from {even} within reach, from {least} "
            "ambitious, and below that out of reach.",
            easy=voice.share(EASY),
            even=voice.share(AMBITIOUS),
            least=voice.share(OUT_OF_REACH),
        ),
        voice.text(
            "A low chance is no reason to give up a target: it says how much has to "
            "change. A high one says that reaching it will prove nothing."
        ),
    )


def target_proposal_reading(
    voice: Voice, target_proposal: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """How many targets are easy or out of reach, and each one's chance."""
    rows = of_center(target_proposal, center)
    if rows.empty:
        return said(no_framework(voice))
    return said(
        _counted(voice, rows),
        *_warnings(voice, rows),
        points=[_point(voice, row) for row in records(rows)],
    )


def _counted(voice: Voice, rows: pd.DataFrame) -> str:
    known = rows[rows["chance"].notna()]
    if known.empty:
        return voice.text("No chance can be told: there is no past to tell it from.")
    words = known["difficulty"].value_counts()
    hard, easy = (
        int(words.get(str(word), 0)) for word in (Difficulty.OUT_OF_REACH, Difficulty.EASY)
    )
    return voice.plural(
        "{n} target has a chance that can be told. Out of reach if nothing changes: "
        "{hard}; easy: {easy}.",
        "{n} targets have a chance that can be told. Out of reach if nothing changes: "
        "{hard}; easy: {easy}.",
        len(known),
        hard=voice.number(hard),
        easy=voice.number(easy),
    )


def _warnings(voice: Voice, rows: pd.DataFrame) -> list[str]:
    """One sentence a KPI whose target rewards how much is done and nothing else."""
    warned = in_order(rows.loc[rows["warning"] != "", "kpi"])
    return [
        voice.text(
            "The target of {kpi} rewards volume alone: name a KPI of quality as its "
            "counter in framework.yml, which would fall if volume were driven up at any "
            "price.",
            kpi=voice.name("kpi", kpi),
        )
        for kpi in warned
    ]


def _point(voice: Voice, row: Row) -> str:
    kpi = voice.name("kpi", row["kpi"])
    if is_missing(row["chance"]):
        return voice.text(
            "{kpi}: the chance is not known ({reason}).",
            kpi=kpi,
            reason=reason(voice, row["reason"]),
        )
    known = {
        "kpi": kpi,
        "chance": said_chance(voice, row["chance"]),
        "difficulty": voice.label("difficulty", row["difficulty"]),
        "target": voice.value(row["target"], unit_of(voice, row["kpi"])),
    }
    if is_missing(row["proposed"]):
        return voice.text(
            "{kpi}: a chance of {chance} of ending inside its range if nothing changes "
            "({difficulty}).",
            **known,
        )
    return voice.text(
        "{kpi}: a chance of {chance} of reaching {target} if nothing changes "
        "({difficulty}); an ambitious target would be {proposed}.",
        proposed=proposed(voice, row),
        **known,
    )
