"""A round's registers, and the other small tables of its folder."""

import pandas as pd

from pescycle.errors import Problem
from pescycle.io.contracts import empty_table, read_table
from pescycle.io.places import round_folder
from pescycle.model.given import PilotFolder
from pescycle.model.registers import REGISTERS
from pescycle.model.round import Round
from pescycle.model.tables import TableContract


def read_registers(
    folder: PilotFolder, turn: Round
) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Each register by its name, empty where the round has no such file."""
    problems: list[Problem] = []
    frames = {
        contract.name: small_table(folder, turn, contract, problems)
        for contract in REGISTERS
    }
    return frames, problems


def small_table(
    folder: PilotFolder, turn: Round, contract: TableContract, problems: list[Problem]
) -> pd.DataFrame:
    """One table of the round's folder, typed; ``problems`` grows with what it has wrong."""
    path = round_folder(folder.folder, turn.id) / f"{contract.name}.csv"
    if not path.exists():
        return empty_table(contract)
    name = f"rounds/{turn.id}/{path.name}"
    frame, found = read_table(path, name, contract, list(folder.centers["id"]))
    problems += found
    return frame
