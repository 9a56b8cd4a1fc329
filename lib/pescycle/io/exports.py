"""One survey export while it is read: where our columns stand in it, what was met."""

from dataclasses import dataclass, field

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io.headers import Headers
from pescycle.io.raw import RawTable
from pescycle.model.given import PilotFolder
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import ResponseSource, Round

# Columns that name people: read before the identifiers go, and only to tell them apart.
PERSONAL = ("device", "phone", "interviewer")
# Taken where round.yml names no column; without them dates and duplicates go unchecked.
USUAL = {"uuid": "_uuid", "submitted": "_submission_time", "center": "center"}


@dataclass(frozen=True, eq=False)
class Export:
    """One export while it is read; ``problems`` grows, the rest stays."""

    raw: RawTable
    headers: Headers
    source: ResponseSource
    questionnaire: Questionnaire
    turn: Round
    folder: PilotFolder
    problems: list[Problem] = field(default_factory=list)

    def column(self, ours: str) -> str:
        """The export's column for one of ours, or nothing."""
        wanted = self.source.columns.get(ours) or USUAL.get(ours)
        found = self.headers.find(wanted) if wanted else []
        return found[0] if found else ""

    def text(self, ours: str, rows: pd.Index) -> pd.Series:
        """The cells of one of our columns; blank where the export has none."""
        column = self.column(ours)
        if not column:
            return pd.Series("", index=rows, dtype="str")
        return self.raw.frame.loc[rows, column]

    def add(self, rule: str, message: str, remedy: str = "", **place: object) -> None:
        self.problems.append(self.raw.problem(rule, message, remedy, **place))

    def set_aside(self, rows: pd.Index, away: pd.Series, *words: str) -> pd.Index:
        """The rows that stay.

        Each of the others is reported with ``words``: rule, column, message, remedy.
        """
        rule, column, message, *remedy = words
        for row in rows[away.to_numpy(dtype=bool)]:
            self.add(rule, message, *remedy, row=row, column=column, severity=Severity.WARN)
        return rows[~away.to_numpy(dtype=bool)]


def check_columns(export: Export, *, has_tests: bool) -> None:
    """Note every column that round.yml names and the file lacks or has twice."""
    wanted = {"center": "center"} | dict(export.source.columns)
    wanted = {ours: theirs for ours, theirs in wanted.items() if ours not in PERSONAL}
    if export.source.test and not has_tests:
        wanted["test"] = export.source.test.column
    for ours, theirs in wanted.items():
        found = export.headers.find(theirs)
        if not found:
            message = f"this column is missing; it should hold our {ours}."
            remedy = export.headers.hint(theirs) or (
                f"Correct columns: {ours}: in round.yml."
                if ours != "test"
                else "Correct test: column: in round.yml."
            )
            export.add("missing_column", message, remedy, column=theirs)
        elif len(found) > 1:
            message = f"{len(found)} columns of the file may be meant by {ours}."
            remedy = "Write the whole header, with its group, in round.yml."
            export.add("ambiguous_column", message, remedy, column=theirs)
    if not export.column("uuid") and "uuid" not in export.source.columns:
        message = "no column tells submissions apart, so copies of one cannot be found."
        remedy = "Name it in round.yml: columns: {uuid: ...}."
        export.add("no_uuid", message, remedy, severity=Severity.WARN)
