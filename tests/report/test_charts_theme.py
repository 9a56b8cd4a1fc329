"""The theme of the charts: nothing leaks, every script is readable, colours can be told."""

import warnings
from io import BytesIO

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import font_manager
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from PIL import Image

from pescycle.report.charts import theme
from pescycle.report.charts.answers import _colours
from tests.report.samples import chart_settings

KHMER = "មជ្ឈមណ្ឌលការងារ"
# The syllables by hand: មជ្ឈ is ម + ជ្ឈ, then ម, ណ្ឌ, ល, កា, រ, ងា, រ.
SYLLABLES = ["ម", "ជ្ឈ", "ម", "ណ្ឌ", "ល", "កា", "រ", "ងា", "រ"]


def empty_figure(figure: Figure) -> None:
    figure.subplots().set_title("A $1 $2 _title_ " + KHMER)


def test_a_chart_leaves_the_settings_as_they_were():
    with mpl.rc_context({"font.size": 3.25}):
        before = chart_settings()
        theme.png(empty_figure, height=1)
        assert chart_settings() == before


def test_a_chart_looks_the_same_whatever_the_settings_are():
    usual = theme.png(empty_figure, height=1)
    with mpl.rc_context(
        {"font.size": 30, "axes.facecolor": "red", "text.parse_math": True}
    ):
        assert theme.png(empty_figure, height=1) == usual


def test_a_drawing_that_fails_leaves_the_settings_as_they_were():
    def broken(figure: Figure) -> None:
        raise ValueError("broken")

    before = chart_settings()
    with pytest.raises(ValueError, match="broken"):
        theme.png(broken, height=1)
    assert chart_settings() == before


def test_a_chart_is_a_png_at_twice_the_resolution_of_a_page():
    png = theme.png(empty_figure, height=1, width=2)
    assert png.startswith(b"\x89PNG")
    # Width and height stand in bytes 16 to 24: 2 x 192 and 1 x 192.
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (384, 192)
    assert b"matplotlib" not in png.lower()


def test_the_font_for_khmer_comes_with_the_package():
    theme.png(empty_figure, height=1)
    fonts = [
        font for font in font_manager.fontManager.ttflist if font.name == "Noto Sans Khmer"
    ]
    assert any("pescycle" in font.fname for font in fonts)


def test_khmer_and_signs_are_drawn_without_a_missing_glyph():
    def signs(figure: Figure) -> None:
        figure.subplots().set_title(
            KHMER + "".join(sign for _, sign in theme.STATUS_SIGNS.values())
        )

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        theme.png(signs, height=1)


@pytest.mark.parametrize("status", [s for s in theme.STATUS_SIGNS if s != "not_due"])
def test_a_status_stands_out_from_paper_and_its_sign_from_it(status):
    colour, _ = theme.STATUS_SIGNS[status]
    assert theme.contrast(colour, theme.PAPER) >= 3
    assert theme.contrast(theme.ink_on(colour), colour) >= 3


def test_every_status_has_a_sign_of_its_own():
    signs = [sign for _, sign in theme.STATUS_SIGNS.values()]
    assert len(set(signs)) == len(signs) == 6


@pytest.mark.parametrize(
    "colour",
    [*theme.SERIES, theme.BETTER, theme.WORSE, theme.UNCLEAR, theme.PAST, theme.QUIET],
)
def test_a_colour_of_a_line_stands_out_from_paper(colour):
    assert theme.contrast(colour, theme.PAPER) >= 3


@pytest.mark.parametrize("count", [2, 4, 5, 7, 11])
def test_numbers_on_the_bars_of_answers_can_be_read(count):
    assert min(theme.contrast(theme.ink_on(c), c) for c in _colours(count)) >= 4.5


def test_contrast_is_that_of_the_guidelines():
    # WCAG: black on white is 21; #767676 is the lightest grey that reaches 4.5 on white.
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_a_long_label_is_wrapped_at_words():
    assert theme.wrapped("Share of vacancies filled", 12) == "Share of\nvacancies\nfilled"


def test_a_hyphen_in_an_id_does_not_break_a_label():
    assert theme.wrapped("Round 2023-1", 8) == "Round\n2023-1"


def test_what_does_not_fit_ends_in_an_ellipsis():
    assert theme.wrapped("one two three four", 5, lines=2) == "one\ntwo…"


def test_an_empty_label_stays_empty():
    assert theme.wrapped("", 10) == ""


def test_khmer_breaks_between_syllables():
    # Nine syllables in lines of four.
    expected = "\n".join("".join(SYLLABLES[i : i + 4]) for i in (0, 4, 8))
    assert theme.wrapped(KHMER, 4) == expected


def test_khmer_breaks_at_a_zero_width_space_first():
    assert theme.wrapped("កា\u200bរងា", 2) == "កា\nរងា"
    assert theme.wrapped("កា\u200bរងា", 5) == "ការងា"


def test_a_chart_is_packed_in_few_colours_and_keeps_those_of_the_theme():
    used = [*theme.SERIES, *(colour for colour, _ in theme.STATUS_SIGNS.values())]

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        for place, colour in enumerate(used):
            axes.axvspan(place, place + 1, color=colour)
        axes.set_title("Letters have soft edges")

    chart = Image.open(BytesIO(theme.png(draw, height=2)))
    assert chart.mode == "P"
    pixels = np.unique(np.asarray(chart.convert("RGB")).reshape(-1, 3), axis=0).astype(int)
    for colour in used:
        wanted = np.rint(np.array(to_rgb(colour)) * 255)
        assert np.abs(pixels - wanted).max(axis=1).min() <= 2
