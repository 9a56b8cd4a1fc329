"""The maturity check of a round: assessors' scores, agreed scores, and their problems."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io.contracts import empty_table, read_table
from pescycle.io.places import round_folder
from pescycle.io.plan_tables import FIRST_ROW
from pescycle.model.base import SLUG
from pescycle.model.framework import Framework
from pescycle.model.given import PilotFolder
from pescycle.model.maturity import PHASES, AssessorRole, Maturity, ScoringRule
from pescycle.model.nearest import nearest
from pescycle.model.round import Round
from pescycle.model.tables import CONSENSUS, MATURITY, SCORES, TableContract

# What an assessor noted as evidence is for the talk about the scores, and not read on.
KEPT_BACK = ["note"]
PHASE_COLUMNS = [column.name for column in SCORES]


@dataclass(frozen=True)
class Remark:
    """What is said of every row that breaks one rule."""

    rule: str
    column: str
    message: str
    remedy: str
    severity: Severity = Severity.STOP


REUSED = Remark(
    "reused_code",
    "assessor",
    "this code assesses several centers as its own.",
    "If these are several people, give each a code of its own.",
    Severity.WARN,
)
TWOFOLD = Remark(
    "contradicting_cells",
    "role",
    "this assessor is both self and peer of the same center.",
    "Write one role in all rows of this assessor and center.",
)
NOTHING = Remark("missing_value", "", "no agreed score is written.", "Write one.")
EARLY = Remark(
    "contradicting_cells",
    "decided_on",
    "this day lies before the round starts.",
    "Correct the day.",
)
UNSCORED = Remark(
    "unscored_consensus",
    "statement",
    "no assessor has scored this statement in this center.",
    "Check the center and the statement.",
    Severity.WARN,
)


def read_assessments(
    folder: PilotFolder, turn: Round
) -> tuple[pd.DataFrame, pd.DataFrame, list[Problem]]:
    """The round's scores without notes, its agreed scores, and every problem met."""
    scores, problems = _table(folder, turn, MATURITY)
    agreed, found = _table(folder, turn, CONSENSUS)
    problems += found
    if folder.maturity is not None:
        name = f"rounds/{turn.id}/{MATURITY.name}.csv"
        problems += _row_problems(name, scores, folder.maturity)
        problems += _role_problems(name, scores)
        name = f"rounds/{turn.id}/{CONSENSUS.name}.csv"
        problems += _row_problems(name, agreed, folder.maturity)
        problems += _agreement_problems(name, agreed, scores, turn)
    return scores.drop(columns=KEPT_BACK), agreed, problems


def _table(
    folder: PilotFolder, turn: Round, contract: TableContract
) -> tuple[pd.DataFrame, list[Problem]]:
    path = round_folder(folder.folder, turn.id) / f"{contract.name}.csv"
    if not path.exists():
        return empty_table(contract), []
    name = f"rounds/{turn.id}/{path.name}"
    if folder.maturity is None:
        message = "there are scores of maturity, but no maturity.yml says of what."
        remedy = "Write maturity.yml with the statements, or take this file away."
        lacking = Problem(file=name, rule="no_maturity", message=message, remedy=remedy)
        return empty_table(contract), [lacking]
    frame, found = read_table(path, name, contract, list(folder.centers["id"]))
    return frame, list(found)


def _row_problems(name: str, frame: pd.DataFrame, maturity: Maturity) -> Iterator[Problem]:
    """Statements that nobody knows, and scores of phases that a statement does not have."""
    known = {statement.id: statement for statement in maturity.statements}
    for place, cell in frame["statement"].items():
        if cell in known:
            wrong = [p for p in PHASE_COLUMNS if p not in known[cell].phases]
            yield from _strange_phases(name, frame.loc[place, wrong], known[cell].kind)
        elif SLUG.fullmatch(cell):
            yield Problem(
                file=name,
                rule="unknown_statement",
                row=int(place) + FIRST_ROW,
                column="statement",
                message=f'"{cell}" is no statement of maturity.yml.',
                remedy=nearest(cell, known) or "Write the id of a statement.",
            )
    if maturity.rule == ScoringRule.CAF_FINE_TUNED:
        yield from _uneven_scores(name, frame)


def _strange_phases(name: str, scores: pd.Series, kind: str) -> Iterator[Problem]:
    for column in scores.index[scores.notna()]:
        phases = ", ".join(PHASES[kind])
        yield Problem(
            file=name,
            rule="contradicting_cells",
            row=int(scores.name) + FIRST_ROW,
            column=column,
            message=f"a statement of kind {kind} has no {column}; it has {phases}.",
            remedy="Leave the cell empty, or correct the statement.",
        )


def _uneven_scores(name: str, frame: pd.DataFrame) -> Iterator[Problem]:
    """Scores between two bands: the panels of CAF have gaps between whole numbers."""
    for column in PHASE_COLUMNS:
        uneven = frame[column].notna() & (frame[column] % 1 != 0)
        for place in frame.index[uneven]:
            yield Problem(
                file=name,
                rule="bad_number",
                row=int(place) + FIRST_ROW,
                column=column,
                message="rule caf_fine_tuned knows whole numbers only.",
                remedy="Write a whole number from 0 to 100.",
            )


def _role_problems(name: str, frame: pd.DataFrame) -> Iterator[Problem]:
    """Assessors who are self of several centers, or both self and peer of one."""
    own = frame[frame["role"] == AssessorRole.SELF]
    several = own.groupby("assessor")["center"].transform("nunique") > 1
    roles = frame.groupby(["assessor", "center"])["role"].transform("nunique")
    twofold = frame[(roles > 1) & (frame["role"] != "")]
    yield from _remarks(name, own[several].drop_duplicates("assessor").index, REUSED)
    first = twofold.drop_duplicates(["assessor", "center"])
    yield from _remarks(name, first.index, TWOFOLD)


def _agreement_problems(
    name: str, agreed: pd.DataFrame, scores: pd.DataFrame, turn: Round
) -> Iterator[Problem]:
    """Agreed scores without a score, decided too early, or of what nobody scored."""
    key = ["center", "statement"]
    seen = agreed.merge(scores[key].drop_duplicates(), on=key, how="left", indicator=True)
    unscored = (seen["_merge"] == "left_only").to_numpy()
    early = (agreed["decided_on"] < pd.Timestamp(turn.starts)).to_numpy()
    nothing = agreed[PHASE_COLUMNS].isna().all(axis=1).to_numpy()
    for wrong, remark in ((nothing, NOTHING), (early, EARLY), (unscored, UNSCORED)):
        yield from _remarks(name, agreed.index[wrong], remark)


def _remarks(name: str, places: Iterable[int], remark: Remark) -> Iterator[Problem]:
    for place in places:
        yield Problem(file=name, row=int(place) + FIRST_ROW, **asdict(remark))


def enabler_problems(framework: Framework, maturity: Maturity | None) -> Iterator[Problem]:
    """KPIs that name an enabler which is no section of the maturity check."""
    known = [section.id for section in maturity.sections] if maturity else []
    for kpi in framework.kpis:
        for name in [name for name in kpi.enablers if name not in known]:
            listed = (
                f"Known are {', '.join(known)}." if known else "Write maturity.yml first."
            )
            yield Problem(
                file="framework.yml",
                rule="unknown_enabler",
                column="enablers",
                message=f'KPI {kpi.id}: "{name}" is no section of maturity.yml.',
                remedy=nearest(name, known) or listed,
            )
