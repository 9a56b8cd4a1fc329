"""One round's data: every source and small table of its folder, with all problems."""

from hashlib import sha256
from pathlib import Path

import pandas as pd

from pescycle.errors import DataError, Problem, Severity, UsageError
from pescycle.io.comment_checks import comment_problems, group_problems
from pescycle.io.consultation import consultation_problems
from pescycle.io.count_doubles import reconciled
from pescycle.io.days import day_problems
from pescycle.io.frames import asked_problems, frame_problems, normal_frame
from pescycle.io.group_measures import part_problems, read_group_measures
from pescycle.io.group_measures import without_doubles as without_group_doubles
from pescycle.io.lessons import answered_lessons
from pescycle.io.links import link_problems
from pescycle.io.maturity import read_assessments
from pescycle.io.measures import empty_measures, read_measures
from pescycle.io.places import source_name, source_path
from pescycle.io.plan_tables import (
    FIRST_ROW,
    action_problems,
    design_problems,
    event_problems,
    sample_problems,
)
from pescycle.io.quotations import read_quotations
from pescycle.io.records import read_records
from pescycle.io.registers import read_registers, small_table
from pescycle.io.responses import read_responses
from pescycle.model.base import SLUG
from pescycle.model.given import (
    PilotFolder,
    Receipt,
    RoundData,
    empty_group_months,
    empty_revisions,
)
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Audience
from pescycle.model.round import (
    CountSource,
    GroupMeasureSource,
    RecordSource,
    ResponseSource,
    Round,
)
from pescycle.model.sources import DatabaseSource
from pescycle.model.tables import (
    ACTIONS,
    COMPARISONS,
    DAYS,
    EVENTS,
    FRAME,
    SAMPLE,
    WEIGHTS,
)


def read_round(folder: PilotFolder, round_id: str) -> RoundData:
    """Everything a round's folder holds, typed, counted, without identifiers.

    Parameters
    ----------
    folder : PilotFolder
        The pilot, read.
    round_id : str
        One of its rounds.

    Raises
    ------
    UsageError
        The pilot has no such round.
    DataError
        With all problems of all files, where one of them stops.
    """
    known = [turn.id for turn in folder.rounds]
    if round_id not in known:
        hint = nearest(round_id, known) or f"Its rounds are {', '.join(known)}."
        raise UsageError(f"The pilot {folder.pilot.id} has no round {round_id}. {hint}")
    data = round_data(folder, folder.round(round_id))
    if any(problem.severity == Severity.STOP for problem in data.problems):
        raise DataError(f"The data of round {round_id} cannot be used.", data.problems)
    return data


def round_data(folder: PilotFolder, turn: Round) -> RoundData:
    """The same, with the problems that stop among its ``problems`` instead of raised."""
    problems: list[Problem] = list(_same_content(folder, turn))
    receipts: list[Receipt] = []
    refusals: dict[Audience, pd.DataFrame] = {}
    measures, revisions, responses = _sources(folder, turn, receipts, problems, refusals)
    groups = _group_months(folder, turn, receipts, problems)
    problems += part_problems(groups, measures)
    records = _records(folder, turn, receipts, problems)
    action, sample, frame, event, day = (
        small_table(folder, turn, contract, problems)
        for contract in (ACTIONS, SAMPLE, FRAME, EVENTS, DAYS)
    )
    weight, comparison = (
        small_table(folder, turn, contract, problems) for contract in (WEIGHTS, COMPARISONS)
    )
    problems += consultation_problems(folder, turn, weight, comparison)
    quotation, found = read_quotations(folder, turn)
    problems += found
    maturity, consensus, found = read_assessments(folder, turn)
    problems += found
    registers, found = read_registers(folder, turn)
    problems += found
    problems += comment_problems(folder, turn, registers["consultation"])
    problems += group_problems(folder, turn, registers)
    problems += link_problems(folder, turn, registers | {"actions": action})
    registers["lessons"], found = answered_lessons(turn, registers["lessons"])
    problems += found
    problems += _strange_targets(folder, turn, action)
    problems += _strange_audiences(folder, turn, sample)
    problems += day_problems(folder, turn, day, measures)
    problems += [*action_problems(turn, action), *event_problems(turn, event)]
    problems += sample_problems(turn, sample)
    problems += design_problems(turn, sample, list(folder.centers["id"]))
    frame = normal_frame(frame)
    problems += [*asked_problems(turn, sample)]
    problems += [*frame_problems(folder, turn, frame, sample)]
    return RoundData(
        measure_month=measures,
        revision=revisions,
        responses=responses,
        refusals=refusals,
        records=records,
        action=action,
        sample=sample,
        frame=frame,
        event=event,
        day=day,
        quotation=quotation,
        weight=weight,
        comparison=comparison,
        group_month=groups[list(empty_group_months().columns)],
        maturity=maturity,
        consensus=consensus,
        registers=registers,
        receipts=tuple(receipts),
        problems=tuple(problems),
    )


