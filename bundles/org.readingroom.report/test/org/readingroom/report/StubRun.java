package org.readingroom.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricDefinition.Scope;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.task.Task;
import org.readingroom.report.internal.CaseScoresSection;
import org.readingroom.report.internal.ClassificationSection;
import org.readingroom.report.internal.EnvironmentSection;
import org.readingroom.report.internal.LocalisationSection;
import org.readingroom.report.internal.OverlaySection;
import org.readingroom.report.internal.OverviewSection;
import org.readingroom.report.internal.SegmentationSection;

/** A made-up run in a folder: six arms on five test cases, one arm with a failed reading, one with an oracle. */
public final class StubRun implements RunData {
    static final List<String> CASES = List.of("P01", "P02", "P03", "P04", "P05");
    private static final boolean[] HGG = {true, true, true, true, false};

    private final Path folder;
    private final String study;
    private final List<Arm> arms;
    private boolean ceiling;
    private final List<ScoreRow> scores = new ArrayList<>();
    final List<String> notices = new ArrayList<>();

    private StubRun(Path folder, String study, List<Arm> arms) {
        this.folder = folder;
        this.study = study;
        this.arms = arms;
    }

    static StubRun in(Path folder) throws IOException {
        return in(folder, "phantom-demo");
    }

    static StubRun in(Path folder, String study) throws IOException {
        StubRun run = new StubRun(
                folder,
                study,
                List.of(
                        new Arm("prior", "prior", true),
                        new Arm("image-centre", "image-centre", true),
                        new Arm("majority", "majority", true),
                        new Arm("bright-blob", "bright-blob", true),
                        new Arm("cnn-seg", "cnn-seg", false),
                        new Arm("llama-box", "llama-box [oracles: slices]", false)));
        Files.createDirectories(folder);
        run.write("cohort.json", cohort());
        run.write("environment.json", """
                {"format": 1, "readingroom": "0.1.0", "seed": 3407,
                 "java": {"version": "25+36", "vendor": "Eclipse Adoptium"},
                 "machine": {"os": "Linux 6.1", "arch": "amd64", "processors": 2},
                 "plugins": {"dataset phantom": "1.0.0", "metric dice": "1.0.0", "model prior": "1.0.0"}}
                """);
        for (int a = 0; a < run.arms.size(); a++) {
            run.read(a);
        }
        return run;
    }

    private static String cohort() {
        StringBuilder json =
                new StringBuilder("{\"format\": 1, \"dataset\": \"phantom\", \"seed\": 3407, \"cases\": [");
        for (int c = 0; c < 20; c++) {
            boolean test = c < CASES.size();
            String grade = test ? (HGG[c] ? "1" : "0") : (c % 4 == 0 ? "0" : "1");
            json.append(c == 0 ? "" : ",").append("{\"case\": \"P").append(String.format("%02d", c + 1));
            json.append("\", \"patient\": \"Q").append(c + 1).append("\", \"split\": \"");
            json.append(test ? "test" : c < 8 ? "validation" : "train").append("\", \"labels\": {\"grade\": \"");
            json.append(grade).append("\"}}");
        }
        return json.append("]}").toString();
    }

    /** Scores that differ by arm and case; the last arm fails on the first case. */
    private void read(int a) throws IOException {
        Arm arm = arms.get(a);
        boolean fails = a == arms.size() - 1;
        double[] dice = new double[CASES.size()];
        int right = 0;
        for (int c = 0; c < CASES.size(); c++) {
            boolean failed = fails && c == 0;
            dice[c] = failed ? 0 : Math.min(0.97, 0.12 + 0.14 * a + 0.05 * ((c * 7 + a * 3) % 5));
            int label = failed ? -1 : a == 4 && c == 4 ? 0 : 1;
            right += label == (HGG[c] ? 1 : 0) ? 1 : 0;
            write(
                    "readings/" + arm.id() + "/" + CASES.get(c) + ".json",
                    "{\"format\": 1, \"values\": {"
                            + (failed ? "" : "\"grade\": {\"label\": " + label + "}, \"mask\": {\"file\": \"m\"}")
                            + "}, \"slices\": {}, \"missing\": {}}");
            addCase(arm, c, "dice", "mask", "3d-patient", dice[c]);
            addCase(arm, c, "hd95", "mask", "3d-patient", failed ? 155.2 : 60 - 55 * dice[c]);
            addCase(arm, c, "precision", "mask", "3d-patient", failed ? 0 : dice[c] * 1.02);
            addCase(arm, c, "centre-distance", "centre-point", "2d-slice-mean", failed ? 181.02 : 40 - 30 * dice[c]);
        }
        int n = CASES.size();
        double sum = java.util.Arrays.stream(dice).sum();
        cohort(arm, "dice", "mask", "3d-patient", sum / n, fails ? sum / (n - 1) : sum / n, fails);
        cohort(arm, "hd95", "mask", "3d-patient", 60 - 55 * sum / n, 60 - 55 * sum / (fails ? n - 1 : n), fails);
        cohort(arm, "precision", "mask", "3d-patient", 1.02 * sum / n, 1.02 * sum / (fails ? n - 1 : n), fails);
        cohort(arm, "specificity", "mask", "3d-patient", Double.NaN, 0.9912, fails);
        cohort(arm, "dice", "mask", "2d-slice-mean", 0.9 * sum / n, 0.9 * sum / (fails ? n - 1 : n), fails);
        cohort(arm, "centre-in-box", "centre-point", "2d-slice-mean", dice[1], fails ? dice[1] * 1.25 : dice[1], fails);
        cohort(
                arm,
                "centre-distance",
                "centre-point",
                "2d-slice-mean",
                40 - 30 * sum / n,
                40 - 30 * sum / (fails ? n - 1 : n),
                fails);
        cohort(arm, "accuracy", "grade", "patient", right / 5.0, fails ? right / 4.0 : right / 5.0, fails);
        cohort(arm, "f1", "grade", "patient", 8 / 9.0, 8 / 9.0, fails);
    }

