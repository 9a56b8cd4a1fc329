"""The handbook's lists are whole and name what there is."""

import re
from pathlib import Path

from tools import files_of_a_round

ROOT = Path(__file__).resolve().parents[2]
METHODS = ROOT / "docs" / "methods"
INDEX = (METHODS / "README.md").read_text(encoding="utf-8")
PLACES = (ROOT, ROOT / "lib" / "pescycle")


def test_the_page_of_a_rounds_files_is_what_the_contracts_say():
    written = files_of_a_round.PAGE.read_text(encoding="utf-8")
    assert written == files_of_a_round.page()


def test_every_file_of_a_round_has_someone_who_fills_it_in():
    assert set(files_of_a_round.FILLINGS) == set(files_of_a_round.contracts())


def test_every_page_of_a_method_is_listed_once():
    pages = {page.name for page in METHODS.glob("*.md")} - {"README.md"}
    listed = re.findall(r"\((\w+\.md)\)", INDEX)
    assert sorted(listed) == sorted(pages)


def test_every_module_that_the_index_names_exists():
    named = [name for name in re.findall(r"`([\w/*.]+)`", INDEX) if "/" in name]
    gone = [name for name in named if not any(list(p.glob(name)) for p in PLACES)]
    assert named
    assert gone == []
