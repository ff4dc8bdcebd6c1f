package org.readingroom.ui.internal;

/**
 * A dataset plugin that can be chosen.
 *
 * @param id the plugin's id
 * @param label for people
 * @param folder whether it needs a folder
 */
public record DatasetKind(String id, String label, boolean folder) {}
