"""What a round shows of its respondents, decided once from all its tables together."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from pescycle.css.disclosure import (
    KEY_BASE,
    AudienceTables,
    Ledger,
    Promise,
    Question,
    attainable,
    audited,
    protected,
    question_counts,
    republished,
    suppressed,
)
from pescycle.css.disclosure.counts import BETWEEN, BOTTOM, TOP
from pescycle.css.questions import question_answers
from pescycle.css.questions.figures import QuestionAnswers, item_grades
from pescycle.css.questions.groupings import CENTER, Grouping
from pescycle.errors import DisclosureError
from pescycle.model.base import ALL
from pescycle.model.findings import CellState, Statistic
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.phases import frames
from pescycle.phases.contacts import write_contacts
from pescycle.phases.divisions import divisions
from pescycle.phases.frames import empty
from pescycle.phases.periods import mondays
from pescycle.phases.surveys import Survey, surveys

PEOPLE, WEEKS, GROUPS = "response_count", "response_week", "group_estimate"
ESTIMATES = "estimate"
EARLIER = "earlier_round"
WEEK = "week"


@dataclass(frozen=True, eq=False)
class Publication:
    """The rows that are hidden, by audience, item ("" = the people themselves) and key.

    The key of a row is its group and category; of a week also the Monday. ``audit`` is the
    frame ``Observation.disclosure_audit``.
    """

    closed: frozenset[tuple]
    audit: pd.DataFrame

    def applied(
        self,
        gated: pd.DataFrame,
        *,
        group: str = CENTER,
        base: str = "base",
        **options: Sequence[str],
    ) -> pd.DataFrame:
        """A gated frame without the rows that would give a hidden figure away.

        Parameters
        ----------
        gated : DataFrame
            With ``audience`` and ``center``; of groups with ``group`` and ``category``. An
            ``item`` of several ids is hidden with each of them.
        group : str
            ``center``, or ``week`` for rows by center and week.
        base, **options
            As for ``css.disclosure.protected``.
        """
        # A row that the gate has hidden may still show its base, and give others away.
        marks = np.where(gated["state"] == CellState.PUBLISHED, "", KEY_BASE)
        out = [
            self._is_closed(*key, *filter(None, [mark]))
            for key, mark in zip(_keys(gated, group), marks, strict=True)
        ]
        return protected(gated, np.array(out, dtype=bool), base=base, **options)

    def kept_back(self, audience: Audience) -> frozenset[str]:
        """Centers whose numbers of respondents are not published."""
        people = (
            key for who, item, key, *_ in self.closed if (who, item) == (audience, "")
        )
        return frozenset(center for kind, center, *_ in people if kind == CENTER)

    def _is_closed(self, audience: str, items: str, key: tuple, *mark: str) -> bool:
        return any((audience, i, key, *mark) in self.closed for i in items.split() or [""])


def _keys(frame: pd.DataFrame, group: str) -> Iterator[tuple[str, str, tuple]]:
    for row in frame.to_dict("records"):
        if group == WEEK:
            key: tuple = (WEEK, row["center"], pd.Timestamp(row["week"]))
        elif "category" in row:
            key = (row["group"], row["category"])
        else:
            key = (CENTER, row["center"])
        yield str(row["audience"]), row.get("item", ""), key


_DECIDED: WeakKeyDictionary[Given, Publication] = WeakKeyDictionary()


def publication(given: Given) -> Publication:
    """What may be shown of this round's answers, the same for every phase.

    Raises
    ------
    DisclosureError
        When the audit finds that what would be shown pins a hidden count too closely;
        nothing is handed over then.
    """
    if given not in _DECIDED:
        _DECIDED[given] = _decided(given)
    return _DECIDED[given]


def remember(given: Given, decided: Publication) -> None:
    """Take a decision that was made before from the same files."""
    _DECIDED[given] = decided


def _decided(given: Given) -> Publication:
    closed, audits = set(), [empty(frames.DISCLOSURE_AUDIT)]
    for audience in given.data.responses:
        tables = attainable(_tables(given, audience).tables())
        if tables.rows.empty:
            continue
        hidden = suppressed(tables)
        closed |= set(tables.rows["key"][hidden])
        found = audited(tables, hidden).rename(columns={"family": "table"})
        audits.append(found.assign(audience=str(audience)))
    audit = pd.concat([a for a in audits if len(a)] or audits, ignore_index=True)
    audit = audit[list(frames.DISCLOSURE_AUDIT)]
    if not audit["passed"].astype(bool).all():
        raise DisclosureError(_failure(audit))
    return Publication(frozenset(closed), audit)


def earlier_audit(given: Given, again: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Whether the last round's figures, as they count today, give away what was shown then.

    Parameters
    ----------
    given : Given
    again : DataFrame
        The last round's estimates, formed anew from its answers and gated.
    shown : DataFrame
        The same as that round handed them over.

    Returns
    -------
    DataFrame
        One row an audience, like ``Publication.audit``; ``checked`` rows were compared.

    Raises
    ------
    DisclosureError
        When a base moved by fewer people than the minimum, or a hidden figure would open.
    """
    minimum = given.folder.pilot.privacy.minimum_base
    keys = ["audience", "center", "item", "statistic"]
    unsafe = republished(again, shown, keys=keys, minimum_base=minimum)
    rows = again.assign(unsafe=unsafe).groupby("audience", sort=False, as_index=False)
    audit = rows.agg(cells=("unsafe", "size"), unsafe=("unsafe", "sum"))
    audit = audit.assign(
        table=EARLIER,
        hidden=0,
        protecting=0,
        checked=audit["cells"],
        narrowest=np.nan,
        required=np.nan,
        passed=audit["unsafe"] == 0,
    )[list(frames.DISCLOSURE_AUDIT)]
    if not audit["passed"].all():
        raise DisclosureError(_failure(audit))
    return audit


