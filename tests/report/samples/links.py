"""Frames of the chain: actions beside what moved, lessons, questions."""

from datetime import date

import pandas as pd


def action_expected() -> pd.DataFrame:
    columns = "action center moves state done_on days_late target before value change low"
    columns += " high verdict since effect effect_low effect_high effect_verdict evidence"
    columns += " proposed title_en title_fr"
    nothing = (None,) * 4
    rows = [
        (
            *("a1", "c01", "waiting", "done", date(2023, 1, 30), 0, 35.0, 42.0, 31.0),
            *(-11.0, -13.0, -9.0, "better", "2022-1", -10.0, -12.5, -7.5, "better"),
            *("compared", "keep", "Second desk", "Second guichet"),
        ),
        (
            *("a2", "c02", "placed", "late", None, 20, 0.4, 0.3, 0.31, 0.01, -0.05, 0.07),
            *("no_clear_change", "2022-1", *nothing[:3], "insufficient_data"),
            *("not_done", "finish", "Visits to employers", "Visites aux employeurs"),
        ),
    ]
    frame = pd.DataFrame(rows, columns=columns.split())
    numbers = ["effect", "effect_low", "effect_high"]
    return frame.astype(dict.fromkeys(numbers, "float64")).assign(
        done_on=pd.to_datetime(frame["done_on"])
    )


def team_lesson() -> pd.DataFrame:
    columns = "lesson action center loop decision question proposed text_en reason_en"
    columns += " title_en title_fr"
    rows = [
        (
            *("l1", "a1", "c01", "single", "keep", "q2", "keep", "Order the desk early"),
            *("The wait fell", "Second desk", "Second guichet"),
        ),
        (
            *("l2", "a1", "c01", "double", "stop", "", "keep", "Offers matter more"),
            *("Judged below its aim", "Second desk", "Second guichet"),
        ),
        ("l3", "", "", "double", "adapt", "q3", "", "Compare like with like", "", "", ""),
    ]
    return pd.DataFrame(rows, columns=columns.split())


def chain() -> pd.DataFrame:
    columns = "question finding cause cause_round grade actions centers planned done moves"
    columns += " since effect effect_low effect_high effect_verdict lessons decisions"
    columns += " next_questions question_text_en finding_text_en cause_text_en"
    columns += " cause_text_fr title_en"
    missing = (None, None, None)
    rows = [
        (
            *("q1", "f1", "k1", "2022-1", "weak", "a1 a4", "c01 c03", 2, 1, "waiting"),
            *("2022-1", -10.0, -12.5, -7.5, "better", "l1 l2", "keep stop", "q2"),
            *("Long waits", "A visit waits 42 minutes", "One desk", "Un seul guichet"),
            "Second desk",
        ),
        (
            *("", "", "", "", "", "a2", "c02", 1, 0, "placed", "2022-1", *missing),
            *("insufficient_data", "", "", "", "", "", "", "", "Visits to employers"),
        ),
        (
            *("q1", "f2", "k2", "2022-1", "none", "", "", None, None, "", "", *missing),
            *("", "", "", "", "Long waits", "", "Nobody at the door", "", ""),
        ),
        (
            *("q3", "f3", "k3", "2023-1", "weak", "", "", None, None, "", "", *missing),
            *("", "", "", "", "Who comes?", "", "No talk", "", ""),
        ),
    ]
    types = dict.fromkeys(("effect", "effect_low", "effect_high"), "float64")
    types |= dict.fromkeys(("planned", "done"), "Int64")
    return pd.DataFrame(rows, columns=columns.split()).astype(types)


def question_trail() -> pd.DataFrame:
    columns = "question kind grade origin findings sources found text_en"
    rows = [
        ("q3", "question", "weak", "l1", "f3 f4", "paf staff", "strong", "Who comes?"),
        ("q4", "problem", "none", "", "", "", "", "Few employers"),
    ]
    return pd.DataFrame(rows, columns=columns.split())
