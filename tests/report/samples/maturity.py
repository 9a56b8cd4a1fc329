"""Frames of the maturity check: two sections, two centers, one with a hidden role."""

import pandas as pd

from pescycle.phases import frames

SECTIONS, CENTERS = ("goals", "people", "all"), ("c01", "c02", "all")
LEVEL = {"goals": 62.0, "people": 40.0, "all": 51.0}
OF_CENTER = {"c01": 4.0, "c02": -4.0, "all": 0.0}
ROLE = {"self": 5.0, "peer": -5.0, "all": 0.0, "consensus": 1.0}
STEP = {"plan": 9.0, "do": 5.0, "check": -5.0, "act": -9.0, "score": 0.0}
PEOPLE = (("a1", "self", 8.0), ("a2", "self", 1.0), ("p1", "peer", -9.0))
NUMBERS = (
    *("value", "lowest", "highest", "low", "high", "level", "adjusted", "assessors"),
    *("centers", "base", "weight_covered"),
)


def _score(center, section, role, phase, statement=""):
    value = LEVEL[section] + OF_CENTER[center] + ROLE[role] + STEP[phase]
    decided = role == "consensus"
    spread = [None] * 4 if decided else [value - 12, value + 11, value - 7, value + 7]
    together = center == "all"
    method = "agreed" if decided else "t_centers" if together else "t_assessors"
    return {
        **{"round": "2023-1", "version": "1", "center": center, "section": section},
        **{"statement": statement, "role": role, "phase": phase, "value": value},
        **dict(zip(("lowest", "highest", "low", "high"), spread, strict=True)),
        **{"level": 0.95, "method": method},
        "adjusted": value + 1.5 if phase == "score" and not decided else None,
        "assessors": 0 if decided else 12 if together else 6,
        "centers": 2 if together else 1,
        **{"base": 24, "weight_covered": 0.98, "reason": "", "state": "published"},
    }


def maturity_score() -> pd.DataFrame:
    rows = [
        _score(center, section, role, phase)
        for center in CENTERS
        for section in SECTIONS
        for role in ROLE
        for phase in STEP
    ]
    rows += [
        _score("all", "goals", "all", "score", "clear"),
        _score("all", "people", "all", "score", "trained"),
    ]
    frame = pd.DataFrame(rows, columns=list(frames.MATURITY_SCORE))
    frame = frame.astype(dict.fromkeys(NUMBERS, "float64"))
    # c02 has two peers only, and of people too little was scored there.
    small = (frame["center"] == "c02") & frame["role"].isin(["self", "peer"])
    frame.loc[small, "state"] = frame["role"].map({"self": "protecting", "peer": "hidden"})
    little = (frame["center"] == "c02") & (frame["section"] == "people")
    frame.loc[little, ["state", "reason"]] = ["insufficient", "low_coverage"]
    gone = ["value", "adjusted", "lowest", "highest", "low", "high", "base"]
    frame.loc[small | little, gone] = None
    return frame


def _of(**only):
    frame = maturity_score()
    for name, value in only.items():
        frame = frame[frame[name] == value]
    return frame


def maturity_role() -> pd.DataFrame:
    return _of(center="all", statement="", phase="score")


def maturity_phase() -> pd.DataFrame:
    return _of(center="all", statement="", role="all")


def maturity_center() -> pd.DataFrame:
    return _of(statement="", role="all", phase="score")


def maturity_statement() -> pd.DataFrame:
    frame = maturity_score()
    return frame[frame["statement"] != ""]


def maturity_difference() -> pd.DataFrame:
    rows = [
        ("goals", 67.0, 57.0, 10.0, 4.0, 16.0, 0.001, 0.002, 8, "self_higher"),
        ("people", 45.0, 44.0, 1.0, -5.0, 7.0, 0.6, 0.6, 8, "no_clear_difference"),
        ("all", 56.0, 50.0, 6.0, 1.0, 11.0, 0.02, 0.02, 8, "self_higher"),
    ]
    columns = ["section", "self", "peer", "difference", "low", "high", "p", "p_adjusted"]
    frame = pd.DataFrame(rows, columns=[*columns, "centers", "finding"])
    frame = frame.assign(round="2023-1", level=0.95, method="paired_t")
    return frame[list(frames.MATURITY_DIFFERENCE)]


