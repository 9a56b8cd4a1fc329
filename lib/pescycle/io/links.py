"""Whether what a team's registers link to exists, and each id stands for one thing."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from pescycle.errors import Problem
from pescycle.io.lessons import answered_lessons
from pescycle.io.plan_tables import FIRST_ROW
from pescycle.io.registers import small_table
from pescycle.model.base import SLUG
from pescycle.model.chain import (
    PROPOSAL_ID,
    REACHES,
    TABLES,
    Names,
    Reach,
    Written,
    linked,
    linking_columns,
    names_of,
)
from pescycle.model.given import PilotFolder
from pescycle.model.nearest import nearest
from pescycle.model.round import Round
from pescycle.model.tables import Column, TableContract, Thing

# `moves` has a rule of its own, which is as old as the actions.
CHECKED_ELSEWHERE = {("actions", "moves")}
NOUNS = {
    Thing.QUESTION: "question",
    Thing.FINDING: "finding",
    Thing.CAUSE: "cause",
    Thing.ACTION: "action",
    Thing.LESSON: "lesson",
    Thing.RISK: "risk",
    Thing.DECISION: "decision",
    Thing.RECOMMENDATION: "recommendation",
    Thing.COMMENT: "comment",
    Thing.WORKSHOP: "workshop",
    Thing.STAKEHOLDER: "stakeholder",
    Thing.PROPOSAL: "proposal",
    Thing.KPI: "KPI",
    Thing.ITEM: "survey item",
    Thing.THEME: "theme",
}
PLACES = {
    Reach.BEFORE: "of an earlier round",
    Reach.HERE: "of this round or an earlier one",
    Reach.AFTER: "of any round",
}


def link_problems(
    folder: PilotFolder, turn: Round, tables: Mapping[str, pd.DataFrame]
) -> Iterator[Problem]:
    """Links of a round that lead nowhere, and ids of it that stand for two things.

    Parameters
    ----------
    folder : PilotFolder
    turn : Round
        The round whose tables these are.
    tables : mapping
        Its registers and ``actions``, by the file's stem.
    """
    rounds = [
        Written(other.id, tables if other.id == turn.id else written_tables(folder, other))
        for other in folder.rounds
    ]
    names = names_of(folder)
    yield from _two_meanings(turn, tables, names)
    for contract in TABLES:
        for column in linking_columns(contract):
            if (contract.name, column.name) not in CHECKED_ELSEWHERE:
                yield from _dangling(turn, contract, column, rounds, names)


def written_tables(folder: PilotFolder, turn: Round) -> dict[str, pd.DataFrame]:
    """A round's registers and actions; what is wrong in them is told with that round."""
    tables = {contract.name: small_table(folder, turn, contract, []) for contract in TABLES}
    tables["lessons"], _ = answered_lessons(turn, tables["lessons"])
    return tables


def _dangling(
    turn: Round,
    contract: TableContract,
    column: Column,
    rounds: Sequence[Written],
    names: Names,
) -> Iterator[Problem]:
    own = next(written for written in rounds if written.round == turn.id)
    frame = own.tables[contract.name]
    if column.name not in frame or _leads_ahead(contract, column, turn, rounds):
        return
    for place, name in frame[column.name].items():
        # A cell that is no id was reported when it was read.
        if not name or not SLUG.fullmatch(name):
            continue
        if linked(name, column, contract.name, at=turn.id, rounds=rounds, of=names) is None:
            yield _nowhere(turn, contract, column, name, int(place), rounds, names)


def _leads_ahead(
    contract: TableContract, column: Column, turn: Round, rounds: Sequence[Written]
) -> bool:
    """Whether the link may lead to what a coming round has still to write."""
    reach = REACHES.get((contract.name, column.name), Reach.HERE)
    return reach == Reach.AFTER and rounds[-1].round == turn.id


def _nowhere(
    turn: Round,
    contract: TableContract,
    column: Column,
    name: str,
    place: int,
    rounds: Sequence[Written],
    names: Names,
) -> Problem:
    reach = REACHES.get((contract.name, column.name), Reach.HERE)
    wanted = " or ".join(
        [", ".join(NOUNS[thing] for thing in column.links[:-1]), NOUNS[column.links[-1]]]
        if len(column.links) > 1
        else [NOUNS[column.links[0]]]
    )
    within = f" {PLACES[reach]}" if _in_registers(column) else ""
    known = _known(turn, column, rounds, names, reach)
    return Problem(
        file=f"rounds/{turn.id}/{contract.name}.csv",
        rule="dangling_link",
        row=place + FIRST_ROW,
        column=column.name,
        message=f'"{name}" is no {wanted}{within}.',
        remedy=nearest(name, known) or _listed(known) or "Leave the cell empty.",
    )


def _in_registers(column: Column) -> bool:
    return not set(column.links) <= {Thing.KPI, Thing.ITEM, Thing.THEME}


def _known(
    turn: Round, column: Column, rounds: Sequence[Written], names: Names, reach: Reach
) -> list[str]:
    """Ids that the link could have meant."""
    place = [written.round for written in rounds].index(turn.id)
    inside = {
        Reach.BEFORE: rounds[:place],
        Reach.HERE: rounds[: place + 1],
        Reach.AFTER: rounds,
    }[reach]
    found = [
        entry.id
        for written in inside
        for _, entry in written.rows
        if entry.thing in column.links
    ]
    outside = [name for name, things in names.items() if things & set(column.links)]
    return list(dict.fromkeys([*found, *outside]))


def _listed(known: Sequence[str], most: int = 8) -> str:
    if not known:
        return ""
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return f"Known are {', '.join(known[:most])}{more}."


def _two_meanings(
    turn: Round, tables: Mapping[str, pd.DataFrame], names: Names
) -> Iterator[Problem]:
    """Ids of the round that two registers use, or that mean something without them."""
    first: dict[str, str] = {}
    for contract in TABLES:
        frame = tables.get(contract.name)
        if frame is None:
            continue
        for place, name in frame["id"].items():
            if not name:
                continue
            other = first.get(name) or _taken(name, names)
            if other and other != contract.name:
                yield _twice(turn, contract, int(place), name, other)
            first.setdefault(name, contract.name)


def _taken(name: str, names: Names) -> str:
    if name in names:
        return f"a {NOUNS[sorted(names[name])[0]]}"
    return "the proposals of a reflection" if PROPOSAL_ID.fullmatch(name) else ""


def _twice(
    turn: Round, contract: TableContract, place: int, name: str, other: str
) -> Problem:
    where = f"{other}.csv" if other in {table.name for table in TABLES} else other
    return Problem(
        file=f"rounds/{turn.id}/{contract.name}.csv",
        rule="two_meanings",
        row=place + FIRST_ROW,
        column="id",
        message=f'the id "{name}" stands for {where} too: a link could not say which.',
        remedy="Give one of them another id, such as a letter of its own and a number.",
    )
