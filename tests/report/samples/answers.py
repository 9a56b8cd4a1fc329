"""Frames of what the users answered."""

import pandas as pd

from tests.report.samples.frames import frame

ESTIMATE = (
    "round audience center item statistic value se low high level method count base "
    "not_applicable dont_know blank state"
)


def estimate() -> pd.DataFrame:
    top, r, shown = ("top2box",), "2023-1", ("published",)
    index = ("index", 61.2, 1.1, 59.0, 63.4, 0.95, "t", None)
    return frame(
        ESTIMATE,
        (
            *(r, "jobseeker", "all", "js_q1", *top, 81 / 263, 0.028, 0.26, 0.37, 0.95),
            *("wilson", 81, 263, 4, 3, 2, *shown),
        ),
        (r, "jobseeker", "all", "js_q1", *index, 263, 4, 3, 2, *shown),
        (
            *(r, "jobseeker", "all", "js_d2", *top, 0.8, 0.02, 0.75, 0.84, 0.95),
            *("wilson", 208, 260, 6, 3, 3, *shown),
        ),
        (
            *(r, "jobseeker", "all", "js_d4", *top, 0.5, 0.03, 0.44, 0.56, 0.95),
            *("wilson", 130, 260, 6, 3, 3, *shown),
        ),
        (
            *(r, "jobseeker", "c01", "js_q1", *top, 0.35, 0.04, 0.28, 0.43, 0.95),
            *("wilson", 56, 160, 1, 1, 0, *shown),
        ),
        (
            *(r, "jobseeker", "c02", "js_q1", *top, None, None, None, None, 0.95),
            *("wilson", None, None, None, None, None, "hidden"),
        ),
        (
            *(r, "employer", "all", "em_q1", *top, 1.0, 0.0, 0.85, 1.0, 0.95),
            *("wilson", 21, 21, 0, 0, 0, *shown),
        ),
    )


def estimate_history() -> pd.DataFrame:
    now = estimate()
    return pd.concat(
        [now.assign(round="2022-1", value=now["value"] - 0.04), now], ignore_index=True
    )


WEIGHT_CLASS = (
    "audience margin category frame_share before_share after_share base ratio state"
)
WEIGHT_EFFECT = "audience method base deff_kish effective_base lowest highest trimmed state"


def weight_class() -> pd.DataFrame:
    shown = ("published",)
    # Here a margin is what clients are counted by, in a sample plan half an interval.
    rows = [
        ("jobseeker", "center", "c01", 0.4, 0.5, 0.4, 150, 0.8, *shown),
        ("jobseeker", "center", "c02 c03", 0.6, 0.5, 0.6, 150, 1.2, *shown),
        ("jobseeker", "mode", "web", 0.3, 0.25, 0.27, 75, 1.08, *shown),
        ("jobseeker", "mode", "phone not_stated", 0.7, 0.75, 0.73, 225, 0.97, *shown),
    ]
    return pd.DataFrame(rows, columns=WEIGHT_CLASS.split())


def weight_effect() -> pd.DataFrame:
    return frame(
        WEIGHT_EFFECT,
        ("jobseeker", "raking", 300, 1.25, 240.0, 0.61, 2.42, 2, "published"),
        ("employer", "none", 40, 1.0, 40.0, 1.0, 1.0, 0, "published"),
    )


# Not applicable, don't know, not answered; as shares of 300 respondents.
APART = (6, 3, 30, 0.02, 0.01, 0.1, 300)


def distribution() -> pd.DataFrame:
    rows = []
    for item, counts in (
        ("js_q1", (20, 62, 100, 51, 30)),
        ("js_d2", (2, 10, 40, 108, 100)),
    ):
        base = sum(counts)
        rows += [
            (*("jobseeker", "all", item, code, n, n / base, base), *APART, "published")
            for code, n in enumerate(counts, 1)
        ]
    hidden = [
        (*("employer", "all", "em_q1", code), *[None] * 10, "hidden")
        for code in range(1, 6)
    ]
    columns = "audience center item code count share base not_applicable dont_know blank "
    columns += "not_applicable_share dont_know_share blank_share respondents state"
    return frame(columns, *rows, *hidden)


