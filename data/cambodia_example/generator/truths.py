"""Every planted size in one place; the README beside tells what each one is for."""

from dataclasses import dataclass
from datetime import date

# Of some dozens tried, a seed with which chance makes nothing else look like an effect.
SEED = 20230129

# Planted truth 1: the pilot's actions cut the waiting time from January 2023 on.
FIRST_MONTH_OF_EFFECT = (2023, 1)
PILOT_WAIT, COMPARISON_WAIT = 42.0, 41.0  # mean minutes before
WAIT_CUT = 11.0  # minutes, in pilot centers only
WAIT_CUT_SPREAD = 1.5  # a center's own cut lies so far around it
WAIT_SATISFACTION_SHIFT = 0.65  # of js_d2, in standard deviations of the latent answer

# Planted truths 2 and 3: placement within 90 days, by time without work.
STRATA = ("short_term", "medium_term", "long_term")
PLACED = {"short_term": 0.50, "medium_term": 0.36, "long_term": 0.16}
USUAL_MIX = {"short_term": 0.55, "medium_term": 0.27, "long_term": 0.18}
WORSE_CENTER = "c08"
WORSE_FACTOR = 0.60  # its jobseekers' chance, whatever their stratum
HARD_MIX_CENTER = "c11"
HARD_MIX = {"short_term": 0.10, "medium_term": 0.18, "long_term": 0.72}

# Records of those who left the register: what is drawn by lot, without any effect.
EDUCATION = {"basic": 0.42, "secondary": 0.38, "vocational": 0.13, "higher": 0.07}
LEAVER_AGES = (16, 62)
# Cells and rows of each file that reading must set aside.
LEAVER_SLIPS = {"not_written": 6, "unknown_code": 4, "twice": 3}

# The interruption: no visitor, registration, post or exit in these centers and this month.
CLOSED_CENTERS = ("c04", "c05", "c09")
CLOSED_MONTH = (2022, 10)
# One figure that a center never sent.
UNREPORTED = ("c10", (2023, 2), "visits")

# Planted truth 4: people with a disability are placed less often, at equal time without
# work: the weight with which one of them is drawn among those who were placed.
PLACED_WEIGHT = 0.6
# Shares of those who register and leave; what is left of 1 stated nothing. The first
# disability is "yes". Those in pilot.yml's population are the same among those who stated.
GROUP_SHARES = {
    "sex": {"woman": 0.490, "man": 0.495},
    "age": {"age_15_24": 0.33, "age_25_34": 0.35, "age_35_49": 0.23, "age_50": 0.09},
    "disability": {"yes": 0.05, "no": 0.93},
}
STAFF_WOMEN = 0.55

# Centers that also send registrations by day, and one of them enters many late: so large a
# share of a month's registrations on its last three working days, which are about 14 %.
DAY_CENTERS = ("c01", "c08", "c12")
LATE_CENTER, LATE_SHARE = "c12", 0.35

GROWTH = 0.04  # a year, of everything that follows the number of visitors
SEASON = (1.05, 1.12, 1.08, 0.82, 1.00, 1.02, 0.98, 1.00, 0.95, 0.97, 1.06, 0.95)


@dataclass(frozen=True)
class Irregular:
    """Rows that reading sets aside, on top of the valid ones, and cells with bad codes."""

    duplicates: int
    tests: int
    refused: int
    outside: int
    unknown_codes: int


@dataclass(frozen=True)
class Turn:
    """A round: its months, its fieldwork and how many valid answers it brought."""

    id: str
    months: tuple[tuple[int, int], ...]
    opens: date
    closes: date
    jobseekers: int
    employers: int
    staff: int
    first_employer: int  # number of the first employer asked in each center


TURNS = (
    Turn(
        "2022-2",
        tuple((2022, month) for month in range(1, 13)),
        date(2022, 11, 7),
        date(2022, 12, 16),
        jobseekers=800,
        employers=167,
        staff=30,
        first_employer=0,
    ),
    Turn(
        "2023-1",
        tuple((2023, month) for month in range(1, 7)),
        date(2023, 5, 8),
        date(2023, 6, 16),
        jobseekers=800,
        employers=166,
        staff=30,
        first_employer=100,  # nobody of the round before: no new contact within 12 months
    ),
    Turn(
        "2023-2",
        tuple((2023, month) for month in range(7, 13)),
        date(2023, 11, 6),
        date(2023, 12, 15),
        jobseekers=800,
        employers=167,
        staff=30,
        first_employer=6,  # some of those asked a year before come again
    ),
)
IRREGULAR = {
    "jobseeker": Irregular(duplicates=6, tests=5, refused=9, outside=4, unknown_codes=5),
    "employer": Irregular(duplicates=2, tests=2, refused=3, outside=1, unknown_codes=1),
    "staff": Irregular(duplicates=1, tests=1, refused=1, outside=0, unknown_codes=0),
}
PLANNED = {"jobseeker": 72, "employer": 16, "staff": 3}  # answers wanted a center and round
# Who was served, unlike who answers: more older men, fewer large employers. The shares are
# those of the registers; answers are not made from them, so that weighting has work to do.
SERVED = {
    "jobseeker": {
        "js_sex": {"woman": 0.49, "man": 0.495, "other": 0.015},
        "js_age": {
            "age_15_24": 0.33,
            "age_25_34": 0.35,
            "age_35_49": 0.23,
            "age_50": 0.09,
        },
        "js_s2": {"desk": 0.62, "phone": 0.14, "online": 0.16, "outreach": 0.08},
    },
    "employer": {
        "em_s1": {
            "size_1_9": 0.50,
            "size_10_49": 0.31,
            "size_50_249": 0.13,
            "size_250": 0.06,
        },
    },
}
