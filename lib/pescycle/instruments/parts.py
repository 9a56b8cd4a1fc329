"""The parts of a form: items that follow one another and ask about the same."""

from dataclasses import dataclass

from pescycle.instruments.conditions import consents
from pescycle.model.questionnaire import Item, ItemRole, Questionnaire

# Role -> words of the heading under which its items stand.
HEADINGS = {
    ItemRole.OVERALL: "part_opinion",
    ItemRole.EXPECTATION: "part_opinion",
    ItemRole.IDEAL: "part_opinion",
    ItemRole.DRIVER: "part_opinion",
    ItemRole.CLIMATE: "part_opinion",
    ItemRole.OUTCOME: "part_outcome",
    ItemRole.RECOMMENDATION: "part_outcome",
    ItemRole.PROBLEM: "part_outcome",
    ItemRole.CONSENT: "part_consent",
    ItemRole.SERVICE: "part_service",
    ItemRole.COMMENT: "part_comment",
    ItemRole.PROFILE: "part_profile",
}
# A profile that is asked before the opinion finishes nothing.
EARLY_PROFILE = "part_service"


@dataclass(frozen=True)
class Part:
    """Items under one heading; ``name`` is that of the group in the form."""

    name: str
    heading: str
    items: tuple[Item, ...]


def parts_of(asked: Questionnaire) -> tuple[Part, ...]:
    """Consent first, then the other items in the questionnaire's order, in parts."""
    first = consents(asked)
    found: list[tuple[str, list[Item]]] = [("part_consent", list(first))] if first else []
    others = [item for item in asked.items if item.role != ItemRole.CONSENT]
    for place, item in enumerate(others):
        heading = _heading(item, others[place + 1 :])
        if not found or found[-1][0] != heading:
            found.append((heading, []))
        found[-1][1].append(item)
    return tuple(
        Part(f"part_{number}", heading, tuple(items))
        for number, (heading, items) in enumerate(found, 1)
    )


def _heading(item: Item, later: list[Item]) -> str:
    heading = HEADINGS[item.role]
    if heading == "part_profile" and any(HEADINGS[i.role] != heading for i in later):
        return EARLY_PROFILE
    return heading
