"""What an employer answers, and the columns of the export."""

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
from generator.truths import Turn

STREAM = 3
OVERALL = ("em_q1", "em_d2", "em_d3")
RATED = {
    "em_q1": Rated(0.66),
    "em_q2": Rated(0.42, dont_know=0.03),
    "em_d1": Rated(0.72),
    "em_d2": Rated(0.46, not_applicable=0.04),
    "em_d3": Rated(0.44, not_applicable=0.03),
    "em_d4": Rated(0.45, not_applicable=0.03),
    "em_d5": Rated(0.58),
    "em_d6": Rated(0.50, dont_know=0.03),
    "em_d7": Rated(0.48, not_applicable=0.12, dont_know=0.06),
    "em_d8": Rated(0.74, dont_know=0.03),
    "em_d9": Rated(0.50, not_applicable=0.25, dont_know=0.04),
}
SERVICES = {
    "vacancy": 0.85,
    "candidates": 0.70,
    "job_fair": 0.20,
    "market": 0.15,
    "other": 0.04,
}
CHOICES = {
    "em_s1": {"size_1_9": 0.42, "size_10_49": 0.33, "size_50_249": 0.18, "size_250": 0.07},
    "em_s2": {"a": 0.08, "c": 0.26, "f": 0.14, "g": 0.24, "i": 0.18, "other": 0.10},
    "em_s4": {"owner": 0.36, "manager": 0.30, "personnel": 0.28, "other": 0.06},
}
LANGUAGE = {"km": 0.70, "en": 0.22, "fr": 0.08}
MODE = {"phone": 0.70, "web": 0.30}
HANDLED = {"yes": 0.40, "partly": 0.35, "no": 0.25}

LAYOUT = (
    ("consent", "em_c0", ()),
    ("business", "em_s1", ()),
    ("business", "em_s2", ()),
    ("business", "em_s3", tuple(SERVICES)),
    ("business", "em_s4", ()),
    ("rating", "em_q1", ()),
    ("rating", "em_q2", ()),
    *(("rating/drivers", f"em_d{number}", ()) for number in range(1, 10)),
    ("outcome", "posts_notified", ()),
    ("outcome", "posts_filled", ()),
    ("outcome", "em_r1", ()),
    ("outcome", "em_p1", ()),
    ("outcome", "em_p2", ()),
    ("outcome", "em_t1", ()),
)
LEAD = ("business/job_center", "interview/mode", "interview/phone", "interview/test")
UNKNOWN = (("em_d8", "7"),)


def answers(_turn: Turn, center: Center, draws: Draws) -> dict[str, str | list[str]]:
    """One employer's answers by item; nothing is planted, every round is alike."""
    effects = center_effects(RATED, STREAM, 0, center.number)
    latent = latent_answers(draws, RATED, OVERALL, effects)
    given = {"em_c0": "yes", "em_s3": several(draws, SERVICES)}
    given |= {item: draws.pick(shares) for item, shares in CHOICES.items()}
    given |= {item: scale_answer(draws, latent[item], RATED[item]) for item in RATED}
    given |= _outcome(draws, latent["em_q1"])
    given["em_t1"] = comment(draws, "employer", draws.pick(LANGUAGE))
    return given


def _outcome(draws: Draws, overall: float) -> dict[str, str]:
    notified = draws.whole(1, 12)
    problem = "yes" if draws.normal() - overall > 1.7 else "no"
    return {
        "posts_notified": str(notified),
        "posts_filled": str(draws.successes(notified, 0.5)),
        "em_r1": number_answer(overall, 7.0, 1.9),
        "em_p1": problem,
        "em_p2": draws.pick(HANDLED) if problem == "yes" else "",
    }


def lead(center: Center, draws: Draws, number: int) -> dict[str, str]:
    """The columns before the questions; an employer keeps its impossible phone number."""
    return {
        "business/job_center": f"JC-{center.number:02d}",
        "interview/mode": draws.pick(MODE),
        "interview/phone": f"+000 01 {center.number:02d} {number:04d}",
    }
