"""Center, month and measure of a count: found by id, by the source's words, by spelling."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

import pandas as pd

from pescycle.errors import Severity
from pescycle.io import cells, quarters
from pescycle.io.months import lacks_a_year, month_of
from pescycle.io.raw_layout import shown
from pescycle.model.base import SLUG
from pescycle.model.given import PilotFolder
from pescycle.model.nearest import nearest
from pescycle.model.round import CountSource, Round
from pescycle.model.sources import Part
from pescycle.model.spans import Span

# Growth is read against the same months a year before: two years back are enough.
MONTHS_BACK = 24
UNKNOWN = {"center": "unknown_center", "measure": "unknown_measure"}
TOTAL = re.compile(
    r"((grand|sub|sous|overall)[ -]?)?(totals?|totaux|sum|somme|subtotal|overall|ensemble"
    r"|average|mean|moyenne|suma|promedio|all|សរុប.*)([ :].*)?"
)


@dataclass(frozen=True)
class Missing:
    """What a cell tells instead of a center, month or measure, and how to put it right."""

    rule: str
    message: str
    remedy: str
    severity: Severity = Severity.WARN


def folded(text: str) -> str:
    """A name as it is compared: small letters, single spaces, digits 0-9."""
    plain = cells.western_digits(normalize("NFC", text))
    return " ".join(plain.casefold().split())


def is_total(text: str) -> bool:
    """Whether a name says that what stands there was added up (or averaged)."""
    return bool(TOTAL.fullmatch(folded(text)))


@dataclass(frozen=True, eq=False)
class CountKeys:
    """What a source's words for centers, months and measures stand for.

    ``ids`` are known by part; ``words`` are the source's own by part; ``names`` are what
    the pilot calls them, which is offered and never taken for an id.
    """

    ids: Mapping[str, list[str]]
    words: Mapping[str, dict[str, str]]
    names: Mapping[str, dict[str, str]]
    starts: pd.Timestamp
    ends: pd.Timestamp
    span: Span = Span.MONTH

    @classmethod
    def of(cls, source: CountSource, turn: Round, folder: PilotFolder) -> "CountKeys":
        """The words of one source of a round."""
        measures = folder.framework.measures if folder.framework else ()
        span = folder.pilot.counted_by
        starts = span.first_day(turn.starts)
        return cls(
            ids={
                "center": list(folder.centers["id"]),
                "measure": [measure.id for measure in measures],
            },
            words={
                "center": {folded(word): name for word, name in source.centers.items()},
                "measure": {folded(word): name for word, name in source.measures.items()},
            },
            names={
                "center": _center_names(folder.centers),
                "measure": {
                    folded(title): measure.id
                    for measure in measures
                    for title in measure.title.values()
                },
            },
            starts=starts - pd.DateOffset(months=MONTHS_BACK),
            ends=pd.Timestamp(turn.ends),
            span=span,
        )

    def found(
        self, part: Part, text: str, year: int | None = None
    ) -> str | pd.Timestamp | Missing:
        """The id or month that a text stands for, or what is missing."""
        if part == "month":
            return self._month(text, year)
        name = folded(text)
        name = self.words[part].get(name, name)
        if name in self.ids[part]:
            return name
        return _total(text) if is_total(text) else self._unknown(part, text)

    def _month(self, text: str, year: int | None) -> pd.Timestamp | Missing:
        month = span_of(text, self.span, year)
        if month is None:
            return _total(text) if is_total(text) else no_span(text, self.span)
        if not self.starts <= month <= self.ends:
            return Missing(
                "month_outside_round",
                f"a {self.span} outside {self.span.written(self.starts)} to "
                f"{self.span.written(self.ends)}; set aside.",
                "If the round's dates are wrong, correct them in round.yml.",
            )
        return pd.Timestamp(month)

    def _unknown(self, part: Part, text: str) -> Missing:
        name = folded(text)
        listed = "centers.csv" if part == "center" else "framework.yml"
        named = self.names[part].get(name)
        plain = SLUG.fullmatch(name) or named
        said = f'"{shown(text)}"' if plain else "this cell"
        message = f"{said} is no {part} of this pilot; set aside."
        if not name:
            message = f"this cell is empty and should name a {part}; set aside."
            remedy = f"Fill it in; if cells are merged downwards, fill_down: [{part}]."
        elif named:
            remedy = (
                f'It is the name of {named}: write {part}s: {{"{shown(text)}": {named}}} '
                "for this source in round.yml."
            )
        else:
            known = [*self.ids[part], *self.words[part]]
            remedy = nearest(name, known) or f"Write an id of {listed}."
        return Missing(UNKNOWN[part], message, remedy)


def _center_names(centers: pd.DataFrame) -> dict[str, str]:
    columns = [name for name in centers.columns if name.startswith("name_")]
    return {
        folded(text): row["id"]
        for row in centers.to_dict("records")
        for text in (row[column] for column in columns)
        if text
    }


def _total(text: str) -> Missing:
    return Missing(
        "total_set_aside",
        f'"{shown(text)}" is a total or mean of others; set aside, to count nothing twice.',
        "",
    )


def span_of(text: str, span: Span, year: int | None = None) -> datetime | None:
    """First day of the month, or quarter, that a text names; see ``month_of``."""
    return (quarters.quarter_of if span == Span.QUARTER else month_of)(text, year)


def no_span(text: str, span: Span) -> Missing:
    """What is wrong with a text that names no month, or no quarter."""
    remedy = f"Write it like {span.example}"
    lacking = quarters.lacks_a_year if span == Span.QUARTER else lacks_a_year
    if lacking(text):
        remedy += ", or add constant: {year: 2023} in round.yml."
        return Missing("bad_month", f"this {span} has no year.", remedy, Severity.STOP)
    other = Span.MONTH if span == Span.QUARTER else Span.QUARTER
    if span_of(text, other) is not None:
        message = f"this cell is a {other}, but the pilot counts by {span}."
        remedy += f", or write counted_by: {other} in pilot.yml."
        return Missing("bad_month", message, remedy, Severity.STOP)
    message = f"this cell is no {span}{cells.date_hint(text)}."
    return Missing("bad_month", message, remedy + ".", Severity.STOP)
