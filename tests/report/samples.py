"""Small hand-made frames, one a frame of the phases' results, with the columns of each."""

from datetime import date

import matplotlib as mpl
import pandas as pd

from pescycle.model.framework import Unit
from pescycle.report.names import Names
from pescycle.report.voice import Voice

DATES = ("opened", "start", "end", "due", "done_on", "month", "week", "starts", "ends")
COUNTS = (
    *("count", "base", "planned", "collected", "done", "late", "dropped", "open", "frame"),
    *("needed_5", "needed_10", "rows_read", "rows_kept", "cells_set_aside", "days_late"),
    *("months_expected", "months_closed", "months_reported", "not_applicable", "dont_know"),
    *("blank", "pilots", "comparisons", "code", "centers", "respondents", "groups"),
)
TEXTS = (
    *(
        "center",
        "role",
        "group_en",
        "covariate",
        "kind",
        "source",
        "file",
        "format",
        "encoding",
    ),
    *(
        "separator",
        "source_file",
        "rule",
        "severity",
        "measure",
        "kpi",
        "basis",
        "audience",
    ),
    *(
        "id",
        "finding",
        "owner_en",
        "moves",
        "state",
        "round",
        "level",
        "method",
        "status",
        "reason",
        "flag",
    ),
    *("pillar", "item", "statistic", "since", "verdict", "reference", "stratum"),
    *("unit", "better", "provenance", "version", "questions", "group", "category"),
    *("domain", "test", "adjustment", "family", "theme", "cue"),
    *("language", "other", "left_out", "marks", "checks"),
)


def frame(columns: str, *rows: tuple) -> pd.DataFrame:
    """A frame with the column types that the phases give."""
    made = pd.DataFrame(list(rows), columns=columns.split())
    for name in made:
        if name in DATES:
            made[name] = pd.to_datetime(made[name])
        elif name == "level":
            made[name] = made[name].astype("float64")
        elif name in COUNTS:
            made[name] = made[name].astype("Int64")
        elif name in TEXTS or name.startswith(("title_", "name_")):
            made[name] = made[name].astype("str")
        else:
            made[name] = made[name].astype("float64")
    return made


def center() -> pd.DataFrame:
    return frame(
        "center role group_en opened",
        ("c01", "pilot", "north", date(2015, 1, 1)),
        ("c02", "pilot", "north", date(2016, 5, 1)),
        ("c03", "comparison", "south", None),
    )


def covariate() -> pd.DataFrame:
    return frame(
        "center covariate value",
        ("c01", "unemployment", 0.031),
        ("c02", "unemployment", 0.082),
        ("c03", "unemployment", None),
    )


def event() -> pd.DataFrame:
    return frame(
        "center kind start end title_en title_fr",
        ("c02", "closure", date(2022, 5, 3), date(2022, 6, 20), "Flood", "Inondation"),
        ("c01", "note", date(2022, 7, 1), date(2022, 7, 2), "Job fair", "Forum"),
    )


def source() -> pd.DataFrame:
    return frame(
        "source file format encoding separator rows_read rows_kept cells_set_aside",
        ("jobseekers", "css/jobseekers.csv", "csv", "utf-8", ";", 310, 301, 4),
        ("desk", "kpi/desk.xlsx", "xlsx", "", "", 72, 72, 0),
    )


def problem_count() -> pd.DataFrame:
    return frame(
        "source_file rule severity count",
        ("css/jobseekers.csv", "duplicate_uuid", "warn", 9),
        ("css/jobseekers.csv", "unknown_code", "warn", 1),
    )


def coverage() -> pd.DataFrame:
    return frame(
        "center measure months_expected months_closed months_reported",
        ("c01", "visits", 12, 0, 12),
        ("c02", "visits", 10, 2, 10),
        ("c03", "visits", 12, 0, 11),
    )


def baseline() -> pd.DataFrame:
    half = (date(2022, 1, 1), date(2022, 6, 30))
    return frame(
        "center kpi baseline base basis starts ends",
        ("all", "walk_in", 812.0, 36, "same_months_year_before", *half),
        ("all", "satisfaction", 0.64, 290, "previous_round", *half),
        ("all", "waiting", None, None, "none", None, None),
        ("c01", "walk_in", 900.0, 12, "same_months_year_before", *half),
    )


