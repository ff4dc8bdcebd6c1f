package org.readingroom.settings;

import java.util.function.Function;

/**
 * A plugin made for use; closed when done with.
 *
 * @param <P> its contract
 */
public interface PluginHandle<P> extends AutoCloseable {
    /** What is known of it. */
    PluginEntry entry();

    /**
     * Calls the plugin.
     *
     * @throws org.readingroom.api.ReadingRoomException as the plugin throws it
     * @throws org.readingroom.api.PluginException naming plugin and bundle where it throws anything else, linkage
     *     errors included
     */
    <R> R call(Function<P, R> use);

    @Override
    void close();
}
