"""What a member of staff answers, and the columns of the export."""

from generator.answers import Rated, center_effects, latent_answers, scale_answer
from generator.centers import Center
from generator.comments import comment
from generator.draws import Draws
from generator.truths import Turn

STREAM = 4
OVERALL = ("st_q1", "st_l2", "st_l5")
RATED = {
    "st_q1": Rated(0.64),
    "st_l1": Rated(0.70),
    "st_l2": Rated(0.55),
    "st_l3": Rated(0.50),
    "st_l4": Rated(0.38),
    "st_l5": Rated(0.66, dont_know=0.03),
    "st_l6": Rated(0.42, dont_know=0.03),
}
LANGUAGE = {"km": 0.80, "en": 0.12, "fr": 0.08}
LAYOUT = (
    ("consent", "st_c0", ()),
    *(("pulse", item, ()) for item in RATED),
    ("pulse", "st_t1", ()),
)
LEAD = ("work/center", "interview/test")
UNKNOWN = ()


def answers(_turn: Turn, center: Center, draws: Draws) -> dict[str, str | list[str]]:
    """One member of staff's answers by item; nothing is planted, every round is alike."""
    effects = center_effects(RATED, STREAM, 0, center.number)
    latent = latent_answers(draws, RATED, OVERALL, effects)
    given = {"st_c0": "yes"}
    given |= {item: scale_answer(draws, latent[item], RATED[item]) for item in RATED}
    given["st_t1"] = comment(draws, "staff", draws.pick(LANGUAGE))
    return given


def lead(center: Center, _draws: Draws, _number: int) -> dict[str, str]:
    """The columns before the questions."""
    return {"work/center": center.id}