def proposal() -> pd.DataFrame:
    return frame(
        "id kind kpi item audience center since value low high reference",
        (
            "p1",
            "keep",
            "waiting",
            "",
            "",
            "all",
            "2022-1",
            -8.2,
            -12.0,
            -4.4,
            "pilot_effect",
        ),
        ("p2", "examine", "placed", "", "", "c02", "", 0.74, 0.7, 1.3, "observed_expected"),
        ("p3", "data", "", "js_d2", "jobseeker", "c03", "", None, None, None, "estimate"),
    ).astype({"kpi": "str"})


def target() -> pd.DataFrame:
    return frame(
        "center kpi rule baseline basis target low_target",
        ("all", "walk_in", "growth", 812.0, "same_months_year_before", 852.6, None),
        ("all", "satisfaction", "points", 0.64, "previous_round", 0.67, None),
        ("all", "trained", "fixed", None, "none", 0.8, None),
        ("all", "caseload", "band", None, "none", 120.0, 80.0),
        ("all", "waiting", "growth", None, "none", None, None),
    )


def sample_plan() -> pd.DataFrame:
    return frame(
        "audience center frame planned margin needed_5 needed_10 needed_change",
        ("jobseeker", "all", 1200, 450, 0.0365, 292, 90, 608),
        ("jobseeker", "c01", 400, 197, 0.05, 197, 78, None),
        ("jobseeker", "c02", 800, 253, 0.051, 260, 86, None),
        ("employer", "all", None, 60, None, None, None, 608),
        ("employer", "c01", None, 60, None, None, None, None),
    )


def allocation() -> pd.DataFrame:
    return frame(
        "audience center frame planned proportional neyman cost_optimal center_needed "
        "contacts cost",
        ("jobseeker", "c01", 400, 197, 150, 160, 170, 78, 329, 591.0),
        ("jobseeker", "c02", 800, 253, 300, 290, 280, 86, 422, 759.0),
        ("jobseeker", "all", 1200, 450, 450, 450, 450, 164, 750, 1350.0),
    )


def planned_precision() -> pd.DataFrame:
    return frame(
        "audience center item base margin detectable state",
        ("jobseeker", "all", "q1", 430, 0.0372, 0.0752, "published"),
        ("jobseeker", "c01", "q1", 188, 0.0561, 0.1134, "published"),
        ("jobseeker", "c02", "q1", 20, None, None, "hidden"),
        ("employer", "all", "q1", 8, None, None, "hidden"),
    )


def precision_so_far() -> pd.DataFrame:
    return frame(
        "audience center collected margin_planned margin state",
        ("jobseeker", "all", 300, 0.0365, 0.049, "published"),
        ("jobseeker", "c01", 40, 0.05, 0.147, "published"),
        ("employer", "all", None, 0.126, None, "hidden"),
        ("staff", "all", 25, None, 0.196, "published"),
    )


def scale_quality() -> pd.DataFrame:
    return frame(
        "audience language items base alpha low high level method standardised polychoric "
        "omega kmo first_share factors left_out finding state",
        (
            *("jobseeker", "all", 2, 696, 0.84, 0.82, 0.86, 0.95, "feldt"),
            *(0.84, 0.87, 0.85, 0.9, 0.45, 1, "", "good", "published"),
        ),
        (
            *("staff", "all", 6, 29, None, None, None, 0.95, "feldt"),
            *(None, None, None, None, None, None, "", "base_too_small", "published"),
        ),
    )


def scale_item() -> pd.DataFrame:
    return frame(
        "audience language item base item_rest alpha_if_deleted loading kmo state",
        ("jobseeker", "all", "js_q1", 696, 0.81, 0.80, 0.9, 0.81, "published"),
        ("jobseeker", "all", "js_d2", 696, 0.21, 0.86, 0.3, 0.82, "published"),
        ("jobseeker", "km", "js_q1", 530, 0.80, 0.80, 0.9, 0.81, "published"),
    )


def scale_language() -> pd.DataFrame:
    return frame(
        "audience language other alpha other_alpha difference low high level p "
        "p_adjusted congruence item gap finding state",
        (
            *(
                "jobseeker",
                "km",
                "fr",
                0.84,
                0.61,
                0.23,
                0.11,
                0.38,
                0.95,
                0.001,
                0.001,
                0.80,
            ),
            *("js_d2", 0.4, "different", "published"),
        ),
    )


def action_plan() -> pd.DataFrame:
    starts = pd.to_datetime([date(2023, 1, 10), date(2023, 2, 1), None, date(2023, 3, 1)])
    return action_progress().assign(owner_en="Head", start=starts)[
        ["id", "center", "start", "due", "moves", "owner_en", "title_en", "title_fr"]
    ]


