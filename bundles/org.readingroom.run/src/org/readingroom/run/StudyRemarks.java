package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.study.Arm;
import org.readingroom.study.Study;

/** What a study asks that can be run, and whose result will lack something. */
final class StudyRemarks {
    /** Runs of a sampled arm that a spread is told from. */
    private static final int RUNS = 3;

    private StudyRemarks() {}

    /** One sentence each. */
    static List<String> of(Study study) {
        List<String> remarks = new ArrayList<>();
        for (Arm arm : study.arms()) {
            boolean primary =
                    study.analysis().pairs().stream().anyMatch(p -> p.contains(arm.id()) || p.contains(arm.groupId()));
            int runs = arm.decode().repeats() * study.arms(arm.groupId()).size();
            if (arm.prompt().isPresent() && arm.decode().sampled() && primary && runs < RUNS) {
                remarks.add("arm '" + arm.id() + "' draws its answers (temperature "
                        + arm.decode().temperature() + ") and is one of a pair that is compared, but is asked "
                        + (runs == 1 ? "once" : "twice")
                        + ": how much runs differ cannot be told; set decode.repeats to "
                        + RUNS + " or more");
            }
        }
        return remarks;
    }
}
