"""How grave a risk is: likelihood times impact, in three bands."""

from enum import StrEnum

RATINGS = range(1, 6)
# Of the 25 cells of the table 8 are high, 7 medium and 10 low.
MEDIUM_FROM, HIGH_FROM = 6, 12


class RiskBand(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


def risk_band(score: int) -> RiskBand:
    """Band of likelihood times impact, 1 to 25."""
    if score >= HIGH_FROM:
        return RiskBand.HIGH
    return RiskBand.MEDIUM if score >= MEDIUM_FROM else RiskBand.LOW
