package org.readingroom.run;

import java.util.Optional;

/**
 * A question on the {@link PromptBench}.
 *
 * @param caseId the case
 * @param slice index of the slice in the arm's plane, 0-based, of the grid that the arm is given
 * @param wording a wording of one's own, as a prompt file has it; empty for the arm's
 * @param repeats how often it is asked, 1 or more
 * @param testPatients whether a case of a test patient may be asked about; it is noted in the run's ledger
 */
public record BenchQuestion(String caseId, int slice, Optional<String> wording, int repeats, boolean testPatients) {
    /**
     * @throws RunException where it is asked less than once
     */
    public BenchQuestion {
        if (repeats < 1) {
            throw new RunException("a question is asked once or more, not " + repeats + " times");
        }
    }
}
