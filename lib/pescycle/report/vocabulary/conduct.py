"""How the survey is run, what is promised, what may go wrong."""

from pescycle.model.ethics import EthicsPoint
from pescycle.model.risks import RiskBand
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "ethics_point": {
        EthicsPoint.PURPOSE: message("Why people are asked"),
        EthicsPoint.RESPONSIBLE: message("Who is responsible"),
        EthicsPoint.VOLUNTARY: message("That nobody has to answer"),
        EthicsPoint.DATA_KEPT: message("Which data are kept, and who sees them"),
        EthicsPoint.RETENTION: message("How long they are kept"),
        EthicsPoint.PUBLICATION: message("What is published"),
        EthicsPoint.CONTACT: message("Whom to turn to"),
        EthicsPoint.HARM: message("How pressure is avoided"),
        "approval": message("Who approved the plan"),
    },
    "stated": {
        "stated": message("stated"),
        "partly": message("not in every language"),
        "missing": message("missing"),
        "offered": message("can be refused"),
    },
    "risk_band": {
        RiskBand.HIGH: message("high"),
        RiskBand.MEDIUM: message("medium"),
        RiskBand.LOW: message("low"),
    },
}
