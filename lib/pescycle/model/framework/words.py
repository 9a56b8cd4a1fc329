"""The closed vocabularies of a framework."""

from enum import StrEnum


class Direction(StrEnum):
    """Which way a KPI gets better."""

    HIGHER = "higher"
    LOWER = "lower"
    BAND = "band"


class Unit(StrEnum):
    """Unit of a KPI's value."""

    COUNT = "count"  # a month
    SHARE = "share"
    MINUTES = "minutes"
    DAYS = "days"
    NUMBER = "number"


class MeasureUnit(StrEnum):
    """What one unit of a measure's monthly figure is."""

    PEOPLE = "people"
    CASES = "cases"  # visits, posts, placements: one person may have several
    MINUTES = "minutes"
    DAYS = "days"
    NUMBER = "number"


class Frequency(StrEnum):
    """How long a span a KPI is read over."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    ROUND = "round"


class Provenance(StrEnum):
    """Whether a KPI is published, proposed by this workbook, or the pilot's own."""

    FACT = "fact"
    PROPOSAL = "proposal"
    LOCAL = "local"


class Status(StrEnum):
    """What an attainment says; the last two are findings of their own, never failures."""

    MET = "met"
    WITHIN_TOLERANCE = "within_tolerance"
    WATCH = "watch"
    ACT = "act"
    INSUFFICIENT_DATA = "insufficient_data"
    NOT_DUE = "not_due"
