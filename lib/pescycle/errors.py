"""Problems and errors, sorted by who must act."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

# A file with one mistake in every row must not bury the other problems.
LINES_PER_RULE = 10


class Severity(StrEnum):
    """What a broken rule does: ``stop`` ends the run, ``warn`` sets aside."""

    STOP = "stop"
    WARN = "warn"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One broken rule at one place of a file.

    ``message`` says what came and ``remedy`` how to put it right, both in English and
    without any value of a personal or free-text column. ``rule`` is a short id by which
    reports count and translate. ``row`` is the number that a spreadsheet shows (the header
    is row 1).
    """

    file: str
    rule: str
    message: str
    remedy: str = ""
    severity: Severity = Severity.STOP
    sheet: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        place = [self.file]
        if self.sheet:
            place.append(f'sheet "{self.sheet}"')
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f'column "{self.column}"')
        return (
            f"{', '.join(place)}: {' '.join(p for p in (self.message, self.remedy) if p)}"
        )


def problem_lines(problems: Iterable[Problem], limit: int = LINES_PER_RULE) -> list[str]:
    """One line a problem; of the same rule in the same column only the first few."""
    lines, seen = [], Counter()
    for problem in problems:
        key = (problem.file, problem.sheet, problem.column, problem.rule)
        seen[key] += 1
        if seen[key] <= limit:
            lines.append(str(problem))
    for (file, sheet, column, rule), count in seen.items():
        if count > limit:
            place = ", ".join(
                part
                for part in (file, sheet and f'sheet "{sheet}"', f'column "{column}"')
                if part
            )
            lines.append(f"{place}: {count - limit} more of the same ({rule}).")
    return lines


@dataclass
class PescycleError(Exception):
    """Root of all errors that a user can meet; ``exit_code`` is the command's."""

    message: str
    problems: tuple[Problem, ...] = field(default=())
    lines_per_rule: int = LINES_PER_RULE
    exit_code = 1

    def __str__(self) -> str:
        lines = problem_lines(self.problems, self.lines_per_rule)
        return "\n".join([self.message, *lines]).strip()

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows instead of a traceback, which would help no user."""
        return [f"{type(self).__name__}: {self}"]


class DataError(PescycleError):
    """For whoever supplied a data file."""

    exit_code = 1


class UsageError(PescycleError):
    """For whoever ran the command or set the parameters."""

    exit_code = 2


class ConfigError(PescycleError):
    """For whoever wrote the pilot's YAML."""

    exit_code = 3


class Fault(PescycleError):
    """A fault of pescycle itself, which no user could foresee."""

    exit_code = 4


class DisclosureError(Fault):
    """What would be published gives something hidden away: nothing may be written."""


def error_of(message: str, problems: Iterable[Problem]) -> ConfigError | DataError:
    """The error for whoever must act first: configuration, if any of it is at fault."""
    told = tuple(problems)
    stops = [problem for problem in told if problem.severity == Severity.STOP]
    kinds = (".yml", ".yaml", "rounds")
    configured = any(problem.file.endswith(kinds) for problem in stops)
    return (ConfigError if configured else DataError)(message, told)