def action_progress() -> pd.DataFrame:
    return frame(
        "id center due state done_on days_late moves title_en title_fr",
        (
            *("a1", "c01", date(2023, 2, 1), "done"),
            *(date(2023, 1, 30), 0, "waiting", "Ticket machine", "Borne à tickets"),
        ),
        (
            *("a2", "c01", date(2023, 3, 1), "done"),
            *(date(2023, 3, 15), 14, "waiting", "Second desk", "Second guichet"),
        ),
        (
            *("a3", "c02", date(2023, 4, 1), "planned", None, 20, "placed"),
            *("Visits to employers", "Visites aux employeurs"),
        ),
        (
            *("a4", "c02", date(2023, 5, 1), "dropped", None, None),
            *("waiting", "Extra evening", "Soirée de plus"),
        ),
    )


def action_count() -> pd.DataFrame:
    return frame(
        "center planned done late dropped open",
        ("all", 4, 2, 1, 1, 1),
        ("c01", 2, 2, 1, 0, 0),
        ("c02", 2, 0, 0, 1, 1),
    )


def response_count() -> pd.DataFrame:
    return frame(
        "audience center planned collected share state",
        ("jobseeker", "all", 450, 423, 0.94, "published"),
        ("jobseeker", "c01", 197, 210, 210 / 197, "published"),
        ("jobseeker", "c02", 253, 213, 213 / 253, "published"),
        ("employer", "all", 60, 21, 0.35, "published"),
        ("employer", "c01", 60, None, None, "hidden"),
    )


def response_week() -> pd.DataFrame:
    weeks = frame(
        "audience center week collected state",
        ("jobseeker", "all", date(2023, 5, 1), 100, "published"),
        ("jobseeker", "all", date(2023, 5, 8), 223, "published"),
        ("jobseeker", "all", date(2023, 5, 15), 100, "published"),
        ("employer", "all", date(2023, 5, 1), None, "hidden"),
        ("employer", "all", date(2023, 5, 8), 21, "published"),
    )
    return weeks.assign(planned=[150.0, 150.0, 150.0, 29.6, 29.6])


def month() -> pd.DataFrame:
    months = pd.date_range("2022-03-01", periods=6, freq="MS")
    rows = [
        (center, month, measure, start + 10 * number, "published")
        for center, start in (("c01", 200), ("c02", 300), ("all", 500))
        for measure in ("visits", "minutes")
        for number, month in enumerate(months)
        if (center, month.month) != ("c02", 6)
    ]
    rows += [
        ("all", month, "placed", None if number == 2 else 12, shown)
        for number, month in enumerate(months)
        for shown in ["hidden" if number == 2 else "published"]
    ]
    return frame("center month measure value state", *rows)


def definition() -> pd.DataFrame:
    return frame(
        "kpi pillar weight unit better provenance version",
        ("walk_in", "users", 0.5, "count", "higher", "fact", "1"),
        ("waiting", "users", 0.5, "minutes", "lower", "proposal", "1"),
        ("placed", "match", 0.0, "share", "higher", "local", "2"),
    )


def item_target() -> pd.DataFrame:
    return frame(
        "audience item rule baseline expected",
        ("jobseeker", "js_q1", "hold", 0.27, 0.27),
        ("jobseeker", "js_d2", "stated", 0.7, 0.75),
        ("employer", "em_q1", "stated", None, 0.8),
        ("employer", "em_d1", "hold", None, None),
    )


def item_expected() -> pd.DataFrame:
    wilson = (0.95, "wilson")
    return frame(
        "audience item rule expected value low high level method base finding",
        ("jobseeker", "js_q1", "hold", 0.27, 0.31, 0.26, 0.37, *wilson, 263, "as_expected"),
        ("jobseeker", "js_d2", "stated", 0.75, 0.8, 0.76, 0.84, *wilson, 260, "above"),
        ("jobseeker", "js_d4", "stated", 0.6, 0.5, 0.44, 0.56, *wilson, 260, "below"),
        ("employer", "em_q1", "stated", 0.8, *([None] * 4), "", None, "insufficient_data"),
    )


SCORE = (
    "round center kpi value low high level method count base baseline target attainment "
    "status reason"
)


