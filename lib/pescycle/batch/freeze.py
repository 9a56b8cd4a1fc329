"""Freezing an edition's anchors, from the command line."""

from dataclasses import dataclass
from pathlib import Path

from pescycle.cycle import Turn
from pescycle.errors import UsageError
from pescycle.io.editions import refuse_frozen, write_anchors
from pescycle.model.framework import Framework
from pescycle.model.given import PilotFolder
from pescycle.model.parameters import refuse_unlisted
from pescycle.phases.freezing import frozen_anchors, values_so_far


@dataclass(frozen=True)
class Frozen:
    """What was written, and of what it was made."""

    path: Path
    rounds: tuple[str, ...]
    goalposts: int
    groups: int


def freeze_edition(
    folder: PilotFolder, edition: str, rounds: tuple[str, ...], output: Path
) -> Frozen:
    """Write the anchors of an edition, made of the figures of its rounds.

    Parameters
    ----------
    folder : PilotFolder
        A pilot that has been found whole.
    edition : str
        Its name; empty stands for that of ``framework.yml``.
    rounds : tuple of str
        Ids of the rounds; empty stands for those in which the edition is in force.
    output : Path
        Where reports lie, so that what was worked out before need not be again.

    Raises
    ------
    UsageError
        There is no framework, edition or round, or it was frozen before.
    """
    chosen = _edition(folder, edition)
    refuse_frozen(folder.folder, chosen.edition)
    own = rounds or tuple(
        turn.id for turn in folder.rounds if folder.edition_of(turn) is chosen
    )
    if not own:
        raise UsageError(
            f"No round is of edition {chosen.edition} yet. Name the rounds whose figures "
            "make its anchors: --round 2023-1."
        )
    for name in own:
        refuse_unlisted("round", name, [turn.id for turn in folder.rounds])
    last = [turn.id for turn in folder.rounds if turn.id in own][-1]
    values = values_so_far(Turn(folder, last, output).given, chosen)
    anchors = frozen_anchors(folder, chosen, values, own)
    path = write_anchors(folder.folder, anchors)
    groups = set() if anchors.peers is None else set(anchors.peers.groups.values())
    return Frozen(path, tuple(own), len(anchors.goalposts), len(groups))


def _edition(folder: PilotFolder, name: str) -> Framework:
    if folder.framework is None:
        raise UsageError("This pilot has no framework.yml, so there is nothing to freeze.")
    known = {one.edition: one for one in (*folder.editions, folder.framework)}
    wanted = name or folder.framework.edition
    refuse_unlisted("edition", wanted, list(known))
    return known[wanted]
