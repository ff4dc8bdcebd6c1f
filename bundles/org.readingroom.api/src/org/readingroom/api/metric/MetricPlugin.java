package org.readingroom.api.metric;

import org.readingroom.api.Plugin;

/**
 * Makes metrics.
 *
 * @param <S> its settings
 */
public interface MetricPlugin<S extends Record> extends Plugin<S> {
    /** A metric with these settings. */
    Metric create(S settings);
}