def kpi_score() -> pd.DataFrame:
    wilson, none = (0.95, "wilson"), (None, None, None, "")
    r = "2023-1"
    return frame(
        SCORE,
        (r, "all", "walk_in", 860.0, *none, None, 36, 812.0, 852.6, 1.01, "met", ""),
        (
            r,
            "c01",
            "walk_in",
            910.0,
            *none,
            None,
            12,
            900.0,
            945.0,
            0.963,
            "within_tolerance",
            "",
        ),
        (r, "c02", "walk_in", 700.0, *none, None, 10, 750.0, 787.5, 0.889, "watch", ""),
        (
            r,
            "all",
            "placed",
            0.31,
            0.26,
            0.37,
            *wilson,
            81,
            263,
            0.33,
            0.4,
            0.775,
            "act",
            "",
        ),
        (r, "c01", "placed", 0.4, 0.33, 0.47, *wilson, 72, 180, 0.33, 0.4, 1.0, "met", ""),
        (
            *(r, "c02", "placed", 9 / 83, 0.06, 0.19, *wilson, 9, 83, 0.33, 0.4, 0.271),
            *("act", ""),
        ),
        (r, "all", "waiting", 31.2, *none, None, 900, 40.0, 36.0, 1.154, "met", ""),
        (r, "c01", "waiting", 30.0, *none, None, 500, 40.0, 36.0, 1.2, "met", ""),
        (
            *(r, "c02", "waiting", None, *none, None, 0, None, None, None),
            *("insufficient_data", "no_data"),
        ),
    )


def kpi_history() -> pd.DataFrame:
    now = kpi_score()
    return pd.concat(
        [now.assign(round="2022-1", value=now["value"] * 0.95, status="not_due"), now],
        ignore_index=True,
    )


def pillar_score() -> pd.DataFrame:
    return frame(
        "round center pillar attainment weight_covered status",
        ("2023-1", "all", "users", 1.01, 1.0, "met"),
        ("2023-1", "all", "match", 0.775, 0.5, "act"),
        ("2023-1", "c02", "users", None, 0.0, "insufficient_data"),
    )


def observed_expected() -> pd.DataFrame:
    # c02 (45 of 160, 28 %) is far below its limits; c04 (40 of 150, 27 %) has as low a
    # share, which is what its case mix lets expect.
    limits = (0.85, 1.15, 0.75, 1.25)
    rows = frame(
        "center kpi base observed expected ratio low high low_outer high_outer flag state",
        ("c01", "placed", 200, 90, 80.0, 90 / 80, *limits, "within", "published"),
        ("c02", "placed", 160, 45, 61.0, 45 / 61, *limits, "below_outer", "published"),
        ("c03", "placed", 170, 70, 68.0, 70 / 68, *limits, "within", "published"),
        ("c04", "placed", 150, 40, 41.0, 40 / 41, *limits, "within", "published"),
        ("c05", "placed", 180, 95, 75.0, 95 / 75, *limits, "above_outer", "published"),
        ("c06", "placed", 190, 80, 78.0, 80 / 78, *limits, "within", "published"),
        ("c07", "placed", 190, 80, 78.0, 80 / 78, *limits, "within", "published"),
        ("c08", "placed", 190, 80, 78.0, 80 / 78, *limits, "within", "published"),
        ("c09", "placed", *([None] * 8), "insufficient_data", "insufficient"),
    )
    return rows.assign(low_share=rows["center"].isin(["c02", "c04"]))


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


