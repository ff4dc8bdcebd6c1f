package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** What one family of vectors asks, and how it is answered with our metrics. */
interface Family {
    /** The name in the files. */
    String name();

    /** Whether the platform's rules ask for a value; a key without a patient's name. */
    boolean isMandatory(String key);

    /** Computes what there is for one input; what is not put into the values counts as not implemented. */
    void score(JsonNode input, Values values);
}
