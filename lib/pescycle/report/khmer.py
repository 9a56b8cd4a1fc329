"""The Khmer font of a page: embedded only where there is Khmer, with only what it needs."""

import re
from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools import subset

KHMER_FONT = Path(__file__).parent / "fonts" / "NotoSansKhmer-Regular.ttf"
KHMER = re.compile("[\u1780-\u17ff\u19e0-\u19ff]")
# A joiner, or the dotted circle under a lone sign, must come from the same font.
JOINERS = "\u200b\u200c\u200d\u25cc"


def khmer_font(text: str) -> str:
    """Data address of a font for the Khmer of ``text``, empty where there is none."""
    letters = "".join(sorted(set(KHMER.findall(text))))
    return _font(letters) if letters else ""


@lru_cache
def _font(letters: str) -> str:
    options = subset.Options(flavor="woff", layout_features=["*"], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters + JOINERS)
    buffer = BytesIO()
    with subset.load_font(KHMER_FONT, options) as font:
        subsetter.subset(font)
        subset.save_font(font, buffer, options)
    return "data:font/woff;base64," + b64encode(buffer.getvalue()).decode("ascii")
