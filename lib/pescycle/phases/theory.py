"""Theory of change: which cause each action meets, what it moves, and what that feeds."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.framework import Kpi, SurveyShare
from pescycle.model.given import Given
from pescycle.model.questionnaire import ItemRole
from pescycle.model.tables import Thing
from pescycle.phases import frames
from pescycle.phases.results import Observation

PILLAR = "pillar"
LMG = "lmg"  # the shares that add up to R2; see the driver analysis
Link = dict[str, object]


def theory_frames(
    given: Given, observed: Observation | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Nodes and links of the round's plan, from the causes on to the pillars.

    Actions with the same title, cause and aim are one node, whatever number of centers
    takes them. A survey question that is no question of a KPI feeds those KPIs whose
    question is the overall one of its audience; ``share`` is then its share of what
    explained the overall answer in the last round.

    Returns
    -------
    DataFrame, DataFrame
        See ``Planning.theory_node`` and ``Planning.theory_link``.
    """
    action = _grouped(given.data.action)
    links = [*_cause_links(given, action), *_aim_links(action, _kinds(given))]
    links += _item_links(given, links, _shares(observed))
    links += _pillar_links(given, links)
    link = pd.DataFrame(links, columns=list(frames.THEORY_LINK))
    link = link.astype({"share": "float64"})
    return _nodes(given, action, link), link


def _grouped(action: pd.DataFrame) -> pd.DataFrame:
    """One row a group of like actions: the first one, with how many there are and where."""
    titles = [name for name in action.columns if name.startswith("title_")]
    named = ["cause", "moves", *titles]
    known = action.assign(cause=action.get("cause", pd.Series("", index=action.index)))
    known = known.fillna({"cause": ""})
    rows = []
    for _, part in known.groupby(named, sort=False):
        centers = part["center"]
        count = pd.NA if (centers == ALL).any() else centers.nunique()
        rows.append(part.iloc[0].to_dict() | {"actions": len(part), "centers": count})
    return pd.DataFrame(rows, columns=[*known.columns, "actions", "centers"])


def _kinds(given: Given) -> dict[str, str]:
    """Whether an id is a KPI or an item; a KPI where it could be both, as everywhere."""
    items = _items(given)
    kpis = {kpi.id: str(Thing.KPI) for kpi in _kpis(given)}
    return dict.fromkeys(items, str(Thing.ITEM)) | kpis


def _items(given: Given) -> dict[str, tuple[str, ItemRole]]:
    """Audience and role of each question."""
    return {
        item.id: (str(audience), item.role)
        for audience, asked in given.folder.questionnaires.items()
        for item in asked.items
    }


def _kpis(given: Given) -> tuple[Kpi, ...]:
    return given.framework.kpis if given.framework else ()


def _link(source: tuple[str, str], target: tuple[str, str], basis: str, **more) -> Link:
    ends = {"from_kind": source[0], "from_id": source[1]}
    ends |= {"to_kind": target[0], "to_id": target[1], "basis": basis}
    return ends | {"grade": "", "share": np.nan} | more


def _cause_links(given: Given, action: pd.DataFrame) -> Iterator[Link]:
    grades = given.register("causes").set_index("id").get("grade", pd.Series(dtype="str"))
    for row in action.itertuples():
        if row.cause:
            yield _link(
                (str(Thing.CAUSE), row.cause),
                (str(Thing.ACTION), row.id),
                "cause",
                grade=str(grades.get(row.cause, "")),
            )


def _aim_links(action: pd.DataFrame, kinds: dict[str, str]) -> Iterator[Link]:
    for row in action.itertuples():
        aim = kinds.get(row.moves, str(Thing.ITEM)), row.moves
        yield _link((str(Thing.ACTION), row.id), aim, "aim")


def _reached(links: list[Link], kind: str) -> list[str]:
    return list(dict.fromkeys(one["to_id"] for one in links if one["to_kind"] == kind))


def _item_links(given: Given, links: list[Link], shares: dict[str, float]) -> list[Link]:
    items, found = _items(given), []
    for name in _reached(links, str(Thing.ITEM)):
        audience, role = items.get(name, ("", None))
        for kpi in _kpis(given):
            overall = _overall(kpi, audience)
            if overall is None or (role != ItemRole.DRIVER and overall != name):
                continue
            if overall != name and items[overall][1] != ItemRole.OVERALL:
                continue
            share = np.nan if overall == name else shares.get(name, np.nan)
            basis = "question" if overall == name else "driver"
            ends = (str(Thing.ITEM), name), (str(Thing.KPI), kpi.id)
            found.append(_link(*ends, basis, share=share))
    return found


def _overall(kpi: Kpi, audience: str) -> str | None:
    """The question of that audience that the KPI is made of."""
    if not isinstance(kpi.formula, SurveyShare):
        return None
    return {str(name): item for name, item in kpi.formula.items.items()}.get(audience)


def _shares(observed: Observation | None) -> dict[str, float]:
    """Share of each driver in what explained the overall answer, where it may be shown."""
    if observed is None:
        return {}
    rows = observed.driver_share
    shown = (rows["method"] == LMG) & (rows["state"] == CellState.PUBLISHED)
    return dict(zip(rows.loc[shown, "item"], rows.loc[shown, "share"], strict=True))


def _pillar_links(given: Given, links: list[Link]) -> list[Link]:
    reached = _reached(links, str(Thing.KPI))
    pillars = given.framework.pillars if given.framework else ()
    return [
        _link((str(Thing.KPI), kpi.id), (PILLAR, pillar.id), PILLAR)
        for pillar in pillars
        for kpi in pillar.kpis
        if kpi.id in reached
    ]


def _nodes(given: Given, action: pd.DataFrame, link: pd.DataFrame) -> pd.DataFrame:
    """A row a node that a link touches; actions and causes with their texts."""
    items = _items(given)
    counts = action.set_index("id")
    ends = [
        *zip(link["from_kind"], link["from_id"], strict=True),
        *zip(link["to_kind"], link["to_id"], strict=True),
    ]
    rows = [
        {
            "kind": kind,
            "id": name,
            "audience": items[name][0] if kind == Thing.ITEM and name in items else "",
            "actions": counts["actions"].get(name) if kind == Thing.ACTION else pd.NA,
            "centers": counts["centers"].get(name) if kind == Thing.ACTION else pd.NA,
        }
        for kind, name in dict.fromkeys(ends)
    ]
    made = pd.DataFrame(rows, columns=list(frames.THEORY_NODE))
    return _with_texts(given, made, action).astype({"actions": "Int64", "centers": "Int64"})


def _with_texts(given: Given, node: pd.DataFrame, action: pd.DataFrame) -> pd.DataFrame:
    """Titles of actions and texts of causes, a column a language."""
    written = {
        str(Thing.ACTION): ("title", action.set_index("id")),
        str(Thing.CAUSE): ("text", given.register("causes").set_index("id")),
    }
    for kind, (prefix, texts) in written.items():
        own = node["kind"] == kind
        for column in [name for name in texts if name.startswith(f"{prefix}_")]:
            title = f"title_{column.removeprefix(f'{prefix}_')}"
            found = node.loc[own, "id"].map(texts[column])
            before = node.get(title, pd.Series("", index=node.index))
            node = node.assign(**{title: before.where(~own, found).fillna("")})
    return node
