package org.readingroom.api.settings;

import java.nio.file.Path;

/**
 * A folder that a study names and the command line locates ({@code --root NAME=DIR}), so that a study file never holds a
 * path of one machine.
 *
 * @param name the name in the study file
 * @param folder the folder on this machine, absolute
 */
public record Root(String name, Path folder) {}
