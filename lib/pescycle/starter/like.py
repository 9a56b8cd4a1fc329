"""A new pilot like another one: its configuration without its data, in chosen languages."""

import csv
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from pescycle.errors import UsageError
from pescycle.model.base import LANGUAGES
from pescycle.model.given import PilotFolder
from pescycle.model.registers import REGISTERS
from pescycle.model.tables import (
    ACTIONS,
    CENTERS,
    CONSENSUS,
    EVENTS,
    MATURITY,
    QUOTATIONS,
    SAMPLE,
    TableContract,
)
from pescycle.starter.commented import Commented, Lacking
from pescycle.starter.folder import made_beside, refuse_place, target_of
from pescycle.starter.round_text import round_text

CONFIGURATION = ("framework.yml", "maturity.yml", "themes.yml", "good_practice.yml")
LISTED = "missing_translations.csv"
ROUND_MONTHS = 6


@dataclass(frozen=True)
class LikeFolder:
    """What was made: files by name, the round to fill, and texts that lack a language."""

    folder: Path
    round_id: str
    templates: tuple[str, ...]
    lacking: tuple[Lacking, ...]


def write_like(
    folder: Path, other: PilotFolder, languages: Sequence[str], today: date
) -> LikeFolder:
    """Write a new pilot folder with another's configuration and none of its data.

    Framework, questionnaires, maturity check, themes and good practice are taken over with
    the comments in them; texts in other languages are left out, those that stay stand in
    the order asked for. Former editions, anchors, dates, centers and everything that was
    counted, asked or written down stay behind. A first round waits with empty registers.

    Parameters
    ----------
    folder : Path
        Where to; its name becomes the pilot's id. It must not exist, or be empty.
    other : PilotFolder
        The pilot that it is to be like.
    languages : sequence of str
        Codes, the first one first in everything; empty takes the other's.
    today : date
        The first round is the next half-year that begins after it.

    Raises
    ------
    UsageError
        An unknown or repeated language, a name that is no id, or a place that is taken.
        Nothing is written then.
    """
    wanted = _checked_languages(languages, other)
    target = target_of(folder)
    refuse_place(target)
    starts, ends, round_id = _next_round(today)
    with tempfile.TemporaryDirectory(prefix="like.") as stage:
        whole = Path(stage) / target.name
        lacking = _configuration(whole, other, wanted)
        turn = whole / "rounds" / round_id
        templates = _templates(whole, turn, other, wanted)
        text = round_text(other, wanted, (round_id, starts, ends))
        (turn / "round.yml").write_text(text, encoding="utf-8", newline="\n")
        _list_lacking(whole, lacking)
        made_beside(target, lambda place: shutil.copytree(whole, place))
    return LikeFolder(target, round_id, templates, tuple(lacking))


def _checked_languages(languages: Sequence[str], other: PilotFolder) -> tuple[str, ...]:
    wanted = tuple(languages) or other.pilot.languages
    unknown = [code for code in wanted if code not in LANGUAGES]
    if unknown:
        raise UsageError(
            f'"{unknown[0]}" is no language of pescycle; use {", ".join(LANGUAGES)}.'
        )
    if len(set(wanted)) < len(wanted):
        raise UsageError("A language stands twice; name each once, the first one first.")
    return wanted


def _next_round(today: date) -> tuple[date, date, str]:
    """First and last day of the next half-year, and the round's id."""
    half = 2 if today.month <= ROUND_MONTHS else 1
    year = today.year + (half == 1)
    starts = date(year, 1 if half == 1 else 7, 1)
    after = date(year, 7, 1) if half == 1 else date(year + 1, 1, 1)
    return starts, after - timedelta(days=1), f"{year}-{half}"


def _configuration(
    whole: Path, other: PilotFolder, languages: tuple[str, ...]
) -> list[Lacking]:
    """Write the YAML files; returns what they lack."""
    source = other.folder
    names = ["pilot.yml", *(name for name in CONFIGURATION if (source / name).is_file())]
    names += [f"questionnaires/{audience}.yml" for audience in other.pilot.audiences]
    found: list[Lacking] = []
    for name in names:
        if not (source / name).is_file():
            continue
        content = Commented.read(source / name, name)
        _without_what_is_the_others(content, name, whole.name, languages)
        found += content.in_languages(languages)
        note = (
            f"Taken over from the pilot {other.pilot.id} by pescycle new --like. The "
            "comments are that\n# pilot's: where they say synthetic or published, they "
            "speak of it."
        )
        path = whole / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {note}\n{content.text()}", encoding="utf-8", newline="\n")
    return found


def _without_what_is_the_others(
    content: Commented, name: str, new_id: str, languages: tuple[str, ...]
) -> None:
    """Ids, dates and facts that are true of the other pilot alone."""
    root = content.root
    if name == "pilot.yml":
        root["id"] = content.quoted(new_id)
        root["title"] = {code: new_id for code in languages}
        root["synthetic"] = False
        root["languages"] = content.flow(languages)
        root.pop("currency", None)
        if "collection" in root:
            root["collection"].pop("url", None)
            root["collection"]["languages"] = content.flow(languages)
        root.get("monitoring", {}).pop("baseline", None)
        for group in root.get("equity", {}).get("groups", ()):
            group.pop("population", None)
        _without_the_others_forms(content, languages)
    if name == "framework.yml":
        root["edition"] = content.quoted("1")
        kpis = [kpi for pillar in root["pillars"] for kpi in pillar["kpis"]]
        for part in (root, *kpis):
            for key in ("effective_from", "effective_until"):
                part.pop(key, None)
        for kpi in kpis:
            if kpi["provenance"] == "fact":  # published of the other service, not of this
                kpi["provenance"] = "proposal"


def _without_the_others_forms(content: Commented, languages: tuple[str, ...]) -> None:
    """No addresses, which would send answers to the other; languages of its own."""
    collection = content.root.get("collection", {})
    collection.pop("url", None)
    if "languages" in collection:
        collection["languages"] = content.flow(languages)


def _templates(
    whole: Path, turn: Path, other: PilotFolder, languages: tuple[str, ...]
) -> tuple[str, ...]:
    """Empty tables with their headers; returns their names."""
    covariates = [covariate.id for covariate in other.pilot.covariates]
    _write_header(whole / "centers.csv", CENTERS, languages, covariates)
    contracts = [ACTIONS, SAMPLE, EVENTS, *REGISTERS]
    contracts += [MATURITY, CONSENSUS] if other.maturity else []
    contracts += [QUOTATIONS] if other.codebook else []
    for contract in contracts:
        _write_header(turn / f"{contract.name}.csv", contract, languages)
    return ("centers.csv", *(f"{contract.name}.csv" for contract in contracts))


def _write_header(
    path: Path,
    contract: TableContract,
    languages: Iterable[str],
    more: Iterable[str] = (),
) -> None:
    texts = (*contract.text_prefixes, *contract.optional_prefixes)
    header = [column.name for column in contract.columns]
    header += [f"{prefix}_{code}" for prefix in texts for code in languages]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_csv([[*header, *more]]), encoding="utf-8", newline="\n")


def _list_lacking(whole: Path, lacking: list[Lacking]) -> None:
    if not lacking:
        return
    rows = [["file", "where", "language", "text"]]
    rows += [[one.file, one.where, one.language, one.text] for one in lacking]
    # A byte-order mark: a spreadsheet is to show every script as it is.
    (whole / LISTED).write_text(_csv(rows), encoding="utf-8-sig", newline="\n")


def _csv(rows: list[list[str]]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()
