"""Pseudonyms: a keyed fingerprint in place of an identifier; the key lies elsewhere."""

import hmac
import os
import secrets
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

import pandas as pd
from platformdirs import user_config_dir

from pescycle.errors import UsageError

KEY_FILE = "pseudonym.key"
# Shorter ones could be found by trying; 32 letters come from `secrets.token_hex(16)`.
SHORTEST_KEY = 16


def pseudonyms(identifiers: pd.Series, key: bytes) -> pd.Series:
    """HMAC-SHA256 of each identifier as 64 hexadecimal digits; missing where there is none.

    Spaces at the ends, capital letters and the Unicode form make no difference, so that the
    same person keeps the same pseudonym from one round to the next.
    """
    plain = identifiers.map(lambda cell: normalize("NFKC", cell).strip().casefold())
    return plain.map(lambda cell: _fingerprint(cell, key) if cell else None).astype("str")


def _fingerprint(plain: str, key: bytes) -> str:
    return hmac.new(key, plain.encode("utf-8"), sha256).hexdigest()


def read_key(variable: str) -> bytes:
    """The key from the environment variable, else from a key file made once for this user.

    Parameters
    ----------
    variable : str
        Name of the environment variable.

    Raises
    ------
    UsageError
        The key is too short, or its file cannot be read or made.
    """
    given = os.environ.get(variable, "").strip()
    if given:
        return _checked(given, f"the environment variable {variable}")
    path = Path(user_config_dir("pescycle")) / KEY_FILE
    try:
        if not path.exists():
            _create(path)
        found = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it holds no plain text"
        raise UsageError(
            f"The key file of the pseudonyms cannot be used ({reason}). "
            f"Set the environment variable {variable} instead."
        ) from None
    return _checked(found, "the key file of the pseudonyms")


def _checked(key: str, where: str) -> bytes:
    if len(key) < SHORTEST_KEY:
        raise UsageError(f"The key in {where} is shorter than {SHORTEST_KEY} letters.")
    return key.encode("utf-8")


def _create(path: Path) -> None:
    """Write a new key whole or not at all; a key that another process made first stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".key-")  # made with mode 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()
