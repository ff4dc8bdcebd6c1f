package org.readingroom.report.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.JsonFile;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.Order;
import org.readingroom.report.internal.SelectionFile;

/** What was trained, how long, and what validation patients chose of it, with the threshold of the settings beside theirs. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "training", label = "Training")
public final class TrainingSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> tried = new ArrayList<>();
        for (ArmFile arm : ArmFile.readers(run)) {
            Trained trained = Trained.of(run, arm);
            if (!arm.arm().control() && (arm.trained() || trained.selection().there())) {
                rows.add(row(arm, trained));
                trained.selection().tried().forEach(t -> tried.add(tried(arm, trained.selection(), t)));
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Section.Block> blocks = new ArrayList<>();
        blocks.add(new Section.Table(
                "training",
                "What was trained.",
                List.of(
                        "Arm",
                        "Model",
                        "Loss and optimiser",
                        "Learning rates tried",
                        "Epochs",
                        "Kept",
                        "Batch",
                        "Parameters",
                        "Training time"),
                rows,
                List.of("Epochs: run, as the training's curves say, else as set; of a fine-tuned arm its steps. Kept:"
                        + " the best epoch on validation, one a fold, or the best step. Parameters: of one"
                        + " network. Training time: over all starts of the run.")));
        if (!tried.isEmpty()) {
            blocks.add(selection(tried));
        }
        return Optional.of(new Section("Training", blocks));
    }

    @Override
    public int rank() {
        return 460;
    }

    private static List<String> row(ArmFile arm, Trained trained) {
        JsonNode train = arm.settings().path(arm.prompted() ? "finetune" : "train");
        SelectionFile selection = trained.selection();
        String loss = (words(train.path("loss")) + " " + words(train.path("optimiser"))).strip();
        String rates = selection.tried().stream()
                .map(t -> t.path("learningRate").asText())
                .collect(Collectors.joining(", "));
        String epochs = trained.epochs().equals(Numbers.UNDEFINED) ? length(train) : trained.epochs();
        return List.of(
                arm.arm().title(),
                arm.modelAndVersion(),
                dash(loss),
                dash(rates.isEmpty() ? words(train.has("lr") ? train.path("lr") : train.path("learning-rate")) : rates),
                dash(epochs),
                dash(kept(selection)),
                dash(words(train.path("batch"))),
                trained.parameters(),
                trained.time());
    }

    /** The epochs that validation chose, or the step of a fine-tuned arm. */
    private static String kept(SelectionFile selection) {
        JsonNode step = selection.tree().path("step");
        return step.isNumber() ? "step " + step.asText() : SelectionFile.epochs(selection.chosen());
    }

    /** Epochs or steps as set, else the preset that sets them. */
    private static String length(JsonNode train) {
        if (train.has("steps")) {
            return words(train.path("steps")) + " steps";
        }
        return words(train.has("epochs") ? train.path("epochs") : train.path("preset"));
    }

    private static Section.Table selection(List<List<String>> rows) {
        return new Section.Table(
                "selection",
                "What validation patients chose: scores on them are marked as used for selection.",
                List.of(
                        "Arm",
                        "Learning rate",
                        "Chosen",
                        "Validation patients",
                        "Loss",
                        "Chosen by",
                        "Threshold set",
                        "Gives",
                        "Threshold tuned",
                        "Gives, tuned"),
                rows,
                List.of("Gives: the measure at that threshold on the validation patients, which for the tuned one is"
                        + " too good. An arm reads with the threshold that it is set to; a second arm may read the"
                        + " same weights with the tuned one."));
    }

    private static List<String> tried(ArmFile arm, SelectionFile selection, JsonNode attempt) {
        String measure = selection.tree().path("measure").asText();
        return List.of(
                arm.arm().title(),
                attempt.path("learningRate").asText(),
                attempt.equals(selection.chosen()) ? "yes" : "no",
                attempt.path("patients").asText(),
                number(attempt.path("loss")),
                Order.capital(selection.tree().path("score").asText()) + " " + number(attempt.path("score")),
                threshold(attempt.path("threshold")),
                measure + " " + number(attempt.path("atThreshold")),
                threshold(attempt.path("tunedThreshold")),
                measure + " " + number(attempt.path("atTunedThreshold")));
    }

    private static String threshold(JsonNode value) {
        return value.isNumber() ? value.asText() : Numbers.UNDEFINED;
    }

    private static String number(JsonNode value) {
        return Numbers.format(value.isNumber() ? value.asDouble() : Double.NaN, "");
    }

    private static String dash(String text) {
        return text.isEmpty() ? Numbers.UNDEFINED : text;
    }

    private static String words(JsonNode value) {
        return value.isMissingNode() ? "" : JsonFile.words(value);
    }
}
