package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.readingroom.metrics.Percentile;
import org.readingroom.metrics.classification.Auroc;
import org.readingroom.metrics.statistics.Bootstrap;
import org.readingroom.metrics.statistics.Bootstrap.Ties;

/** Bootstrap cases: given draws make them exact; one case without draws is drawn here, to its wider tolerance. */
final class BootstrapVectors {
    private static final long SEED = 3407;

    private BootstrapVectors() {}

    static void score(JsonNode input, Values values) {
        String statistic = input.path("statistic").asText();
        if (input.has("z") && input.has("y")) {
            // The jackknife of a mean varies as the values it leaves out; the second sample enters with its sign.
            values.put("acceleration", Bootstrap.acceleration(new double[][] {
                jackknifedMeans(input.get("z"), 1), jackknifedMeans(input.get("y"), -1)
            }));
        } else if (input.has("data_per_patient")) {
            double[] data = Json.doubles(input.get("data_per_patient"));
            run(input, data.length, drawn -> ofOne(statistic, pick(data, drawn)), values);
        } else if (input.has("model_a")) {
            double[] a = Json.doubles(input.get("model_a"));
            double[] b = Json.doubles(input.get("model_b"));
            double[] gain =
                    IntStream.range(0, a.length).mapToDouble(i -> b[i] - a[i]).toArray();
            run(input, gain.length, drawn -> ofOne("mean", pick(gain, drawn)), values);
        } else if (input.has("patients")) {
            List<JsonNode> patients = Json.list(input.get("patients"));
            run(input, patients.size(), drawn -> pooled(statistic, patients, drawn), values);
        }
    }

    private static double[] jackknifedMeans(JsonNode sample, int sign) {
        double[] data = Json.doubles(sample);
        double sum = Arrays.stream(data).sum();
        return Arrays.stream(data)
                .map(v -> sign * (sum - v) / (data.length - 1))
                .toArray();
    }

    private static void run(JsonNode input, int patients, ToDoubleFunction<int[]> statistic, Values values) {
        JsonNode given = input.has("resample_indices")
                ? input.get("resample_indices")
                : input.path("resample_indices_over_patients");
        int[][] draws = Json.intRows(given);
        Stream<int[]> all = given.isArray()
                ? Arrays.stream(draws)
                : Bootstrap.resamples(patients, input.path("n_resamples").asInt(), SEED);
        Bootstrap result =
                Bootstrap.of(patients, statistic, all, input.get("confidence").asDouble());
        values.put("theta_hat", result.estimate())
                .put("bootstrap_mean", result.mean())
                .put("standard_error_ddof1", result.standardError())
                .put("percentile", result.percentile())
                .put("basic", result.basic())
                .put("acceleration", result.acceleration())
                .put("z0_midpoint", result.biasCorrection(Ties.HALF))
                .put("bca_midpoint", result.biasCorrectedAccelerated(Ties.HALF))
                .put("z0_strict_less", result.biasCorrection(Ties.STRICT))
                .put("bca_strict_less", result.biasCorrectedAccelerated(Ties.STRICT))
                .put("undefined_replicates_dropped", result.dropped())
                .put(
                        "first_5_replicates",
                        Arrays.stream(draws).limit(5).mapToDouble(statistic).toArray());
    }

    private static double ofOne(String statistic, double[] data) {
        return switch (statistic) {
            case "mean" -> Arrays.stream(data).sum() / data.length;
            case "median" -> Percentile.LINEAR.of(data, 50);
            case "p95_linear" -> Percentile.LINEAR.of(data, 95);
            default -> throw new IllegalArgumentException("no statistic '" + statistic + "' of one sample");
        };
    }

    private static double[] pick(double[] data, int[] drawn) {
        return Arrays.stream(drawn).mapToDouble(i -> data[i]).toArray();
    }

    private static double pooled(String statistic, List<JsonNode> patients, int[] drawn) {
        if (statistic.equals("pooled_slice_accuracy")) {
            return Arrays.stream(drawn)
                    .mapToObj(i -> Json.doubles(patients.get(i).get("correct")))
                    .flatMapToDouble(Arrays::stream)
                    .average()
                    .orElse(Double.NaN);
        }
        double[] truth = slices(patients, drawn, "y");
        boolean[] positive = new boolean[truth.length];
        IntStream.range(0, truth.length).forEach(i -> positive[i] = truth[i] == 1);
        return Auroc.of(positive, slices(patients, drawn, "score"));
    }

    private static double[] slices(List<JsonNode> patients, int[] drawn, String field) {
        return Arrays.stream(drawn)
                .mapToObj(i -> Json.doubles(patients.get(i).get(field)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