def estimate_history() -> pd.DataFrame:
    now = estimate()
    return pd.concat(
        [now.assign(round="2022-1", value=now["value"] - 0.04), now], ignore_index=True
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


def kpi_change() -> pd.DataFrame:
    newcombe, none = (0.95, "difference"), (None, None, None, "")
    return frame(
        "center kpi target value attainment status before basis change low high level "
        "method verdict",
        (
            *("all", "placed", 0.4, 0.31, 0.775, "act", 0.33, "previous_round", -0.02),
            *(-0.09, 0.05, *newcombe, "no_clear_change"),
        ),
        (
            *("all", "waiting", 36.0, 31.2, 1.154, "met", 40.0, "previous_round", -8.8),
            *(-12.0, -5.6, 0.95, "t", "better"),
        ),
        (
            *(
                "all",
                "walk_in",
                852.6,
                860.0,
                1.01,
                "met",
                812.0,
                "same_months_year_before",
            ),
            *(48.0, *none, "insufficient_data"),
        ),
        (
            *("c02", "placed", 0.4, 9 / 83, 0.271, "act", 0.33, "previous_round", -0.222),
            *(-0.3, -0.12, *newcombe, "worse"),
        ),
        (
            *("c02", "waiting", None, None, None, "insufficient_data", None, "none", None),
            *(*none, "insufficient_data"),
        ),
    )


def item_change() -> pd.DataFrame:
    made = frame(
        "audience center item statistic before value change low high level method verdict",
        (
            *("jobseeker", "all", "js_q1", "top2box", 0.27, 81 / 263, 81 / 263 - 0.27),
            *(-0.03, 0.11, 0.95, "difference", "no_clear_change"),
        ),
        (
            *("jobseeker", "all", "js_d2", "top2box", 0.7, 0.8, 0.1, 0.03, 0.17, 0.95),
            *("difference", "better"),
        ),
        (
            *("jobseeker", "all", "js_d4", "top2box", None, 0.5, None, None, None, None),
            *("", "insufficient_data"),
        ),
    )
    return made.assign(
        p_adjusted=[0.4, 0.012, None],
        adjustment="holm",
        minimum_detectable=[0.06, 0.08, None],
    )


def pilot_effect() -> pd.DataFrame:
    welch = (0.95, "welch", 7, 5)
    return frame(
        "kind audience id since pilot_change comparison_change effect low high level "
        "method pilots comparisons verdict",
        ("kpi", "", "waiting", "2022-1", -9.0, -0.8, -8.2, -12.0, -4.4, *welch, "better"),
        (
            "kpi",
            "",
            "placed",
            "2022-1",
            0.02,
            0.01,
            0.01,
            -0.05,
            0.07,
            *welch,
            "no_clear_change",
        ),
        (
            *("item", "jobseeker", "js_d2", "2022-1", 0.1, 0.02, 0.08, 0.02, 0.14, *welch),
            *("better",),
        ),
        (
            *("kpi", "", "walk_in", "2022-1", None, None, None, None, None, None, "", 1, 0),
            *("insufficient_data",),
        ),
    )


def center_path(*rounds: str, before: int = 1) -> pd.DataFrame:
    """One question's way through rounds; ``before`` of them lie before the actions."""
    rounds = rounds or ("2022-1", "2023-1")
    rows = []
    for role, centers, step in (("pilot", 7, 0.2), ("comparison", 5, 0.0)):
        for place, name in enumerate(rounds):
            mean, marks = 0.4 + step * place, "before" if place < before else "after"
            rows.append(
                (
                    *("item", "jobseeker", "js_d2", role, name, mean, mean - 0.1),
                    *(mean + 0.1, 0.95, "t_centers", centers, marks),
                    *((0.2, 0.05, 0.35) if before > 1 else (None, None, None)),
                )
            )
    return frame(
        "kind audience id role round mean low high level method centers marks "
        "change_before low_before high_before",
        *rows,
    )


def lesson() -> pd.DataFrame:
    return frame(
        "moves planned done dropped open since centers effect low high verdict",
        ("waiting", 3, 2, 1, 0, "2022-1", 5, -8.2, -12.0, -4.4, "better"),
        ("placed", 2, 1, 0, 1, "2022-1", 2, 0.01, -0.05, 0.07, "no_clear_change"),
    )


TITLES = {
    "center": {
        f"c{n:02d}": {"en": f"Center {n:02d}", "fr": f"Centre {n:02d}"}
        for n in range(1, 41)
    },
    "kpi": {
        "walk_in": {"en": "Walk-in visitors", "fr": "Visiteurs sans rendez-vous"},
        "placed": {"en": "Placed within 90 days", "fr": "Placés dans les 90 jours"},
        "waiting": {"en": "Waiting time", "fr": "Temps d’attente"},
        "satisfaction": {"en": "Overall satisfaction", "fr": "Satisfaction générale"},
        "trained": {"en": "Trained staff", "fr": "Personnel formé"},
        "caseload": {"en": "Caseload", "fr": "Dossiers par conseiller"},
    },
    "pillar": {"users": {"en": "More users"}, "match": {"en": "Fewer mismatches"}},
    "measure": {
        "visits": {"en": "Visits", "fr": "Visites"},
        "minutes": {"en": "Minutes waited"},
        "placed": {"en": "Placed"},
    },
    "round": {
        "2022-1": {"en": "Round 2022-1", "fr": "Tour 2022-1"},
        "2023-1": {"en": "Round 2023-1", "fr": "Tour 2023-1"},
    },
    "covariate": {"unemployment": {"en": "Unemployment rate", "fr": "Taux de chômage"}},
    "item": {
        "js_q1": {"en": "Overall satisfaction", "fr": "Satisfaction générale"},
        "js_d2": {"en": "Waiting time", "fr": "Temps d’attente"},
        "js_d4": {"en": "Courtesy", "fr": "Courtoisie"},
        "em_q1": {"en": "Overall, employers", "fr": "Dans l’ensemble"},
    },
}
SCALE = {
    "1": {"en": "Very dissatisfied", "fr": "Très insatisfait"},
    "2": {"en": "Dissatisfied", "fr": "Insatisfait"},
    "3": {"en": "Neither", "fr": "Ni l’un ni l’autre"},
    "4": {"en": "Satisfied", "fr": "Satisfait"},
    "5": {"en": "Very satisfied", "fr": "Très satisfait"},
}
UNITS = {
    "walk_in": Unit.COUNT,
    "placed": Unit.SHARE,
    "waiting": Unit.MINUTES,
    "satisfaction": Unit.SHARE,
    "trained": Unit.SHARE,
    "caseload": Unit.NUMBER,
}


COVARIATES = {"unemployment": "share"}


def voice(language: str = "en", centers: dict | None = None) -> Voice:
    """A voice that knows the names of these frames."""
    titles = {**TITLES, "moves": {**TITLES["item"], **TITLES["kpi"]}}
    if centers:
        titles["center"] = centers
    answers = {("jobseeker", "js_q1"): SCALE, ("jobseeker", "js_d2"): SCALE}
    return Voice(
        language,
        Names(titles=titles, answers=answers, units=UNITS, covariate_units=COVARIATES),
    )


def plain(text: str) -> str:
    """The text with ordinary spaces, as one would type it."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def chart_settings() -> dict:
    """matplotlib's settings; read so that looking does not choose a backend."""
    return {name: dict.__getitem__(mpl.rcParams, name) for name in mpl.rcParams}


def quality_rule() -> pd.DataFrame:
    made = frame(
        "audience rule threshold flagged base share state",
        ("jobseeker", "speeder", 0.4, 12, 400, 0.03, "published"),
        ("jobseeker", "straight_liner", 5, 40, 390, 40 / 390, "published"),
        ("jobseeker", "contradiction", 3, None, 400, None, "protecting"),
        ("jobseeker", "same_phone", 1, None, 0, None, "insufficient"),
        ("employer", "speeder", 0.4, 0, 60, 0.0, "published"),
        ("staff", "speeder", 0.4, None, None, None, "hidden"),
    )
    action = ["flag", "set_aside", "flag", "flag", "flag", "flag"]
    return made.astype({"flagged": "Int64"}).assign(action=action)


SPEEDERS = ("jobseeker", "js_q1", "top2box", "speeder", "flag")


def quality_effect(*rows: tuple) -> pd.DataFrame:
    """Rows as given, else one whose headline depends on a rule."""
    made = rows or [(*SPEEDERS, 0.7, 0.7, 0.64, -0.06, 40, 400, "published")]
    actions = [row[4] for row in made]
    return (
        frame(
            "audience item statistic rule value value_with value_without change flagged "
            "base state",
            *((*row[:4], *row[5:]) for row in made),
        )
        .astype({"flagged": "Int64"})
        .assign(action=actions)
    )


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


def disclosure_audit():
    rows = [
        ("jobseeker", "estimate", 169, 0, 0, 0, None, None, True),
        ("employer", "estimate", 288, 144, 1, 286, 5.0, 5.0, True),
    ]
    columns = [
        *("audience", "table", "cells", "hidden", "protecting", "checked", "narrowest"),
        *("required", "passed"),
    ]
    return pd.DataFrame(rows, columns=columns)


def theme_share():
    rows = [
        ("waiting", "", 20, 0.5, 0.35, 0.65),
        ("uncoded", "", 4, 0.1, 0.04, 0.23),
        ("all", "suggestion", 10, 0.25, 0.14, 0.4),
    ]
    made = frame("theme cue count share low high", *rows)
    about = {"audience": "jobseeker", "item": "js_t1", "se": 0.05, "base": 40}
    return made.assign(level=0.95, method="wilson", state="published", **about)


def theme_score():
    made = frame(
        "theme share_low share_low_other difference low high base base_other",
        ("waiting", 0.5, 0.2, 0.3, 0.1, 0.5, 50, 60),
    )
    about = {"audience": "jobseeker", "item": "js_t1", "se": 0.1}
    return made.assign(level=0.95, method="mover", state="published", **about)


def quotation():
    row = {"id": "q1", "audience": "jobseeker", "theme": "waiting", "language": "en"}
    return pd.DataFrame(
        [row | {"text_en": "An hour!", "text_fr": "", "text_es": "", "text_km": ""}]
    )
