"""One table of monthly counts in any layout, as one cell a row."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io.count_keys import CountKeys, Missing, is_total
from pescycle.io.raw import RawTable
from pescycle.io.raw_layout import shown
from pescycle.model.nearest import nearest
from pescycle.model.sources import PARTS, Layout, Part

CELL = ["center", "month", "measure", "stratum", "text", "row", "column"]


@dataclass(frozen=True, eq=False)
class CountTable:
    """A table while it is read; ``problems`` grows.

    ``columns`` says what the table calls our columns; ``across`` and ``above`` what its
    header tells; ``fixed`` what is the same in the whole table; ``year`` that of months
    without one.
    """

    raw: RawTable
    keys: CountKeys
    columns: dict[str, str]
    layout: Layout = Layout.LONG
    above: Part | None = None
    fixed: dict[Part, str | pd.Timestamp] = field(default_factory=dict)
    fill_down: tuple[Part, ...] = ()
    year: int | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def parts(self) -> list[Part]:
        """The parts of the key that have a column of their own."""
        elsewhere = {self.layout.across, self.above, *self.fixed}
        return [part for part in PARTS if part not in elsewhere]

    def note(self, missing: Missing, **place: object) -> None:
        """Put what is missing among the problems."""
        words = (missing.rule, missing.message, missing.remedy)
        self.problems.append(self.raw.problem(*words, severity=missing.severity, **place))

    def cells(self) -> pd.DataFrame:
        """Each count's center, month, measure, stratum, text and place.

        A row or column whose center or measure is not known is left out; a month that
        cannot be read leaves its cells in, so that their counts are looked at too.
        """
        rows = self._rows()
        heads = self._heads()
        frame = self.raw.frame
        texts = frame.loc[rows.index, list(heads.index)].to_numpy(dtype=object)
        across = np.tile(np.arange(len(heads)), len(rows))
        down = np.repeat(np.arange(len(rows)), len(heads))
        parts: dict[str, object] = {
            part: rows[part].to_numpy()[down] for part in (*self.parts, "stratum")
        }
        parts |= {part: heads[part].to_numpy()[across] for part in heads}
        parts |= self.fixed
        parts["text"] = texts.ravel()
        parts["row"] = rows.index.to_numpy()[down]
        parts["column"] = heads.index.to_numpy()[across]
        cells = pd.DataFrame(parts, index=pd.RangeIndex(len(down)))[CELL]
        return cells.astype({"month": "datetime64[us]"})

    def _rows(self) -> pd.DataFrame:
        """Keys of each row that is used, by the columns that tell them."""
        frame = self.raw.frame
        plain = pd.Series("", index=frame.index, dtype="object")
        rows = pd.DataFrame({"stratum": frame.get(self.columns.get("stratum", ""), plain)})
        # The month last: of a row that is set aside, as a footnote is, nobody needs it.
        for part in sorted(self.parts, key="month".__eq__):
            rows[part] = self._column(part, rows.index)
            rows = rows[rows[part].notna() if part != "month" else ~self._totals(rows)]
        return rows

    def _column(self, part: Part, rows: pd.Index) -> pd.Series:
        text = self._text(part)[rows]
        found = {cell: self.keys.found(part, cell, self.year) for cell in text.unique()}
        for row, cell in text.items():
            if isinstance(found[cell], Missing):
                self.note(found[cell], row=row, column=self.columns[part])
        known = {cell: None if isinstance(f, Missing) else f for cell, f in found.items()}
        return pd.Series([known[cell] for cell in text], index=rows, dtype="object")

    def _text(self, part: Part) -> pd.Series:
        text = self.raw.frame[self.columns[part]]
        if part in self.fill_down:
            return text.mask(text == "").ffill().fillna("")
        return text

    def _totals(self, rows: pd.DataFrame) -> pd.Series:
        """Rows whose month is a total: no month, and no mistake."""
        return self._text("month")[rows.index].map(is_total).astype(bool)

    def _heads(self) -> pd.DataFrame:
        """Keys of each column of counts that is used, by the header that tells them."""
        told = [part for part in (self.layout.across, self.above) if part]
        if not told:
            return pd.DataFrame(index=[self.columns["value"]])
        taken = {self.columns[part] for part in self.parts}
        taken.add(self.columns.get("stratum", ""))
        heads = {}
        for name in self.raw.frame:
            if name not in taken and (self.raw.frame[name] != "").any():
                keys = self._head(name)
                if keys is not None:
                    heads[name] = keys
        return pd.DataFrame.from_dict(heads, orient="index", columns=told, dtype="object")

    def _head(self, name: str) -> list[object] | None:
        """What one column's header tells, or nothing where the column is set aside."""
        above, below = self.raw.levels.get(name, ("", name))
        said = [(self.layout.across, below)]
        said += [(self.above, above)] if self.above else []
        keys = []
        for part, text in said:
            found = self.keys.found(part, text, self.year)
            if isinstance(found, Missing):
                self.note(self._stranger(part, text, found), column=shown(name))
                return None
            keys.append(found)
        return keys

    def _stranger(self, part: Part, text: str, found: Missing) -> Missing:
        """A column that holds no counts: remarks, for instance, are no month."""
        if found.rule in ("total_set_aside", "month_outside_round"):
            return found
        if part == "month":
            if any(sign.isdecimal() for sign in text) or "no year" in found.message:
                said = found.message.replace("this cell", f'"{shown(text)}"')
                return Missing(found.rule, said, found.remedy, found.severity)
            message = f'"{shown(text)}" is no month; this column is set aside.'
            return Missing("column_set_aside", message, "")
        message = f'"{shown(text)}" is no {part} of this pilot; this column is set aside.'
        return Missing(found.rule, message, found.remedy)

    def missing_columns(self, wanted: Iterable[str]) -> list[Problem]:
        """Problems of the columns that should be there and are not."""
        present = list(self.raw.frame.columns)
        problems = []
        for ours in wanted:
            theirs = self.columns[ours]
            if theirs not in present:
                message = f"this column is missing; it should hold our {ours}."
                remedy = self._remedy(ours, theirs, present)
                problem = self.raw.problem("missing_column", message, remedy, column=theirs)
                problems.append(problem)
        return problems

    def _remedy(self, ours: str, theirs: str, present: list[str]) -> str:
        if self.raw.format not in ("csv", "xlsx"):
            said = f"The query gives {', '.join(map(shown, present))}."
            return f"{said} Name it there: SELECT ... AS {theirs}."
        wide = self._wide(present)
        if wide:
            return (
                f"The columns seem to be {wide}s: then write layout: by_{wide} for this "
                "source in round.yml."
            )
        near = nearest(theirs, [n for n in present if n not in self.columns.values()])
        remedy = f"{near} Then rename it," if near else "Add it,"
        return f"{remedy} or say in round.yml which column it is: columns: {{{ours}: ...}}."

    def _wide(self, present: list[str]) -> Part | None:
        """What the header seems to tell where the long layout was expected."""
        if self.layout != Layout.LONG:
            return None
        for part in PARTS:
            told = [self.keys.found(part, name, self.year) for name in present]
            known = [f for f in told if not isinstance(f, Missing)]
            outside = [f for f in told if isinstance(f, Missing) and "outside" in f.rule]
            if len(known) + len(outside) > 1:
                return part
        return None


def stops(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops."""
    return any(problem.severity == Severity.STOP for problem in problems)
