"""What the round starts from."""

MONTH = ("center", "month", "measure", "value", "state")
MONTH_REVISION = (
    *("center", "month", "measure", "earlier", "later", "earlier_round", "earlier_file"),
    *("later_round", "later_file", "state"),
)
COVERAGE = (
    *("center", "measure", "months_expected", "months_closed", "months_partly"),
    "months_reported",
)
BASELINE = ("center", "kpi", "baseline", "base", "basis", "years", "starts", "ends")
