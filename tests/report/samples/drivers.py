"""Frames of what matters most."""

import pandas as pd

from tests.report.samples.frames import frame


def driver_share(*, below_hundred: bool = False, order: tuple = (0.5, 0.3)) -> pd.DataFrame:
    """Two parts of the service by three methods; with too few answers by one."""
    rows = [
        ("js_d2", "rank_correlation", 0.61, 0.5, 0.7, None, 240, None, None, ""),
        ("js_d4", "rank_correlation", -0.2, None, None, None, 230, None, None, ""),
    ]
    if not below_hundred:
        rows += [
            ("js_d2", "lmg", 0.7, 0.6, 0.8, 0.95, 240, 0.64, 0.2, "js_o1"),
            ("js_d4", "lmg", 0.3, 0.2, 0.4, 0.05, 230, 0.64, 0.2, "js_o1"),
            ("js_d2", "johnson", order[0], 0.4, 0.6, 0.95, 240, 0.64, 0.2, "js_o1"),
            ("js_d4", "johnson", order[1], None, None, 0.05, 230, 0.64, 0.2, "js_o1"),
        ]
    made = frame(
        "item method share low high top_three base r2 adjusted_r2",
        *(row[:-1] for row in rows),
    )
    texts = {"adjusted_for": [row[-1] for row in rows], "rows": "pairwise"}
    return made.assign(audience="jobseeker", level=0.95, state="published", **texts)


def driver_map() -> pd.DataFrame:
    made = frame(
        "item performance performance_low performance_high importance importance_low "
        "importance_high base",
        ("js_d2", 50.0, 45.0, 55.0, 0.7, 0.6, 0.8, 240),
        ("js_d4", 80.0, 60.0, 90.0, 0.3, 0.2, 0.4, 230),
    )
    cuts = {"performance_cut": 65.0, "importance_cut": 0.5}
    return made.assign(
        audience="jobseeker",
        level=0.95,
        state="published",
        quadrant=["work_first", "not_clear"],
        **cuts,
    )


def driver_model(*, reason: str = "") -> pd.DataFrame:
    figures = [(2.5, 1.5, 4.2, 0.0001, 0.012), (1.1, 0.8, 1.5, 0.4, 1.0)]
    made = frame(
        "item odds_ratio low high p parallel_p base",
        *(
            (item, *((None,) * 5 if reason else own), 180)
            for item, own in zip(("js_d2", "js_d4"), figures, strict=True)
        ),
    )
    words = {"method": "proportional_odds", "reason": reason, "adjusted_for": "js_o1"}
    return made.assign(audience="jobseeker", level=0.95, state="published", **words)
