"""The paper form: one language, A4, with the codes by which it is copied into a file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pescycle.instruments.faces import has_faces, mood, mouth_path
from pescycle.instruments.pages import css_text, printed_page
from pescycle.instruments.parts import parts_of
from pescycle.model.base import Text, pick
from pescycle.model.form_words import ROLES, words
from pescycle.model.forms import wording_version
from pescycle.model.given import PilotFolder
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import (
    ChoiceItem,
    Item,
    ItemRole,
    NumberItem,
    OpenItem,
    Questionnaire,
    ScaleItem,
)

FRENCH_MARK = re.compile(r" (?=[?!:;»])|(?<=«) ")
# A number from so few is crossed, any other is written.
MOST_BOXES = 11
# Answers so short stand in a row, not below one another.
SHORT_LABELS = 60


@dataclass(frozen=True)
class Answer:
    """A box to cross: its words, its code, and the mouth of its face where it has one."""

    label: str
    code: str
    mouth: str = ""
    aside: bool = False  # no step of the scale: does not apply, don't know


@dataclass(frozen=True)
class Question:
    """One question: its number (0 = none), words, when it is asked, what follows it."""

    number: int
    wording: str
    condition: str = ""
    after: str = ""


@dataclass(frozen=True)
class Block:
    """Questions that are answered alike; kind: grid choice boxes number lines."""

    kind: str
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...] = ()
    hint: str = ""
    row: bool = False
    digits: int = 0  # boxes of a number


@dataclass(frozen=True)
class _Paper:
    """What every part of the page needs: the questionnaire in one language, the words."""

    asked: Questionnaire
    language: str
    own: dict[str, Text]
    numbers: dict[str, int] = field(default_factory=dict)

    def said(self, key: str, **values: object) -> str:
        return self.text(words(key, self.own, **values))

    def field(self, key: str) -> str:
        """The words before a place to write at, with the colon of the language."""
        return self.said("paper_field", name=self.said(key))

    def text(self, text: Text) -> str:
        """The text; a French mark stays with the word before it."""
        plain = pick(text, self.language)
        return FRENCH_MARK.sub("\N{NO-BREAK SPACE}", plain)


def paper_page(folder: PilotFolder, audience: Audience, language: str) -> str:
    """The whole page, which a browser prints as A4.

    Parameters
    ----------
    folder : PilotFolder
    audience : Audience
        One that the pilot asks.
    language : str
        One of the form's languages.
    """
    asked, own = folder.questionnaires[audience], folder.pilot.collection.words
    parts = parts_of(asked)
    order = [item.id for part in parts for item in part.items]
    numbers = {name: number for number, name in enumerate(order, 1)}
    paper = _Paper(asked, language, own, numbers)
    version = wording_version(asked)
    return printed_page(
        "paper.html.j2",
        language=language,
        title=paper.text(asked.title),
        banner=paper.said("synthetic") if folder.pilot.synthetic else "",
        how=paper.said("paper_how"),
        center=paper.field("paper_center"),
        day=paper.field("paper_day"),
        parts=[
            *_interview(paper),
            *(
                (paper.said(part.heading), list(_blocks(part.items, paper)))
                for part in parts
            ),
        ],
        thanks=paper.said("thanks"),
        foot=css_text(version),
        page=css_text(paper.said("paper_page")),
    )


def _interview(paper: _Paper) -> Iterator[tuple[str, list[Block]]]:
    """Who asks, which staff are not asked: they answer by themselves."""
    if paper.asked.audience != Audience.STAFF:
        answers = tuple(Answer(paper.text(text), code) for code, text in ROLES.items())
        question = Question(0, paper.said("role"))
        yield paper.said("part_interview"), [Block("choice", (question,), answers)]


def _blocks(items: tuple[Item, ...], paper: _Paper) -> Iterator[Block]:
    """Blocks in order; questions on the same scale that follow one another share a grid."""
    grid: list[ScaleItem] = []
    for item in items:
        if grid and (not isinstance(item, ScaleItem) or item.scale != grid[0].scale):
            yield _grid(grid, paper)
            grid = []
        if isinstance(item, ScaleItem):
            grid.append(item)
        else:
            yield _block(item, paper)
    if grid:
        yield _grid(grid, paper)


def _question(item: Item, paper: _Paper) -> Question:
    after = paper.said("paper_stop") if item.role == ItemRole.CONSENT else ""
    conditions = [_condition(name, codes, paper) for name, codes in item.asked_if.items()]
    return Question(
        paper.numbers[item.id], paper.text(item.wording), " · ".join(conditions), after
    )


def _condition(name: str, codes: tuple[str, ...], paper: _Paper) -> str:
    answers = {answer.code: answer.label for answer in _answers(name, paper)}
    joined = f" {paper.said('or')} ".join(answers.get(code, code) for code in codes)
    return paper.said("paper_only_if", answer=joined, number=paper.numbers[name])


def _answers(name: str, paper: _Paper) -> tuple[Answer, ...]:
    """What can be answered to an item; nothing where a number or words are written."""
    item = paper.asked.item(name)
    if isinstance(item, ScaleItem):
        return _steps(item, paper)
    if isinstance(item, ChoiceItem):
        return tuple(Answer(paper.text(t), code) for code, t in item.choices.items())
    if isinstance(item, NumberItem) and item.high - item.low < MOST_BOXES:
        return tuple(Answer("", str(n)) for n in range(item.low, item.high + 1))
    return ()


def _steps(item: ScaleItem, paper: _Paper) -> tuple[Answer, ...]:
    scale = paper.asked.scale(item.scale)
    drawn = has_faces(scale)
    steps = [
        Answer(paper.text(text), str(code), mouth_path(mood(scale, code)) if drawn else "")
        for code, text in scale.labels.items()
    ]
    for key in ("not_applicable", "dont_know"):
        steps += [
            Answer(paper.said(key), str(code), aside=True) for code in getattr(scale, key)
        ]
    return tuple(steps)


def _grid(items: list[ScaleItem], paper: _Paper) -> Block:
    questions = tuple(_question(item, paper) for item in items)
    return Block("grid", questions, _steps(items[0], paper))


def _block(item: Item, paper: _Paper) -> Block:
    question, answers = (_question(item, paper),), _answers(item.id, paper)
    match item:
        case ChoiceItem():
            hint = paper.said("paper_several") if item.type == "multiple" else ""
            short = sum(len(answer.label) for answer in answers) <= SHORT_LABELS
            return Block("choice", question, answers, hint, short)
        case NumberItem() if answers:
            return Block("boxes", question, answers)
        case NumberItem():
            hint = paper.said("whole_number", low=item.low, high=item.high)
            return Block("number", question, hint=hint, digits=len(str(item.high)))
        case OpenItem():
            return Block("lines", question)
    raise AssertionError(item.type)
