"""What a pilot's report folder has handed over, for whoever has no pilot folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pescycle.errors import UsageError
from pescycle.io.files import read_json
from pescycle.io.handover import ABOUT, read_handover

NEEDED = {
    "enquiry": ("turn",),
    "planning": ("definition",),
    "observation": ("kpi_score",),
}
Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True, eq=False)
class ReportedRound:
    """One round's hand-over: ``frames`` are those that a comparison of pilots reads."""

    folder: Path
    frames: Frames

    @property
    def turn(self) -> pd.Series:
        """Which pilot and round it is."""
        return self.frames["turn"].iloc[0]


def reported_rounds(folder: Path) -> list[ReportedRound]:
    """Rounds of a report folder whose hand-over is whole, first round first.

    Parameters
    ----------
    folder : Path
        A pilot's report folder, such as ``reports/my_pilot``.

    Raises
    ------
    UsageError
        There is no such folder, or no round in it can be read.
    """
    if not folder.is_dir():
        raise UsageError(
            f"There is no report folder {folder.name}. Give one that pescycle run made, "
            "like reports/my_pilot."
        )
    rounds = list(_whole_rounds(folder))
    if not rounds:
        raise UsageError(
            f"{folder.name} holds no round whose hand-over files are whole. Make its "
            "reports anew: pescycle run PILOT."
        )
    return sorted(rounds, key=lambda found: found.turn["starts"])


def _whole_rounds(folder: Path) -> Iterator[ReportedRound]:
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        frames = {}
        for phase, names in NEEDED.items():
            found = _handed_over(next(iter(place.glob(f"handover/??_{phase}")), place))
            frames |= {name: found[name] for name in names if name in found}
        if len(frames) == sum(map(len, NEEDED.values())):
            yield ReportedRound(place, frames)


def _handed_over(folder: Path) -> Frames:
    """Frames of a phase; none where the folder is not whole."""
    about = read_json(folder / ABOUT)
    found = read_handover(folder, about["made_from"]) if about else None
    return found[0] if found else {}
