"""A round as a phase is given it: hand-sized frames in a pilot of four centers."""

from datetime import date
from pathlib import Path

import pandas as pd

from pescycle.io.contracts import empty_table
from pescycle.model.given import PilotFolder, RoundData, given_after
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.round import Round
from pescycle.model.tables import ACTIONS, EVENTS, SAMPLE
from pescycle.phases import enquire, follow_up, observe, plan, reflect
from tests.methods import PLACED, TITLE, VISITS, framework, kpi, questionnaire, responses

CENTERS = pd.DataFrame(
    {
        "id": ["a", "b", "c", "d"],
        "role": ["pilot", "pilot", "comparison", "comparison"],
        "opened": pd.to_datetime([None] * 4),
    }
)
BASELINE = Round(
    id="r1", title=TITLE, kind="baseline", starts=date(2023, 1, 1), ends=date(2023, 6, 30)
)
FOLLOWING = Round(
    id="r2", title=TITLE, starts=date(2024, 1, 1), ends=date(2024, 6, 30), previous="r1"
)
GROWTH = {"rule": "growth", "rate": 0.1}
# Visits that are to grow by a tenth, and the share of leavers who were placed.
PAF = framework([kpi("k1", VISITS, target=GROWTH), kpi("k2", PLACED, weight=0)])


def measure_month(*rows):
    """Rows (center, month, measure, value[, stratum])."""
    full = [(*row, "") if len(row) == 4 else row for row in rows]
    frame = pd.DataFrame(full, columns=["center", "month", "measure", "value", "stratum"])
    return frame.assign(
        month=pd.to_datetime(frame["month"]), value=frame["value"].astype("float64")
    )


def actions(*rows):
    """Rows (id, center, due, state, done on, moves)."""
    frame = pd.DataFrame(rows, columns=["id", "center", "due", "state", "done_on", "moves"])
    return frame.assign(
        owner_en="head of center",
        start=pd.NaT,
        due=pd.to_datetime(frame["due"]),
        done_on=pd.to_datetime(frame["done_on"]),
        title_en="Do it",
    )


def sample(*rows):
    """Rows (audience, center, frame, planned)."""
    frame = pd.DataFrame(rows, columns=["audience", "center", "frame", "planned"])
    return frame.astype({"frame": "Int64", "planned": "Int64"})


def given(*, turn=BASELINE, framework=None, items=("q1",), last=None, **frames):
    """What a phase is given; frames by the names of ``RoundData``, empty where left out."""
    asked = {Audience.JOBSEEKER: questionnaire(*items)} if "responses" in frames else {}
    whole = {
        "measure_month": measure_month(),
        "responses": {},
        "action": empty_table(ACTIONS),
        "sample": empty_table(SAMPLE),
        "event": empty_table(EVENTS),
    } | frames
    pilot = Pilot(id="p", title=TITLE, synthetic=True)
    folder = PilotFolder(Path("p"), pilot, framework, asked, CENTERS, (BASELINE, FOLLOWING))
    return given_after(last, folder, turn, RoundData(**whole))


def turned(one, before=None):
    """All five results of a round."""
    enquiry = enquire(
        one, before and before["observation"], before and before["reflection"]
    )
    planning = plan(one, enquiry, before and before["observation"])
    action = follow_up(one, planning)
    observation = observe(one, planning, before and before["observation"])
    reflection = reflect(one, planning, action, observation)
    return {
        "enquiry": enquiry,
        "planning": planning,
        "action": action,
        "observation": observation,
        "reflection": reflection,
    }


def row(frame, **keys):
    """The one row with those keys."""
    for name, value in keys.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


def answered(centers, days=("2023-03-01",), **items):
    """Answers of jobseekers by audience: one row a letter of ``centers``."""
    frame = responses(centers, **items)
    return {
        Audience.JOBSEEKER: frame.assign(submitted=pd.to_datetime(list(days) * len(frame)))
    }


def placed_of_hundred(month, **counts):
    """Of 100 leavers of each center so many placed; 200 visits each."""
    rows = []
    for center, placed in counts.items():
        rows += [(center, month, "placed", placed), (center, month, "leavers", 100)]
        rows += [(center, month, "visits", 200)]
    return measure_month(*rows)
