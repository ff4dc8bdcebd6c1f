package org.readingroom.settings;

import java.nio.file.Path;

/**
 * A jar in an add-ons folder.
 *
 * @param name its symbolic name
 * @param version its version
 * @param file the jar
 * @param removable whether it lies in the user's folder, and not in the installation's
 */
public record Addon(String name, String version, Path file, boolean removable) {}
