"""How one figure of a result is said, in sentences and in the charts' text form."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState, Statistic
from pescycle.model.pilot import Audience
from pescycle.report.cells import text_of
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing

Row = Mapping[str, Any]
SIMPLE = "wilson"  # the method of a simple random sample, where count / base is the share


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame, each by column."""
    return frame.to_dict("records")


def of_center(frame: pd.DataFrame, center: str) -> pd.DataFrame:
    """Rows of the chosen center; empty stands for all centers together."""
    return frame[frame["center"] == (center or ALL)]


def own_rows(frame: pd.DataFrame, center: str, *, common: bool = False) -> pd.DataFrame:
    """Rows of the chosen center (``common``: and those for all), else every row."""
    if center in ("", ALL):
        return frame
    return frame[frame["center"].isin([center, ALL, ""] if common else [center])]


def of_center_or_all(frame: pd.DataFrame, center: str) -> pd.DataFrame:
    """Rows of the chosen center, or of all together where single centers have none."""
    rows = of_center(frame, center)
    return of_center(frame, "") if rows.empty else rows


def of_audience(frame: pd.DataFrame, audience: str) -> pd.DataFrame:
    """Rows of the chosen audience; empty stands for every audience."""
    return frame[frame["audience"] == audience] if audience else frame


def audiences_in(frame: pd.DataFrame) -> list[str]:
    """Audiences that a frame speaks of, always in the same order."""
    there = set(frame["audience"])
    return [str(audience) for audience in Audience if audience in there]


def by_audience(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows with the audiences in their own order, else as they stand."""
    place = {str(audience): number for number, audience in enumerate(Audience)}
    return frame.sort_values("audience", key=lambda names: names.map(place), kind="stable")


def single_centers(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of single centers, without those of all together."""
    return frame[frame["center"] != ALL]


def in_order(values: Iterable[str]) -> list[str]:
    """Each value once, in the order of its first appearance."""
    return list(dict.fromkeys(values))


def unit_of(voice: Voice, kpi: str) -> str:
    """Unit of a KPI; a plain number where the framework does not know it."""
    return str(voice.names.units.get(kpi, "number"))


def statistic_unit(statistic: str) -> str:
    """Unit of an item's statistic."""
    shares = (Statistic.TOP2BOX, Statistic.BOTTOM2BOX)
    return "share" if statistic in shares else "index"


def title_of(voice: Voice, row: Row) -> str:
    """Row's title in the report's language; its id where it has none."""
    return text_of(voice, row, "title") or str(row.get("id", ""))


def kpi_finding(voice: Voice, row: Row) -> str:
    """KPI's value with base and interval; the base of a monthly count is its months."""
    unit = unit_of(voice, row["kpi"])
    if unit != "count":
        return voice.finding(
            row["value"],
            unit,
            base=row["base"],
            count=row.get("count"),
            low=row.get("low"),
            high=row.get("high"),
            level=_level(row),
        )
    value = voice.value(row["value"], unit)
    months = 0 if is_missing(row["base"]) else int(row["base"])
    if is_missing(row.get("low")) or is_missing(row.get("high")):
        return voice.plural(
            "{value} a month (from {n} month)",
            "{value} a month (from {n} months)",
            months,
            value=value,
        )
    return voice.plural(
        "{value} a month (from {n} month; {level} interval {interval})",
        "{value} a month (from {n} months; {level} interval {interval})",
        months,
        value=value,
        level=voice.share(_level(row)),
        interval=voice.interval(row["low"], row["high"], unit),
    )


def item_finding(voice: Voice, row: Row) -> str:
    """Item's statistic with base and interval, or why it is not shown."""
    if row["state"] != CellState.PUBLISHED or is_missing(row["value"]):
        return voice.state(row["state"], minimum_of(voice, row["center"]))
    return voice.finding(
        row["value"],
        statistic_unit(row["statistic"]),
        base=row["base"],
        count=row["count"] if row["method"] == SIMPLE else None,
        low=row["low"],
        high=row["high"],
        level=_level(row),
    )


def minimum_of(voice: Voice, center: str) -> int:
    """Base below which a survey figure is hidden."""
    privacy = voice.names.privacy
    return privacy.minimum_base if center == ALL else privacy.center_base


def change_finding(voice: Voice, row: Row, unit: str, column: str = "change") -> str:
    """Difference with its interval: "+10.0 points (95 % interval +3.0 to +17.0 points)"."""
    change = voice.change(row[column], unit)
    if is_missing(row["low"]) or is_missing(row["high"]):
        return voice.text("{change} (no interval)", change=change)
    return voice.text(
        "{change} ({level} interval {interval})",
        change=change,
        level=voice.share(_level(row)),
        interval=voice.change_interval(row["low"], row["high"], unit),
    )


def reason(voice: Voice, code: Any) -> str:
    """Why a score is missing."""
    if is_missing(code) or code == "":
        return voice.label("reason", "no_data")
    return voice.label("reason", code)


def hidden_sentences(voice: Voice, frame: pd.DataFrame) -> list[str]:
    """How many figures of the frame are hidden, and how many have nothing behind them."""
    hidden = int((frame["state"] == CellState.HIDDEN).sum())
    protecting = int((frame["state"] == CellState.PROTECTING).sum())
    empty = int((frame["state"] == CellState.INSUFFICIENT).sum())
    said = []
    if hidden:
        said.append(
            voice.plural(
                "{n} figure is hidden because too few people stand behind it.",
                "{n} figures are hidden because too few people stand behind them.",
                hidden,
            )
        )
    if protecting:
        said.append(
            voice.plural(
                "{n} figure is hidden to protect people or another figure.",
                "{n} figures are hidden to protect people or other figures.",
                protecting,
            )
        )
    if empty:
        said.append(
            voice.plural(
                "{n} figure is missing: nobody answered.",
                "{n} figures are missing: nobody answered.",
                empty,
            )
        )
    return said


def no_framework(voice: Voice) -> str:
    """Say what stands where a pilot without a framework would show KPIs."""
    return voice.text(
        "This pilot has no performance framework (PAF): there are no KPIs, targets or "
        "scores."
    )


def no_survey(voice: Voice) -> str:
    """Say what stands where a round without answers would show them."""
    return voice.text("There are no survey answers in this round.")


def said(*text: str, points: Iterable[str] = ()) -> Sentences:
    """Sentences that are not empty, and the points."""
    return Sentences(text=tuple(t for t in text if t), points=tuple(points))


def _level(row: Row) -> float:
    level = row.get("level")
    return 0.95 if is_missing(level) else float(level)
