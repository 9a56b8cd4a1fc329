"""Setting pilots side by side from what their reports have handed over."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from pescycle.errors import UsageError
from pescycle.io.files import below, write_text
from pescycle.io.report_folders import ReportedRound, reported_rounds
from pescycle.model.base import ALL, LANGUAGES
from pescycle.paf.comparability import comparable_figures, differences, with_shared
from pescycle.report.comparison import comparison_page
from pescycle.report.names import Titles

PAGE = "compare"
FIGURES = ["value", "low", "high", "level", "method", "base", "reason"]


def write_comparison(folders: Sequence[Path], language: str, output: Path) -> Path:
    """Write the page that compares pilots; returns its path.

    Parameters
    ----------
    folders : sequence of Path
        Report folders of two pilots or more, in the order in which they are to stand.
    language : str
        Of the page; empty is the first pilot's first language.
    output : Path
        Folder in which reports are kept.

    Raises
    ------
    UsageError
        Fewer than two pilots, two of one id, or a folder that cannot be read.
    """
    if len(folders) < 2:
        raise UsageError("To compare takes two report folders or more; name another one.")
    rounds = [turn for folder in folders for turn in reported_rounds(folder)]
    _refuse_namesakes(rounds)
    first = str(rounds[0].turn["language"])
    language = language or first
    definition = with_shared(_definitions(rounds))
    page = comparison_page(
        language,
        _titles(rounds),
        turns=_turns(rounds),
        figures=_figures(rounds, definition),
        apart=differences(definition),
    )
    mark = "" if language == first else f".{language}"
    path = below(output, f"{PAGE}{mark}.html")
    write_text(path, page)
    return path


def _refuse_namesakes(rounds: list[ReportedRound]) -> None:
    known: dict[str, Path] = {}
    for turn in rounds:
        pilot, folder = str(turn.turn["pilot"]), turn.folder.resolve().parent
        if known.setdefault(pilot, folder) != folder:
            raise UsageError(
                f"Two of the report folders are of a pilot with the id {pilot}. Name each "
                "pilot once; if they are two pilots, give one of them another id."
            )
    if len(known) < 2:
        raise UsageError("The same report folder stands twice; name another pilot's.")


def _stacked(rounds: list[ReportedRound], name: str) -> pd.DataFrame:
    """One frame of all rounds, with pilot, round and the round's days."""
    parts = [
        turn.frames[name].assign(
            pilot=turn.turn["pilot"],
            round=turn.turn["round"],
            starts=turn.turn["starts"],
            ends=turn.turn["ends"],
        )
        for turn in rounds
    ]
    return pd.concat(parts, ignore_index=True)


def _definitions(rounds: list[ReportedRound]) -> pd.DataFrame:
    return _stacked(rounds, "definition")


def _figures(rounds: list[ReportedRound], definition: pd.DataFrame) -> pd.DataFrame:
    """Figures of all centers that may be compared, with what the page says of them."""
    scores = _stacked(rounds, "kpi_score")
    scores = scores[scores["center"] == ALL]
    keys = ["pilot", "round", "kpi"]
    known = scores[[*keys, "starts", "ends", *FIGURES]]
    found = comparable_figures(definition, known)
    words = definition[[*keys, "better", "counted_by"]]
    found = found.merge(words, on=keys, how="left")
    return found.assign(unit_code=found["unit"].str.split(" ").str[0])


def _turns(rounds: list[ReportedRound]) -> pd.DataFrame:
    rows = [turn.turn for turn in rounds]
    counted = [_counted_by(turn) for turn in rounds]
    return pd.DataFrame(rows).reset_index(drop=True).assign(counted_by=counted)


def _counted_by(turn: ReportedRound) -> str:
    definition = turn.frames["definition"]
    return str(definition["counted_by"].iloc[0]) if len(definition) else "month"


def _titles(rounds: list[ReportedRound]) -> dict[str, Titles]:
    titles: dict[str, dict[str, dict[str, str]]] = {"pilot": {}, "round": {}, "kpi": {}}
    for turn in rounds:
        row = turn.turn
        pilot = str(row["pilot"])
        titles["pilot"][pilot] = _texts(row, "pilot_title")
        titles["round"][f"{pilot}/{row['round']}"] = _texts(row, "title")
        for kpi in turn.frames["definition"].to_dict("records"):
            titles["kpi"][f"{pilot}/{kpi['kpi']}"] = _texts(kpi, "title")
    return titles


def _texts(row: pd.Series | dict, prefix: str) -> dict[str, str]:
    """Texts by language, those that there are."""
    texts = {code: str(row[f"{prefix}_{code}"]) for code in LANGUAGES}
    return {code: text for code, text in texts.items() if text}
