"""The chain of the cycle: which entry of a team's registers leads to which.

question -> finding -> cause -> action -> KPI or item -> lesson -> the next question. Every
register's columns say what their ids stand for; here they are joined, over all rounds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

import pandas as pd

from pescycle.model.base import LANGUAGES
from pescycle.model.given import PilotFolder
from pescycle.model.registers import REGISTERS
from pescycle.model.tables import ACTIONS, Column, TableContract, Thing

# Reflections call their proposals p01, p02 ..., those to build capacity cap1, cap2 ...; no
# file lists them.
PROPOSAL_ID = re.compile(r"p\d{2,}|cap\d+")
AIMS = (Thing.KPI, Thing.ITEM)
# In the order of the chain, as `Thing` counts it.
TABLES: tuple[TableContract, ...] = tuple(
    sorted(
        (contract for contract in (*REGISTERS, ACTIONS) if contract.names),
        key=lambda contract: list(Thing).index(contract.names),
    )
)
# The text that says what an entry is about, first that there is.
SAID = ("text", "title", "comment", "reason", "name")

Key = tuple[str, str]
"""A round's id and an entry's; of what holds in every round the round where it is used."""
Names = Mapping[str, frozenset[Thing]]
"""What ids outside the registers stand for: KPIs, items, themes."""


class Reach(StrEnum):
    """In which rounds a link looks for its entry, the nearest first."""

    BEFORE = "before"  # earlier rounds only
    HERE = "here"  # its own round, then earlier ones
    AFTER = "after"  # later rounds, then its own, then earlier ones


# A question grows out of what was there before it; a lesson leads to what comes after it.
REACHES = {("questions", "from"): Reach.BEFORE, ("lessons", "question"): Reach.AFTER}
# All other columns name where their row comes from; these name where it leads.
FORWARD = {("actions", "moves"), ("lessons", "question")}


@dataclass(frozen=True, eq=False)
class Entry:
    """One row of a register, or what it is about: a KPI, an item, a proposal."""

    round: str
    thing: Thing
    id: str
    row: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """By which the chain knows it."""
        return (self.round, self.id)

    @property
    def texts(self) -> dict[str, str]:
        """What the team wrote, by language; empty where the pilot's files name it."""
        for prefix in SAID:
            found = {code: self.row.get(f"{prefix}_{code}") or "" for code in LANGUAGES}
            written = {code: text for code, text in found.items() if text}
            if written:
                return written
        return {}


@dataclass(frozen=True, eq=False)
class Written:
    """What a team wrote down in one round: its registers and actions, by the file's stem.

    ``proposals`` are the ids that the round's reflection gave; ``None`` where it is not
    known yet, so that whatever looks like one may be one.
    """

    round: str
    tables: Mapping[str, pd.DataFrame]
    proposals: frozenset[str] | None = None

    @cached_property
    def rows(self) -> tuple[tuple[TableContract, Entry], ...]:
        """Every row whose table gives it a name, in the order of the chain."""
        return tuple(
            (contract, Entry(self.round, contract.names, row["id"], row))
            for contract in TABLES
            if contract.name in self.tables
            for row in self.tables[contract.name].to_dict("records")
            if row["id"]
        )


@dataclass(frozen=True, eq=False)
class Chain:
    """All entries with what leads to each and what each leads to, in the files' order."""

    entries: Mapping[Key, Entry]
    before: Mapping[Key, tuple[Key, ...]]
    after: Mapping[Key, tuple[Key, ...]]

    def find(self, name: str, round_id: str = "") -> list[Entry]:
        """Entries of that id, of one round or of all, the latest round last."""
        return [
            entry
            for entry in self.entries.values()
            if entry.id == name and round_id in ("", entry.round)
        ]

    def leading_to(self, entry: Entry) -> list[Entry]:
        """What the entry came from, step by step backwards, one a line of the chain."""
        return [self.entries[key] for key in self.before.get(entry.key, ())]

    def led_to_by(self, entry: Entry) -> list[Entry]:
        """What came of the entry."""
        return [self.entries[key] for key in self.after.get(entry.key, ())]


