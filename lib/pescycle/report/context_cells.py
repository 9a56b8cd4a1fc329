"""What the cells of the comparisons with an expected value say."""

from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice, is_missing

STRATUM = "stratum"  # stands for the strata of the monthly counts


def factor(voice: Voice, row: Row) -> str:
    """Name of a factor."""
    return factor_name(voice, row["factor"])


def factors(voice: Voice, row: Row) -> str:
    """Names of all factors of a comparison."""
    if is_missing(row["factors"]) or not row["factors"]:
        return MISSING
    return voice.enumerated([factor_name(voice, name) for name in row["factors"].split()])


def factor_name(voice: Voice, name: str) -> str:
    """What a factor is called; the strata of the monthly counts have no own name."""
    return voice.text("the strata") if name == STRATUM else voice.name("case_factor", name)


def ratio_change(voice: Voice, row: Row) -> str:
    """How much a ratio moves, with its sign."""
    return voice.number(row["change"], 2, sign=True)
