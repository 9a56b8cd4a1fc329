"""What a phase is given: a validated pilot folder, and one round's data as typed frames."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pescycle.errors import Problem
from pescycle.model.anchors import Anchors
from pescycle.model.editions import edition_on
from pescycle.model.ethics import Ethics
from pescycle.model.framework import Framework
from pescycle.model.good_practice import GoodPractice
from pescycle.model.maturity import Maturity
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.registers import REGISTERS
from pescycle.model.round import Round
from pescycle.model.tables import (
    COMPARISONS,
    CONSENSUS,
    DAYS,
    FRAME,
    MATURITY,
    WEIGHTS,
    TableContract,
)
from pescycle.model.themes import Codebook

GROUP_MONTH_KEY = ["center", "month", "measure", "group", "category"]


@dataclass(frozen=True, eq=False)
class PilotFolder:
    """A pilot folder that has been read and found whole.

    ``centers`` has one row a center (see the contract CENTERS); ``rounds`` are in the order
    of their turns. A pilot without a PAF has no ``framework``, one that looks for no themes
    in open answers no ``codebook``, one without a maturity check no ``maturity``, one that
    wrote down no promises no ``ethics``.
    ``framework`` is the edition in force now, ``editions`` are the former ones, ``anchors``
    what was frozen, by the edition's name. ``good_practice`` is what other services do.
    """

    folder: Path
    pilot: Pilot
    framework: Framework | None
    questionnaires: dict[Audience, Questionnaire]
    centers: pd.DataFrame
    rounds: tuple[Round, ...]
    codebook: Codebook | None = None
    maturity: Maturity | None = None
    ethics: Ethics | None = None
    editions: tuple[Framework, ...] = ()
    anchors: Mapping[str, Anchors] = field(default_factory=dict)
    good_practice: tuple[GoodPractice, ...] = ()

    def edition_of(self, turn: Round) -> Framework | None:
        """The edition in force on the first day of the round.

        The last one that began by then; the first one where none had. Without former
        editions ``framework.yml`` holds for every round.
        """
        if self.framework is None or not self.editions:
            return self.framework
        return edition_on(turn.starts, (*self.editions, self.framework))

    def round(self, name: str) -> Round:
        """The round with that id."""
        return next(turn for turn in self.rounds if turn.id == name)


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What was read of one source: how it was understood, and how many rows counted."""

    source: str
    file: str
    format: str  # "csv", "xlsx", or the kind of database
    encoding: str = ""
    separator: str = ""
    rows_read: int
    rows_kept: int
    cells_set_aside: int


def _empty(contract: TableContract) -> pd.DataFrame:
    return pd.DataFrame(columns=[column.name for column in contract.columns])


def empty_group_months() -> pd.DataFrame:
    """The frame ``RoundData.group_month`` without any row, typed."""
    types = dict.fromkeys(GROUP_MONTH_KEY, "str") | {"month": "datetime64[us]"}
    types["value"] = "float64"
    return pd.DataFrame({name: pd.Series(dtype=t) for name, t in types.items()})


def empty_refusals() -> pd.DataFrame:
    """A frame of ``RoundData.refusals`` without any row, typed."""
    types = {"center": "str", "submitted": "datetime64[us]", "mode": "str"}
    types["interviewer"] = "Int64"
    return pd.DataFrame({name: pd.Series(dtype=t) for name, t in types.items()})


def empty_revisions() -> pd.DataFrame:
    """The frame of replaced counts without any row, typed."""
    texts = ("measure", "stratum", "earlier_file", "later_file")
    types = {"center": "str", "month": "datetime64[us]"} | dict.fromkeys(texts, "str")
    frame = pd.DataFrame({c: pd.Series(dtype=t) for c, t in types.items()})
    return frame.assign(earlier=0.0, later=0.0)


def empty_registers() -> dict[str, pd.DataFrame]:
    """Every register without any row."""
    return {contract.name: _empty(contract) for contract in REGISTERS}


