"""Direct identifiers: dropped or made pseudonyms before anything else sees an export."""

import re
from dataclasses import replace

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io.exports import PERSONAL
from pescycle.io.headers import Headers, parts
from pescycle.io.pseudonyms import pseudonyms, read_key
from pescycle.io.raw import RawTable
from pescycle.model.round import RecordSource, ResponseSource

# Columns by which survey tools (Kobo, ODK, Ona, SurveyCTO, LimeSurvey) name a person, a
# device or a place; compared without underscores, hyphens and spaces.
SYSTEM = frozenset(
    "deviceid devicephonenum phonenumber phone telephone mobile simid simserial "
    "simserialnumber subscriberid username email emailaddress submittedby submitterid "
    "submittername geolocation "
    "gps geopoint startgeopoint latitude longitude altitude ipaddress ipaddr firstname "
    "lastname surname fullname respondentname nationalid caseid audit auditurl attachments "
    "token refurl refererurl".split()
)
GEOPOINT_PART = re.compile(r"_(latitude|longitude|altitude|precision|accuracy)$")


def is_system_identifier(header: str) -> bool:
    """Whether survey tools write a direct identifier under this header."""
    last = parts(header)[-1]
    return re.sub(r"[-_ ]", "", last) in SYSTEM or bool(GEOPOINT_PART.search(last))


def without_identifiers(
    raw: RawTable,
    source: ResponseSource | RecordSource,
    headers: Headers,
    key_variable: str,
) -> tuple[RawTable, pd.Series | None, list[Problem]]:
    """The table without its identifiers, the pseudonyms where asked for, and problems.

    A column that the source lists but the file lacks is reported: its name may have
    changed, and only listed columns, those of the survey tools and those that are mapped to
    device, phone or interviewer are known to be identifiers.
    """
    problems: list[Problem] = []
    pseudonym = None
    single = [name for name in headers.names if name not in headers.split]
    found = {name for name in single if is_system_identifier(name)}
    for wanted, treatment in source.identifiers.items():
        columns = headers.find(wanted)
        if not columns:
            problems.append(_missing(raw, wanted, treatment, headers))
        elif treatment == "pseudonym":
            pseudonym = pseudonyms(raw.frame[columns[0]], read_key(key_variable))
        found.update(columns)
    for ours in PERSONAL:
        if ours in source.columns:
            found.update(headers.find(source.columns[ours]))
    problems += _mapped(raw, source, headers, found)
    return replace(raw, frame=raw.frame.drop(columns=sorted(found))), pseudonym, problems


def _missing(raw: RawTable, wanted: str, treatment: str, headers: Headers) -> Problem:
    return raw.problem(
        "missing_identifier",
        "this identifier is listed in round.yml but is no column of the file.",
        headers.hint(wanted) or "Correct its name, or take it off the list.",
        column=wanted,
        severity=Severity.STOP if treatment == "pseudonym" else Severity.WARN,
    )


def _mapped(
    raw: RawTable,
    source: ResponseSource | RecordSource,
    headers: Headers,
    found: set[str],
) -> list[Problem]:
    """Identifiers that round.yml wants to keep under another name."""
    kept = [name for ours, name in source.columns.items() if ours not in PERSONAL]
    if isinstance(source, ResponseSource):
        kept += source.items.values()
    return [
        raw.problem(
            "identifier_mapped",
            "this column identifies people and is never kept.",
            "Take it out of columns: and items: in round.yml.",
            column=name,
        )
        for name in kept
        if found & set(headers.find(name))
    ]
