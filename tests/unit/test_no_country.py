"""No line of the library knows the pilots that it is shipped with, or their country."""

import re
from functools import cache

import pytest

from pescycle.io.pilots import read_pilot
from tests.reference import REPOSITORY

LIBRARY = REPOSITORY / "lib"
TEXTS = (".py", ".j2", ".css", ".yml", ".csv", ".po", ".txt")
# Khmer stays: it is a script and a language that any pilot may write in, like Spanish.
COUNTRY = re.compile(
    r"cambod|kampuch|phnom|\bpenh\b|siem.?reap|battambang|sihanouk|kampong|kandal|takeo"
    r"|mekong|tonle|\briels?\b|\bnea\b|\bane\b|\baen\b|national employment agency"
    r"|asia/|indochin|\bkeis\b|ingeus|\bwapes\b|\bamsep\b|\+855",
    re.IGNORECASE,
)
EXAMPLES = ("cambodia_example", "second_pes_example")


@cache
def lines():
    """Every line of the library with its place."""
    return [
        (f"{path.relative_to(LIBRARY)}:{number}", line)
        for path in sorted(LIBRARY.rglob("*"))
        if path.suffix in TEXTS and path.is_file()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
    ]


def test_the_library_was_looked_at():
    assert len(lines()) > 50_000


def test_no_line_of_the_library_knows_a_country():
    assert [place for place, line in lines() if COUNTRY.search(line)] == []


@pytest.mark.parametrize("word", ["NEA", "Asia/Phnom_Penh", "Cambodia", "Siem Reap", "ANE"])
def test_a_country_would_be_found(word):
    assert COUNTRY.search(f"zone = {word!r}")


@pytest.mark.parametrize("word", ["linear", "nearest", "lane", "Guyane", "instance"])
def test_a_word_that_only_holds_its_letters_is_none(word):
    assert not COUNTRY.search(word)


def own_ids(name):
    """Ids that an example gave its KPIs, measures, pillars and covariates."""
    pilot = read_pilot(REPOSITORY / "data" / name)
    framework = pilot.framework
    ids = {name, framework.id}
    ids |= {kpi.id for kpi in framework.kpis} | {
        kpi.definition_id for kpi in framework.kpis
    }
    return {found for found in ids if "_" in found}


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_code_of_the_library_knows_an_id_of_an_example(name):
    ids = re.compile(r"\b(" + "|".join(sorted(own_ids(name))) + r")\b")
    code = [
        (place, line)
        for place, line in lines()
        if ".py:" in place and not place.startswith("pescycle/starter/pilot")
    ]
    assert [place for place, line in code if ids.search(line)] == []
