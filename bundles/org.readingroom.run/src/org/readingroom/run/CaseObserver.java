package org.readingroom.run;

import java.util.Map;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.TaskValues;

/** Sees each case while it is scored, with the truth and what every arm says of it; for pictures. */
public interface CaseObserver {
    /** An observer that looks away. */
    CaseObserver NONE = (subject, truth, readings) -> {};

    /**
     * One case.
     *
     * @param subject the case
     * @param truth its truth
     * @param readings what each arm says of each slice, by arm and slice
     */
    void scored(Case subject, CaseTruth truth, Map<String, Map<SliceRef, TaskValues>> readings);
}
