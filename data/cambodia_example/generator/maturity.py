"""Scores of the maturity check by assessors, and the scores agreed on afterwards."""

from statistics import fmean

from generator.centers import Center
from generator.draws import Draws

PHASES = ("plan", "do", "check", "act", "trend", "target")
STREAM = 9_041  # of its own, so that all other files keep their bytes
STATEMENTS = {
    "strategy": ("goals", "targets", "review"),
    "processes": ("reception", "registration", "standards", "flow_results"),
    "activation": ("action_plans", "counselling", "follow_up", "placement_results"),
    "employers": ("contact", "vacancies", "employer_results"),
    "evidence": ("data_quality", "feedback", "trials"),
    "partnerships": ("local_partners", "training_providers"),
    "resources": ("staffing", "training", "systems"),
}
RESULTS = ("flow_results", "placement_results", "employer_results")
LEVEL = {
    "strategy": 52,
    "processes": 50,
    "activation": 46,
    "employers": 44,
    "evidence": 32,
    "partnerships": 48,
    "resources": 55,
}
# Planted: planned more than checked and improved; self kinder than peers; one strict peer;
# processes of the pilot centers better in 2023-2; one statement on which nobody agrees.
PHASE_SHIFT = {"plan": 9, "do": 5, "check": -5, "act": -11, "trend": 0, "target": -4}
SELF_KINDNESS = 7
STRICT_PEER, STRICTNESS = "p03", 13
PILOT_GAIN = 14
DISPUTED, DISPUTE = "local_partners", 22  # standard deviation of an assessor's own view
CENTER_SPREAD, STATEMENT_SPREAD, PERSON_SPREAD, NOISE = 6, 7, 4, 6
BLANK = 0.03
SELF_ASSESSORS, PEERS = 3, 6
OFFSETS = (0, 1, 3)  # three peers a center, each in six centers, all linked with each other
CHECKED = {"2022-2": 0, "2023-2": 1}
Rows = list[list[object]]


def assessor_rows(turn: str, centers: list[Center]) -> Rows:
    """Header and every assessor's scores of a round with a maturity check."""
    rows: Rows = [["assessor", "role", "center", "statement", *PHASES, "note"]]
    for place, center in enumerate(centers):
        truth = true_levels(turn, center)
        for code, role in assessors_of(center, place):
            rows += scored(turn, code, role, center, truth)
    return rows


def assessors_of(center: Center, place: int) -> list[tuple[str, str]]:
    """Three who work in the center, and three peers who go round."""
    own = [(f"{center.id}s{n}", "self") for n in range(1, SELF_ASSESSORS + 1)]
    peers = [(f"p{(place + n) % PEERS + 1:02d}", "peer") for n in OFFSETS]
    return own + peers


def true_levels(turn: str, center: Center) -> dict[tuple[str, str], float]:
    """Level of each statement and phase of a center, before anybody looks at it."""
    draws = Draws(STREAM, int(center.id[1:]))
    own = draws.normal(0, CENTER_SPREAD)
    levels = {}
    for section, statements in STATEMENTS.items():
        gain = PILOT_GAIN if section == "processes" and center.pilot else 0
        for statement in statements:
            level = LEVEL[section] + own + draws.normal(0, STATEMENT_SPREAD)
            level += gain * CHECKED[turn]
            for phase in phases_of(statement):
                levels[statement, phase] = level + PHASE_SHIFT[phase]
    return levels


def phases_of(statement: str) -> tuple[str, ...]:
    """Trend and target of a statement on results, else plan, do, check and act."""
    return PHASES[4:] if statement in RESULTS else PHASES[:4]


def scored(
    turn: str, code: str, role: str, center: Center, truth: dict[tuple[str, str], float]
) -> Rows:
    """One assessor's rows: a person's own severity, some noise, a few blanks."""
    person = Draws(STREAM, 1, *map(ord, code)).normal(0, PERSON_SPREAD)
    person += SELF_KINDNESS if role == "self" else 0
    person -= STRICTNESS if code == STRICT_PEER else 0
    draws = Draws(STREAM, 2 + CHECKED[turn], int(center.id[1:]), *map(ord, code))
    rows: Rows = []
    for statement in (s for own in STATEMENTS.values() for s in own):
        view = person + (draws.normal(0, DISPUTE) if statement == DISPUTED else 0)
        scores = {
            phase: whole(truth[statement, phase] + view + draws.normal(0, NOISE))
            for phase in phases_of(statement)
            if not draws.chance(BLANK)
        }
        cells = [scores.get(phase, "") for phase in PHASES]
        rows.append([code, role, center.id, statement, *cells, ""])
    return rows


def whole(score: float) -> int:
    """A score in steps of five, from 0 to 100."""
    return min(100, max(0, 5 * round(score / 5)))


REASONS = {
    "middle": (
        "The assessors settled in the middle after looking at the evidence together",
        "Les évaluateurs se sont accordés au milieu après examen commun des preuves",
    ),
    "evidence": (
        "A document shown in the meeting proved more than the assessors knew",
        "Un document présenté en réunion a montré davantage que ce que l'on savait",
    ),
}
AGREED_ABOVE = {("c02", "follow_up"), ("c09", "trials")}  # planted: outside the range


def consensus_rows(turn: str, centers: list[Center]) -> Rows:
    """Header and the agreed scores of a round, near the mean of the assessors."""
    head = ["center", "statement", *PHASES, "decided_on", "decided_by"]
    rows: Rows = [[*head, "reason_en", "reason_fr"]]
    scores = assessor_rows(turn, centers)[1:]
    for center in centers:
        for statement in (s for own in STATEMENTS.values() for s in own):
            own = [r for r in scores if r[2] == center.id and r[3] == statement]
            above = (center.id, statement) in AGREED_ABOVE
            agreed = [agreed_score(own, column, above) for column in range(4, 10)]
            reason = REASONS["evidence" if above else "middle"]
            rows.append([center.id, statement, *agreed, "2023-12-20", "assessors", *reason])
    return rows


def agreed_score(rows: Rows, column: int, above: bool) -> object:
    """The mean in steps of five; 15 above the highest where evidence came up."""
    known = [row[column] for row in rows if row[column] != ""]
    if not known:
        return ""
    return whole(max(known) + 15) if above else whole(fmean(known))
