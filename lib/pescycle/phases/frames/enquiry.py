"""What the round starts from."""

from pescycle.model.base import LANGUAGES

TURN = (
    *("pilot", "round", "kind", "starts", "ends", "synthetic", "language"),
    *(f"pilot_title_{code}" for code in LANGUAGES),
    *(f"title_{code}" for code in LANGUAGES),
)
MONTH = ("center", "month", "measure", "value", "state")
MONTH_REVISION = (
    *("center", "month", "measure", "earlier", "later", "earlier_round", "earlier_file"),
    *("later_round", "later_file", "state"),
)
COVERAGE = (
    *("center", "measure", "months_expected", "months_closed", "months_partly"),
    "months_reported",
)
QUESTION = ("id", "kind", "grade", "from", "from_thing", "from_round")
STAKEHOLDER = ("id", "group", "influence", "interest", "place", "comments")
CONSULTATION_COUNT = (
    *("by", "counted", "open", "accepted", "partly", "deferred", "rejected", "comments"),
)
GOOD_PRACTICE = ("id", "helps", "fits", "address")
BASELINE = ("center", "kpi", "baseline", "base", "basis", "years", "starts", "ends")
