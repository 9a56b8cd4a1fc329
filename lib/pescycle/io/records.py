"""Records of single cases: identifiers go first, then only declared columns are read."""

from dataclasses import dataclass, field

import pandas as pd

from pescycle.errors import DataError, Problem, Severity
from pescycle.io import cells
from pescycle.io.headers import Headers
from pescycle.io.identifiers import without_identifiers
from pescycle.io.places import source_name, source_path
from pescycle.io.raw import RawTable, read_raw
from pescycle.io.record_cells import numbers, outcomes, own_codes
from pescycle.model.base import SLUG
from pescycle.model.context import NUMBER, ContextKind, ContextModel
from pescycle.model.given import PilotFolder, Receipt
from pescycle.model.nearest import nearest
from pescycle.model.round import RecordSource, Round


@dataclass(frozen=True, eq=False)
class _Cases:
    """One file of records while it is read; ``problems`` grows."""

    raw: RawTable
    headers: Headers
    source: RecordSource
    model: ContextModel
    problems: list[Problem] = field(default_factory=list)

    def header(self, ours: str) -> str:
        """What the file should call one of our columns."""
        usual = {"outcome": self.model.outcome or ""}
        return self.source.columns.get(ours) or usual.get(ours, ours)

    def text(self, ours: str) -> pd.Series:
        return self.raw.frame[self.headers.find(self.header(ours))[0]]

    def set_aside(self, rows: pd.Series, ours: str, *words: str) -> None:
        """Note each marked row; ``words`` are rule, message and remedy."""
        rule, message, *remedy = words
        place = {"column": self.header(ours), "severity": Severity.WARN}
        for row in rows.index[rows]:
            self.problems.append(self.raw.problem(rule, message, *remedy, row=row, **place))


def read_records(
    source: RecordSource, turn: Round, folder: PilotFolder
) -> tuple[pd.DataFrame, Receipt | None, tuple[Problem, ...]]:
    """Cases behind one KPI: center, outcome, declared factors; nothing else is kept.

    Rows without a center of the pilot are set aside, and the later ones of a case that
    stands twice (where an identifier becomes the pseudonym). A cell that is no code of its
    factor, or no outcome, is set aside alone; its row then counts for nothing that needs
    it. What a cell held is never repeated.

    Parameters
    ----------
    source : RecordSource
        As configured in round.yml.
    turn : Round
        The round that lists the source.
    folder : PilotFolder
        The pilot: centers, framework, name of the key.

    Returns
    -------
    frame : DataFrame
        One row a case: ``center outcome`` and a column a factor; empty where a problem
        stops.
    receipt : Receipt or None
        What was read; None where the file cannot be.
    problems : tuple of Problem
    """
    name = source_name(folder.folder, turn.id, source)
    model = _model(source, turn, folder)
    if model is None:
        return pd.DataFrame(), None, (_without_model(name, source),)
    path = source_path(folder.folder, turn.id, source)
    try:
        raw = read_raw(path, name, source.sheet, source.header_row)
    except DataError as error:
        return empty_records(model), None, error.problems
    safe, pseudonym, found = without_identifiers(
        raw, source, Headers(tuple(raw.frame)), folder.pilot.privacy.key_variable
    )
    problems = [*raw.problems, *found]
    cases = _Cases(safe, Headers(tuple(safe.frame)), source, model, problems)
    if not any(problem.rule == "identifier_mapped" for problem in found):
        problems += _column_problems(cases)
    frame = empty_records(model)
    if not _stopped(problems):
        frame = _typed(cases, pseudonym, list(folder.centers["id"]))
    if frame.empty and len(raw.frame) and not _stopped(problems):
        message = "no row of this file could be used."
        problems.append(raw.problem("nothing_left", message, "The warnings say why."))
    return frame, safe.receipt(source.id, len(frame), problems), tuple(problems)


def empty_records(model: ContextModel) -> pd.DataFrame:
    """The frame of cases without rows, with its columns."""
    return pd.DataFrame(columns=["center", "outcome", *model.factors])


