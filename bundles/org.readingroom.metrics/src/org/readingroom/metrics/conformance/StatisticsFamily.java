package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.readingroom.metrics.statistics.ClopperPearson;
import org.readingroom.metrics.statistics.DeLong;
import org.readingroom.metrics.statistics.McNemar;
import org.readingroom.metrics.statistics.MultipleComparisons;
import org.readingroom.metrics.statistics.SignFlipTest;
import org.readingroom.metrics.statistics.WilcoxonSignedRank;
import org.readingroom.metrics.statistics.WilcoxonSignedRank.Zeros;
import org.readingroom.metrics.statistics.Wilson;

/** Intervals and tests. */
final class StatisticsFamily implements Family {
    @Override
    public String name() {
        return "stats";
    }

    @Override
    public boolean isMandatory(String key) {
        return key.matches("wilson|clopper_pearson|theta_hat|percentile|bca_midpoint|acceleration|exact_p"
                + "|p_chi2_continuity|auc_[ab]|var_[ab]|cov_ab|se_difference|z|p_two_sided"
                + "|exact_p_conditional_on_ranks|wilcox\\.(w_plus|w_minus|p_normal_continuity)|holm.*");
    }

    @Override
    public void score(JsonNode input, Values values) {
        if (input.has("successes")) {
            proportion(input, values);
        } else if (input.has("p_values")) {
            comparisons(input, values);
        } else if (input.has("only_first_correct")) {
            discordant(input, values);
        } else if (input.has("score_a")) {
            areas(input, values);
        } else if (input.has("a") && input.has("b")) {
            pairs(Json.doubles(input.get("a")), Json.doubles(input.get("b")), values);
        } else if (input.has("statistic") || input.has("resample_indices")) {
            BootstrapVectors.score(input, values);
        }
    }

    private static void proportion(JsonNode input, Values values) {
        int successes = input.get("successes").asInt();
        int n = input.get("n").asInt();
        double confidence = input.get("confidence").asDouble();
        values.put("wilson", Wilson.of(successes, n, confidence))
                .put("clopper_pearson", ClopperPearson.of(successes, n, confidence));
    }

    private static void comparisons(JsonNode input, Values values) {
        double[] p = Json.doubles(input.get("p_values"));
        double[] holm = MultipleComparisons.holm(p);
        double alpha = input.get("alpha").asDouble();
        values.put("holm", holm)
                .put("bonferroni", MultipleComparisons.bonferroni(p))
                .put("hochberg", MultipleComparisons.hochberg(p))
                .put("benjamini_hochberg", MultipleComparisons.benjaminiHochberg(p))
                .put(
                        "holm_reject_" + alpha,
                        Arrays.stream(holm).mapToObj(q -> q <= alpha).toList());
    }

    private static void discordant(JsonNode input, Values values) {
        McNemar test = new McNemar(
                input.get("only_first_correct").asInt(),
                input.get("only_second_correct").asInt());
        values.put("exact_p", test.exactP())
                .put("mid_p", test.midP())
                .put("chi2_no_correction", test.chiSquared())
                .put("chi2_continuity", test.chiSquaredWithContinuity())
                .put("p_chi2_no_correction", test.pWithoutContinuity())
                .put("p_chi2_continuity", test.pWithContinuity());
    }

    private static void areas(JsonNode input, Values values) {
        boolean[] positive = Json.positives(input.get("y_true"));
        DeLong test = DeLong.of(positive, Json.doubles(input.get("score_a")), Json.doubles(input.get("score_b")));
        double confidence = input.get("confidence").asDouble();
        values.put("auc_a", test.areaFirst())
                .put("auc_b", test.areaSecond())
                .put("var_a", test.varianceFirst())
                .put("var_b", test.varianceSecond())
                .put("cov_ab", test.covariance())
                .put("se_difference", test.differenceError())
                .put("z", test.z())
                .put("p_two_sided", test.p());
        area("a", test.areaFirst(), test.varianceFirst(), positive, confidence, values);
        area("b", test.areaSecond(), test.varianceSecond(), positive, confidence, values);
    }

    private static void area(
            String name, double area, double variance, boolean[] positive, double confidence, Values values) {
        int positives = 0;
        for (boolean is : positive) {
            positives += is ? 1 : 0;
        }
        values.put("ci95_" + name + "_wald_unclipped", DeLong.waldInterval(area, variance, confidence))
                .put("ci95_" + name + "_logit", DeLong.logitInterval(area, variance, confidence))
                .put(
                        "hanley_mcneil_se_" + name,
                        DeLong.hanleyMcNeilError(area, positives, positive.length - positives));
    }

    private static void pairs(double[] a, double[] b, Values values) {
        WilcoxonSignedRank test = WilcoxonSignedRank.of(a, b);
        values.put("exact_p_conditional_on_ranks", test.exactP())
                .put("exact_p_less", test.exactLessP())
                .put("exact_p_greater", test.exactGreaterP())
                .put("rank_biserial", test.rankBiserial())
                .put("hodges_lehmann", WilcoxonSignedRank.hodgesLehmann(a, b))
                .put("median_difference", WilcoxonSignedRank.medianDifference(a, b))
                .putIf(a.length <= SignFlipTest.MOST, "exact_sign_flip_p_mean", () -> SignFlipTest.p(a, b));
        ranks("wilcox.", test, values);
        ranks("pratt.", WilcoxonSignedRank.of(a, b, Zeros.PRATT), values);
        ranks("zsplit.", WilcoxonSignedRank.of(a, b, Zeros.SPLIT), values);
    }

    private static void ranks(String prefix, WilcoxonSignedRank test, Values values) {
        values.put(prefix + "w_plus", test.plus())
                .put(prefix + "w_minus", test.minus())
                .put(prefix + "statistic_min", test.statistic())
                .put(prefix + "n_used", test.used())
                .put(prefix + "p_normal", test.normalP(false))
                .put(prefix + "z", test.z(false))
                .put(prefix + "p_normal_continuity", test.normalP(true))
                .put(prefix + "z_continuity", test.z(true));
    }
}
