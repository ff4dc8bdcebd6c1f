package org.readingroom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one run, and where everything stands in it.
 *
 * @param path the folder, absolute
 */
public record RunFolder(Path path) {
    private static final Set<String> SET_UP =
            Set.of("run.lock", "run.log", "study.yaml", "environment.json", "cohort.json", "roots.json");

    public RunFolder {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * The folder of a run to be made or gone on with.
     *
     * @throws RunException where it cannot be made, or holds files that are no run's
     */
    public static RunFolder create(Path path) {
        RunFolder folder = new RunFolder(path);
        try {
            if (Files.exists(folder.path) && !Files.isDirectory(folder.path)) {
                throw new RunException(folder.path + " is a file; give a folder for the run");
            }
            if (Files.isDirectory(folder.path) && !Files.exists(folder.settings()) && !folder.isVacant()) {
                throw new RunException(folder.path + " holds files that are not of a run; give a new or empty folder");
            }
            Files.createDirectories(folder.path);
            if (!Files.isWritable(folder.path)) {
                throw new RunException("cannot write to " + folder.path + "; give a folder you may write to");
            }
            return folder;
        } catch (IOException e) {
            throw new RunException(
                    "cannot make the run folder " + folder.path + ": " + AtomicFile.reason(e)
                            + "; give a folder you may write to",
                    e);
        }
    }

    /**
     * The folder of a run that was started.
     *
     * @throws RunException where there is none
     */
    public static RunFolder existing(Path path) {
        RunFolder folder = new RunFolder(path);
        if (!Files.exists(folder.settings())) {
            throw new RunException(folder.path + " is no run folder: it holds no run.json; give the --out of a run");
        }
        return folder;
    }

    /** Empty, or holding no more than a run that was killed while it set the folder up: its lock, and files it writes. */
    private boolean isVacant() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            List<String> names = files.map(f -> f.getFileName().toString()).toList();
            boolean begun = names.contains("run.lock") || names.equals(List.of("run.log"));
            return names.isEmpty() || begun && names.stream().allMatch(n -> SET_UP.contains(n) || n.endsWith(".part"));
        }
    }

    /** What the run is bound to: dataset, cohort and seed. */
    public Path settings() {
        return path.resolve("run.json");
    }

    /** The study as run. */
    public Path study() {
        return path.resolve("study.yaml");
    }

    /** Versions, machine, plugins. */
    public Path environment() {
        return path.resolve("environment.json");
    }

    /** The patients and their parts. */
    public Path cohort() {
        return path.resolve("cohort.json");
    }

    /** When test patients were scored, and with what. */
    public Path ledger() {
        return path.resolve("ledger.jsonl");
    }

    /** One line an arm, case and metric. */
    public Path scores() {
        return path.resolve("scores.csv");
    }

    /** One line an arm, slice and metric. */
    public Path sliceScores() {
        return path.resolve("slice_scores.csv");
    }

    /** One line a slice with tumour that some arm is scored on: what its outline is, and whether it has a polygon at all. */
    public Path outlines() {
        return path.resolve("outlines.csv");
    }

    /** How long what took. */
    public Path timings() {
        return path.resolve("timings.csv");
    }

    /** The log. */
    public Path log() {
        return path.resolve("run.log");
    }

    /** What was cut out of each case for readers, and the way back to its voxels. */
    public Path input() {
        return path.resolve("input");
    }

    /** Pictures for the report, one a case. */
    public Path figures() {
        return path.resolve("report-figures");
    }

    /** The kept copy of a prompt file. */
    Path promptFile(String digest) {
        return path.resolve("prompt-files").resolve(digest + ".txt");
    }

    /** How the last scoring ended, beside its scores. */
    Path summary() {
        return path.resolve("summary.json");
    }

    /** What an arm's answers rest on. */
    public Path basis(String arm) {
        return path.resolve("answers").resolve(arm + ".arm.json");
    }

    /** Why an arm ended early; there only where it did. */
    public Path failure(String arm) {
        return path.resolve("answers").resolve(arm + ".failed.txt");
    }

    /** The answers of an arm, or of a shard of it. */
    public Path answers(String arm, Shard shard) {
        return path.resolve("answers").resolve(arm + shard.suffix() + ".jsonl");
    }

    /** Every answer file of an arm, the whole one first, then the shards by name. */
    public List<Path> allAnswers(String arm) {
        List<Path> files = new ArrayList<>();
        Path whole = answers(arm, Shard.WHOLE);
        if (Files.exists(whole)) {
            files.add(whole);
        }
        try (Stream<Path> all = Files.exists(whole.getParent()) ? Files.list(whole.getParent()) : Stream.empty()) {
            all.filter(f -> f.getFileName()
                            .toString()
                            .matches(java.util.regex.Pattern.quote(arm) + "\\.shard-\\d+-of-\\d+\\.jsonl"))
                    .sorted()
                    .forEach(files::add);
        } catch (IOException e) {
            throw new RunException("cannot list " + whole.getParent() + ": " + AtomicFile.reason(e), e);
        }
        return files;
    }

    /** The lock of an arm, or of a shard of it. */
    Path lock(String arm, Shard shard) {
        return path.resolve("answers").resolve("." + arm + shard.suffix() + ".lock");
    }

    /** What an arm learnt. */
    public Path model(String arm) {
        return path.resolve("models").resolve(arm);
    }

    /** What an arm says, case by case. */
    public Path readings(String arm) {
        return path.resolve("readings").resolve(arm);
    }

    /** An arm's mask of a case. */
    public Path mask(String arm, String caseId) {
        return readings(arm).resolve(caseId + "_mask.nii.gz");
    }

    /** {@code readings/<arm>/<case>-probability.nii.gz}: 0 to 255 for 0 to 1. */
    public Path probability(String arm, String caseId) {
        return readings(arm).resolve(caseId + "-probability.nii.gz");
    }
}
