"""What cannot be weighted as round.yml asks, in words for whoever must act."""

from pescycle.css.weighting import NOT_STATED, UnmetMarginError
from pescycle.errors import ConfigError, DataError, Problem, error_of
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.model.weighting import Trim, Weighting


def unmet_error(
    given: Given, audience: Audience, weighting: Weighting, error: UnmetMarginError
) -> ConfigError | DataError:
    """The error for a margin that no weights of the method can meet."""
    file, message, remedy = _margin_words(weighting, error)
    return _error(given, file, f"{_place(audience, error)}: {message}", remedy)


def _margin_words(weighting: Weighting, error: UnmetMarginError) -> tuple[str, str, str]:
    join = (
        "Join the category with another in frame.csv (their codes in one cell, with a "
        f"space between), or take {error.margin} out of margins: in round.yml."
    )
    match error.reason:
        case "nobody":
            return (
                "frame.csv",
                f"the frame counts {error.total:,.0f} clients; nobody of them answered.",
                join,
            )
        case "no_client":
            message = "people of this category answered, but the frame counts none."
            return "frame.csv", message, f"Correct the count. {join}"
        case "negative":
            message = "the method linear gives weights below zero."
            remedy = "Write method: raking, or linear_bounded with bounds:."
            return "round.yml", message, remedy
    if weighting.bounds:
        low, high = weighting.bounds
        message = (
            f"{error.total:,.0f} clients cannot be met with weights between {low:g} and "
            f"{high:g} times the base weight."
        )
        return "round.yml", message, f"Widen bounds: in round.yml. {join}"
    message = (
        f"{error.total:,.0f} clients cannot be met together with the other margins: too "
        "few combinations of categories answered."
    )
    return "frame.csv", message, join


def nonresponse_error(
    given: Given, audience: Audience, error: UnmetMarginError
) -> ConfigError | DataError:
    """The error for a class of which nobody, or more than were asked, answered."""
    if error.reason == "nobody":
        message = f"{error.total:,.0f} people were asked, but nobody answered."
        remedy = "Take nonresponse: out of round.yml, or take the center's row out."
    elif error.category == NOT_STATED:
        message = "people answered in a center that has no row."
        remedy = "Add the center's row with the number of people asked."
    else:
        message = f"more people answered than the {error.total:,.0f} who were asked."
        remedy = "Correct the column asked."
    return _error(given, "sample.csv", f"{_place(audience, error)}: {message}", remedy)


def trim_error(given: Given, audience: Audience, trim: Trim) -> ConfigError | DataError:
    """The error for limits between which no weights add up to all clients."""
    message = f"{audience}: no weights between the limits of trim: add up to all clients."
    remedy = f"Lower low: or raise high: (multiples of the {trim.of})."
    return _error(given, "round.yml", message, remedy)


def _place(audience: Audience, error: UnmetMarginError) -> str:
    return f'{audience}, margin "{error.margin}", category "{error.category}"'


def _error(given: Given, file: str, message: str, remedy: str) -> ConfigError | DataError:
    problem = Problem(
        file=f"rounds/{given.round.id}/{file}",
        rule="unmet_margin",
        message=message,
        remedy=remedy,
    )
    return error_of("The answers cannot be weighted.", [problem])
