package org.readingroom.bench.internal.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomSize;
import org.readingroom.run.CaseObserver;
import org.readingroom.run.RunLog;
import org.readingroom.run.RunOptions;
import org.readingroom.run.RunSummary;
import org.readingroom.run.Shard;
import org.readingroom.run.StudyRun;
import org.readingroom.settings.PluginRegistry;

/**
 * Scoring 369 synthetic patients, as many as BraTS 2020 has, of 12 arms, eight of masks and four of grades, from their
 * stored readings. Ours is the whole of {@code rescore}: scores by patient, slice and cohort, intervals,
 * comparisons, every file. The peer computes only the scores of patients and cohorts: MONAI's Dice, HD95, precision, recall
 * and specificity, scikit-learn's measures of grades.
 */
final class ScoringWorkload implements Workload {
    private static final int PATIENTS = 369;
    private static final double TOLERANCE = 1e-4;
    private static final String STUDY = """
        format: 1
        name: evaluate
        seed: 1
        dataset: { id: brats, root: phantoms }
        cohort: { split: { test: 55, stratify: grade } }
        arms:
          - { id: blob-flair, model: { id: bright-blob, volume: flair }, read: [train, test] }
          - { id: blob-t2, model: { id: bright-blob, volume: t2 }, read: [train, test] }
          - { id: blob-t1ce, model: { id: bright-blob, volume: t1ce }, read: [train, test] }
          - { id: blob-t1, model: { id: bright-blob, volume: t1 }, read: [train, test] }
          - { id: blob-flair-2, model: { id: bright-blob, volume: flair }, read: [train, test] }
          - { id: blob-t2-2, model: { id: bright-blob, volume: t2 }, read: [train, test] }
          - { id: blob-t1ce-2, model: { id: bright-blob, volume: t1ce }, read: [train, test] }
          - { id: blob-t1-2, model: { id: bright-blob, volume: t1 }, read: [train, test] }
          - { id: shortcut, model: shortcut, read: [train, test] }
          - { id: shortcut-2, model: shortcut, read: [train, test] }
          - { id: majority, model: majority, read: [train, test] }
          - { id: majority-2, model: majority, read: [train, test] }
        metrics: [accuracy, balanced-accuracy, f1, auc, dice, hd95, precision, recall, specificity]
        """;
    private static final RunLog QUIET = new RunLog() {
        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}
    };

    private final PluginRegistry registry;
    private final Path folder;
    private final Path phantoms;
    private final Path run;
    private RunSummary summary;

    ScoringWorkload(PluginRegistry registry, Path folder) {
        this.registry = registry;
        this.folder = folder;
        this.phantoms = folder.resolve("phantoms");
        this.run = folder.resolve("run");
    }

    @Override
    public String title() {
        return "scoring " + PATIENTS
                + " patients x 12 arms from stored readings (the peer: without slices, intervals, comparisons)";
    }

    @Override
    public double goal() {
        return 0.2;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    private StudyRun engine() {
        return new StudyRun(registry, folder.resolve("cache"), QUIET);
    }

    /** Makes patients and readings, once. */
    private void ready() {
        if (Files.exists(run)) {
            return;
        }
        Path study = folder.resolve("evaluate.yaml");
        try {
            Files.writeString(study, STUDY);
        } catch (IOException e) {
            throw CommandException.failed("cannot write " + study + ": " + e.getMessage() + "; free room there", e);
        }
        PhantomFolder.write(phantoms, new PhantomGenerator(1, PhantomSize.SMALL), PATIENTS, Monitor.NONE);
        RunOptions options =
                new RunOptions(study, Map.of("phantoms", phantoms), run, Optional.empty(), Shard.WHOLE, false);
        RunSummary made = engine().run(options, CaseObserver.NONE, Monitor.NONE);
        if (!made.complete()) {
            throw CommandException.failed("the readings to score could not be made: " + made.failures(), null);
        }
    }

    @Override
    public Map<String, Object> request() {
        ready();
        return Map.of("do", "score", "run", run.toString(), "phantoms", phantoms.toString());
    }

    @Override
    public void repeat() {
        ready();
        summary = engine().rescore(
                        run, Optional.empty(), Map.of("phantoms", phantoms), false, CaseObserver.NONE, Monitor.NONE);
    }

    @Override
    public Agreement check(JsonNode values) {
        Map<String, Double> ours = new LinkedHashMap<>();
        for (ScoreRow r : summary.scores()) {
            boolean whole = r.caseId().equals("*") && r.rule().equals("failures-as-wrong");
            boolean unit = r.unit().equals("3d-patient") || r.unit().equals("patient");
            if (whole && unit && values.path(r.arm()).path(r.split()).has(r.metric())) {
                ours.put(r.arm() + " " + r.split() + " " + r.metric(), r.value());
            }
        }
        double worst = 0;
        String where = "";
        for (Map.Entry<String, Double> e : ours.entrySet()) {
            String[] at = e.getKey().split(" ");
            JsonNode theirs = values.path(at[0]).path(at[1]).path(at[2]);
            double off =
                    theirs.isNull() && e.getValue().isNaN() ? 0 : Math.abs(theirs.asDouble(Double.NaN) - e.getValue());
            if (!(off <= worst)) {
                worst = off;
                where = e.getKey();
            }
        }
        return new Agreement(
                !ours.isEmpty() && worst <= TOLERANCE,
                String.format(
                        Locale.ROOT,
                        "%d scores of cohorts, furthest apart by %.1e (%s); to within %.0e",
                        ours.size(),
                        worst,
                        where,
                        TOLERANCE));
    }
}