def names_of(folder: PilotFolder) -> Names:
    """What ids outside the registers stand for: KPIs of every edition, items, themes."""
    editions = [folder.framework, *folder.editions]
    kpis = [kpi.id for edition in editions if edition for kpi in edition.kpis]
    items = [item.id for asked in folder.questionnaires.values() for item in asked.items]
    themes = [theme.id for theme in folder.codebook.themes] if folder.codebook else []
    meant: dict[str, frozenset[Thing]] = {}
    for thing, ids in ((Thing.KPI, kpis), (Thing.ITEM, items), (Thing.THEME, themes)):
        for name in ids:
            meant[name] = meant.get(name, frozenset()) | {thing}
    return meant


def linking_columns(contract: TableContract) -> list[Column]:
    """Columns of a table whose ids stand for something."""
    return [column for column in contract.columns if column.links]


def linked(
    name: str, column: Column, table: str, *, at: str, rounds: Sequence[Written], of: Names
) -> Entry | None:
    """The entry that an id stands for; ``None`` for a link that leads nowhere.

    Parameters
    ----------
    name : str
        The id.
    column : Column
        Where it stands; its ``links`` say what it may mean.
    table : str
        Name of the table.
    at : str
        The round whose table it is.
    rounds : sequence of Written
        All rounds that are known, in turn.
    of : mapping
        What ids outside the registers stand for.
    """
    reach = REACHES.get((table, column.name), Reach.HERE)
    for written in _nearest(rounds, at, reach):
        for _, entry in written.rows:
            if entry.id == name and entry.thing in column.links:
                return entry
    proposed = _proposal(name, at, rounds) if Thing.PROPOSAL in column.links else None
    if proposed is not None:
        return proposed
    meant = [thing for thing in column.links if thing in of.get(name, frozenset())]
    return Entry(at, meant[0], name) if meant else None


def chain_of(rounds: Sequence[Written], of: Names) -> Chain:
    """All that is linked; links that lead nowhere are left out.

    Parameters
    ----------
    rounds : sequence of Written
        In the order of their turns.
    of : mapping
        What ids outside the registers stand for.
    """
    entries: dict[Key, Entry] = {}
    for written in rounds:
        for _, entry in written.rows:
            entries.setdefault(entry.key, entry)
    before: dict[Key, list[Key]] = {}
    after: dict[Key, list[Key]] = {}
    for start, end in _pairs(rounds, of):
        for entry in (start, end):
            entries.setdefault(entry.key, entry)
        _add(after, start.key, end.key)
        _add(before, end.key, start.key)
    return Chain(entries, _fixed(before), _fixed(after))


def _pairs(rounds: Sequence[Written], of: Names) -> Iterator[tuple[Entry, Entry]]:
    """Each link as what comes first and what comes of it."""
    for written in rounds:
        for contract, own in written.rows:
            for column in linking_columns(contract):
                place = (contract.name, column.name)
                name = own.row.get(column.name) or ""
                other = name and linked(
                    name, column, contract.name, at=own.round, rounds=rounds, of=of
                )
                if other and other.key != own.key:
                    yield (own, other) if place in FORWARD else (other, own)


def _nearest(rounds: Sequence[Written], at: str, reach: Reach) -> list[Written]:
    names = [written.round for written in rounds]
    place = names.index(at)
    earlier, own = list(rounds[:place])[::-1], [rounds[place]]
    match reach:
        case Reach.BEFORE:
            return earlier
        case Reach.AFTER:
            return [*rounds[place + 1 :], *own, *earlier]
    return [*own, *earlier]


def _proposal(name: str, at: str, rounds: Sequence[Written]) -> Entry | None:
    """A proposal of the last reflection, where there was one."""
    earlier = _nearest(rounds, at, Reach.BEFORE)
    if not earlier or not PROPOSAL_ID.fullmatch(name):
        return None
    last = earlier[0]
    if last.proposals is not None and name not in last.proposals:
        return None
    return Entry(last.round, Thing.PROPOSAL, name)


def _add(links: dict[Key, list[Key]], key: Key, other: Key) -> None:
    known = links.setdefault(key, [])
    if other not in known:
        known.append(other)


def _fixed(links: Mapping[Key, Iterable[Key]]) -> dict[Key, tuple[Key, ...]]:
    return {key: tuple(others) for key, others in links.items()}
