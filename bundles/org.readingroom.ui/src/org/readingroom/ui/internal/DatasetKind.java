package org.readingroom.ui.internal;

/**
 * A dataset plugin that can be chosen.
 *
 * @param id the plugin's id
 * @param label for people
 * @param settings the record of its settings
 */
public record DatasetKind(String id, String label, Class<? extends Record> settings) {}
