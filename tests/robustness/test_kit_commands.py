"""The commands between rounds: what they write, and what a user meets who mistypes."""

import re
import shutil

import pytest
from icalendar import Calendar

from pescycle.cli import app
from pescycle.errors import UsageError
from tests.commands import pescycle


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pilots") / "small"
    assert pescycle("new", folder).code == 0
    return folder


def typed(*words):
    """Run a command in this process; what it refuses is raised."""
    app([str(word) for word in words], standalone_mode=False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("workshop", "--minutes", "5"), "Write --minutes with 20 to 240"),
        (("workshop", "--date", "soon"), "Write --date 2024-02-06 --start 09:30"),
        (("workshop", "--round", "2042"), 'There is no round "2042".'),
        (("workshop", "--language", "xx"), "There are no reports in language 'xx'"),
        (("digest", "--month", "May"), '"May" is no month. Write it like 2023-11.'),
        (("digest", "--center", "nowhere"), 'There is no center "nowhere".'),
    ],
)
def test_a_mistake_is_told_before_anything_is_worked_out(starter, words, said, tmp_path):
    command, *options = words
    with pytest.raises(UsageError, match=re.escape(said)):
        typed(command, starter, *options, "-o", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_small_pilot_gets_its_kit_and_its_notes(starter, tmp_path):
    options = ("--date", "2024-08-06", "--times", "3", "-o", tmp_path)
    done = pescycle("workshop", starter, *options)
    assert done.code == 0, done.err
    place = tmp_path / "small" / "_between_rounds" / "2024-1"
    names = {path.name for path in place.iterdir()}
    assert names == {"workshop.en.html", "workshop.en.docx", "invitation.en.ics"}
    calendar = Calendar.from_ical((place / "invitation.en.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == 3
    page = (place / "workshop.en.html").read_text("utf-8")
    assert "Synthetic example data" in page


def test_an_unknown_month_is_told_with_the_months_that_are_known(starter, tmp_path):
    with pytest.raises(
        UsageError, match=r"no figure for 1999-01\. Months are known from 20"
    ):
        typed("digest", starter, "--month", "1999-01", "-o", tmp_path)


def test_every_center_gets_its_note(starter, tmp_path):
    typed("digest", starter, "-o", tmp_path, "--month", "2024-05")
    place = tmp_path / "small" / "_between_rounds" / "2024-1" / "2024-05"
    pages = {path.name: path.read_text("utf-8") for path in place.iterdir()}
    assert set(pages) == {f"{name}.en.html" for name in ("east", "north", "south")}
    assert all("Synthetic example data" in page for page in pages.values())


def test_meetings_are_read_from_the_rounds_own_file(starter, tmp_path):
    pilot = shutil.copytree(starter, tmp_path / "small")
    sheet = pilot / "rounds" / "2024-1" / "workshops.csv"
    sheet.write_text("id,date,start,minutes,title_en\ns1,2024-07-02,9h,60,One\n", "utf-8")
    done = pescycle("workshop", pilot, "-o", tmp_path / "reports")
    assert done.code == 1
    assert (
        'row 2, column "start": "9h" is not a time of day. Write it like 09:30.' in done.err
    )
