"""Conditions of a form in the form's own language, XPath over ``${field}``."""

from collections.abc import Iterable

from pescycle.model.questionnaire import ChoiceItem, ItemRole, Questionnaire


def literal(text: str) -> str:
    """A code as XPath writes it; ids hold no quotation mark."""
    return f"'{text}'"


def is_known(field: str, codes: Iterable[str]) -> str:
    """Whether what a link wrote into a hidden field is one of the codes."""
    listed = literal(" ".join(codes))
    return f"${{{field}}} != '' and selected({listed}, ${{{field}}})"


def asked_if(asked: Questionnaire, name: str) -> str:
    """When an item is asked, by its own condition; empty where it always is."""
    conditions = asked.item(name).asked_if.items()
    return " and ".join(_one_of(asked, other, codes) for other, codes in conditions)


def _one_of(asked: Questionnaire, name: str, codes: tuple[str, ...]) -> str:
    several = getattr(asked.item(name), "type", "") == "multiple"
    field = f"${{{name}}}"
    tests = [
        f"selected({field}, {literal(code)})" if several else f"{field} = {literal(code)}"
        for code in codes
    ]
    return tests[0] if len(tests) == 1 else f"({' or '.join(tests)})"


def consents(asked: Questionnaire) -> tuple[ChoiceItem, ...]:
    """The items that ask for consent, in their order."""
    found = (item for item in asked.items if item.role == ItemRole.CONSENT)
    return tuple(item for item in found if isinstance(item, ChoiceItem))


def consented(asked: Questionnaire) -> str:
    """Whether every consent was given; empty where none is asked for."""
    return " and ".join(_given(item) for item in consents(asked))


def refused(asked: Questionnaire) -> str:
    """Whether one of the consents was refused; empty where none is asked for."""
    return " or ".join(
        f"selected(${{{item.id}}}, {literal(code)})"
        for item in consents(asked)
        for code in item.refused
    )


def _given(item: ChoiceItem) -> str:
    field = f"${{{item.id}}}"
    never = [f"not(selected({field}, {literal(code)}))" for code in item.refused]
    return " and ".join([f"{field} != ''", *never])
