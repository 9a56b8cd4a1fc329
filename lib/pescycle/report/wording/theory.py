"""The theory of change in words: what leads to what, and where nothing does."""

import pandas as pd

from pescycle.model.tables import Thing
from pescycle.report import goal_cells, theory_cells
from pescycle.report.cells import unit_of
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, records, said


def nothing_planned(voice: Voice) -> str:
    """Say what a drawing of the plan would need."""
    return voice.text(
        "No actions are planned, so there is nothing to draw. Write them into "
        "rounds/<round>/actions.csv, each with the KPI or question that it is to move."
    )


def chain_sentences(
    voice: Voice, theory_node: pd.DataFrame, theory_link: pd.DataFrame
) -> list[str]:
    """One sentence an action: its cause, what it is to move, and what that feeds."""
    names = {
        (row["kind"], row["id"]): theory_cells.node_name(voice, row)
        for row in records(theory_node)
    }
    links = records(theory_link)
    actions = dict.fromkeys(
        row["from_id"] for row in links if row["from_kind"] == Thing.ACTION
    )
    return [_chain_sentence(voice, names, links, action) for action in actions]


def _chain_sentence(
    voice: Voice, names: dict[tuple[str, str], str], links: list[Row], action: str
) -> str:
    causes = [names[_source(row)] for row in links if _target(row) == ("action", action)]
    aims = [_target(row) for row in links if _source(row) == ("action", action)]
    fed = [names[_target(row)] for row in links if _source(row) in aims]
    told = {
        "action": names["action", action],
        "aim": voice.listed([names[key] for key in aims]),
        "cause": voice.listed(causes),
        "fed": voice.listed(list(dict.fromkeys(fed))),
    }
    if causes and fed:
        return voice.text(
            "{action}: against “{cause}”, to move {aim}, which belongs to {fed}.", **told
        )
    if fed:
        return voice.text("{action}: to move {aim}, which belongs to {fed}.", **told)
    if causes:
        return voice.text("{action}: against “{cause}”, to move {aim}.", **told)
    return voice.text("{action}: to move {aim}.", **told)


def _source(row: Row) -> tuple[str, str]:
    return row["from_kind"], row["from_id"]


def _target(row: Row) -> tuple[str, str]:
    return row["to_kind"], row["to_id"]


def theory_reading(
    voice: Voice, theory_node: pd.DataFrame, theory_link: pd.DataFrame
) -> Sentences:
    """Where the chain breaks, and each cause in full: its box has room for a few words.

    Without actions nothing is said: the sentence in place of the drawing says it.
    """
    if theory_link.empty:
        return said()
    nodes = records(theory_node)
    targets = {_target(row) for row in records(theory_link)}
    sources = {_source(row) for row in records(theory_link)}
    actions = [row for row in nodes if row["kind"] == Thing.ACTION]
    loose = [row for row in actions if ("action", row["id"]) not in targets]
    dead = [
        row
        for row in nodes
        if row["kind"] == Thing.ITEM and ("item", row["id"]) not in sources
    ]
    points = _causes(voice, nodes, theory_link)
    lead = voice.text("The causes in full, and how sure they are:") if points else ""
    text = _actions(voice, actions), _loose(voice, loose), _dead(voice, dead)
    return said(*text, lead, points=points)


def _causes(voice: Voice, nodes: list[Row], theory_link: pd.DataFrame) -> list[str]:
    """Each cause with the id that the action plan has, its whole text and its grade."""
    grades = {_source(row): row["grade"] for row in records(theory_link)}
    return [
        _cause(voice, row, grades[Thing.CAUSE, row["id"]])
        for row in nodes
        if row["kind"] == Thing.CAUSE
    ]


def _cause(voice: Voice, row: Row, grade: str) -> str:
    told = {"id": row["id"], "cause": theory_cells.node_name(voice, row)}
    if is_missing(grade) or not grade:
        return voice.text("{id}: {cause}", **told)
    return voice.text("{id} ({grade}): {cause}", grade=voice.label("grade", grade), **told)


def _actions(voice: Voice, actions: list[Row]) -> str:
    total = sum(int(row["actions"]) for row in actions)
    return voice.plural(
        "{n} action of the plan is drawn; where several centers do the same it is one box.",
        "{n} actions of the plan are drawn; where several centers do the same they are "
        "one box.",
        total,
    )


def _loose(voice: Voice, loose: list[Row]) -> str:
    if not loose:
        return voice.text("Each box names the cause that it answers.")
    titles = [theory_cells.node_name(voice, row) for row in loose]
    return voice.plural(
        "{n} box names no cause that it answers: {titles}.",
        "{n} boxes name no cause that they answer: {titles}.",
        len(loose),
        titles=voice.enumerated(titles),
    )


def _dead(voice: Voice, dead: list[Row]) -> str:
    if not dead:
        return ""
    names = [theory_cells.node_name(voice, row) for row in dead]
    return voice.text(
        "No KPI is made of what these questions feed, so an effect would only be seen in "
        "the survey: {questions}.",
        questions=voice.enumerated(names),
    )


def aim_reading(voice: Voice, aim: pd.DataFrame) -> Sentences:
    """Targets for which nothing is done, and those that are hard and unaided."""
    if aim.empty:
        return said(voice.text("There is neither a target nor an action in this round."))
    idle = aim[(aim["actions"] == 0) & (aim["feeding"] == 0) & aim["target"].notna()]
    text = voice.plural(
        "Of {all} aims {n} has a target, but no action that would move it.",
        "Of {all} aims {n} have a target, but no action that would move them.",
        len(idle),
        all=voice.number(len(aim)),
    )
    points = [_idle(voice, row) for row in records(idle)]
    return said(text, _cost(voice, aim), points=points)


def _idle(voice: Voice, row: Row) -> str:
    told = {
        "aim": theory_cells.aim(voice, row),
        "target": voice.value(row["target"], unit_of(voice, row)),
    }
    if is_missing(row["chance"]):
        return voice.text("{aim}: target {target}, no action.", **told)
    return voice.text(
        "{aim}: target {target}, no action; a chance of {chance} if nothing changes.",
        chance=goal_cells.said_chance(voice, row["chance"]),
        **told,
    )


def _cost(voice: Voice, aim: pd.DataFrame) -> str:
    known = aim["cost"].dropna()
    if known.empty:
        return ""
    return voice.text(
        "The plan costs {cost}, as far as costs are written down.",
        cost=voice.money(known.sum()),
    )
