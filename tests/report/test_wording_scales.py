from pescycle.report import charts, wording
from pescycle.report.scale_cells import language_name
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
    assert language_name(voice, "km") == "Khmer"
    assert language_name(voice, "all") == "All languages"
    assert language_name(voice, "7") == "Language 7"


def test_the_chart_says_each_questions_correlation():
    chart = charts.item_rest_dots(samples.voice(), samples.scale_item())
    assert chart.png.startswith(b"\x89PNG")
    assert "Jobseekers, Waiting time: 0.21." in chart.alt
    empty = charts.item_rest_dots(samples.voice(), samples.scale_item().iloc[:0])
    assert "too few answers" in empty.text[0]
