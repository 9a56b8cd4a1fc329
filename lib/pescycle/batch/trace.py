"""Following one id through the whole chain, in both directions and over all rounds."""

from dataclasses import dataclass
from pathlib import Path

from pescycle.cycle import Turn
from pescycle.errors import UsageError
from pescycle.io.links import written_tables
from pescycle.model.branches import Branch, branches_from
from pescycle.model.chain import (
    Chain,
    Entry,
    Written,
    chain_of,
    names_of,
)
from pescycle.model.given import PilotFolder
from pescycle.model.nearest import nearest
from pescycle.model.parameters import refuse_unlisted
from pescycle.phases.results import Reflection
from pescycle.report.wording.trace import Figures


@dataclass(frozen=True, eq=False)
class Trace:
    """An entry, what it came from, what came of it, and what is known of the figures.

    ``others`` are rounds in which the same id stands for something else, or for itself
    again.
    """

    entry: Entry
    before: tuple[Branch, ...]
    after: tuple[Branch, ...]
    figures: Figures
    others: tuple[str, ...] = ()


def traced(folder: PilotFolder, name: str, round_id: str, output: Path) -> Trace:
    """Follow an id both ways.

    What moved is read from the hand-overs of the reports; nothing is computed here, so that
    the answer comes at once.

    Parameters
    ----------
    folder : PilotFolder
    name : str
        Id of a question, finding, cause, action, KPI, item, lesson ...
    round_id : str
        The round in which it stands; the latest that has it where empty.
    output : Path
        Folder of all reports.

    Raises
    ------
    UsageError
        There is no such round, or nothing of that name in it.
    """
    if round_id:
        refuse_unlisted("round", round_id, [turn.id for turn in folder.rounds])
    found = _reflections(folder, output)
    chain = _chain(folder, found)
    entries = chain.find(name, round_id)
    if not entries:
        raise UsageError(_unknown(chain, name, round_id))
    entry = entries[-1]
    return Trace(
        entry=entry,
        before=branches_from(entry, chain.leading_to),
        after=branches_from(entry, chain.led_to_by),
        figures=Figures.of(
            {turn: result.lesson for turn, result in found.items()},
            {turn: result.proposal for turn, result in found.items()},
        ),
        others=tuple(other.round for other in entries[:-1]),
    )


def _reflections(folder: PilotFolder, output: Path) -> dict[str, Reflection]:
    """What each round's reflection handed over, where that still fits its files."""
    found = {}
    for turn in folder.rounds:
        result = Turn(folder, turn.id, output.resolve()).known("reflection")
        if isinstance(result, Reflection):
            found[turn.id] = result
    return found


def _chain(folder: PilotFolder, found: dict[str, Reflection]) -> Chain:
    rounds = [
        Written(
            turn.id,
            written_tables(folder, turn),
            _proposed(found[turn.id]) if turn.id in found else None,
        )
        for turn in folder.rounds
    ]
    return chain_of(rounds, names_of(folder))


def _proposed(result: Reflection) -> frozenset[str]:
    return frozenset(result.proposal["id"]) | frozenset(result.capacity_proposal["id"])


def _unknown(chain: Chain, name: str, round_id: str) -> str:
    known = [entry.id for entry in chain.entries.values() if round_id in ("", entry.round)]
    where = f"in round {round_id}" if round_id else "in any round"
    if not known:
        return (
            f"Nothing is written down {where}. Write questions.csv, findings.csv, "
            "causes.csv and lessons.csv into the round's folder."
        )
    hint = nearest(name, known) or "Ids stand in the first column of each register."
    return f'Nothing is called "{name}" {where}. {hint}'
