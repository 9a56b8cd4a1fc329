"""What a jobseeker answers, and the columns of the export."""

from generator.answers import (
    Rated,
    center_effects,
    latent_answers,
    number_answer,
    scale_answer,
    several,
)
from generator.centers import Center
from generator.comments import comment
from generator.draws import Draws
from generator.truths import TURNS, WAIT_SATISFACTION_SHIFT, Turn

STREAM = 2
OVERALL = ("js_q1", "js_d2", "js_d3")
RATED = {
    "js_q1": Rated(0.68),
    "js_q2": Rated(0.48, dont_know=0.03),
    "js_d1": Rated(0.66),
    "js_d2": Rated(0.44, not_applicable=0.02),
    "js_d3": Rated(0.70),
    "js_d4": Rated(0.78),
    "js_d5": Rated(0.72, dont_know=0.02),
    "js_d6": Rated(0.63),
    "js_d7": Rated(0.47, not_applicable=0.10, dont_know=0.03),
    "js_d8": Rated(0.61, dont_know=0.02),
    "js_d9": Rated(0.58, dont_know=0.02),
    "js_d10": Rated(0.52, not_applicable=0.35, dont_know=0.04),
}
SERVICES = {
    "registration": 0.55,
    "job_search": 0.60,
    "guidance": 0.25,
    "training": 0.20,
    "job_fair": 0.12,
    "other": 0.04,
}
CHOICES = {
    "js_s2": {"desk": 0.66, "phone": 0.12, "online": 0.14, "outreach": 0.08},
    "js_s3": {"yes": 0.38, "no": 0.62},
    "js_sex": {"woman": 0.53, "man": 0.46, "other": 0.01},
    "js_age": {"age_15_24": 0.38, "age_25_34": 0.36, "age_35_49": 0.20, "age_50": 0.06},
    "js_education": {
        "primary": 0.20,
        "secondary": 0.44,
        "vocational": 0.16,
        "university": 0.20,
    },
    "js_disability": {"yes": 0.04, "no": 0.92, "unsaid": 0.04},
}
STATUS = {"no_work_short": 0.50, "no_work_long": 0.20, "working": 0.20, "studying": 0.10}
LANGUAGE = {"km": 0.80, "en": 0.12, "fr": 0.08}
MODE = {"tablet_at_exit": 0.62, "interviewer": 0.26, "web": 0.12}
HANDLED = {"yes": 0.35, "partly": 0.35, "no": 0.30}

LAYOUT = (
    ("consent", "js_c0", ()),
    ("visit", "js_s1", tuple(SERVICES)),
    ("visit", "js_s2", ()),
    ("visit", "js_s3", ()),
    ("rating", "js_q1", ()),
    ("rating", "js_q2", ()),
    *(("rating/drivers", f"js_d{number}", ()) for number in range(1, 11)),
    ("outcome", "js_o1", ()),
    ("outcome", "js_r1", ()),
    ("outcome", "js_p1", ()),
    ("outcome", "js_p2", ()),
    ("outcome", "js_t1", ()),
    *(
        ("profile", item, ())
        for item in ("js_sex", "js_age", "js_education", "js_disability", "js_language")
    ),
    ("profile", "js_status", ()),
)
LEAD = ("visit/center", "interview/mode", "interview/phone", "interview/test")
UNKNOWN = (
    ("js_d4", "7"),
    ("js_d7", "6"),
    ("js_r1", "12"),
    ("js_o1", "maybe"),
    ("js_d6", "0"),
)


def answers(turn: Turn, center: Center, draws: Draws) -> dict[str, str | list[str]]:
    """One jobseeker's answers by item."""
    effects = center_effects(RATED, STREAM, 0, center.number)
    if center.pilot and turn != TURNS[0]:
        effects["js_d2"] += WAIT_SATISFACTION_SHIFT
    latent = latent_answers(draws, RATED, OVERALL, effects)
    given = {"js_c0": "yes", "js_s1": several(draws, SERVICES)}
    given |= {item: draws.pick(shares) for item, shares in CHOICES.items()}
    given |= {item: scale_answer(draws, latent[item], RATED[item]) for item in RATED}
    given |= _outcome(draws, latent["js_q1"])
    given["js_status"] = draws.pick(STATUS)
    given["js_language"] = draws.pick(LANGUAGE)
    given["js_t1"] = comment(draws, "jobseeker", given["js_language"])
    return given


def _outcome(draws: Draws, overall: float) -> dict[str, str]:
    reached = overall + draws.normal()
    problem = "yes" if draws.normal() - overall > 1.9 else "no"
    return {
        "js_o1": "yes" if reached > 0 else "partly" if reached > -1.1 else "no",
        "js_r1": number_answer(overall, 7.2, 1.9),
        "js_p1": problem,
        "js_p2": draws.pick(HANDLED) if problem == "yes" else "",
    }


def lead(center: Center, draws: Draws, number: int) -> dict[str, str]:
    """The columns before the questions; the phone numbers cannot exist."""
    phone = f"+000 00 {center.number:02d} {number:04d}" if draws.chance(0.3) else ""
    return {
        "visit/center": center.id,
        "interview/mode": draws.pick(MODE),
        "interview/phone": phone,
    }