@dataclass(frozen=True, eq=False)
class RoundData:
    """Everything a round's folder holds, typed, counted, without identifiers.

    Frames
    ------
    measure_month : one row a center, month (first day), measure and stratum ("" = none):
        ``center month measure stratum value``; value is a float, missing where empty.
    responses : by audience, one row a respondent: ``center submitted mode weight stratum
        cluster seconds language device phone_group phone_pattern interviewer`` (missing
        where the source has none), ``pseudonym`` where asked for, then a column an item:
        integer codes for scales and numbers, text codes for choices (several joined by a
        space), for open items only whether something was written and, where the pilot has a
        codebook, ``<item>_theme`` and ``<item>_cue`` (ids found, joined by a space; ""
        none, missing where nothing was written). ``seconds`` is how long
        the answer took; ``device``, ``phone_group`` and ``interviewer`` are numbers that
        tell one from another within the file; ``phone_pattern`` marks a number that nobody
        can have.
    refusals : by audience, one row a person who was asked and refused: ``center submitted
        mode interviewer``, numbered like those of ``responses``. Never handed over.
    records : by KPI, one row a case: ``center outcome`` and a column a factor of its
        ``context:`` (codes or numbers, missing where nothing could be read). Never handed
        over.
    action, sample, event : the round's small tables, see their contracts; empty where
        absent.
    group_month : one row a center, month, measure, group and category: ``center month
        measure group category value``; parts of the measures by sex, age and the like.
    frame : clients by margin and category, see the contract FRAME.
    day : counts by day, see the contract DAYS; empty where nobody sends days.
    maturity : assessors' scores, see the contract MATURITY, without their notes.
    consensus : agreed scores, see the contract CONSENSUS.
    revision : one row a count that a source submitted later told otherwise: ``center month
        measure stratum earlier later earlier_file later_file``.
    quotation : released quotations, see the contract QUOTATIONS, without who released
        them.
    registers : what the team wrote down, by the register's name, see ``model.registers``;
        empty frames where a file is absent.
    weight, comparison : sheets of a consultation on weights, see the contracts WEIGHTS and
        COMPARISONS; never handed over.
    """

    measure_month: pd.DataFrame
    responses: dict[Audience, pd.DataFrame]
    action: pd.DataFrame
    sample: pd.DataFrame
    event: pd.DataFrame
    quotation: pd.DataFrame = field(default_factory=pd.DataFrame)
    frame: pd.DataFrame = field(default_factory=lambda: _empty(FRAME))
    weight: pd.DataFrame = field(default_factory=lambda: _empty(WEIGHTS))
    comparison: pd.DataFrame = field(default_factory=lambda: _empty(COMPARISONS))
    day: pd.DataFrame = field(default_factory=lambda: _empty(DAYS))
    group_month: pd.DataFrame = field(default_factory=empty_group_months)
    maturity: pd.DataFrame = field(default_factory=lambda: _empty(MATURITY))
    consensus: pd.DataFrame = field(default_factory=lambda: _empty(CONSENSUS))
    revision: pd.DataFrame = field(default_factory=empty_revisions)
    records: dict[str, pd.DataFrame] = field(default_factory=dict)
    registers: dict[str, pd.DataFrame] = field(default_factory=empty_registers)
    refusals: dict[Audience, pd.DataFrame] = field(default_factory=dict)
    receipts: tuple[Receipt, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, eq=False)
class Given:
    """What every phase is given: the pilot, the round of this turn and its data.

    ``months`` and ``events`` hold what is known so far: this round's monthly measures and
    events on top of those of earlier rounds, ``group_months`` likewise. Months are no
    published figures and are never handed over. ``earlier`` is what the round before was
    given, ``None`` in a first round.
    """

    folder: PilotFolder
    round: Round
    data: RoundData = field(repr=False)
    months: pd.DataFrame = field(repr=False)
    events: pd.DataFrame = field(repr=False)
    earlier: "Given | None" = field(default=None, repr=False)
    group_months: pd.DataFrame = field(default_factory=empty_group_months, repr=False)

    @property
    def framework(self) -> Framework | None:
        """The edition in force in the round."""
        return self.folder.edition_of(self.round)

    @property
    def anchors(self) -> Anchors | None:
        """What was frozen of that edition; ``None`` where nothing was."""
        framework = self.framework
        return None if framework is None else self.folder.anchors.get(framework.edition)

    @property
    def days(self) -> pd.DataFrame:
        """Counts by day of this round and those before; of a day sent again the latest."""
        earlier = self.earlier.days if self.earlier is not None else None
        return stacked(earlier, self.data.day, DAY_KEY)

    def register(self, name: str) -> pd.DataFrame:
        """A register with names, this round's rows on top of those of earlier rounds."""
        earlier = self.earlier.register(name) if self.earlier is not None else None
        return stacked(earlier, self.data.registers[name], ["id"])


MONTH_KEY = ["center", "month", "measure", "stratum"]
DAY_KEY = ["center", "measure", "day"]
EVENT_KEY = ["center", "kind", "start"]


def given_after(
    last: Given | None, folder: PilotFolder, turn: Round, data: RoundData
) -> Given:
    """What a round is given; of a month that was sent again the latest figure counts."""
    months = stacked(last and last.months, data.measure_month, MONTH_KEY)
    events = stacked(last and last.events, data.event, EVENT_KEY)
    groups = stacked(last and last.group_months, data.group_month, GROUP_MONTH_KEY)
    return Given(folder, turn, data, months, events, last, groups)


def stacked(
    earlier: pd.DataFrame | None, later: pd.DataFrame, key: list[str]
) -> pd.DataFrame:
    """Both frames' rows in order; of rows with the same key only the last."""
    frames = [frame for frame in (earlier, later) if frame is not None and len(frame)]
    if not frames:
        return later.copy()
    rows = pd.concat(frames, ignore_index=True)
    return rows.drop_duplicates(key, keep="last", ignore_index=True)
