"""An attacker of its own, over the files that a round hands over: no hidden base is pinned.

The programmes here are written anew from the columns of the frames and share no code with
the library's own audit.
"""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from pescycle.cycle import Turn
from pescycle.io.pilots import read_pilot
from tests.example import EXAMPLE

MINIMUM, CENTER_BASE, PROMISED = 10, 30, 5
FIGURES = ("estimate", "key_figure", "group_estimate", "estimate_history")
BESIDE = ("not_applicable", "dont_know", "blank")


@pytest.fixture(scope="module")
def frames(tmp_path_factory):
    """The frames of a round, as they lie on disk."""
    turn = Turn(read_pilot(EXAMPLE), "2022-2", tmp_path_factory.mktemp("reports"))
    for phase in ("enquiry", "planning", "action", "observation"):
        turn.hand_over(turn.result(phase))
    files = turn.report_folder.rglob("*.parquet")
    return {path.stem: pd.read_parquet(path) for path in files}


class Unknowns:
    """Numbers that may be known, bounded or free, and equations between them."""

    def __init__(self):
        self.bounds, self.lines, self.names = [], [], {}

    def number(self, name, known, low, high):
        self.names[name] = len(self.bounds)
        value = None if pd.isna(known) else float(known)
        self.bounds.append((low, high) if value is None else (value, value))

    def equal(self, parts, whole):
        if whole in self.names:
            line = {self.names[part]: 1.0 for part in parts if part in self.names}
            self.lines.append(line | {self.names[whole]: -1.0})

    def width(self, name):
        matrix = np.zeros((len(self.lines), len(self.bounds)))
        for number, line in enumerate(self.lines):
            matrix[number, list(line)] = list(line.values())
        ends = []
        for sign in (1.0, -1.0):
            cost = np.zeros(len(self.bounds))
            cost[self.names[name]] = sign
            found = linprog(
                cost, A_eq=matrix, b_eq=np.zeros(len(matrix)), bounds=self.bounds
            )
            ends.append(sign * found.fun)
        return ends[1] - ends[0]


def hidden_base(row):
    """What the state of a row tells of a base that is not shown."""
    if row["state"] == "hidden":
        return 1, MINIMUM - 1
    # A figure that protects others rests on at least the base that such a row needs; of
    # the base of one that is hidden anyway only that it is no secret by itself.
    return MINIMUM, None


def unknowns_of(frames, audience, item):
    """Everything that the files say of one question: bases, beside, respondents."""
    found, rest = Unknowns(), []
    count = frames["response_count"]
    for row in count[count["audience"] == audience].to_dict("records"):
        low, high = hidden_base(row)
        found.number(("n", row["center"]), row["collected"], low, high)
    rows = frames["estimate"]
    rows = rows[(rows["audience"] == audience) & (rows["statistic"] == "top2box")]
    rows = rows[rows["item"] == item]
    for row in rows.to_dict("records"):
        center = row["center"]
        low, high = hidden_base(row)
        found.number(("base", center), row["base"], low, high)
        for kind in BESIDE:
            found.number((kind, center), row[kind], 0, None)
        parts = [("base", center), *((kind, center) for kind in BESIDE)]
        found.equal(parts, ("n", center))
        # A row that only protects others is no secret by itself.
        if center != "all" and row["state"] == "hidden":
            rest.append((center, pd.isna(row["base"])))
    centers = [center for center in rows["center"] if center != "all"]
    for name in ("n", "base", *BESIDE):
        found.equal([(name, center) for center in centers], (name, "all"))
    return found, [center for center, unknown in rest if unknown]


@pytest.mark.parametrize("audience", ["jobseeker", "employer", "staff"])
def test_no_hidden_base_of_a_center_is_pinned_by_the_files_of_a_round(frames, audience):
    rows = frames["estimate"]
    checked = 0
    for item in rows.loc[rows["audience"] == audience, "item"].unique():
        found, hidden = unknowns_of(frames, audience, item)
        for center in hidden:
            assert found.width(("base", center)) >= PROMISED - 1e-6, (item, center)
            checked += 1
    # Of 30 members of staff no center has as many as ten.
    assert checked >= 84 if audience == "staff" else checked >= 0


def test_hidden_weeks_are_not_pinned_by_totals_of_weeks_and_centers(frames):
    rows, count = frames["response_week"], frames["response_count"]
    for audience, own in rows.groupby("audience"):
        found = Unknowns()
        for row in count[count["audience"] == audience].to_dict("records"):
            low, high = hidden_base(row)
            found.number(("n", row["center"]), row["collected"], low, high)
        for row in own.to_dict("records"):
            small = row["state"] == "hidden"
            low, high = (0, MINIMUM - 1) if small else (MINIMUM, None)
            found.number((row["center"], row["week"]), row["collected"], low, high)
        weeks, centers = own["week"].unique(), own["center"].unique()
        for center in centers:
            found.equal([(center, week) for week in weeks], ("n", center))
        for week in weeks:
            single = [(center, week) for center in centers if center != "all"]
            found.equal(single, ("all", week))
        hidden = own[(own["state"] == "hidden") & own["collected"].isna()]
        # A sample keeps the test short; a week without answers is promised nothing.
        widths = [
            found.width((row["center"], row["week"]))
            for row in hidden.iloc[::4].to_dict("records")
        ]
        assert np.mean([width >= PROMISED - 1e-6 for width in widths]) > 0.9


def test_every_hidden_figure_is_gone_from_every_file(frames):
    for name, frame in frames.items():
        if name not in FIGURES:
            continue
        out = frame[frame["state"].isin(["hidden", "protecting"])]
        for column in ("value", "low", "high", "count"):
            if column in out:
                assert out[column].isna().all(), (name, column)


def test_no_share_of_nobody_or_of_everybody_is_shown(frames):
    rows = frames["estimate"]
    shares = rows[(rows["statistic"] == "top2box") & (rows["state"] == "published")]
    assert shares["count"].gt(0).all()
    assert shares["count"].lt(shares["base"]).all()


def test_the_audit_is_handed_over_and_passed(frames):
    audit = frames["disclosure_audit"]
    # Without an audience stand the monthly counts, which are nobody's answers.
    assert set(audit["audience"]) == {"", "jobseeker", "employer", "staff"}
    assert audit["passed"].all()
    checked = audit[audit["checked"] > 0]
    assert (checked["narrowest"] >= checked["required"] - 1e-6).all()
