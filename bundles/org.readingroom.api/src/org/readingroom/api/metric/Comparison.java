package org.readingroom.api.metric;

import java.util.Optional;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.TaskValues;

/**
 * One reading beside the truth.
 *
 * @param caseId the case
 * @param patientId the patient
 * @param slice the slice, where the task is one of slices
 * @param frame the slice's frame, where there is a slice
 * @param reading a value of the metric's task's value type; empty where the reader failed
 * @param truth the truth for every task that has one on this case or slice
 */
public record Comparison(
        String caseId,
        String patientId,
        Optional<SliceRef> slice,
        Optional<SliceFrame> frame,
        Optional<Object> reading,
        TaskValues truth) {}
