"""What stands in the cells about KPIs, their targets, and how hard these are."""

from pescycle.model.difficulty import EASIER, HARDER
from pescycle.report.cells import Row, unit_of
from pescycle.report.voice import MISSING, Voice, is_missing

# A past of a few dozen months knows no smaller chance.
SMALLEST = 0.01


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


def chance(voice: Voice, row: Row) -> str:
    """The chance of reaching the target, and what that is called."""
    if is_missing(row["chance"]):
        return MISSING
    return voice.text(
        "{chance} · {difficulty}",
        chance=said_chance(voice, row["chance"]),
        difficulty=voice.label("difficulty", row["difficulty"]),
    )


def said_chance(voice: Voice, chance: float) -> str:
    """A chance in percent; never 0 or 100 %, which no past can promise."""
    if chance < SMALLEST:
        return voice.text("less than {least}", least=voice.share(SMALLEST))
    if chance > 1 - SMALLEST:
        return voice.text("more than {most}", most=voice.share(1 - SMALLEST))
    return voice.share(chance)


def if_nothing(voice: Voice, row: Row) -> str:
    """What the KPI will be if nothing changes, with its interval."""
    if is_missing(row["expected"]):
        return MISSING
    unit = unit_of(voice, row)
    interval = voice.interval(row["low"], row["high"], unit)
    return f"{voice.value(row['expected'], unit)} ({interval})"


def proposed(voice: Voice, row: Row) -> str:
    """A target with a chance of 40 %, and those with 30 and 50 %."""
    if is_missing(row["proposed"]):
        return MISSING
    unit = unit_of(voice, row)
    middle, easier, harder = (
        voice.value(row[name], unit)
        for name in ("proposed", "proposed_easier", "proposed_harder")
    )
    if easier == harder:
        return middle
    return voice.text(
        "{target} ({easier} to {harder} for chances of {more} to {less})",
        target=middle,
        easier=easier,
        harder=harder,
        more=voice.share(EASIER),
        less=voice.share(HARDER),
    )
