"""Pseudonyms: the same for the same person, and the key away from the data."""

import hashlib
import hmac
import stat
import sys
from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import UsageError
from pescycle.io import pseudonyms
from pescycle.io.pseudonyms import read_key

KEY = "sixteen letters!"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("PESCYCLE_KEY", raising=False)
    monkeypatch.setattr(pseudonyms, "user_config_dir", lambda name: str(tmp_path / name))
    return tmp_path / "pescycle"


def test_a_pseudonym_is_the_keyed_hash_of_the_identifier() -> None:
    found = pseudonyms.pseudonyms(pd.Series(["012 555", ""], dtype="str"), KEY.encode())
    # RFC 2104 through the standard library, on the plain text of the identifier.
    assert found[0] == hmac.new(KEY.encode(), b"012 555", hashlib.sha256).hexdigest()
    assert pd.isna(found[1])


def test_the_same_person_keeps_the_pseudonym_and_another_key_changes_it() -> None:
    cells = pd.Series([" Dara@Mail.kh", "dara@mail.kh ", "sok@mail.kh"], dtype="str")
    found = pseudonyms.pseudonyms(cells, KEY.encode())
    assert found[0] == found[1]
    assert found[0] != found[2]
    assert found[0] != pseudonyms.pseudonyms(cells, b"another key 0123")[0]


def test_the_environment_comes_before_the_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PESCYCLE_KEY", KEY)
    assert read_key("PESCYCLE_KEY") == KEY.encode()
    assert not home.exists()


def test_a_key_file_is_made_once_and_read_by_its_owner_only(home: Path) -> None:
    first = read_key("PESCYCLE_KEY")
    assert len(first) == 64
    assert read_key("PESCYCLE_KEY") == first
    (path,) = home.iterdir()  # nothing half-made lies beside it
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_that_another_process_made_first_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / pseudonyms.KEY_FILE
    pseudonyms._create(path)
    made = path.read_text(encoding="ascii")
    pseudonyms._create(path)
    assert path.read_text(encoding="ascii") == made


def test_a_short_key_is_refused_without_printing_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PESCYCLE_KEY", "s3cret")
    with pytest.raises(UsageError, match="shorter than 16 letters") as caught:
        read_key("PESCYCLE_KEY")
    assert "s3cret" not in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("content", [b"", b"short", b"\xff\xfe\x00"])
def test_a_key_file_that_holds_no_key_is_refused(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / pseudonyms.KEY_FILE).write_bytes(content)
    with pytest.raises(UsageError, match="key"):
        read_key("PESCYCLE_KEY")


def test_a_folder_that_cannot_be_made_points_at_the_variable(home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(
        UsageError, match="Set the environment variable PESCYCLE_KEY instead"
    ):
        read_key("PESCYCLE_KEY")
