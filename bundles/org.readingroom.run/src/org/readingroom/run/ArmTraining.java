package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.TrainingView;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Split;
import org.readingroom.study.Study;

/**
 * The training of an arm inside a run: done once, resumed where it was interrupted, and shared by the shards of an arm.
 */
final class ArmTraining {
    private static final String RECORD = "readingroom-fit.json";
    private final RunFolder folder;
    private final Study study;
    private final Cohort cohort;
    private final Map<String, Case> cases;
    private final Tuning tuning;

    ArmTraining(RunFolder folder, Study study, Cohort cohort, OpenStudy open, StudyInput input) {
        this.folder = folder;
        this.study = study;
        this.cohort = cohort;
        this.cases = open.cases();
        this.tuning = new Tuning(folder, study, cohort, open, input);
    }

    /**
     * Leaves the session's model trained on the cohort's training patients.
     *
     * @return the digest of what it was trained on, empty where the model does not learn
     */
    String ensure(ArmSession session, String armId, long seed, Monitor monitor) {
        if (!session.trainable()) {
            return "";
        }
        Optional<String> other = study.arm(armId).flatMap(Arm::tunedBy);
        if (other.isPresent()) {
            return loadOther(session, other.get());
        }
        String digest = digest(session, armId, seed);
        Path models = folder.model(armId);
        try (ArmLock lock = ArmLock.await(models.resolve(".lock"), "the training of arm '" + armId + "'", monitor)) {
            Path record = models.resolve(RECORD);
            refuseOther(record, digest, armId);
            if (isFinished(record)) {
                session.load(models);
            } else {
                TrainingView view = view(session, seed, monitor);
                write(record, digest, false);
                session.fit(view, models, monitor);
                write(record, digest, true);
            }
        }
        return digest;
    }

    /** Another arm's training: its digest. */
    private String loadOther(ArmSession session, String other) {
        load(folder, session, other);
        return read(folder.model(other).resolve(RECORD)).path("digest").asText();
    }

    /** Whether an arm's training is finished. */
    static boolean isTrained(RunFolder folder, String armId) {
        return isFinished(folder.model(armId).resolve(RECORD));
    }

    /** Loads a finished training. */
    static void load(RunFolder folder, ArmSession session, String armId) {
        if (session.trainable()) {
            if (!isFinished(folder.model(armId).resolve(RECORD))) {
                throw new RunException(
                        "arm '" + armId + "' of " + folder.path() + " is not trained yet; run the study first");
            }
            session.load(folder.model(armId));
        }
    }

    /** What the session's model is to learn from; for one that is prompted its questions, made before it begins. */
    private TrainingView view(ArmSession session, long seed, Monitor monitor) {
        TrainingCases all = TrainingCases.of(study, cohort, cases, seed);
        Optional<TuningCases> lessons = session.asked(study.seed()).map(arm -> tuning.cases(arm, all, seed));
        lessons.ifPresent(view -> view.lessons(monitor));
        return lessons.isPresent() ? lessons.get() : all;
    }

    private String digest(ArmSession session, String armId, long seed) {
        Map<String, Object> all = new TreeMap<>();
        study.arm(armId).flatMap(tuning::slicesTaken).ifPresent(taken -> all.put("slices", taken));
        all.put("model", session.trainingIdentity());
        all.put("seed", seed);
        all.put(
                "train",
                cohort.of(Split.TRAIN).stream().map(CohortCase::digest).sorted().toList());
        all.put(
                "validation",
                cohort.of(Split.VALIDATION).stream()
                        .map(CohortCase::digest)
                        .sorted()
                        .toList());
        all.put("balance", study.cohort().oversample().map(o -> o.label()).orElse(""));
        return Digests.of(new ObjectMapper().valueToTree(all).toString());
    }

    private void refuseOther(Path record, String digest, String armId) {
        if (Files.exists(record) && !read(record).path("digest").asText().equals(digest)) {
            throw new RunException("arm '" + armId + "' was trained in " + folder.path()
                    + " with other settings or patients; give the arm another id, or run into a new folder");
        }
    }

    private static boolean isFinished(Path record) {
        return Files.exists(record) && read(record).path("finished").asBoolean();
    }

    private static JsonNode read(Path record) {
        try {
            return new ObjectMapper().readTree(Files.readString(record));
        } catch (IOException e) {
            throw new RunException("cannot read " + record + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path record, String digest, boolean finished) {
        AtomicFile.write(
                record,
                new ObjectMapper()
                                .createObjectNode()
                                .put("format", 1)
                                .put("digest", digest)
                                .put("finished", finished)
                                .toPrettyString()
                        + "\n");
    }
}
