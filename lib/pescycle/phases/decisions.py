"""The decision log: what was decided in the round, about what, by whom and why."""

from collections.abc import Iterator, Mapping

import pandas as pd

from pescycle.model.base import LANGUAGES
from pescycle.model.chain import Written, linked
from pescycle.model.given import Given, PilotFolder
from pescycle.model.registers import DECISIONS
from pescycle.model.tables import Thing
from pescycle.phases import frames

ABOUT = next(column for column in DECISIONS.columns if column.name == "about")


def decision_log(given: Given) -> pd.DataFrame:
    """The round's decisions by day, see ``Action.decision_log``."""
    log = given.data.registers[DECISIONS.name]
    texts = [n for n in log.columns if n.startswith(("by_", "reason_"))]
    rounds = list(_written(given))[::-1]
    names = _names(given.folder)
    about = [_about(name, given.round.id, rounds, names) for name in log["about"]]
    columns = ["thing", *(f"what_{code}" for code in LANGUAGES)]
    what = pd.DataFrame(about, columns=columns, index=log.index, dtype="str").fillna("")
    rows = log.assign(about=log["about"].astype("str").fillna("")).join(what)
    rows = rows.sort_values(["date", "id"], kind="stable", ignore_index=True)
    return rows[[*frames.DECISION_LOG, *texts, *columns[1:]]]


def _written(given: Given | None) -> Iterator[Written]:
    """What the team wrote, this round first."""
    while given is not None:
        tables = given.data.registers | {"actions": given.data.action}
        yield Written(given.round.id, tables)
        given = given.earlier


def _names(folder: PilotFolder) -> dict[str, frozenset[Thing]]:
    """KPIs and survey questions: what a decision can be about besides the registers."""
    frameworks = [one for one in (*folder.editions, folder.framework) if one is not None]
    named = [(kpi.id, Thing.KPI) for one in frameworks for kpi in one.kpis]
    named += [(i.id, Thing.ITEM) for q in folder.questionnaires.values() for i in q.items]
    found: dict[str, frozenset[Thing]] = {}
    for name, thing in named:
        found[name] = found.get(name, frozenset()) | {thing}
    return found


def _about(
    name: object,
    at: str,
    rounds: list[Written],
    names: Mapping[str, frozenset[Thing]],
) -> dict[str, str]:
    """What an id stands for, and what the team calls it, in a column a language."""
    if not isinstance(name, str) or not name:
        return {}
    entry = linked(name, ABOUT, DECISIONS.name, at=at, rounds=rounds, of=names)
    if entry is None:
        return {}
    texts = {f"what_{code}": text for code, text in entry.texts.items()}
    return {"thing": str(entry.thing)} | texts