def _sources(
    folder: PilotFolder,
    turn: Round,
    receipts: list[Receipt],
    problems: list[Problem],
    refusals: dict[Audience, pd.DataFrame],
) -> tuple[pd.DataFrame, pd.DataFrame, dict[Audience, pd.DataFrame]]:
    counts, responses = [], {}
    for source in turn.sources:
        if isinstance(source, CountSource):
            frame, receipt, found = read_measures(source, turn, folder)
            counts.append(frame)
        elif isinstance(source, ResponseSource):
            frame, refused, receipt, found = read_responses(source, turn, folder)
            responses[source.audience], refusals[source.audience] = frame, refused
        else:
            continue
        problems += found
        receipts += [receipt] if receipt else []
    filled = [frame for frame in counts if len(frame)]
    if not filled:
        return empty_measures(), empty_revisions(), responses
    whole, revisions, doubles = reconciled(filled)
    problems += doubles
    return whole[list(empty_measures().columns)], revisions, responses


def _records(
    folder: PilotFolder, turn: Round, receipts: list[Receipt], problems: list[Problem]
) -> dict[str, pd.DataFrame]:
    """Cases behind each KPI that has a file of them."""
    records = {}
    for source in turn.sources:
        if isinstance(source, RecordSource):
            records[source.kpi], receipt, found = read_records(source, turn, folder)
            problems += found
            receipts += [receipt] if receipt else []
    return records


def _group_months(
    folder: PilotFolder, turn: Round, receipts: list[Receipt], problems: list[Problem]
) -> pd.DataFrame:
    """Counts by group of all files, each with its file and row."""
    parts = [empty_group_months().assign(file="", row=0)]
    for source in turn.sources:
        if isinstance(source, GroupMeasureSource):
            frame, receipt, found = read_group_measures(source, turn, folder)
            parts.append(frame)
            problems += found
            receipts += [receipt] if receipt else []
    filled = [part for part in parts if len(part)] or parts[:1]
    whole, doubles = without_group_doubles(pd.concat(filled, ignore_index=True))
    problems += doubles
    return whole


def _strange_targets(
    folder: PilotFolder, turn: Round, action: pd.DataFrame
) -> list[Problem]:
    """Actions that are to move neither a KPI nor an item."""
    known = [kpi.id for kpi in folder.framework.kpis] if folder.framework else []
    known += [item.id for asked in folder.questionnaires.values() for item in asked.items]
    strange = action[_other_id(action["moves"], known)]
    return [
        Problem(
            file=f"rounds/{turn.id}/actions.csv",
            rule="unknown_target",
            row=int(row.Index) + FIRST_ROW,
            column="moves",
            message=f'an action is to move "{row.moves}", no KPI and no item.',
            remedy=nearest(row.moves, known)
            or "Write the id of a KPI or of a survey item.",
        )
        for row in strange.itertuples()
    ]


def _strange_audiences(
    folder: PilotFolder, turn: Round, sample: pd.DataFrame
) -> list[Problem]:
    known = [str(audience) for audience in folder.pilot.audiences]
    strange = sample[_other_id(sample["audience"], known)]
    return [
        Problem(
            file=f"rounds/{turn.id}/sample.csv",
            rule="unknown_audience",
            row=int(place) + FIRST_ROW,
            column="audience",
            message=f'"{name}" is no audience of this pilot.',
            remedy=nearest(name, known) or f"Write one of {', '.join(known)}.",
        )
        for place, name in strange["audience"].items()
    ]


def _other_id(ids: pd.Series, known: list[str]) -> pd.Series:
    """Whether each is a good id but none of the known; bad ones were reported before."""
    good = ids.map(lambda name: bool(SLUG.fullmatch(name))).astype(bool)
    return good & ~ids.isin(known)


def _same_content(folder: PilotFolder, turn: Round) -> list[Problem]:
    """A warning for each source that an earlier round or another source delivered."""
    ours = {id(source): (turn, source) for source in turn.sources}
    seen: dict[str, str] = {}
    problems = []
    earlier = [found for found in folder.rounds if found.starts < turn.starts]
    theirs = [(found, source) for found in earlier for source in found.sources]
    for other, source in [*theirs, *ours.values()]:
        if isinstance(source, DatabaseSource):
            continue
        path = source_path(folder.folder, other.id, source)
        name = source_name(folder.folder, other.id, source)
        if not path.is_file():
            continue
        print_of_file = _digest(path)
        if print_of_file in seen and id(source) in ours and seen[print_of_file] != name:
            problems.append(
                Problem(
                    file=name,
                    rule="same_content",
                    message=f"the same content as {seen[print_of_file]}.",
                    remedy="Perhaps an old file was copied again; put the right one there.",
                    severity=Severity.WARN,
                )
            )
        seen.setdefault(print_of_file, name)
    return problems


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:  # the reading of the source itself will say so
        return str(path)
