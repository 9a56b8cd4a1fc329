"""The next round's folder: what a team begins it with, drafted from what it learned."""

import csv
import io
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pescycle.batch.following_round import round_text
from pescycle.cycle import Turn
from pescycle.errors import UsageError
from pescycle.io.files import told_of_disk
from pescycle.io.places import round_folder
from pescycle.model.base import SLUG
from pescycle.model.given import PilotFolder
from pescycle.phases.following import (
    Draft,
    carried_actions,
    next_questions,
    next_sample,
)
from pescycle.phases.following_days import following_days, following_id
from pescycle.report.catalogues import languages
from pescycle.report.names import Names
from pescycle.report.voice import Voice
from pescycle.report.wording.following import draft_evidence, draft_text, to_adapt

# By this mark Excel knows that a CSV is in UTF-8.
MARK = b"\xef\xbb\xbf"
DATES = ("start", "due", "done_on")


@dataclass(frozen=True)
class NextRound:
    """What was written for the next round."""

    folder: Path
    files: tuple[str, ...]
    questions: int
    actions: int


def write_next_round(
    folder: PilotFolder, name: str, output: Path, waiting: Callable[[bool], None]
) -> NextRound:
    """Write the folder of the round after the last: what stands in its files is drafted.

    Its days, targets and plans in round.yml, questions, actions that go on, and whom the
    last plan meant to ask.

    It is built beside its place and renamed at the end, so that it appears whole or not at
    all; what exists is never written over.

    Parameters
    ----------
    folder : PilotFolder
    name : str
        Id of the next round; made from the last one's where empty.
    output : Path
        Folder of all reports: what the last reflection found is read there.
    waiting : callable
        Told, before anything is worked out, whether it must be.

    Raises
    ------
    UsageError
        Where the id is none, a folder of that name exists, or the last round has no
        sources to learn from.
    """
    last = Turn(folder, folder.rounds[-1].id, output.resolve())
    days = following_days(last.round.starts, last.round.ends)
    chosen = name or following_id(last.round.id, days)
    target = _free_place(folder, chosen)
    _refuse_without_sources(last)
    waiting(not last.is_worked_out)
    reflection = last.result("reflection")
    drafts = next_questions(last.given, reflection)
    actions = carried_actions(last.given, days)
    voices = report_voices(folder)
    files = {"round.yml": round_text(last, reflection, chosen, days, voices).encode()}
    if drafts:
        files["questions.csv"] = csv_bytes(_question_rows(drafts, voices, last.round.id))
    if len(actions):
        files["actions.csv"] = csv_bytes(_action_rows(actions, voices))
    if len(sample := next_sample(last.given)):
        files["sample.csv"] = csv_bytes(_cells(sample))
    _place(target, files)
    return NextRound(target, tuple(files), len(drafts), len(actions))


def _refuse_without_sources(last: Turn) -> None:
    if not last.round.sources:
        raise UsageError(
            f"The round {last.round.id} has no sources yet, so there is nothing to learn "
            f"from. Go on in it: name its files in rounds/{last.round.id}/round.yml."
        )


def _free_place(folder: PilotFolder, name: str) -> Path:
    if not SLUG.fullmatch(name):
        raise UsageError(
            f'"{name}" cannot name a round: small letters, digits, - and _ only. For '
            "example: 2024-1"
        )
    target = round_folder(folder.folder, name)
    if os.path.lexists(target):
        raise UsageError(
            f"rounds/{name} exists already, and nothing in it was touched. Go on in it, or "
            "give another name with --id."
        )
    return target


def _place(target: Path, files: dict[str, bytes]) -> None:
    prefix = f".{target.name}."
    with (
        told_of_disk(target),
        tempfile.TemporaryDirectory(dir=target.parent.parent, prefix=prefix) as stage,
    ):
        whole = Path(stage) / target.name
        whole.mkdir()
        for name, content in files.items():
            (whole / name).write_bytes(content)
        whole.rename(target)


def report_voices(folder: PilotFolder) -> dict[str, Voice]:
    """A voice for each of the pilot's languages in which reports can be written."""
    spoken = [code for code in folder.pilot.languages if code in languages()]
    return {code: Voice(code, Names.of(folder)) for code in spoken}


def _question_rows(
    drafts: list[Draft], voices: dict[str, Voice], round_id: str
) -> list[dict[str, Any]]:
    return [
        {
            "id": draft.id,
            "kind": draft.kind,
            "grade": draft.grade,
            "from": draft.origin,
        }
        | {f"text_{code}": draft_text(voice, draft) for code, voice in voices.items()}
        | {
            f"evidence_{code}": draft_evidence(voice, draft, round_id)
            for code, voice in voices.items()
        }
        for draft in drafts
    ]


def _action_rows(actions: pd.DataFrame, voices: dict[str, Voice]) -> list[dict[str, Any]]:
    rows = []
    for row in actions.to_dict("records"):
        adapting = row.pop("decision") == "adapt"
        for name, value in row.items():
            row[name] = _cell(name, value)
        for code, voice in voices.items():
            title = row.get(f"title_{code}")
            if adapting and title:
                row[f"title_{code}"] = to_adapt(voice, title)
        rows.append(row)
    return rows


def _cells(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {name: _cell(name, value) for name, value in row.items()}
        for row in rows.to_dict("records")
    ]


def _cell(name: str, value: Any) -> Any:
    if value is None or pd.isna(value):
        return ""
    if name in DATES:
        return value.date().isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def csv_bytes(rows: list[dict[str, Any]]) -> bytes:
    """Rows as CSV that Excel opens in UTF-8; the first row names the columns."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return MARK + text.getvalue().encode("utf-8")
