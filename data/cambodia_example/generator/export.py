"""An audience's raw export: header, rows of people, and the rows that must be set aside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import ModuleType

from generator.centers import Center
from generator.draws import Draws
from generator.truths import IRREGULAR, TURNS, Turn

AHEAD_OF_UTC = timedelta(hours=7)
HEAD = ("start", "end", "deviceid")
TAIL = (
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "_tags",
    "__version__",
    "_index",
)
FIRST_ID = 410_000
EARLY_SHARE = 0.04  # answers sent before seven in the morning: yesterday's date in UTC
APPROVED_SHARE = 0.6
RESENT_AFTER = timedelta(minutes=3)
Record = dict[str, object]


@dataclass(frozen=True)
class Export:
    """One audience's answers in one round; ``module`` says how that audience answers."""

    audience: str
    module: ModuleType
    turn: Turn
    centers: list[Center]

    def draws(self, *stream: int) -> Draws:
        return Draws(self.module.STREAM, TURNS.index(self.turn) + 1, *stream)


def export_rows(export: Export, valid: int) -> list[list[object]]:
    """The header and every row, in the order in which the answers were sent."""
    records = _people(export, valid)
    _spoil_codes(export, records)
    records += list(_set_aside(export, records))
    records.sort(key=lambda record: (record["_submission_time"], record["_uuid"]))
    for index, record in enumerate(records, 1):
        record |= {"_id": FIRST_ID + 7 * index, "_index": index}
    columns = _columns(export.module)
    return [columns, *([record.get(name, "") for name in columns] for record in records)]


def _columns(module: ModuleType) -> list[str]:
    names = [*HEAD, *module.LEAD]
    for group, item, choices in module.LAYOUT:
        names += [f"{group}/{item}", *(f"{group}/{item}/{choice}" for choice in choices)]
    return [*names, *TAIL]


def _people(export: Export, valid: int) -> list[Record]:
    records = []
    for center, size in zip(export.centers, _sizes(export, valid), strict=True):
        draws = export.draws(center.number)
        for number in range(size):
            records.append(_person(export, center, draws, number))
    return records


def _sizes(export: Export, valid: int) -> list[int]:
    """Answers a center: nearly the same everywhere, ``valid`` together."""
    draws = export.draws(0)
    usual = valid // len(export.centers)
    sizes = [usual + draws.whole(-usual // 12, usual // 12) for _ in export.centers]
    step = 1 if sum(sizes) < valid else -1
    for turn in range(abs(valid - sum(sizes))):
        sizes[turn % len(sizes)] += step
    return sizes


def _person(export: Export, center: Center, draws: Draws, number: int) -> Record:
    given = export.module.answers(export.turn, center, draws)
    day = _weekday(draws, export.turn.opens, export.turn.closes)
    return (
        _sent(draws, day)
        | export.module.lead(center, draws, export.turn.first_employer + number)
        | {"interview/test": "0"}
        | _spread(export.module, given)
    )


def _spread(module: ModuleType, given: dict[str, str | list[str]]) -> Record:
    """Answers by column; several answers joined, and once more a column a choice."""
    cells: Record = {}
    for group, item, choices in module.LAYOUT:
        answer = given.get(item, "")
        if not choices or not answer:
            cells[f"{group}/{item}"] = answer
            continue
        cells[f"{group}/{item}"] = " ".join(answer)
        for choice in choices:
            cells[f"{group}/{item}/{choice}"] = str(int(choice in answer))
    return cells


def _weekday(draws: Draws, first: date, last: date) -> date:
    day = first + timedelta(days=draws.whole(0, (last - first).days))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _sent(draws: Draws, day: date) -> Record:
    hour = 6 if draws.chance(EARLY_SHARE) else draws.whole(8, 16)
    start = datetime.combine(day, time(hour, draws.whole(0, 35), draws.whole(0, 59)))
    end = start + timedelta(minutes=draws.whole(4, 11), seconds=draws.whole(0, 59))
    sent = end - AHEAD_OF_UTC + timedelta(seconds=draws.whole(2, 90))
    approved = draws.chance(APPROVED_SHARE)
    return {
        "start": f"{start.isoformat()}.000+07:00",
        "end": f"{end.isoformat()}.000+07:00",
        "deviceid": f"synthetic:{draws.hexadecimal(8)}",
        "_uuid": _uuid(draws),
        "_submission_time": sent.isoformat(),
        "_validation_status": "validation_status_approved" if approved else "",
        "_status": "submitted_via_web",
        "_submitted_by": f"tablet_{draws.whole(1, 12):02d}",
        "__version__": "vSynthetic1",
    }


def _uuid(draws: Draws) -> str:
    parts = [draws.hexadecimal(digits) for digits in (8, 4, 3, 3, 12)]
    return f"{parts[0]}-{parts[1]}-4{parts[2]}-a{parts[3]}-{parts[4]}"


def _spoil_codes(export: Export, records: list[Record]) -> None:
    """Write codes that the questionnaire does not know into some cells."""
    places = {item: f"{group}/{item}" for group, item, _ in export.module.LAYOUT}
    draws = export.draws(90)
    count = IRREGULAR[export.audience].unknown_codes
    for item, code in export.module.UNKNOWN[:count]:
        records[draws.whole(0, len(records) - 1)][places[item]] = code


def _set_aside(export: Export, records: list[Record]) -> Iterator[Record]:
    """Rows that reading must set aside: sent twice, tests, refusals, out of time."""
    irregular, draws = IRREGULAR[export.audience], export.draws(91)
    for number in range(irregular.duplicates):
        record = records[(number + 1) * len(records) // (irregular.duplicates + 1)]
        sent = datetime.fromisoformat(record["_submission_time"]) + RESENT_AFTER
        yield record | {"_submission_time": sent.isoformat()}
    for _ in range(irregular.tests):
        yield _stranger(export, draws) | {"interview/test": "1", "_notes": "synthetic test"}
    for _ in range(irregular.refused):
        yield _refusal(export, _stranger(export, draws))
    for number in range(irregular.outside):
        away = timedelta(days=5)
        day = export.turn.opens - away if number % 2 == 0 else export.turn.closes + away
        yield _stranger(export, draws) | _sent(draws, day)


def _stranger(export: Export, draws: Draws) -> Record:
    center = export.centers[draws.whole(0, len(export.centers) - 1)]
    return _person(export, center, draws, 900 + draws.whole(0, 99))


def _refusal(export: Export, record: Record) -> Record:
    group, item, _ = export.module.LAYOUT[0]
    kept = {*HEAD, *export.module.LEAD, *TAIL}
    return {name: value for name, value in record.items() if name in kept} | {
        f"{group}/{item}": "no"
    }
