"""Survey exports: identifiers go first, then rows are set aside, then answers are typed."""

import pandas as pd

from pescycle.errors import DataError, Problem, Severity
from pescycle.io import cells
from pescycle.io.exports import Export, check_columns
from pescycle.io.headers import Headers
from pescycle.io.identifiers import without_identifiers
from pescycle.io.items import Answers
from pescycle.io.own_forms import own_source, version_problems
from pescycle.io.paradata import group_numbers, seconds
from pescycle.io.places import source_name, source_path
from pescycle.io.raw import read_raw
from pescycle.io.refusals import refused_contacts
from pescycle.io.submissions import counted_rows, test_marks
from pescycle.model.base import SLUG
from pescycle.model.given import PilotFolder, Receipt, empty_refusals
from pescycle.model.round import ResponseSource, Round


def read_responses(
    source: ResponseSource, turn: Round, folder: PilotFolder
) -> tuple[pd.DataFrame, pd.DataFrame, Receipt | None, tuple[Problem, ...]]:
    """One audience's answers, typed by its questionnaire, without identifiers.

    Rows are set aside, each with its row number, for one of these reasons, in this order:
    not approved by the survey team, a test, a copy of a later submission, no consent, sent
    outside the fieldwork, unknown center, no weight. Cells that are no code of their item
    are set aside alone.

    Parameters
    ----------
    source : ResponseSource
        As configured in round.yml.
    turn : Round
        The round that lists the source.
    folder : PilotFolder
        The pilot: centers, questionnaires, time zone.

    Returns
    -------
    frame : DataFrame
        One row a respondent, columns as `RoundData.responses` says; empty where a problem
        stops.
    refused : DataFrame
        One row a person who was asked and refused, columns as `RoundData.refusals` says.
    receipt : Receipt or None
        What was read; None where the file cannot be.
    problems : tuple of Problem
    """
    try:
        raw = read_raw(
            source_path(folder.folder, turn.id, source),
            source_name(folder.folder, turn.id, source),
            source.sheet,
            source.header_row,
        )
    except DataError as error:
        return pd.DataFrame(), empty_refusals(), None, error.problems
    asked = folder.questionnaires[source.audience]
    source = own_source(source, raw.frame.columns, asked)
    headers = Headers.of(raw.frame.columns, asked, source.items)
    tests = test_marks(raw, headers, source)
    people, lacking = group_numbers(raw, headers, source)
    safe, pseudonym, problems = without_identifiers(
        raw, source, headers, folder.pilot.privacy.key_variable
    )
    if pseudonym is not None:
        people = people.assign(pseudonym=pseudonym)
    problems += lacking
    headers = Headers.of(safe.frame.columns, asked, source.items)
    export = Export(safe, headers, source, asked, turn, folder, [*raw.problems, *problems])
    answers = Answers(safe, headers, asked, source.items)
    if not any(problem.rule == "identifier_mapped" for problem in problems):
        export.problems.extend(answers.header_problems())
        check_columns(export, has_tests=tests is not None)
    export.problems.extend(version_problems(export))
    frame, refused = pd.DataFrame(), empty_refusals()
    if not any(problem.severity == Severity.STOP for problem in export.problems):
        frame, refused = _typed(export, answers, tests, people)
    stopped = any(problem.severity == Severity.STOP for problem in export.problems)
    if frame.empty and len(safe.frame) and not stopped:
        message = "no answer of this file counts."
        remedy = "That is right before the fieldwork; otherwise the remarks above say why."
        export.add("nothing_left", message, remedy, severity=Severity.WARN)
    receipt = safe.receipt(source.id, len(frame), export.problems)
    return frame, refused, receipt, tuple(export.problems)


def _typed(
    export: Export, answers: Answers, tests: pd.Series | None, people: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    counted = counted_rows(export, answers, tests)
    weight, rows = _weights(export, counted.rows)
    frame = {"center": counted.center[rows], "submitted": counted.submitted[rows]}
    frame |= {"mode": _codes(export, "mode", rows), "weight": weight[rows]}
    frame |= {name: _codes(export, name, rows) for name in ("stratum", "cluster")}
    frame |= {
        "seconds": seconds(export, rows),
        "language": _codes(export, "language", rows),
        "interviewer_role": _codes(export, "interviewer_role", rows),
    }
    frame |= {name: people.loc[rows, name] for name in people}
    for item in export.questionnaire.items:
        frame[item.id], problems = answers.read(item, rows)
        frame |= answers.themes(item, rows, export.folder.codebook)
        export.problems.extend(problems)
    typed = pd.DataFrame(frame, index=rows).reset_index(drop=True)
    return typed, refused_contacts(export, counted, people)


def _weights(export: Export, rows: pd.Index) -> tuple[pd.Series, pd.Index]:
    column = export.column("weight")
    if not column:
        return pd.Series(index=rows, dtype="float64"), rows
    typed = cells.decimal_numbers(export.text("weight", rows))
    away = typed.values.isna() | (typed.values < 0)
    message = "no weight, or none that can be read; the row is set aside."
    return typed.values, export.set_aside(rows, away, "bad_weight", column, message)


def _codes(export: Export, name: str, rows: pd.Index) -> pd.Series:
    """A column of short codes (mode, language ...); what is longer may be personal."""
    small = cells.plain_codes(export.text(name, rows)).str.replace(" ", "_")
    filled = ~cells.blank(small)
    plain = small.map(lambda cell: bool(SLUG.fullmatch(cell))).astype(bool)
    for row in rows[(filled & ~plain).to_numpy(dtype=bool)]:
        message = f"no code that can stand as {name}; it is set aside."
        remedy = "A code has letters a-z, digits, - and _, at most 32."
        place = {"row": row, "column": export.column(name)}
        export.add("bad_code", message, remedy, severity=Severity.WARN, **place)
    return small.where(filled & plain)
