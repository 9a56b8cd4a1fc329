"""What a pilot promises to those whom it asks, and who answers for it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from pescycle.model.base import Strict, Text


class EthicsPoint(StrEnum):
    """What people have to know before they say yes."""

    PURPOSE = "purpose"
    RESPONSIBLE = "responsible"
    VOLUNTARY = "voluntary"
    DATA_KEPT = "data_kept"
    RETENTION = "retention"
    PUBLICATION = "publication"
    CONTACT = "contact"
    HARM = "harm"


class Approval(Strict):
    """Who looked at the plan before anybody was asked: a body, never a person."""

    body: Text
    on: date
    reference: str = ""


class Ethics(Strict):
    """The content of ``ethics.yml``; what is left out is named as missing in report 02.

    Texts stand in every language in which people are asked, and name no person:
    organisations and roles do. ``harm`` says how people are kept from being asked under
    pressure, or by those whom they judge.
    """

    purpose: Text | None = None
    responsible: Text | None = None
    voluntary: Text | None = None
    data_kept: Text | None = None
    retention: Text | None = None
    retention_months: Annotated[int, Field(ge=1)] | None = None
    publication: Text | None = None
    contact: Text | None = None
    harm: Text | None = None
    approval: Approval | None = None

    def text(self, point: EthicsPoint) -> Text | None:
        """What is said on a point."""
        return getattr(self, point.value)
