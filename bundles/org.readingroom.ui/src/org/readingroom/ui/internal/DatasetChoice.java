package org.readingroom.ui.internal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A dataset that a user wants opened.
 *
 * @param plugin id of the dataset plugin
 * @param folder where it lies; empty for a dataset that comes from no folder
 */
public record DatasetChoice(String plugin, Optional<Path> folder) {}
