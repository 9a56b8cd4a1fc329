"""The sources of monthly counts: files in the layouts that people keep, and databases."""

import re
from collections import Counter
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from urllib.parse import parse_qsl, urlsplit

from pydantic import Field, field_validator, model_validator

from pescycle.model.base import Slug, Strict

# Only of these is it known how to open them for reading alone.
DATABASES = ("postgresql", "sqlite", "mysql", "mariadb")
SECRETS = frozenset({"password", "passwd", "pwd", "passfile", "sslpassword", "token"})
VARIABLE = r"^[A-Z][A-Z0-9_]{0,63}$"
MOST_ROWS = 2_000_000
Part = Literal["center", "month", "measure"]
PARTS: tuple[Part, ...] = ("center", "measure", "month")


class Layout(StrEnum):
    """What a table of counts has a column for."""

    LONG = "long"  # one for the count: a row a center, month and measure
    BY_MEASURE = "by_measure"  # one a measure: a row a center and month
    BY_MONTH = "by_month"  # one a month: a row a center and measure
    BY_CENTER = "by_center"  # one a center: a row a month and measure

    @property
    def across(self) -> Part | None:
        """What stands in the header; nothing in the long layout."""
        found = self.removeprefix("by_")
        return next((part for part in PARTS if part == found), None)


class FileSource(Strict):
    """A file as received; ``file`` starts in the round's folder and may lead out of it."""

    id: Slug
    file: Annotated[str, Field(min_length=1)]
    sheet: str = ""
    header_row: Annotated[int, Field(ge=1)] = 1


class _Counts(Strict):
    """What all sources of monthly counts share.

    ``columns`` says what the source calls our columns center, month, measure, value and
    (only with case mix) stratum; ``centers`` and ``measures`` what it calls our ids.
    ``submitted`` is the day on which it was sent: of two sources of a round that tell one
    month in two ways the later counts, and both are shown.
    """

    columns: dict[Literal["center", "month", "measure", "value", "stratum"], str] = Field(
        default_factory=dict
    )
    centers: dict[str, Slug] = Field(default_factory=dict)
    measures: dict[str, Slug] = Field(default_factory=dict)
    submitted: date | None = None


class MeasureSource(FileSource, _Counts):
    """Monthly counts in a file.

    ``layout`` says what has a column of its own. ``above`` says what stands in the row
    above the header, in cells merged over several columns. ``sheets`` reads all sheets of a
    workbook, or those listed; ``sheet_is`` says what their names tell. ``constant`` holds
    what is the same in the whole file. ``year`` in either stands for months without one.
    ``fill_down`` lists columns whose cells are merged downwards, so that an empty cell
    repeats the one above.
    """

    kind: Literal["measures"]
    layout: Layout = Layout.LONG
    above: Part | None = None
    sheets: Literal["all"] | Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    sheet_is: Part | Literal["year"] | None = None
    constant: dict[Part | Literal["year"], str] = Field(default_factory=dict)
    fill_down: tuple[Part, ...] = ()

    @field_validator("constant", mode="before")
    @classmethod
    def _plain_year(cls, constant: object) -> object:
        """A year may be written as the number that it is."""
        if isinstance(constant, dict) and isinstance(constant.get("year"), int):
            return constant | {"year": str(constant["year"])}
        return constant

    @model_validator(mode="after")
    def _each_part_stands_once(self) -> "MeasureSource":
        elsewhere = [self.layout.across, self.above, self.sheet_is, *self.constant]
        told = Counter(part for part in elsewhere if part)
        told.update(part for part in self.columns if part in PARTS and told[part])
        twice = [part for part, count in told.items() if count > 1]
        if twice:
            raise ValueError(
                f"two keys say where the {twice[0]} stands; of layout, above, sheet_is, "
                "constant and columns keep the one that is right"
            )
        return self

    @model_validator(mode="after")
    def _keys_fit_together(self) -> "MeasureSource":
        if self.sheet and self.sheets:
            raise ValueError("sheet and sheets exclude each other; keep one of them")
        if self.sheet_is and not self.sheets:
            raise ValueError("sheet_is needs sheets: all, or a list of sheets")
        if self.layout.across and "value" in self.columns:
            raise ValueError(
                f"layout {self.layout} has many columns of counts; take value out of "
                "columns"
            )
        if self.above and (not self.layout.across or self.header_row < 2):
            raise ValueError(
                "above needs a layout by_measure, by_month or by_center, and header_row: 2 "
                "or more"
            )
        return self


class DatabaseSource(_Counts):
    """Monthly counts asked of a database: one query, read-only, the long layout.

    ``url`` is SQLAlchemy's, without password: that comes from the environment variable that
    ``password_variable`` names and stands in no file. ``timeout`` is in seconds.
    """

    id: Slug
    kind: Literal["database"]
    url: Annotated[str, Field(min_length=1)]
    query: Annotated[str, Field(min_length=1)]
    password_variable: Annotated[str, Field(pattern=VARIABLE)] | None = None
    timeout: Annotated[int, Field(ge=1, le=3600)] = 60
    most_rows: Annotated[int, Field(ge=1, le=MOST_ROWS)] = 200_000

    @field_validator("url")
    @classmethod
    def _no_secret(cls, url: str) -> str:
        """No message may repeat the address: it is what a password was pasted into."""
        scheme, found, rest = url.partition("://")
        if not found:
            raise ValueError(
                "this is no address of a database; write it like "
                "postgresql://reader@localhost/register or sqlite:///register.db"
            )
        if scheme.split("+")[0] not in DATABASES:
            raise ValueError(
                f"only {', '.join(DATABASES)} are read, because only of those it is known "
                "how to open them for reading alone; export the counts to a file instead"
            )
        named = {key.casefold() for key, _ in parse_qsl(rest.partition("?")[2])}
        if _has_password(url) or named & SECRETS:
            raise ValueError(
                "the address holds a password; take it out, put it into an environment "
                "variable and name that variable: password_variable: PESCYCLE_DB_PASSWORD. "
                "Change the password too if others have seen this file"
            )
        return url

    @field_validator("query")
    @classmethod
    def _only_reads(cls, query: str) -> str:
        bare = bare_query(query)
        if ";" in bare.rstrip("; \n\t"):
            raise ValueError("a query is one SELECT; this one has several statements")
        words = re.findall(r"[a-z_]+", bare.casefold())
        if not words or words[0] not in ("select", "with"):
            raise ValueError("a query begins with SELECT (or WITH ... SELECT)")
        changing = [word for word in words if word in CHANGING]
        if changing:
            raise ValueError(
                f"a query only reads; {changing[0].upper()} would change the database"
            )
        return query


CHANGING = frozenset(
    "insert update delete merge drop alter create truncate grant revoke attach detach "
    "pragma vacuum copy call execute do lock into".split()
)


def bare_query(query: str) -> str:
    """A query without comments, texts in quotes and quoted names."""
    parts = r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`"
    return re.sub(parts, " ", query, flags=re.DOTALL).strip()


def _has_password(url: str) -> bool:
    """Whether a colon stands before the last @ of the address, as in user:password@host."""
    try:
        place = urlsplit(url).netloc
    except ValueError:  # brackets that do not close; the driver would refuse them
        place = url
    # A password may hold a slash or an @ that its writer did not encode.
    before = url.partition("://")[2].rpartition("@")[0]
    return ":" in place.rpartition("@")[0] or ":" in before
