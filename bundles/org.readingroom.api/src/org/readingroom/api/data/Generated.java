package org.readingroom.api.data;

import java.util.Optional;

/**
 * What a {@link Dataset} may be besides: one that can say that its cases were made by a program. The cohort of a run
 * keeps what it says, so that nobody takes a score on made-up cases for one on patients.
 */
public interface Generated {
    /** The program, empty where the cases are of patients. */
    Optional<Generator> generator();

    /** The program that made a dataset, empty where it says nothing of one. */
    static Optional<Generator> generatorOf(Dataset dataset) {
        return dataset instanceof Generated g ? g.generator() : Optional.empty();
    }
}
