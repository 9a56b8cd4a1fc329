"""What PAF, survey, staff and consultation say of the same theme, side by side."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Agreement, CellState, Sense, Statistic
from pescycle.model.framework import Direction, Kpi, SurveyShare
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.model.registers.chain import FindingSource
from pescycle.model.registers.enquiry import Tone
from pescycle.model.round import RoundKind
from pescycle.model.themes import Theme
from pescycle.phases import frames
from pescycle.phases.frames import empty

SOURCES = ("paf", "css", "staff", "consultation")
# With fewer comments, or from one group alone, a workshop's mood is nobody's finding.
LEAST_COMMENTS, LEAST_GROUPS, MAJORITY = 3, 2, 2 / 3
CLEAR = {Sense.GOOD, Sense.BAD}


class Triangulation(NamedTuple):
    """``theme``: a row a theme; ``evidence``: a row a theme and figure that tells of it."""

    theme: pd.DataFrame
    evidence: pd.DataFrame


def triangulation(
    given: Given, kpi_score: pd.DataFrame, estimate: pd.DataFrame
) -> Triangulation:
    """Themes of the codebook on which some source says something.

    A KPI speaks where its whole interval lies on one side of a target that is due, a survey
    question where that of its index lies on one side of the mean of the audience's
    questions, a consultation where most comments with a tone, of several groups, share it.
    The survey's own KPI is left out: it would be the same voice twice.
    """
    themes = given.folder.codebook.themes if given.folder.codebook else ()
    rows = []
    for theme in themes:
        rows += _paf(given, theme, kpi_score)
        rows += _surveys(theme, estimate)
        rows += _consultation(given, theme)
    if not rows:
        return Triangulation(
            empty(frames.TRIANGULATION), empty(frames.TRIANGULATION_EVIDENCE)
        )
    evidence = pd.DataFrame(rows).reindex(columns=list(frames.TRIANGULATION_EVIDENCE))
    kept = evidence.groupby("theme")["sense"].transform(lambda s: (s != Sense.SILENT).any())
    evidence = evidence[kept].reset_index(drop=True)
    told = [
        _told(given, theme, evidence[evidence["theme"] == theme.id]) for theme in themes
    ]
    found = pd.DataFrame([row for row in told if row], columns=list(frames.TRIANGULATION))
    return Triangulation(found, evidence)


def _told(given: Given, theme: Theme, rows: pd.DataFrame) -> dict[str, str] | None:
    if rows.empty:
        return None
    senses = {
        source: together(rows.loc[rows["source"] == source, "sense"]) for source in SOURCES
    }
    spoken = set(senses.values()) & {*CLEAR, Sense.MIXED}
    return {
        "theme": theme.id,
        **{source: str(sense) for source, sense in senses.items()},
        "finding": str(agreement(senses.values())),
        "sense": str(next(iter(spoken))) if len(spoken) == 1 else "",
        "findings": " ".join(_findings(given, theme)),
    }


def together(senses: Iterable[str]) -> Sense:
    """What one source says: good or bad where a figure does and none says the opposite."""
    found = set(senses)
    if Sense.GOOD in found and Sense.BAD in found:
        return Sense.MIXED
    for sense in (Sense.GOOD, Sense.BAD, Sense.UNCLEAR):
        if sense in found:
            return sense
    return Sense.SILENT


def agreement(senses: Iterable[Sense]) -> Agreement:
    """Whether the sources that speak clearly say the same."""
    found = list(senses)
    clear = [sense for sense in found if sense in CLEAR]
    if Sense.MIXED in found or len(set(clear)) > 1:
        return Agreement.CONFLICT
    if len(clear) > 1:
        return Agreement.AGREE
    return Agreement.ONE_SOURCE if clear else Agreement.NOTHING_CLEAR


def _paf(given: Given, theme: Theme, kpi_score: pd.DataFrame) -> Iterator[dict[str, Any]]:
    kpis = {kpi.id: kpi for kpi in given.framework.kpis} if given.framework else {}
    score = kpi_score[kpi_score["center"] == ALL]
    for name in theme.kpis:
        kpi, own = kpis.get(name), score[score["kpi"] == name]
        if kpi is None or isinstance(kpi.formula, SurveyShare) or own.empty:
            continue
        row = own.iloc[0].to_dict()
        figures = {key: row[key] for key in ("value", "low", "high", "level", "base")}
        sense = _kpi_sense(given, kpi, row)
        yield (
            _row(theme, "paf", "kpi", name)
            | figures
            | {
                "reference": row["target"],
                "sense": str(sense),
            }
        )


def _kpi_sense(given: Given, kpi: Kpi, row: dict[str, Any]) -> Sense:
    if given.round.kind == RoundKind.BASELINE or pd.isna(row["value"]):
        return Sense.SILENT
    low, high, target = row["low"], row["high"], row["target"]
    if pd.isna(low) or pd.isna(high):
        return Sense.UNCLEAR
    if kpi.better == Direction.BAND:
        inside = kpi.band.low <= low and high <= kpi.band.high
        outside = high < kpi.band.low or low > kpi.band.high
        return Sense.GOOD if inside else Sense.BAD if outside else Sense.UNCLEAR
    if pd.isna(target):
        return Sense.UNCLEAR
    above = side(low, high, target)
    return OPPOSITE[above] if kpi.better == Direction.LOWER else above


OPPOSITE = {Sense.GOOD: Sense.BAD, Sense.BAD: Sense.GOOD, Sense.UNCLEAR: Sense.UNCLEAR}


def side(low: float, high: float, reference: float) -> Sense:
    """Good where the whole interval lies above the reference, bad where it lies below."""
    if pd.isna(low) or pd.isna(high) or pd.isna(reference):
        return Sense.UNCLEAR
    return (
        Sense.GOOD if low > reference else Sense.BAD if high < reference else Sense.UNCLEAR
    )


def _surveys(theme: Theme, estimate: pd.DataFrame) -> Iterator[dict[str, Any]]:
    if estimate.empty:
        return
    index = estimate[
        (estimate["center"] == ALL) & (estimate["statistic"] == Statistic.INDEX)
    ]
    seen = index[index["state"] == CellState.PUBLISHED]
    means = seen.groupby("audience")["value"].mean()
    for row in index[index["item"].isin(theme.items)].to_dict("records"):
        source = "staff" if row["audience"] == Audience.STAFF else "css"
        told = _row(theme, source, "item", row["item"]) | {"audience": row["audience"]}
        if row["state"] != CellState.PUBLISHED:
            yield told | {"sense": str(Sense.SILENT)}
            continue
        reference = means[row["audience"]]
        figures = {key: row[key] for key in ("value", "low", "high", "level", "base")}
        sense = side(row["low"], row["high"], reference)
        yield told | figures | {"reference": reference, "sense": str(sense)}


def _consultation(given: Given, theme: Theme) -> Iterator[dict[str, Any]]:
    comments = given.data.registers["consultation"]
    own = comments[comments["theme"] == theme.id]
    toned = own[own["tone"].isin([Tone.PRAISE, Tone.CRITICISM])]
    if own.empty:
        return
    praise = int((toned["tone"] == Tone.PRAISE).sum())
    yield _row(theme, "consultation", "comment", "") | {
        "value": praise,
        "base": len(toned),
        "sense": str(consultation_sense(praise, len(toned), toned["group"].nunique())),
    }


def consultation_sense(praise: int, toned: int, groups: int) -> Sense:
    """What comments say of which so many praise, of so many with a tone, of so many groups.

    A share that is a fraction of comments has no interval: nobody was drawn.
    """
    if toned < LEAST_COMMENTS or groups < LEAST_GROUPS:
        return Sense.UNCLEAR
    if praise >= MAJORITY * toned:
        return Sense.GOOD
    return Sense.BAD if toned - praise >= MAJORITY * toned else Sense.UNCLEAR


def _row(theme: Theme, source: str, kind: str, name: str) -> dict[str, Any]:
    return {"theme": theme.id, "source": source, "audience": "", "kind": kind, "id": name}


def _findings(given: Given, theme: Theme) -> list[str]:
    """The round's findings about the theme that no document alone gave."""
    rows = given.data.registers["findings"]
    about = rows["about"].isin([theme.id, *theme.kpis, *theme.items])
    told = rows["source"] != FindingSource.DOCUMENT
    return list(rows.loc[about & told, "id"])
