import re
from pathlib import Path

import pytest

from pescycle.report import page

CSS = (Path(page.__file__).parent / "template" / "style.css").read_text(encoding="utf-8")
SCHEMES = [
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
]
# Ink on what lies behind it: text, soft text, links, the current step, the banner.
PAIRS = [
    *[("ink", "paper"), ("ink", "tint"), ("soft", "paper"), ("soft", "tint")],
    *[("accent", "paper"), ("accent", "tint"), ("paper", "accent"), ("warn-ink", "warn")],
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_measured_as_the_standard_does():
    # Black on white is 21:1; #767676 is the lightest grey that passes on white.
    assert (luminance("#ffffff") + 0.05) / (luminance("#000000") + 0.05) == pytest.approx(
        21
    )
    assert 1.05 / (luminance("#767676") + 0.05) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark", "print"])
@pytest.mark.parametrize(("ink", "behind"), PAIRS)
def test_every_text_can_be_read_in_every_scheme(scheme, ink, behind):
    low, high = sorted([luminance(scheme[ink]), luminance(scheme[behind])])
    assert (high + 0.05) / (low + 0.05) >= 4.5
