package org.readingroom.report.internal.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;

/**
 * A run folder as the engine and its analysis write it, made by rule: controls, CNNs and prompted arms of the published
 * study's kinds, some with failures, one of three seeds, one with its labels swapped.
 */
public final class StudyFixture implements RunData {
    final Path folder;
    final List<Arm> arms = new ArrayList<>();
    public final List<ScoreRow> scores = new ArrayList<>();
    public final List<String> notices = new ArrayList<>();
    private final int test;
    private final boolean perCase;
    private final StringBuilder intervals =
            new StringBuilder("arm,split,metric,task,frame,unit,rule,value,low,high,method,n\n");

    private StudyFixture(Path folder, int test, boolean perCase) {
        this.folder = folder;
        this.test = test;
        this.perCase = perCase;
    }

    /** A run of some test patients, a fifth of them LGG. */
    public static StudyFixture in(Path folder, int test) {
        return in(folder, test, false);
    }

    public static StudyFixture in(Path folder, int test, boolean perCase) {
        StudyFixture run = new StudyFixture(folder, test, perCase);
        run.cohort("");
        run.write("study.yaml", FixtureFiles.STUDY);
        FixtureFiles.small(run);
        run.arm("prior", "", true, "\"grade\",\"mask\"", "", "", "fit");
        run.arm("bright-blob", "", true, "\"mask\"", "", "", "fit");
        run.arm("cnn-cls", "", false, "\"grade\"", "", "", "fit");
        for (int seed = 1; seed <= 3; seed++) {
            run.arm("cnn-seg.seed-" + seed, "", false, "\"mask\"", "", "", "fit");
        }
        run.arm("llama-cls", "slices", false, "\"grade\"", "classify", "AXIAL", "");
        run.arm("llama-cls-coronal", "", false, "\"grade\"", "classify", "CORONAL", "");
        run.arm("llama-cls-sagittal", "", false, "\"grade\"", "classify", "SAGITTAL", "");
        run.arm("llama-cls-swapped", "slices", false, "\"grade\"", "classify", "AXIAL", "");
        run.arm("llama-cls-tuned", "slices", false, "\"grade\"", "classify", "AXIAL", "fit");
        run.arm("llama-centre", "slices", false, "\"centre-point\"", "center-point", "AXIAL", "");
        run.arm("llama-box", "slices", false, "\"bounding-box\"", "bounding-box", "AXIAL", "");
        run.arm("llama-polygon", "slices", false, "\"polygon\"", "bounding-polygon", "AXIAL", "");
        run.write("intervals.csv", run.intervals.toString());
        return run;
    }

    /** The cohort; a generator's name makes its cases synthetic. */
    public void cohort(String generator) {
        StringBuilder json = new StringBuilder("{\"format\":1,\"dataset\":\"brats2020\",\"seed\":3407,");
        json.append(generator.isEmpty() ? "" : "\"generator\":{\"name\":\"" + generator + "\",\"version\":\"2\"},");
        json.append("\"cases\":[");
        for (int i = 0; i < 2 * test; i++) {
            String split = i < test ? "test" : i < test + test / 2 ? "validation" : "train";
            json.append(i == 0 ? "" : ",")
                    .append("{\"case\":\"")
                    .append(id(i))
                    .append("\",\"patient\":\"")
                    .append(id(i));
            json.append("\",\"split\":\"").append(split).append("\",\"labels\":{\"grade\":\"");
            json.append(hgg(i) ? "HGG" : "LGG").append("\"}}");
        }
        write("cohort.json", json.append("]}").toString());
    }

    static String id(int i) {
        return String.format(Locale.ROOT, "BraTS20_Training_%03d", i + 1);
    }

    static boolean hgg(int i) {
        return i % 5 != 4;
    }

    int test() {
        return test;
    }

