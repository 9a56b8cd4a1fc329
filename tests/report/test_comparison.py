"""The page that sets pilots side by side, from hand-over files alone."""

import re
from pathlib import Path

import pandas as pd
import pytest

from pescycle.batch.compare import write_comparison
from pescycle.errors import UsageError
from pescycle.io.handover import write_handover
from pescycle.model.base import LANGUAGES
from tests.commands import pescycle

KPI = {
    "kpi": "placed",
    "unit": "share",
    "better": "higher",
    "version": "1",
    "definition_id": "placed",
    "calculation": "share",
    "counted_by": "month",
}
SCORE = {
    "center": "all",
    "kpi": "placed",
    "value": 0.40,
    "low": 0.37,
    "high": 0.43,
    "level": 0.95,
    "method": "wilson",
    "base": 1000,
    "reason": "",
}
OF_CENTER = SCORE | {"center": "c1", "value": 0.99}


def titles(prefix, text):
    """A column a language, of which two are filled."""
    return {
        f"{prefix}_{code}": f"{text} ({code})" if code in ("en", "fr") else ""
        for code in LANGUAGES
    }


def report(
    folder: Path, pilot: str, *, kpis=({},), scores=({},), turn=None, round_id="r1"
) -> Path:
    """A report folder with one round, as far as a comparison reads it."""
    row = {
        "pilot": pilot,
        "round": round_id,
        "starts": pd.Timestamp(2023, 1, 1),
        "ends": pd.Timestamp(2023, 6, 30),
        "synthetic": True,
        "language": "en",
    }
    row |= titles("pilot_title", pilot.title()) | titles("title", round_id) | (turn or {})
    definition = [KPI | titles("title", f"KPI of {pilot}") | kpi for kpi in kpis]
    score = [*(SCORE | one for one in scores), OF_CENTER]
    frames = {
        "01_enquiry": {"turn": pd.DataFrame([row])},
        "02_planning": {"definition": pd.DataFrame(definition)},
        "04_observation": {"kpi_score": pd.DataFrame(score)},
    }
    for phase, own in frames.items():
        place = folder / pilot / round_id / "handover" / phase
        write_handover(place, own, {}, "fingerprint")
    return folder / pilot


def words(page: Path) -> str:
    """What a reader sees."""
    text = re.sub(r"<style.*?</style>", " ", page.read_text("utf-8"), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def compared(tmp_path, *more, language="", **second) -> str:
    """The words of a page of two pilots, the second one as told."""
    folders = [report(tmp_path, "north"), report(tmp_path, "south", **second), *more]
    return words(write_comparison(folders, language, tmp_path / "out"))


def test_what_is_defined_alike_stands_side_by_side_with_base_and_interval(tmp_path):
    scores = ({"value": 0.5, "low": 0.47, "high": 0.53, "base": 900},)
    text = compared(tmp_path, scores=scores)
    assert "North (en) r1 (en) KPI of north (en) 40 % 37 to 43 % 1,000" in text
    assert "South (en) r1 (en) KPI of south (en) 50 % 47 to 53 % 900" in text
    assert "Intervals at 95 %: Wilson score interval." in text
    assert "the intervals do not overlap; chance alone hardly explains" in text
    assert "What is not compared, and why" not in text
    assert "99 %" not in text  # a single center's figure is nobody else's business


def test_intervals_that_overlap_settle_nothing(tmp_path):
    text = compared(tmp_path, scores=({"value": 0.42, "low": 0.39, "high": 0.45},))
    assert "the intervals overlap; chance alone may explain the difference." in text
    assert "different times" not in text


def test_rounds_of_different_times_are_told(tmp_path):
    later = {"starts": pd.Timestamp(2024, 1, 1), "ends": pd.Timestamp(2024, 6, 30)}
    assert "The last rounds are of different times" in compared(tmp_path, turn=later)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"definition_id": "else"}, "definition: no other pilot here has it"),
        ({"version": "2"}, "version of the definition"),
        ({"unit": "days"}, "unit"),
        ({"better": "lower"}, "which way is better"),
        ({"calculation": "mean"}, "how it is calculated"),
    ],
)
def test_what_is_not_alike_is_not_compared_and_the_page_says_why(tmp_path, other, said):
    text = compared(tmp_path, kpis=(other,))
    assert "These pilots share no KPI that is defined, counted and calculated alike" in text
    assert "1,000" not in text
    assert f"KPI of south (en) {other.get('version', '1')} {said}" in text


