"""What the sheets of a consultation on weights say about themselves."""

from collections.abc import Callable, Collection, Iterator
from itertools import combinations

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io.plan_tables import FIRST_ROW
from pescycle.model.consultation import weighed
from pescycle.model.given import PilotFolder
from pescycle.model.nearest import nearest
from pescycle.model.round import Round

WHOLE = 100  # points that each participant spreads over the children of a node
UNEVEN = 0.05  # points that a total may be off, for decimals that were rounded
AGREES = 0.02  # share by which a judgment may differ from the reciprocal of its reverse
Told = Callable[..., Problem]


def consultation_problems(
    folder: PilotFolder, turn: Round, weight: pd.DataFrame, comparison: pd.DataFrame
) -> Iterator[Problem]:
    """Sheets that fit no node, do not add up or contradict themselves.

    No problem names a participant: the row says where to look.
    """
    nodes = weighed(folder.framework) if folder.framework else {}
    yield from _weight_problems(_teller(turn, "weights.csv"), nodes, weight)
    yield from _comparison_problems(_teller(turn, "comparisons.csv"), nodes, comparison)


def _teller(turn: Round, file: str) -> Told:
    def told(
        rule: str, row: int, column: str, message: str, remedy: str, **more
    ) -> Problem:
        return Problem(
            file=f"rounds/{turn.id}/{file}",
            rule=rule,
            row=int(row) + FIRST_ROW,
            column=column,
            message=message,
            remedy=remedy,
            **more,
        )

    return told


def _weight_problems(told: Told, nodes: dict, weight: pd.DataFrame) -> Iterator[Problem]:
    for row, points in weight["points"].items():
        if points < 0 or points > WHOLE:
            message = f"{points:g} is outside 0 to {WHOLE} points."
            yield told("out_of_range", row, "points", message, "Correct it.")
    yield from _several_groups(told, weight)
    for (_, node), sheet in weight.groupby(["participant", "node"], sort=False):
        if node not in nodes:
            yield _strange(told, "node", sheet.index[0], node, nodes)
            continue
        yield from _strange_children(told, sheet, node, nodes[node], ("child",))
        yield from _uneven(told, sheet, node, nodes[node])


def _several_groups(told: Told, weight: pd.DataFrame) -> Iterator[Problem]:
    for _, sheet in weight.groupby("participant", sort=False):
        other = sheet.index[sheet["group"] != sheet["group"].iloc[0]]
        if len(other):
            message = "this participant belongs to another group in an earlier row."
            remedy = "Write one group for each participant, and another code for another "
            remedy += "person."
            yield told("contradicting_cells", other[0], "group", message, remedy)


def _strange(
    told: Told, column: str, row: int, name: str, known: Collection[str]
) -> Problem:
    remedy = nearest(name, list(known)) or f"Write one of {', '.join(known)}."
    message = f'"{name}" is no node of the framework that has weights to decide.'
    return told("unknown_node", row, column, message, remedy)


def _strange_children(
    told: Told,
    sheet: pd.DataFrame,
    node: str,
    children: Collection[str],
    columns: tuple[str, ...],
) -> Iterator[Problem]:
    for column in columns:
        for row, child in sheet[column][~sheet[column].isin(list(children))].items():
            remedy = nearest(child, list(children)) or f"Write {', '.join(children)}."
            message = f'"{child}" has no weight in "{node}".'
            yield told("unknown_child", row, column, message, remedy)


def _uneven(
    told: Told, sheet: pd.DataFrame, node: str, children: Collection[str]
) -> Iterator[Problem]:
    row, total = sheet.index[0], float(sheet["points"].sum())
    missing = [child for child in children if child not in set(sheet["child"])]
    if missing:
        message = f'the sheet of "{node}" that begins here gives nothing to {missing[0]}.'
        remedy = "Add a row; write 0 if that is meant."
        yield told("missing_child", row, "child", message, remedy)
    elif (
        sheet["points"].notna().all()
        and sheet["child"].is_unique
        and abs(total - WHOLE) > UNEVEN
    ):
        message = (
            f'the sheet of "{node}" that begins here adds up to {total:g} points, not '
            f"{WHOLE}."
        )
        more, verb = abs(WHOLE - total), "Add" if total < WHOLE else "Take away"
        remedy = f"{verb} {more:g} points where the participant says, or leave the sheet "
        remedy += "out."
        yield told("points_total", row, "points", message, remedy)


def _comparison_problems(
    told: Told, nodes: dict, comparison: pd.DataFrame
) -> Iterator[Problem]:
    for (_, node), sheet in comparison.groupby(["participant", "node"], sort=False):
        if node not in nodes:
            yield _strange(told, "node", sheet.index[0], node, nodes)
            continue
        columns = ("first", "second")
        yield from _strange_children(told, sheet, node, nodes[node], columns)
        for row in sheet.index[sheet["first"] == sheet["second"]]:
            message = "something is compared with itself."
            remedy = "Write two different children of the node."
            yield told("contradicting_cells", row, "second", message, remedy)
        yield from _turned_round(told, sheet)
        yield from _gaps(told, sheet, node, nodes[node])


def _turned_round(told: Told, sheet: pd.DataFrame) -> Iterator[Problem]:
    """Pairs that stand in both directions with judgments that do not fit."""
    seen: dict[tuple[str, str], float] = {}
    columns = ["first", "second", "judgment"]
    for row, first, second, judgment in sheet[columns].itertuples():
        earlier = seen.get((second, first))
        if earlier is not None and abs(earlier * judgment - 1) > AGREES:
            message = "this pair stands in an earlier row the other way round, with a "
            message += "judgment that does not fit."
            remedy = "Ask the participant, and keep one of the two rows."
            yield told("reciprocal_conflict", row, "judgment", message, remedy)
        seen[first, second] = judgment


def _gaps(
    told: Told, sheet: pd.DataFrame, node: str, children: Collection[str]
) -> Iterator[Problem]:
    pairs = {frozenset(pair) for pair in zip(sheet["first"], sheet["second"], strict=True)}
    wanted = [frozenset(pair) for pair in combinations(children, 2)]
    lacking = sum(pair not in pairs for pair in wanted)
    if lacking:
        message = (
            f'the sheet of "{node}" that begins here lacks {lacking} of {len(wanted)} '
            "pairs; its consistency cannot be judged."
        )
        remedy = "Ask the participant for them; until then the others count."
        row, rule = sheet.index[0], "incomplete_comparisons"
        yield told(rule, row, "second", message, remedy, severity=Severity.WARN)
