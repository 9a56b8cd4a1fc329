"""French signs of punctuation keep their space and do not begin a line alone."""

import pytest

from pescycle.report.typography import with_fixed_spaces

PAGE = "<head><style>a :has(b) { c: d }</style></head><p>Oui : « non » ; 5 % ?</p>"


def test_french_spaces_before_signs_do_not_break():
    body = with_fixed_spaces(PAGE, "fr").partition("</head>")[2]
    fixed = "\N{NO-BREAK SPACE}"
    assert body == f"<p>Oui{fixed}: «{fixed}non{fixed}»{fixed}; 5{fixed}%{fixed}?</p>"


def test_a_style_sheet_keeps_its_spaces():
    assert "a :has(b)" in with_fixed_spaces(PAGE, "fr")


@pytest.mark.parametrize("language", ["en", "km"])
def test_other_languages_stay_as_they_are(language):
    assert with_fixed_spaces(PAGE, language) == PAGE