def test_several_parts_that_differ_are_all_named(tmp_path):
    text = compared(tmp_path, kpis=({"version": "2", "unit": "days"},))
    assert "version of the definition and unit" in text


def test_pilots_stand_in_the_order_in_which_they_are_named_whatever_their_values(tmp_path):
    best = report(tmp_path, "best", scores=({"value": 0.9, "low": 0.8, "high": 0.95},))
    worst = report(tmp_path, "worst", scores=({"value": 0.1, "low": 0.05, "high": 0.2},))
    for order in ((best, worst), (worst, best)):
        text = words(write_comparison(order, "", tmp_path / "out"))
        places = [text.index(f"KPI of {folder.name}") for folder in order]
        assert places == sorted(places)
        assert "There is no ranking and no total" in text


def test_a_figure_that_is_missing_is_said_with_its_reason(tmp_path):
    gone = {"value": None, "low": None, "high": None, "base": None, "reason": "no_data"}
    text = compared(tmp_path, scores=(gone,))
    assert "KPI of south (en) nothing was reported or answered" in text
    assert "Fewer than two pilots have a figure with an interval to compare." in text


def test_counts_say_what_they_are_counted_by(tmp_path):
    count = {"unit": "count", "calculation": "monthly_count", "counted_by": "quarter"}
    told = {"value": 12.0, "low": 10.0, "high": 14.0, "method": "t_months", "base": 4}
    folders = [
        report(tmp_path, name, kpis=(count,), scores=(told,)) for name in ("one", "two")
    ]
    text = words(write_comparison(folders, "en", tmp_path / "out"))
    assert "unit: number in a quarter" in text
    assert "t interval over quarters" in text
    assert "month" not in text


def test_the_page_is_in_the_first_pilots_language_or_the_one_asked_for(tmp_path):
    folders = [report(tmp_path, "nord", turn={"language": "fr"}), report(tmp_path, "sud")]
    page = write_comparison(folders, "", tmp_path / "out")
    assert page.name == "compare.html"
    assert "Pilotes côte à côte" in words(page)
    other = write_comparison(folders, "en", tmp_path / "out")
    assert other.name == "compare.en.html"
    assert "Nord (en)" in words(other)


def test_the_page_asks_nothing_of_anywhere_and_is_marked_as_synthetic(tmp_path):
    folders = [report(tmp_path, "one"), report(tmp_path, "two")]
    page = write_comparison(folders, "en", tmp_path / "out").read_text("utf-8")
    assert "<script" not in page
    assert "http://" not in page.split("</style>")[1]
    assert "Synthetic example data" in page


def test_one_folder_alone_is_nothing_to_compare(tmp_path):
    folder = report(tmp_path, "north")
    with pytest.raises(UsageError, match="takes two report folders or more"):
        write_comparison([folder], "", tmp_path / "out")
    with pytest.raises(UsageError, match="The same report folder stands twice"):
        write_comparison([folder, folder], "", tmp_path / "out")


def test_two_folders_of_one_id_are_refused(tmp_path):
    folders = [report(tmp_path / place, "north") for place in ("here", "there")]
    with pytest.raises(UsageError, match="Two of the report folders are of a pilot with"):
        write_comparison(folders, "", tmp_path / "out")


def test_a_hand_over_that_was_changed_is_not_read(tmp_path):
    folder = report(tmp_path, "north")
    changed = folder / "r1/handover/04_observation/kpi_score.parquet"
    changed.write_bytes(changed.read_bytes() + b" ")
    said = "north holds no round whose hand-over files are whole. Make its reports anew"
    with pytest.raises(UsageError, match=said):
        write_comparison([folder, report(tmp_path, "south")], "", tmp_path / "out")


def test_the_command_says_what_it_needs(tmp_path):
    ran = pescycle("compare", tmp_path / "nowhere", tmp_path / "either")
    assert ran.code == 2
    assert "There is no report folder nowhere. Give one that pescycle run made" in ran.err
