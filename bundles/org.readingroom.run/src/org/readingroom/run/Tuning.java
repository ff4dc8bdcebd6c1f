package org.readingroom.run;

import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.task.Task;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Split;
import org.readingroom.study.Study;
import org.readingroom.study.StudyException;

/** What prompted arms of a run are tuned on. */
final class Tuning {
    private final RunFolder folder;
    private final Study study;
    private final Cohort cohort;
    private final OpenStudy open;
    private final StudyInput input;

    /** @param folder where the run is, or would be */
    Tuning(RunFolder folder, Study study, Cohort cohort, OpenStudy open, StudyInput input) {
        this.folder = folder;
        this.study = study;
        this.cohort = cohort;
        this.open = open;
        this.input = input;
    }

    /**
     * The questions of an arm about training and validation patients.
     *
     * @param seed the arm's own
     * @throws StudyException where they are on the slices of an arm that was not read on these patients yet
     */
    TuningCases cases(AskedArm asked, TrainingCases cases, long seed) {
        Arm arm = asked.arm();
        ArmBasis basis = ArmBasis.planned(arm, asked.strategy().task(), input);
        Planner planner = new ArmPlans(folder, study, cohort, open.tasks()).of(arm, basis);
        other(arm).ifPresent(o -> requireMasks(arm, o));
        SliceQuestions questions = new SliceQuestions(asked, planner, input, open.cases(), seed);
        return new TuningCases(cases, questions, cohort, TrainingCases.balance(study));
    }

    private Optional<Arm> other(Arm arm) {
        return arm.slices().fromArm().flatMap(id -> study.arms(id).stream().findFirst());
    }

    /** A mask that was not read is no empty mask. */
    private void requireMasks(Arm arm, Arm other) {
        if (!ArmBasis.read(folder.basis(other.id())).tasks().contains(Task.MASK.id())) {
            return;
        }
        Set<String> answered = StoredAnswers.cases(folder, other.id());
        for (CohortCase c : cohort.cases()) {
            if (c.split() != Split.TEST && !answered.contains(c.caseId())) {
                throw new StudyException("arm '" + arm.id() + "' is tuned on the slices of arm '" + other.id()
                        + "', which has no mask of case " + c.caseId() + " ("
                        + c.split().word()
                        + ") yet; read that arm on train and validation first");
            }
        }
    }

    /** The digest of the arm whose slices an arm takes over; empty where it takes over none. */
    Optional<String> slicesTaken(Arm arm) {
        return other(arm).map(o -> folder.basis(o.id())).filter(Files::exists).map(file -> ArmBasis.read(file)
                .digest());
    }
}
