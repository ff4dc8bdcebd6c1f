package org.readingroom.report.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readingroom.api.report.RunData;
import org.readingroom.report.ReportException;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.StudyText;

/**
 * Which arms of ours belong beside which published column: those of the same kind of reader, asked the same task in the same
 * plane, tuned as it was. A study file may name them instead, under {@code report: rows}, as {@code TABLE.COLUMN: [arm]}.
 * Untrained controls belong nowhere, nor do arms of swapped labels or without the image.
 */
final class ArmChoice {
    private static final List<String> STEPS = List.of("steps", "max-steps", "maxSteps");
    private static final List<String> EPOCHS = List.of("epochs", "num-train-epochs");

    private static final Map<String, Double> PRESET_STEPS = Map.of(
            "liu2025-classify-100", 100.0,
            "liu2025-center", 100.0,
            "liu2025-box", 200.0,
            "liu2025-polygon", 150.0);
    private static final Map<String, Double> PRESET_EPOCHS = Map.of("liu2025-classify-epoch", 1.0);

    private final List<ArmFile> arms;
    private final StudyText study;

    ArmChoice(RunData run, StudyText study) {
        this.arms = ArmFile.readers(run);
        this.study = study;
    }

    /** The arms beside a column, in the order of the study. */
    List<ArmFile> beside(PublishedTable table, PublishedColumn column) {
        JsonNode named = study.tree().path("report").path("rows").path(table.name() + "." + column.id());
        if (!named.isMissingNode()) {
            return named(named, table.name() + "." + column.id());
        }
        return arms.stream().filter(arm -> belongs(arm, table, column)).toList();
    }

    private List<ArmFile> named(JsonNode names, String row) {
        List<ArmFile> found = new ArrayList<>();
        for (JsonNode name : names.isArray() ? names : List.of(names)) {
            List<ArmFile> members = arms.stream()
                    .filter(a -> a.arm().id().equals(name.asText())
                            || a.arm().group().equals(name.asText()))
                    .toList();
            if (members.isEmpty()) {
                throw new ReportException("report.rows of the study names the arm '" + name.asText() + "' for " + row
                        + ", and the run has none of that id");
            }
            found.addAll(members);
        }
        return found;
    }

    private boolean belongs(ArmFile arm, PublishedTable table, PublishedColumn column) {
        boolean variant = arm.swap().isPresent() || !arm.imageControl().isEmpty();
        if (arm.arm().control() || variant || !arm.tasks().contains(table.asks())) {
            return false;
        }
        if (arm.prompted() != table.reader().equals("prompted")) {
            return false;
        }
        boolean slices = !table.ofSlices() || arm.oracles().contains("slices");
        boolean plane = column.plane() == null || column.plane().equals(arm.plane());
        boolean tuned = column.tuned() == null || column.tuned() == arm.tuned();
        return slices && plane && tuned && (!arm.tuned() || asLong(arm, table, column));
    }

    /** Whether it was tuned as long as the column's reader was, where that tells columns apart. */
    private boolean asLong(ArmFile arm, PublishedTable table, PublishedColumn column) {
        if (column.steps() == null && column.epochs() == null) {
            return true;
        }
        OptionalDouble steps = number(arm, STEPS);
        OptionalDouble epochs = number(arm, EPOCHS);
        Optional<PublishedColumn> fitting = table.columns().stream()
                .filter(c -> steps.isPresent() && c.steps() != null && c.steps() == steps.getAsDouble()
                        || steps.isEmpty()
                                && epochs.isPresent()
                                && c.epochs() != null
                                && c.epochs() == epochs.getAsDouble())
                .findFirst();
        return fitting.or(() -> table.columns().stream()
                        .filter(c -> Boolean.TRUE.equals(c.tuned()))
                        .findFirst())
                .filter(c -> c.id().equals(column.id()))
                .isPresent();
    }

    /** A number of its tuning: as its model was set up, else as the study says, else by the name of its preset. */
    private OptionalDouble number(ArmFile arm, List<String> names) {
        JsonNode bound = arm.settings().path("finetune");
        JsonNode written = study.arm(arm.arm().group()).path("finetune");
        for (JsonNode place : List.of(bound, written, arm.identity(), arm.settings())) {
            for (String name : names) {
                if (place.path(name).isNumber()) {
                    return OptionalDouble.of(place.path(name).asDouble());
                }
            }
        }
        String own = bound.path("preset").asText(written.isTextual() ? written.asText() : "");
        String preset = own.isEmpty() ? written.path("preset").asText() : own;
        Map<String, Double> presets = names.contains("steps") ? PRESET_STEPS : PRESET_EPOCHS;
        return presets.containsKey(preset) ? OptionalDouble.of(presets.get(preset)) : OptionalDouble.empty();
    }
}
