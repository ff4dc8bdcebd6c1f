package org.readingroom.run;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.TaskValues;

/** Sees each case while it is scored, with the truth and what every arm says of it; for pictures. */
public interface CaseObserver {
    /** An observer that looks away. */
    CaseObserver NONE = (subject, truth, readings) -> {};

    /**
     * What an arm was asked about a case in words, before {@link #scored} of that case.
     *
     * @param arm the arm's id
     * @param answers reads the stored answers that the arm's scores rest on, in the order of asking; none of another plan
     * @param shown the source's slice that each slice is of, by the name that answers call it
     */
    default void answered(String arm, Supplier<List<StoredAnswer>> answers, Map<String, SliceRef> shown) {}

    /**
     * One case.
     *
     * @param subject the case
     * @param truth its truth
     * @param readings what each arm says of each slice, by arm and slice
     */
    void scored(Case subject, CaseTruth truth, Map<String, Map<SliceRef, TaskValues>> readings);
}
