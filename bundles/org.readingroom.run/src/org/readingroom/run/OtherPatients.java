package org.readingroom.run;

import java.util.List;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.StudyException;

/**
 * Whose scan stands in a patient's place where an arm is shown another patient's: a case of the same part, never of the same
 * patient, drawn by the cohort's seed alone, so that it is the same in every arm and run.
 */
final class OtherPatients {
    private final Cohort cohort;

    OtherPatients(Cohort cohort) {
        this.cohort = cohort;
    }

    /**
     * The case that is shown for another.
     *
     * @throws StudyException where the part holds one patient alone
     */
    CohortCase of(CohortCase place) {
        List<CohortCase> others = cohort.of(place.split()).stream()
                .filter(c -> !c.patient().equals(place.patient()))
                .toList();
        if (others.isEmpty()) {
            throw new StudyException("another patient's image is to be shown for case " + place.caseId()
                    + ", and there is no other patient in " + place.split().word());
        }
        long draw = Digests.seed("other-patient", Long.toString(cohort.seed()), place.caseId());
        return others.get((int) Long.remainderUnsigned(draw, others.size()));
    }
}
