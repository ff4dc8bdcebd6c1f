package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.readingroom.metrics.classification.Accuracy;
import org.readingroom.metrics.classification.Averaging;
import org.readingroom.metrics.classification.Averaging.ZeroDivision;
import org.readingroom.metrics.classification.BalancedAccuracy;
import org.readingroom.metrics.classification.ClassCounts;
import org.readingroom.metrics.classification.CohenKappa;
import org.readingroom.metrics.classification.ConfusionMatrix;
import org.readingroom.metrics.classification.F1;
import org.readingroom.metrics.classification.MatthewsCorrelation;
import org.readingroom.metrics.classification.Multilabel;
import org.readingroom.metrics.classification.NegativePredictiveValue;
import org.readingroom.metrics.classification.Precision;
import org.readingroom.metrics.classification.Recall;
import org.readingroom.metrics.classification.Specificity;

/** One class an item, several findings an item, or counts alone. */
final class ClassificationFamily implements Family {
    private static final String INVALID = "__invalid__";
    private static final Map<String, ToDoubleFunction<ClassCounts>> MEASURES = measures();

    private static Map<String, ToDoubleFunction<ClassCounts>> measures() {
        Map<String, ToDoubleFunction<ClassCounts>> measures = new LinkedHashMap<>();
        measures.put("precision", Precision::of);
        measures.put("recall", Recall::of);
        measures.put("f1", F1::of);
        measures.put("specificity", Specificity::of);
        return measures;
    }

    @Override
    public String name() {
        return "classification";
    }

    @Override
    public boolean isMandatory(String key) {
        return key.matches("accuracy|confusion_matrix|invalid_per_true_class|balanced_accuracy|per_class\\..*"
                + "|(macro|weighted|micro)_.*|binary\\..*|precision|recall|f1");
    }

    @Override
    public void score(JsonNode input, Values values) {
        switch (input.path("kind").asText("labels")) {
            case "multilabel_indicator" -> findings(input, values);
            case "counts_tp_fp_tn_fn" -> meanOverCases(input.get("cases"), values);
            case "confusion" -> matrix(matrixOf(input.get("confusion_matrix_rows_true")), values);
            default -> labels(input, values);
        }
    }

    private static void labels(JsonNode input, Values values) {
        List<String> truth = Json.texts(input.get("y_true"));
        List<String> answers = Json.texts(input.get("y_pred"));
        Set<String> all = new LinkedHashSet<>(Json.texts(input.path("labels")));
        List<String> asked = List.copyOf(all);
        all.addAll(truth.stream().sorted().toList());
        all.addAll(answers.stream().sorted().toList());
        all.remove(INVALID);
        ConfusionMatrix matrix = ConfusionMatrix.of(List.copyOf(all), truth, answers);
        matrix(matrix, values);
        List<ClassCounts> classes = matrix.classes().subList(0, asked.isEmpty() ? all.size() : asked.size());
        averages(classes, values);
        MEASURES.forEach((name, measure) -> plain(name, classes, measure, values));
        if (asked.size() == 2) {
            int positive = 1;
            values.put("binary.positive", asked.get(positive));
            MEASURES.forEach(
                    (name, measure) -> values.put("binary." + name, measure.applyAsDouble(matrix.of(positive))));
        }
    }

    private static void matrix(ConfusionMatrix matrix, Values values) {
        values.put("confusion_matrix", matrix.counts())
                .put("invalid_per_true_class", matrix.invalid())
                .put("accuracy", Accuracy.of(matrix))
                .put("accuracy_excluding_invalid", Accuracy.excludingInvalid(matrix))
                .put("balanced_accuracy", BalancedAccuracy.of(matrix))
                .put("mcc", MatthewsCorrelation.of(matrix))
                .put("cohen_kappa", CohenKappa.of(matrix))
                .put("cohen_kappa_linear", CohenKappa.of(matrix, CohenKappa.Weights.LINEAR))
                .put("cohen_kappa_quadratic", CohenKappa.of(matrix, CohenKappa.Weights.QUADRATIC));
    }

