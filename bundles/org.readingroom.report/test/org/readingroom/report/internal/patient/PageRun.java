package org.readingroom.report.internal.patient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.report.OverlaySlice;
import org.readingroom.report.PatientAnswer;
import org.readingroom.report.PatientPages;
import org.readingroom.report.PatientSlice;

/** A made-up run of two cases with a trained arm and prompted ones whose answers are as hostile as they come. */
final class PageRun implements RunData {
    private final Path folder;

    PageRun(Path folder) {
        this.folder = folder;
        file("cohort.json", """
            {"format": 1, "dataset": "d", "seed": 1, "cases": [
             {"case": "case-A", "patient": "case-A", "split": "test", "labels": {"grade": "1"}},
             {"case": "case-B", "patient": "patient-2", "split": "test", "labels": {"grade": "0"}}]}
            """);
        file("cases.csv", "case,patient,split,grade,source,tumour_ml\ncase-A,case-A,test,1,x,31.25\n");
        file(
                "votes.csv",
                "arm,split,case,grade,rule,slices,hgg,lgg,other,refused,truncated,unparseable,out_of_range,degenerate,"
                        + "missing,gldr_all,gldr_graded,label,correct\n"
                        + "llama,test,case-A,1,plurality,9,4,2,1,1,1,0,0,0,0,.4,.6,1,true\n");
        file("probabilities.csv", "arm,split,case,grade,kind,p,mass\nllama,test,case-A,1,forced,0.61,0.4\n");
    }

    /** Inner parts of the pages of the first cases. */
    void write(int cases) {
        PatientPages pages = new PatientPages(folder, arms(), cases);
        for (String id : List.of("case-A", "case-B").subList(0, cases)) {
            pages.write(
                    id,
                    List.of("axial-034", "axial-038"),
                    List.of("axial-030", "axial-034"),
                    name -> slice(name, 96),
                    hostile());
        }
    }

    static List<String> names(int n) {
        return IntStream.range(0, n).mapToObj("axial-%03d"::formatted).toList();
    }

    static PatientSlice slice(String name, int side) {
        float[] pixels = new float[side * side];
        boolean[] tumour = new boolean[side * side];
        boolean[] said = new boolean[side * side];
        int seed = name.hashCode();
        for (int i = 0; i < pixels.length; i++) {
            double r = Math.hypot(i / side - side / 2.0, (i % side - side / 2.0) * 1.2);
            tumour[i] = Math.hypot(i / side - side * 0.42, i % side - side * 0.6) < side * 0.13;
            said[i] = Math.hypot(i / side - side * 0.45, i % side - side * 0.57) < side * 0.11 + (i * 31 % 7);
            seed = seed * 1103515245 + 12345;
            pixels[i] = r > side * 0.45 ? 0 : 120 + (tumour[i] ? 80 : 0) + (seed >>> 16 & 15);
        }
        SliceFrame frame = new SliceFrame(side, side, 1, 1);
        OverlaySlice picture = new OverlaySlice("case-A, flair, " + name, Plane.AXIAL, frame, pixels);
        Map<String, List<Object>> arms = new LinkedHashMap<>();
        arms.put("cnn", List.of(mask(side, said)));
        arms.put("llama", List.of(new PixelPoint(side * 0.5, side * 0.5)));
        arms.put("llama-box", List.of(new PixelBox(side * 0.2, side * 0.4, side * 0.6, side * 0.8)));
        arms.put("llama-polygon", name.endsWith("4") ? List.of() : List.of(ring(side)));
        return new PatientSlice(name, picture, List.of(mask(side, tumour)), arms);
    }

    private static Mask mask(int side, boolean[] bits) {
        return new Mask(new int[] {side, side}, new double[] {1, 1}, bits);
    }

    private static PixelPolygons ring(int side) {
        List<PixelPoint> ring = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double angle = Math.PI * i / 6;
            ring.add(new PixelPoint(side * (0.4 - 0.2 * Math.cos(angle)), side * (0.6 + 0.2 * Math.sin(angle))));
        }
        return new PixelPolygons(List.of(ring));
    }

    static PatientAnswer answer(
            String arm, String task, String slice, int repeat, String state, String value, String text) {
        int start = text.indexOf("(60, 87)");
        return new PatientAnswer(
                arm,
                task,
                slice,
                repeat,
                state,
                !state.equals("answered"),
                value,
                state.equals("answered") ? "" : "no value of the form asked",
                Optional.of(text),
                start,
                start < 0 ? -1 : start + 8,
                task.equals("grade") ? Map.of("1", Math.log(0.3), "0", Math.log(0.1)) : Map.of(),
                start < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.log(0.7)));
    }

    static List<PatientAnswer> refusals(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> answer(
                        "llama",
                        "bounding-box",
                        "axial-%03d".formatted(100 + i / 12),
                        i % 12,
                        "refused",
                        "",
                        "I can't provide the precise bounding box around the tumor because I'm a text-based model. "
                                + i))
                .toList();
    }

    private static List<PatientAnswer> hostile() {
        List<PatientAnswer> all = new ArrayList<>();
        all.add(answer(
                "llama",
                "centre-point",
                "axial-030",
                0,
                "answered",
                "row 60, column 87",
                "**Tumor center:** (60, 87) <script>alert(1)</script> \u202Egnp.exe\u202C and <b onclick=x>bold</b>"));
        all.add(answer("llama", "grade", "axial-030", 0, "answered", "label 1", "Choice: 1"));
        for (int r = 1; r < 95; r++) {
            String state = r % 9 == 0 ? "refused" : "answered";
            all.add(answer("llama", "grade", "axial-030", r, state, r % 4 == 0 ? "label 0" : "label 1", "Choice: 1"));
        }
        all.add(answer(
                "llama-box",
                "bounding-box",
                "axial-030",
                0,
                "truncated",
                "",
                "Choice:\n**Step 1: Classify the brain scan.** The tumor region is the brightest,"));
        all.add(answer(
                "llama-polygon",
                "polygon",
                "axial-034",
                0,
                "unparseable",
                "",
                "\u0000\u0007\uD800 z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307algo "
                        + "\u05E9\u05DC\u05D5\u05DD " + "x".repeat(1_000_000)));
        all.add(answer(
                "llama",
                "centre-point",
                "axial-034",
                0,
                "answered",
                "row 60, column 87",
                "y".repeat(500_000) + "(60, 87)" + "z".repeat(500_000)));
        all.add(answer(
                "llama",
                "centre-point",
                "axial-099",
                0,
                "refused",
                "",
                "I can't provide the location. ]]> --> </pre></td> &amp; <img src=x onerror=alert(2)>"));
        return all;
    }

    void file(String name, String text) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String study() {
        return "pages";
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<Arm> arms() {
        return List.of(
                new Arm("cnn", "cnn", false),
                new Arm("llama", "llama [oracles: slices]", false),
                new Arm("llama-box", "llama-box [oracles: slices]", false),
                new Arm("llama-polygon", "llama-polygon [oracles: slices]", false));
    }

    @Override
    public List<ScoreRow> scores() {
        return List.of(
                new ScoreRow(
                        "cnn",
                        "test",
                        "case-A",
                        "dice",
                        "mask",
                        "source-mm",
                        "3d-patient",
                        "failures-as-wrong",
                        0.731,
                        1,
                        1),
                new ScoreRow(
                        "llama",
                        "test",
                        "case-A",
                        "centre-distance",
                        "centre-point",
                        "source-mm",
                        "2d-slice-mean",
                        "failures-as-wrong",
                        17.25,
                        3,
                        4));
    }
}
