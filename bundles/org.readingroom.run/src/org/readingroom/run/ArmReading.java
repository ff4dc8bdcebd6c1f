package org.readingroom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginException;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Split;
import org.readingroom.study.Study;
import org.readingroom.study.StudyException;

/** Trains and reads the arms of a run, one at a time. */
final class ArmReading {
    private static final SliceFrame ANY = new SliceFrame(128, 128, 1, 1);

    private final RunFolder folder;
    private final OpenStudy open;
    private final Study study;
    private final StudyInput input;
    private final Cohort cohort;
    private final Path cache;
    private final RunLog log;

    /** @param cache a folder for derived files that runs share */
    ArmReading(RunFolder folder, OpenStudy open, Study study, StudyInput input, Cohort cohort, Path cache, RunLog log) {
        this.folder = folder;
        this.open = open;
        this.study = study;
        this.input = input;
        this.cohort = cohort;
        this.cache = cache;
        this.log = log;
    }

    /**
     * The seed of an arm's model: its own where it has one, else one that follows from its id; apart for each study seed.
     */
    static long seed(Study study, Arm arm) {
        String own = Long.toString(study.seed());
        return arm.seed()
                .map(s -> Digests.seed("arm", own, arm.groupId(), Long.toString(s)))
                .orElseGet(() -> Digests.seed("arm", own, arm.id()));
    }

    /** Trains and reads one arm; why it ended early, where it did. */
    Optional<String> read(Arm arm, Shard shard, Monitor monitor) {
        long started = System.nanoTime();
        long seed = seed(study, arm);
        Optional<String> untrained = arm.tunedBy().filter(other -> !ArmTraining.isTrained(folder, other));
        if (untrained.isPresent()) {
            return Optional.of(ended(
                    arm,
                    "it reads with what arm '" + untrained.get()
                            + "' learnt, which is not trained yet; train or read that arm first"));
        }
        try (ArmLock lock = ArmLock.take(folder.lock(arm.id(), shard), "arm '" + arm.id() + "'");
                ArmSession session = open.session(arm, input, seed, cache, monitor)) {
            tell(arm, "preparing", Map.of());
            String fit = training().ensure(session, arm.id(), seed, monitor);
            long trained = System.nanoTime();
            List<CohortCase> places = places(arm, shard);
            Optional<String> lacking = lacking(arm, places);
            if (lacking.isPresent()) {
                return Optional.of(ended(arm, lacking.get()));
            }
            tell(arm, "reading", Map.of("cases", places.size()));
            int asked = ask(arm, session, fit, seed, places, shard, monitor);
            Files.deleteIfExists(folder.failure(arm.id()));
            Timings.append(folder, arm.id(), "train", trained - started, 0);
            Timings.append(folder, arm.id(), "read", System.nanoTime() - trained, asked);
            log.info("arm '" + arm.id() + "': " + asked + " queries asked");
            tell(arm, "read", Map.of("asked", asked));
            return Optional.empty();
        } catch (CancelledException | RunException | StudyException e) {
            throw e;
        } catch (ReadingRoomException e) {
            return Optional.of(ended(
                    arm,
                    e instanceof PluginException
                            ? e.getMessage()
                            : "model '" + arm.model().id() + "': " + e.getMessage()));
        } catch (IOException e) {
            throw new RunException("cannot write to " + folder.path() + ": " + AtomicFile.reason(e), e);
        }
    }

    private ArmTraining training() {
        return new ArmTraining(folder, study, cohort, open, input);
    }

