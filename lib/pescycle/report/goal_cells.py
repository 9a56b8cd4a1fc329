"""What stands in the cells about KPIs, their targets, and how hard these are."""

from pescycle.report.cells import Row, unit_of
from pescycle.report.voice import MISSING, Voice, is_missing


def kpi_source(voice: Voice, row: Row) -> str:
    """Where a KPI's figures come from, where the framework says so."""
    known = voice.names.titles.get("kpi_source", {}).get(row["kpi"])
    return voice.name("kpi_source", row["kpi"]) if known else MISSING


def reference(voice: Voice, row: Row) -> str:
    """What the target's rule multiplies, where that is not the baseline."""
    return voice.value(row["reference"], unit_of(voice, row))


def support(voice: Voice, row: Row) -> str:
    """How many years or centers a target rests on."""
    count = row["support"]
    if is_missing(count):
        return MISSING
    if row["rule"] in ("own_history", "trend"):
        return voice.plural("{n} year", "{n} years", int(count))
    return voice.plural("{n} center", "{n} centers", int(count))
