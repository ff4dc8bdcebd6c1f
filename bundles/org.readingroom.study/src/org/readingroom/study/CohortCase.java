package org.readingroom.study;

import java.util.Map;
import java.util.Set;
import org.readingroom.api.data.CaseInfo;

/**
 * A case's place in a cohort.
 *
 * @param caseId the case
 * @param patient the canonical patient: the least name among all that are of one patient
 * @param names every name the patient goes by
 * @param source the site it came from; empty where not known
 * @param labels its labels
 * @param digest SHA-256 of a decoded volume, so that one scan under two names is found; see {@link VolumeDigest}
 * @param split the part it is in
 * @param fold the fold it is in, or -1 where there are no folds or it is a test case
 */
public record CohortCase(
        String caseId,
        String patient,
        Set<String> names,
        String source,
        Map<String, String> labels,
        String digest,
        Split split,
        int fold) {
    public CohortCase {
        names = java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(names));
        labels = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(labels));
    }

    static CohortCase of(CaseInfo info, String patient, Set<String> names, String digest, Split split, int fold) {
        return new CohortCase(info.caseId(), patient, names, info.source(), info.labels(), digest, split, fold);
    }
}
