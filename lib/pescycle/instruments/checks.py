"""Our own look at a form before it is written; what pyxform passes is stopped here."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pescycle.errors import Problem
from pescycle.model.form_words import LANGUAGE_NAMES
from pescycle.model.forms import Form, FormRow
from pescycle.model.nearest import nearest
from pescycle.model.questionnaire import Questionnaire

FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*", re.ASCII)
ANSWER_CODE = re.compile(r"[!-~]+", re.ASCII)
REFERENCE = re.compile(r"\$\{([^}]*)\}")
EXPRESSIONS = ("relevant", "constraint", "calculation")
# Pictures are named alike in all languages by us; only words can lack.
WORDED = ("label", "constraint_message")
UNNAMED = frozenset({"end_group"})


def form_problems(form: Form) -> list[Problem]:
    """Every mistake of a form, each with where to mend it; none may remain.

    Looked at are names (ASCII, as XML allows them, none twice), answers (no code and no
    label twice in a list), expressions (XPath 1.0 that names fields of the form) and texts
    (each in every language of the form).
    """
    return [
        *_names(form),
        *_answers(form),
        *_expressions(form),
        *_lacking_texts(form),
    ]


def _problem(row: FormRow, rule: str, message: str, remedy: str) -> Problem:
    file = row.file or "form"
    said = f"{row.origin}: {message}" if row.origin else message
    return Problem(file=file, rule=rule, message=said, remedy=remedy)


def _fields(form: Form) -> list[FormRow]:
    return [row for row in form.survey if row.cells.get("type") not in UNNAMED]


def _names(form: Form) -> Iterator[Problem]:
    fields = _fields(form)
    counts = Counter(row.cells["name"].casefold() for row in fields)
    for row in fields:
        name = row.cells["name"]
        if not FIELD_NAME.fullmatch(name):
            message = "a form cannot call a field so."
            remedy = "An id that forms can use begins with a letter a-z, such as q_1."
            yield _problem(row, "form_name", message, remedy)
        elif counts[name.casefold()] > 1:
            message = f'two fields of the form are called "{name}".'
            yield _problem(row, "form_name", message, "Give the item another id.")


def _answers(form: Form) -> Iterator[Problem]:
    codes, labels = Counter(), Counter()
    for row in form.choices:
        name, code = row.cells["list_name"], row.cells["name"]
        if not ANSWER_CODE.fullmatch(code):
            message = "the code of an answer has only letters a-z, digits, - and _."
            yield _problem(row, "form_name", message, "Correct it in the code book.")
        codes[name, code] += 1
        if codes[name, code] == 2:
            message = f'the code "{code}" stands twice in this list.'
            yield _problem(row, "form_choice", message, "Keep one of the two.")
        for language in form.languages:
            text = row.texts.get("label", {}).get(language, "").strip().casefold()
            labels[name, language, text] += 1
            if text and labels[name, language, text] == 2:
                message = f"another answer has the same words in {_called(language)}."
                remedy = "Nobody could tell them apart; change one of the two."
                yield _problem(row, "form_choice", message, remedy)


def _expressions(form: Form) -> Iterator[Problem]:
    known = [row.cells["name"] for row in _fields(form)]
    for row in form.survey:
        for column in EXPRESSIONS:
            expression = row.cells.get(column, "")
            if expression:
                yield from _expression(row, column, expression, known)
    for row in (*form.survey, *form.choices):
        texts = [text for column in WORDED for text in row.texts.get(column, {}).values()]
        if any("${" in text for text in texts):
            message = "the words hold ${, which a form takes for the name of a field."
            yield _problem(row, "form_expression", message, "Write them without it.")


def _expression(
    row: FormRow, column: str, expression: str, known: list[str]
) -> Iterator[Problem]:
    for name in REFERENCE.findall(expression):
        if name not in known:
            message = f'{column} names "{name}", no field of the form.'
            remedy = nearest(name, known) or "Name an item of the questionnaire."
            yield _problem(row, "form_expression", message, remedy)
    try:
        etree.XPath(REFERENCE.sub("/data/field", expression))
    except etree.XPathSyntaxError:
        message = f"{column} is no XPath expression: {expression[:60]}"
        remedy = "Close every bracket and quotation mark; join tests by and, or."
        yield _problem(row, "form_expression", message, remedy)


def _lacking_texts(form: Form) -> Iterator[Problem]:
    for row in (*form.survey, *form.choices):
        for column in WORDED:
            text = row.texts.get(column)
            lacking = [code for code in form.languages if not (text or {}).get(code)]
            if text is not None and lacking:
                said = ", ".join(map(_called, lacking))
                message = f"no text in {said}."
                remedy = (
                    f"Write it under {', '.join(f'{c}:' for c in lacking)}, or say in "
                    "pilot.yml in which languages you ask: collection: {languages: [...]}."
                )
                yield _problem(row, "form_translation", message, remedy)


def language_remark(asked: Questionnaire, languages: tuple[str, ...]) -> str:
    """What to add to the question for the language; empty where all can be answered.

    A question with other codes than those of languages (1, 2 ...) is not looked at.
    """
    name = asked.language_item
    codes = asked.codes(name) if name else ()
    lacking = [code for code in languages if code not in codes]
    if not lacking or len(lacking) == len(languages):
        return ""
    said = ", ".join(map(_called, lacking))
    return (
        f"{name} has no answer for {said}, in which people are asked too; add "
        f"{', '.join(f'{code}:' for code in lacking)} to its choices."
    )


def _called(language: str) -> str:
    return f"{LANGUAGE_NAMES.get(language, language)} ({language})"
