"""Tests between groups against R, on a real clustered survey and on simple samples."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.questions import (
    RankScore,
    group_table,
    mean_test,
    rank_test,
    rao_scott,
    rao_scott_first,
)
from tests.passengers import SURVEY, passenger_design, passengers, rows
from tests.reference import needs
from tests.schools import RECORDS, records, school_design, schools

# R 4.2.2, survey 4.1.1, options(survey.lonely.psu = "adjust")
#   d <- read.csv("sfo_2016.csv"); d$y <- ifelse(d$Q7ALL %in% 1:5, d$Q7ALL, NA)
#   d$top <- as.numeric(d$y >= 4); d$ix <- (d$y - 1) / 4 * 100
#   clusters    svydesign(ids = ~RUNID, strata = ~STRATA, weights = ~WEIGHT, nest = TRUE)
#   plain       the same with weights = ~1
#   weights     svydesign(ids = ~1, weights = ~WEIGHT)
#   v <- subset(design, !is.na(y)), g the group (first: Q5FIRSTTIME, 1 and 2 only)
#   F, Chisq    svychisq(~y + g, v, statistic = ): statistic, df, p. The statistic of
#               Chisq is the uncorrected one; top: svychisq(~top + g, v)
#   means       regTermTest(svyglm(ix ~ g, v), ~g): F, df, ddf, p
#   ttest       svyttest(ix ~ g, v): t, df, p; difference: estimate and limits
#   ranks: tot <- tapply(weights(v), y, sum); mid <- (cumsum(tot) - tot / 2) / sum(tot)
#     r <- mid[y], qnorm(mid[y]) or as.numeric(mid[y] > .5)
#     m <- svyglm(r ~ g, v); regTermTest(m, ~g): F, df, ddf, p; difference: coef(m)[2], SE
R_TESTS = """
clusters first F y 0.999426548735856 3.794100225109233 842.2902499742498 0.404432480073011
clusters first F top 0.226420498665933 1 222 0.634658679180991
clusters first Chisq y 4.83153670362472 4 0.406316371475878
clusters first Chisq top 0.227511243454898 1 0.634190771287825
clusters first ttest y 0.625997337377866 221 0.531962669517909
clusters first difference y 0.535829805742311 -1.151062272752899 2.22272188423752
clusters first wilcoxon y 0.7192156540116084 1 221 0.3973188763095528
clusters first wilcoxon_difference y 0.0104899115633449 0.0123692184942461
clusters first van_der_waerden y 0.4862763960270841 1 221 0.4863259682605392
clusters first van_der_waerden_difference y 0.0278941629406682 0.0400010819964805
clusters first median y 2.324745135002359 1 221 0.1287608113255333
clusters first median_difference y 0.0337388840677521 0.0221280447063717
plain first F y 1.300197133125383 3.938886683587085 874.4328437563329 0.268592381279587
plain first F top 0.646334449764535 1 222 0.422286288822396
plain first Chisq y 5.163220998239426 4 0.267308753538009
plain first Chisq top 0.615501923070324 1 0.421426266019119
plain first ttest y 0.484961776490929 221 0.628183808561152
plain first difference y 0.401919074369899 -1.231373639491269 2.035211788231067
plain first wilcoxon y 0.4971283494993038 1 221 0.4815070553992986
plain first wilcoxon_difference y 0.0083883037835311 0.0118970663878428
plain first van_der_waerden y 0.2994704099140547 1 221 0.5847667996465362
plain first van_der_waerden_difference y 0.021434752560681 0.0391689126909888
plain first median y 2.8199520973563112 1 221 0.0945123691580515
plain first median_difference y 0.0340943020561319 0.0203030338612294
clusters METHOD F y 91.8600994846209 4.28924606805294 952.212627107754 6.7616498609009e-70
clusters METHOD F top 53.3031528150252 1.95279931675116 433.521448318758 4.9807663919799e-21
clusters METHOD Chisq y 1060.05343187697 8 2.20608803782625e-153
clusters METHOD Chisq top 95.2631435302958 2 7.09144704853031e-24
clusters METHOD means y 107.99251974732 2 220 2.1116421255429e-33
clusters METHOD wilcoxon y 273.479704365599 2 220 2.19549847331043e-60
clusters METHOD van_der_waerden y 159.350701114541 2 220 1.65273502047464e-43
clusters METHOD median y 349.084265265179 2 220 5.55943292090029e-69
plain METHOD F y 85.1791510007539 6.3956590119509 1419.8363006531 3.45331337252625e-96
plain METHOD F top 43.2967848800774 1.80809641074238 401.397403184809 1.97745744671682e-16
plain METHOD Chisq y 733.088137341873 8 7.10423244196447e-142
plain METHOD Chisq top 67.00409867974 2 1.57197357930756e-19
plain METHOD means y 83.4420142259937 2 220 1.07797017535974e-27
plain METHOD wilcoxon y 153.719583748729 2 220 1.68862569226603e-42
plain METHOD van_der_waerden y 103.002480560395 2 220 2.69701053898129e-32
plain METHOD median y 377.249740489675 2 220 7.95275409985768e-72
clusters LANG F y 1.308915296633695 5.684825306436267 1262.031218028851 0.252363963612513
clusters LANG F top 3.400087968338338 2.4281569101183473 539.050834046273 0.0256543995506984
clusters LANG Chisq y 26.841363990097175 12 0.205028322958513
clusters LANG Chisq top 6.01699435507545 3 0.0169383236347209
clusters LANG means y 8.21916115486042 3 219 3.30359721722634e-05
clusters LANG wilcoxon y 9.58246584299583 3 219 5.6864423741152e-06
clusters LANG van_der_waerden y 9.3571612062942 3 219 7.59476387045463e-06
clusters LANG median y 5.33711802055506 3 219 0.00144365496342518
plain LANG F y 1.54109891546872 5.48822183052475 1218.3852463764943 0.16769979946744
plain LANG F top 3.360590773603762 2.3047498983595935 511.6544774358298 0.0291139880747597
plain LANG Chisq y 32.069471378583025 12 0.101515603705088
plain LANG Chisq top 5.810638397203276 3 0.0178836779658677
plain LANG means y 11.8510204005251 3 219 3.18959687726388e-07
plain LANG wilcoxon y 12.9783362604532 3 219 7.79785025576813e-08
plain LANG van_der_waerden y 13.9905990743449 3 219 2.23036321402633e-08
plain LANG median y 4.90375052236767 3 219 0.00255917386870632
clusters BAREA F y 2.20860785855257 7.1303665630363 1582.94137699406 0.0301202966276505
clusters BAREA F top 10.0057561183722 5.41108212514197 1201.26023178152 5.6112873565399e-10
clusters BAREA Chisq y 118.064986167495 24 0.000577315453640028
clusters BAREA Chisq top 71.0279946649568 6 4.42888366541994e-11
clusters BAREA means y 16.6140093560179 6 216 9.89723700966407e-16
clusters BAREA wilcoxon y 16.7705949246688 6 216 7.27002276086227e-16
clusters BAREA van_der_waerden y 16.7191266962321 6 216 8.04516079623717e-16
clusters BAREA median y 7.27943490217944 6 216 4.27586512328751e-07
plain BAREA F y 2.30749033751652 6.08527652272439 1350.93138804481 0.0312688710286223
plain BAREA F top 11.7727244626702 5.64601004924202 1253.41423093173 2.89565656394599e-12
plain BAREA Chisq y 115.847065083697 24 0.000278177361760169
plain BAREA Chisq top 69.9005892392448 6 3.0273268978406e-13
plain BAREA means y 15.9507689658177 6 216 3.68876835496537e-15
plain BAREA wilcoxon y 16.0644146161367 6 216 2.94123561085604e-15
plain BAREA van_der_waerden y 16.0028444679009 6 216 3.32499454515717e-15
plain BAREA median y 6.80252603698687 6 216 1.27133134870641e-06
weights first F y 0.955773510928525 3.95223986604894 11390.355293953 0.429799052246913
weights first F top 0.198691525716069 1 2882 0.655812570459486
weights first Chisq y 4.83153670362472 4 0.430476536585958
weights first Chisq top 0.227511243454898 1 0.655779088132403
weights first ttest y 0.562498853736968 2881 0.573819948365925
weights first difference y 0.535829805742311 -1.331993584531072 2.403653196015694
weights first wilcoxon y 0.60149273738503 1 2881 0.438072700434882
weights first wilcoxon_difference y 0.0104899115633449 0.0135256029035535
weights first van_der_waerden y 0.396645310254934 1 2881 0.52887680588034
weights first van_der_waerden_difference y 0.0278941629406682 0.0442906619965774
weights first median y 2.1132240153679 1 2881 0.146140294732847
weights first median_difference y 0.0337388840677521 0.0232090810524971
weights BAREA F y 4.09365016241138 22.3257734798987 65146.6070143444 2.5768865676605e-10
weights BAREA F top 10.1158328735915 5.57713918180352 16274.0921325027 1.47580954158109e-10
weights BAREA Chisq y 118.064986167495 24 5.96869665515606e-11
weights BAREA Chisq top 71.0279946649568 6 3.25136950726627e-11
weights BAREA means y 13.2514258947645 6 2912 7.30284090546213e-15
weights BAREA wilcoxon y 13.2060190236458 6 2912 8.28427804792143e-15
weights BAREA van_der_waerden y 13.3004815262036 6 2912 6.37269968922911e-15
weights BAREA median y 7.49976054658077 6 2912 5.40538537797936e-08
"""
# The plain design: svyranktest(y ~ g, v, test = ), of two groups difference, t, df, p; of
# several df, chi-square, ddf, p.
R_RANK_TESTS = """
first wilcoxon 0.00838830378353109 0.70507329370733 221 0.481507055399299
first van_der_waerden 0.021434752560681 0.547238896565344 221 0.584766799646536
first median 0.0340943020561319 1.679271299509495 221 0.0945123691580517
METHOD wilcoxon 2 307.439167497459 220 1.68862569226603e-42
METHOD van_der_waerden 2 206.00496112079 220 2.69701053898129e-32
METHOD median 2 754.49948097935 220 7.95275409985768e-72
LANG wilcoxon 3 38.9350087813596 219 7.79785025576816e-08
LANG van_der_waerden 3 41.9717972230346 219 2.23036321402634e-08
LANG median 3 14.711251567103 219 0.00255917386870632
BAREA wilcoxon 6 96.3864876968204 216 2.94123561085596e-15
BAREA van_der_waerden 6 96.0170668074055 216 3.32499454515717e-15
BAREA median 6 40.8151562219212 216 1.27133134870641e-06
"""
INDEX = np.arange(5) * 25.0


def table_of(name, group, outcome="y"):
    frame = passengers()
    column = {"first": "Q5FIRSTTIME"}.get(group, group)
    codes = range(1, 3) if group == "first" else sorted(frame[group].unique())
    place = pd.Index(codes).get_indexer(frame[column])
    answer = np.where(frame["Q7ALL"].isin(range(1, 6)), frame["Q7ALL"] - 1, -1)
    table = group_table(
        passenger_design(frame, name), place, answer, groups=len(codes), answers=5
    )
    return table if outcome == "y" else table.merged(np.array([0, 0, 0, 1, 1]))


@needs(SURVEY)
@pytest.mark.parametrize("row", rows(R_TESTS), ids=" ".join)
def test_tests_between_groups_are_those_of_r(row):
    name, group, test, outcome, *numbers = row
    numbers = [float(number) for number in numbers]
    table = table_of(name, group, outcome)
    if test == "Chisq":
        found, numbers = rao_scott_first(table), numbers[1:]
        values = [found.df1, found.p]
    elif test in ("F", "means"):
        found = rao_scott(table) if test == "F" else mean_test(table, INDEX)
        values = [found.statistic, found.df1, found.df2, found.p]
    elif test in ("ttest", "difference"):
        found = mean_test(table, INDEX)
        values = [found.statistic, found.df2, found.p]
        if test == "difference":
            values = [found.difference, found.low, found.high]
    else:
        found = rank_test(table, score=RankScore(test.removesuffix("_difference")))
        # Of two groups ours is the t test, whose square is R's F.
        value = found.statistic ** (2 if found.df1 == 1 else 1)
        values = [value, found.df1, found.df2, found.p]
        if test.endswith("_difference"):
            values = [found.difference, found.se]
    assert values == pytest.approx(numbers, rel=1e-9, abs=0)


@needs(SURVEY)
@pytest.mark.parametrize("row", rows(R_RANK_TESTS), ids=" ".join)
def test_rank_tests_without_weights_are_those_of_r_with_ties_and_clusters(row):
    group, score, *numbers = row
    numbers = [float(number) for number in numbers]
    found = rank_test(table_of("plain", group), score=RankScore(score))
    values = [found.difference, found.statistic, found.df2, found.p]
    if group != "first":
        values = [found.df1, found.statistic * found.df1, found.df2, found.p]
    assert values == pytest.approx(numbers, rel=1e-9, abs=0)


def chi_squares():
    """Records of the two statistics that are ours."""
    found = records("svychisq")
    return [r for r in found if r["args"]["statistic"] in ("F", "Chisq")]


def recorded(record, rows_of, columns_of):
    """Table of a reference record, and the values of its ordered answers."""
    frame = schools(record)
    group, groups = pd.factorize(frame[columns_of], sort=True)
    answer, values = pd.factorize(frame[rows_of], sort=True)
    design = school_design(record, frame)
    table = group_table(design, group, answer, groups=len(groups), answers=len(values))
    return table, values, frame


@needs(RECORDS)
@pytest.mark.parametrize("record", chi_squares(), ids=lambda r: r["id"])
def test_chi_squares_of_simple_and_stratified_samples_are_those_of_r(record):
    args, result = record["args"], record["result"]
    table, *_ = recorded(record, args["rows"], args["cols"])
    if args["statistic"] == "F":
        found = rao_scott(table)
        assert found.statistic == pytest.approx(result["statistic"], rel=1e-10)
        assert [found.df1, found.df2] == pytest.approx(result["parameter"], rel=1e-10)
    else:
        found = rao_scott_first(table)
        assert found.df1 == result["parameter"]
    assert found.p == pytest.approx(result["p"], rel=1e-10)


@needs(RECORDS)
@pytest.mark.parametrize("record", records("svyttest"), ids=lambda r: r["id"])
def test_t_tests_of_simple_and_stratified_samples_are_those_of_r(record):
    args, result = record["args"], record["result"]
    table, values, _ = recorded(record, args["y"], args["group"])
    found = mean_test(table, values)
    assert found.difference == pytest.approx(result["diff"], rel=1e-10)
    assert found.statistic == pytest.approx(result["t"], rel=1e-10)
    assert found.df2 == result["df"]
    assert found.p == pytest.approx(result["p"], rel=1e-10)
    assert [found.low, found.high] == pytest.approx(result["ci"], rel=1e-10)


@needs(RECORDS)
@pytest.mark.parametrize("record", records("svyranktest"), ids=lambda r: r["id"])
def test_rank_tests_of_simple_and_stratified_samples_are_those_of_r(record):
    args, result = record["args"], record["result"]
    table, values, frame = recorded(record, args["y"], args["group"])
    # R gives tied answers the plain mean of their ranks, in the order of the rows.
    order = np.argsort(frame[args["y"]], kind="stable")
    weight = frame[record["design"]["weights"]].to_numpy(float)[order]
    rank = pd.Series((np.cumsum(weight) - weight / 2) / weight.sum())
    ties = rank.groupby(frame[args["y"]].to_numpy()[order]).mean()
    found = mean_test(table, ties.reindex(values).to_numpy())
    assert found.difference == pytest.approx(result["diff"], rel=1e-10)
    assert found.statistic == pytest.approx(result["t"], rel=1e-10)
    assert found.p == pytest.approx(result["p"], rel=1e-10)
    # Ours weighs tied ranks: the few ties of this sample hardly matter.
    assert rank_test(table).statistic == pytest.approx(result["t"], rel=2e-3)
