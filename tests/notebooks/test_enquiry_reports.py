"""What the example's reports say of questions, comments and several sources."""

from tests.notebooks.test_reports import frame, text_of


def test_the_consultation_counts_every_comment_of_all_rounds(reports):
    counts = frame(reports, "2023-2", "enquiry", "consultation_count")
    comments = counts.groupby("by")["comments"].sum().to_dict()
    assert comments == {"group": 31, "theme": 31}
    assert counts.groupby("by")["open"].sum().to_dict() == {"group": 4, "theme": 4}


def test_each_open_comment_is_named_in_both_languages(reports):
    for name in ("01_enquiry.html", "01_enquiry.fr.html"):
        page = text_of(reports / "2023-2" / name)
        assert all(f"{comment} (" in page for comment in ("w14", "w21", "w24", "w31"))


def test_a_question_shows_the_lesson_that_it_grew_out_of(reports):
    rows = frame(reports, "2023-2", "enquiry", "round_question").set_index("id")
    assert rows.loc["q9", ["from", "from_thing", "from_round"]].tolist() == [
        *("l2", "lesson", "2023-1"),
    ]
    assert rows.loc["q9", "origin_en"]


def test_the_planted_effect_is_aimed_at_and_its_spill_over_is_not(reports):
    rows = frame(reports, "2023-1", "observation", "unexpected_change")
    found = rows.set_index(["scope", "id"])["finding"]
    assert found["all", "s1_waiting_time"] == "aimed"
    assert found["pilot", "s1_waiting_time"] == "aimed"
    assert found["all", "js_d2"] == "aimed"
    # The overall satisfaction is made of it by a quarter, and no action named it.
    assert found["all", "js_q1"] == "unaimed"
    assert "against" not in set(rows["finding"])


def test_sources_that_tell_of_offers_agree_and_a_baseline_has_no_due_target(reports):
    rows = frame(reports, "2023-2", "observation", "triangulation").set_index("theme")
    told = ["paf", "css", "consultation", "finding", "sense"]
    assert rows.loc["offers", told].tolist() == ["bad", "bad", "bad", "agree", "bad"]
    first = frame(reports, "2022-2", "observation", "triangulation").set_index("theme")
    assert set(first["paf"]) == {"silent"}
    assert first.loc["waiting", ["css", "consultation", "finding"]].tolist() == [
        *("bad", "bad", "agree"),
    ]


def test_the_closures_are_told_in_every_chart_over_the_rounds(reports):
    page = (reports / "2023-2" / "04_observation.html").read_text("utf-8")
    trend = page[: page.index("KPIs by round")].rsplit("<img", 1)[-1]
    assert "Center closed by floods" in trend
