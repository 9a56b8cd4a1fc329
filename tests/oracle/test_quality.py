"""Interviewer effects against R and a published example; likeness by hand sums."""

import numpy as np
import pytest

from pescycle.css.quality import group_effect, longest_runs
from pescycle.css.quality.duplicates import alike_pairs, chance_of_likeness
from pescycle.model.quality import Duplicate

# Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428, table 2: six targets rated by
# four judges each; table 4 prints ICC(1,1) = .17, and F = 1.79 from table 3.
SHROUT_FLEISS = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7]


def sizes(*counts):
    return np.repeat(np.arange(len(counts)), counts)


# R 4.2.2. `wald` below, on
#   u <- data.frame(y=c(4,5,5, 2,3,2,3,1, 4,4, 5,3,4,4,5,4, 1,2),
#                   g=factor(rep(1:5, c(3,5,2,6,2))))
#   n, c likewise with a column center
#   full <- lm(y ~ center + g); red <- lm(y ~ center)      # y ~ g, y ~ 1 with one center
#   anova(red, full) gives F, its degrees of freedom and p
#   n0 <- tr(Z' M Z) / df, M projecting off the centers; r <- (F - 1) / n0; icc <- r/(1+r)
#   limits: uniroot(function(t) f(t) - qf(p, df1, df2)), where
#     f(t) <- ((y' B y - SSE) / df1) / (SSE / df2)
#     B <- W - W X (X'WX)^-1 X'W, W <- (I + t Z Z')^-1        # generalised least squares
# Rows: icc, low, high, design effect, F, df1, df2, p.
CASES = {
    # psych 2.2.9: ICC(matrix(y, ncol = 4, byrow = TRUE), lmer = FALSE), row ICC1
    "balanced": (
        SHROUT_FLEISS,
        sizes(4, 4, 4, 4, 4, 4),
        sizes(24),
        "0.165741768405476 -0.132932324874751 0.722560062328121 1.49722530521643 "
        "1.79467849223947 5 18 0.16476880834464",
    ),
    "unequal": (
        [4, 5, 5, 2, 3, 2, 3, 1, 4, 4, 5, 3, 4, 4, 5, 4, 1, 2],
        sizes(3, 5, 2, 6, 2),
        sizes(18),
        "0.749468324097649 0.352949960112931 0.968853475598352 3.49822774699216 "
        "11.2209967320261 4 13 0.000367326349334598",
    ),
    "interviewers within centers": (
        [4, 5, 5, 3, 4, 2, 2, 1, 2, 3, 3, 5, 5, 4, 4, 5, 3, 4],
        sizes(3, 3, 3, 2, 3, 2, 2),
        sizes(6, 5, 7),
        "0.579399831277869 0.0137114411060369 0.935391914474319 1.96566638546312 "
        "4.43404761904762 4 11 0.0223471732915662",
    ),
    "modes across centers": (
        [4, 5, 3, 4, 2, 3, 1, 5, 5, 4, 4, 3, 2, 5, 3, 3, 4, 5, 5, 1],
        np.array([1, 1, 2, 2, 2, 3, 3, 1, 2, 2, 3, 3, 3, 1, 1, 1, 1, 2, 3, 3]) - 1,
        sizes(7, 7, 6),
        "0.253958706767598 -0.0513217904301296 0.94814430662284 2.44756462857531 "
        "3.180234613342 2 15 0.0705673044041743",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_effect_of_groups_is_the_one_of_r(case):
    values, group, center, expected = CASES[case]
    found = group_effect(np.array(values, dtype=float), group, center)
    figures = (found.icc, found.low, found.high, found.design_effect)
    figures += (found.f, found.df_between, found.df_within, found.p)
    np.testing.assert_allclose(figures, [float(n) for n in expected.split()], rtol=1e-9)


def test_the_published_example_is_met_to_its_two_decimals():
    values = np.array(SHROUT_FLEISS, dtype=float)
    found = group_effect(values, sizes(*[4] * 6), sizes(24))
    assert round(found.icc, 2) == 0.17
    assert round(found.f, 2) == 1.79


def alike(*rows, **rule):
    codes = np.array(rows)
    return alike_pairs(codes, np.zeros(len(rows), int), Duplicate(**rule))


def test_likeness_is_the_share_of_equal_answers_by_hand():
    """Rows a, b, c over ten items: a and b differ in one (9 of 10), a and c in two."""
    a = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]
    b = [1, 2, 3, 4, 5, 1, 2, 3, 4, 1]
    c = [1, 2, 3, 4, 5, 1, 2, 3, 1, 1]
    pairs = alike(a, b, c, similarity=0.9)
    assert list(zip(pairs.first, pairs.second, strict=True)) == [(0, 1), (1, 2)]
    assert pairs.earlier.tolist() == [0, 1, 2]


def test_a_blank_is_no_likeness_by_hand():
    """Seven common answers are fewer than eight; of eight common ones all are equal."""
    a = [1, 1, 1, 1, 1, 1, 1, -1, -1, -1]
    b = [1, 1, 1, 1, 1, 1, 1, 1, -1, -1]
    assert alike(a, b).earlier.tolist() == [0, 0]
    assert alike(b, b).earlier.tolist() == [0, 1]
    assert len(alike(b, b).first) == 1


def test_the_chance_of_likeness_by_hand():
    """Rows 0 and 1 are of one day. Of row 1's three strangers one is alike.

    One earlier row: 1 x (1 + 1) / (3 + 1) = 0.5. With three earlier ones it is capped at 1.
    """
    same, other = [1] * 8, [2] * 8
    codes, group = np.array([same, same, same, other, other]), np.array([0, 0, 1, 2, 3])
    for earlier, chance in ((1, 0.5), (3, 1.0)):
        found = chance_of_likeness(
            codes, group, np.array([1]), np.array([earlier]), Duplicate()
        )
        assert found.tolist() == [chance]


def test_the_long_string_by_hand():
    """3 3 3 4 4: three. A blank ends a row: 5 5 _ 5 5: two. Nothing answered: none."""
    blank = -1_000_000
    given = [[3, 3, 3, 4, 4], [5, 5, blank, 5, 5], [blank] * 5, [1, 2, 1, 2, 1], [4] * 5]
    assert longest_runs(np.array(given)).tolist() == [3, 2, 0, 1, 5]
