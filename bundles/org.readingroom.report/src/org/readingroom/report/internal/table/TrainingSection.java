package org.readingroom.report.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.JsonFile;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;

/** What was trained, how long, and what validation patients chose of it. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "training", label = "Training")
public final class TrainingSection implements ReportSection {
    private static final int MOST_WORDS = 160;

    @Override
    public Optional<Section> render(RunData run) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> chosen = new ArrayList<>();
        for (ArmFile arm : ArmFile.readers(run)) {
            Trained trained = Trained.of(run, arm);
            if (arm.trained() && !arm.arm().control() || trained.selection().isObject()) {
                rows.add(row(arm, trained));
                chosen(arm, "", trained.selection(), chosen);
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Section.Block> blocks = new ArrayList<>(
                List.of(
                        new Section.Table(
                                "training",
                                "What was trained.",
                                List.of(
                                        "Arm",
                                        "Model",
                                        "Loss and optimiser",
                                        "Learning rates tried",
                                        "Epochs",
                                        "Best epoch",
                                        "Batch",
                                        "Parameters",
                                        "Training time"),
                                rows,
                                List.of(
                                        "Epochs: run, as the training's curves say, else as set. Training time: over all starts of the run."))));
        if (!chosen.isEmpty()) {
            blocks.add(new Section.Table(
                    "selection",
                    "What validation patients chose. Scores on them are marked as used for selection.",
                    List.of("Arm", "What", "Value"),
                    chosen,
                    List.of()));
        }
        return Optional.of(new Section("Training", blocks));
    }

    @Override
    public int rank() {
        return 460;
    }

    /** The files that a training leaves. */
    private record Trained(JsonNode selection, String epochs, String seconds) {
        static Trained of(RunData run, ArmFile arm) {
            String id = arm.arm().id();
            JsonNode selection = JsonFile.read(
                            run.folder().resolve("models").resolve(id).resolve("selection.json"))
                    .orElse(MissingNode.getInstance());
            double[] last = {Double.NaN};
            RunCsv.each(run.folder(), "models/" + id + "/curves.csv", row -> {
                if (row.optional("epoch").matches("[0-9.]+")) {
                    last[0] = Double.isNaN(last[0]) ? row.number("epoch") : Math.max(last[0], row.number("epoch"));
                }
            });
            double seconds = RunCsv.read(run.folder(), "timings.csv").stream()
                    .filter(row ->
                            row.text("arm").equals(id) && row.text("step").equals("train"))
                    .mapToDouble(row -> row.number("seconds"))
                    .sum();
            return new Trained(selection, Numbers.count(last[0]), duration(seconds));
        }

        private static String duration(double seconds) {
            if (seconds <= 0) {
                return Numbers.UNDEFINED;
            }
            long whole = Math.round(seconds);
            return whole < 60
                    ? String.format(java.util.Locale.ROOT, "%.1f s", seconds)
                    : whole < 3600
                            ? whole / 60 + " min " + whole % 60 + " s"
                            : whole / 3600 + " h " + whole % 3600 / 60 + " min";
        }
    }

    private static List<String> row(ArmFile arm, Trained trained) {
        JsonNode train = arm.settings().path("train");
        String loss = (words(train.path("loss")) + " " + words(train.path("optimiser"))).strip();
        String epochs = trained.epochs().equals(Numbers.UNDEFINED) ? words(train.path("epochs")) : trained.epochs();
        return List.of(
                arm.arm().title(),
                arm.modelAndVersion(),
                loss.isEmpty() ? Numbers.UNDEFINED : loss,
                dash(words(train.path("lr"))),
                dash(epochs),
                dash(first(List.of(trained.selection()), "epoch", "best-epoch", "bestEpoch")),
                dash(words(train.path("batch"))),
                dash(first(List.of(trained.selection(), arm.identity(), arm.settings()), "parameters")),
                trained.seconds());
    }

    private static String first(List<JsonNode> places, String... names) {
        for (JsonNode place : places) {
            for (String name : names) {
                if (place.path(name).isValueNode()) {
                    return place.path(name).asText();
                }
            }
        }
        return "";
    }

    private static String dash(String text) {
        return text.isEmpty() ? Numbers.UNDEFINED : text;
    }

    private static String words(JsonNode value) {
        return value.isMissingNode() ? "" : JsonFile.words(value);
    }

    /** A row a value; lists too long to read stay in the file. */
    private static void chosen(ArmFile arm, String name, JsonNode value, List<List<String>> into) {
        if (value.isObject()) {
            value.properties().forEach(field -> {
                String own = name.isEmpty() ? field.getKey() : name + "." + field.getKey();
                if (!own.equals("format")) {
                    chosen(arm, own, field.getValue(), into);
                }
            });
        } else if (!value.isMissingNode()) {
            String words = JsonFile.words(value);
            into.add(List.of(
                    arm.arm().title(),
                    name,
                    words.length() <= MOST_WORDS ? words : value.size() + " values, in the run's models folder"));
        }
    }
}
