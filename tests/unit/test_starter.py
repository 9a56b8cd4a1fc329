"""The starter's folder: it runs as it is, it appears whole or not at all."""

import errno
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pescycle.errors import UsageError
from pescycle.io.pilots import check_pilot, read_pilot, read_round
from pescycle.model.base import LANGUAGES
from pescycle.model.pilot import Audience
from pescycle.starter import write_starter
from tests.reference import REPOSITORY

TEMPLATE = REPOSITORY / "lib/pescycle/starter/pilot"
TABLES = ("kpi/measures.csv", "css/jobseeker.csv")


def files(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def test_a_new_folder_has_no_problem_and_not_even_a_remark(tmp_path):
    write_starter(tmp_path / "my_service")

    assert check_pilot(tmp_path / "my_service") == []


@pytest.mark.parametrize(
    "name", ["my_service", "2024", "2024-01-01", "true", "1e3", "0x1f"]
)
def test_the_folders_name_becomes_the_id_whatever_yaml_would_read_in_it(tmp_path, name):
    write_starter(tmp_path / name)

    assert read_pilot(tmp_path / name).pilot.id == name


def test_the_starter_is_marked_as_synthetic(tmp_path):
    write_starter(tmp_path / "new")

    assert read_pilot(tmp_path / "new").pilot.synthetic


def test_all_answers_and_months_of_the_starter_are_read(tmp_path):
    write_starter(tmp_path / "new")

    data = read_round(read_pilot(tmp_path / "new"), "2024-1")

    assert len(data.responses[Audience.JOBSEEKER]) == 120  # 42 + 40 + 38
    assert len(data.measure_month) == 180  # 3 centers x 12 months x 5 measures
    assert (len(data.action), len(data.sample), len(data.event)) == (3, 3, 2)


def test_every_center_of_the_starter_has_enough_answers_to_be_shown(tmp_path):
    write_starter(tmp_path / "new")
    folder = read_pilot(tmp_path / "new")

    answers = read_round(folder, "2024-1").responses[Audience.JOBSEEKER]

    assert (
        answers.groupby("center")["js_q1"].size() >= folder.pilot.privacy.center_base
    ).all()


def test_nothing_but_the_id_differs_from_the_template(tmp_path):
    write_starter(tmp_path / "new")

    assert files(tmp_path / "new") == files(TEMPLATE)
    for path in files(TEMPLATE):
        expected = (
            (TEMPLATE / path).read_bytes().replace(b"\nid: my-pilot\n", b'\nid: "new"\n')
        )
        assert (tmp_path / "new" / path).read_bytes() == expected


KEY = re.compile(r"(?:- )?\"?([\w-]+)\"?:(?: |$)")


def keys_without_a_comment(lines):
    """Keys whose first line has no comment above it in the same block of lines."""
    seen, commented = set(LANGUAGES), False
    for line in map(str.strip, lines):
        commented = bool(line) and (commented or line.startswith("#"))
        key = KEY.match(line)
        if key and key[1] not in seen:
            seen.add(key[1])
            if not commented:
                yield key[1]


@pytest.mark.parametrize(
    "path", sorted(TEMPLATE.rglob("*.yml")), ids=lambda path: path.name
)
def test_every_key_is_explained_where_it_first_occurs(path):
    lines = path.read_text("utf-8").splitlines()

    assert list(keys_without_a_comment(lines)) == []


def test_texts_stand_in_english_and_french(tmp_path):
    write_starter(tmp_path / "new")
    folder = read_pilot(tmp_path / "new")
    asked = folder.questionnaires[Audience.JOBSEEKER]

    texts = [folder.pilot.title, asked.title, *(i.wording for i in asked.items)]
    texts += [kpi.definition for kpi in folder.framework.kpis]

    assert all(set(text) == set(LANGUAGES[:2]) for text in texts)


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "new").mkdir()

    write_starter(tmp_path / "new")

    assert check_pilot(tmp_path / "new") == []


def test_a_folder_that_holds_anything_is_refused_and_not_touched(tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "notes.txt").write_text("mine", "utf-8")

    with pytest.raises(
        UsageError, match="new exists already, and nothing in it was touched"
    ):
        write_starter(tmp_path / "new")

    assert files(tmp_path) == [Path("new/notes.txt")]
    assert (tmp_path / "new" / "notes.txt").read_text("utf-8") == "mine"


def test_a_file_of_that_name_is_refused_and_not_touched(tmp_path):
    (tmp_path / "new").write_text("mine", "utf-8")

    with pytest.raises(UsageError, match="exists already"):
        write_starter(tmp_path / "new")

    assert (tmp_path / "new").read_text("utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a special right there")
def test_a_link_is_refused_even_where_it_leads_nowhere(tmp_path):
    (tmp_path / "new").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(UsageError, match="exists already"):
        write_starter(tmp_path / "new")

    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("My Pilot", "my-pilot"),
        ("-x", "x"),
        ("ភ្នំពេញ", "my-pilot"),
        ("a" * 33, "a" * 32),
        ("ends.", "ends"),
    ],
)
def test_a_name_that_is_no_id_is_refused_with_one_that_works(tmp_path, name, offered):
    with pytest.raises(UsageError, match="small letters a-z, digits, - and _") as refusal:
        write_starter(tmp_path / name)

    assert str(refusal.value).endswith(f"For example: {offered}")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_inside_a_missing_one_is_refused(tmp_path):
    with pytest.raises(UsageError, match="missing, in which new should lie, is no folder"):
        write_starter(tmp_path / "missing" / "new")

    assert list(tmp_path.iterdir()) == []


def test_the_folder_in_which_the_user_is_is_refused(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    with pytest.raises(UsageError, match="the folder you are in"):
        write_starter(Path())


@pytest.mark.parametrize("last", [0, 1, 5])
def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path, monkeypatch, last):
    written, really = [], Path.write_bytes

    def fails_after_a_while(path, content):
        if len(written) == last:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(path)
        return really(path, content)

    monkeypatch.setattr(Path, "write_bytes", fails_after_a_while)

    with pytest.raises(UsageError, match=r"No space left on device\. Nothing was written"):
        write_starter(tmp_path / "new")

    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupted(path, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupted)

    with pytest.raises(KeyboardInterrupt):
        write_starter(tmp_path / "new")

    assert list(tmp_path.iterdir()) == []


def test_the_committed_tables_are_those_that_the_script_makes(tmp_path):
    script = REPOSITORY / "tools" / "starter_data.py"

    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)

    for table in TABLES:
        committed = TEMPLATE / "rounds/2024-1" / table
        assert (tmp_path / table).read_bytes() == committed.read_bytes()