    private void arm(
            String id, String oracles, boolean control, String tasks, String prompt, String plane, String fit) {
        String title = oracles.isEmpty() ? id : id + " [oracles: " + oracles + "]";
        String group = id.replaceFirst("\\.seed-.*", "");
        Arm arm = new Arm(id, title, control, false, group);
        arms.add(arm);
        int a = arms.size();
        String model = prompt.isEmpty()
                ? (control ? id : tasks.contains("grade") ? "cnn-classifier" : "cnn-segmenter")
                : "llama-vision";
        String settings = prompt.isEmpty() && !control
                ? "{\"threshold\":0.7,\"train\":{\"loss\":\"dice\",\"optimiser\":\"adam\",\"lr\":[5.0E-5,1.0E-4],\"epochs\":100,\"batch\":16}}"
                : "{}";
        String swap = id.endsWith("swapped")
                ? "{\"swap-labels\":true,\"text\":\"liu2025\"}"
                : "{\"swap-labels\":false,\"text\":\"liu2025\"}";
        write(
                "answers/" + id + ".arm.json",
                "{\"format\":1,\"control\":" + control + ",\"fit\":\"" + fit
                        + "\",\"tasks\":[" + tasks + "],\"model\":{\"id\":\"" + model
                        + "\",\"version\":\"1.0.0\",\"settings\":" + settings
                        + ",\"identity\":{"
                        + (prompt.isEmpty() ? "" : "\"base\":\"llama-3.2-11b\",\"precision\":\"nf4\"")
                        + "}},\"prompt\":"
                        + (prompt.isEmpty()
                                ? "{}"
                                : "{\"id\":\"" + prompt + "\",\"version\":\"1.0.0\",\"settings\":" + swap + "}")
                        + ",\"decode\":"
                        + (prompt.isEmpty() ? "{}" : "{\"temperature\":0.6,\"top-p\":0.9,\"max-tokens\":256}")
                        + ",\"image\":{\"plane\":\"" + plane
                        + "\",\"volume\":\"flair\",\"input\":{\"crop\":\"whole\",\"shape\":[95,128,128],"
                        + "\"intensity\":{\"percentiles\":[0.5,99.5],\"over\":\"nonzero-volume\"}}}}");
        for (int i = 0; i < test; i++) {
            boolean failed = !prompt.isEmpty() && i % 9 == 3;
            int label = (i + a) % 4 == 0 ? 0 : 1;
            write(
                    "readings/" + id + "/" + id(i) + ".json",
                    "{\"format\":1,\"values\":{"
                            + (failed || !tasks.contains("grade") ? "" : "\"grade\":{\"label\":" + label + "}")
                            + "},\"missing\":{}}");
        }
        boolean prompted = !prompt.isEmpty();
        for (String split : prompted || control ? List.of("test") : List.of("train", "validation", "test")) {
            if (tasks.contains("grade")) {
                score(arm, split, FixtureMetrics.GRADE, "grade", "-", "patient", a, prompted);
            }
            if (!tasks.contains("grade") || control) {
                for (String frame : List.of("source-mm", "model-grid")) {
                    masks(arm, split, tasks, frame, a, prompted);
                }
            }
        }
    }

    private void masks(Arm arm, String split, String tasks, String frame, int a, boolean prompted) {
        if (tasks.contains("mask")) {
            score(arm, split, FixtureMetrics.MASK, "mask", frame, "3d-patient", a, prompted);
        }
        if (!tasks.contains("centre-point")) {
            score(arm, split, FixtureMetrics.MASK, "mask", frame, "2d-slice-mean", a, prompted);
        }
        score(arm, split, FixtureMetrics.POINT, "centre-point", frame, "2d-slice-mean", a, prompted);
    }

    private void score(
            Arm arm, String split, List<String> metrics, String task, String frame, String unit, int a, boolean fails) {
        int n = split.equals("test") ? test : split.equals("validation") ? test / 2 : test - test / 2;
        int answered = fails ? n - n / 9 : n;
        for (int m = 0; m < metrics.size(); m++) {
            String metric = metrics.get(m);
            boolean length = metric.startsWith("hd95") || metric.contains("distance");
            double value = length ? 20 + 3.1 * a + m : Math.min(0.97, 0.2 + 0.05 * a + 0.03 * m);
            double wrong = fails ? (length ? value * 1.2 : value * 0.9) : value;
            boolean shown = !(fails && metric.equals("specificity"));
            add(arm, split, metric, task, frame, unit, "answered-only", value, answered, n);
            add(
                    arm,
                    split,
                    metric,
                    task,
                    frame,
                    unit,
                    "failures-as-wrong",
                    shown ? wrong : Double.NaN,
                    shown ? n : 0,
                    n);
            if (shown) {
                intervals.append(String.join(
                        ",",
                        arm.id(),
                        split,
                        metric,
                        task,
                        frame,
                        unit,
                        "failures-as-wrong",
                        "" + wrong,
                        "" + wrong * 0.9,
                        "" + Math.min(length ? 999 : 1, wrong * 1.1),
                        "bca",
                        "" + n));
                intervals.append('\n');
            }
            for (int i = 0; perCase && split.equals("test") && i < test; i++) {
                scores.add(new ScoreRow(
                        arm.id(),
                        split,
                        id(i),
                        metric,
                        task,
                        frame,
                        unit,
                        "failures-as-wrong",
                        wrong * (0.5 + (i * 7 % 11) / 11.0),
                        1,
                        1));
            }
        }
    }

    private void add(
            Arm arm,
            String split,
            String metric,
            String task,
            String frame,
            String unit,
            String rule,
            double value,
            int defined,
            int total) {
        scores.add(new ScoreRow(arm.id(), split, "*", metric, task, frame, unit, rule, value, defined, total));
    }

    public void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String study() {
        return "liu2025-small";
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<Arm> arms() {
        return arms;
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
        return FixtureMetrics.definitions();
    }
}
