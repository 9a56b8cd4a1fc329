"""What the files of a pilot say about each other."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io.count_keys import UNKNOWN
from pescycle.io.frames import weighting_problems
from pescycle.io.places import source_path
from pescycle.io.record_checks import record_problems
from pescycle.model.forms import FORM_FIELDS
from pescycle.model.framework import Framework
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import CountSource, RecordSource, ResponseSource, Round
from pescycle.model.sources import DatabaseSource
from pescycle.model.spans import Span

# The columns that `RoundData.responses` has besides the items.
ANSWER_COLUMNS = frozenset(
    "center submitted mode weight stratum cluster pseudonym seconds language device "
    "phone_group phone_pattern interviewer interviewer_role".split()
)
Questionnaires = dict[Audience, Questionnaire]


def reserved_items(file: str, asked: Questionnaire) -> Iterator[Problem]:
    """Items called like a column that tables of answers have, or a field of every form."""
    for item in asked.items:
        if item.id in ANSWER_COLUMNS or item.id in FORM_FIELDS:
            message = f'the item id "{item.id}" is the name of a column of our own.'
            remedy = (
                "Give the item another id and name its column under items: in round.yml."
            )
            yield Problem(file=file, rule="reserved_id", message=message, remedy=remedy)


def shared_items(questionnaires: Questionnaires) -> Iterator[Problem]:
    """Item ids that two questionnaires use: an action could not say which it is to move."""
    first: dict[str, Audience] = {}
    for audience, asked in questionnaires.items():
        for item in asked.items:
            if item.id in first:
                message = f'the item id "{item.id}" is one of {first[item.id]}.yml already.'
                yield Problem(
                    file=f"questionnaires/{audience}.yml",
                    rule="shared_id",
                    message=message,
                    remedy="Give it another id, such as em_q1 beside js_q1.",
                )
            first.setdefault(item.id, audience)


def round_problems(
    turn: Round,
    pilot: Pilot,
    framework: Framework | None,
    questionnaires: Questionnaires,
    centers: Iterable[str],
) -> Iterator[Problem]:
    """Sources that need what the pilot does not have."""
    file = f"rounds/{turn.id}/round.yml"
    known = list(centers)
    yield from _target_problems(file, turn, questionnaires)
    yield from _fieldwork_problems(file, turn)
    yield from _cut_span_problems(file, turn, pilot)
    for source in turn.sources:
        if isinstance(source, CountSource):
            if framework is None:
                yield _unframed(file, source)
            else:
                yield from _strange_words(file, source, framework, known)
        elif isinstance(source, RecordSource):
            yield from record_problems(file, source, framework, known)
        elif not isinstance(source, ResponseSource):
            continue
        elif source.audience not in pilot.audiences:
            yield _unasked(file, source)
        else:
            yield from _response_problems(file, source, questionnaires, known)


def _target_problems(
    file: str, turn: Round, questionnaires: Questionnaires
) -> Iterator[Problem]:
    rated = [item.id for asked in questionnaires.values() for item in asked.rated]
    for name in [name for name in turn.item_targets if name not in rated]:
        yield Problem(
            file=file,
            rule="unknown_item",
            message=f'item_targets names "{name}", which is no item with a scale.',
            remedy=_near(name, rated),
        )


def _fieldwork_problems(file: str, turn: Round) -> Iterator[Problem]:
    """Fieldwork on no day of the round, as when a copied round kept an old date."""
    days = turn.fieldwork
    if days and (days.closes < turn.starts or days.opens > turn.ends):
        yield Problem(
            file=file,
            rule="fieldwork_outside_round",
            message=f"fieldwork of {days.opens} to {days.closes} lies outside the round.",
            remedy="If that is not meant, correct fieldwork:.",
            severity=Severity.WARN,
        )


def _cut_span_problems(file: str, turn: Round, pilot: Pilot) -> Iterator[Problem]:
    """A round that begins or ends inside a quarter, of which there is one count only."""
    span = pilot.counted_by
    if span == Span.MONTH:
        return
    after = pd.Timestamp(turn.ends) + pd.Timedelta(days=1)
    for word, day, whole in (
        ("starts", turn.starts, span.first_day(turn.starts) == pd.Timestamp(turn.starts)),
        ("ends", turn.ends, span.first_day(after) == after),
    ):
        if not whole:
            yield Problem(
                file=file,
                rule="cut_span",
                message=f"the round {word} on {day}, inside a {span}; counts come by "
                f"{span}, and one belongs to the round in which it begins.",
                remedy=f"If that is not meant, let rounds begin and end with a {span}.",
                severity=Severity.WARN,
            )


def _unframed(file: str, source: CountSource) -> Problem:
    message = f"the source {source.id} holds measures but there is no framework.yml."
    remedy = "Write framework.yml, or take the source out."
    return Problem(file=file, rule="no_framework", message=message, remedy=remedy)


def _strange_words(
    file: str, source: CountSource, framework: Framework, centers: list[str]
) -> Iterator[Problem]:
    """Words of a source of counts that are to stand for what the pilot does not have."""
    measures = [measure.id for measure in framework.measures]
    for part, known in (("center", centers), ("measure", measures)):
        words: dict[str, str] = getattr(source, f"{part}s")
        for name in sorted(set(words.values()) - set(known)):
            yield Problem(
                file=file,
                rule=UNKNOWN[part],
                message=f'the source {source.id} translates to "{name}", which is no '
                f"{part} of this pilot.",
                remedy=_near(name, known),
            )


def _unasked(file: str, source: ResponseSource) -> Problem:
    audience = source.audience
    message = f"the source {source.id} is of the audience {audience}, not in pilot.yml."
    remedy = f"Add {audience} to audiences: in pilot.yml, or take the source out."
    return Problem(file=file, rule="unknown_audience", message=message, remedy=remedy)


def _response_problems(
    file: str, source: ResponseSource, questionnaires: Questionnaires, centers: list[str]
) -> Iterator[Problem]:
    for center in sorted(set(source.centers.values()) - set(centers)):
        message = (
            f'the source {source.id} translates to "{center}", no center of centers.csv.'
        )
        yield Problem(
            file=file, rule="unknown_center", message=message, remedy=_near(center, centers)
        )
    if source.audience in questionnaires:
        yield from weighting_problems(file, source, questionnaires[source.audience])
        items = [item.id for item in questionnaires[source.audience].items]
        for name in [name for name in source.items if name not in items]:
            message = f'the source {source.id} names the item "{name}", '
            yield Problem(
                file=file,
                rule="unknown_item",
                message=f"{message}which is not in the {source.audience} questionnaire.",
                remedy=_near(name, items),
            )


def chain_problems(rounds: Iterable[Round]) -> Iterator[Problem]:
    """Rounds that do not follow one another in one line."""
    known = {turn.id: turn for turn in rounds}
    firsts = [turn.id for turn in known.values() if turn.previous is None]
    for name in firsts[1:]:
        message = f"this round and {firsts[0]} both have no previous round."
        yield _chain_problem(name, message, "Name the round before it: previous: ...")
    if known and not firsts:
        message = "every round has a previous one, so there is no first round."
        yield _chain_problem(min(known), message, "Take previous: out of the first round.")
    followed: dict[str, str] = {}
    for turn in known.values():
        if turn.previous is not None:
            yield from _link_problem(turn, known, followed.get(turn.previous))
            followed.setdefault(turn.previous, turn.id)


def _link_problem(
    turn: Round, known: dict[str, Round], rival: str | None
) -> Iterator[Problem]:
    """What is wrong between a round and the one it names as previous."""
    before = known.get(str(turn.previous))
    if before is None:
        message = f'its previous round "{turn.previous}" has no folder.'
        others = [name for name in known if name != turn.id]
        yield _chain_problem(turn.id, message, _near(str(turn.previous), others))
    elif rival:
        message = f"{rival} follows the round {turn.previous} already."
        yield _chain_problem(turn.id, message, "Rounds form one line; correct previous:.")
    elif turn.starts <= before.ends:
        message = f"it starts on {turn.starts}, before its previous round ends."
        yield _chain_problem(turn.id, message, "Correct starts:, ends: or previous:.")


def _chain_problem(name: str, message: str, remedy: str) -> Problem:
    file = f"rounds/{name}/round.yml"
    return Problem(file=file, rule="broken_chain", message=message, remedy=remedy)


def in_turn(rounds: Iterable[Round]) -> tuple[Round, ...]:
    """The rounds in the order of their turns; the chain has been checked."""
    return tuple(sorted(rounds, key=lambda turn: turn.starts))


def missing_sources(folder: Path, turn: Round) -> Iterator[Problem]:
    """Sources whose file does not exist."""
    for source in turn.sources:
        # Whether a database answers is found out when it is asked.
        if isinstance(source, DatabaseSource):
            continue
        if not source_path(folder, turn.id, source).is_file():
            shown = Path(source.file)
            name = shown.name if shown.is_absolute() else shown.as_posix()
            yield Problem(
                file=f"rounds/{turn.id}/round.yml",
                rule="missing_file",
                message=f"the source {source.id} names {name}, but there is no such file.",
                remedy="Put it there or correct file:; capital and small letters differ.",
            )


def _near(name: str, known: list[str]) -> str:
    return nearest(name, known) or f"Known are {', '.join(known) or 'none'}."
