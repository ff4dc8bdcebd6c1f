package org.readingroom.run;

import java.nio.file.Files;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.Study;
import org.readingroom.study.StudyException;

/** The plans of a study's arms, each from what the arm's answers rest on. */
final class ArmPlans {
    private final RunFolder folder;
    private final Study study;
    private final Cohort cohort;
    private final TaskCatalogue tasks;

    ArmPlans(RunFolder folder, Study study, Cohort cohort, TaskCatalogue tasks) {
        this.folder = folder;
        this.study = study;
        this.cohort = cohort;
        this.tasks = tasks;
    }

    /**
     * The plan of an arm.
     *
     * @throws StudyException where it takes over the slices of an arm that was not read yet
     */
    Planner of(Arm arm, ArmBasis basis) {
        return new Planner(
                arm, basis, tasks, arm.slices().fromArm().map(other -> from(arm, other)), new OtherPatients(cohort));
    }

    private FromArm from(Arm arm, String named) {
        Arm other = study.arms(named).stream()
                .findFirst()
                .orElseThrow(() -> new StudyException("arm '" + arm.id() + "': there is no arm '" + named + "'"));
        if (!Files.exists(folder.basis(other.id()))) {
            throw new StudyException("arm '" + arm.id() + "' is asked the slices of arm '" + other.id()
                    + "', which was not read yet; read that one first");
        }
        ArmBasis basis = ArmBasis.read(folder.basis(other.id()));
        basis.tasks().stream().filter(t -> !tasks.knows(t)).findFirst().ifPresent(tasks::get);
        return new FromArm(folder, other.id(), of(other, basis));
    }
}
