"""Frames of KPIs by group."""

import pandas as pd

from pescycle.phases import frames

KPI = {"audience": "", "center": "all", "level": 0.95, "state": "published"}
GAP = {"audience": "", "level": 0.95, "adjustment": "holm", "comparisons": 4}
SHARES = ("value", "value_reference", "gap", "low", "high")
RATIOS = ("ratio", "ratio_low", "ratio_high")
BASES = ("base", "base_reference", "p", "p_adjusted")


def _kpi(about, category, figures, **more):
    named = {"kpi": about, "group": "sex", "category": category, "method": "wilson"}
    columns = ("value", "low", "high", "count", "base")
    return KPI | named | dict(zip(columns, figures, strict=True)) | more


def equity_kpi() -> pd.DataFrame:
    rows = [
        _kpi("placed", "woman", (0.25, 0.19, 0.31, 50, 200)),
        _kpi("placed", "man", (0.4, 0.33, 0.47, 80, 200)),
        _kpi("placed", "woman", [None] * 5, center="c01", state="hidden"),
        _kpi("placed", "man", [None] * 5, center="c01", state="protecting"),
        _kpi("walk_in", "woman", (0.48, 0.4, 0.56, 480, 1000), method="ratio_months"),
    ]
    return _typed(pd.DataFrame(rows, columns=list(frames.EQUITY_KPI)))


def _gap(about, figures, ratios, bases, finding, **more):
    kpi, group, category, reference = about.split(", ")
    named = {"kpi": kpi, "group": group, "category": category, "reference": reference}
    numbers = zip(SHARES + RATIOS + BASES, (*figures, *ratios, *bases), strict=True)
    said = {"finding": finding, "state": "published", "method": "newcombe"}
    return GAP | named | dict(numbers) | said | more


def equity_gap() -> pd.DataFrame:
    rows = [
        _gap(
            "placed, sex, woman, man",
            (0.25, 0.4, -0.15, -0.24, -0.06),
            (0.625, 0.46, 0.83),
            (200, 200, 0.001, 0.004),
            "behind",
        ),
        _gap(
            "placed, age, young, others",
            (0.3, 0.33, -0.03, -0.12, 0.06),
            (0.909, 0.66, 1.2),
            (150, 250, 0.5, 1.0),
            "no_clear_gap",
        ),
        _gap(
            "walk_in, sex, woman, population",
            (0.48, 0.6, -0.12, -0.2, -0.04),
            (0.8, 0.67, 0.93),
            (480, 1000, 0.01, 0.03),
            "under_represented",
            method="ratio_months",
        ),
        _gap(
            "waiting, sex, woman, man",
            (30.0, 25.0, 5.0, 2.0, 8.0),
            (1.2, 1.08, 1.33),
            (300, 280, 0.2, 0.6),
            "no_clear_gap",
            method="ratio_months",
        ),
        _gap(
            "satisfaction, sex, woman, man other",
            [None] * 5,
            [None] * 3,
            [None] * 4,
            "insufficient_data",
            audience="jobseeker",
            state="hidden",
        ),
    ]
    return _typed(pd.DataFrame(rows, columns=list(frames.EQUITY_GAP)))


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    numbers = {*SHARES, *RATIOS, *BASES, "count"} & set(frame)
    return frame.astype(dict.fromkeys(numbers, "float64"))


def equity_audit() -> pd.DataFrame:
    row = ("", "equity", 40, 2, 3, 5, 6.0, 5.0, True)
    return pd.DataFrame([row], columns=list(frames.DISCLOSURE_AUDIT))