def _model(source: RecordSource, turn: Round, folder: PilotFolder) -> ContextModel | None:
    """The model of the edition in force in the round: its factors are those declared."""
    edition = folder.edition_of(turn)
    known = edition.kpis if edition else ()
    model = next((kpi.context for kpi in known if kpi.id == source.kpi), None)
    return None if model is None or model.kind == ContextKind.STRATA else model


def _without_model(name: str, source: RecordSource) -> Problem:
    return Problem(
        file=name,
        rule="no_model",
        message=(
            f"the edition in force in this round compares no records of {source.kpi}; the "
            "file is not read."
        ),
        remedy="Give that edition a context:, or take the source out of round.yml.",
        severity=Severity.WARN,
    )


def _stopped(problems: list[Problem]) -> bool:
    return any(problem.severity == Severity.STOP for problem in problems)


def _column_problems(cases: _Cases) -> list[Problem]:
    problems = []
    for ours in ("center", "outcome", *cases.model.factors):
        theirs = cases.header(ours)
        found = cases.headers.find(theirs)
        if not found:
            what = f"factor {ours}" if ours in cases.model.factors else ours
            message = f"this column is missing; it should hold our {what}."
            remedy = cases.headers.hint(theirs) or (
                f"Name it in round.yml: columns: {{{ours}: ...}}."
            )
            problems.append(
                cases.raw.problem("missing_column", message, remedy, column=theirs)
            )
        elif len(found) > 1:
            message = f"{len(found)} columns of the file may be meant by {ours}."
            remedy = "Write the whole header, with its group, in round.yml."
            problems.append(
                cases.raw.problem("ambiguous_column", message, remedy, column=theirs)
            )
    return problems


def _typed(cases: _Cases, pseudonym: pd.Series | None, centers: list[str]) -> pd.DataFrame:
    frame = {"center": _centers(cases, centers)}
    frame["outcome"] = _read(cases, "outcome", *outcomes(cases.model.kind))
    for name, codes in cases.model.factors.items():
        reading = numbers() if codes == NUMBER else own_codes(name, codes)
        frame[name] = _read(cases, name, *reading)
    whole = pd.DataFrame(frame, index=cases.raw.frame.index)
    kept = whole["center"].notna()
    if pseudonym is not None:
        kept &= ~_again(cases, pseudonym.where(kept))
    return whole[kept].reset_index(drop=True)


def _centers(cases: _Cases, known: list[str]) -> pd.Series:
    text = cells.plain_codes(cases.text("center").map(cells.western_digits))
    translated = {t.casefold(): ours for t, ours in cases.source.centers.items()}
    center = text.map(lambda cell: translated.get(cell, cell)).astype("str")
    nothing, strange = cells.blank(text), ~cells.blank(text) & ~center.isin(known)
    if strange.any() and strange[~nothing].all():
        message = "no cell of this column is a center of this pilot."
        remedy = "Translate its codes in round.yml under centers:, or name another column."
        column = cases.header("center")
        problem = cases.raw.problem("no_known_center", message, remedy, column=column)
        cases.problems.append(problem)
        return center.where(center.isin(known))
    cases.set_aside(nothing, "center", "missing_center", "no center is given; set aside.")
    for row in strange.index[strange]:
        cell = center[row]
        hint = SLUG.fullmatch(cell) and nearest(cell, known)
        remedy = hint or "Translate its code in round.yml under centers:."
        words = "unknown_center", "no center of this pilot; set aside.", remedy
        cases.set_aside(strange.loc[[row]], "center", *words)
    return center.where(center.isin(known))


def _read(cases: _Cases, ours: str, read, *words: str) -> pd.Series:
    """A column typed by ``read``; what cannot be is set aside with ``words``."""
    text = cases.text(ours)
    typed = read(text)
    if typed.wrong.any() and typed.values.isna().all():
        rule, message, remedy = words
        message = f"no cell of this column can be read: {message.split(';')[0]}."
        column = cases.header(ours)
        cases.problems.append(cases.raw.problem(rule, message, remedy, column=column))
    else:
        cases.set_aside(typed.wrong, ours, *words)
    return typed.values


def _again(cases: _Cases, pseudonym: pd.Series) -> pd.Series:
    again = pseudonym.notna() & pseudonym.duplicated()
    message = "a case that stands in a row above already; set aside."
    cases.set_aside(again, "center", "duplicate_record", message)
    return again
