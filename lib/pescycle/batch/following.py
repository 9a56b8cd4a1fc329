"""The next round's folder: what a team begins it with, drafted from what it learned."""

import csv
import io
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pescycle.cycle import Turn
from pescycle.errors import UsageError
from pescycle.io.files import told_of_disk
from pescycle.io.places import round_folder
from pescycle.model.base import SLUG
from pescycle.model.given import PilotFolder
from pescycle.phases.following import (
    Days,
    Draft,
    carried_actions,
    next_item_targets,
    next_questions,
    next_sample,
)
from pescycle.phases.following_days import following_days, following_id
from pescycle.phases.results import Reflection
from pescycle.report.catalogues import languages
from pescycle.report.names import Names
from pescycle.report.voice import Voice
from pescycle.report.wording.following import draft_evidence, draft_text, to_adapt

# By this mark Excel knows that a CSV is in UTF-8.
MARK = b"\xef\xbb\xbf"
DATES = ("start", "due", "done_on")
# Parts of round.yml that the next round begins with as they are.
KEPT_PARTS = ("sample_plan", "assignment")


@dataclass(frozen=True)
class NextRound:
    """What was written for the next round."""

    folder: Path
    id: str
    questions: int
    actions: int


def write_next_round(folder: PilotFolder, name: str, output: Path) -> NextRound:
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

    Raises
    ------
    UsageError
        Where the id is none, or a folder of that name exists.
    """
    last = Turn(folder, folder.rounds[-1].id, output.resolve())
    days = following_days(last.round.starts, last.round.ends)
    chosen = name or following_id(last.round.id, days)
    target = _free_place(folder, chosen)
    reflection = last.result("reflection")
    drafts = next_questions(last.given, reflection)
    actions = carried_actions(last.given, days)
    voices = report_voices(folder)
    files = {"round.yml": _round_text(last, reflection, chosen, days, voices).encode()}
    if drafts:
        files["questions.csv"] = csv_bytes(_question_rows(drafts, voices, last.round.id))
    if len(actions):
        files["actions.csv"] = csv_bytes(_action_rows(actions, voices))
    if len(sample := next_sample(last.given)):
        files["sample.csv"] = csv_bytes(_cells(sample))
    _place(target, files)
    return NextRound(target, chosen, len(drafts), len(actions))


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


def _round_text(
    last: Turn, reflection: Reflection, name: str, days: Days, voices: dict[str, Voice]
) -> str:
    titles = [
        f'  {code}: "{voice.days(days.starts, days.ends)}"'
        for code, voice in voices.items()
    ]
    before = (round_folder(last.folder.folder, last.round.id) / "round.yml").read_text(
        "utf-8"
    )
    parts = [
        f"# Drafted from what the round {last.round.id} learned: read it, and change what "
        "is not right.",
        "# Targets of KPIs stand in framework.yml; what report 05 proposes for them is in "
        "questions.csv.",
        "",
        f'id: "{name}"',
        "title:",
        *titles,
        "kind: pilot",
        f"starts: {days.starts}",
        f"ends: {days.ends}",
        f'previous: "{last.round.id}"',
        "",
        *_target_lines(last, reflection),
        *(line for part in KEPT_PARTS for line in _part(before, part)),
        "# When files come: take the # away, and write their names and days.",
        *(f"# {line}".rstrip() for line in _part(before, "fieldwork")),
        *(f"# {line}".rstrip() for line in _part(before, "sources")),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _target_lines(last: Turn, reflection: Reflection) -> list[str]:
    targets = next_item_targets(last.given, reflection.item_expected)
    if not targets:
        return []
    lines = [
        "# Shares of the best answers; what was not reached is wanted again.",
        "item_targets:",
    ]
    for item, (target, wanted, reached) in targets.items():
        said = "not measured" if pd.isna(reached) else f"{reached:.0%} reached"
        lines.append(f"  {item}: {target:g}".ljust(32) + f"# {wanted:.0%} wanted, {said}")
    return [*lines, ""]


def _part(text: str, key: str) -> list[str]:
    """The lines of one key of round.yml, with their comments, and an empty line behind."""
    found = re.search(rf"^{key}:.*?(?=^\w|\Z)", text, re.MULTILINE | re.DOTALL)
    if not found:
        return []
    lines = found[0].rstrip().splitlines()
    # Comments before the next key belong to that.
    while lines and lines[-1].startswith("#"):
        lines.pop()
    return [*"\n".join(lines).rstrip().splitlines(), ""]
