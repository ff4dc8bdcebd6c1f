package org.readingroom.settings;

import java.util.List;

/** The plugins that are installed, on whichever framework. */
public interface PluginRegistry {
    /** Those of a kind, sorted by id; two of one id are both left out and named in {@link #problems()}. */
    List<PluginEntry> entries(PluginKind kind);

    /**
     * Makes a plugin for use.
     *
     * @throws org.readingroom.api.PluginException where there is none of that id (naming the nearest), two claim it,
     *     or it cannot be made
     */
    <P> PluginHandle<P> open(PluginKind kind, String id, Class<P> contract);

    /**
     * What is installed and does not work: add-ons that do not resolve or start, components that fail, ids claimed
     * twice.
     */
    List<PluginProblem> problems();
}
