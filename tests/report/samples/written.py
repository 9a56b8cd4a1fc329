"""Frames of what a team wrote down for the enquiry."""

import pandas as pd


def made(columns: str, *rows: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=columns.split())
    if "date" in frame:
        frame["date"] = pd.to_datetime(frame["date"])
    return frame


def cells(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


def round_question() -> pd.DataFrame:
    return made(
        "id kind grade from from_thing from_round text_en evidence_en origin_en",
        ("q1", "problem", "strong", "", "", "", "People wait", "Desk log", ""),
        ("q2", "question", "weak", "l1", "lesson", "2022-1", "Why?", "", "Ask them"),
        ("q3", "question", "weak", "p01", "proposal", "2022-1", "More?", "", ""),
    )


def context() -> pd.DataFrame:
    texts = ("People without work", "Survey")
    return made(
        "series kind date value unit_en title_en source_en round",
        ("jobless", "labour_market", "2022-01-31", 4.5, "%", *texts, "2022-1"),
        ("staff", "staff", "2022-01-31", 90.0, "", "Staff", "", "2022-1"),
        ("jobless", "labour_market", "2022-08-31", 4.0, "%", *texts, "2022-1"),
    )


def stakeholder() -> pd.DataFrame:
    return made(
        "id group influence interest name_en name_fr place comments",
        ("h1", "donors", 5, 4, "A bank", "Une banque", "high_high", 2),
        ("h2", "donors", 4, 4, "A fund", "", "high_high", 2),
        ("h3", "press", 2, 1, "A paper", "", "low_low", 0),
    )


def consultation() -> pd.DataFrame:
    columns = "id workshop date group theme tone status changed comment_en response_en "
    return made(
        columns + "reason_en round",
        cells(
            "w1|one|2022-02-01|donors|waiting|criticism|accepted|waiting|Slow|Desk||2022-1"
        ),
        cells("w2|one|2022-02-01|donors|offers||open||Too far|||2022-1"),
        cells(
            "w3|two|2023-02-01|staff|waiting|praise|partly||Quicker|Go on|No room|2023-1"
        ),
    )


def consultation_count() -> pd.DataFrame:
    return made(
        "by counted open accepted partly deferred rejected comments",
        ("group", "donors", 1, 1, 0, 0, 0, 2),
        ("theme", "offers", 1, 0, 0, 0, 0, 1),
        ("theme", "waiting", 0, 1, 1, 1, 1, 4),
    )


def good_practice() -> pd.DataFrame:
    return made(
        "id helps fits address service_en title_en text_en lacks_en source_en",
        cells(
            "one|waiting js_d2|waiting|https://example.org|A service|Be quick|It is quick.|"
            "Dear|A report"
        ),
        ("two", "trained", "", "", "Another", "Learn", "They learn.", "", "A book"),
    )
