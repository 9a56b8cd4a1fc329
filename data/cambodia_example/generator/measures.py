"""Monthly measures of every center: season, growth, interruption, planted truths."""

from dataclasses import dataclass
from math import floor

from generator.centers import Center
from generator.draws import Draws
from generator.truths import (
    CLOSED_CENTERS,
    CLOSED_MONTH,
    COMPARISON_WAIT,
    FIRST_MONTH_OF_EFFECT,
    GROWTH,
    HARD_MIX,
    HARD_MIX_CENTER,
    PILOT_WAIT,
    PLACED,
    SEASON,
    STRATA,
    UNREPORTED,
    USUAL_MIX,
    WAIT_CUT,
    WAIT_CUT_SPREAD,
    WORSE_CENTER,
    WORSE_FACTOR,
)

STREAM = 1
# Everything but visits as a share of the usual visits, or of one another.
TIMED, JOBSEEKERS, EMPLOYERS = 0.8, 0.35, 0.02
POSTS, OTHER_PLACEMENTS, EXITS = 0.18, 0.025, 0.16
FILLED, FILLED_RISE = 0.53, 0.02  # and its rise a year, alike in all centers
MATCHED = 0.71
TRAINED, TRAINED_RISE = 0.56, 0.108  # of the staff, and its rise a year
BUSY_WAIT = 12.0  # minutes that a doubling of the visitors would add
Month = tuple[int, int]
Row = tuple[str, Month, str, str, int]  # center, month, measure, stratum, value


@dataclass(frozen=True)
class Habits:
    """What is a center's own and lasts through all rounds."""

    wait: float
    cut: float
    filled: float
    matched: float
    rounding: float


def habits(center: Center) -> Habits:
    """The lasting habits of a center."""
    draws = Draws(STREAM, 0, center.number)
    return Habits(
        wait=draws.normal(PILOT_WAIT if center.pilot else COMPARISON_WAIT, 1.5),
        cut=draws.uniform(WAIT_CUT - WAIT_CUT_SPREAD, WAIT_CUT + WAIT_CUT_SPREAD),
        filled=draws.normal(FILLED, 0.03),
        matched=draws.normal(MATCHED, 0.03),
        rounding=draws.uniform(),
    )


def month_rows(center: Center, month: Month) -> list[Row]:
    """All measures of one center in one month, as the center would send them."""
    draws = Draws(STREAM, center.number, *month)
    busy = SEASON[month[1] - 1]
    level = center.visits * busy * (1 + GROWTH) ** _years(month)
    rows = _desk(draws, center, month, busy, level)
    rows |= _staff(center, month)
    rows |= _matching(draws, center, month, level)
    rows |= _exits(draws, center, level)
    if center.id in CLOSED_CENTERS and month == CLOSED_MONTH:
        rows |= {key: 0 for key in rows if not key[0].startswith("staff")}
    return [
        (center.id, month, measure, stratum, value)
        for (measure, stratum), value in rows.items()
        if (center.id, month, measure) != UNREPORTED
    ]


def _years(month: Month) -> float:
    return (month[0] - 2022) + (month[1] - 1) / 12


def _desk(
    draws: Draws, center: Center, month: Month, busy: float, level: float
) -> dict[tuple[str, str], int]:
    visits = draws.count(level)
    timed = round(TIMED * visits)
    own = habits(center)
    wait = own.wait + BUSY_WAIT * (busy - 1) + draws.normal(0, 0.6)
    if center.pilot and month >= FIRST_MONTH_OF_EFFECT:
        wait -= own.cut
    return {
        ("visits", ""): visits,
        ("registered_jobseekers", ""): draws.count(JOBSEEKERS * level),
        ("registered_employers", ""): draws.count(EMPLOYERS * level),
        ("visits_timed", ""): timed,
        ("waiting_minutes", ""): round(timed * wait),
    }


def _staff(center: Center, month: Month) -> dict[tuple[str, str], int]:
    # A center's own rounding keeps the small whole numbers from rising everywhere at once.
    share = TRAINED + TRAINED_RISE * _years(month)
    trained = floor(center.staff * share + habits(center).rounding)
    return {
        ("staff_in_post", ""): center.staff,
        ("staff_trained", ""): min(trained, center.staff),
    }


def _matching(
    draws: Draws, center: Center, month: Month, level: float
) -> dict[tuple[str, str], int]:
    own = habits(center)
    notified = draws.count(POSTS * level)
    filled = draws.successes(notified, own.filled + FILLED_RISE * _years(month))
    placements = filled + draws.count(OTHER_PLACEMENTS * level)
    return {
        ("posts_notified", ""): notified,
        ("posts_filled", ""): filled,
        ("placements", ""): placements,
        ("placements_matched", ""): draws.successes(placements, own.matched),
    }


def _exits(draws: Draws, center: Center, level: float) -> dict[tuple[str, str], int]:
    mix = HARD_MIX if center.id == HARD_MIX_CENTER else USUAL_MIX
    factor = WORSE_FACTOR if center.id == WORSE_CENTER else 1.0
    rows = {}
    for stratum in STRATA:
        exits = draws.count(EXITS * level * mix[stratum])
        rows["exits", stratum] = exits
        rows["placed_90", stratum] = draws.successes(exits, factor * PLACED[stratum])
    return rows