KEY_FIGURE = (
    "audience center statistic item value se low high level method count base state"
)


def key_figure() -> pd.DataFrame:
    shown = (0.95, "wilson", 81, 263, "published")
    return frame(
        KEY_FIGURE,
        ("jobseeker", "all", "top2box", "js_q1", 81 / 263, 0.028, 0.26, 0.37, *shown),
        (
            *("jobseeker", "all", "nps", "js_r1", -4.1, 2.7, -9.5, 1.2, 0.95, "t"),
            *(None, 799, "published"),
        ),
        (
            *("jobseeker", "all", "satisfaction_index", "js_q1 js_d2", 65.3, 0.8, 63.7),
            *(66.9, 0.95, "t", None, 762, "published"),
        ),
        (
            *("employer", "all", "nps", "em_r1", None, None, None, None, 0.95, "t"),
            *(None, None, "hidden"),
        ),
    )


GROUP_ESTIMATE = (
    "audience questions group category domain item statistic value se low high level "
    "method count base state"
)


def group_estimate() -> pd.DataFrame:
    """Figures by mode and by a question; two answers to it were put together."""
    rows = []
    for group, category, value, base in (
        ("mode", "web", 0.5, 40),
        ("mode", "at_exit", 0.7, 200),
        ("js_d2", "1 2", 0.2, 50),
        ("js_d2", "5", 0.9, 100),
        ("js_d2", "4", None, None),
    ):
        known = value is not None
        limits = (value - 0.1, value + 0.05) if known else (None, None)
        rows.append(
            (
                *("jobseeker", "overall", group, category, f"{group} {category}"),
                *("js_q1", "top2box", value, 0.03, *limits, 0.95, "wilson"),
                *(round(value * base) if known else None, base),
                "published" if known else "hidden",
            )
        )
    return frame(GROUP_ESTIMATE, *rows)


GROUP_TEST = (
    "audience group item test statistic df1 df2 p p_adjusted adjustment family questions "
    "comparisons groups base reference category difference se low high level finding "
    "reason state"
)


def group_test() -> pd.DataFrame:
    holm = ("holm", "jobseeker overall rao_scott", "overall", 2)
    return frame(
        GROUP_TEST,
        (
            *("jobseeker", "mode", "js_q1", "rao_scott", 4.2, 1.0, 239.0, 0.041, 0.041),
            *(*holm, 2, 240, "web", "at_exit", 0.2, 0.08, 0.04, 0.36, 0.95, "different"),
            *("", "published"),
        ),
        (
            *("jobseeker", "mode", "js_q1", "design_t", 1.5, 1.0, 238.0, 0.135, 0.27),
            *(*holm, 2, 240, "web", "at_exit", 7.5, 5.0, -2.3, 17.3, 0.95),
            *("no_clear_difference", "", "published"),
        ),
        (
            *("jobseeker", "js_d2", "js_q1", "rao_scott", 60.1, 1.6, 240.0, 1e-9, 2e-9),
            *(*holm, 3, 150, "", "", None, None, None, None, 0.95, "different"),
            *("", "published"),
        ),
        (
            *("employer", "center", "em_q1", "rao_scott", None, None, None, None, None),
            *("holm", "employer overall rao_scott", "overall", 0, 1, 21, "", ""),
            *(None, None, None, None, 0.95, "insufficient_data", "few_groups"),
            "published",
        ),
        (
            *("jobseeker", "mode", "js_d4", "rao_scott", 0.4, 1.0, 239.0, 0.52, 1.0),
            *("holm", "jobseeker driver rao_scott", "driver", 2, 2, 240, "web", "at_exit"),
            *(0.02, 0.05, -0.08, 0.12, 0.95, "no_clear_difference", "", "published"),
        ),
        (
            *("jobseeker", "js_d2", "js_d4", "rao_scott", 9.1, 2.0, 240.0, 0.0002),
            *(0.0004, "holm", "jobseeker driver rao_scott", "driver", 2, 3, 150, "", ""),
            *(None, None, None, None, 0.95, "different", "", "published"),
        ),
    )
