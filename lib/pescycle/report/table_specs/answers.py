"""What the users answered: questions, weights, figures, answers, groups."""

from pescycle.model.findings import Statistic
from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "weight_class": Listing(
        message("From answers to clients"),
        (
            "weight_class",
            "audience",
            "frame_share",
            "before_share",
            "after_share",
            "weight_ratio",
            "base",
        ),
        message(
            "Answers of a class count for more than 1 where fewer of its clients answered "
            "than of others. Classes with few answers are put together."
        ),
    ),
    "question": Listing(
        message("The questions as they were asked"),
        ("audience", "item", "wording"),
        rule=message(
            "The exact words of the questionnaire, in the language of this report."
        ),
    ),
    "estimate": Listing(
        message("Survey results"),
        (
            "item",
            "center",
            "audience",
            "statistic",
            "value",
            "interval",
            "base",
            "not_applicable",
            "dont_know",
            "blank",
        ),
        center_base=True,
        rule=message(
            "Shares and means of the valid answers, each counting for as many clients as "
            'it stands for. Who answered "not applicable", "don\'t know" or nothing is '
            "counted beside them and enters neither."
        ),
    ),
    "estimate_by_center": Spread(
        message("Survey results by center"),
        "center",
        "item",
        "value_and_base",
        center_base=True,
        of=Statistic.TOP2BOX,
        rule=message(
            "Of the valid answers; in brackets the interval at 95 %. A center is shown "
            "from the larger minimum base on."
        ),
    ),
    "distribution": Listing(
        message("Distribution of the answers"),
        ("item", "center", "audience", "answer", "answers", "answer_share", "base"),
        center_base=True,
        rule=message("Share of each answer in all valid answers; the base counts these."),
    ),
    "key_figure": Listing(
        message("Key figures"),
        ("items", "center", "audience", "statistic", "value", "interval", "base"),
        message(
            "The Net Promoter Score is the share of 9 and 10 less the share of 0 to 6, in "
            "points. The base of the satisfaction index is that of its question with the "
            "fewest answers."
        ),
        center_base=True,
    ),
    "group_estimate": Spread(
        message("Figures by group"),
        "domain",
        "statistic",
        "value_and_base",
        message(
            "In brackets: the interval at 95 %. Groups that are too small to be shown by "
            "themselves are shown together; who did not say which group he or she belongs "
            "to is in none."
        ),
        center_base=True,
    ),
    "group_test": Listing(
        message("Tests of differences between groups"),
        (
            "group_by",
            "test",
            "base",
            "test_statistic",
            "p",
            "p_adjusted",
            "family_size",
            "group_finding",
            "group_difference",
        ),
        message(
            "Each p is adjusted for its family: all groups, compared by the same test on "
            "the same questions in the same audience; the family has so many comparisons. "
            "Finding: a clear difference where the adjusted p is below 0.05. The interval "
            "of a difference is that of one comparison by itself: of many such intervals, "
            "some leave out 0 by chance. A difference of ranks is the chance, in points, "
            "that an answer of the first group is the better one, less 50."
        ),
    ),
    "estimate_history": Listing(
        message("Survey results in the rounds so far"),
        ("item", "center", "audience", "statistic", "round", "value", "interval", "base"),
        center_base=True,
        rule=message(
            "The same questions and definitions in every round, each round as it was "
            "published."
        ),
    ),
}
