"""Hand-over: a phase's result as files that the next phase and the next round read.

One folder a phase, one Parquet file a frame, ``headline.json``, and ``about.json`` written
last: it names what the result was made from and the hash of every file. A folder without
it, or whose files no longer fit it, counts as absent.
"""

import io
from pathlib import Path
from typing import TypeVar

import pandas as pd

from pescycle.io.files import below, read_json, write_bytes, write_json
from pescycle.io.fingerprint import file_hash

ABOUT = "about.json"
HEADLINE = "headline.json"

Result = TypeVar("Result")


def parquet_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as Parquet: equal frames give equal bytes."""
    buffer = io.BytesIO()
    frame.reset_index(drop=True).to_parquet(buffer, index=False)
    return buffer.getvalue()


def write_handover(
    folder: Path, frames: dict[str, pd.DataFrame], headline: dict, made_from: str
) -> None:
    """Write a result's frames and headline below ``folder``; ``about.json`` comes last."""
    for name, frame in frames.items():
        write_bytes(below(folder, f"{name}.parquet"), parquet_bytes(frame))
    write_json(below(folder, HEADLINE), headline)
    names = [*(f"{name}.parquet" for name in frames), HEADLINE]
    hashes = {name: file_hash(folder / name) for name in sorted(names)}
    write_json(below(folder, ABOUT), {"made_from": made_from, "files": hashes})


def read_handover(
    folder: Path, made_from: str
) -> tuple[dict[str, pd.DataFrame], dict] | None:
    """Frames by name and headline; ``None`` unless whole and made from the same inputs."""
    about = read_json(folder / ABOUT)
    if (
        not about
        or about.get("made_from") != made_from
        or not _whole(folder, about["files"])
    ):
        return None
    frames = {
        name.removesuffix(".parquet"): pd.read_parquet(folder / name)
        for name in about["files"]
        if name.endswith(".parquet")
    }
    return frames, read_json(folder / HEADLINE)


def _whole(folder: Path, hashes: dict[str, str]) -> bool:
    return all(
        (folder / name).is_file() and file_hash(folder / name) == expected
        for name, expected in hashes.items()
    )
