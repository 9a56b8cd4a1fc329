"""The sheet of lessons: two prompts for each action, for a team to answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pescycle.batch.following import csv_bytes, report_voices
from pescycle.cycle import Turn
from pescycle.errors import UsageError
from pescycle.io.files import write_bytes
from pescycle.io.places import round_folder
from pescycle.model.chain import Chain
from pescycle.model.given import PilotFolder
from pescycle.model.parameters import refuse_unlisted
from pescycle.model.registers.chain import Loop
from pescycle.model.tables import Thing
from pescycle.phases.chain import written_so_far
from pescycle.phases.following import next_number
from pescycle.report.voice import Voice
from pescycle.report.wording.following import double_prompt, single_prompt


def write_lesson_sheet(
    folder: PilotFolder, round_id: str, output: Path, waiting: Callable[[bool], None]
) -> Path:
    """Write ``lessons.csv`` of a round with two prompts for each action.

    One asks whether the action was done right, the other whether it was the right thing; a
    row that stays empty is no problem and no lesson.

    ``waiting`` is told, before anything is worked out, whether it must be.

    Raises
    ------
    UsageError
        There is no such round, no action in it, or the file exists.
    """
    known = [turn.id for turn in folder.rounds]
    chosen = round_id or known[-1]
    refuse_unlisted("round", chosen, known)
    path = round_folder(folder.folder, chosen) / "lessons.csv"
    if path.exists():
        raise UsageError(
            f"rounds/{chosen}/lessons.csv exists, and nothing in it was touched. Write "
            "further lessons into it by hand."
        )
    turn = Turn(folder, chosen, output.resolve())
    if turn.given.data.action.empty:
        raise UsageError(
            f"The round {chosen} has no actions to learn from. Write them into "
            f"rounds/{chosen}/actions.csv."
        )
    waiting(not turn.is_worked_out)
    write_bytes(path, csv_bytes(_sheet_rows(turn, report_voices(folder))))
    return path


def _sheet_rows(turn: Turn, voices: dict[str, Voice]) -> list[dict[str, Any]]:
    reflection = turn.result("reflection")
    seen = {row["moves"]: row for row in reflection.lesson.to_dict("records")}
    chain = written_so_far(turn.given)
    first = next_number(turn.given, "l", "lessons")
    rows = []
    for action in reflection.action_expected.to_dict("records"):
        cause = _cause(chain, action["action"], turn.round.id)
        for loop in (Loop.SINGLE, Loop.DOUBLE):
            row = {"id": f"l{first + len(rows)}", "action": action["action"]}
            row |= {"loop": str(loop), "decision": "", "question": ""}
            row |= {f"{kind}_{code}": "" for kind in ("text", "reason") for code in voices}
            for code, voice in voices.items():
                said = cause.get(code) or next(iter(cause.values()), "")
                row[f"prompt_{code}"] = (
                    single_prompt(voice, action)
                    if loop == Loop.SINGLE
                    else double_prompt(voice, action, seen.get(action["moves"]), said)
                )
            rows.append(row)
    return rows


def _cause(chain: Chain, action: str, round_id: str) -> dict[str, str]:
    """What the team wrote of the cause that the action was to remove, by language."""
    entry = chain.find(action, round_id)[0]
    causes = [one for one in chain.leading_to(entry) if one.thing == Thing.CAUSE]
    return causes[0].texts if causes else {}
