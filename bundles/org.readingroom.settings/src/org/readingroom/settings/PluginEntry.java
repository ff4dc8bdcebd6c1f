package org.readingroom.settings;

/**
 * A plugin that is installed, known from its service properties alone.
 *
 * @param kind its kind
 * @param id its id
 * @param label for people
 * @param version the plugin's own version
 * @param bundle symbolic name and version of the bundle it comes from, such as {@code org.readingroom.metrics 0.1.0}
 */
public record PluginEntry(PluginKind kind, String id, String label, String version, String bundle) {}