    /**
     * Trains one arm and reads nothing.
     *
     * @throws StudyException where its model does not learn
     */
    void train(Arm arm, Monitor monitor) {
        if (arm.tunedBy().isPresent()) {
            throw new StudyException("arm '" + arm.id() + "' reads with what arm '"
                    + arm.tunedBy().get() + "' learnt; train that one");
        }
        long started = System.nanoTime();
        long seed = seed(study, arm);
        try (ArmLock lock = ArmLock.take(folder.lock(arm.id(), Shard.WHOLE), "arm '" + arm.id() + "'");
                ArmSession session = open.session(arm, input, seed, cache, monitor)) {
            if (!session.trainable()) {
                throw new StudyException("arm '" + arm.id() + "' has nothing to learn: its model '"
                        + arm.model().id() + "' reads as it is; give the arm finetune:, or run the study");
            }
            tell(arm, "training", Map.of());
            training().ensure(session, arm.id(), seed, monitor);
            Timings.append(folder, arm.id(), "train", System.nanoTime() - started, 0);
            tell(arm, "trained", Map.of());
            log.info("arm '" + arm.id() + "' is trained");
        }
    }

    private int ask(
            Arm arm, ArmSession session, String fit, long seed, List<CohortCase> places, Shard shard, Monitor monitor) {
        // What a model learnt from in this run is no news to it: it is told of those who were held out.
        session.expect(cohort.of(arm).stream()
                .filter(c -> !session.trainable() || c.split() != Split.TRAIN)
                .map(c -> open.cases().get(c.caseId()))
                .toList());
        session.drawExamples(cohort, open.cases());
        ArmBasis basis = session.basis(fit, open.tasks());
        basis.tasks().forEach(open.tasks()::get);
        Planner planner = new ArmPlans(folder, study, cohort, open.tasks()).of(arm, basis);
        PromptFiles.keep(folder, session.promptFiles());
        basis.write(folder.basis(arm.id()));
        tellForced(arm, session);
        try (AnswerStore store = AnswerStore.open(folder.answers(arm.id(), shard))) {
            QueryMaker maker = new QueryMaker(arm, session, basis, study.seed(), seed);
            return new ArmRunner(folder, arm, session, planner, input, store, maker, open.cases())
                    .read(places, log, monitor);
        }
    }

    /** What keeps an arm from being read: the arm whose slices it takes over has not been, or not on all of its cases. */
    private Optional<String> lacking(Arm arm, List<CohortCase> places) {
        Optional<Arm> other =
                arm.slices().fromArm().flatMap(id -> study.arms(id).stream().findFirst());
        if (other.isEmpty()) {
            return Optional.empty();
        }
        Set<String> answered = StoredAnswers.cases(folder, other.get().id());
        return places.stream()
                .filter(p -> !answered.contains(p.caseId()))
                .findFirst()
                .map(p -> "it is asked the slices of arm '" + other.get().id() + "', which has no answer to case "
                        + p.caseId() + " yet; read that arm first, on the same cases");
    }

    private void tellForced(Arm arm, ArmSession session) {
        boolean wanted = arm.decode().forced()
                && session.strategy()
                        .filter(s -> !s.form(ANY).texts().isEmpty())
                        .isPresent();
        if (wanted && !session.capabilities().continuations()) {
            log.warn("arm '" + arm.id() + "': the model '" + arm.model().id()
                    + "' cannot score a given text, so that there are no forced probabilities of the answers");
        }
    }

    private String ended(Arm arm, String reason) {
        AtomicFile.write(folder.failure(arm.id()), reason + "\n");
        log.warn("arm '" + arm.id() + "' ended early: " + reason);
        tell(arm, "ended", Map.of("reason", reason));
        return reason;
    }

    private void tell(Arm arm, String state, Map<String, ?> more) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("arm", arm.id(), "state", state));
        fields.putAll(more);
        log.event("arm", fields);
    }

    private List<CohortCase> places(Arm arm, Shard shard) {
        Set<CohortCase> read = new HashSet<>(cohort.of(arm));
        List<CohortCase> some = new ArrayList<>();
        for (int i = 0; i < cohort.cases().size(); i++) {
            CohortCase c = cohort.cases().get(i);
            if (shard.takes(i) && read.contains(c)) {
                some.add(c);
            }
        }
        return some;
    }
}
