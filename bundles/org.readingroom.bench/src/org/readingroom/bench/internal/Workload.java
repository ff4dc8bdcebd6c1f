package org.readingroom.bench.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** One thing that both sides do, from the same files to the same result. */
interface Workload {
    /** What is done, one line. */
    String title();

    /** The most that ours may take, as a share of the peer's time. */
    double goal();

    /** What the peer is asked for one repetition: a line of JSON, see the peer's script. */
    Map<String, Object> request();

    /** Does it once, on our side; this is what is timed. */
    void repeat();

    /**
     * Holds our result against the peer's; {@link #repeat()} ran before.
     *
     * @param values what the peer answered to a request that asked for its values
     */
    Agreement check(JsonNode values);
}
