"""How respondents were drawn, and what that means for the variance of any figure."""

from pescycle.css.design.covariance import covariance, degrees_of_freedom
from pescycle.css.design.sample_design import sample_design
from pescycle.css.design.survey_design import (
    Calibration,
    Stage,
    SurveyDesign,
    calibration_of,
    simple_design,
)
from pescycle.model.sampling import LonelyUnit

__all__ = [
    "Calibration",
    "LonelyUnit",
    "Stage",
    "SurveyDesign",
    "calibration_of",
    "covariance",
    "degrees_of_freedom",
    "sample_design",
    "simple_design",
]
