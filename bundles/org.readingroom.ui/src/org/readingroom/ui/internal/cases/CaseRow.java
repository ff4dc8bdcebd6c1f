package org.readingroom.ui.internal.cases;

import java.util.Map;
import java.util.OptionalDouble;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.ui.internal.VolumeUnit;

/**
 * A line of the table of cases.
 *
 * @param subject the case
 * @param split the part of the cohort that its patient is in; empty where none is known
 * @param volumes the tumour volumes counted so far, by case
 */
public record CaseRow(Case subject, String split, Map<String, OptionalDouble> volumes) {
    CaseInfo info() {
        return subject.info();
    }

    /** The tumour's volume in ml; not a number where there is no mask, or it is not counted yet. */
    double tumour() {
        OptionalDouble found = volumes.get(subject.id());
        return found == null ? Double.NaN : found.orElse(Double.NaN);
    }

    /** The tumour's volume in words. */
    String tumourWords() {
        if (!info().hasReference()) {
            return "no mask";
        }
        OptionalDouble found = volumes.get(subject.id());
        if (found == null) {
            return TumourCounting.PENDING;
        }
        return found.isPresent() ? VolumeUnit.preferred().of(found.getAsDouble()) : "unreadable";
    }
}
