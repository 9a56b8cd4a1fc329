from pescycle.report import charts, wording
from pescycle.report.names import Names
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from tests.report import samples


def test_a_scale_that_hangs_together_says_what_that_means():
    found = wording.scale_reading(
        samples.voice(), samples.scale_quality(), samples.scale_item()
    )
    assert found.points[0].startswith(
        "Jobseekers: the 2 questions hang together well (alpha 0.84, 95\N{NO-BREAK SPACE}% "
        "interval 0.82 to 0.86);"
    )
    assert "Hardly with the others goes: Waiting time." in found.points[0]
    assert found.points[1] == (
        "Staff: the base is too small to say whether the questions hang together."
    )


def test_how_many_things_are_asked_for_is_said_and_not_left_to_alpha():
    def point(factors):
        found = wording.scale_reading(
            samples.voice(),
            samples.scale_quality().assign(factors=factors),
            samples.scale_item(),
        )
        return found.points[0]

    assert "They ask for one thing." in point(1)
    assert "They ask for 2 different things: read them in groups" in point(2)
    assert "nothing in common beyond chance" in point(0)
    assert "cannot be said from so few answers" in point(None)


def test_languages_that_differ_are_named():
    found = wording.language_reading(samples.voice(), samples.scale_language())
    assert "do not work alike in these languages: Khmer and French" in found.points[0]
    alike = samples.scale_language().assign(finding="alike")
    found = wording.language_reading(samples.voice(), alike)
    assert "shows no clear difference" in found.points[0]


def test_one_language_cannot_be_compared():
    found = wording.language_reading(samples.voice(), samples.scale_language().iloc[:0])
    assert "versions cannot be compared" in found.text[0]


def test_languages_have_their_names_in_the_reports_language():
    voice = samples.voice()
    assert voice.language_name("km") == "Khmer"
    assert voice.language_name("all") == "All languages"
    assert voice.language_name("7") == "Language with the code 7"


def test_a_code_that_is_no_language_is_named_by_the_question_for_the_language():
    labels = {"1": {"en": "English", "fr": "anglais"}, "3": {"en": "Chinese"}}
    names = Names(answers={("jobseeker", "lang"): labels, ("jobseeker", "js_q1"): labels})
    assert Voice("fr", names).language_name("1", "jobseeker") == "Anglais"
    assert Voice("en", names).language_name("1", "staff") == "Language with the code 1"
    frame = samples.scale_language().assign(language="1", other="3")
    found = wording.language_reading(Voice("en", names), frame)
    assert "do not work alike in these languages: English and Chinese" in found.points[0]
    rows = samples.scale_quality().assign(language="3")
    shown = table(Voice("en", names), "scale_quality", rows)
    assert shown.rows[0][1].text == "Chinese"


def test_the_chart_says_each_questions_correlation():
    chart = charts.item_rest_dots(samples.voice(), samples.scale_item())
    assert chart.png.startswith(b"\x89PNG")
    assert "Jobseekers, Waiting time: 0.21." in chart.alt
    empty = charts.item_rest_dots(samples.voice(), samples.scale_item().iloc[:0])
    assert "too few answers" in empty.text[0]
