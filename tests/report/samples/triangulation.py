"""Frames of what sources say together, and of what nobody aimed at."""

import pandas as pd


def triangulation() -> pd.DataFrame:
    columns = "theme paf css staff consultation finding sense findings"
    rows = [
        ("waiting", "bad", "bad", "silent", "unclear", "agree", "bad", "f1 f2"),
        ("offers", "silent", "mixed", "silent", "silent", "conflict", "mixed", ""),
        ("staff", "silent", "silent", "silent", "good", "one_source", "good", ""),
        ("seats", "silent", "unclear", "silent", "silent", "nothing_clear", "", ""),
    ]
    return pd.DataFrame(rows, columns=columns.split())


def triangulation_evidence() -> pd.DataFrame:
    columns = "theme source audience kind id value low high level reference base sense"
    item, none = ("css", "jobseeker", "item"), (float("nan"),) * 4
    heard, end = ("consultation", "", "comment", ""), (0.95, 60, 99)
    rows = [
        ("waiting", "paf", "", "kpi", "waiting", 31.2, 30, 33, 0.95, 20, 900, "bad"),
        ("waiting", *item, "js_d2", 40.0, 35, 45, *end, "bad"),
        ("waiting", *heard, 1, *none, 2, "unclear"),
        ("offers", *item, "js_q1", 70.0, 65, 75, *end, "good"),
        ("offers", *item, "js_d4", 50.0, 45, 55, *end, "bad"),
        ("staff", *heard, 3, *none, 3, "good"),
    ]
    return pd.DataFrame(rows, columns=columns.split())


def unexpected_change() -> pd.DataFrame:
    columns = (
        "finding scope kind audience id basis before value change low high level method "
        "p_randomisation verdict actions comparisons"
    )
    none, level, before = float("nan"), 0.99, "previous_round"
    item = ("item", "jobseeker", "js_d4", before, 0.5, 0.6, 0.1, 0.02, 0.18, level, "mover")
    kpi = ("kpi", "", "waiting", before, -1.0, 4.0, 5.0, 1.0, 9.0, level, "welch_t")
    rows = [
        ("unaimed", "all", *item, none, "better", "", 5),
        ("against", "pilot", *kpi, 0.01, "worse", "a1 a2", 5),
        ("none", "all", *item, none, "no_clear_change", "", 5),
    ]
    return pd.DataFrame(rows, columns=columns.split())
