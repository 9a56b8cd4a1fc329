"""What the report says of comments: themes, low scores, quotations, and silence."""

from types import SimpleNamespace

import pandas as pd

from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.report import charts, wording
from pescycle.report.names import Names
from pescycle.report.shown import Chart
from pescycle.report.voice import Voice

TITLES = {
    "theme": {"wait": {"en": "Waiting", "fr": "Attente"}, "staff": {"en": "Staff"}},
    "cue": {"bad": {"en": "Complaint"}},
    "item": {"t1": {"en": "One thing"}},
}
VOICE = Voice("en", Names(titles=TITLES))
GIVEN = SimpleNamespace(folder=SimpleNamespace(codebook=object()))
SHARE = {
    "audience": "jobseeker",
    "item": "t1",
    "se": 0.05,
    "level": 0.95,
    "method": "wilson",
    "state": "published",
}
SCORE = {
    "audience": "jobseeker",
    "item": "t1",
    "theme": "wait",
    "se": 0.05,
    "level": 0.95,
    "method": "mover",
    "state": "published",
}


def shares(**changed):
    """40 comments: 20 on waiting (10 of them complaints), few on staff, 4 uncoded."""
    rows = [
        ("wait", "", 20, 0.5, 0.35, 0.65),
        ("staff", "", None, None, None, None),
        ("uncoded", "", 4, 0.1, 0.04, 0.23),
        ("all", "bad", 10, 0.25, 0.14, 0.4),
        ("wait", "bad", 10, 0.25, 0.14, 0.4),
    ]
    frame = pd.DataFrame(rows, columns=["theme", "cue", "count", "share", "low", "high"])
    frame = frame.assign(base=40, **SHARE)
    frame["count"] = frame["count"].astype("Int64")
    frame["base"] = frame["base"].astype("Int64").where(frame["theme"] != "staff")
    frame["state"] = frame["state"].where(frame["theme"] != "staff", "hidden")
    return frame.assign(**changed)[list(frames.THEME_SHARE)]


def scores(difference, low, high):
    row = {"share_low": 0.2 + difference, "share_low_other": 0.2, "low": low, "high": high}
    row |= {"difference": difference, "base": 50, "base_other": 60}
    return pd.DataFrame([SCORE | row])[list(frames.THEME_SCORE)]


def said(shown):
    return str(shown).replace("\u00a0", " ")


def test_a_pilot_without_a_codebook_gets_one_sentence_and_nothing_else():
    given = SimpleNamespace(folder=SimpleNamespace(codebook=None))
    share, score = empty(frames.THEME_SHARE), empty(frames.THEME_SCORE)
    reading = wording.theme_reading(VOICE, given, share)
    assert reading.text == (
        "This pilot has no list of themes (themes.yml), so nothing is said of what people "
        "write.",
    )
    assert reading.points == ()
    others = (
        charts.theme_bars(VOICE, share),
        wording.comment_table(VOICE, "theme_share", share),
        wording.theme_score_reading(VOICE, given, score),
        wording.comment_table(VOICE, "theme_score", score),
        wording.quotation_reading(VOICE, empty(frames.QUOTATION)),
    )
    assert others == (None,) * 5


def test_a_round_without_comments_says_so():
    text = said(wording.theme_reading(VOICE, GIVEN, empty(frames.THEME_SHARE)))
    assert text == "There are no comments in this round."


def test_themes_and_the_uncoded_share_are_said_with_base_and_interval():
    text = said(wording.theme_reading(VOICE, GIVEN, shares()))
    assert "the shares do not add up to 100 %" in text
    assert "Waiting, 20 of 40 (50 %; 95 % interval 35 to 65 %)" in text
    assert "Complaint, 10 of 40 (25 %; 95 % interval 14 to 40 %)" in text
    assert "40 comments: no theme was found in 4 of 40 (10 %;" in text
    assert "Staff" not in text  # hidden


def test_nobody_and_too_few_who_wrote_are_said():
    nobody = shares(state="insufficient", count=0, base=0)
    assert "nobody wrote a comment" in said(wording.theme_reading(VOICE, GIVEN, nobody))
    few = said(wording.theme_reading(VOICE, GIVEN, shares(state="hidden")))
    assert "too few people wrote a comment" in few
    assert charts.theme_bars(VOICE, shares(state="hidden")) is None


def test_low_answers_are_compared_with_the_others_who_wrote():
    more = wording.theme_score_reading(VOICE, GIVEN, scores(0.3, 0.1, 0.5))
    less = wording.theme_score_reading(VOICE, GIVEN, scores(-0.1, -0.2, -0.02))
    even = wording.theme_score_reading(VOICE, GIVEN, scores(0.1, 0.0, 0.2))
    assert "those who mention “Waiting” give a low overall answer more often" in said(more)
    assert "50 % (base 50) against 20 % (base 60), a difference of +30.0 points" in said(
        more
    )
    assert "less often than the others who wrote" in said(less)
    assert "no clear difference in low overall answers" in said(even)
    assert "neither what caused it" in said(even)


def test_scores_that_are_all_hidden_say_why():
    hidden = scores(0.1, 0.0, 0.2).assign(state="hidden", low=None, high=None)
    text = said(wording.theme_score_reading(VOICE, GIVEN, hidden))
    assert text.startswith("No theme was mentioned by enough people")
    assert wording.comment_table(VOICE, "theme_score", hidden) is None


def test_quotations_stand_in_the_readers_language_where_there_is_one():
    row = {"id": "q", "audience": "jobseeker", "theme": "wait", "language": "en"}
    row |= {"text_en": "An hour!", "text_fr": "Une heure !", "text_es": "", "text_km": ""}
    frame = pd.DataFrame([row])[list(frames.QUOTATION)]
    english = wording.quotation_reading(VOICE, frame)
    assert english.points == ("Waiting (Jobseekers): “An hour!”",)
    assert "released by a person" in english.text[0]
    translated = wording.quotation_reading(VOICE, frame.assign(language="km"))
    assert translated.points == ("Waiting (Jobseekers), translated: “An hour!”",)


def test_the_table_leaves_out_what_is_hidden_or_said_by_nobody():
    rows = shares()
    rows.loc[rows["cue"] == "bad", "count"] = 0
    heads = [row[0].text for row in wording.comment_table(VOICE, "theme_share", rows).rows]
    assert heads == ["Waiting", "No theme found"]


def test_the_chart_says_in_words_what_it_draws():
    chart = charts.theme_bars(VOICE, shares())
    assert isinstance(chart, Chart)
    assert chart.png.startswith(b"\x89PNG")
    assert "“One thing”, Waiting: 20 of 40" in chart.alt
    assert "Staff: not shown, too few comments" in chart.alt
    assert chart.alt.index("Waiting") < chart.alt.index("No theme found")
