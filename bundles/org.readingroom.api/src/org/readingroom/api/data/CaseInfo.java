package org.readingroom.api.data;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of a case without opening an image.
 *
 * @param caseId unique in its dataset, safe as a file name
 * @param patientId whose study it is; several cases may be of one patient, and splits are by patient
 * @param aliases every other name this patient goes by (each column of a name mapping); two cases that share one are of
 *     one patient
 * @param source the site or collection the case came from; empty where not known
 * @param volumes the names of its volumes, such as {@code t1 t1ce t2 flair}
 * @param labels known labels by name, such as {@code grade -> HGG}
 * @param hasReference whether a reference mask is there
 */
public record CaseInfo(
        String caseId,
        String patientId,
        Set<String> aliases,
        String source,
        Set<String> volumes,
        Map<String, String> labels,
        boolean hasReference) {
    public CaseInfo {
        if (!caseId.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new DatasetException(
                    "'" + caseId + "' is no case id: letters, digits, dot, hyphen and underscore only");
        }
        if (patientId.isBlank()) {
            throw new DatasetException("case " + caseId + " has no patient id");
        }
        aliases = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(aliases));
        volumes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
        labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