def _failure(audit: pd.DataFrame) -> str:
    failed = audit[~audit["passed"].astype(bool)]
    tables = ", ".join(f"{row.audience} {row.table}" for row in failed.itertuples())
    return (
        "What would be published tells a hidden count more closely than the pilot's "
        f"privacy rules allow ({tables}). Nothing was written. This is a fault of "
        "pescycle; report it, and until it is mended raise minimum_base in pilot.yml."
    )


def _tables(given: Given, audience: Audience) -> Ledger:
    """All tables of an audience: who answered and when, each question, each group."""
    privacy = given.folder.pilot.privacy
    centers = list(given.folder.centers["id"])
    survey = surveys(given).get(audience)
    tables = AudienceTables(
        Ledger(),
        Promise(privacy.minimum_base, privacy.center_base, privacy.unanimous == "hide"),
        str(audience),
        frozenset((CENTER, center) for center in centers),
    )
    _people(tables, given.data.responses[audience], centers)
    write_contacts(
        tables, given.data.responses[audience], given.data.refusals.get(audience)
    )
    if survey is not None:
        _questions(given, tables, survey, centers)
    return tables.ledger


def _people(tables: AudienceTables, responses: pd.DataFrame, centers: list[str]) -> None:
    """How many answered, by center and by week."""
    total = (CENTER, ALL)
    count = responses["center"].astype("str").value_counts().to_dict()
    number = {(CENTER, c): int(n) for c, n in count.items()} | {total: len(responses)}
    parts = [(CENTER, c) for c in count]
    tables.head_counts(PEOPLE, number, [(total, parts)])
    if "submitted" in responses:
        _weeks(tables, responses, list(count))


def _weeks(tables: AudienceTables, responses: pd.DataFrame, centers: list[str]) -> None:
    """How many answered in each week, by center and in all."""
    week = mondays(responses["submitted"])
    dated = pd.DataFrame({"center": responses["center"].astype("str"), "week": week})
    both = pd.concat([dated, dated.assign(center=ALL)]).dropna()
    grid = pd.MultiIndex.from_product([[*centers, ALL], sorted(set(both["week"]))])
    by_week = both.groupby(["center", "week"]).size().reindex(grid, fill_value=0)
    weeks = {(WEEK, c, w): int(n) for (c, w), n in by_week.items()}
    sums: list[tuple[Hashable, list[Hashable]]] = [
        ((CENTER, c), [key for key in weeks if key[1] == c]) for c in (*centers, ALL)
    ]
    sums += [
        ((WEEK, ALL, w), [k for k in weeks if k[2] == w and k[1] != ALL])
        for w in sorted({key[2] for key in weeks})
    ]
    tables.head_counts(WEEKS, weeks, sums, zero_known=False)


def _questions(
    given: Given, tables: AudienceTables, survey: Survey, centers: list[str]
) -> None:
    answers = question_answers(survey.responses, survey.questionnaire)
    # Centers nobody named before the sample plan still are rows of their own.
    found = survey.responses["center"].astype("str")
    own = [*centers, *sorted(set(found) - set(centers))]
    rows = [Grouping(CENTER, tuple(own), pd.Index(own).get_indexer(found))]
    if answers.items:
        others = divisions(given, survey, answers)
        rows += [one for one in others if one.id != CENTER]
    for number in range(len(answers.items)):
        question = _question(answers, survey, number)
        place = answers.place[:, number]
        _question_rows(tables, question, place, rows, survey.design.weight)


def _question(answers: QuestionAnswers, survey: Survey, number: int) -> Question:
    grades = item_grades(answers, survey.questionnaire, number)
    size = answers.size[number]
    if Statistic.NPS in grades:
        layer, grade = np.array([BOTTOM, BETWEEN, TOP]), grades[Statistic.NPS][:size]
    else:
        top = np.array(grades[Statistic.TOP2BOX][:size]) == 1
        bottom = np.array(grades[Statistic.BOTTOM2BOX][:size]) == 1
        layer = np.where(top, TOP, np.where(bottom, BOTTOM, BETWEEN))
        grade = grades[Statistic.INDEX][:size]
    return Question(answers.items[number], layer, np.array(grade))


def _question_rows(
    tables: AudienceTables,
    question: Question,
    place: np.ndarray,
    rows: list[Grouping],
    weight: np.ndarray,
) -> None:
    """Rows of one question: all respondents first, then each way to divide them."""
    counted = weight > 0
    keys: list[tuple] = [(CENTER, ALL)]
    sums: list[tuple[int, list[int]]] = []
    row_of = [np.zeros(len(place), dtype=int)]
    for one in rows:
        start = len(keys)
        sums.append((0, list(range(start, start + len(one.categories)))))
        keys += [(one.id, category) for category in one.categories]
        row_of.append(np.where(one.place >= 0, one.place + start, -1))
    everyone = np.concatenate([np.where(counted, row, -1) for row in row_of])
    counts = question_counts(
        question,
        np.tile(place, len(row_of)),
        everyone,
        len(keys),
        weight=_uneven(weight, times=len(row_of)),
    )
    families = [ESTIMATES if key[0] == CENTER else GROUPS for key in keys]
    tables.question(families, counts, keys, sums=sums, within=[0] * len(keys))


def _uneven(weight: np.ndarray, *, times: int) -> np.ndarray | None:
    """Weights around 1, repeated; ``None`` where all who count have the same."""
    counted = weight[weight > 0]
    if not len(counted) or counted.min() == counted.max():
        return None
    return np.tile(weight / counted.mean(), times)
