package org.readingroom.metrics.conformance;

import java.util.List;

/**
 * How one file of vectors fared.
 *
 * @param family the family's name in the file
 * @param file the file's name
 * @param cases how many cases it holds
 * @param known whether there are metrics here for this family; of another nothing ran
 * @param keys one line an expected key, in the order of first appearance
 * @param differences the first values that differ
 */
public record FamilyResult(
        String family, String file, int cases, boolean known, List<KeyTally> keys, List<Difference> differences) {
    /** Copies the lists. */
    public FamilyResult {
        keys = List.copyOf(keys);
        differences = List.copyOf(differences);
    }

    /**
     * One expected key over all cases.
     *
     * @param key the key; {@code *} stands for a patient
     * @param mandatory whether the platform's rules ask for it
     * @param passed values within tolerance
     * @param failed values beyond it
     * @param notImplemented values for which nothing was computed
     */
    public record KeyTally(String key, boolean mandatory, int passed, int failed, int notImplemented) {}

    /**
     * One value that differs.
     *
     * @param caseId the case
     * @param key the key
     * @param mandatory whether the platform's rules ask for it
     * @param expected as in the file
     * @param actual ours
     */
    public record Difference(String caseId, String key, boolean mandatory, String expected, String actual) {}

    /** Values within tolerance. */
    public int passed() {
        return keys.stream().mapToInt(KeyTally::passed).sum();
    }

    /** Values beyond it. */
    public int failed() {
        return keys.stream().mapToInt(KeyTally::failed).sum();
    }

    /** Values for which nothing was computed. */
    public int notImplemented() {
        return keys.stream().mapToInt(KeyTally::notImplemented).sum();
    }

    /** Mandatory values for which nothing was computed. */
    public int mandatoryNotRun() {
        return keys.stream()
                .filter(KeyTally::mandatory)
                .mapToInt(KeyTally::notImplemented)
                .sum();
    }

    /** Whether every mandatory value of every case ran and nothing that ran differs. */
    public boolean ok() {
        return known && failed() == 0 && mandatoryNotRun() == 0;
    }
}
