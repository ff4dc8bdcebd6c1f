package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import org.readingroom.metrics.classification.Auroc;
import org.readingroom.metrics.classification.AveragePrecision;
import org.readingroom.metrics.classification.MulticlassAuroc;

/** Areas under the ROC curve, of two classes and of several. */
final class AurocFamily implements Family {
    @Override
    public String name() {
        return "auc";
    }

    @Override
    public boolean isMandatory(String key) {
        return key.equals("auroc");
    }

    @Override
    public void score(JsonNode input, Values values) {
        if (input.has("score")) {
            boolean[] positive = Json.positives(input.get("y_true"));
            double[] scores = Json.doubles(input.get("score"));
            values.put("auroc", Auroc.of(positive, scores))
                    .put("auroc_strict_wins_only", Auroc.strictWins(positive, scores))
                    .put("average_precision", AveragePrecision.of(positive, scores));
        }
        if (input.has("score_matrix")) {
            int[] truth = Json.ints(input.get("y_true"));
            double[][] scores = Json.doubleRows(input.get("score_matrix"));
            values.put("ovr_per_class", MulticlassAuroc.perClass(truth, scores))
                    .put("ovr_macro", MulticlassAuroc.macro(truth, scores))
                    .put("ovr_weighted", MulticlassAuroc.weighted(truth, scores))
                    .put("ovr_micro", MulticlassAuroc.micro(truth, scores))
                    .put("ovo_macro_hand_till", MulticlassAuroc.oneVersusOne(truth, scores));
        }
    }
}
