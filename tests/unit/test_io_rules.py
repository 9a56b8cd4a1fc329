import re
from pathlib import Path

import pescycle.instruments
import pescycle.io
import pescycle.phases.unmet
from pescycle.model.rules import POOLED, RULES

ROOMS = Path(pescycle.io.__file__).parent
FORMS = Path(pescycle.instruments.__file__).parent  # forms are checked before they are used
# The one rule that is found only when weights are made.
LATER = Path(pescycle.phases.unmet.__file__)
WORD = re.compile(r'"([a-z]+(?:_[a-z0-9]+)+)"')


def source() -> str:
    paths = [*ROOMS.glob("*.py"), *FORMS.glob("*.py"), LATER]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_every_listed_rule_is_used_by_the_reading() -> None:
    # Reading never finds POOLED: reports count other rules under it.
    used = set(WORD.findall(source())) | {POOLED}
    assert sorted(set(RULES) - used) == []


def test_every_rule_of_a_problem_is_listed() -> None:
    named = re.findall(r'rule="([a-z_]+)"', source())
    called = re.findall(
        r'(?:stop\(\s*name|\.add|\.problem|\.warn|\.stop)[(,]\s*"([a-z_]+)"', source()
    )
    assert sorted({*named, *called} - set(RULES)) == []


def test_titles_are_short_english_lines() -> None:
    for title in RULES.values():
        assert title[0].isupper()
        assert len(title) <= 40
        assert not title.endswith(".")
