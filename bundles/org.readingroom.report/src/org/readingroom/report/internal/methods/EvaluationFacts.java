package org.readingroom.report.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.JsonFile;
import org.readingroom.report.internal.RunCsv;
import org.readingroom.report.internal.StudyText;

/** How readings were scored and compared. */
final class EvaluationFacts {
    private final RunData run;
    private final StudyText study;
    private final List<ArmFile> arms;

    EvaluationFacts(RunData run, StudyText study, List<ArmFile> arms) {
        this.run = run;
        this.study = study;
        this.arms = arms;
    }

    Map<String, String> sentences() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("metrics", metrics());
        all.put("vote", vote());
        all.put(
                "failures",
                "Every score is given over answered readings only and with failures as wrong: Dice, precision, recall"
                        + " and centre-in-box 0, HD95 and distances the frame's diagonal, no specificity of voxels, a"
                        + " patient without a grade wrong. No patient leaves a denominator.");
        all.put("intervals", intervals());
        all.put("primary", primary());
        all.put("statistics", statistics());
        all.put("ledger", Ledger.sentence(run.folder()));
        all.put(
                "incomplete",
                run.notices().stream().anyMatch(n -> n.startsWith("INCOMPLETE"))
                        ? "Readings are still missing, and no p-value is given."
                        : "");
        return all;
    }

    private String metrics() {
        if (run.definitions().isEmpty()) {
            return "";
        }
        String names = run.definitions().stream().map(d -> d.label()).collect(Collectors.joining(", "));
        Set<String> frames = new LinkedHashSet<>();
        run.scores().stream().map(ScoreRow::frame).filter(f -> !f.equals("-")).forEach(frames::add);
        return "Metrics: " + names + " (definitions in the last section)"
                + (frames.isEmpty()
                        ? "."
                        : "; frames " + String.join(" and ", frames) + ", of which source-mm is primary.");
    }

    private String vote() {
        boolean votes = arms.stream().anyMatch(a -> a.prompted() && a.tasks().contains("grade"));
        return votes
                ? "Slices voted for a patient's grade: plurality of LGG and HGG; the answer \"No Glioma\" and failures"
                        + " abstain; a tie or no vote is a wrong patient."
                : "";
    }

    private String intervals() {
        String methods = RunCsv.read(run.folder(), "intervals.csv").stream()
                .map(row -> row.text("method"))
                .filter(method -> !method.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return methods.isEmpty() ? "" : "Intervals are 95 % over patients (" + methods + ").";
    }

    private String primary() {
        JsonNode analysis = study.tree().path("analysis");
        JsonNode primary = analysis.path("primary");
        if (primary.size() == 0 && analysis.path("pairs").size() == 0) {
            return "No primary metric or pair was named before the run.";
        }
        List<String> pairs = new ArrayList<>();
        analysis.path("pairs")
                .forEach(p ->
                        pairs.add(p.path(0).asText() + " against " + p.path(1).asText()));
        return (primary.size() == 0 ? "" : "Primary metrics, named in the study: " + JsonFile.words(primary) + ". ")
                + (pairs.isEmpty() ? "" : "Primary pairs: " + String.join("; ", pairs) + ".");
    }

    private String statistics() {
        List<RunCsv.Row> pairs = RunCsv.read(run.folder(), "pairs.csv");
        String tests = pairs.stream()
                .map(row -> row.text("test"))
                .filter(test -> !test.isEmpty() && !test.equals("none"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return tests.isEmpty()
                ? ""
                : "Paired tests on the same patients (" + tests
                        + "), corrected by Holm over the primary comparisons; all else"
                        + " is exploratory. Where the smallest attainable p is over .05 the text says so.";
    }
}