    private static ConfusionMatrix matrixOf(JsonNode rows) {
        int[][] counts = Json.intRows(rows);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            labels.add(String.valueOf(i));
        }
        return new ConfusionMatrix(labels, counts, new int[counts.length]);
    }

    private static void averages(List<ClassCounts> classes, Values values) {
        values.put(
                "per_class.support",
                classes.stream().mapToInt(ClassCounts::support).toArray());
        MEASURES.forEach((name, measure) -> {
            values.put(
                    "per_class." + name, classes.stream().mapToDouble(measure).toArray());
            String macro = "macro_" + name + ".";
            values.put(macro + "zero_division_0", Averaging.macro(classes, measure, ZeroDivision.ZERO));
            values.put(macro + "zero_division_1", Averaging.macro(classes, measure, ZeroDivision.ONE));
            values.put(macro + "nan_excluded", Averaging.macro(classes, measure, ZeroDivision.EXCLUDED));
            values.put(
                    "weighted_" + name + ".zero_division_0", Averaging.weighted(classes, measure, ZeroDivision.ZERO));
        });
    }

    /** The keys of other libraries' tests, whose zero division is 0. */
    private static void plain(
            String name, List<ClassCounts> classes, ToDoubleFunction<ClassCounts> measure, Values values) {
        values.put(name, orZero(classes, measure))
                .put("macro_" + name, Averaging.macro(classes, measure, ZeroDivision.ZERO))
                .put("weighted_" + name, Averaging.weighted(classes, measure, ZeroDivision.ZERO))
                .put("micro_" + name, Averaging.micro(classes, measure));
    }

    private static double[] orZero(List<ClassCounts> classes, ToDoubleFunction<ClassCounts> measure) {
        return classes.stream()
                .mapToDouble(measure)
                .map(value -> Double.isNaN(value) ? 0 : value)
                .toArray();
    }

    private static void findings(JsonNode input, Values values) {
        boolean[][] truth = present(input.get("y_true"));
        boolean[][] said = present(input.get("y_pred"));
        List<ClassCounts> classes = Multilabel.byFinding(truth, said);
        List<ToDoubleFunction<ClassCounts>> three = List.of(Precision::of, Recall::of, F1::of);
        values.put("precision", orZero(classes, Precision::of))
                .put("recall", orZero(classes, Recall::of))
                .put("f1", orZero(classes, F1::of))
                .put("support", classes.stream().mapToInt(ClassCounts::support).toArray())
                .put("macro", each(three, m -> Averaging.macro(classes, m, ZeroDivision.ZERO)))
                .put("weighted", each(three, m -> Averaging.weighted(classes, m, ZeroDivision.ZERO)))
                .put("micro", each(three, m -> Averaging.micro(classes, m)))
                .put("samples", each(three, m -> Multilabel.overItems(truth, said, m)))
                .put("subset_accuracy", Multilabel.exactMatch(truth, said))
                .put("hamming_loss", Multilabel.hammingLoss(truth, said));
    }

    private static double[] each(
            List<ToDoubleFunction<ClassCounts>> measures, ToDoubleFunction<ToDoubleFunction<ClassCounts>> average) {
        return measures.stream().mapToDouble(average).toArray();
    }

    private static boolean[][] present(JsonNode rows) {
        return Json.list(rows).stream().map(Json::positives).toArray(boolean[][]::new);
    }

    /** The mean over cases of each case's value, channel by channel; a case without a value is left out. */
    private static void meanOverCases(JsonNode cases, Values values) {
        Map<String, ToDoubleFunction<ClassCounts>> measures = new LinkedHashMap<>(MEASURES);
        measures.put("npv", NegativePredictiveValue::of);
        measures.put("accuracy", Accuracy::of);
        measures.put("balanced_accuracy", BalancedAccuracy::of);
        measures.put("mcc", MatthewsCorrelation::of);
        int channels = cases.get(0).size();
        measures.forEach((name, measure) -> {
            double[] means = new double[channels];
            for (int channel = 0; channel < channels; channel++) {
                List<ClassCounts> counts = new ArrayList<>();
                for (JsonNode one : cases) {
                    int[] n = Json.ints(one.get(channel));
                    counts.add(new ClassCounts(n[0], n[1], n[3], n[2]));
                }
                means[channel] = Averaging.macro(counts, measure, ZeroDivision.EXCLUDED);
            }
            values.put("mean_over_cases_per_channel." + name, means);
        });
    }
}