    private void addCase(Arm arm, int c, String metric, String task, String unit, double value) {
        scores.add(new ScoreRow(
                arm.id(), "test", CASES.get(c), metric, task, "source-mm", unit, "failures-as-wrong", value, 1, 1));
    }

    private void cohort(
            Arm arm, String metric, String task, String unit, double wrong, double answered, boolean fails) {
        String frame = unit.equals("patient") ? "-" : "source-mm";
        int n = CASES.size();
        scores.add(new ScoreRow(
                arm.id(), "test", "*", metric, task, frame, unit, "answered-only", answered, fails ? n - 1 : n, n));
        scores.add(new ScoreRow(
                arm.id(),
                "test",
                "*",
                metric,
                task,
                frame,
                unit,
                "failures-as-wrong",
                wrong,
                Double.isNaN(wrong) ? 0 : n,
                n));
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Our sections, in no order. */
    static List<ReportSection> sections() {
        return List.of(
                new EnvironmentSection(),
                new OverlaySection(),
                new SegmentationSection(),
                new CaseScoresSection(),
                new OverviewSection(),
                new LocalisationSection(),
                new ClassificationSection());
    }

    @Override
    public String study() {
        return study;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<Arm> arms() {
        return ceiling
                ? Stream.concat(arms.stream(), Stream.of(new Arm("ceiling", "ceiling", false, true)))
                        .toList()
                : arms;
    }

    /** Gives the run the row of the truth itself. */
    StubRun withCeiling() {
        ceiling = true;
        Arm c = new Arm("ceiling", "ceiling", false, true);
        for (int n = 0; n < CASES.size(); n++) {
            addCase(c, n, "dice", "mask", "3d-patient", 0.98);
        }
        cohort(c, "dice", "mask", "3d-patient", 0.98, 0.98, false);
        return this;
    }

    @Override
    public List<ScoreRow> scores() {
        return scores;
    }

    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public List<MetricDefinition> definitions() {
        String diagonal = "both masks empty 0, exactly one empty the diagonal of the frame";
        return List.of(
                new MetricDefinition(
                        "accuracy",
                        "Accuracy",
                        Task.GRADE,
                        "",
                        true,
                        Scope.BOTH,
                        "without patients undefined",
                        "right / all"),
                new MetricDefinition(
                        "f1",
                        "F1",
                        Task.GRADE,
                        "",
                        true,
                        Scope.COHORT,
                        "no positive in truth or answers: undefined",
                        "2 TP / (2 TP + FP + FN)"),
                new MetricDefinition(
                        "dice",
                        "Dice",
                        Task.MASK,
                        "",
                        true,
                        Scope.READING,
                        "both masks empty 1, exactly one empty 0",
                        "2 TP / (2 TP + FP + FN), Dice 1945"),
                new MetricDefinition(
                        "hd95",
                        "HD95",
                        Task.MASK,
                        "mm",
                        false,
                        Scope.READING,
                        diagonal,
                        "max of the directed 95th percentiles"),
                new MetricDefinition(
                        "precision",
                        "Precision (voxels)",
                        Task.MASK,
                        "",
                        true,
                        Scope.READING,
                        "nothing predicted: undefined, left out of the mean",
                        "TP / (TP + FP)"),
                new MetricDefinition(
                        "specificity",
                        "Specificity (voxels)",
                        Task.MASK,
                        "",
                        true,
                        Scope.READING,
                        "the reference fills the frame: undefined, left out of the mean",
                        "TN / (TN + FP)"),
                new MetricDefinition(
                        "centre-in-box",
                        "Centre in box",
                        Task.CENTRE_POINT,
                        "",
                        true,
                        Scope.READING,
                        "a slice without a true box is not asked",
                        "share of points in the box"),
                new MetricDefinition(
                        "centre-distance",
                        "Distance to the centre",
                        Task.CENTRE_POINT,
                        "px",
                        false,
                        Scope.READING,
                        "a slice without a true box is not asked",
                        "Euclidean distance"));
    }
}