def _agreement(center, section, measure, figures, finding, role="all"):
    value, low, high = figures
    return {
        **{"round": "2023-1", "center": center, "section": section, "role": role},
        **{"measure": measure, "value": value, "low": low, "high": high, "level": 0.95},
        **{"method": "f", "base": 24, "assessors": 6, "finding": finding},
        "state": "published",
    }


def maturity_agreement() -> pd.DataFrame:
    alpha = "krippendorff_alpha"
    rows = [
        _agreement("all", "all", alpha, (0.72, 0.6, 0.83), "unclear"),
        _agreement("all", "all", alpha, (0.86, 0.81, 0.9), "good", "self"),
        _agreement("all", "goals", alpha, (0.78, 0.7, 0.85), "tentative"),
        _agreement("all", "people", alpha, (0.31, 0.1, 0.5), "weak"),
        _agreement("c01", "all", alpha, (0.7, 0.5, 0.8), "unclear"),
        _agreement("c01", "all", "icc2", (0.71, 0.5, 0.82), "unclear"),
    ]
    frame = pd.DataFrame(rows, columns=list(frames.MATURITY_AGREEMENT))
    return frame.astype(dict.fromkeys(("value", "low", "high"), "float64"))


def agreement_by_center() -> pd.DataFrame:
    frame = maturity_agreement()
    return frame[frame["center"] != "all"]


def assessor_severity() -> pd.DataFrame:
    rows = [
        {"assessor": "all", "role": "all", "sd": 5.2, "residual": 6.1, "share": 0.42}
        | {"shrunk_low": -8.3, "shrunk_high": 7.2, "scores": 60, "assessors": 3},
        *(
            {"assessor": code, "role": role, "effect": v, "low": v - 2, "high": v + 2}
            | {"shrunk": v * 0.9, "shrunk_low": v * 0.9 - 2, "shrunk_high": v * 0.9 + 2}
            | {"scores": 20, "assessors": 3, "method": "additive", "level": 0.95}
            for code, role, v in (
                ("a1", "self", 8.0),
                ("a2", "self", 1.0),
                ("p1", "peer", -9.0),
            )
        ),
    ]
    frame = pd.DataFrame(rows).reindex(columns=list(frames.ASSESSOR_SEVERITY))
    return frame.assign(round="2023-1", state="published")


def maturity_consensus() -> pd.DataFrame:
    columns = [
        *("center", "section", "statement", "agreed", "mean", "difference", "lowest"),
        *("highest", "assessors", "outside", "phases_outside", "decided_by", "reason_en"),
    ]
    rows = [
        (
            *("c01", "goals", "clear", 80.0, 60.0, 20.0, 50.0, 70.0, 6, True, "plan score"),
            *("workshop", "A plan was shown"),
        ),
        (
            *("c01", "people", "trained", 45.0, 44.0, 1.0, 30.0, 60.0, 6, False, ""),
            *("assessors", "Talked over"),
        ),
        (
            *("c02", "goals", "clear", 55.0, None, None, None, None, None, False, ""),
            *("center_head", "Talked over"),
        ),
    ]
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame.assign(
        round="2023-1",
        decided_on=pd.Timestamp(2023, 6, 20),
        state=["published", "published", "hidden"],
    )
    return frame.reindex(columns=list(frames.MATURITY_CONSENSUS))


def enabler_link() -> pd.DataFrame:
    columns = [
        *("kpi", "section", "center", "score", "score_before", "score_change"),
        *("score_low", "score_high", "centers", "before", "value", "change", "low", "high"),
        "verdict",
    ]
    rows = [
        (
            *("waiting", "goals", "all", 62.0, 54.0, 8.0, 3.0, 13.0, 8),
            *(41.0, 34.0, -7.0, -8.0, -6.0, "better"),
        ),
        (
            *("placed", "people", "all", 40.0, 40.5, -0.5, -2.0, 1.0, 8),
            *(0.37, 0.38, 0.01, -0.01, 0.03, "no_clear_change"),
        ),
        (
            *("waiting", "goals", "c01", 66.0, 55.0, 11.0, None, None, 1),
            *(42.0, 31.0, -11.0, -12.0, -10.0, "better"),
        ),
    ]
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame.assign(round="2023-1", since="2022-1", level=0.95, method="mover")
    return frame[list(frames.ENABLER_LINK)]


def maturity_history() -> pd.DataFrame:
    return maturity_score()
