package org.readingroom.settings;

/**
 * Something installed that does not work.
 *
 * @param subject the plugin, bundle or jar
 * @param reason why, from the framework's own records, and what to do
 */
public record PluginProblem(String subject, String reason) {}
