"""Answers of a survey export, typed item by item: matched by code, never by label."""

from dataclasses import dataclass, field

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io import cells
from pescycle.io.headers import Headers
from pescycle.io.raw import RawTable
from pescycle.io.themes import found_themes
from pescycle.model.questionnaire import (
    ChoiceItem,
    Item,
    ItemRole,
    NumberItem,
    OpenItem,
    Questionnaire,
    ScaleItem,
)
from pescycle.model.themes import Codebook

XML_VALUES = 'Export again with "XML values and headers".'
TRUE, FALSE = ("1", "true"), ("0", "false")
# An unknown code is printed only as a number this short: words may be what a person wrote.
LONGEST_CODE = 3
ITEM_REMEDY = "Correct the code in the questionnaire or in the file."


@dataclass(frozen=True, eq=False)
class Answers:
    """Reads the items of one export; ``renamed`` gives headers other than the item's id."""

    raw: RawTable
    headers: Headers
    questionnaire: Questionnaire
    renamed: dict[str, str] = field(default_factory=dict)

    def header_problems(self) -> list[Problem]:
        """Every item without a column, or with more than one."""
        missing = [item for item in self.questionnaire.items if not self._is_there(item)]
        # A renamed column may be called like an item's short title: that proves nothing.
        most = 2 * len(missing) > len(self.questionnaire.items)
        texts = [item.wording for item in self.questionnaire.items]
        texts += [item.title for item in self.questionnaire.items if most]
        if missing and self._heads_are_texts(texts):
            message = "the headers are the questions' texts, not the items' names."
            return [self.raw.problem("labels_not_codes", message, XML_VALUES, row=1)]
        problems = [self._missing(item) for item in missing]
        for item in self.questionnaire.items:
            columns = self.headers.find(self.renamed.get(item.id, item.id))
            if len(columns) > 1:
                message = f"{len(columns)} columns of the file may be meant."
                remedy = f"Name the right one in round.yml: items: {{{item.id}: ...}}."
                problems.append(
                    self.raw.problem("ambiguous_column", message, remedy, column=item.id)
                )
        return problems

    def read(self, item: Item, rows: pd.Index) -> tuple[pd.Series, list[Problem]]:
        """The answers to one item in the given rows, and what was set aside."""
        text, column = self._text(item, rows)
        match item:
            case OpenItem():
                return (~cells.blank(text)).astype("boolean"), []
            case ScaleItem():
                return self._scale(item, text, column)
            case NumberItem():
                return self._number(item, text, column)
        return self._choice(item, text, column)

    def themes(
        self, item: Item, rows: pd.Index, codebook: Codebook | None
    ) -> dict[str, pd.Series]:
        """What an open answer speaks of, as columns; the words go no further than here."""
        if codebook is None or not isinstance(item, OpenItem):
            return {}
        return found_themes(item.id, self._text(item, rows)[0], codebook)

    def _is_there(self, item: Item) -> bool:
        wanted = self.renamed.get(item.id, item.id)
        return bool(self.headers.find(wanted)) or bool(self._split(item))

    def _split(self, item: Item) -> dict[str, str]:
        if not isinstance(item, ChoiceItem) or item.type != "multiple":
            return {}
        return self.headers.choices(item, self.renamed.get(item.id, ""))

    def _missing(self, item: Item) -> Problem:
        wanted = self.renamed.get(item.id, item.id)
        comment = item.role == ItemRole.COMMENT
        ids = [self.renamed.get(other.id, other.id) for other in self.questionnaire.items]
        taken = {column for other in ids for column in self.headers.find(other)}
        return self.raw.problem(
            "missing_item",
            f"the item {item.id} of the questionnaire has no column in the file.",
            self.headers.hint(wanted, taken)
            or f"Name its column in round.yml: items: {{{item.id}: ...}}.",
            column=wanted,
            severity=Severity.WARN if comment else Severity.STOP,
        )

    def _heads_are_texts(self, texts: list[dict[str, str]]) -> bool:
        heads = {head.rsplit("/", 1)[-1].strip().casefold() for head in self.headers.names}
        return any(
            words.strip().casefold() in heads for text in texts for words in text.values()
        )

    def _text(self, item: Item, rows: pd.Index) -> tuple[pd.Series, str]:
        columns = self.headers.find(self.renamed.get(item.id, item.id))
        if columns:
            return self.raw.frame.loc[rows, columns[0]], columns[0]
        split = self._split(item)
        if split:
            return self._joined(split, rows), item.id
        return pd.Series("", index=rows, dtype="str"), item.id

    def _joined(self, split: dict[str, str], rows: pd.Index) -> pd.Series:
        """Codes of the columns that are ticked, joined as in the text column."""
        joined = pd.Series("", index=rows, dtype="str")
        for code, column in split.items():
            ticked = self.raw.frame.loc[rows, column].str.lower().isin(TRUE)
            joined = joined + ticked.map({True: f"{code} ", False: ""})
        return joined.str.strip()

    def _scale(
        self, item: ScaleItem, text: pd.Series, column: str
    ) -> tuple[pd.Series, list[Problem]]:
        scale = self.questionnaire.scale(item.scale)
        typed = cells.whole_numbers(text)
        unknown = typed.wrong | (typed.values.notna() & ~typed.values.isin(scale.codes))
        labels = [words for label in scale.labels.values() for words in label.values()]
        problems = self._unknown(
            text[unknown], column, labels, len(text[~cells.blank(text)])
        )
        return typed.values.mask(unknown), problems

    def _number(
        self, item: NumberItem, text: pd.Series, column: str
    ) -> tuple[pd.Series, list[Problem]]:
        typed = cells.whole_numbers(text)
        outside = (typed.values < item.low) | (typed.values > item.high)
        outside = typed.wrong | outside.fillna(False).astype(bool)
        message = f"no whole number from {item.low} to {item.high}; it is set aside."
        problems = [
            self.raw.problem(
                "out_of_range", message, column=column, row=row, severity=Severity.WARN
            )
            for row in text.index[outside]
        ]
        return typed.values.mask(outside), problems

    def _choice(
        self, item: ChoiceItem, text: pd.Series, column: str
    ) -> tuple[pd.Series, list[Problem]]:
        known = {code.casefold(): code for code in item.choices}
        small = cells.plain_codes(text)
        several = item.type == "multiple"

        def codes(cell: str) -> str | None:
            given = cell.split() if several else [cell]
            found = [known[code] for code in given if code in known]
            return " ".join(dict.fromkeys(found)) or None

        def strange(cell: str) -> bool:
            return any(code not in known for code in (cell.split() if several else [cell]))

        filled = ~cells.blank(text)
        unknown = filled & small.map(strange).astype(bool)
        labels = [words for label in item.choices.values() for words in label.values()]
        problems = self._unknown(text[unknown], column, labels, int(filled.sum()))
        return small.where(filled, "").map(codes).astype("str"), problems

    def _unknown(
        self, text: pd.Series, column: str, labels: list[str], filled: int
    ) -> list[Problem]:
        """One stop where the column holds labels, else one warning an unknown code."""
        known = {label.strip().casefold() for label in labels} - {""}
        matches = text.str.casefold().isin(known).sum()
        if matches and 2 * matches >= filled:
            message = "the answers are the labels that people read, not the codes."
            return [
                self.raw.problem("labels_not_codes", message, XML_VALUES, column=column)
            ]
        return [
            self.raw.problem(
                "unknown_code",
                f"{_printed(cell)} is no code of this item; it is set aside.",
                ITEM_REMEDY,
                column=column,
                row=row,
                severity=Severity.WARN,
            )
            for row, cell in text.items()
        ]


def _printed(cell: str) -> str:
    short = cell.isascii() and cell.isdecimal() and len(cell) <= LONGEST_CODE
    return f'"{cell}"' if short else "this answer"
