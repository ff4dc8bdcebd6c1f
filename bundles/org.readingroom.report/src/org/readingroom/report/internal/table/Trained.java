package org.readingroom.report.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.JsonFile;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;
import org.readingroom.report.internal.SelectionFile;

/**
 * What the training of an arm left in {@code models/<arm>} and {@code timings.csv}.
 *
 * @param selection what validation patients chose
 * @param epochs how many were run; a dash where the curves do not say
 * @param parameters of one network; a dash where there are no weights
 * @param time over all starts of the run; a dash where none was noted
 */
record Trained(SelectionFile selection, String epochs, String parameters, String time) {
    static Trained of(RunData run, ArmFile arm) {
        Path models = run.folder().resolve("models").resolve(arm.arm().id());
        boolean tuned = arm.settings().has("finetune");
        double last = last(models, tuned ? "step" : "epoch");
        String length = Numbers.count(last) + (tuned && !Double.isNaN(last) ? " steps" : "");
        double seconds = RunCsv.read(run.folder(), "timings.csv").stream()
                .filter(row -> row.text("arm").equals(arm.arm().id())
                        && row.text("step").equals("train"))
                .mapToDouble(row -> row.number("seconds"))
                .sum();
        return new Trained(SelectionFile.read(run.folder(), arm), length, parameters(models), duration(seconds));
    }

    /** The greatest number of a column of the training's curves; NaN where there are none. */
    private static double last(Path models, String column) {
        double[] last = {Double.NaN};
        RunCsv.each(models, "curves.csv", row -> {
            if (row.optional(column).matches("[0-9.]+")) {
                last[0] = Double.isNaN(last[0]) ? row.number(column) : Math.max(last[0], row.number(column));
            }
        });
        return last[0];
    }

    private static String parameters(Path models) {
        String file = JsonFile.read(models.resolve("model.json"))
                .map(model -> model.path("networks").path(0).path("file"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]*"))
                .orElse("adapter_model.safetensors");
        OptionalLong parameters = Weights.parameters(models.resolve(file));
        return parameters.isPresent() ? Long.toString(parameters.getAsLong()) : Numbers.UNDEFINED;
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (seconds <= 0) {
            return Numbers.UNDEFINED;
        }
        if (whole < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
