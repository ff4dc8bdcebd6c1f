package org.readingroom.run.analysis;

import java.util.OptionalInt;

/**
 * A case that is scored, and what is true of it.
 *
 * @param caseId the case
 * @param patient whose it is
 * @param split {@code train}, {@code validation} or {@code test}
 * @param grade the true class; empty where it is not known
 * @param source the site it came from; empty where not known
 * @param tumour the volume of the reference mask, millilitres; NaN where there is none
 */
public record CaseFact(String caseId, String patient, String split, OptionalInt grade, String source, double tumour) {}
